import { type Chat, type Chats, chatBody, place } from "./chats.ts";
import type { Entity } from "./entities.ts";
import type { People } from "./members.ts";
import type { Payload } from "./parameters.ts";
import type { Queries } from "./queries.ts";

/** Something written in a chat by a person, or by a channel when the chat is one. */
export type Saying = {
  chatId: number;
  text: string;
  /** In a private chat it is that person and may be left out. */
  userId?: number;
  languageCode?: string;
  threadId?: number;
  replyTo?: number;
  /** More fields of the message, such as `forward_origin`; they win over the fake's own. */
  fields?: Payload;
};

/** A button that somebody presses. */
export type Press = {
  chatId: number;
  messageId: number;
  userId: number;
  data: string;
  languageCode?: string;
  /** Allows data no button of the message carries, as a changed client can send it. */
  forged?: boolean;
};

// The service signs with these when no person may be seen.
const ANONYMOUS_ADMINISTRATOR = {
  id: 1087968824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};
const SOME_CHANNEL = { id: 136817688, is_bot: true, first_name: "Channel", username: "Channel_Bot" };
const SERVICE = { id: 777000, is_bot: false, first_name: "Telegram" };

const COMMAND = /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu;

/** The commands in a text, marked as the service marks them; a name in other letters is none. */
export function commandEntities(text: string): Entity[] {
  return [...text.matchAll(COMMAND)].map((match) => ({
    type: "bot_command",
    offset: match.index,
    length: match[0].length,
  }));
}

/** The people of the fake: what they write and press becomes updates. */
export function createTalk(
  chats: Chats,
  people: People,
  queries: Queries,
  push: (update: Payload) => number,
  now: () => number,
) {
  function person(id: number, languageCode: string | undefined): Payload {
    const language = languageCode === undefined ? {} : { language_code: languageCode };
    const user = { ...(people.get(id) ?? { id, is_bot: false, first_name: `User ${id}` }), ...language };
    people.set(id, user);
    return user;
  }

  function write(
    chat: Chat,
    { text, threadId, replyTo, fields }: Omit<Saying, "chatId">,
    sender: Payload,
  ): number {
    const entities = commandEntities(text);
    const topic = threadId === undefined ? undefined : chat.topics.get(threadId);
    if (threadId !== undefined && topic === undefined) {
      throw new Error(`Chat ${chat.id} has no topic ${threadId}; add it with addTopic first.`);
    }
    const answered = chat.messages.get(replyTo ?? threadId ?? 0)?.body;
    const message = place(chat, now(), {
      ...sender,
      text,
      ...(entities.length === 0 ? {} : { entities }),
      // A message in a topic answers the message that opened the topic.
      ...(answered === undefined ? {} : { reply_to_message: answered }),
      ...(threadId === undefined ? {} : { message_thread_id: threadId, is_topic_message: true }),
      ...fields,
    });
    return push({ [chat.type === "channel" ? "channel_post" : "message"]: message.body });
  }

  function senderChat(chat: Chat): Payload {
    return { sender_chat: chatBody(chat) };
  }

  return {
    person,
    /** A person writes in a private chat or group, or somebody posts in a channel. */
    say(saying: Saying): number {
      const { chatId, userId = chatId, languageCode } = saying;
      const chat =
        chats.get(chatId) ?? (chatId > 0 ? chats.add({ id: chatId, type: "private" }) : chats.known(chatId));
      if (chat.type === "channel") return write(chat, saying, senderChat(chat));
      if (chat.type === "private" && chat.bot === "kicked") {
        throw new Error(`Person ${chatId} blocked the bot; call unblock before they write again.`);
      }
      // Whoever writes first has pressed the start button.
      if (chat.type === "private") chat.bot = "member";
      if (userId < 0) throw new Error("Say who speaks in a group: userId is missing.");
      chat.members.add(userId);
      return write(chat, saying, { from: person(userId, languageCode) });
    },
    /** An administrator writes in the name of the group, which proves the right but not the person. */
    anonymousAdministratorSays(saying: Omit<Saying, "userId" | "languageCode">): number {
      const chat = chats.known(saying.chatId);
      return write(chat, saying, { from: ANONYMOUS_ADMINISTRATOR, ...senderChat(chat) });
    },
    /** Somebody writes in a group in the name of a channel of theirs, which proves nothing. */
    channelSays(saying: Omit<Saying, "userId" | "languageCode"> & { senderChatId: number }): number {
      const sender =
        chats.get(saying.senderChatId) ?? chats.add({ id: saying.senderChatId, type: "channel" });
      return write(chats.known(saying.chatId), saying, { from: SOME_CHANNEL, ...senderChat(sender) });
    },
    /** A post of the linked channel arrives in its discussion group by itself. */
    linkedChannelSays(saying: Omit<Saying, "userId" | "languageCode"> & { senderChatId: number }): number {
      const sender =
        chats.get(saying.senderChatId) ?? chats.add({ id: saying.senderChatId, type: "channel" });
      const forwarded = { from: SERVICE, ...senderChat(sender), is_automatic_forward: true };
      return write(chats.known(saying.chatId), saying, forwarded);
    },
    /** A person presses a button; returns the number of the query. */
    press({ chatId, messageId, userId, data, languageCode, forged = false }: Press): string {
      const message = chats.known(chatId).messages.get(messageId);
      if (message === undefined) throw new Error(`Chat ${chatId} has no message ${messageId}.`);
      if (!forged && !message.buttons.flat().some((button) => button.data === data)) {
        throw new Error(`No button of message ${messageId} carries ${JSON.stringify(data)}.`);
      }
      const id = queries.open();
      push({
        callback_query: {
          id,
          from: person(userId, languageCode),
          message: message.body,
          chat_instance: `${chatId}`,
          data,
        },
      });
      return id;
    },
  };
}
