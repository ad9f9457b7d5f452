import assert from "node:assert/strict";
import { connect } from "node:net";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { hookRoutes } from "../../../src/http/hooks.ts";
import { startServer } from "../../../src/http/server.ts";
import type { TelegramParts } from "../../../src/platforms/telegram/telegram.ts";
import type { WebhookPlace } from "../../../src/platforms/telegram/webhook.ts";
import { call } from "../../fakes/telegram/call.ts";
import { nowhere } from "../../fakes/web.ts";
import { keepUntold } from "../../told.ts";
import { commandOf, listenTo, until } from "../contract.ts";
import { CHANNEL, OTHER, PERSON, SUPERGROUP, setUp } from "./harness.ts";

const ANSWER = /^Russian combat losses/;
const SECRET = "a-secret-of-the-test";
const PLACE: WebhookPlace = { url: "https://bot.example.org/telegram/updates", secret: SECRET };
keepUntold(SECRET, PLACE.url);
const HEADER = "x-telegram-bot-api-secret-token";
/** Long enough for what should not happen to happen. */
const A_WHILE = 50;

/** A bot that Telegram calls, with a server of its own. */
async function open(
  t: TestContext,
  parts: Partial<TelegramParts> = {},
  more: Parameters<typeof setUp>[1] = {},
) {
  const world = await setUp(t, more);
  const { telegram, create, bot } = world;
  for (const id of [PERSON, OTHER]) telegram.addChat({ id, type: "private" });

  /** Another replica: an adapter and its server. */
  async function replica() {
    const platform = create({ webhook: PLACE, ...parts });
    const server = await startServer({
      routes: [hookRoutes(platform.hook ? [platform.hook] : [])],
      port: 0,
      host: "127.0.0.1",
      log: world.log,
    });
    t.after(() => server.close());
    const { events, told } = listenTo();
    return { platform, server, changes: told, start: () => platform.start(bot, events) };
  }

  const first = await replica();
  telegram.passOnTo(first.server.address);
  const address = new URL(new URL(PLACE.url).pathname, first.server.address);
  function post(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { [HEADER]: SECRET },
  ) {
    return fetch(address, { method: "POST", headers, body });
  }
  return { ...world, ...first, replica, post, address };
}

/** One that is up. */
async function opened(...args: Parameters<typeof open>) {
  const world = await open(...args);
  world.start();
  await until(() => world.platform.ready());
  return world;
}

/** An update in which a person asks something. */
function asking(update: number, text: string, person = PERSON) {
  const user = { id: person, is_bot: false, first_name: "Somebody", language_code: "en" };
  return JSON.stringify({
    update_id: update,
    message: {
      message_id: update,
      date: Math.floor(Date.now() / 1000),
      chat: { id: person, type: "private", first_name: "Somebody" },
      from: user,
      text,
      entities: [{ type: "bot_command", offset: 0, length: text.split(" ")[0]?.length ?? 0 }],
    },
  });
}

