import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Outbox } from "../../src/core/outbox.ts";
import { LAST_OF_2025, until, worldOf } from "./world.ts";

/** So many posts Telegram's adapter has under way at a time. */
const IN_FLIGHT = 10;

test("while the store is slow to record what arrived, no more is sent than may be under way and as many again", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  const chats: string[] = [];
  for (let count = 0; count < 5 * IN_FLIGHT; count++) chats.push(await world.onTelegram());
  const bot = await world.start();
  const slow = Promise.withResolvers<void>();
  let asked = false;
  beforeRecording(bot.store.outbox, () => {
    asked = true;
    return slow.promise;
  });
  const run = bot.tick();
  await until(() => asked, "recording what arrived");
  await pause(300);
  assert.ok(world.telegram.sent.length < 2 * IN_FLIGHT, `${world.telegram.sent.length} were sent`);
  slow.resolve();
  await run;
  for (const chat of chats) assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
  const states = (await world.deliveries()).map(({ state }) => state);
  assert.deepEqual(new Set(states), new Set(["sent"]));
});

test("what the store refuses to record ends the run, and what is claimed is left to a later one", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  for (let count = 0; count < 3 * IN_FLIGHT; count++) await world.onTelegram();
  const bot = await world.start();
  beforeRecording(bot.store.outbox, () => Promise.reject(new Error("The disk is full.")));
  await bot.tick();
  assert.ok(world.telegram.sent.length < 2 * IN_FLIGHT, `${world.telegram.sent.length} were sent`);
  assert.ok(bot.lines.some(({ sentence }) => sentence.startsWith("Posting stopped")));
  const states = (await world.deliveries()).map(({ state }) => state);
  assert.equal(states.filter((state) => state === "sent").length, 0);
});

test("what ended is recorded though the claim that it goes along with fails", async (t) => {
  const world = await worldOf(t, { rate: 1_000 });
  for (let count = 0; count < 3 * IN_FLIGHT; count++) await world.onTelegram();
  const bot = await world.start();
  const { claim } = bot.store.outbox;
  bot.store.outbox.claim = (platform, terms, options) =>
    options.ended?.length ? Promise.reject(new Error("It is locked.")) : claim(platform, terms, options);
  await bot.tick();
  const states = (await world.deliveries()).map(({ state }) => state);
  assert.equal(states.filter((state) => state === "sent").length, world.telegram.sent.length);
  assert.ok(!states.includes("sending"));
});

/** Has the outbox wait for something before it records how posts ended, by themselves or along with a claim. */
function beforeRecording(outbox: Outbox, wait: () => Promise<void>): void {
  const { settle, claim } = outbox;
  outbox.settle = async (...terms) => {
    await wait();
    return settle(...terms);
  };
  outbox.claim = async (platform, terms, options) => {
    if (options.ended?.length) await wait();
    return claim(platform, terms, options);
  };
}
