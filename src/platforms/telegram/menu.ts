import type { Command } from "../../core/command.ts";
import { type Locale, voiceOf } from "../../core/locale.ts";
import { oneLine } from "../../core/text.ts";

/** The longest description of a command in the menu (Bot API, BotCommand). */
const DESCRIPTION_LIMIT = 256;

/** One call of setMyCommands. */
export interface Menu {
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  /** Left out for the menu that people see whose language has none. */
  readonly language_code?: string;
}

/** The command menu in every language. Each is complete, because Telegram shows one and never merges two. */
export function menus(commands: readonly Command[], locales: readonly Locale[]): Menu[] {
  return locales.flatMap((locale, index) => {
    const voice = voiceOf(locale);
    const entries = commands.map(({ name, words }) => ({
      command: name,
      description: oneLine(voice.say(words, "description"), DESCRIPTION_LIMIT),
    }));
    const menu = { commands: entries, language_code: locale.tag };
    return index === 0 ? [{ commands: entries }, menu] : [menu];
  });
}
