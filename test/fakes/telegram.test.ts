import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Telegraf, type Telegram, TelegramError } from "telegraf";
import { call } from "./telegram/call.ts";
import { commandEntities } from "./telegram/talk.ts";
import { createFakeTelegram, type FakeTelegram } from "./telegram/telegram.ts";

function connect(telegram: FakeTelegram) {
  return new Telegraf(telegram.token, { telegram: { apiRoot: telegram.root } });
}

/** Starts polling and returns what the launch ends with, which is nothing unless it fails. */
async function launch(bot: Telegraf, telegram: FakeTelegram) {
  const ended = bot.launch().then(
    () => undefined,
    (error: unknown) => error,
  );
  await until(() => telegram.isPolled);
  return ended;
}

async function until(condition: () => boolean) {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Waited too long for ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

// The client describes signals with types of its own, older than those of the runtime.
type CallOptions = NonNullable<Parameters<Telegram["callApi"]>[2]>;

const PERSON = 5000001;
const SUPERGROUP = -1001000000001;
const CHANNEL = -1001000000002;

describe("with the real client", () => {
  test("it polls, answers a command and sets menus", async () => {
    await using telegram = await createFakeTelegram();
    const bot = connect(telegram);
    bot.command("losses", (ctx) =>
      ctx.reply("<b>Day</b> &amp; night", {
        parse_mode: "HTML",
        link_preview_options: { is_disabled: true },
      }),
    );
    bot.catch((error) => assert.fail(String(error)));
    const launched = bot.launch();
    await bot.telegram.setMyCommands([{ command: "losses", description: "Losses of the day" }]);
    await bot.telegram.setMyCommands([{ command: "losses", description: "Втрати за день" }], {
      language_code: "uk",
    });
    await bot.telegram.setMyCommands([{ command: "settings", description: "Settings" }], {
      scope: { type: "all_chat_administrators" },
    });
    telegram.say({ chatId: PERSON, text: "/losses@losses_test_bot now", languageCode: "uk" });
    const sent = await telegram.nextSent(PERSON);
    assert.equal(sent.text, "Day & night");
    assert.equal(sent.html, "<b>Day</b> &amp; night");
    assert.deepEqual(sent.entities, [{ type: "bold", offset: 0, length: 3 }]);
    assert.equal(sent.linkPreviewDisabled, true);
    assert.equal(sent.silent, false);
    assert.deepEqual(telegram.menu("uk", { type: "default" }), [
      { command: "losses", description: "Втрати за день" },
    ]);
    assert.equal(telegram.menus.length, 3);
    assert.equal(telegram.commandWrites.length, 3);
    assert.equal(telegram.commandWrites[2]?.scope.type, "all_chat_administrators");
    assert.deepEqual(await bot.telegram.getMyCommands({ language_code: "de" }), []);
    bot.stop();
    await launched;
    assert.deepEqual(telegram.pendingUpdates, []);
  });

  test("a pressed button is answered once and its message edited", async () => {
    await using telegram = await createFakeTelegram();
    telegram.addChat({ id: SUPERGROUP, type: "supergroup", administrators: [PERSON] });
    const bot = connect(telegram);
    const button = { text: "More", callback_data: "more" };
    const message = await bot.telegram.sendMessage(SUPERGROUP, "Menu", {
      reply_markup: { inline_keyboard: [[button]] },
    });
    bot.on("callback_query", async (ctx) => {
      await ctx.answerCbQuery("Done");
      await ctx.editMessageText("<i>Chosen</i>", { parse_mode: "HTML" });
    });
    const ended = bot.launch();
    const queryId = telegram.press({
      chatId: SUPERGROUP,
      messageId: message.message_id,
      userId: PERSON,
      data: "more",
    });
    await until(() => telegram.edits.length === 1);
    assert.equal(telegram.edits[0]?.text, "Chosen");
    assert.deepEqual(telegram.edits[0]?.buttons, []);
    assert.deepEqual(
      telegram.callbackAnswers.map((answer) => [answer.queryId, answer.text]),
      [[queryId, "Done"]],
    );
    await assert.rejects(
      bot.telegram.answerCbQuery(queryId),
      /query is too old and response timeout expired/,
    );
    assert.throws(
      () => telegram.press({ chatId: SUPERGROUP, messageId: message.message_id, userId: PERSON, data: "x" }),
      /No button/,
    );
    bot.stop();
    await ended;
  });

  test("two pollers get in each other's way: the first is ended with 409", async () => {
    await using telegram = await createFakeTelegram();
    const [first, second] = [connect(telegram), connect(telegram)];
    const firstEnd = launch(first, telegram);
    await until(() => telegram.isPolled);
    const secondEnd = second.launch().catch((error: unknown) => error);
    const error = await firstEnd;
    assert.ok(error instanceof TelegramError);
    assert.equal(error.code, 409);
    assert.match(error.description, /terminated by other getUpdates request; make sure that only one bot/);
    await until(() => telegram.isPolled);
    second.stop();
    assert.equal(await secondEnd, undefined);
  });

  test("a photo is uploaded as a form, and the client loses reply_parameters on the way", async () => {
    await using telegram = await createFakeTelegram();
    telegram.addChat({ id: PERSON, type: "private" });
    const { telegram: client } = connect(telegram);
    const source = Buffer.from([0, 255, 13, 10, 45, 45, 128]);
    const message = await client.sendPhoto(
      PERSON,
      { source, filename: "графік.png" },
      { caption: "<b>Втрати</b>", parse_mode: "HTML", reply_parameters: { message_id: 99 } },
    );
    const [sent] = telegram.sent;
    assert.equal(sent?.kind, "photo");
    assert.deepEqual(sent?.file?.bytes, source);
    assert.equal(sent?.file?.name, "графік.png");
    assert.equal(sent?.text, "Втрати");
    assert.deepEqual(sent?.entities, [{ type: "bold", offset: 0, length: 6 }]);
    const again = await client.sendPhoto(PERSON, message.photo[0]?.file_id ?? "");
    assert.equal(again.photo[0]?.file_id, message.photo[0]?.file_id);
    await assert.rejects(client.sendPhoto(PERSON, "never-uploaded"), /wrong file identifier/);
    await assert.rejects(client.sendDocument(PERSON, { source: Buffer.alloc(0) }), /file must be non-empty/);
    await client.sendDocument(PERSON, { source: Buffer.from("a,b\n"), filename: "losses.csv" });
    assert.equal(telegram.sent.at(-1)?.file?.name, "losses.csv");
  });
});

describe("updates", () => {
  const updatesOf = async (telegram: FakeTelegram, payload: object = {}) => {
    const reply = await call(telegram, "getUpdates", payload);
    return (reply.result as { update_id: number }[]).map((update) => update.update_id);
  };

  test("stay until a higher offset confirms them", async () => {
    await using telegram = await createFakeTelegram();
    const [a, b, c] = ["a", "b", "c"].map((text) => telegram.say({ chatId: PERSON, text })) as [
      number,
      number,
      number,
    ];
    assert.deepEqual(await updatesOf(telegram, { limit: 2 }), [a, b]);
    assert.deepEqual(await updatesOf(telegram), [a, b, c], "a new poller gets what nobody confirmed");
    assert.deepEqual(await updatesOf(telegram, { offset: b }), [b, c]);
    assert.deepEqual(await updatesOf(telegram, { offset: -1 }), [c]);
    assert.deepEqual(await updatesOf(telegram, { offset: c + 1 }), []);
    telegram.resend(a);
    assert.deepEqual(await updatesOf(telegram, { offset: c + 1 }), [a], "sent again although confirmed");
    assert.deepEqual(await updatesOf(telegram, { offset: c + 1 }), []);
  });

  test("are delivered again when the poller died before it confirmed", async () => {
    await using telegram = await createFakeTelegram();
    const seen: number[] = [];
    const bot = connect(telegram);
    bot.on("message", async (ctx) => {
      seen.push(ctx.update.update_id);
      telegram.fault("getUpdates", "reset-before", Number.POSITIVE_INFINITY);
      bot.stop();
    });
    const ended = bot.launch();
    const id = telegram.say({ chatId: PERSON, text: "hello" });
    await ended;
    assert.deepEqual(seen, [id]);
    assert.deepEqual(
      telegram.pendingUpdates.map((update) => update.update_id),
      [id],
    );
  });

  test("end a long poll as soon as they come, and only of the kinds asked for", async () => {
    await using telegram = await createFakeTelegram();
    const poll = updatesOf(telegram, { timeout: 50, allowed_updates: ["channel_post"] });
    await until(() => telegram.isPolled);
    telegram.addChat({ id: CHANNEL, type: "channel" });
    telegram.say({ chatId: PERSON, text: "not asked for" });
    const id = telegram.say({ chatId: CHANNEL, text: "/losses" });
    assert.deepEqual(await poll, [id]);
  });

  test("wait for the next poll when the connection is dropped", async () => {
    await using telegram = await createFakeTelegram();
    const poll = updatesOf(telegram, { timeout: 50 });
    await until(() => telegram.isPolled);
    telegram.dropConnections();
    await assert.rejects(poll);
    await until(() => !telegram.isPolled);
    const id = telegram.say({ chatId: PERSON, text: "later" });
    assert.deepEqual(await updatesOf(telegram, { timeout: 50 }), [id]);
  });

  test("are not for pollers while a webhook is set", async () => {
    await using telegram = await createFakeTelegram();
    const bad = await call(telegram, "setWebhook", { url: "http://example.org/hook" });
    assert.match(bad.description ?? "", /An HTTPS URL must be provided for webhook/);
    await call(telegram, "setWebhook", { url: "https://example.org/hook" });
    telegram.say({ chatId: PERSON, text: "kept" });
    const reply = await call(telegram, "getUpdates");
    assert.equal(reply.status, 409);
    assert.match(reply.description ?? "", /can't use getUpdates method while webhook is active/);
    const info = (await call(telegram, "getWebhookInfo")).result as Record<string, unknown>;
    assert.equal(info["pending_update_count"], 1);
    await call(telegram, "deleteWebhook", { drop_pending_updates: true });
    assert.deepEqual(await updatesOf(telegram), []);
  });

  test("say who speaks", async () => {
    await using telegram = await createFakeTelegram();
    telegram.addChat({ id: SUPERGROUP, type: "supergroup", title: "Forum", administrators: [PERSON] });
    telegram.addChat({ id: CHANNEL, type: "channel" });
    const threadId = telegram.addTopic(SUPERGROUP, "Daily");
    telegram.say({ chatId: SUPERGROUP, userId: 7, text: "/losses", threadId });
    telegram.anonymousAdministratorSays({ chatId: SUPERGROUP, text: "/subscribe" });
    telegram.channelSays({ chatId: SUPERGROUP, senderChatId: -1009, text: "/subscribe" });
    telegram.linkedChannelSays({ chatId: SUPERGROUP, senderChatId: CHANNEL, text: "news" });
    telegram.say({ chatId: CHANNEL, text: "/losses" });
    telegram.setBotStatus(CHANNEL, "left");
    telegram.update({ message_reaction_count: {} });
    // biome-ignore lint/suspicious/noExplicitAny: the shapes are what is being tested
    const updates = (await call(telegram, "getUpdates")).result as any[];
    const [person, anonymous, stranger, linked, post, gone] = updates;
    assert.equal(updates.length, 6);
    assert.equal(person.message.message_thread_id, threadId);
    assert.equal(person.message.reply_to_message.message_id, threadId);
    assert.deepEqual(person.message.entities, [{ type: "bot_command", offset: 0, length: 7 }]);
    assert.equal(anonymous.message.from.id, 1087968824);
    assert.equal(anonymous.message.sender_chat.id, SUPERGROUP);
    assert.equal(stranger.message.from.id, 136817688);
    assert.equal(stranger.message.sender_chat.id, -1009);
    assert.equal(linked.message.from.id, 777000);
    assert.equal(linked.message.is_automatic_forward, true);
    assert.equal(post.channel_post.sender_chat.id, CHANNEL);
    assert.equal(post.channel_post.from, undefined);
    assert.equal(gone.my_chat_member.old_chat_member.status, "administrator");
    assert.equal(gone.my_chat_member.new_chat_member.status, "left");
  });

  for (const [text, commands] of [
    ["/losses", ["/losses"]],
    ["/losses@Bot_name, please", ["/losses@Bot_name"]],
    ["look: /a and /b", ["/a", "/b"]],
    ["/a@ab", ["/a"]],
    ["a/b http://x/y </b>", []],
    ["/втрати", []],
    ["/lossesя", []],
  ] as const) {
    test(`commands in ${JSON.stringify(text)}`, () => {
      const found = commandEntities(text).map(({ offset, length }) => text.slice(offset, offset + length));
      assert.deepEqual(found, commands);
    });
  }
});

describe("faults", () => {
  let telegram: FakeTelegram;
  before(async () => {
    telegram = await createFakeTelegram();
    telegram.addChat({ id: PERSON, type: "private" });
  });
  after(() => telegram.close());
  const send = (text: string, options?: CallOptions) =>
    connect(telegram).telegram.callApi("sendMessage", { chat_id: PERSON, text }, options ?? {});
  const texts = () => telegram.sent.map((sent) => sent.text);

  test("a flood tells how long to wait", async () => {
    telegram.fault("sendMessage", { retryAfter: 7 });
    await assert.rejects(send("flood"), (error: TelegramError) => {
      assert.equal(error.code, 429);
      assert.equal(error.description, "Too Many Requests: retry after 7");
      assert.deepEqual(error.parameters, { retry_after: 7 });
      return true;
    });
    assert.equal(telegram.requests.at(-1)?.status, 429);
    await send("after the flood");
    assert.equal(texts().includes("flood"), false);
  });

  test("a connection may break before or after the message is there", async () => {
    telegram.fault("sendMessage", "reset-before");
    telegram.fault("sendMessage", "reset-after");
    await assert.rejects(send("lost"), { name: "FetchError" });
    await assert.rejects(send("there"), { name: "FetchError" });
    assert.equal(texts().includes("lost"), false);
    assert.equal(texts().includes("there"), true);
    assert.equal(telegram.requests.at(-1)?.status, undefined);
  });

  test("a call may hang before or after the message is there", async () => {
    telegram.fault("sendMessage", "hang");
    telegram.fault("sendMessage", "hang-after");
    for (const [text, made] of [
      ["hung", 0],
      ["hung after", 1],
    ] as const) {
      const [calls, messages] = [telegram.requests.length, telegram.sent.length];
      const giveUp = new AbortController();
      const sending = send(text, { signal: giveUp.signal } as unknown as CallOptions);
      await until(() => telegram.requests.length > calls && telegram.sent.length === messages + made);
      giveUp.abort();
      await assert.rejects(sending, { name: "AbortError" });
    }
    assert.equal(texts().includes("hung"), false);
    assert.equal(texts().includes("hung after"), true);
  });

  test("a proxy's page is no answer, and the client shows the token when it cannot read one", async () => {
    telegram.fault("sendMessage", "html");
    await assert.rejects(send("page"), { code: 502, description: "Bad Gateway" });
    telegram.fault("sendMessage", "not-json");
    await assert.rejects(send("page"), (error: Error) => error.message.includes(telegram.token));
    telegram.fault("sendMessage", "html-after");
    await assert.rejects(send("behind the page"), { code: 502 });
    assert.equal(texts().at(-1), "behind the page");
  });

  test("any status, a delay, a choice of calls, and an end", async () => {
    const disarm = telegram.fault(
      ({ method, payload }) => method === "sendMessage" && payload["text"] === "chosen",
      { status: 500 },
      Number.POSITIVE_INFINITY,
    );
    await assert.rejects(send("chosen"), { code: 500 });
    await send("another");
    disarm();
    await send("chosen");
    telegram.fault("*", { delay: 40 });
    const begin = performance.now();
    await send("late");
    assert.ok(performance.now() - begin >= 35);
  });

  test("the service may be away and come back, and a token may be revoked", async () => {
    await telegram.goAway();
    // A connection that was kept open breaks; a new one is refused.
    await assert.rejects(send("nobody there"), { name: "FetchError", code: /^ECONN(RESET|REFUSED)$/ });
    await telegram.comeBack();
    await send("back");
    const old = telegram.token;
    telegram.revokeToken();
    assert.equal((await call(telegram, "getMe", {}, old)).status, 401);
    assert.equal((await call(telegram, "getMe")).status, 200);
  });

  test("a test that waits in vain is told so", async () => {
    await assert.rejects(
      telegram.nextSent(404, 20),
      /No message to 404 within 20 ms; last calls: .*sendMessage 200/,
    );
  });
});
