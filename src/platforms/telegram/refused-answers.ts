import type { Bot } from "../../core/bot.ts";
import { chooseLocale, voiceOf } from "../../core/locale.ts";
import type { Message } from "../../core/message.ts";
import { placeTitle } from "../../core/place-check.ts";
import { mendingOf, permissionsIn } from "../../core/refusal-reason.ts";
import { failureOf } from "./failures.ts";
import type { RuledChat } from "./mapping.ts";
import { MANAGE_TOPICS } from "./right-names.ts";
import { telegramWords } from "./words.ts";

/** Where an answer was refused, and who is to be told of it. */
export interface RefusedAnswer {
  readonly chat: RuledChat;
  /** The language of who asked. */
  readonly language: string | undefined;
}

/**
 * What who asked must know where a group or a channel takes no answer: which it is, and which right would mend that.
 * Nothing where an answer failed for another reason, since it might be there or come yet.
 */
export function closedLine(
  error: unknown,
  { chat, language }: RefusedAnswer,
  { locales }: Pick<Bot, "locales">,
): string | undefined {
  const { decision, message: reason } = failureOf(error);
  if (chat.type === "private" || decision !== "forbidden") return undefined;
  const voice = voiceOf(chooseLocale(locales, language));
  const title = placeTitle(voice, chat);
  // Whoever manages topics writes in closed ones too.
  const permissions = mendingOf(reason) === "closed" ? [MANAGE_TOPICS] : permissionsIn(reason);
  return permissions.length > 0
    ? voice.say(telegramWords, "closed", { chat: title, permissions: voice.list(permissions) })
    : voice.say(telegramWords, "refused", { chat: title });
}

/** An answer that begins with such a line. */
export function beginningWith(line: string, message: Message): Message {
  const { title, lines = [] } = message;
  return { ...message, title: line, lines: [title, ...lines] };
}
