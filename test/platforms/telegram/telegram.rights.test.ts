import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Fault } from "../../fakes/telegram/faults.ts";
import type { FakeTelegram } from "../../fakes/telegram/telegram.ts";
import { CHANNEL, GROUP, OTHER, PERSON, RESTRICTED, SUPERGROUP, setUp } from "./harness.ts";

const ELSEWHERE = -1_001_000_000_009;
const text = "/granted";

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

const more = [RESTRICTED];

describe("checklist 31: a restricted command is granted to", { concurrency: true }, () => {
  for (const [who, chatId, say] of mayDo) {
    test(who, async (t) => {
      const { telegram, open } = await setUp(t, { more });
      await open();
      say(telegram);
      assert.match((await telegram.nextSent(chatId)).text, new RegExp(`^Granted in ${chatId}\n`));
    });
  }

  test("an administrator in a topic, for that topic", async (t) => {
    const { telegram, open } = await setUp(t, { more });
    const threadId = telegram.addTopic(SUPERGROUP);
    await open();
    const granted = new RegExp(`^Granted in ${SUPERGROUP}:${threadId}\n`);
    for (const say of [
      () => telegram.say({ chatId: SUPERGROUP, userId: OTHER, text, threadId }),
      () => telegram.anonymousAdministratorSays({ chatId: SUPERGROUP, text, threadId }),
    ]) {
      say();
      const sent = await telegram.nextSent(SUPERGROUP);
      assert.equal(sent.threadId, threadId);
      assert.match(sent.text, granted);
    }
  });

  test("an administrator who was made one a moment ago, and no longer once that was taken back", async (t) => {
    const { telegram, open } = await setUp(t, { more });
    await open();
    const ask = async () => {
      telegram.say({ chatId: GROUP, userId: PERSON, text });
      return (await telegram.nextSent(GROUP)).text;
    };
    assert.match(await ask(), /administrator/);
    telegram.setAdministrators(GROUP, [PERSON]);
    assert.match(await ask(), /^Granted/);
    telegram.setAdministrators(GROUP, [OTHER]);
    assert.match(await ask(), /administrator/);
  });
});

describe("checklist 30: a restricted command is refused to", { concurrency: true }, () => {
  for (const [who, chatId, say] of mayNot) {
    test(who, async (t) => {
      const { telegram, open, told } = await setUp(t, { more });
      await open();
      say(telegram);
      assert.match((await telegram.nextSent(chatId)).text, /^Only an administrator/);
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });
  }

  const elsewhere: readonly (readonly [string, object])[] = [
    ["a guest", { guest_query_id: "1" }],
    ["a business", { business_connection_id: "1" }],
    ["who writes to a channel in private", { direct_messages_topic: { topic_id: 1 } }],
  ];
  for (const [who, fields] of elsewhere)
    test(`${who}, without a word`, async (t) => {
      const { telegram, open, told } = await setUp(t, { more });
      await open();
      telegram.say({ chatId: PERSON, text, fields: { ...fields } });
      telegram.say({ chatId: OTHER, text });
      await telegram.nextSent(OTHER);
      assert.deepEqual(
        telegram.sent.map(({ chatId }) => chatId),
        [OTHER],
      );
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });
});

test("a crowd of people who ask costs Telegram few questions, and nobody gets more than they may", async (t) => {
  const { telegram, open, calls } = await setUp(t, { more });
  await open();
  for (let person = 0; person < 20; person++)
    telegram.say({ chatId: GROUP, userId: 6_000_000 + person, text });
  for (let person = 0; person < 20; person++)
    assert.match((await telegram.nextSent(GROUP)).text, /^Only an administrator/);
  assert.ok(calls("getChatAdministrators") <= 10, `${calls("getChatAdministrators")} questions`);
});

