import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { LAST_OF_2025, until, type World, worldOf } from "./world.ts";

const FORMS = ["card", "story"];
const CHAT_LIMITS = { perChatSecond: 1, perGroupMinute: 20, refuse: true };

/** How many posts are in which state after how many tries. */
async function ended(world: World): Promise<Record<string, number>> {
  const rows = await world.deliveries();
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ state, attempt }) => `${state} ${attempt}`)].map(([how, { length }]) => [
      how,
      length,
    ]),
  );
}

test("a group with several subscriptions and forms gets them all in one run, no sooner than it takes them, and nobody waits for it", async (t) => {
  const world = await worldOf(t, { limits: CHAT_LIMITS });
  const group = await world.onTelegramGroup(2, { forms: FORMS });
  const people: string[] = [];
  for (let count = 0; count < 12; count++) people.push(await world.onTelegram());
  await (await world.start()).tick();
  assert.deepEqual(world.telegram.violations, []);
  assert.deepEqual(await ended(world), { "sent 1": 4 + people.length });
  assert.deepEqual([world.titles(group).length, world.telegram.sent.length], [4, 4 + people.length]);
  for (const chat of people) assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
  assert.equal(world.telegram.sent.at(-1)?.chatId, Number(group));
});

test("three groups that are sent more than they take do not slow down the network", async (t) => {
  const world = await worldOf(t, { limits: CHAT_LIMITS });
  const groups: string[] = [];
  for (let count = 0; count < 3; count++) groups.push(await world.onTelegramGroup(1, { forms: FORMS }));
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual(world.telegram.violations, []);
  assert.deepEqual(
    groups.map((group) => world.titles(group).length),
    [2, 2, 2],
  );
  assert.deepEqual(
    bot.lines.filter(({ level }) => level === "warn"),
    [],
  );
});

test("what a group takes only a minute later follows by itself then, before the next tick", async (t) => {
  const limits = { perGroupMinute: 3, refuse: true };
  const world = await worldOf(t, {
    limits,
    limitsOf: (channel) => ({ chat: channel, limits: [{ most: 3, span: 60_000 }] }),
  });
  const group = await world.onTelegramGroup(4, { forms: FORMS });
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual(await ended(world), { "sent 1": 3, "queued 0": 5 });
  for (const [arrived, left] of [
    [6, 2],
    [8, 0],
  ] as const) {
    await until(() => world.waiting() > 0, "run that is planned");
    world.forward(60_000);
    const wanted = { "sent 1": arrived, ...(left > 0 && { "queued 0": left }) };
    await until(async () => isDeepStrictEqual(await ended(world), wanted), `${arrived} posts`);
  }
  assert.equal(world.titles(group).length, 8);
  assert.deepEqual(world.telegram.violations, []);
});
