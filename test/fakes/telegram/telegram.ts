import { setTimeout as pause } from "node:timers/promises";
import { keepUntold } from "../../told.ts";
import { createBringing } from "./bringing.ts";
import { createChanging } from "./changing.ts";
import {
  type BotRights,
  type BotStatus,
  type Chat,
  type ChatDescription,
  chatBody,
  createChats,
  place,
} from "./chats.ts";
import { createCommands } from "./commands.ts";
import { createFaults } from "./faults.ts";
import { createInbox } from "./inbox.ts";
import { createInline } from "./inline.ts";
import { createLimits, type Limits } from "./limits.ts";
import { botMemberBody, createMembers, type People } from "./members.ts";
import type { Payload } from "./parameters.ts";
import { createQueries } from "./queries.ts";
import type { Records } from "./records.ts";
import { createSending } from "./sending.ts";
import { createHttpServer } from "./server.ts";
import { createTalk } from "./talk.ts";
import { createUpdates } from "./updates.ts";

/** How a fake is set up; everything may be left out. */
export type FakeTelegramOptions = {
  token?: string;
  username?: string;
  now?: () => number;
  /** How many messages it takes; without them any number. */
  limits?: Limits;
};

/** Whether the bot learns of a change by an update; not, when it was away for more than a day. */
export type Announcement = { announce?: boolean };

/** For how long the bot is waited for, in milliseconds. */
const PATIENCE = 5_000;

/** A stand-in for Telegram's servers, with the hands of a test on it. */
export type FakeTelegram = Awaited<ReturnType<typeof createFakeTelegram>>;

/**
 * Starts a Bot API on a loopback port that refuses what the real one refuses.
 *
 * Two things are left out: it limits rates only when told to, and it has no privacy mode: the bot is shown everything
 * that is said, so its own filter is put to the test.
 */
