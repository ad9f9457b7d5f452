import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Update } from "telegraf/types";
import { channelOf, chatOf, questionOf } from "../../../src/platforms/telegram/mapping.ts";
import { anyText } from "../../reports.ts";

const NAME = "losses_test_bot";

function updateOf(text: string, type: "private" | "supergroup", more: object = {}): Update {
  const chat = type === "private" ? { id: 5, type } : { id: -1_001, type };
  const from = { id: 5, is_bot: false, first_name: "Person" };
  return {
    update_id: 1,
    message: { message_id: 2, date: 3, chat, from, text, ...more },
  } as unknown as Update;
}

test("a chat and its topic become one text and come back the same", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
      fc.option(fc.nat({ max: 2 ** 31 }), { nil: undefined }),
      (chat, thread) => {
        const topic = thread === undefined ? {} : { message_thread_id: thread };
        assert.deepEqual(chatOf(channelOf(chat, thread)), { chat_id: chat, ...topic });
      },
    ),
  );
  assert.equal(channelOf(-1_001_234, 56), "-1001234:56");
});

test("no text at all makes the reading fail, in company or in private", () => {
  fc.assert(
    fc.property(anyText(60), fc.constantFrom("private", "supergroup"), (text, type) => {
      for (const said of [text, `/${text}`, `/losses ${text}`, `/losses@${NAME} ${text}`]) {
        const question = questionOf(updateOf(said, type), NAME);
        if (type === "supergroup" && question) assert.match(question.command, /^[a-z0-9_]{1,32}$/);
      }
    }),
  );
});

test("the words come through as they were written", () => {
  fc.assert(
    fc.property(anyText(60), (text) => {
      const words = `2023-03-07${text}`;
      const question = questionOf(updateOf(`/losses@${NAME} ${words}`, "supergroup"), NAME);
      assert.deepEqual([question?.command, question?.words], ["losses", words]);
    }),
  );
});

test("whoever asks has a name of their own, and a chat in whose name somebody asks has one too", () => {
  const person = (type: "private" | "supergroup", more: object = {}) =>
    questionOf(updateOf("/losses", type, more), NAME)?.person;
  assert.equal(person("private"), "telegram:5");
  assert.equal(person("supergroup"), "telegram:5");
  // The account beside it is the same for anonymous administrators of all groups.
  const shared = { from: { id: 1_087_968_824, is_bot: true, first_name: "Group" } };
  const group = { ...shared, sender_chat: { id: -1_001, type: "supergroup" } };
  assert.equal(person("supergroup", group), "telegram:channel:-1001");
  const channel = { ...shared, sender_chat: { id: -1_009, type: "channel" } };
  assert.equal(person("supergroup", channel), "telegram:channel:-1009");
  assert.equal(person("supergroup", { from: undefined }), "telegram:channel:-1001");
  const chat = { id: -1_002, type: "channel" };
  const post = { message_id: 1, date: 3, chat, sender_chat: chat, text: "/losses" };
  const signed = { ...post, from: { id: 5, is_bot: false, first_name: "Person" } };
  for (const channel_post of [post, signed]) {
    const update = { update_id: 1, channel_post } as unknown as Update;
    assert.equal(questionOf(update, NAME)?.person, "telegram:channel:-1002");
  }
});

test("a long row of one letter is read at once", () => {
  const before = process.cpuUsage();
  for (const letter of ["/", "@", "a", " ", "_", "\n"])
    for (const type of ["private", "supergroup"] as const)
      questionOf(updateOf(`/losses${letter.repeat(4_000)}!`, type), NAME);
  assert.ok(process.cpuUsage(before).user < 30_000_000);
});

test("an update without a message, or with one that has no text, holds no question", () => {
  for (const update of [
    { update_id: 1 },
    { update_id: 1, callback_query: { id: "1", data: "/losses" } },
    { update_id: 1, message: { message_id: 2, date: 3, chat: { id: 5, type: "private" }, photo: [] } },
    { update_id: 1, my_chat_member: { chat: { id: 5, type: "private" } } },
  ])
    assert.equal(questionOf(update as unknown as Update, NAME), undefined);
});
