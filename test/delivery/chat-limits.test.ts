import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { discordsOwn } from "../fakes/discord/rate-limits.ts";
import { LAST_OF_2025, realDay, until, type World, worldOf } from "./world.ts";

const DAY = 86_400_000;
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

/** The last day is restated, and what was posted of it is corrected as far as it can be now. */
async function restate({ source }: World, bot: Awaited<ReturnType<World["start"]>>): Promise<void> {
  const last = realDay("2025-12-31");
  const tanks = (last.totals["tanks"] as number) + 1;
  source.reports = [realDay("2025-12-30"), { ...last, totals: { ...last.totals, tanks } }];
  await bot.store.keep(source.reports, Date.parse("2025-12-31T07:00:00Z"), source.name);
  await bot.tick();
}

/** How many posts of a channel say that they were corrected. */
function corrected(world: World, channel: string): number {
  return world.texts(channel).filter((text) => /This post was corrected/.test(text)).length;
}

/** Lets time pass by steps until something holds; the runs that are planned do the rest. */
async function pass(world: World, step: number, holds: () => boolean): Promise<void> {
  await until(() => {
    if (world.waiting() > 0) world.forward(step);
    return holds();
  }, "all that was put off");
}

test("a group whose posts are all corrected is sent no more edits than it takes, every post is edited, and no other chat waits for it", async (t) => {
  const world = await worldOf(t, { limits: CHAT_LIMITS });
  const group = await world.onTelegramGroup(2, { forms: FORMS });
  const people: string[] = [];
  for (let count = 0; count < 12; count++) people.push(await world.onTelegram());
  const bot = await world.start();
  await bot.tick();
  world.forward(3_600_000);
  await restate(world, bot);
  for (const chat of people) assert.equal(corrected(world, chat), 1);
  assert.ok(corrected(world, group) < 4);
  await pass(world, 1_000, () => corrected(world, group) === 4);
  assert.deepEqual(world.telegram.violations, []);
  const warnings = bot.lines.filter(({ level }) => level === "warn");
  assert.deepEqual(warnings, []);
});

test("posts and edits share what a group takes in a minute, and a new post comes before the edits that wait", async (t) => {
  const world = await worldOf(t, {
    limits: { perGroupMinute: 6, refuse: true },
    limitsOf: (channel) => ({ chat: channel, limits: [{ most: 6, span: 60_000 }] }),
  });
  const group = await world.onTelegramGroup(4);
  const person = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  await restate(world, bot);
  assert.deepEqual([corrected(world, group), corrected(world, person)], [2, 1]);

  await world.subscribe({ platform: "telegram", channel: group }, {}, 5);
  await bot.tick();
  assert.deepEqual([world.titles(group).length, corrected(world, group)], [4, 2]);
  await pass(world, 10_000, () => world.titles(group).length === 5 && corrected(world, group) === 4);
  assert.deepEqual(world.telegram.violations, []);
});

test("on Discord a channel's edits are counted apart from its posts, and wait for nothing but each other", async (t) => {
  const world = await worldOf(t, { rateLimits: discordsOwn });
  const channel = await world.onDiscord({ forms: FORMS });
  for (const number of [2, 3]) await world.subscribe({ platform: "discord", channel }, {}, number);
  const other = await world.onDiscord();
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual([world.titles(channel).length, world.titles(other).length], [4, 1]);
  await restate(world, bot);
  assert.deepEqual([corrected(world, channel), corrected(world, other)], [2, 1]);
  await pass(world, 5_000, () => corrected(world, channel) === 4);
  assert.equal(world.discord.invalidRequests, 0);
});

test("a group that asks to wait is sent nothing more until then, neither posts nor edits, and nobody waits with it", async (t) => {
  const world = await worldOf(t);
  const group = await world.onTelegramGroup(3);
  const people = [await world.onTelegram(), await world.onTelegram()];
  const toGroup = ({ method, payload }: { method: string; payload: Readonly<Record<string, unknown>> }) =>
    /^(send|edit)Message/.test(method) && `${payload["chat_id"]}` === group;
  const asked = () => world.telegram.requests.filter(toGroup).length;
  world.telegram.fault(toGroup, { retryAfter: 40 });
  const bot = await world.start();
  await bot.tick();
  for (const chat of people) assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
  assert.equal(asked(), 1);
  world.forward(30_000);
  await bot.tick();
  assert.equal(asked(), 1);
  await pass(world, 1_000, () => world.titles(group).length === 3);
  assert.equal(asked(), 4);
  // Until the run that is under way is over.
  await bot.tick();

  world.forward(60_000);
  world.telegram.fault(toGroup, { retryAfter: 40 });
  await restate(world, bot);
  for (const chat of people) assert.equal(corrected(world, chat), 1);
  assert.equal(asked(), 5);
  world.forward(30_000);
  await bot.tick();
  assert.equal(asked(), 5);
  await pass(world, 10_000, () => corrected(world, group) === 2);
  await bot.tick();
  // The edit that was refused is tried a little later.
  world.forward(300_000);
  await bot.tick();
  assert.deepEqual([corrected(world, group), asked()], [3, 8]);
});

test("a post that waited for the operator's chat as a run ended does not hold back the next report, there or anywhere", async (t) => {
  const operator = { platform: "telegram", channel: "-77" };
  const limits = { perChatSecond: 1, refuse: true };
  const world = await worldOf(t, { operators: [operator], reports: [realDay("2025-12-30")], limits });
  world.forward(-DAY);
  world.telegram.addChat({ id: -77, type: "group" });
  await world.subscribe(operator, { forms: ["full", "brief"] });
  const chats: string[] = [];
  for (let count = 0; count < 4; count++) chats.push(await world.onTelegram());
  const description = "Bad Request: can't parse entities";
  const mend = world.telegram.fault(
    ({ method, payload }) => method === "sendMessage" && chats.includes(`${payload["chat_id"]}`),
    { status: 400, body: { ok: false, error_code: 400, description } },
    9,
  );
  const bot = await world.start();
  await bot.tick();
  const left = (await world.deliveries()).filter(
    ({ channel, state }) => channel === "-77" && state === "queued",
  );
  assert.equal(left.length, 1, "the second form waits for its second");
  assert.equal((await world.desk.outbox.broadcast("telegram", "2025-12-30"))?.state, "stopped");
  mend();
  world.source.reports = [realDay("2025-12-30"), realDay("2025-12-31")];
  world.forward(DAY);
  await bot.tick();
  await bot.tick();
  for (const chat of chats) assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
});
