import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { call } from "../../fakes/telegram/call.ts";
import type { Sent } from "../../fakes/telegram/records.ts";
import { until } from "../contract.ts";
import { CHANNEL, GROUP, OTHER, PERSON, SUPERGROUP, setUp } from "./harness.ts";
import { pages } from "./pages.ts";
import { begin } from "./pressing.ts";

const NOT_YOURS =
  /^Only whoever asked can use these buttons: ask for yourself with \/(?:first|second|table)\.$/;

describe("a button", { concurrency: true }, () => {
  test("stands under the answer, in its row", async (t) => {
    const { sent } = await begin(t);
    assert.deepEqual(
      sent.buttons.map((row) => row.map(({ text, data }) => [text, data])),
      [
        [
          ["Second", "q1 en second"],
          ["Table", "q1 en table"],
        ],
        [
          ["Refused", "q1 en refused"],
          ["Broken", "q1 en broken"],
          ["Locked", "q1 en locked"],
        ],
      ],
    );
  });

  test("puts its answer in the place of the message, with the buttons of that", async (t) => {
    const { telegram, sent, press, told } = await begin(t);
    assert.equal(await press("Second", PERSON), "");
    const [edit] = telegram.edits;
    assert.equal(edit?.messageId, sent.messageId);
    assert.equal(edit?.html, "<b>Second</b>\n\nIt leads back.");
    assert.deepEqual(edit?.payload["link_preview_options"], { is_disabled: true });
    assert.deepEqual(
      edit?.buttons.map((row) => row.map(({ data }) => data)),
      [["q1 en first"]],
    );
    assert.equal(await press("First", PERSON), "");
    assert.equal(telegram.edits[1]?.html, sent.html);
    assert.deepEqual(telegram.edits[1]?.buttons, sent.buttons);
    assert.equal(telegram.sent.length, 1, "nothing new is sent");
    assert.deepEqual([told("warn"), told("error")], [[], []]);
  });

  test("works after a restart, and so does one that was pressed in between", async (t) => {
    const { telegram, platform, open, press, noticed, sent, edited } = await begin(t);
    await platform.stop();
    const { chatId, messageId } = sent;
    const between = telegram.press({ chatId, messageId, userId: PERSON, data: "q1 en second" });
    await open();
    assert.equal(await noticed(between), "");
    assert.equal(await press("First", PERSON), "");
    assert.deepEqual(edited(), ["Second", "First"]);
  });

  test("answers in the language of its message, whoever presses it", async (t) => {
    const { press, edited, telegram } = await begin(t, { chatId: CHANNEL, languageCode: "uk" });
    // A post of a channel has no sender, and so no language.
    assert.equal(await press("Second", OTHER), "");
    const { messageId } = telegram.sent[0] as Sent;
    telegram.press({
      chatId: CHANNEL,
      messageId,
      userId: OTHER,
      data: "q1 uk first",
      forged: true,
      languageCode: "en",
    });
    await until(() => edited().length === 2);
    assert.deepEqual(edited(), ["Second", "Перша"]);
    assert.equal(telegram.edits[1]?.buttons[0]?.[0]?.data, "q1 uk second");
  });

  test("of a Ukrainian answer carries Ukrainian", async (t) => {
    const { sent, press, edited } = await begin(t, { chatId: GROUP, languageCode: "uk-UA" });
    assert.equal(sent.buttons[0]?.[0]?.data, "q1 uk second");
    assert.equal(await press("Second", PERSON), "");
    assert.deepEqual(edited(), ["Друга"]);
  });

  test("that is pressed twice changes the message once, and both presses are noticed", async (t) => {
    const { telegram, sent, noticed, edited, told, calls } = await begin(t);
    const { chatId, messageId } = sent;
    const press = { chatId, messageId, userId: PERSON, data: "q1 en second" };
    const queries = [telegram.press(press), telegram.press(press)];
    for (const query of queries) assert.equal(await noticed(query), "");
    await pause(50);
    assert.deepEqual(edited(), ["Second"]);
    assert.equal(calls("editMessageText"), 2);
    assert.deepEqual([told("warn"), told("error")], [[], []]);
  });

  test("checklist 46: whose press comes again in a second update is answered once", async (t) => {
    const { telegram, press, calls } = await begin(t);
    await press("Second", PERSON);
    const polls = calls("getUpdates");
    telegram.resend(800_000_002);
    await until(() => calls("getUpdates") > polls);
    await pause(50);
    assert.deepEqual([telegram.edits.length, calls("answerCallbackQuery")], [1, 1]);
  });

  test("whose question fails says so to who pressed it, and the message stays", async (t) => {
    const { telegram, press, told } = await begin(t);
    const refusal = await press("Refused", PERSON);
    assert.match(refusal, /^(🏟)+…$/u);
    assert.ok(refusal.length <= 200 && refusal.length > 150, `${refusal.length} characters`);
    assert.deepEqual(told("error"), []);
    assert.match(await press("Broken", PERSON), /went wrong on my side/);
    assert.equal(told("error").length, 1);
    assert.deepEqual([telegram.edits, telegram.sent.length, told("warn")], [[], 1, []]);
  });

  test("that is pressed too often says so, and the message stays", async (t) => {
    const { telegram, press, send } = await begin(t);
    for (const data of ["q1 en second", "q1 en first", "q1 en second", "q1 en first"])
      assert.equal(await send(data, PERSON), "");
    assert.match(await press("Second", PERSON), /a lot of questions/);
    assert.equal(telegram.edits.length, 4);
  });
});

