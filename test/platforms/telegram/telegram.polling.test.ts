import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { SendFailure } from "../../../src/core/platform.ts";
import { call } from "../../fakes/telegram/call.ts";
import type { Fault } from "../../fakes/telegram/faults.ts";
import { listenTo, postTo, until } from "../contract.ts";
import { CHANNEL, OTHER, PERSON, setUp } from "./harness.ts";

const ANSWER = /^Russian combat losses/;
const text = "/losses";

/** Long enough for what should not happen to happen. */
const A_WHILE = 50;

describe("polling", { concurrency: true }, () => {
  describe("a connection that is lost is made again", { concurrency: true }, () => {
    test("checklist 45: when Telegram is away at the start", async (t) => {
      const { telegram, create, bot, told } = await setUp(t);
      await telegram.goAway();
      telegram.say({ chatId: PERSON, text });
      create().start(bot, listenTo().events);
      await until(() => told("warn").length > 0);
      assert.match(told("warn")[0] ?? "", /Telegram .*again/);
      await telegram.comeBack();
      assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
      assert.deepEqual(told("error"), []);
    });

    test("when Telegram goes away and comes back, and nothing is answered twice", async (t) => {
      const { telegram, open } = await setUp(t);
      await open();
      telegram.say({ chatId: PERSON, text });
      await telegram.nextSent(PERSON);
      await telegram.goAway();
      telegram.say({ chatId: OTHER, text });
      await telegram.comeBack();
      assert.match((await telegram.nextSent(OTHER)).text, ANSWER);
      await pause(A_WHILE);
      assert.equal(telegram.sent.length, 2);
    });

    test("checklist 47: when an update comes in pieces, cut through its letters, it is read whole", async (t) => {
      const { telegram, create, bot } = await setUp(t);
      telegram.say({ chatId: PERSON, text: "Привіт, 🇺🇦!", languageCode: "en" });
      telegram.fault("getUpdates", "split");
      create().start(bot, listenTo().events);
      assert.match((await telegram.nextSent(PERSON)).text, /no command “Привіт,/);
    });

    test("when the updates of a poll were lost on their way, and each is answered once", async (t) => {
      const { telegram, open } = await setUp(t);
      telegram.say({ chatId: PERSON, text });
      telegram.say({ chatId: OTHER, text });
      telegram.fault("getUpdates", "reset-after");
      await open();
      await telegram.nextSent(PERSON);
      await telegram.nextSent(OTHER);
      await pause(A_WHILE);
      assert.equal(telegram.sent.length, 2);
    });

    const faults: readonly Fault[] = ["html", "not-json", "reset-before", { status: 500 }, { status: 504 }];
    for (const method of ["getMe", "deleteWebhook", "setMyCommands", "getUpdates"]) {
      for (const fault of faults) {
        test(`after ${JSON.stringify(fault)} for ${method}`, async (t) => {
          const { telegram, create, bot, told, calls } = await setUp(t);
          telegram.fault(method, fault);
          create().start(bot, listenTo().events);
          telegram.say({ chatId: PERSON, text });
          assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
          assert.equal(told("warn").length, 1);
          assert.equal(calls("getMe"), 2);
        });
      }
    }

    test("after 429, not before the time that it names", async (t) => {
      const { telegram, create, bot } = await setUp(t);
      telegram.fault("getUpdates", { retryAfter: 2 });
      create().start(bot, listenTo().events);
      telegram.say({ chatId: PERSON, text });
      await telegram.nextSent(PERSON);
      const [refused, again] = telegram.requests.filter(({ method }) => method === "getUpdates");
      assert.ok(refused && again && again.at - refused.at >= 1_900);
    });

    test("checklist 46: a chat that is answered already gets no second answer to an update that comes again", async (t) => {
      const { telegram, open } = await setUp(t);
      await open();
      const update = telegram.say({ chatId: PERSON, text });
      await telegram.nextSent(PERSON);
      telegram.say({ chatId: OTHER, text });
      await telegram.nextSent(OTHER);
      telegram.resend(update);
      await pause(200);
      assert.equal(telegram.sent.length, 2);
    });

    test("after a crash what was not confirmed comes again: it is not lost, and does no harm", async (t) => {
      const { telegram, open, subscribed, calls } = await setUp(t);
      // The first process receives the update and dies before its next poll arrives.
      telegram.fault(({ method, payload }) => method === "getUpdates" && payload["offset"] !== 0, "hang");
      await open();
      telegram.say({ chatId: PERSON, text: "/subscribe" });
      assert.match((await telegram.nextSent(PERSON)).text, /^Subscribed\n/);
      await until(() => calls("getUpdates") === 2);
      await open();
      assert.match((await telegram.nextSent(PERSON)).text, /^Already subscribed\n/);
      assert.deepEqual(await subscribed(), [`${PERSON}`]);
      assert.deepEqual(telegram.pendingUpdates, []);
    });
  });

  describe("when another process polls with the same token", { concurrency: true }, () => {
    test("checklist 44: the operator is told what to do, and it is tried again later and not at once", async (t) => {
      const { telegram, open, told, calls } = await setUp(t);
      const platform = await open();
      const polls = calls("getUpdates");
      await call(telegram, "getUpdates", { timeout: 1 });
      await until(() => told("warn").length === 1);
      await pause(1_500);
      assert.equal(told("warn").length, 1);
      assert.match(told("warn")[0] ?? "", /another process polls.*stop/i);
      assert.equal(calls("getUpdates"), polls + 1, "only the other process polled");
      assert.deepEqual(told("error"), []);
      await platform.stop();
      assert.equal(calls("getUpdates"), polls + 1, "it can be stopped while it waits");
    });

    test("posts are sent all the same", async (t) => {
      const { telegram, open, told } = await setUp(t);
      const platform = await open();
      await call(telegram, "getUpdates");
      await until(() => told("warn").length === 1);
      assert.equal(platform.ready(), true);
      await platform.send(postTo(`${CHANNEL}`, { message: { title: "Title" } }));
      assert.equal((await telegram.nextSent(CHANNEL)).text, "Title");
    });
  });

  describe("a token that Telegram does not take ends it", { concurrency: true }, () => {
    const wrong = { "a wrong one": `1000000001:${"x".repeat(35)}`, "none at all": "1:x" };
    for (const [name, token] of Object.entries(wrong)) {
      test(`at the start: ${name}`, async (t) => {
        const { telegram, create, bot, told, written } = await setUp(t);
        const platform = create({ token });
        platform.start(bot, listenTo().events);
        await until(() => told("error").length === 1);
        await pause(1_200);
        assert.equal(told("error").length, 1);
        assert.match(told("error")[0] ?? "", /TELEGRAM_TOKEN/);
        assert.equal(telegram.requests.length, 1, "nothing more is asked");
        assert.equal(platform.ready(), false);
        assert.ok(token.length < 10 || !written.join("").includes(token));
      });
    }

    test("when it is revoked while the bot runs", async (t) => {
      const { telegram, open, told } = await setUp(t);
      const platform = await open();
      telegram.revokeToken();
      telegram.dropConnections();
      await until(() => told("error").length === 1);
      const asked = telegram.requests.length;
      await pause(A_WHILE);
      assert.equal(platform.ready(), false);
      assert.equal(telegram.requests.length, asked);
    });

    test("checklist 17: when a post finds out, at once, and nothing more is asked", async (t) => {
      const { telegram, open, told } = await setUp(t);
      const platform = await open();
      telegram.fault("sendMessage", { status: 401 });
      const post = postTo(`${CHANNEL}`);
      await assert.rejects(platform.send(post), (error: SendFailure) => error.decision === "halt");
      assert.equal(platform.ready(), false);
      await until(() => !telegram.isPolled);
      const asked = telegram.requests.length;
      await assert.rejects(platform.send(post), (error: SendFailure) => error.decision === "halt");
      await assert.rejects(platform.edit(post, "1"), (error: SendFailure) => error.decision === "halt");
      telegram.say({ chatId: PERSON, text: "/help" });
      await pause(A_WHILE);
      assert.equal(telegram.requests.length, asked);
      assert.equal(told("error").length, 1);
    });
  });
});
