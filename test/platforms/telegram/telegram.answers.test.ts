import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "../../../src/core/message.ts";
import type { Fault } from "../../fakes/telegram/faults.ts";
import { commandOf, until } from "../contract.ts";
import { GROUP, OTHER, PERSON, SUPERGROUP, setUp } from "./harness.ts";

const ANSWER = /^Russian combat losses/;

/** What goes wrong for one person, by a fault for the answer in their chat. */
const lost: readonly (readonly [string, Fault])[] = [
  ["refused with 403", { status: 403, body: forbidden() }],
  ["refused for its text", { status: 400, body: unreadable() }],
  ["met with 500", { status: 500 }],
  ["met with a page of a proxy", "html-after"],
  ["met with a page with status 200", "not-json"],
  ["cut off before", "reset-before"],
  ["cut off after", "reset-after"],
  ["to wait for minutes", { retryAfter: 300 }],
  ["to wait for no time", { retryAfter: 0 }],
];

function forbidden() {
  return { ok: false, error_code: 403, description: "Forbidden: bot was blocked by the user" };
}

function unreadable() {
  return { ok: false, error_code: 400, description: "Bad Request: can't parse entities: no" };
}

describe("checklist 39: an answer that cannot be sent is tried once, and stops nothing", {
  concurrency: true,
}, () => {
  for (const [name, fault] of lost) {
    test(name, async (t) => {
      const { telegram, open, told, calls } = await setUp(t);
      await open();
      const toPerson = ({ method, payload }: { method: string; payload: Record<string, unknown> }) =>
        method === "sendMessage" && payload["chat_id"] === PERSON;
      telegram.fault(toPerson, fault);
      telegram.say({ chatId: PERSON, text: "/losses" });
      await until(() => told("warn").length === 1);
      assert.match(told("warn")[0] ?? "", /answer could not be sent/);
      await pause(50);
      assert.equal(calls("sendMessage"), 1);
      telegram.say({ chatId: OTHER, text: "/losses" });
      assert.match((await telegram.nextSent(OTHER)).text, ANSWER);
      assert.deepEqual(told("error"), []);
    });
  }

  test("in a chat that the bot was thrown out of meanwhile", async (t) => {
    const { telegram, open, told } = await setUp(t);
    await open();
    telegram.kick(GROUP);
    telegram.say({ chatId: GROUP, userId: PERSON, text: "/losses" });
    await until(() => told("warn").length === 1);
    telegram.say({ chatId: SUPERGROUP, userId: PERSON, text: "/losses" });
    assert.match((await telegram.nextSent(SUPERGROUP)).text, ANSWER);
  });
});

test("429 for an answer is waited for, and the answer is sent once", async (t) => {
  const { telegram, open, calls, told } = await setUp(t);
  await open();
  const toPerson = ({ method, payload }: { method: string; payload: Record<string, unknown> }) =>
    method === "sendMessage" && payload["chat_id"] === PERSON;
  telegram.fault(toPerson, { retryAfter: 3 });
  telegram.say({ chatId: PERSON, text: "/losses" });
  await until(() => calls("sendMessage") > 0);
  telegram.say({ chatId: OTHER, text: "/losses" });
  assert.match((await telegram.nextSent(OTHER)).text, ANSWER);
  assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
  assert.deepEqual(
    telegram.sent.map(({ chatId }) => chatId),
    [OTHER, PERSON],
    "others need not wait",
  );
  const [refused, , again] = telegram.requests.filter(({ method }) => method === "sendMessage");
  assert.ok(refused && again && again.at - refused.at >= 2_950);
  await pause(50);
  assert.equal(calls("sendMessage"), 3);
  assert.deepEqual(told("warn"), []);
});

test("checklist 38: a command that fails is owned up to, told to the operator, and stops nothing", async (t) => {
  const boom = commandOf("boom", () => {
    throw new Error("The figures are upside down.");
  });
  const { telegram, open, told, written } = await setUp(t, { more: [boom] });
  await open();
  telegram.say({ chatId: PERSON, text: "/boom" });
  assert.match((await telegram.nextSent(PERSON)).text, /went wrong on my side/);
  assert.equal(told("error").length, 1);
  assert.match(written.join(""), /upside down/);
  telegram.say({ chatId: PERSON, text: "/losses" });
  assert.match((await telegram.nextSent(PERSON)).text, ANSWER);
});

test("checklist 40: an answer that never comes keeps nobody else waiting", async (t) => {
  const never = Promise.withResolvers<Message>();
  const { telegram, open, calls } = await setUp(t, { more: [commandOf("never", () => never.promise)] });
  t.after(() => never.resolve({ title: "At last" }));
  await open();
  const polls = calls("getUpdates");
  for (let count = 0; count < 20; count++) telegram.say({ chatId: PERSON, text: "/never" });
  telegram.say({ chatId: OTHER, text: "/losses" });
  assert.match((await telegram.nextSent(OTHER)).text, ANSWER);
  assert.ok(calls("getUpdates") > polls);
  never.resolve({ title: "At last" });
});

test("a hundred questions at once are each answered once", async (t) => {
  const { telegram, open, told } = await setUp(t);
  for (let id = 1; id <= 150; id++) telegram.say({ chatId: PERSON + id, text: "/losses" });
  await open();
  await until(() => telegram.sent.length >= 150);
  await pause(50);
  assert.equal(telegram.sent.length, 150);
  assert.equal(new Set(telegram.sent.map(({ chatId }) => chatId)).size, 150);
  assert.deepEqual([told("warn"), told("error")], [[], []]);
});

test("what an administrator says last holds, however slowly the first is looked up", async (t) => {
  const { telegram, open, subscribed } = await setUp(t);
  await open();
  telegram.fault("getChatAdministrators", { delay: 300 });
  telegram.say({ chatId: GROUP, userId: OTHER, text: "/subscribe" });
  telegram.say({ chatId: GROUP, userId: OTHER, text: "/unsubscribe" });
  await telegram.nextSent(GROUP);
  await telegram.nextSent(GROUP);
  assert.deepEqual(await subscribed(), []);
});
