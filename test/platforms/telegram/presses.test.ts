import assert from "node:assert/strict";
import { test } from "node:test";
import type { CallbackQuery } from "telegraf/types";
import { pressOf } from "../../../src/platforms/telegram/presses.ts";

const FROM = { id: 5, is_bot: false, first_name: "Person", language_code: "uk" };
const ASKER = { id: 6, is_bot: false, first_name: "Asker" };

/** A press under a message of ours, which answers the asker's. */
function queryOf(type: string, more: object = {}, question: object = {}): CallbackQuery {
  const chat = { id: type === "private" ? 5 : -1_001, type };
  const reply_to_message = { message_id: 1, date: 2, chat, from: ASKER, text: "/losses", ...question };
  const keyboard = { inline_keyboard: [] };
  const message = {
    message_id: 9,
    date: 3,
    chat,
    text: "T",
    reply_markup: keyboard,
    reply_to_message,
    ...more,
  };
  return { id: "1", from: FROM, chat_instance: "1", data: "x", message } as unknown as CallbackQuery;
}

test("only who asked may press in company, where Telegram tells who that is", () => {
  const owners: readonly (readonly [CallbackQuery, number | undefined])[] = [
    [queryOf("group"), 6],
    [queryOf("supergroup"), 6],
    [queryOf("private"), undefined],
    [queryOf("channel"), undefined],
    [queryOf("supergroup", { reply_to_message: undefined }), undefined],
    [queryOf("supergroup", {}, { from: undefined }), undefined],
    [queryOf("supergroup", {}, { sender_chat: { id: -1_001, type: "supergroup" } }), undefined],
    [queryOf("supergroup", {}, { from: { ...ASKER, is_bot: true } }), undefined],
    [queryOf("supergroup", { date: 0 }), undefined],
    [queryOf("supergroup", { is_topic_message: true, message_thread_id: 1 }), undefined],
    [queryOf("supergroup", { is_topic_message: true, message_thread_id: 8 }), 6],
    // A thread of answers is named by its first message as well, and here that is the question.
    [queryOf("supergroup", { message_thread_id: 1 }), 6],
  ];
  for (const [index, [query, owner]] of owners.entries())
    assert.equal(pressOf(query)?.owner, owner, `case ${index}`);
});

test("who presses manages only a conversation of their own", () => {
  assert.deepEqual(pressOf(queryOf("private"))?.asker, { kind: "manager" });
  for (const type of ["group", "supergroup", "channel"])
    assert.deepEqual(pressOf(queryOf(type))?.asker, { kind: "user", id: 5 });
});

test("the place is the chat, or the topic where it is one", () => {
  const inTopic = pressOf(queryOf("supergroup", { is_topic_message: true, message_thread_id: 8 }));
  assert.deepEqual([inTopic?.chat.id, inTopic?.thread], [-1_001, 8]);
  assert.equal(pressOf(queryOf("supergroup", { message_thread_id: 8 }))?.thread, undefined);
});

test("what has no data, no message or no buttons is no press of ours", () => {
  const { message, ...rest } = queryOf("private");
  assert.equal(pressOf(rest as CallbackQuery), undefined);
  assert.equal(pressOf(queryOf("private", { reply_markup: undefined })), undefined);
  const game = { id: "1", from: FROM, chat_instance: "1", message, game_short_name: "g" };
  assert.equal(pressOf(game as CallbackQuery), undefined);
});
