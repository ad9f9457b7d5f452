import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { call } from "./call.ts";
import { createFakeTelegram, type FakeTelegram } from "./telegram.ts";

const PERSON = 5000001;
const GROUP = -4001;
const SUPERGROUP = -1001000000001;
const CHANNEL = -1001000000002;

describe("refusals", () => {
  let telegram: FakeTelegram;
  before(async () => {
    telegram = await createFakeTelegram();
    telegram.addChat({ id: PERSON, type: "private" });
    telegram.addChat({ id: 11, type: "private" });
    telegram.block(11);
    telegram.addChat({ id: 12, type: "private" });
    telegram.deleteChat(12);
    telegram.addChat({ id: 13, type: "private", botIsMember: false });
    telegram.addChat({ id: GROUP, type: "group", administrators: [PERSON] });
    telegram.migrate(GROUP, SUPERGROUP);
    telegram.addChat({ id: -4002, type: "group" });
    telegram.deleteChat(-4002);
    telegram.addChat({ id: -4003, type: "group" });
    telegram.kick(-4003);
    telegram.addChat({ id: -1001, type: "supergroup" });
    telegram.kick(-1001);
    telegram.addChat({ id: -1002, type: "supergroup", botIsMember: false });
    telegram.addChat({ id: -1003, type: "supergroup" });
    telegram.setBotStatus(-1003, "restricted");
    telegram.addChat({ id: CHANNEL, type: "channel", botIsAdministrator: false });
    telegram.addChat({ id: -1004, type: "supergroup", isForum: true });
    telegram.closeTopic(-1004);
    telegram.addTopic(-1004);
    telegram.closeTopic(-1004, 1);
    await call(telegram, "sendMessage", { chat_id: PERSON, text: "first" });
    telegram.say({ chatId: PERSON, text: "not the bot's" });
  });
  after(() => telegram.close());

  const to = (chatId: number | string, more: object = {}) => ({ chat_id: chatId, text: "x", ...more });
  const mine = (more: object) => ({ chat_id: PERSON, text: "x", parse_mode: "HTML", ...more });
  const button = (fields: object) =>
    mine({ reply_markup: { inline_keyboard: [[{ text: "x", ...fields }]] } });
  const menu = (command: string, description: string, more: object = {}) => ({
    commands: [{ command, description }],
    ...more,
  });
  const offering = (...more: object[]) => {
    const content = { message_text: `<b>${"x".repeat(4096)}</b>`, parse_mode: "HTML" };
    const article = { type: "article", id: "x", title: "x", input_message_content: content };
    return { inline_query_id: "1", results: more.map((fields) => ({ ...article, ...fields })) };
  };
  const saying = (content: object | undefined) => offering({ input_message_content: content });
  const commands = Array.from({ length: 101 }, (_, index) => ({ command: `c${index}`, description: "x" }));

  // To add one: the method, what it is called with, and how the status and description begin.
  const table: [method: string, payload: object, answer: string][] = [
    ["sendLove", {}, "404 Not Found"],
    ["sendMessage", { text: "x" }, "400 Bad Request: chat_id is empty"],
    ["sendMessage", to(404), "400 Bad Request: chat not found"],
    ["sendMessage", to("@nobody"), "400 Bad Request: chat not found"],
    ["sendMessage", to(11), "403 Forbidden: bot was blocked by the user"],
    ["sendMessage", to(12), "403 Forbidden: user is deactivated"],
    ["sendMessage", to(13), "403 Forbidden: bot can't initiate conversation with a user"],
    ["sendMessage", to(GROUP), "400 Bad Request: group chat was upgraded to a supergroup chat"],
    ["sendMessage", to(-4002), "403 Forbidden: the group chat was deleted"],
    ["sendMessage", to(-4003), "403 Forbidden: bot was kicked from the group chat"],
    ["sendMessage", to(-1001), "403 Forbidden: bot was kicked from the supergroup chat"],
    ["sendMessage", to(-1002), "403 Forbidden: bot is not a member of the supergroup chat"],
    ["sendMessage", to(-1003), "400 Bad Request: not enough rights to send text messages to the chat"],
    ["sendMessage", to(CHANNEL), "400 Bad Request: need administrator rights in the channel chat"],
    ["sendMessage", to(-1004, { message_thread_id: 5 }), "400 Bad Request: message thread not found"],
    ["sendMessage", to(-1004, { message_thread_id: 1 }), "400 Bad Request: TOPIC_CLOSED"],
    ["sendMessage", to(-1004), "400 Bad Request: TOPIC_CLOSED"],
    ["sendMessage", mine({ text: "" }), "400 Bad Request: message text is empty"],
    ["sendMessage", mine({ text: " \n" }), "400 Bad Request: text must be non-empty"],
    ["sendMessage", mine({ text: "x".repeat(4097) }), "400 Bad Request: message is too long"],
    ["sendMessage", mine({ text: "🏟".repeat(2049) }), "400 Bad Request: message is too long"],
    [
      "sendMessage",
      mine({ text: "ж<br>" }),
      `400 Bad Request: can't parse entities: Unsupported start tag "br" at byte offset 2`,
    ],
    ["sendMessage", mine({ parse_mode: "RTF" }), "400 Bad Request: unsupported parse_mode"],
    ["sendMessage", mine({ parse_mode: "MarkdownV2" }), "400 Bad Request: Markdown is not part of this fake"],
    [
      "sendMessage",
      mine({ reply_parameters: { message_id: 77 } }),
      "400 Bad Request: message to be replied not found",
    ],
    ["sendMessage", button({ callback_data: "ж".repeat(33) }), "400 Bad Request: BUTTON_DATA_INVALID"],
    ["sendMessage", button({ callback_data: "" }), "400 Bad Request: BUTTON_DATA_INVALID"],
    ["sendMessage", button({}), "400 Bad Request: can't parse inline keyboard button"],
    ["sendMessage", button({ url: "ftp://x.org" }), "400 Bad Request: inline keyboard button URL"],
    ["sendPhoto", { chat_id: PERSON }, "400 Bad Request: there is no photo in the request"],
    [
      "sendPhoto",
      { chat_id: PERSON, photo: "https://x.org/a.png", caption: "x".repeat(1025) },
      "400 Bad Request: message caption is too long",
    ],
    ["sendChatAction", { chat_id: PERSON }, "400 Bad Request: wrong parameter action in request"],
    ["editMessageText", mine({ message_id: 77 }), "400 Bad Request: message to edit not found"],
    ["editMessageText", mine({ message_id: 2 }), "400 Bad Request: message can't be edited"],
    ["editMessageText", mine({ message_id: 1, text: "first" }), "400 Bad Request: message is not modified"],
    ["editMessageText", mine({ message_id: 1, text: "<b>" }), "400 Bad Request: can't parse entities"],
    ["deleteMessage", mine({ message_id: 77 }), "400 Bad Request: message to delete not found"],
    [
      "pinChatMessage",
      { chat_id: SUPERGROUP, message_id: 1 },
      "400 Bad Request: not enough rights to manage",
    ],
    [
      "answerCallbackQuery",
      { callback_query_id: "1" },
      "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
    ["answerInlineQuery", { inline_query_id: "1" }, "400 Bad Request: expected an Array"],
    [
      "answerInlineQuery",
      offering(...Array.from({ length: 51 }, () => ({}))),
      "400 Bad Request: RESULTS_TOO",
    ],
    ["answerInlineQuery", offering({ id: "" }), "400 Bad Request: RESULT_ID_INVALID"],
    ["answerInlineQuery", offering({ id: "ж".repeat(33) }), "400 Bad Request: RESULT_ID_INVALID"],
    ["answerInlineQuery", offering({}, {}), "400 Bad Request: RESULT_ID_DUPLICATE"],
    ["answerInlineQuery", offering({ type: "photo" }), "400 Bad Request: only articles"],
    ["answerInlineQuery", offering({ title: " " }), "400 Bad Request: ARTICLE_TITLE_EMPTY"],
    ["answerInlineQuery", saying(undefined), "400 Bad Request: can't parse inline query result"],
    ["answerInlineQuery", saying({ message_text: "" }), "400 Bad Request: message text is empty"],
    ["answerInlineQuery", saying({ text: "x" }), "400 Bad Request: message text is empty"],
    ["answerInlineQuery", saying({ message_text: "x".repeat(4097) }), "400 Bad Request: message is too long"],
    [
      "answerInlineQuery",
      saying({ message_text: "<br>", parse_mode: "HTML" }),
      "400 Bad Request: can't parse entities",
    ],
    [
      "answerInlineQuery",
      offering({}),
      "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
    ["getChat", { chat_id: -1001 }, "403 Forbidden: bot was kicked from the supergroup chat"],
    [
      "getChatAdministrators",
      { chat_id: PERSON },
      "400 Bad Request: there are no administrators in the private chat",
    ],
    ["getChatAdministrators", { chat_id: CHANNEL }, "400 Bad Request: member list is inaccessible"],
    ["getChatMember", { chat_id: SUPERGROUP, user_id: 99 }, "400 Bad Request: invalid user_id specified"],
    ["leaveChat", { chat_id: PERSON }, "400 Bad Request: chat member status can't be changed"],
    ["setMyCommands", menu("Втрати", "x"), "400 Bad Request: BOT_COMMAND_INVALID"],
    ["setMyCommands", menu("x".repeat(33), "x"), "400 Bad Request: BOT_COMMAND_INVALID"],
    ["setMyCommands", menu("x", ""), "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"],
    ["setMyCommands", menu("x", "x".repeat(257)), "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"],
    ["setMyCommands", menu("x", "x", { language_code: "uk-UA" }), "400 Bad Request: invalid language code"],
    [
      "setMyCommands",
      menu("x", "x", { scope: { type: "all" } }),
      "400 Bad Request: can't parse BotCommandScope",
    ],
    ["setMyCommands", { commands }, "400 Bad Request: BOT_COMMANDS_TOO_MUCH"],
  ];

  for (const [index, [method, payload, answer]] of table.entries()) {
    test(`${index + 1}. ${method}: ${answer}`, async () => {
      const reply = await call(telegram, method, payload);
      assert.equal(reply.ok, false);
      assert.equal(reply.error_code, reply.status);
      assert.equal(`${reply.status} ${reply.description}`.slice(0, answer.length), answer);
    });
  }

  test("a migrated group tells where it went", async () => {
    const reply = await call(telegram, "sendMessage", to(GROUP));
    assert.deepEqual(reply.parameters, { migrate_to_chat_id: SUPERGROUP });
  });

  for (const [name, token, status, description] of [
    ["another token", `1:${"x".repeat(35)}`, 401, "Unauthorized"],
    ["no token", "nonsense", 404, "Not Found"],
  ] as const) {
    test(name, async () => {
      const reply = await call(telegram, "getMe", {}, token);
      assert.deepEqual([reply.status, reply.description], [status, description]);
    });
  }

  test("what is just within the limits passes", async () => {
    const { reply_markup } = button({ callback_data: "ж".repeat(32) }) as { reply_markup?: object };
    for (const payload of [
      { text: "x".repeat(4096) },
      { text: `<b>${"x".repeat(4096)}</b>`, parse_mode: "HTML" },
      { text: "x", reply_markup },
      { text: "x", reply_parameters: { message_id: 77, allow_sending_without_reply: true } },
      { text: "x", reply_parameters: { message_id: 2 } },
    ]) {
      assert.equal((await call(telegram, "sendMessage", { chat_id: PERSON, ...payload })).ok, true);
    }
    assert.equal(telegram.sent.at(-1)?.replyTo, 2);
    assert.equal(telegram.sent.at(-2)?.replyTo, undefined);
  });

  test("people and places are told apart", async () => {
    const members = await call(telegram, "getChatAdministrators", { chat_id: SUPERGROUP });
    assert.deepEqual(
      (members.result as { status: string; user: { id: number } }[]).map(({ status, user }) => [
        status,
        user.id,
      ]),
      [["creator", PERSON]],
    );
    const me = await call(telegram, "getChatMember", { chat_id: SUPERGROUP, user_id: telegram.botId });
    assert.equal((me.result as { status: string }).status, "member");
  });
});

describe("pins and captions", () => {
  const file = { document: "https://x.org/a.csv" };

  test("pinned messages are known, and taken down one by one or with their message", async () => {
    await using telegram = await createFakeTelegram();
    telegram.addChat({ id: CHANNEL, type: "channel" });
    const on = (method: string, message_id?: number) =>
      call(telegram, method, { chat_id: CHANNEL, message_id });
    for (const text of ["a", "b", "c"]) await call(telegram, "sendMessage", { chat_id: CHANNEL, text });
    for (const id of [1, 2, 3, 1]) assert.equal((await on("pinChatMessage", id)).ok, true);
    assert.deepEqual(telegram.pinned(CHANNEL), [2, 3, 1]);
    await on("unpinChatMessage", 3);
    await on("unpinChatMessage");
    assert.deepEqual(telegram.pinned(CHANNEL), [2]);
    await on("deleteMessage", 2);
    assert.deepEqual(telegram.pinned(CHANNEL), []);
    assert.match((await on("unpinChatMessage", 2)).description ?? "", /message to unpin not found/);
    assert.match((await on("pinChatMessage", 9)).description ?? "", /message to pin not found/);
    telegram.setBotRights(CHANNEL, { pin: false });
    for (const method of ["pinChatMessage", "unpinChatMessage"])
      assert.match((await on(method, 1)).description ?? "", /not enough rights to manage pinned messages/);
    telegram.setBotRights(CHANNEL, { post: false });
    const sent = await call(telegram, "sendMessage", { chat_id: CHANNEL, text: "d" });
    assert.match(sent.description ?? "", /need administrator rights in the channel chat/);
  });

  test("a text is edited as a text, and what stands under a file as a caption", async () => {
    await using telegram = await createFakeTelegram();
    telegram.addChat({ id: PERSON, type: "private" });
    await call(telegram, "sendMessage", { chat_id: PERSON, text: "text" });
    await call(telegram, "sendDocument", { chat_id: PERSON, ...file, caption: "caption" });
    const edit = async (method: string, message_id: number) =>
      (await call(telegram, method, { chat_id: PERSON, message_id, text: "new", caption: "new" }))
        .description;
    assert.match((await edit("editMessageText", 2)) ?? "", /there is no text in the message to edit/);
    assert.match((await edit("editMessageCaption", 1)) ?? "", /there is no caption in the message to edit/);
    assert.equal(await edit("editMessageText", 1), undefined);
    assert.equal(await edit("editMessageCaption", 2), undefined);
    assert.match((await edit("editMessageCaption", 2)) ?? "", /message is not modified/);
    assert.deepEqual(
      [1, 2].map((id) => telegram.textOf(PERSON, id)),
      ["new", "new"],
    );
  });

  test("a group may let no files in, but from administrators", async () => {
    await using telegram = await createFakeTelegram();
    telegram.addChat({ id: -1003, type: "supergroup" });
    telegram.forbid(-1003, "documents");
    const send = () => call(telegram, "sendDocument", { chat_id: -1003, ...file });
    assert.match((await send()).description ?? "", /not enough rights to send documents to the chat/);
    telegram.setBotStatus(-1003, "administrator");
    assert.equal((await send()).ok, true);
  });
});
