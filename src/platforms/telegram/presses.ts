import type { CallbackQuery, Message as TelegramMessage } from "telegraf/types";
import { type Asker, isElsewhere, type RuledChat } from "./mapping.ts";
import type { Kind } from "./messages.ts";

/** A button under a message of ours that somebody pressed. */
export interface Press {
  readonly data: string;
  readonly presser: { readonly id: number; readonly language: string | undefined };
  readonly chat: RuledChat;
  readonly thread: number | undefined;
  readonly messageId: number;
  /** What the message is: a text can be given another text or a picture, a photo another photo, and a file nothing. */
  readonly kind: Kind;
  /** The message that ours answers, where it answers one. */
  readonly questionId: number | undefined;
  /** Who alone may press, where Telegram tells who asked. */
  readonly owner: number | undefined;
  readonly asker: Asker;
}

/**
 * The press that a callback query tells of; nothing when it is not of a button of ours. Anybody can send one with any
 * data, even of a message that has no buttons.
 */
export function pressOf(query: CallbackQuery): Press | undefined {
  const { from, message } = query;
  if (!("data" in query) || !message || isElsewhere(message)) return undefined;
  // Of a message that is gone, or very old, nothing is told but where it was.
  const known = isAccessible(message) ? message : undefined;
  if (known && !known.reply_markup) return undefined;
  const { chat } = message;
  const question = known && questionOf(known);
  return {
    data: query.data,
    presser: { id: from.id, language: from.language_code },
    chat,
    thread: known?.is_topic_message ? known.message_thread_id : undefined,
    messageId: message.message_id,
    kind: !known || "text" in known ? "text" : "photo" in known ? "photo" : "other",
    questionId: question?.message_id,
    owner: chat.type === "group" || chat.type === "supergroup" ? writerOf(question) : undefined,
    // Anybody who reads a channel can press there, so that it proves nothing.
    asker: chat.type === "private" ? { kind: "manager" } : { kind: "user", id: from.id },
  };
}

/** The message as far as all that can have buttons are alike. */
type Buttoned = TelegramMessage.CommonMessage;

function isAccessible(message: object & { date: number }): message is Buttoned {
  return message.date !== 0;
}

/** The message that a message answers. What answers nothing in a topic is told to answer the topic's first message. */
function questionOf(message: Buttoned): TelegramMessage | undefined {
  const question = message.reply_to_message;
  const isRoot = message.is_topic_message && question?.message_id === message.message_thread_id;
  return isRoot ? undefined : question;
}

/** Who wrote a message; nobody where somebody writes as a group or a channel, since Telegram does not tell then. */
function writerOf(question: TelegramMessage | undefined): number | undefined {
  if (!question?.from || question.sender_chat || question.from.is_bot) return undefined;
  return question.from.id;
}
