import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { SendFailure } from "../../../src/core/platform.ts";
import type { Fault } from "../../fakes/telegram/faults.ts";
import { listenTo, postTo, until } from "../contract.ts";
import { OTHER, PERSON, SUPERGROUP, secretOf, setUp } from "./harness.ts";

const faults: readonly Fault[] = [
  "reset-before",
  "reset-after",
  "html",
  "not-json",
  { status: 200, body: {} },
  { status: 401 },
  { status: 403, body: "<html>Forbidden</html>" },
  { status: 404, body: { ok: false, error_code: 404, description: "Not Found" } },
  { status: 500 },
  { retryAfter: 300 },
];
const methods = [
  "getMe",
  "deleteWebhook",
  "setMyCommands",
  "getUpdates",
  "sendMessage",
  "getChatAdministrators",
];

describe("checklist 27: whatever goes wrong, no line of the log holds the token", {
  concurrency: true,
}, () => {
  for (const method of methods) {
    test(method, async (t) => {
      for (const fault of faults) {
        const { telegram, token, create, bot, told, written } = await setUp(t);
        telegram.fault(method, fault);
        create().start(bot, listenTo().events);
        telegram.say({ chatId: SUPERGROUP, userId: OTHER, text: "/subscribe" });
        const harmless = method === "sendMessage" || method === "getChatAdministrators";
        await until(() => told("warn").length + told("error").length > 0);
        const asked = telegram.requests.map((request) => request.method);
        assert.ok(harmless || asked.includes(method));
        assert.ok(!written.join("").includes(secretOf(token)), `${method}, ${JSON.stringify(fault)}`);
      }
    });
  }

  test("a Telegram that is away", async (t) => {
    const { telegram, token, create, bot, told, written } = await setUp(t);
    await telegram.goAway();
    create().start(bot, listenTo().events);
    await until(() => told("warn").length > 0);
    assert.ok(!written.join("").includes(secretOf(token)));
  });
});

test("checklist 27: what is kept of a failed post, as its reason, does not hold the token", async (t) => {
  const { telegram, token, create } = await setUp(t);
  const platform = create();
  for (const fault of faults) {
    telegram.fault("sendMessage", fault);
    const post = postTo(`${PERSON}`);
    await assert.rejects(platform.send(post), (error) => {
      assert.ok(error instanceof SendFailure);
      assert.ok(!`${error} ${error.stack}`.includes(secretOf(token)));
      assert.doesNotMatch(error.message, /127\.0\.0\.1|http/);
      return true;
    });
  }
});

test("an answer says nothing of the connection that failed", async (t) => {
  const { telegram, token, open } = await setUp(t);
  await open();
  telegram.fault("getChatAdministrators", "not-json");
  telegram.say({ chatId: SUPERGROUP, userId: OTHER, text: "/subscribe" });
  const { text } = await telegram.nextSent(SUPERGROUP);
  assert.doesNotMatch(text, /127\.0\.0\.1|http|json/i);
  assert.ok(!text.includes(secretOf(token)));
  await pause(10);
});
