import assert from "node:assert/strict";
import { test } from "node:test";
import { call, type Reply } from "./call.ts";
import { createFakeTelegram, type FakeTelegram } from "./telegram.ts";

const PERSON = 5000001;
const SUPERGROUP = -1001000000001;

/** A fake whose clock stands still until it is moved, in milliseconds. */
async function begin(t: { after: (close: () => unknown) => void }) {
  let time = 1_700_000_000_000;
  const telegram = await createFakeTelegram({ now: () => time });
  t.after(() => telegram.close());
  telegram.say({ chatId: PERSON, text: "x" });
  const reply_markup = { inline_keyboard: [[{ text: "x", callback_data: "y" }]] };
  await call(telegram, "sendMessage", { chat_id: PERSON, text: "x", reply_markup });
  const press = () => telegram.press({ chatId: PERSON, messageId: 2, userId: PERSON, data: "y" });
  const inquire = () => telegram.inquire({ userId: PERSON, query: "x" });
  return { telegram, press, inquire, wait: (span: number) => (time += span) };
}

/** Answers a query of either kind with nothing. */
const answers: Record<"press" | "inquire", (telegram: FakeTelegram, id: string) => Promise<Reply>> = {
  press: (telegram, id) => call(telegram, "answerCallbackQuery", { callback_query_id: id }),
  inquire: (telegram, id) => call(telegram, "answerInlineQuery", { inline_query_id: id, results: [] }),
};

for (const kind of ["press", "inquire"] as const)
  test(`the answer to a query is taken once, and for 15 s: ${kind}`, async (t) => {
    const world = await begin(t);
    const answer = (id: string) => answers[kind](world.telegram, id);
    const [first, second, third] = [world[kind](), world[kind](), world[kind]()];
    assert.equal((await answer(first)).ok, true);
    assert.match((await answer(first)).description ?? "", /query is too old/);
    world.wait(15_000);
    assert.equal((await answer(second)).ok, true);
    world.wait(1);
    assert.match((await answer(third)).description ?? "", /query is too old/);
  });

test("an uploaded file keeps its name, its media type and its bytes", async (t) => {
  const { telegram } = await begin(t);
  const form = new FormData();
  form.set("chat_id", `${PERSON}`);
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  form.set("document", new Blob([bytes], { type: "text/csv" }), "втрати.csv");
  const response = await fetch(`${telegram.root}/bot${telegram.token}/sendDocument`, {
    method: "POST",
    body: form,
  });
  assert.equal(response.status, 200);
  const { file } = telegram.sent.at(-1) ?? {};
  assert.deepEqual(file, { name: "втрати.csv", type: "text/csv", bytes: Buffer.from(bytes) });
});

test("what answers nothing in a topic is shown as an answer to the topic's first message", async (t) => {
  const { telegram } = await begin(t);
  telegram.addChat({ id: SUPERGROUP, type: "supergroup" });
  const message_thread_id = telegram.addTopic(SUPERGROUP);
  const reply = await call(telegram, "sendMessage", { chat_id: SUPERGROUP, message_thread_id, text: "x" });
  const { reply_to_message: first } = reply.result as { reply_to_message?: Record<string, unknown> };
  assert.equal(first?.["message_id"], message_thread_id);
  assert.equal(telegram.sent.at(-1)?.replyTo, undefined);
});
