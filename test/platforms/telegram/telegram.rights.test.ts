import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Fault } from "../../fakes/telegram/faults.ts";
import type { FakeTelegram } from "../../fakes/telegram/telegram.ts";
import { CHANNEL, GROUP, OTHER, PERSON, SUPERGROUP, setUp } from "./harness.ts";

const ELSEWHERE = -1_001_000_000_009;
const text = "/subscribe";

type Say = (telegram: FakeTelegram) => void;

/** Who may set up the posts of a place. */
const mayDo: readonly (readonly [string, number, Say])[] = [
  ["a person in private", PERSON, (fake) => fake.say({ chatId: PERSON, text })],
  ["an administrator of a group", GROUP, (fake) => fake.say({ chatId: GROUP, userId: OTHER, text })],
  [
    "an administrator of a supergroup",
    SUPERGROUP,
    (fake) => fake.say({ chatId: SUPERGROUP, userId: OTHER, text }),
  ],
  [
    "an anonymous administrator",
    SUPERGROUP,
    (fake) => fake.anonymousAdministratorSays({ chatId: SUPERGROUP, text }),
  ],
  ["a post of a channel", CHANNEL, (fake) => fake.say({ chatId: CHANNEL, text })],
];

/** Who may not, although some of them look as if they might. */
const mayNot: readonly (readonly [string, number, Say])[] = [
  ["a member of a group", GROUP, (fake) => fake.say({ chatId: GROUP, userId: PERSON, text })],
  ["a member of a supergroup", SUPERGROUP, (fake) => fake.say({ chatId: SUPERGROUP, userId: PERSON, text })],
  [
    "somebody who writes as a channel of theirs",
    SUPERGROUP,
    (fake) => fake.channelSays({ chatId: SUPERGROUP, senderChatId: ELSEWHERE, text }),
  ],
  [
    "the channel that a group discusses",
    SUPERGROUP,
    (fake) => fake.linkedChannelSays({ chatId: SUPERGROUP, senderChatId: CHANNEL, text }),
  ],
  [
    "an administrator's name under a channel's",
    SUPERGROUP,
    (fake) =>
      fake.say({
        chatId: SUPERGROUP,
        userId: OTHER,
        text,
        fields: { sender_chat: { id: ELSEWHERE, type: "channel" } },
      }),
  ],
  [
    "nobody",
    SUPERGROUP,
    (fake) => fake.say({ chatId: SUPERGROUP, userId: PERSON, text, fields: { from: undefined } }),
  ],
];

describe("/subscribe is granted to", { concurrency: true }, () => {
  for (const [who, chatId, say] of mayDo) {
    test(who, async (t) => {
      const { telegram, open, subscribed } = await setUp(t);
      await open();
      say(telegram);
      assert.match((await telegram.nextSent(chatId)).text, /^Subscribed\n/);
      assert.deepEqual(await subscribed(), [`${chatId}`]);
    });
  }

  test("an administrator in a topic, for that topic", async (t) => {
    const { telegram, open, subscribed } = await setUp(t);
    const threadId = telegram.addTopic(SUPERGROUP);
    await open();
    telegram.say({ chatId: SUPERGROUP, userId: OTHER, text, threadId });
    assert.equal((await telegram.nextSent(SUPERGROUP)).threadId, threadId);
    assert.deepEqual(await subscribed(), [`${SUPERGROUP}:${threadId}`]);
    telegram.anonymousAdministratorSays({ chatId: SUPERGROUP, text: "/unsubscribe", threadId });
    await telegram.nextSent(SUPERGROUP);
    assert.deepEqual(await subscribed(), []);
  });

  test("an administrator who was made one a moment ago", async (t) => {
    const { telegram, open, subscribed } = await setUp(t);
    await open();
    telegram.say({ chatId: GROUP, userId: PERSON, text });
    assert.match((await telegram.nextSent(GROUP)).text, /administrator/);
    telegram.setAdministrators(GROUP, [PERSON]);
    telegram.say({ chatId: GROUP, userId: PERSON, text });
    assert.match((await telegram.nextSent(GROUP)).text, /^Subscribed\n/);
    telegram.say({ chatId: GROUP, userId: OTHER, text: "/unsubscribe" });
    assert.match((await telegram.nextSent(GROUP)).text, /administrator/);
    assert.deepEqual(await subscribed(), [`${GROUP}`]);
  });
});

describe("/subscribe is refused to", { concurrency: true }, () => {
  for (const [who, chatId, say] of mayNot) {
    test(who, async (t) => {
      const { telegram, open, told, subscribed } = await setUp(t);
      await open();
      say(telegram);
      assert.match((await telegram.nextSent(chatId)).text, /^Only an administrator/);
      assert.deepEqual(await subscribed(), []);
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });
  }
});

test("nobody is looked up for what everybody may ask", async (t) => {
  const { telegram, open, calls } = await setUp(t);
  await open();
  telegram.say({ chatId: GROUP, userId: PERSON, text: "/losses" });
  await telegram.nextSent(GROUP);
  assert.equal(calls("getChatAdministrators"), 0);
});

describe("when the administrators cannot be asked for, the person is told and nothing is done", {
  concurrency: true,
}, () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ["a refusal", { status: 400, body: { ok: false, error_code: 400, description: "Bad Request: no list" } }],
    ["a server error", { status: 500 }],
    ["a page of a proxy", "html"],
    ["a page with status 200", "not-json"],
    ["a broken connection", "reset-before"],
  ];
  for (const [name, fault] of faults) {
    test(name, async (t) => {
      const { telegram, open, told, subscribed } = await setUp(t);
      await open();
      telegram.fault("getChatAdministrators", fault);
      telegram.say({ chatId: SUPERGROUP, userId: OTHER, text });
      assert.match((await telegram.nextSent(SUPERGROUP)).text, /^[^\n]*(again|later)[^\n]*$/);
      assert.deepEqual(await subscribed(), []);
      assert.equal(told("error").length, 1);
    });
  }
});
