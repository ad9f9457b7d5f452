import type { ButtonInteraction, ChatInputCommandInteraction } from "discord.js";
import type { Request } from "../../core/bot.ts";
import { placeOf } from "./places.ts";

/** What a person asks with. */
type Asked = ChatInputCommandInteraction | ButtonInteraction;

/** The question in a slash command. A channel or a role that is named in it is handed over by its id. */
export function requestOf(interaction: ChatInputCommandInteraction): Request {
  const values = interaction.options.data.map(({ name, value }) => [name, String(value)]);
  return {
    command: interaction.commandName,
    values: Object.fromEntries(values) as Record<string, string>,
    language: interaction.locale,
    ...askerOf(interaction),
  };
}

/** Who asks, and where; the place is absent where the bot is no member: its commands can be there without it. */
export function askerOf(interaction: Asked): Pick<Request, "person" | "place"> {
  return {
    person: `discord:${interaction.user.id}`,
    ...(interaction.inCachedGuild() && { place: placeOf(interaction) }),
  };
}
