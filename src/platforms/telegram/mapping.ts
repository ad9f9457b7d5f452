import type { Message as TelegramMessage, Update } from "telegraf/types";

/** A question that came in an update, and where its answer goes. */
export interface Question {
  readonly command: string;
  readonly words: string;
  readonly language: string | undefined;
  readonly chat: TelegramMessage["chat"];
  /** The forum topic, where the chat has topics. */
  readonly thread: number | undefined;
  readonly messageId: number;
  /** Who asks, so that nobody asks too much. */
  readonly person: string;
  /** The number of the asker's own chat with the bot; nothing where they write as a group or a channel. */
  readonly privateChat: number | undefined;
  /** Who asks, as far as the right to manage is concerned. */
  readonly asker: Asker;
  /** Whether it is certain that this bot was meant: only then is an unknown command worth an answer. */
  readonly addressed: boolean;
}

/** A chat as far as rights in it are concerned. */
export interface RuledChat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup" | "channel";
  /** What people called a group or a channel. */
  readonly title?: string;
}

/** Who asks: somebody who may manage the chat by where they write, somebody to look up, or somebody unknown. */
export type Asker =
  | { readonly kind: "manager" }
  | { readonly kind: "user"; readonly id: number }
  | { readonly kind: "stranger" };

const COMMAND = /^\/(?<command>[A-Za-z0-9_]{1,32})(?:@(?<bot>[A-Za-z0-9_]+))?(?:\s+(?<words>[\s\S]*))?$/;

/** The same as some people write it in private: without the slash. */
const BARE_COMMAND = /^([A-Za-z]{1,32})(\s[\s\S]*)?$/;

/** What people expect of `/start`, with which every private conversation begins. */
const START = "start";

/**
 * The question in an update; nothing when it holds none for us. Commands in channels are posts without a sender, and
 * `/losses@OtherBot` is for the other bot.
 */
export function questionOf(update: Update, username: string): Question | undefined {
  const message =
    "message" in update ? update.message : "channel_post" in update ? update.channel_post : undefined;
  if (!message || !("text" in message) || isElsewhere(message)) return undefined;
  const isPrivate = message.chat.type === "private";
  // In private whatever is said is meant for the bot, with a slash or without.
  const text = isPrivate ? message.text.replace(BARE_COMMAND, "/$1$2") : message.text;
  const parts = COMMAND.exec(text)?.groups as { command: string; bot?: string; words?: string } | undefined;
  if (!parts && !isPrivate) return undefined;
  if (parts?.bot && parts.bot.toLowerCase() !== username.toLowerCase()) return undefined;
  const command = parts?.command.toLowerCase() ?? message.text;
  return {
    command: command === START ? "help" : command,
    words: command === START ? "" : (parts?.words ?? ""),
    language: message.from?.language_code,
    chat: message.chat,
    thread: message.is_topic_message ? message.message_thread_id : undefined,
    messageId: message.message_id,
    person: personOf(message),
    privateChat: isPrivate ? message.chat.id : accountOf(message),
    asker: askerOf(message),
    addressed: isPrivate || parts?.bot !== undefined,
  };
}

/**
 * Whether a message comes from where the bot is not: as a guest, in the name of a business, or in the private messages of a
 * channel. Nothing can be set up or posted there, and the number of the chat may be that of another one.
 */
export function isElsewhere(message: object): boolean {
  return ELSEWHERE.some((field) => field in message);
}

const ELSEWHERE = ["guest_query_id", "business_connection_id", "direct_messages_topic"];

/**
 * Whom a message is from. Under the name of a chat it is that chat: the account that Telegram shows beside it is the
 * same for all such people everywhere.
 */
function personOf(message: TelegramMessage.TextMessage): string {
  const account = accountOf(message);
  if (account !== undefined) return personNamed(account);
  return `telegram:channel:${message.sender_chat?.id ?? message.chat.id}`;
}

/** The number of the account of who wrote a message; nothing where they did so as a group or a channel. */
function accountOf({ chat, from, sender_chat: sender }: TelegramMessage.TextMessage): number | undefined {
  return chat.type === "channel" || sender ? undefined : from?.id;
}

/** A person by the number of their account. */
export function personNamed(id: number): string {
  return `telegram:${id}`;
}

function askerOf(message: TelegramMessage.TextMessage): Asker {
  const { chat, from, sender_chat: sender } = message;
  if (chat.type === "private") return { kind: "manager" };
  // Only those who may post in a channel can write in it; an anonymous administrator writes as the group itself.
  if (chat.type === "channel") return { kind: "manager" };
  if (sender) return { kind: sender.id === chat.id ? "manager" : "stranger" };
  return from ? { kind: "user", id: from.id } : { kind: "stranger" };
}

/** A chat and its topic as one text, as subscriptions keep it: `-1001234:56`. */
export function channelOf(chatId: number, thread: number | undefined): string {
  return thread === undefined ? `${chatId}` : `${chatId}:${thread}`;
}

/** The chat and topic of such a text. Telegram's ids have at most 52 bits, so a number holds them. */
export function chatOf(channel: string): { chat_id: number; message_thread_id?: number } {
  const [chat, thread] = channel.split(":").map(Number);
  return { chat_id: chat as number, ...(thread !== undefined && { message_thread_id: thread }) };
}
