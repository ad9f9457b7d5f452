import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { defineCommand } from "../../../src/core/command.ts";
import { phrases } from "../../../src/core/locale.ts";
import { Refusal } from "../../../src/core/message.ts";
import { until } from "../contract.ts";
import { CHANNEL, GROUP, OTHER, PERSON, SUPERGROUP, setUp } from "./harness.ts";

/** For the asker alone, with a button; and one that cannot be answered. */
const ALONE = defineCommand({
  name: "secret",
  alone: true,
  options: {},
  words: phrases("secret", { description: "A secret" }),
  run: ({ place }) => ({
    title: `Secret of ${place?.channel}`,
    actions: [[{ label: "Again", line: "secret" }]],
  }),
});
const REFUSED = defineCommand({
  name: "refused",
  alone: true,
  options: {},
  words: phrases("refused", { description: "Refused" }),
  run: () => Promise.reject(new Refusal("Not like that.")),
});
const PANEL = defineCommand({
  name: "panel",
  restricted: true,
  options: {},
  words: phrases("panel", { description: "A panel" }),
  run: () => ({
    title: "Panel",
    actions: [
      [
        { label: "Secret", line: "secret" },
        { label: "Again", line: "panel" },
      ],
    ],
  }),
});
const more = [ALONE, REFUSED, PANEL];
const WRITE_FIRST = "I answer that in private only: write to me there first, then ask again here.";
const say = { userId: OTHER, languageCode: "en" };

async function begin(t: Parameters<typeof setUp>[0], started: readonly number[] = [PERSON, OTHER]) {
  const parts = await setUp(t, { more });
  for (const id of [PERSON, OTHER])
    parts.telegram.addChat({ id, type: "private", botIsMember: started.includes(id) });
  await parts.open();
  return parts;
}

describe("what is for the asker alone", { concurrency: true }, () => {
  for (const chatId of [GROUP, SUPERGROUP])
    test(`is answered in private when it is asked in ${chatId}, about that chat and without its buttons`, async (t) => {
      const { telegram } = await begin(t);
      telegram.say({ ...say, chatId, text: "/secret" });
      const sent = await telegram.nextSent(OTHER);
      assert.deepEqual([sent.text, sent.buttons, sent.replyTo], [`Secret of ${chatId}`, [], undefined]);
      assert.equal(telegram.sent.length, 1);
    });

  test("is answered there when it is asked in private, with its buttons", async (t) => {
    const { telegram } = await begin(t);
    telegram.say({ ...say, chatId: OTHER, text: "/secret" });
    const sent = await telegram.nextSent(OTHER);
    assert.deepEqual([sent.text, sent.buttons.length], [`Secret of ${OTHER}`, 1]);
  });

  test("is not said in the group to who never wrote to the bot: it says to do that first, and where", async (t) => {
    const { telegram, told } = await begin(t, []);
    telegram.say({ ...say, chatId: GROUP, text: "/secret" });
    const sent = await telegram.nextSent(GROUP);
    assert.equal(sent.text, `${WRITE_FIRST}\n\n@${telegram.username}`);
    assert.match(sent.html ?? "", new RegExp(`href="https://t.me/${telegram.username}"`));
    assert.equal(sent.replyTo, 1);
    assert.deepEqual([telegram.sent.length, told("warn"), told("error")], [1, [], []]);
  });

  test("is not said in the group to who has blocked the bot either", async (t) => {
    const { telegram } = await begin(t);
    telegram.block(OTHER);
    telegram.say({ ...say, chatId: GROUP, text: "/secret" });
    assert.match((await telegram.nextSent(GROUP)).text, /^I answer that in private only/);
  });

  test("is not said in the group when nobody can tell whether it arrived in private", async (t) => {
    const { telegram, told } = await begin(t);
    telegram.fault("sendMessage", "reset-after");
    telegram.say({ ...say, chatId: GROUP, text: "/secret" });
    await until(() => told("warn").length === 1);
    assert.deepEqual(
      telegram.sent.map(({ chatId }) => chatId),
      [OTHER],
    );
  });

  test("is refused in the group, where that can be read by everybody", async (t) => {
    const { telegram } = await begin(t);
    telegram.say({ ...say, chatId: GROUP, text: "/refused" });
    assert.equal((await telegram.nextSent(GROUP)).text, "Not like that.");
  });

  test("asked in a channel, or as a group, comes to who presses the button, since they have a name", async (t) => {
    for (const chatId of [CHANNEL, SUPERGROUP]) {
      const { telegram } = await begin(t);
      if (chatId === CHANNEL) telegram.say({ chatId, text: "/secret" });
      else telegram.anonymousAdministratorSays({ chatId, text: "/secret" });
      const offer = await telegram.nextSent(chatId);
      assert.match(offer.text, /^I answer that in private only, .* press the button\.$/);
      const data = offer.buttons[0]?.[0]?.data ?? "";
      telegram.press({ chatId, messageId: offer.messageId, userId: PERSON, data, languageCode: "en" });
      assert.equal((await telegram.nextSent(PERSON)).text, `Secret of ${chatId}`);
      await until(() => telegram.callbackAnswers.length === 1);
      assert.equal(telegram.callbackAnswers[0]?.text, "I have answered you in private.");
      assert.deepEqual([telegram.sent.length, telegram.edits.length], [2, 0]);
    }
  });
});

describe("a button of a panel in a group", { concurrency: true }, () => {
  async function panel(t: Parameters<typeof setUp>[0], started?: readonly number[]) {
    const parts = await begin(t, started);
    const { telegram } = parts;
    telegram.say({ ...say, chatId: GROUP, text: "/panel" });
    const { messageId, buttons } = await telegram.nextSent(GROUP);
    const press = (index: number, userId = OTHER) =>
      telegram.press({
        chatId: GROUP,
        messageId,
        userId,
        data: buttons[0]?.[index]?.data ?? "",
        languageCode: "en",
      });
    return { ...parts, press };
  }

  test("whose answer is for the asker alone sends that to them and leaves the panel", async (t) => {
    const { telegram, press } = await panel(t);
    press(0);
    assert.equal((await telegram.nextSent(OTHER)).text, `Secret of ${GROUP}`);
    await until(() => telegram.callbackAnswers.length === 1);
    assert.deepEqual([telegram.sent.length, telegram.edits.length], [2, 0]);
  });

  test("says to who never wrote to the bot alone that they have to", async (t) => {
    const { telegram, press } = await panel(t, []);
    press(0);
    await until(() => telegram.callbackAnswers.length === 1);
    // In a channel nothing else tells which bot that is.
    assert.equal(telegram.callbackAnswers[0]?.text, `${WRITE_FIRST} @${telegram.username}`);
    assert.deepEqual([telegram.sent.length, telegram.edits.length], [1, 0]);
  });

  test("that leads to the panel changes it in its place, and asks for the right again", async (t) => {
    const { telegram, press, calls } = await panel(t);
    assert.equal(calls("getChatAdministrators"), 1);
    press(1);
    await until(() => telegram.callbackAnswers.length === 1);
    assert.equal(calls("getChatAdministrators"), 2);
    telegram.setAdministrators(GROUP, []);
    press(1);
    await until(() => telegram.callbackAnswers.length === 2);
    assert.match(telegram.callbackAnswers[1]?.text ?? "", /^Only an administrator/);
    assert.equal(telegram.sent.length, 1);
  });
});
