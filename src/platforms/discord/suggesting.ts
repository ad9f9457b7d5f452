import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from "discord.js";
import type { Bot } from "../../core/bot.ts";
import type { Choice } from "../../core/option.ts";
import { oneLine } from "../../core/text.ts";
import { CHOICE_LENGTH, CHOICES_LIMIT } from "./limits.ts";
import { shorten } from "./render.ts";

/** More of what is typed than this is not looked at: no value is longer. */
const TYPED_LENGTH = 100;

/** Says what an option may be completed to while a person types it. */
export function createSuggesting(bot: Bot): (interaction: AutocompleteInteraction) => Promise<void> {
  return async (interaction) => {
    const { name, value } = interaction.options.getFocused(true);
    const choices = bot.suggest({
      command: interaction.commandName,
      option: name,
      typed: Array.from(value).slice(0, TYPED_LENGTH).join(""),
      language: interaction.locale,
    });
    await interaction.respond(offered(choices));
  };
}

/** The choices as Discord takes them. A value that is too long is left out with its name: a part of it is another one. */
function offered(choices: readonly Choice[]): ApplicationCommandOptionChoiceData[] {
  return choices
    .map(({ name, value }) => ({ name: choiceName(name), value }))
    .filter(({ name, value }) => name && value.trim() && value.length <= CHOICE_LENGTH)
    .slice(0, CHOICES_LIMIT);
}

/** The name of a choice on one line, within Discord's limit. */
export function choiceName(name: string): string {
  return shorten(oneLine(name, CHOICE_LENGTH), CHOICE_LENGTH);
}