export async function createFakeTelegram(options: FakeTelegramOptions = {}) {
  const { username = "losses_test_bot", now = Date.now } = options;
  let token = options.token ?? `1000000001:${"fake-token".padEnd(35, "0")}`;
  // The library may write either into an address.
  keepUntold(token, token.split(":")[1]);
  const bot = { id: Number.parseInt(token, 10), is_bot: true, first_name: "Losses", username };

  const records: Records = {
    sent: [],
    edits: [],
    deletions: [],
    callbackAnswers: [],
    inlineAnswers: [],
    requests: [],
  };
  const people: People = new Map();
  const queries = createQueries(now);
  const chats = createChats();
  const faults = createFaults();
  const limits = createLimits(options.limits ?? {});
  const bringing = createBringing(() => updates);
  const updates = createUpdates(bringing.wake);
  const talk = createTalk(chats, people, queries, updates.push, now);
  const inline = createInline(
    queries,
    talk.person,
    updates.push,
    (answer) => records.inlineAnswers.push(answer),
    now,
  );
  const commands = createCommands(chats, now);
  const inbox = createInbox("message", records.sent, records.requests);
  const edits = createInbox("new text", records.edits, records.requests);

  /** Whoever changes things in a chat: the person of a private chat, the creator of any other. */
  const actor = (chat: Chat) =>
    talk.person(chat.type === "private" ? chat.id : (chat.creator ?? 1000), undefined);

  /** Tells the bot about its own place in a chat. */
  function announceBot(chat: Chat, old: Payload) {
    const from = actor(chat);
    const date = Math.floor(now() / 1000);
    const change = {
      chat: chatBody(chat),
      from,
      date,
      old_chat_member: old,
      new_chat_member: botMemberBody(chat, bot),
    };
    updates.push({ my_chat_member: change });
  }

  function setBotStatus(chatId: number, status: BotStatus, { announce = true }: Announcement = {}) {
    const chat = chats.known(chatId);
    const old = botMemberBody(chat, bot);
    chat.bot = status;
    if (announce) announceBot(chat, old);
  }

  function migrate(from: number, to: number, { announce = true }: Announcement = {}) {
    const old = chats.known(from);
    const fresh =
      chats.get(to) ??
      chats.add({ id: to, type: "supergroup", ...(old.title === undefined ? {} : { title: old.title }) });
    Object.assign(fresh, {
      creator: old.creator,
      administrators: old.administrators,
      members: old.members,
      bot: old.bot,
      botRights: old.botRights,
    });
    old.migratedTo = to;
    if (announce) void tellMigration(from);
  }

  /** Tells the bot that a group became a supergroup, on both sides; resolves when it has taken note, if it is there. */
  async function tellMigration(from: number): Promise<void> {
    const old = chats.known(from);
    const fresh = chats.known(old.migratedTo ?? 0);
    const sender = { from: actor(old) };
    updates.push({ message: place(old, now(), { ...sender, migrate_to_chat_id: fresh.id }).body });
    updates.push({ message: place(fresh, now(), { ...sender, migrate_from_chat_id: from }).body });
    await taken();
  }

  /** Waits until a poller has confirmed all updates; not for ever, since there may be none. */
  async function taken(): Promise<void> {
    const end = performance.now() + PATIENCE;
    while (updates.pending().length > 0 && performance.now() < end) await pause(2);
  }

  /** Changes what the bot may do as an administrator. */
  function setBotRights(
    chatId: number,
    rights: Partial<BotRights>,
    { announce = true }: Announcement = {},
  ): void {
    const chat = chats.known(chatId);
    const old = botMemberBody(chat, bot);
    chat.botRights = { ...chat.botRights, ...rights };
    if (announce) announceBot(chat, old);
  }

  function addTopic(chatId: number, name = "Topic"): number {
    const chat = chats.known(chatId);
    chat.isForum = true;
    const { id, body } = place(chat, now(), {
      from: actor(chat),
      is_topic_message: true,
    });
    Object.assign(body, { message_thread_id: id, forum_topic_created: { name, icon_color: 7322096 } });
    chat.topics.set(id, { name, closed: false });
    return id;
  }

  /** Closes or opens a topic; without a number the general one. */
  function setTopicClosed(chatId: number, threadId: number | undefined, closed: boolean) {
    const chat = chats.known(chatId);
    if (threadId === undefined) chat.generalClosed = closed;
    else chat.topics.set(threadId, { name: chat.topics.get(threadId)?.name ?? "Topic", closed });
  }

  const sending = createSending(chats, inbox.put, bot, now);
  const server = await createHttpServer({
    token: () => token,
    faults,
    limits,
    requests: records.requests,
    now,
    methods: {
      getMe: () => ({
        ...bot,
        can_join_groups: true,
        can_read_all_group_messages: false,
        supports_inline_queries: true,
      }),
      ...updates.methods,
      ...commands.methods,
      ...sending.methods,
      ...createChanging(chats, records, edits.put, queries, now, sending.mediaBody).methods,
      ...inline.methods,
      ...createMembers(chats, people, bot, announceBot).methods,
    },
  });

  const goAway = async () => {
    await server.stop();
    // Clients in this process notice a broken connection only in the next turns of the loop.
    await pause(5);
  };

  const close = async () => {
    bringing.close();
    inbox.close();
    edits.close();
    await server.stop();
  };

  return {
    root: server.root,
    username,
    botId: bot.id,
    get token() {
      return token;
    },
    /** Makes the token invalid, as its owner does when it leaked. */
    revokeToken: () => {
      token = `${bot.id}:${"revoked-for-a-new-one".padEnd(35, "0")}`;
    },

    ...records,
    nextSent: inbox.next,
    nextEdit: edits.next,
    commandWrites: commands.writes,
    get menus() {
      return commands.all();
    },
    menu: commands.menu,
    get pendingUpdates() {
      return updates.pending();
    },
    /** Whether a long poll is waiting at this moment. */
    get isPolled() {
      return updates.isPolled();
    },

    /** Lets the calls of the webhook arrive at a server of this machine, whatever its address says. */
    passOnTo: bringing.passOnTo,
    /** The calls of the webhook, and how the bot answered them. */
    bringings: bringing.bringings,
    /** Where updates are brought, and with what. */
    get webhook() {
      return updates.webhook();
    },
    addChat: (description: ChatDescription): void => void chats.add(description),
    say: talk.say,
    anonymousAdministratorSays: talk.anonymousAdministratorSays,
    channelSays: talk.channelSays,
    linkedChannelSays: talk.linkedChannelSays,
    press: talk.press,
    inquire: inline.inquire,
    update: updates.push,
    resend: updates.resend,
    updateIds: updates.ids,

    setBotStatus,
    block: (chatId: number, announcement?: Announcement) => setBotStatus(chatId, "kicked", announcement),
    unblock: (chatId: number, announcement?: Announcement) => setBotStatus(chatId, "member", announcement),
    kick: (chatId: number, announcement?: Announcement) => setBotStatus(chatId, "kicked", announcement),
    setBotRights,
    migrate,
    tellMigration,
    /** Lets nobody but administrators send such things in a group: `text messages`, `photos`, `documents`. */
    forbid: (chatId: number, what: string): void => void chats.known(chatId).forbidden.add(what),
    /** The numbers of the pinned messages of a chat, the last pinned last. */
    pinned: (chatId: number): readonly number[] => chats.known(chatId).pinned,
    /** A message is taken away, by whoever may. */
    removeMessage: (chatId: number, messageId: number): void =>
      void chats.known(chatId).messages.delete(messageId),
    /** What a message says now; empty where it is not there any more. */
    textOf: (chatId: number, messageId: number): string =>
      chats.known(chatId).messages.get(messageId)?.text ?? "",
    /** The chat is gone; a private one belongs to an account that was deleted. */
    deleteChat: (chatId: number) => {
      chats.known(chatId).deleted = true;
    },
    setAdministrators: (chatId: number, ids: readonly number[]) => {
      chats.known(chatId).administrators = new Set(ids);
    },
    addTopic,
    closeTopic: (chatId: number, threadId?: number) => setTopicClosed(chatId, threadId, true),
    openTopic: (chatId: number, threadId?: number) => setTopicClosed(chatId, threadId, false),
    deleteTopic: (chatId: number, threadId: number): void => void chats.known(chatId).topics.delete(threadId),

    fault: faults.add,
    /** Messages that came against the limits, and the most that came within any second. */
    violations: limits.violations,
    get mostPerSecond() {
      return limits.most();
    },
    dropConnections: server.dropConnections,
    /** The network is away: connections break and new ones are refused, until `comeBack`. */
    goAway,
    comeBack: server.start,
    close,
    [Symbol.asyncDispose]: close,
  };
}
