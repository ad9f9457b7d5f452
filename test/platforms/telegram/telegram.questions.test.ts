import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { FakeTelegram } from "../../fakes/telegram/telegram.ts";
import { CHANNEL, GROUP, OTHER, PERSON, SUPERGROUP, setUp } from "./harness.ts";

const ANSWER = /^Russian combat losses, 7 March 2023\n/;

/** The chat in which something is said. */
const places: readonly (readonly [string, number])[] = [
  ["a private chat", PERSON],
  ["a group", GROUP],
  ["a supergroup", SUPERGROUP],
  ["a channel, where posts have no sender", CHANNEL],
];

describe("checklist 48: a command is answered", { concurrency: true }, () => {
  for (const [name, chatId] of places) {
    for (const command of ["/losses", "/LOSSES", "/losses@Losses_Test_BOT", "/Losses@losses_test_bot"]) {
      test(`in ${name}: ${command}`, async (t) => {
        const { telegram, open } = await setUp(t);
        await open();
        telegram.say({ chatId, userId: PERSON, text: `${command} 2023-03-07` });
        const sent = await telegram.nextSent(chatId);
        assert.match(sent.text, ANSWER);
        assert.equal(sent.threadId, undefined);
        assert.equal(sent.replyTo, chatId === PERSON ? undefined : 1, "in company it says what it answers");
        assert.equal(sent.linkPreviewDisabled, true);
      });
    }
  }

  test("in a topic of a forum, in the same topic", async (t) => {
    const { telegram, open } = await setUp(t);
    const [first, second] = [telegram.addTopic(SUPERGROUP), telegram.addTopic(SUPERGROUP)];
    await open();
    for (const threadId of [first, second, undefined]) {
      const topic = threadId === undefined ? {} : { threadId };
      telegram.say({ chatId: SUPERGROUP, userId: PERSON, text: "/losses 2023-03-07", ...topic });
      assert.equal((await telegram.nextSent(SUPERGROUP)).threadId, threadId);
    }
  });

  test("beside a thread of answers, which is no topic", async (t) => {
    const { telegram, open } = await setUp(t);
    await open();
    const fields = { message_thread_id: 77 };
    telegram.say({ chatId: SUPERGROUP, userId: PERSON, text: "/losses 2023-03-07", fields });
    assert.match((await telegram.nextSent(SUPERGROUP)).text, ANSWER);
  });

  test("when its message was deleted meanwhile", async (t) => {
    const { telegram, open } = await setUp(t);
    await open();
    const fields = { message_id: 999 };
    telegram.say({ chatId: GROUP, userId: PERSON, text: "/losses 2023-03-07", fields });
    assert.equal((await telegram.nextSent(GROUP)).replyTo, undefined);
  });

  test("with its words behind any white space", async (t) => {
    const { telegram, open } = await setUp(t);
    await open();
    for (const text of [
      "/losses\n2023-03-07",
      "/losses   2023-03-07 ",
      "/losses@losses_test_bot\t2023-03-07",
    ]) {
      telegram.say({ chatId: PERSON, text });
      assert.match((await telegram.nextSent(PERSON)).text, ANSWER, text);
    }
  });
});