describe("who may press", { concurrency: true }, () => {
  for (const [name, chatId] of [
    ["a group", GROUP],
    ["a supergroup", SUPERGROUP],
  ] as const)
    test(`in ${name} only who asked, and others are told so`, async (t) => {
      const { telegram, press, edited, told } = await begin(t, { chatId });
      assert.match(await press("Second", OTHER), NOT_YOURS);
      assert.deepEqual(edited(), []);
      assert.equal(await press("Second", PERSON), "");
      assert.match(await press("First", OTHER), NOT_YOURS);
      assert.deepEqual(edited(), ["Second"]);
      assert.equal(telegram.sent.length, 1);
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });

  test("in a topic only who asked", async (t) => {
    const { telegram, open } = await setUp(t, { more: pages });
    const threadId = telegram.addTopic(SUPERGROUP);
    await open();
    telegram.say({ chatId: SUPERGROUP, userId: PERSON, text: "/first", threadId });
    const { messageId } = await telegram.nextSent(SUPERGROUP);
    const press = { chatId: SUPERGROUP, messageId, data: "q1 en second" };
    telegram.press({ ...press, userId: OTHER });
    await until(() => telegram.callbackAnswers.length === 1);
    telegram.press({ ...press, userId: PERSON });
    await until(() => telegram.callbackAnswers.length === 2);
    assert.match(telegram.callbackAnswers[0]?.text ?? "", NOT_YOURS);
    assert.equal(telegram.edits.length, 1);
  });

  test("everybody where the message answers nobody, in a topic too", async (t) => {
    const { telegram, open } = await setUp(t, { more: pages });
    const threadId = telegram.addTopic(SUPERGROUP);
    await open();
    const buttons = [[{ text: "Second", callback_data: "q1 en second" }]];
    for (const target of [{ chat_id: GROUP }, { chat_id: SUPERGROUP, message_thread_id: threadId }])
      await call(telegram, "sendMessage", {
        ...target,
        text: "Post",
        reply_markup: { inline_keyboard: buttons },
      });
    for (const { chatId, messageId } of telegram.sent)
      telegram.press({ chatId, messageId, userId: PERSON, data: "q1 en second" });
    await until(() => telegram.callbackAnswers.length === 2);
    assert.deepEqual(
      telegram.edits.map(({ text }) => text.split("\n")[0]),
      ["Second", "Second"],
    );
  });

  test("everybody where an administrator asked who is not named, or somebody in a channel's name", async (t) => {
    const { telegram, open } = await setUp(t, { more: pages });
    await open();
    telegram.anonymousAdministratorSays({ chatId: SUPERGROUP, text: "/first" });
    telegram.channelSays({ chatId: SUPERGROUP, senderChatId: -1_001_000_000_009, text: "/first" });
    const answers = [await telegram.nextSent(SUPERGROUP), await telegram.nextSent(SUPERGROUP)];
    for (const [index, { chatId, messageId }] of answers.entries())
      telegram.press({ chatId, messageId, userId: index ? PERSON : OTHER, data: "q1 en second" });
    await until(() => telegram.callbackAnswers.length === 2);
    assert.equal(telegram.edits.length, 2);
  });

  test("everybody under the answer to a post of a channel", async (t) => {
    const { press, edited } = await begin(t, { chatId: CHANNEL });
    assert.equal(await press("Second", PERSON), "");
    assert.equal(await press("First", OTHER), "");
    assert.deepEqual(edited(), ["Second", "First"]);
  });

  test("a command for administrators is done for them alone, whatever the button", async (t) => {
    const { press, edited, told } = await begin(t, { chatId: GROUP });
    assert.match(await press("Locked", PERSON), /^Only an administrator here can use \/locked/);
    assert.deepEqual([edited(), told("error")], [[], []]);
    const owned = await begin(t, { chatId: GROUP, userId: OTHER });
    assert.equal(await owned.press("Locked", OTHER), "");
    assert.deepEqual(owned.edited(), ["Locked"]);
  });

  test("a reader of a channel is no administrator of it", async (t) => {
    const { telegram, press, send, subscribed, edited } = await begin(t, { chatId: CHANNEL });
    telegram.setAdministrators(CHANNEL, [OTHER]);
    assert.match(await press("Locked", PERSON), /^Only an administrator/);
    assert.match(await send("q1 en subscribe", PERSON), /^Only an administrator/);
    assert.deepEqual([await subscribed(), edited()], [[], []]);
    assert.equal(await press("Locked", OTHER), "");
    assert.deepEqual(edited(), ["Locked"]);
  });
});