describe("pinning is offered", { concurrency: true }, () => {
  const pinGroup = -1_001_000_000_050;
  const cases: readonly (readonly [string, Parameters<FakeTelegram["addChat"]>[0], string])[] = [
    ["in a channel", { id: pinGroup, type: "channel" }, "pin"],
    [
      "not in a channel where the bot may only post",
      { id: pinGroup, type: "channel", botRights: { pin: false } },
      "",
    ],
    ["in a group where the bot may", { id: pinGroup, type: "supergroup", botIsAdministrator: true }, "pin"],
    ["not in a group where the bot is a member", { id: pinGroup, type: "supergroup" }, ""],
    [
      "not in a group where the bot is an administrator that may not",
      { id: pinGroup, type: "supergroup", botIsAdministrator: true, botRights: { pin: false } },
      "",
    ],
    ["not in private", { id: PERSON, type: "private" }, ""],
  ];
  for (const [where, chat, features] of cases)
    test(where, async (t) => {
      const { telegram, open } = await setUp(t, { more });
      telegram.addChat({ administrators: [OTHER], ...chat });
      await open();
      const chatId = chat.id;
      if (chat.type === "supergroup") telegram.say({ chatId, userId: OTHER, text });
      else telegram.say({ chatId, text });
      assert.match((await telegram.nextSent(chatId)).text, new RegExp(`Features: ?${features}$`));
    });
});

describe("what a place lacks is named with the place and the right", { concurrency: true }, () => {
  const chatId = -1_001_000_000_060;
  const title = "Morning news";
  const pictures = "Posts come without their pictures: please grant me Send Photos in Morning news.";

  test("pictures in a group that lets nobody send photos, unless the bot is an administrator", async (t) => {
    const { telegram, open, calls } = await setUp(t);
    telegram.addChat({ id: chatId, type: "supergroup", title, administrators: [OTHER] });
    telegram.addChat({
      id: chatId - 1,
      type: "supergroup",
      administrators: [OTHER],
      botIsAdministrator: true,
    });
    await open();
    const answer = async (id: number, question: string) => {
      telegram.say({ chatId: id, userId: OTHER, text: question });
      return (await telegram.nextSent(id)).text;
    };
    assert.doesNotMatch(await answer(chatId, "/subscribe card"), /without their pictures/);
    for (const id of [chatId, chatId - 1]) telegram.forbid(id, "photos");
    for (const question of ["/settings", "/status"])
      assert.ok((await answer(chatId, question)).includes(pictures), question);
    assert.doesNotMatch(await answer(chatId - 1, "/subscribe card"), /without their pictures/);
    assert.equal(calls("getChat"), 3);
    telegram.fault("getChat", { status: 500 });
    assert.doesNotMatch(await answer(chatId, "/status"), /without their pictures/);
  });

  test("pinning in a group and in a channel, before and after it was set up", async (t) => {
    const { telegram, open } = await setUp(t);
    telegram.addChat({ id: chatId, type: "supergroup", title, administrators: [OTHER] });
    telegram.addChat({ id: CHANNEL, type: "channel", title, botRights: { pin: false } });
    await open();
    telegram.say({ chatId, userId: OTHER, text: "/subscribe pin:yes" });
    assert.match(
      (await telegram.nextSent(chatId)).text,
      /^To pin posts in Morning news I need Pin Messages:/,
    );
    telegram.say({ chatId: CHANNEL, text: "/subscribe pin:yes" });
    assert.match((await telegram.nextSent(CHANNEL)).text, /I need Edit Messages of Others:/);
    telegram.say({ chatId: PERSON, text: "/subscribe pin:yes" });
    assert.match((await telegram.nextSent(PERSON)).text, /^Posts cannot be pinned here/);
  });
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
      const { telegram, open, told } = await setUp(t, { more });
      await open();
      telegram.fault("getChatAdministrators", fault);
      telegram.say({ chatId: SUPERGROUP, userId: OTHER, text });
      assert.match((await telegram.nextSent(SUPERGROUP)).text, /^[^\n]*(again|later)[^\n]*$/);
      assert.equal(told("error").length, 1);
    });
  }
});
