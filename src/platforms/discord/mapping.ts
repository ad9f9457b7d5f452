import type { ChatInputCommandInteraction } from "discord.js";
import type { Bot, Request } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import type { Illustrate } from "../illustrating.ts";
import type { Deadlines } from "./limits.ts";
import { placeAt } from "./places.ts";
import { type Asked, isInServer, type Whereabouts } from "./whereabouts.ts";

/** What hearing people needs, whatever way that what they do comes. */
export interface HearingParts {
  readonly bot: Bot;
  readonly log: Log;
  readonly illustrate: Illustrate;
  readonly whereabouts: Whereabouts;
  readonly deadlines: Deadlines;
}

/** What understanding a question needs. */
type MappingParts = Pick<HearingParts, "bot" | "whereabouts">;

/** The question in a slash command. A channel or a role that is named in it is handed over by its id. */
export async function requestOf(
  interaction: ChatInputCommandInteraction,
  parts: MappingParts,
): Promise<Request> {
  const values = interaction.options.data.map(({ name, value }) => [name, String(value)]);
  return {
    command: interaction.commandName,
    values: Object.fromEntries(values) as Record<string, string>,
    language: interaction.locale,
    ...(await askerOf(interaction, interaction.commandName, parts)),
  };
}

/** Who asks a command, and where; the place is absent where the bot is no member: its commands can be there without it. */
export async function askerOf(
  asked: Asked,
  command: string,
  { bot, whereabouts }: MappingParts,
): Promise<Pick<Request, "person" | "place">> {
  const person = `discord:${asked.user.id}`;
  if (!isInServer(asked)) return { person };
  const restricted = bot.commands.some(({ name, restricted }) => name === command && restricted);
  const spot = await whereabouts.here(asked, restricted);
  return { person, ...(spot && { place: placeAt(asked, spot, whereabouts) }) };
}