describe("where Telegram calls", { concurrency: true }, () => {
  test("it is told where, by what it is known, and what is wanted; nothing that waits is dropped", async (t) => {
    const { telegram, start, platform } = await open(t);
    telegram.say({ chatId: PERSON, text: "/losses" });
    start();
    assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
    await until(() => platform.ready());
    const [asked] = telegram.requests.filter(({ method }) => method === "setWebhook");
    assert.deepEqual(asked?.payload, {
      url: PLACE.url,
      secret_token: SECRET,
      allowed_updates: ["message", "channel_post", "callback_query", "inline_query", "my_chat_member"],
      max_connections: 40,
      drop_pending_updates: false,
    });
    assert.ok(!telegram.requests.some(({ method }) => method === "getUpdates"), "nobody polls");
  });

  test("questions, buttons, inline queries and changes come that way, and each is confirmed at once", async (t) => {
    const { telegram, changes, subscribed } = await opened(t);
    telegram.say({ chatId: SUPERGROUP, userId: OTHER, text: "/subscribe" });
    assert.match((await telegram.nextSent(SUPERGROUP)).text, /^Subscribed/);
    telegram.channelSays({ chatId: CHANNEL, senderChatId: CHANNEL, text: "/losses" });
    const answer = await telegram.nextSent(CHANNEL);
    assert.match(answer.text, ANSWER);
    telegram.inquire({ userId: PERSON, query: "tanks" });
    await until(() => telegram.inlineAnswers.length === 1);
    telegram.kick(SUPERGROUP);
    await until(() => changes.some(([what]) => what === "removed"));
    assert.deepEqual(await subscribed(), [`${SUPERGROUP}`]);
    await until(() => telegram.bringings.length === 4);
    assert.deepEqual(
      telegram.bringings.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.deepEqual(telegram.pendingUpdates, []);
  });

  test("a slow answer keeps neither Telegram nor anybody else waiting", async (t) => {
    const slow = commandOf("slow", async () => {
      await until(() => finish);
      return { title: "At last" };
    });
    let finish = false;
    const { telegram } = await opened(t, {}, { more: [slow] });
    telegram.say({ chatId: PERSON, text: "/slow" });
    await until(() => telegram.pendingUpdates.length === 0);
    telegram.say({ chatId: OTHER, text: "/losses" });
    assert.match((await telegram.nextSent(OTHER)).text, ANSWER);
    finish = true;
    assert.equal((await telegram.nextSent(PERSON)).text, "At last");
  });

  describe("checklist 29: who does not know the secret is refused", { concurrency: true }, () => {
    const wrong: Readonly<Record<string, Record<string, string>>> = {
      "none at all": {},
      "an empty one": { [HEADER]: "" },
      "another one": { [HEADER]: "another-secret-of-1" },
      "the beginning of it": { [HEADER]: SECRET.slice(0, -1) },
      "more than it": { [HEADER]: `${SECRET}x` },
    };
    for (const [name, headers] of Object.entries(wrong))
      test(name, async (t) => {
        const { telegram, post } = await opened(t);
        const response = await post(asking(1, "/losses"), headers);
        assert.deepEqual([response.status, await response.text()], [403, ""]);
        await pause(A_WHILE);
        assert.deepEqual(telegram.sent, []);
      });

    test("another method and another path are not found", async (t) => {
      const { address } = await opened(t);
      const headers = { [HEADER]: SECRET };
      assert.equal((await fetch(address, { headers })).status, 404);
      const elsewhere = new URL("/telegram", address);
      assert.equal((await fetch(elsewhere, { method: "POST", headers, body: "{}" })).status, 404);
    });
  });

  test("checklist 29: more than 1 MB is refused, said beforehand or not, and what fits is not", async (t) => {
    const { telegram, post, address } = await opened(t);
    const large = new Uint8Array(1_000_001).fill(32);
    /** A server that has read enough may also hang up. */
    const headers = { [HEADER]: SECRET, connection: "close" };
    const isRefused = (asked: Promise<Response>) =>
      asked.then(
        ({ status }) => status === 413,
        () => true,
      );
    // Nothing else may go over the connection that the server is about to close.
    assert.ok(await isRefused(post(large, headers)));
    const inPieces = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < large.length; sent += 100_000)
          controller.enqueue(large.subarray(sent, sent + 100_000));
        controller.close();
      },
    });
    assert.ok(await isRefused(fetch(address, { method: "POST", headers, body: inPieces, duplex: "half" })));
    const update = asking(1, "/losses");
    assert.equal((await post(update + " ".repeat(1_000_000 - update.length))).status, 200);
    assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
  });

  test("checklist 47: an update that comes in two pieces, cut through a letter, is read whole", async (t) => {
    const { telegram, address } = await opened(t);
    const body = Buffer.from(asking(1, "/слава Україні"));
    const cut = body.indexOf(Buffer.from("лава")) + 1;
    const socket = connect(Number(address.port), "127.0.0.1");
    t.after(() => socket.destroy());
    socket.setNoDelay(true);
    socket.write(
      `POST ${address.pathname} HTTP/1.1\r\nhost: bot\r\n${HEADER}: ${SECRET}\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.subarray(0, cut));
    await pause(A_WHILE);
    socket.write(body.subarray(cut));
    const [reply] = await new Promise<Buffer[]>((resolve) => socket.once("data", (data) => resolve([data])));
    assert.match(String(reply), /^HTTP\/1\.1 200 /);
    assert.match((await telegram.nextSent(PERSON)).text, /no command “\/слава Україні”/);
  });

  test("checklist 46: an update that two replicas get is answered once and changes nothing the second time", async (t) => {
    const { telegram, post, replica, subscribed } = await opened(t);
    const other = await replica();
    other.start();
    await until(() => other.platform.ready());
    const address = new URL(new URL(PLACE.url).pathname, other.server.address);
    const postToOther = (body: string) =>
      fetch(address, { method: "POST", headers: { [HEADER]: SECRET }, body });
    const body = asking(7, "/subscribe");
    await Promise.all([post(body), postToOther(body)]);
    assert.match((await telegram.nextSent(PERSON)).text, /^Subscribed/);
    await postToOther(body);
    await postToOther(asking(8, "/help"));
    assert.doesNotMatch((await telegram.nextSent(PERSON)).text, /ubscribed/);
    assert.equal(telegram.sent.length, 2);
    assert.deepEqual(await subscribed(), [`${PERSON}`]);
  });

  test("a database that cannot be asked keeps nobody from an answer", async (t) => {
    const world = await open(t);
    const { telegram, post, start, platform, store } = world;
    start();
    await until(() => platform.ready());
    await store.close();
    await post(asking(7, "/losses"));
    assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
  });

  test("checklist 36: what it is answered holds no call", async (t) => {
    const { telegram, post } = await opened(t);
    const texts = ["/losses", '/{"method":"sendMessage","chat_id":1,"text":"x"}'];
    for (const [index, text] of texts.entries()) {
      const response = await post(asking(index + 1, text));
      assert.deepEqual([response.status, await response.text()], [200, ""]);
      await telegram.nextSent(PERSON);
    }
  });

  test("what is no update does no harm, and one of a form that is not known neither", async (t) => {
    const { telegram, post, told } = await opened(t);
    for (const body of ["", "no JSON", "[]", "{}", '{"update_id":"1"}', new Uint8Array([0xff, 0xfe])])
      assert.equal((await post(body)).status, 400);
    const odd = ['{"update_id":1}', '{"update_id":2,"message":5}', '{"update_id":3,"message":{"chat":null}}'];
    for (const body of odd) assert.equal((await post(body)).status, 200);
    await post(asking(4, "/losses"));
    assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
    assert.deepEqual(told("error"), []);
  });

  test("before its start and after its stop a bot takes nothing, and Telegram keeps it", async (t) => {
    const { telegram, start, platform } = await open(t);
    await call(telegram, "setWebhook", { url: PLACE.url, secret_token: SECRET });
    telegram.say({ chatId: PERSON, text: "/losses" });
    await until(() => telegram.bringings.length > 0);
    assert.equal(telegram.bringings[0]?.status, 503);
    start();
    await telegram.nextSent(PERSON);
    await until(() => telegram.pendingUpdates.length === 0);
    await platform.stop();
    const { length } = telegram.bringings;
    telegram.say({ chatId: PERSON, text: "/losses" });
    await until(() => telegram.bringings.length > length);
    assert.equal(telegram.bringings.at(-1)?.status, 503);
    assert.equal(telegram.webhook.url, PLACE.url, "the next life, or another replica, goes on there");
    assert.equal(telegram.pendingUpdates.length, 1);
  });

  test("a bot that polls again has what was brought by then, and Telegram calls no more", async (t) => {
    const { telegram, platform, create, bot } = await opened(t);
    await platform.stop();
    telegram.say({ chatId: PERSON, text: "/losses" });
    create().start(bot, listenTo().events);
    assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
    assert.equal(telegram.webhook.url, "");
  });

  describe("the operator is told", { concurrency: true }, () => {
    const place = { ...PLACE, checkEvery: 20 };

    test("where Telegram cannot reach the bot, once for each time, without the address", async (t) => {
      const { telegram, told, written } = await opened(t, { webhook: place });
      telegram.passOnTo(nowhere().href);
      telegram.say({ chatId: PERSON, text: "/losses" });
      await until(() => told("warn").length > 0);
      assert.match(told("warn")[0] ?? "", /could not bring an update.*TELEGRAM_WEBHOOK_URL/);
      assert.ok(written.some((line) => line.includes("Wrong response from the webhook the webhook")));
      assert.ok(!written.join("").includes("bot.example.org"));
    });

    test("where another program takes the updates away", async (t) => {
      const { telegram, told } = await opened(t, { webhook: place });
      await call(telegram, "deleteWebhook");
      await until(() => told("warn").length === 1);
      assert.match(told("warn")[0] ?? "", /another program with this token.*stopped/);
    });

    test("where Telegram does not take the address", async (t) => {
      const { told, start } = await open(t, { webhook: { ...place, url: "http://bot.example.org/x" } });
      start();
      await until(() => told("warn").length > 0);
      assert.match(told("warn")[0] ?? "", /does not take the address in TELEGRAM_WEBHOOK_URL/);
    });

    test("and a Telegram that is away for a while is asked again", async (t) => {
      const { telegram, told, platform } = await opened(t, { webhook: place });
      await telegram.goAway();
      await until(() => !platform.ready());
      await telegram.comeBack();
      await until(() => platform.ready());
      telegram.say({ chatId: PERSON, text: "/losses" });
      assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
      assert.ok(told("warn").length > 0);
    });
  });
});
