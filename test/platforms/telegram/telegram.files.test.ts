import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Decision } from "../../../src/core/decision.ts";
import type { Message } from "../../../src/core/message.ts";
import type { SendFailure } from "../../../src/core/platform.ts";
import type { Fault } from "../../fakes/telegram/faults.ts";
import { commandOf, postTo, until } from "../contract.ts";
import { CHANNEL, GROUP, PERSON, SUPERGROUP, setUp } from "./harness.ts";
import { CSV, pages } from "./pages.ts";

/** Every byte there is, with what parts the pieces of an upload among them. */
const BYTES = Buffer.concat([
  Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.from('\r\n--x\r\ncontent-disposition: form-data; name="chat_id"\r\n\r\n1\r\n--x--\r\n'),
]);

const FILE: Message = {
  title: "Export",
  file: { name: "losses.bin", type: "application/octet-stream", content: BYTES },
};

describe("a message with a file", { concurrency: true }, () => {
  test("arrives as a document, whole, with its text under it", async (t) => {
    const { telegram, open, told } = await setUp(t, { more: pages });
    await open();
    telegram.say({ chatId: PERSON, text: "/table", languageCode: "en" });
    const sent = await telegram.nextSent(PERSON);
    assert.equal(sent.kind, "document");
    assert.equal(sent.file?.name, "losses-2023-03.csv");
    assert.equal(sent.file?.type, "text/csv; charset=utf-8");
    assert.equal(sent.file?.bytes.toString("utf8"), CSV);
    assert.equal(sent.html, "<b>Table</b>\n\n<i>Source</i>\nNot confirmed.");
    assert.equal(sent.buttons[0]?.[0]?.data, "q1 en second");
    assert.deepEqual([telegram.sent.length, told("warn")], [1, []]);
  });

  test("may hold any bytes, and is posted like any other", async (t) => {
    const { telegram, create } = await setUp(t);
    const id = await create().send(postTo(`${CHANNEL}`, { message: FILE }));
    const sent = await telegram.nextSent(CHANNEL);
    assert.equal(id, `${sent.messageId}`);
    assert.deepEqual(sent.file?.bytes, BYTES);
    assert.deepEqual([sent.file?.name, sent.file?.type], ["losses.bin", "application/octet-stream"]);
    assert.equal(sent.text, "Export");
  });

  test("answers the question, in the topic of it", async (t) => {
    const { telegram, open } = await setUp(t, { more: pages });
    const threadId = telegram.addTopic(SUPERGROUP);
    await open();
    telegram.say({ chatId: SUPERGROUP, userId: PERSON, text: "/table", threadId });
    const inTopic = await telegram.nextSent(SUPERGROUP);
    assert.deepEqual([inTopic.threadId, inTopic.replyTo], [threadId, threadId + 1]);
    telegram.say({ chatId: GROUP, userId: PERSON, text: "/table" });
    assert.equal((await telegram.nextSent(GROUP)).replyTo, 1);
  });

  test("stands below the message whose button asked for it, which stays, and answers the same question", async (t) => {
    const { telegram, open, told } = await setUp(t, { more: pages });
    await open();
    for (const [chatId, replyTo] of [
      [PERSON, undefined],
      [GROUP, 1],
    ] as const) {
      telegram.say({ chatId, userId: PERSON, text: "/first" });
      const { messageId } = await telegram.nextSent(chatId);
      telegram.press({ chatId, messageId, userId: PERSON, data: "q1 en table" });
      const sent = await telegram.nextSent(chatId);
      assert.deepEqual([sent.kind, sent.replyTo, sent.file?.bytes.toString()], ["document", replyTo, CSV]);
    }
    await until(() => telegram.callbackAnswers.length === 2);
    assert.deepEqual([telegram.edits, told("warn")], [[], []]);
  });

  test("cannot become another: what its button asks for is a message of its own", async (t) => {
    const { telegram, open, told } = await setUp(t, { more: pages });
    await open();
    telegram.say({ chatId: GROUP, userId: PERSON, text: "/table" });
    const { messageId } = await telegram.nextSent(GROUP);
    telegram.press({ chatId: GROUP, messageId, userId: PERSON, data: "q1 en second" });
    const sent = await telegram.nextSent(GROUP);
    assert.deepEqual([sent.kind, sent.replyTo, sent.html], ["text", 1, "<b>Second</b>\n\nIt leads back."]);
    assert.deepEqual([telegram.edits, told("warn")], [[], []]);
  });
});

describe("a file that is not confirmed", { concurrency: true }, () => {
  const answer = (error_code: number, description: string): Fault => ({
    status: error_code,
    body: { ok: false, error_code, description },
  });
  const cases: readonly (readonly [string, Fault, Decision, number?])[] = [
    ["blocked", answer(403, "Forbidden: bot was blocked by the user"), "gone"],
    ["too much text", answer(400, "Bad Request: message caption is too long"), "ours"],
    ["a revoked token", answer(401, "Unauthorized"), "halt"],
    ["429", { retryAfter: 7 }, "later", 7_000],
    ["500", { status: 500 }, "unknown"],
    ["a page of a proxy", "html", "unknown"],
    ["a page with status 200", "not-json", "unknown"],
    ["a page with status 403", { status: 403, body: "<html></html>" }, "unknown"],
    ["JSON without a result", { status: 200, body: { ok: true } }, "unknown"],
    ["a connection that breaks", "reset-before", "unknown"],
    ["a connection that breaks after it", "reset-after", "unknown"],
  ];
  for (const [name, fault, decision, wait = 0] of cases)
    test(`${name}: ${decision}`, async (t) => {
      const { telegram, token, create, calls } = await setUp(t);
      telegram.fault("sendDocument", fault);
      const sending = create().send(postTo(`${CHANNEL}`, { message: FILE }));
      await assert.rejects(sending, (error: SendFailure) => {
        assert.deepEqual([error.decision, error.wait], [decision, wait]);
        assert.ok(!`${error.message}${error.stack}${error.cause}`.includes(token));
        return true;
      });
      assert.equal(calls("sendDocument"), 1);
    });

  test("because Telegram is away was certainly not sent", async (t) => {
    const { telegram, create } = await setUp(t);
    await telegram.goAway();
    const sending = create().send(postTo(`${CHANNEL}`, { message: FILE }));
    await assert.rejects(sending, (error: SendFailure) => error.reach === "network");
  });
});

test("a file that is to wait is sent once after that", async (t) => {
  const { telegram, open, calls, told } = await setUp(t, { more: pages });
  await open();
  telegram.fault("sendDocument", { retryAfter: 1 });
  telegram.say({ chatId: PERSON, text: "/table" });
  assert.equal((await telegram.nextSent(PERSON)).file?.bytes.toString(), CSV);
  assert.deepEqual([calls("sendDocument"), told("warn")], [2, []]);
});

test("a file without anything in it is refused, and stops nothing", async (t) => {
  const empty = commandOf("empty", () => ({
    title: "E",
    file: { name: "e.csv", type: "text/csv", content: "" },
  }));
  const { telegram, open, told } = await setUp(t, { more: [...pages, empty] });
  await open();
  telegram.say({ chatId: PERSON, text: "/empty" });
  await until(() => told("warn").length === 1);
  telegram.say({ chatId: PERSON, text: "/second" });
  assert.equal((await telegram.nextSent(PERSON)).kind, "text");
});
