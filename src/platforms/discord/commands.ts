import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Command } from "../../core/command.ts";
import { type Locale, type Phrases, voiceOf } from "../../core/locale.ts";
import { oneLine } from "../../core/text.ts";

/** The longest description of a command or option (Discord documentation, application commands). */
const DESCRIPTION_LIMIT = 100;
/** The most choices of an option. */
const CHOICES_LIMIT = 25;

/** Discord names some languages by country. What is not here goes by our own tag. */
const DISCORD_TAGS: Readonly<Record<string, readonly string[]>> = {
  en: ["en-US", "en-GB"],
  es: ["es-ES", "es-419"],
};

/** A command in the form in which Discord publishes it, with its texts in every language. */
export function commandBody(
  command: Command,
  locales: readonly Locale[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const [first] = locales;
  if (!first)
    throw new Error("The list of locales is empty: put at least English into src/locales/index.ts.");
  const words: Phrases = command.words;
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    ...described(words, "description", locales),
    ...(command.restricted && {
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    }),
    contexts: command.restricted
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: Object.entries(command.options).map(([name, option]) => {
      const choices = option.choices?.(voiceOf(first), locales) ?? [];
      return {
        type: ApplicationCommandOptionType.String as const,
        name,
        ...described(words, `option.${name}`, locales),
        ...(choices.length > 0 &&
          choices.length <= CHOICES_LIMIT && {
            choices: choices.map(({ name: label, value }, index) => ({
              name: label,
              value,
              name_localizations: inEveryLanguage(
                locales,
                (locale) => option.choices?.(voiceOf(locale), locales)[index]?.name ?? label,
              ),
            })),
          }),
      };
    }),
  };
}

function described(words: Phrases, key: string, locales: readonly Locale[]) {
  const text = (locale: Locale) => oneLine(voiceOf(locale).say(words, key), DESCRIPTION_LIMIT);
  return {
    description: text(locales[0] as Locale),
    description_localizations: inEveryLanguage(locales, text),
  };
}

function inEveryLanguage(locales: readonly Locale[], text: (locale: Locale) => string): LocalizationMap {
  const entries = locales.flatMap((locale) =>
    (DISCORD_TAGS[locale.tag] ?? [locale.tag]).map((tag) => [tag, text(locale)]),
  );
  return Object.fromEntries(entries) as LocalizationMap;
}
