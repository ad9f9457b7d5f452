import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { listenTo, until } from "../contract.ts";
import { PERSON, setUp } from "./harness.ts";

const ANSWER = /^Russian combat losses/;

describe("stop", { concurrency: true }, () => {
  test("confirms what was answered, so that the next start does not answer it again", async (t) => {
    const { telegram, open } = await setUp(t);
    const platform = await open();
    telegram.say({ chatId: PERSON, text: "/losses" });
    await telegram.nextSent(PERSON);
    await platform.stop();
    assert.deepEqual(telegram.pendingUpdates, []);
    await open();
    assert.equal(telegram.sent.length, 1);
  });

  test("confirms what came while the poll after it never arrived", async (t) => {
    const { telegram, open, calls } = await setUp(t);
    telegram.fault(({ method, payload }) => method === "getUpdates" && payload["offset"] !== 0, "hang");
    const platform = await open();
    telegram.say({ chatId: PERSON, text: "/losses" });
    await telegram.nextSent(PERSON);
    await until(() => calls("getUpdates") === 2);
    assert.equal(telegram.pendingUpdates.length, 1);
    await platform.stop();
    assert.deepEqual(telegram.pendingUpdates, []);
  });

  test("leaves for the next start what came too late", async (t) => {
    const { telegram, open } = await setUp(t);
    const platform = await open();
    telegram.say({ chatId: PERSON, text: "/losses" });
    await telegram.nextSent(PERSON);
    const stopping = platform.stop();
    telegram.say({ chatId: PERSON, text: "/losses 2023-03-07" });
    await stopping;
    await open();
    assert.match((await telegram.nextSent(PERSON)).text, /7 March 2023/);
    assert.equal(telegram.sent.length, 2);
  });

  test("finishes the answers under way", async (t) => {
    const { telegram, open, calls, told } = await setUp(t);
    const platform = await open();
    telegram.fault("sendMessage", { delay: 300 });
    telegram.say({ chatId: PERSON, text: "/losses" });
    await until(() => calls("sendMessage") === 1);
    await platform.stop();
    assert.match(telegram.sent[0]?.text ?? "", ANSWER);
    assert.deepEqual([told("warn"), told("error")], [[], []]);
  });

  test("ends a poll and a wait before another try, and does nothing the second time or before the start", async (t) => {
    const { telegram, open, create, bot, told, calls } = await setUp(t);
    const polling = await open();
    await polling.stop();
    await polling.stop();
    await create().stop();
    await until(() => !telegram.isPolled);
    assert.equal(calls("getUpdates"), 1);
    await telegram.goAway();
    const waiting = create();
    waiting.start(bot, listenTo().events);
    await until(() => told("warn").length > 0);
    const { length } = told("warn");
    await waiting.stop();
    assert.equal(told("warn").length, length);
  });

  test("while it is on its way up ends without a complaint", async (t) => {
    const { telegram, create, bot, told, calls } = await setUp(t);
    telegram.fault("getMe", { delay: 200 });
    const platform = create();
    platform.start(bot, listenTo().events);
    await until(() => calls("getMe") === 1);
    await platform.stop();
    assert.deepEqual([told("warn"), told("error")], [[], []]);
    assert.equal(calls("getUpdates"), 0, "it does not begin to poll any more");
  });

  test("leaves nothing open that would keep the process alive", async (t) => {
    const { telegram } = await setUp(t);
    const at = (path: string) => JSON.stringify(new URL(`../../../src/${path}`, import.meta.url));
    const program = `
      const { createTelegram } = await import(${at("platforms/telegram/telegram.ts")});
      const facts = new Map();
      const store = { recall: async (key) => facts.get(key), remember: async (key, text) => facts.set(key, text) };
      const quiet = () => {};
      const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
      const platform = createTelegram({ token: "${telegram.token}", root: "${telegram.root}", rate: 1, store, log });
      platform.start({ commands: [], locales: [], answer: async () => ({ title: "Answer" }) }, { up: quiet });
      process.stdin.once("data", async () => {
        await platform.stop();
        process.stdin.destroy();
      });`;
    const child = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    await until(() => telegram.isPolled);
    telegram.say({ chatId: PERSON, text: "hello" });
    assert.equal((await telegram.nextSent(PERSON)).text, "Answer");
    child.child.stdin?.write("stop");
    assert.equal((await child).stderr.replace(/.*(punycode|trace-deprecation).*\n/g, ""), "");
    assert.deepEqual(telegram.pendingUpdates, []);
  });
});
