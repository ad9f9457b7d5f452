import { encodeAction } from "../../core/action.ts";
import type { Bot, Request } from "../../core/bot.ts";
import { chooseLocale, voiceOf } from "../../core/locale.ts";
import type { Message } from "../../core/message.ts";
import { failureOf } from "./failures.ts";
import { type Messages, patiently } from "./messages.ts";
import { telegramWords } from "./words.ts";

/** The longest wait that an answer to a person is worth. */
const LONGEST_WAIT = 30_000;
/** Where Telegram lets nobody write but who was written to first. */
const CLOSED: readonly string[] = ["gone", "missing", "forbidden"];

/** Answers that concern a group or a channel, and are for one person there. */
export interface Privately {
  /**
   * Sends an answer to a person's own chat with the bot; false where that person has none. Without its buttons, which
   * would be about that chat. Rejects where it could not be sent for another reason.
   */
  send(person: number, message: Message): Promise<boolean>;
  /**
   * What is said in a group or channel instead: that the person has to write to the bot first; or, with a question of
   * somebody whom Telegram does not name, a button for it, since who presses is named.
   */
  instead(question: Pick<Request, "command" | "words"> | undefined, language: string | undefined): Message;
}

/** What is needed to answer in private; `username` returns the name of the bot's account. */
export interface PrivatelyParts {
  readonly bot: Bot;
  readonly messages: Messages;
  readonly signal: AbortSignal;
  readonly username: () => string | undefined;
}

/** Answers over these messages. */
export function createPrivately({ bot, messages, signal, username }: PrivatelyParts): Privately {
  return {
    async send(person, { actions: _, ...message }) {
      try {
        await patiently(() => messages.send({ chat_id: person }, message), LONGEST_WAIT, signal);
        return true;
      } catch (error) {
        if (CLOSED.includes(failureOf(error).decision)) return false;
        throw error;
      }
    },
    instead(question, language) {
      const locale = chooseLocale(bot.locales, language);
      const voice = voiceOf(locale);
      if (question) {
        const action = { label: voice.say(telegramWords, "show"), line: lineOf(question, locale.tag) };
        return { title: voice.say(telegramWords, "unnamed"), actions: [[action]] };
      }
      const name = username();
      const link = { text: `@${name}`, url: `https://t.me/${name}` };
      return { title: voice.say(telegramWords, "writeFirst"), ...(name && { links: [link] }) };
    },
  };
}

/** A question as it stands on a button: without words that do not fit there. */
function lineOf({ command, words = "" }: Pick<Request, "command" | "words">, language: string): string {
  const line = `${command} ${words}`.trim();
  try {
    encodeAction({ label: "", line }, language);
    return line;
  } catch {
    return command;
  }
}
