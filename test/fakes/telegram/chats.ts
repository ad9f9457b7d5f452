import { numberOf, type Payload, textOf } from "./parameters.ts";
import type { Button } from "./records.ts";
import { refuse } from "./refusal.ts";

/** What the bot is in a chat; in a private chat `kicked` means that the person blocked it. */
export type BotStatus = "administrator" | "member" | "restricted" | "left" | "kicked";

/** A chat as a test describes it. */
export type ChatDescription = {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  username?: string;
  isForum?: boolean;
  /** The first of them is the creator. */
  administrators?: readonly number[];
  members?: readonly number[];
  /** By default the bot is there: as an administrator in a channel, as a member anywhere else. */
  botIsMember?: boolean;
  botIsAdministrator?: boolean;
  /** What the bot may do as an administrator; by default everything. */
  botRights?: Partial<BotRights>;
  /** Administrators of a channel who may not post in it. */
  mayNotPost?: readonly number[];
};

/** The rights of the bot as an administrator: to post, in a channel, and to pin messages. */
export type BotRights = { post: boolean; pin: boolean };

/** A message that lies in a chat; `body` is what the service shows of it. */
export type Message = { id: number; own: boolean; text: string; buttons: Button[][]; body: Payload };

/** A chat as the fake keeps it. */
export type Chat = {
  id: number;
  type: ChatDescription["type"];
  title: string | undefined;
  username: string | undefined;
  isForum: boolean;
  creator: number | undefined;
  administrators: Set<number>;
  members: Set<number>;
  bot: BotStatus;
  botRights: BotRights;
  mayNotPost: Set<number>;
  /** What nobody but administrators may send: `text messages`, `photos`, `documents`. */
  forbidden: Set<string>;
  /** The numbers of the pinned messages, the last pinned last. */
  pinned: number[];
  deleted: boolean;
  migratedTo: number | undefined;
  generalClosed: boolean;
  topics: Map<number, { name: string; closed: boolean }>;
  messages: Map<number, Message>;
  lastMessageId: number;
};

/** The chats of the fake, found the way the service finds them. */
export type Chats = ReturnType<typeof createChats>;

/** Keeps the chats and decides what the bot may do in them. */
export function createChats() {
  const chats = new Map<number, Chat>();

  function add(description: ChatDescription): Chat {
    const { id, type, administrators = [] } = description;
    if (id > 0 !== (type === "private")) throw new Error(`A ${type} chat cannot have the id ${id}.`);
    const status = (description.botIsAdministrator ?? type === "channel") ? "administrator" : "member";
    const chat: Chat = {
      id,
      type,
      title: description.title ?? (type === "private" ? undefined : `Chat ${id}`),
      username: description.username,
      isForum: description.isForum ?? false,
      creator: administrators[0],
      administrators: new Set(administrators),
      members: new Set([...administrators, ...(description.members ?? []), ...(id > 0 ? [id] : [])]),
      bot: description.botIsMember === false ? "left" : status,
      botRights: { post: true, pin: true, ...description.botRights },
      mayNotPost: new Set(description.mayNotPost),
      forbidden: new Set(),
      pinned: [],
      deleted: false,
      migratedTo: undefined,
      generalClosed: false,
      topics: new Map(),
      messages: new Map(),
      lastMessageId: 0,
    };
    chats.set(id, chat);
    return chat;
  }

  /** The chat a request names, whatever the bot may do there. */
  function find(payload: Payload): Chat {
    const name = textOf(payload, "chat_id");
    if (name === "") refuse(400, "Bad Request: chat_id is empty");
    const chat = name.startsWith("@")
      ? [...chats.values()].find(
          ({ id, username }) => id < 0 && username?.toLowerCase() === name.slice(1).toLowerCase(),
        )
      : chats.get(numberOf(payload, "chat_id") ?? 0);
    return chat ?? refuse(400, "Bad Request: chat not found");
  }

  /** The chat a request names, when the bot is part of it. */
  function findOpen(payload: Payload): Chat {
    const chat = find(payload);
    if (chat.migratedTo !== undefined) {
      refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: chat.migratedTo,
      });
    }
    if (chat.type === "private") return chat;
    if (chat.deleted && chat.type === "group") refuse(403, "Forbidden: the group chat was deleted");
    if (chat.deleted) refuse(400, "Bad Request: chat not found");
    if (chat.bot === "kicked") refuse(403, `Forbidden: bot was kicked from the ${chat.type} chat`);
    if (chat.bot === "left") refuse(403, `Forbidden: bot is not a member of the ${chat.type} chat`);
    return chat;
  }

  /** The chat a request wants to write to, when the bot may. */
  function findWritable(payload: Payload, what: string): Chat {
    const chat = findOpen(payload);
    if (chat.type === "channel" && (chat.bot !== "administrator" || !chat.botRights.post)) {
      refuse(400, "Bad Request: need administrator rights in the channel chat");
    }
    if (chat.bot === "restricted" || (chat.bot === "member" && chat.forbidden.has(what))) {
      refuse(400, `Bad Request: not enough rights to send ${what} to the chat`);
    }
    return chat;
  }

  return {
    add,
    find,
    findOpen,
    findWritable,
    get: (id: number): Chat | undefined => chats.get(id),
    /** For the test's side: an unknown chat there is a mistake in the test. */
    known(id: number): Chat {
      const chat = chats.get(id);
      if (chat === undefined) throw new Error(`The fake has no chat ${id}; add it with addChat first.`);
      return chat;
    },
  };
}

/** The person's side of a private chat can be closed; the service learns of it last. */
export function checkPerson(chat: Chat): void {
  if (chat.type !== "private") return;
  if (chat.deleted) refuse(403, "Forbidden: user is deactivated");
  if (chat.bot === "kicked") refuse(403, "Forbidden: bot was blocked by the user");
  if (chat.bot === "left") refuse(403, "Forbidden: bot can't initiate conversation with a user");
}

/** The topic a request names: unknown is refused, and the general one has no number to name it by. */
export function topicOf(chat: Chat, payload: Payload): number | undefined {
  const threadId = numberOf(payload, "message_thread_id");
  if (threadId === undefined || threadId === 0) return undefined;
  if (!chat.topics.has(threadId)) refuse(400, "Bad Request: message thread not found");
  return threadId;
}

/** Refuses to write into a topic that was closed. */
export function checkTopic(chat: Chat, threadId: number | undefined): void {
  const closed = threadId === undefined ? chat.generalClosed : chat.topics.get(threadId)?.closed;
  if (closed === true) refuse(400, "Bad Request: TOPIC_CLOSED");
}

/** A chat in the form of the Bot API. */
export function chatBody(chat: Chat): Payload {
  return {
    id: chat.id,
    type: chat.type,
    ...(chat.type === "private" ? { first_name: `User ${chat.id}` } : { title: chat.title }),
    ...(chat.username === undefined ? {} : { username: chat.username }),
    ...(chat.isForum ? { is_forum: true } : {}),
  };
}

/** Lays a message into a chat under the next number of that chat. */
export function place(chat: Chat, now: number, body: Payload, rest: Partial<Message> = {}): Message {
  const id = ++chat.lastMessageId;
  const message: Message = {
    id,
    own: false,
    text: "",
    buttons: [],
    ...rest,
    body: { message_id: id, date: Math.floor(now / 1000), chat: chatBody(chat), ...body },
  };
  chat.messages.set(id, message);
  return message;
}
