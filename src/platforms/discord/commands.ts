import {
  type APIApplicationCommandOptionChoice,
  type ApplicationCommandOptionAllowedChannelType,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Command } from "../../core/command.ts";
import { FIRST_DAY } from "../../core/day.ts";
import { type Locale, type Phrases, voiceOf } from "../../core/locale.ts";
import type { Option, OptionContext } from "../../core/option.ts";
import { optionName } from "../../core/option-names.ts";
import { oneLine } from "../../core/text.ts";
import { CHOICES_LIMIT } from "./limits.ts";
import { choiceName } from "./suggesting.ts";

/** The longest description of a command or option (Discord documentation, application commands). */
const DESCRIPTION_LIMIT = 100;

/** The kinds of channels that a person may pick for posts. */
const POSTABLE: ApplicationCommandOptionAllowedChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
];

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
  const optionWords: Phrases = command.optionWords ?? words;
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    ...described(words, "description", locales),
    ...(command.restricted && {
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    }),
    integration_types: command.restricted
      ? [ApplicationIntegrationType.GuildInstall]
      : [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: command.restricted
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    options: Object.entries(command.options).map(([name, option]) => {
      const text = {
        name,
        name_localizations: inEveryLanguage(locales, (locale) => optionName(voiceOf(locale), name)),
        ...described(optionWords, `option.${name}`, locales),
      };
      switch (option.native) {
        case "channel":
          return { type: ApplicationCommandOptionType.Channel, ...text, channel_types: POSTABLE };
        case "role":
          return { type: ApplicationCommandOptionType.Role, ...text };
        default:
          return { type: ApplicationCommandOptionType.String, ...text, ...completed(option, locales) };
      }
    }),
  };
}

/** How a person is helped to a value: by what the bot suggests, or else by a list where there are few. */
function completed(
  option: Option<unknown>,
  locales: readonly Locale[],
): { autocomplete: true } | { choices?: APIApplicationCommandOptionChoice<string>[] } {
  if (option.suggest) return { autocomplete: true };
  const lists = locales.map((locale) => option.choices?.(contextOf(locale, locales)) ?? []);
  const [choices = []] = lists;
  if (choices.length === 0 || choices.length > CHOICES_LIMIT) return {};
  return {
    choices: choices.map(({ name, value }, index) => ({
      name: choiceName(name),
      value,
      name_localizations: inEveryLanguage(locales, (locale) =>
        choiceName(lists[locales.indexOf(locale)]?.[index]?.name ?? name),
      ),
    })),
  };
}

/** Of what choices may depend on: on the language, but on no day, so any will do. */
function contextOf(locale: Locale, locales: readonly Locale[]): OptionContext {
  return { voice: voiceOf(locale), locales, today: FIRST_DAY, newest: FIRST_DAY };
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
