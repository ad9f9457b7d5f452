import { type Bot, readLine } from "../../core/bot.ts";
import type { Calls } from "./calls.ts";
import type { Markup } from "./keyboard.ts";
import { channelOf, chatOf, type Question } from "./mapping.ts";
import { type Messages, patiently } from "./messages.ts";
import { placeOf } from "./places.ts";
import type { Privately } from "./privately.ts";
import { beginningWith, closedLine } from "./refused-answers.ts";
import type { Rights } from "./rights.ts";

/** The longest wait that an answer to a person is worth. */
const LONGEST_ANSWER_WAIT = 30_000;

/** What answering needs, whatever way a question comes. */
export interface AnsweringParts {
  readonly bot: Bot;
  readonly calls: Calls;
  readonly messages: Messages;
  readonly markup: Markup;
  readonly rights: Rights;
  readonly privately: Privately;
  /** Ends every wait when it is aborted. */
  readonly signal: AbortSignal;
}

/**
 * Answers questions that people type, with a message; in private where a group or a channel takes none. Rejects where it
 * could not be sent.
 */
export function createAnswering(parts: AnsweringParts): (question: Question) => Promise<void> {
  const { bot, messages, markup, rights, privately, signal } = parts;
  return async (question) => {
    const { language, chat, thread, messageId, person, privateChat, addressed } = question;
    const { command, words } = addressed ? called(question, bot) : question;
    const known = bot.commands.find(({ name }) => name === command);
    // In a group with several bots an unknown command is most likely meant for another one.
    if (!addressed && !known) return;
    const isPrivate = chat.type === "private";
    const place = placeOf(question, rights);
    const isAlone = known?.alone && !isPrivate;
    let message = await bot.answer({ command, words, language, person, place });
    // That it cannot be answered may be read by everybody.
    if (isAlone && !message.failure) {
      if (privateChat !== undefined && (await privately.send(privateChat, message))) return;
      message = privately.instead(privateChat === undefined ? { command, words } : undefined, language);
    }
    const reply = isPrivate ? {} : replyTo(messageId);
    const more = { ...reply, ...markup(message, language) };
    const target = chatOf(channelOf(chat.id, thread));
    try {
      await patiently(() => messages.send(target, message, more), LONGEST_ANSWER_WAIT, signal);
    } catch (error) {
      const line = closedLine(error, question, bot);
      const isTold =
        line !== undefined &&
        privateChat !== undefined &&
        (await privately.send(privateChat, beginningWith(line, message)));
      if (!isTold) throw error;
    }
  };
}

/** The question with the command's own name, where whoever surely means this bot calls it as in their language. */
function called({ command, words }: Question, bot: Bot): Pick<Question, "command" | "words"> {
  const line = readLine(`${command} ${words}`, bot);
  return bot.commands.some(({ name }) => name === line.command) ? line : { command, words };
}

/** The parameter that makes a message the answer to another, which may be gone by then. */
export function replyTo(messageId: number) {
  return { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}
