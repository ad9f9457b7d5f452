import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultSettings } from "../../src/core/subscription.ts";
import { LAST_OF_2025, realDay, type World, worldOf } from "./world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Keeps the subscription of a new chat of Telegram under an instant that some process took it to be. */
async function keptAt(world: World, chat: number, at: number): Promise<string> {
  world.telegram.addChat({ id: chat, type: "private" });
  const key = { platform: "telegram", channel: `${chat}`, server: `${chat}`, number: 1 };
  await world.desk.subscribe({ ...key, settings: defaultSettings("en", "Europe/Kyiv") }, at);
  return key.channel;
}

test("a subscription that was kept by a clock ahead of others hides nobody, and gets its post", async (t) => {
  const world = await worldOf(t);
  const changed = await world.onTelegram({ paused: true });
  const bot = await world.start();
  const ahead = await keptAt(world, 4001, bot.now() + 3 * HOUR);
  await bot.tick();
  assert.deepEqual(world.titles(ahead), [LAST_OF_2025.en]);
  world.forward(MINUTE);
  const newcomer = await world.onTelegram();
  await world.subscribe({ platform: "telegram", channel: changed }, {});
  // A run may take long.
  world.forward(10 * MINUTE);
  await bot.tick();
  assert.deepEqual([ahead, newcomer, changed].map(world.titles), Array(3).fill([LAST_OF_2025.en]));
  // It has been put in once.
  world.forward(4 * HOUR);
  await bot.tick();
  assert.equal(world.telegram.sent.length, 3);
});

test("a clock that was ahead and is put right hides nobody who comes before it is that late again", async (t) => {
  const world = await worldOf(t, { reports: [realDay("2025-12-31")] });
  const early = await world.onTelegram();
  const bot = await world.start();
  const startedAt = bot.now();
  const enrolled = { changedAt: startedAt + 3 * HOUR, channel: early, number: 1 };
  const state = "running" as const;
  await world.desk.outbox.keepBroadcast({
    platform: "telegram",
    day: "2025-12-31",
    startedAt,
    enrolled,
    state,
  });
  await bot.tick();
  world.forward(10 * MINUTE);
  const newcomer = await world.onTelegram();
  world.forward(10 * MINUTE);
  await bot.tick();
  assert.deepEqual([early, newcomer].map(world.titles), Array(2).fill([LAST_OF_2025.en]));
});

test("a subscription that is kept just after the last was read, by a command that began before it, is found however long the run takes", async (t) => {
  const world = await worldOf(t);
  for (let count = 0; count < 3; count++) await world.onTelegram();
  const bot = await world.start();
  const began = bot.now();
  world.forward(1_000);
  await world.onTelegram();
  const { outbox } = bot.store;
  const { changedSince } = outbox;
  let late: string | undefined;
  Object.assign(outbox, {
    async changedSince(...asked: Parameters<typeof changedSince>) {
      const page = await changedSince(...asked);
      if (asked[0] === "telegram" && page.length === 0) late ??= await keptAt(world, 4001, began);
      return page;
    },
  });
  await bot.tick();
  assert.deepEqual([world.telegram.sent.length, world.titles(late ?? "").length], [4, 0]);
  world.forward(10 * MINUTE);
  await bot.tick();
  assert.deepEqual(world.titles(late ?? ""), [LAST_OF_2025.en]);
  assert.equal(world.telegram.sent.length, 5);
});

test("what was changed is read again until no other process can have dated a change before it, and then no more", async (t) => {
  const world = await worldOf(t);
  for (let count = 0; count < 3; count++) await world.onTelegram();
  const bot = await world.start();
  const { outbox } = bot.store;
  const { changedSince } = outbox;
  let read = 0;
  Object.assign(outbox, {
    async changedSince(...asked: Parameters<typeof changedSince>) {
      const page = await changedSince(...asked);
      read += page.length;
      return page;
    },
  });
  for (const expected of [3, 3, 3, 0, 0]) {
    read = 0;
    await bot.tick();
    assert.equal(read, expected);
    world.forward(MINUTE - 1_000);
  }
});
