import assert from "node:assert/strict";
import { test } from "node:test";
import { call } from "./call.ts";
import { createFakeTelegram } from "./telegram.ts";

const PEOPLE = [1, 2, 3, 4, 5];
const GROUP = -1;

async function open(limits: NonNullable<Parameters<typeof createFakeTelegram>[0]>["limits"]) {
  let now = 0;
  const telegram = await createFakeTelegram({ limits: { ...limits, clock: () => now } });
  for (const id of PEOPLE) telegram.addChat({ id, type: "private" });
  telegram.addChat({ id: GROUP, type: "group" });
  const send = async (chat_id: number) => call(telegram, "sendMessage", { chat_id, text: "x" });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { telegram, send, pass };
}

test("more than a limit is counted, and taken all the same unless it is to be refused", async () => {
  const { telegram, send } = await open({ perSecond: 3 });
  await using _ = telegram;
  for (const id of PEOPLE) assert.equal((await send(id)).status, 200);
  assert.equal(telegram.mostPerSecond, 5);
  assert.deepEqual(
    telegram.violations.map(({ limit, chatId }) => [limit, chatId]),
    [
      ["all", 4],
      ["all", 5],
    ],
  );
  // Other methods may be called as often as one likes.
  for (let count = 0; count < 9; count++) await call(telegram, "getMe");
  assert.equal(telegram.violations.length, 2);
});

test("all chats have to wait when there was too much for all, and who does not wait is counted", async () => {
  const { telegram, send, pass } = await open({ perSecond: 2, refuse: true });
  await using _ = telegram;
  await send(1);
  await send(2);
  const refused = await send(3);
  assert.deepEqual([refused.status, refused.parameters], [429, { retry_after: 1 }]);
  assert.equal((await send(1)).status, 429);
  assert.deepEqual(
    telegram.violations.map(({ limit }) => limit),
    ["all", "wait"],
  );
  pass(1_050);
  assert.equal((await send(3)).status, 200);
  assert.equal(telegram.sent.length, 3);
});

test("one chat has to wait when there was too much for it, and the others go on", async () => {
  const { telegram, send, pass } = await open({ perChatSecond: 1, perGroupMinute: 2, refuse: true });
  await using _ = telegram;
  assert.deepEqual([(await send(1)).status, (await send(1)).status, (await send(2)).status], [200, 429, 200]);
  await send(GROUP);
  pass(1_050);
  await send(GROUP);
  pass(1_050);
  const refused = await send(GROUP);
  assert.deepEqual([refused.status, refused.parameters], [429, { retry_after: 60 }]);
  assert.deepEqual(
    telegram.violations.map(({ limit }) => limit),
    ["chat", "group"],
  );
});