describe("in private", { concurrency: true }, () => {
  const said: readonly (readonly [string, RegExp])[] = [
    ["losses 2023-03-07", ANSWER],
    ["Losses 2023-03-07", ANSWER],
    ["/втрати 2023-03-07", ANSWER],
    ["Втрати  7 березня 2023", ANSWER],
    ["verluste 2023-03-07", ANSWER],
    ["/pérdidas 2023-03-07", ANSWER],
    ["/start", /\/losses/],
    ["/start ref_12345", /\/losses/],
    ["start", /\/losses/],
    ["/wrong", /no command “wrong/],
    ["Привіт!", /no command “Привіт!/],
    ["<b>&\"'</b> 😀", /no command “<b>&"'<\/b> 😀/],
    ["/", /no command/],
    ["x".repeat(4_096), /no command “x+…/],
  ];
  for (const [text, expected] of said) {
    test(`“${text.slice(0, 30)}” is answered`, async (t) => {
      const { telegram, open, told } = await setUp(t);
      await open();
      telegram.say({ chatId: PERSON, text, languageCode: "en" });
      assert.match((await telegram.nextSent(PERSON)).text, expected);
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });
  }

  test("/start is help, and help in the asker's language", async (t) => {
    const { telegram, open } = await setUp(t);
    await open();
    telegram.say({ chatId: PERSON, text: "/start", languageCode: "uk" });
    telegram.say({ chatId: OTHER, text: "/help", languageCode: "uk" });
    const start = await telegram.nextSent(PERSON);
    assert.equal(start.text, (await telegram.nextSent(OTHER)).text);
    assert.match(start.text, /\p{Script=Cyrillic}/u);
  });
});

test("checklist 33: what a link puts behind /start is help, and sets nothing up, whatever it is", async (t) => {
  const { telegram, open, store, told } = await setUp(t);
  await open();
  telegram.say({ chatId: PERSON, text: "/start", languageCode: "en" });
  const { text: help } = await telegram.nextSent(PERSON);
  const payloads = [
    "subscribe",
    "/subscribe uk brief",
    "q1 en subscribe",
    "__proto__",
    "<b>&",
    '{"method":"sendMessage","chat_id":1}',
    "\u202e\u0000\ud83c",
    "x".repeat(4_000),
  ];
  for (const [index, payload] of payloads.entries()) {
    // Each by another person, as nobody may ask much in a short time.
    const chatId = 6_000_000 + index;
    telegram.say({ chatId, text: `/start ${payload}`, languageCode: "en" });
    assert.equal((await telegram.nextSent(chatId)).text, help, payload.slice(0, 40));
    assert.deepEqual(await store.subscriptions({ platform: "telegram", channel: `${chatId}` }), []);
  }
  assert.deepEqual([told("warn"), told("error")], [[], []]);
});

describe("the language is the asker's", { concurrency: true }, () => {
  const titles: readonly (readonly [string | undefined, RegExp])[] = [
    ["uk", /^Бойові втрати російської армії, 7 березня 2023 року\n/],
    ["en", ANSWER],
    ["en-GB", ANSWER],
    ["ja", ANSWER],
    ["", ANSWER],
    [undefined, ANSWER],
  ];
  for (const [languageCode, title] of titles) {
    test(`language_code ${languageCode ?? "is absent"}`, async (t) => {
      const { telegram, open } = await setUp(t);
      await open();
      const more = languageCode === undefined ? {} : { languageCode };
      telegram.say({ chatId: GROUP, userId: PERSON, text: "/losses 2023-03-07", ...more });
      assert.match((await telegram.nextSent(GROUP)).text, title);
    });
  }
});

/** What is sent before the question whose answer is the only one. */
const ignored: readonly (readonly [string, (telegram: FakeTelegram) => void])[] = [
  ["a command to another bot", (fake) => say(fake, "/losses@Other_bot 2023-03-07")],
  ["a command to a bot whose name begins alike", (fake) => say(fake, "/losses@losses_test_bot2")],
  ["an unknown command that names nobody", (fake) => say(fake, "/ban @someone")],
  ["talk", (fake) => say(fake, "losses 2023-03-07")],
  ["a command within talk", (fake) => say(fake, "try /losses 2023-03-07")],
  ["two slashes", (fake) => say(fake, "//losses")],
  ["a path", (fake) => say(fake, "/losses/2023")],
  ["an edited message", (fake) => raw(fake, "edited_message", { text: "/losses" })],
  ["an edited post of a channel", (fake) => raw(fake, "edited_channel_post", { text: "/losses" })],
  ["a photo with a caption", (fake) => raw(fake, "message", { caption: "/losses", photo: [] })],
  ["a service message", (fake) => raw(fake, "message", { new_chat_members: [{ id: 1, is_bot: false }] })],
  ["a guest message", (fake) => raw(fake, "message", { text: "/losses", guest_query_id: "1" })],
  [
    "a message to a business",
    (fake) => raw(fake, "message", { text: "/losses", business_connection_id: "1" }),
  ],
  ["a business message", (fake) => raw(fake, "business_message", { text: "/losses" })],
  ["a kind of update that nobody knows", (fake) => raw(fake, "surprise", { text: "/losses" })],
];

function say(telegram: FakeTelegram, text: string): void {
  telegram.say({ chatId: GROUP, userId: PERSON, text });
}

/** An update in the group, as the service would send it to a bot that asks for this kind. */
function raw(telegram: FakeTelegram, kind: string, fields: object): void {
  const from = { id: PERSON, is_bot: false, first_name: "Person" };
  const chat = { id: GROUP, type: "group", title: "Group" };
  telegram.update({ [kind]: { message_id: 500, date: 1_700_000_000, chat, from, ...fields } });
}

describe("checklist 48: what is not for the bot is not answered", { concurrency: true }, () => {
  for (const [name, send] of ignored) {
    test(name, async (t) => {
      const { telegram, open, told } = await setUp(t);
      // Before the first poll, so that the fake hands over even what the adapter will not ask for.
      send(telegram);
      say(telegram, "/losses@losses_test_bot 2023-03-07");
      await open();
      assert.match((await telegram.nextSent(GROUP)).text, ANSWER);
      await pause(30);
      assert.equal(telegram.sent.length, 1);
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });
  }

  test("an unknown command is answered where it names this bot", async (t) => {
    const { telegram, open } = await setUp(t);
    await open();
    say(telegram, "/ban@losses_test_bot");
    assert.match((await telegram.nextSent(GROUP)).text, /no command “ban/);
  });
});
