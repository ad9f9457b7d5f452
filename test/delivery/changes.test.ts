import assert from "node:assert/strict";
import { test } from "node:test";
import type { SubscriptionSettings } from "../../src/core/subscription.ts";
import { LAST_OF_2025, realDay, type World, worldOf } from "./world.ts";

const MINUTE = 60_000;
const AT_NINE = { time: { kind: "at", time: "09:00" } } as const;

/** Chats of Telegram that want their posts at nine, and an instance that has put them in: it is twenty seconds past that. */
async function pastNine(world: World, settings: Partial<SubscriptionSettings>, count: number) {
  const chats: string[] = [];
  for (let index = 0; index < count; index++) chats.push(await world.onTelegram({ ...AT_NINE, ...settings }));
  const bot = await world.start();
  await bot.tick();
  world.setClock(Date.parse("2025-12-31T07:00:20Z"));
  return { chats, bot };
}

/** Sets the subscription of a chat of Telegram anew. */
function set(world: World, channel: string, settings: Partial<SubscriptionSettings>): Promise<string> {
  return world.subscribe({ platform: "telegram", channel }, settings);
}

test("a change that is not about when or in which form loses no post that is due at a fixed time, and holds for it", async (t) => {
  const world = await worldOf(t);
  const changes: readonly Partial<SubscriptionSettings>[] = [
    { silent: true },
    { language: "uk" },
    { categories: ["tanks"] },
    { pin: true },
    { notes: true },
    { quiet: { from: "08:00", to: "10:00" } },
  ];
  const { chats, bot } = await pastNine(world, {}, changes.length);
  for (const [index, change] of changes.entries())
    await set(world, chats[index] ?? "", { ...AT_NINE, ...change });
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    world.forward(10 * MINUTE);
  }
  for (const [index, chat] of chats.entries())
    assert.equal(world.titles(chat).length, 1, JSON.stringify(changes[index]));
  const silent = chats.map(
    (chat) => world.telegram.sent.find(({ chatId }) => String(chatId) === chat)?.silent,
  );
  assert.deepEqual(silent, [true, false, false, false, false, true]);
  assert.deepEqual(world.titles(chats[1] ?? ""), [LAST_OF_2025.uk]);
});

test("a change that is not about when or in which form neither loses nor repeats what is to be tried again", async (t) => {
  const world = await worldOf(t, { reports: [realDay("2025-12-31")] });
  const chat = await world.onTelegram();
  world.telegram.fault("sendMessage", { retryAfter: 20 });
  const bot = await world.start();
  await bot.tick();
  await set(world, chat, { silent: true });
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    world.forward(MINUTE);
  }
  assert.deepEqual(
    (await world.deliveries()).map(({ form, state, attempt }) => [form, state, attempt]),
    [["full", "sent", 2]],
  );
});

test("other forms or the weekend together lose no post that is due at a fixed time; only another time that has passed begins with the next report", async (t) => {
  const world = await worldOf(t);
  const changes = [
    [{ forms: ["brief"] }, ["brief"]],
    [{ forms: ["full", "story"] }, ["full", "story"]],
    [{ days: { kind: "daily", weekendTogether: true } }, ["full"]],
    [{ time: { kind: "at", time: "08:30" } }, []],
    [{ time: { kind: "arrival" } }, ["full"]],
  ] as const;
  const { chats, bot } = await pastNine(world, {}, changes.length + 1);
  for (const [index, [change]] of changes.entries())
    await set(world, chats[index] ?? "", { ...AT_NINE, ...change });
  const resumed = chats.at(-1) ?? "";
  await set(world, resumed, { ...AT_NINE, paused: true });
  await bot.tick();
  assert.equal(world.titles(resumed).length, 0);
  world.forward(MINUTE);
  await set(world, resumed, AT_NINE);
  for (let count = 0; count < 3; count++) {
    await bot.tick();
    world.forward(10 * MINUTE);
  }
  const sent = (await world.deliveries()).filter(({ state }) => state === "sent");
  const formsOf = (chat: string) => sent.filter(({ channel }) => channel === chat).map(({ form }) => form);
  assert.deepEqual(chats.map(formsOf), [...changes.map(([, forms]) => [...forms]), ["full"]]);
});
