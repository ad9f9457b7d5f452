import type { CallbackQuery } from "telegraf/types";
import { decodeAction } from "../../core/action.ts";
import { chooseLocale, voiceOf } from "../../core/locale.ts";
import type { Turns } from "../../lib/turns.ts";
import { within } from "../../lib/within.ts";
import { type AnsweringParts, replyTo } from "./answering.ts";
import { channelOf, chatOf, personNamed } from "./mapping.ts";
import { patiently } from "./messages.ts";
import { placeOf } from "./places.ts";
import { type Press, pressOf } from "./presses.ts";
import { beginningWith, closedLine } from "./refused-answers.ts";
import { shorten } from "./render.ts";
import { telegramWords } from "./words.ts";

/** The most characters of what is shown to who presses alone (Bot API, answerCallbackQuery). */
const NOTICE_LIMIT = 200;
/** Telegram waits some 15 s to hear that a press was noticed; a long answer is not waited for with it. */
export const NOTICE_AFTER = 10_000;
/** The longest wait that the answer to a press is worth: it has to come while the person still looks. */
const LONGEST_PRESS_WAIT = 10_000;

/**
 * Answers questions that stand on buttons, in the place of the message. Telegram is always told that a press was noticed.
 * Rejects where the answer could not be shown.
 */
export function createPressing(
  parts: AnsweringParts & { readonly turns: Turns<number>; readonly noticeAfter: number },
): (query: CallbackQuery) => Promise<void> {
  const { bot, calls, messages, markup, rights, privately, signal, turns, noticeAfter } = parts;
  const voiceFor = (language: string | undefined) => voiceOf(chooseLocale(bot.locales, language));
  const toldAlone = ({ presser }: Press) => voiceFor(presser.language).say(telegramWords, "answered");

  /** Shows the answer; returns instead what is to be said to who pressed alone. */
  async function answer(press: Press, asked: Exclude<ReturnType<typeof decodeAction>, undefined>) {
    const { chat, thread, messageId, presser } = press;
    const place = placeOf(press, rights);
    const message = await bot.answer({ ...asked, person: personNamed(presser.id), place });
    if (message.failure) return message.title;
    if (chat.type !== "private" && bot.commands.some(({ name, alone }) => name === asked.command && alone)) {
      if (await privately.send(presser.id, message)) return toldAlone(press);
      const { title, links = [] } = privately.instead(undefined, presser.language);
      return [title, ...links.map(({ text }) => text)].join(" ");
    }
    const buttons = markup(message, asked.language);
    const show = async () => {
      const target = { chat_id: chat.id, message_id: messageId, kind: press.kind };
      if (await messages.edit(target, message, buttons)) return;
      const reply = press.questionId === undefined ? {} : replyTo(press.questionId);
      await messages.send(chatOf(channelOf(chat.id, thread)), message, { ...reply, ...buttons });
    };
    try {
      await patiently(show, LONGEST_PRESS_WAIT, signal);
      return undefined;
    } catch (error) {
      const line = closedLine(error, { chat, language: presser.language }, bot);
      if (line === undefined) throw error;
      const isTold = await privately.send(presser.id, beginningWith(line, message));
      return isTold ? toldAlone(press) : line;
    }
  }

  /** What comes of a press: nothing for what is not for us, or a notice for who may not press, or an answer. */
  async function react(query: CallbackQuery): Promise<string | undefined> {
    const press = pressOf(query);
    const asked = press && decodeAction(press.data);
    if (!asked) return undefined;
    const { owner, presser, chat } = press;
    if (owner !== undefined && owner !== presser.id)
      return voiceFor(presser.language).say(telegramWords, "notYours", { command: asked.command });
    return turns.take([chat.id], () => answer(press, asked));
  }

  return async (query) => {
    const reaction = react(query);
    const inTime = await within(noticeAfter, reaction);
    const notice = inTime ? await reaction.catch(() => undefined) : undefined;
    const text = notice === undefined ? {} : { text: shorten(notice, NOTICE_LIMIT) };
    // What goes wrong here is that it is too late, or that nobody will look at it.
    await calls.call("answerCallbackQuery", { callback_query_id: query.id, ...text }).catch(() => undefined);
    await reaction;
  };
}
