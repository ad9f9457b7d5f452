import assert from "node:assert/strict";
import { test } from "node:test";
import type { SubscriptionSettings } from "../../src/core/subscription.ts";
import { LAST_OF_2025, realDay, until, type World, worldOf } from "./world.ts";

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

/** The forms in which a channel got each edition. */
async function gotten(world: World, channel: string): Promise<string[]> {
  const rows = (await world.deliveries()).filter((row) => row.channel === channel && row.state === "sent");
  return rows.map(({ edition, form }) => `${edition} ${form}`);
}

/** Lets an instance do what is owed, minute by minute. */
async function passes(world: World, bot: { tick(): Promise<void> }, minutes = 4): Promise<void> {
  for (let count = 0; count < minutes; count++) {
    world.forward(MINUTE);
    await bot.tick();
  }
}

test("whoever chooses another form while a post is to be tried again gets it in that form, and once", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const weekly = await world.onTelegram({ days: { kind: "weekly", weekday: 2 } });
  world.telegram.fault("sendMessage", { retryAfter: 20 }, 2);
  const bot = await world.start();
  await bot.tick();
  world.forward(5_000);
  await set(world, chat, { forms: ["brief"] });
  await set(world, weekly, { days: { kind: "weekly", weekday: 2 }, forms: ["brief"] });
  await passes(world, bot);
  assert.deepEqual(await gotten(world, chat), ["day 2025-12-31 brief"]);
  assert.deepEqual(await gotten(world, weekly), ["week 2025-12-24..2025-12-30 brief"]);
  assert.deepEqual([world.titles(chat).length, world.titles(weekly).length], [1, 1]);
});

test("whoever chooses another form after a digest came gets it in that form from the next one on", async (t) => {
  const world = await worldOf(t);
  const weekly = { days: { kind: "weekly", weekday: 2 } } as const;
  const chat = await world.onTelegram(weekly);
  const bot = await world.start();
  await bot.tick();
  world.forward(MINUTE);
  await set(world, chat, { ...weekly, forms: ["brief"] });
  await passes(world, bot);
  assert.deepEqual(await gotten(world, chat), ["week 2025-12-24..2025-12-30 full"]);
});

test("a form that is chosen while its command still asks the network, and the post goes out meanwhile, holds from the next report on", async (t) => {
  const world = await worldOf(t, { reports: [realDay("2025-12-30")] });
  world.setClock(Date.parse("2025-12-30T06:00:00Z"));
  const chat = await world.onTelegram();
  const bot = await world.start();
  const [asked, granted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const place = {
    ...{ platform: "telegram", channel: chat, server: chat, isPrivate: false, features: [] },
    mayManage: async () => true,
    async lacking() {
      asked.resolve();
      await granted.promise;
      return [];
    },
  };
  const answer = bot.bot.answer({ command: "settings", words: "form:brief", place });
  await asked.promise;
  world.forward(300);
  await bot.tick();
  granted.resolve();
  await answer;
  await passes(world, bot);
  assert.deepEqual(await gotten(world, chat), ["day 2025-12-30 full"]);
  world.source.reports = [realDay("2025-12-31")];
  world.setClock(Date.parse("2025-12-31T06:00:00Z"));
  await bot.tick();
  assert.deepEqual((await gotten(world, chat)).slice(1), ["day 2025-12-31 brief"]);
});

for (const [what, change, expected] of [
  ["another form", { forms: ["brief"] }, ["day 2025-12-31 brief"]],
  ["no posts for now", { paused: true }, []],
] as const)
  test(`whoever chooses ${what} between being read and being put in gets what was chosen, and once`, async (t) => {
    const world = await worldOf(t);
    const chat = await world.onTelegram();
    const bot = await world.start();
    const { outbox } = bot.store;
    const { changedSince } = outbox;
    Object.assign(outbox, {
      async changedSince(...asked: Parameters<typeof changedSince>) {
        const page = await changedSince(...asked);
        if (page.some(({ channel }) => channel === chat)) {
          Object.assign(outbox, { changedSince });
          world.forward(5);
          await set(world, chat, change);
        }
        return page;
      },
    });
    await bot.tick();
    await passes(world, bot);
    assert.deepEqual(await gotten(world, chat), expected);
    assert.equal(world.titles(chat).length, expected.length);
  });

test("a form that was being sent when another was chosen, and did not arrive, comes in the other form alone", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  const claims = bot.store.outbox.claim.bind(bot.store.outbox);
  world.telegram.fault("sendMessage", { retryAfter: 20 });
  let isFirst = true;
  Object.assign(bot.store.outbox, {
    async claim(...asked: Parameters<typeof claims>) {
      const claimed = await claims(...asked);
      if (isFirst && claimed.some(({ channel }) => channel === chat)) {
        isFirst = false;
        world.forward(5);
        await set(world, chat, { forms: ["brief"] });
      }
      return claimed;
    },
  });
  await bot.tick();
  assert.equal(isFirst, false);
  await passes(world, bot);
  assert.deepEqual(await gotten(world, chat), ["day 2025-12-31 brief"]);
  assert.equal(world.titles(chat).length, 1);
});

test("a pause after one of two forms arrived does not lose the other", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram({ forms: ["full", "brief"] });
  let tries = 0;
  world.telegram.fault(({ method }) => method === "sendMessage" && ++tries === 2, { retryAfter: 20 });
  const bot = await world.start();
  await bot.tick();
  const [first] = await gotten(world, chat);
  assert.equal((await gotten(world, chat)).length, 1);
  await set(world, chat, { forms: ["full", "brief"], paused: true });
  await passes(world, bot, 2);
  assert.deepEqual(await gotten(world, chat), [first]);
  await set(world, chat, { forms: ["full", "brief"] });
  await passes(world, bot);
  assert.deepEqual(await gotten(world, chat), ["day 2025-12-31 brief", "day 2025-12-31 full"]);
  assert.equal(world.titles(chat).length, 2);
});

test("a chat that refused a post is asked again in the same run once it was set up anew", async (t) => {
  const world = await worldOf(t, { rate: 20 });
  for (let count = 0; count < 25; count++) await world.onTelegramGroup(1);
  let refused: string | undefined;
  world.telegram.fault(
    ({ method, payload }) => {
      if (method !== "sendMessage" || refused !== undefined) return false;
      refused = `${payload["chat_id"]}`;
      return true;
    },
    {
      status: 400,
      body: { ok: false, error_code: 400, description: "Bad Request: CHAT_WRITE_FORBIDDEN" },
    },
  );
  const bot = await world.start();
  const run = bot.tick();
  const failed = async () => (await world.deliveries()).find(({ state }) => state === "failed");
  await until(async () => (await failed()) !== undefined, "post that failed");
  await set(world, refused ?? "", {});
  assert.ok(world.telegram.sent.length < 24, "the run was over before");
  await run;
  assert.deepEqual(world.titles(refused ?? ""), [LAST_OF_2025.en]);
});
