import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { NOTICE_AFTER } from "../../../src/platforms/telegram/pressing.ts";
import { call } from "../../fakes/telegram/call.ts";
import type { Fault } from "../../fakes/telegram/faults.ts";
import { commandOf, until } from "../contract.ts";
import { PERSON, setUp } from "./harness.ts";
import { pages } from "./pages.ts";
import { begin } from "./pressing.ts";

describe("checklist 33: what is no press of a button of ours is noticed and changes nothing", {
  concurrency: true,
}, () => {
  const hostile: readonly (readonly [string, string])[] = [
    ["nothing at all", ""],
    ["another bot's", '{"a":"vote","id":1}'],
    ["that of another time", "q0 en second"],
    ["without a question", "q1 en"],
    ["a language that is none", "q1 english second"],
    ["a language in capitals", "q1 EN second"],
    ["markup", "q1 en second <b>"],
    ["a line end", "q1 en second\nfirst"],
    ["a null", "q1 en second\u0000"],
    ["half a character", "q1 en second \ud800"],
    ["what is left of broken UTF-8", "q1 en second \ufffd\ufffd"],
    ["another alphabet", "q1 en друга"],
    ["too long", `q1 en second ${"x".repeat(2_000)}`],
    ["two spaces", "q1 en  second"],
  ];
  for (const [name, data] of hostile)
    test(name, async (t) => {
      const { telegram, send, told } = await begin(t);
      assert.equal(await send(data, PERSON), "");
      assert.deepEqual([telegram.edits, telegram.sent.length], [[], 1]);
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });

  test("a language that the bot does not speak is answered in English", async (t) => {
    const { send, edited } = await begin(t);
    assert.equal(await send("q1 zz second", PERSON), "");
    assert.deepEqual(edited(), ["Second"]);
  });

  test("a command that does not exist is said so, to who pressed alone", async (t) => {
    const { telegram, send } = await begin(t);
    assert.match(await send("q1 en constructor", PERSON), /no command “constructor”/);
    assert.match(await send("q1 en second 2023 tanks", PERSON), /nothing after its name/);
    assert.deepEqual(telegram.edits, []);
  });

  test("of a message that has no buttons", async (t) => {
    const { telegram, press, send, edited } = await begin(t);
    await press("Locked", PERSON);
    assert.deepEqual(edited(), ["Locked"]);
    assert.equal(await send("q1 en second", PERSON), "");
    assert.deepEqual([edited(), telegram.callbackAnswers.length], [["Locked"], 2]);
  });

  test("of a game, or of a message that was sent in inline mode", async (t) => {
    const { telegram, open, calls, told } = await setUp(t, { more: pages });
    await open();
    const query = { from: { id: PERSON, is_bot: false, first_name: "Person" }, chat_instance: "1" };
    telegram.update({ callback_query: { ...query, id: "1", game_short_name: "losses" } });
    telegram.update({
      callback_query: { ...query, id: "2", inline_message_id: "abc", data: "q1 en second" },
    });
    await until(() => calls("answerCallbackQuery") === 2);
    assert.equal(calls("editMessageText"), 0);
    assert.deepEqual([told("warn"), told("error")], [[], []]);
  });
});

describe("a press that cannot be answered is noticed all the same, and stops nothing", {
  concurrency: true,
}, () => {
  const forbidden = {
    ok: false,
    error_code: 403,
    description: "Forbidden: bot was kicked from the group chat",
  };
  const uneditable = { ok: false, error_code: 400, description: "Bad Request: message can't be edited" };
  const faults: readonly (readonly [string, Fault])[] = [
    ["refused with 403", { status: 403, body: forbidden }],
    ["refused with 400", { status: 400, body: uneditable }],
    ["met with 500", { status: 500 }],
    ["met with a page of a proxy", "html"],
    ["cut off", "reset-before"],
    ["to wait for minutes", { retryAfter: 300 }],
  ];
  for (const [name, fault] of faults)
    test(`an edit that is ${name}`, async (t) => {
      const { telegram, press, told, edited, calls } = await begin(t);
      telegram.fault("editMessageText", fault);
      assert.equal(await press("Second", PERSON), "");
      await until(() => told("warn").length === 1);
      assert.equal(calls("editMessageText"), 1);
      assert.equal(await press("Second", PERSON), "");
      assert.deepEqual(edited(), ["Second"]);
      assert.deepEqual(told("error"), []);
    });

  test("an edit that is to wait for a second is made after that", async (t) => {
    const { telegram, press, told, edited } = await begin(t);
    telegram.fault("editMessageText", { retryAfter: 1 });
    const began = performance.now();
    assert.equal(await press("Second", PERSON), "");
    assert.ok(performance.now() - began >= 950);
    assert.deepEqual([edited(), told("warn")], [["Second"], []]);
  });

  test("under a message that was deleted before the bot heard of the press", async (t) => {
    const { telegram, platform, open, sent, noticed, told } = await begin(t);
    await platform.stop();
    const { chatId, messageId } = sent;
    const query = telegram.press({ chatId, messageId, userId: PERSON, data: "q1 en second" });
    await call(telegram, "deleteMessage", { chat_id: chatId, message_id: messageId });
    await open();
    assert.equal(await noticed(query), "");
    await until(() => told("warn").length === 1);
    assert.deepEqual([telegram.edits, told("error")], [[], []]);
  });

  test("under a message that Telegram tells nothing more of", async (t) => {
    const { telegram, calls, edited, sent, told } = await begin(t);
    const { chatId, messageId } = sent;
    const query = { from: { id: PERSON, is_bot: false, first_name: "Person" }, chat_instance: "1" };
    const gone = { message_id: messageId, date: 0, chat: { id: chatId, type: "private" } };
    telegram.update({ callback_query: { ...query, id: "1", message: gone, data: "q1 en second" } });
    await until(() => calls("answerCallbackQuery") === 1);
    assert.deepEqual([edited(), told("warn")], [["Second"], []]);
  });

  test("checklist 50: when Telegram does not want to hear of it any more", async (t) => {
    const { telegram, sent, calls, told, edited } = await begin(t);
    const description = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    telegram.fault("answerCallbackQuery", { status: 400, body: { ok: false, error_code: 400, description } });
    const { chatId, messageId } = sent;
    telegram.press({ chatId, messageId, userId: PERSON, data: "q1 en second" });
    await until(() => calls("answerCallbackQuery") === 1);
    await pause(30);
    assert.deepEqual([edited(), told("warn"), told("error")], [["Second"], [], []]);
  });

  test("an answer that takes very long is not waited for with it", async (t) => {
    const done = Promise.withResolvers<{ title: string }>();
    const slow = commandOf("slow", () => done.promise);
    const { telegram, open } = await setUp(t, { more: [...pages, slow] });
    assert.ok(NOTICE_AFTER <= 10_000, "Telegram waits 15 s");
    await open({ noticeAfter: 200 });
    telegram.say({ chatId: PERSON, text: "/first", languageCode: "en" });
    const { messageId } = await telegram.nextSent(PERSON);
    telegram.press({ chatId: PERSON, messageId, userId: PERSON, data: "q1 en slow", forged: true });
    await until(() => telegram.callbackAnswers.length === 1);
    assert.deepEqual(telegram.edits, []);
    done.resolve({ title: "At last" });
    await until(() => telegram.edits.length === 1);
  });
});
