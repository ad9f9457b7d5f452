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
  /**
   * Whether a question, by its id, was brought to no process before; asked before anything is set up. Without it there is only
   * one way that questions come.
   */
  readonly isFirst?: (id: string) => Promise<boolean>;
}

/** What understanding a question needs. */
type MappingParts = Pick<HearingParts, "bot" | "whereabouts" | "isFirst">;

/** The question was brought before, to whichever process: nothing is set up by it, and nobody waits for an answer. */
export class BroughtAgain extends Error {
  override readonly name = "BroughtAgain";
}

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

/**
 * Who asks a command, and where; the place is absent where the bot is no member: its commands can be there without it. Throws
 * `BroughtAgain` for what sets something up and was brought before.
 */
export async function askerOf(
  asked: Asked,
  command: string,
  { bot, whereabouts, isFirst }: MappingParts,
): Promise<Pick<Request, "person" | "place">> {
  const person = `discord:${asked.user.id}`;
  if (!isInServer(asked)) return { person };
  const restricted = bot.commands.some(({ name, restricted }) => name === command && restricted);
  // Asked at the same time, so that nobody waits for both.
  const [spot, isNew] = await Promise.all([
    whereabouts.here(asked, restricted),
    restricted && isFirst ? isFirst(asked.id) : true,
  ]);
  if (!isNew) throw new BroughtAgain(`The question ${asked.id} was brought before.`);
  return { person, ...(spot && { place: placeAt(asked, spot, whereabouts) }) };
}
