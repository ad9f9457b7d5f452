import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Report } from "../../src/core/report.ts";
import { type Line, until, type World, worldOf } from "./world.ts";

const DAY = 86_400_000;
/** After so long what failed in an outage has been tried once more. */
const HALF_AN_HOUR = 31 * 60_000;

function errors({ lines }: { lines: readonly Line[] }): string[] {
  return lines.filter(({ level }) => level === "error").map(({ sentence }) => sentence);
}

/** The source reports the next day, and the next day comes. */
function nextDay(world: World): void {
  const last = world.source.reports.at(-1) as Report;
  const day = new Date(Date.parse(last.day) + DAY).toISOString().slice(0, 10) as Report["day"];
  const totals = {
    ...last.totals,
    tanks: (last.totals["tanks"] ?? 0) + 3,
    personnel: (last.totals["personnel"] ?? 0) + 900,
  };
  world.source.reports = [...world.source.reports, { ...last, day, totals }];
  world.forward(DAY);
}

async function isOn(world: World, platform: string, channel: string): Promise<boolean> {
  const [standing] = await world.desk.subscriptions({ platform, channel });
  return standing !== undefined && !standing.off;
}

test("checklist 52: an outage that makes one in ten channels unknown ends no subscription, and the operator is told once", async (t) => {
  const world = await worldOf(t, { rate: 50 });
  const channels: string[] = [];
  for (let count = 0; count < 300; count++) channels.push(await world.onDiscord());
  const lost = channels.filter((_, index) => index % 10 === 0);
  for (const channel of lost) world.discord.removeChannel(channel);
  const bot = await world.start();
  await bot.tick();
  world.forward(60_000);
  await bot.tick();
  for (const channel of lost) assert.equal(await isOn(world, "discord", channel), true);
  const told = errors(bot).filter((sentence) => sentence.includes("gone all at once"));
  assert.equal(told.length, 1, errors(bot).join("\n"));
  assert.match(told[0] as string, /^30 channels of discord seem/);
});

test("checklist 52: one in ten chats that Telegram does not find end none, are told once a day, and have their post when they are found again", async (t) => {
  const world = await worldOf(t, { rate: 150 });
  const chats: string[] = [];
  for (let count = 0; count < 300; count++) chats.push(await world.onTelegram());
  const lost = chats.filter((_, index) => index % 10 === 0);
  const unknown = {
    status: 400,
    body: { ok: false, error_code: 400, description: "Bad Request: chat not found" },
  };
  const isLost = ({ method, payload }: { method: string; payload: Record<string, unknown> }) =>
    method === "sendMessage" && lost.includes(String(payload["chat_id"]));
  const finds = world.telegram.fault(isLost, unknown, 1_000);
  const bot = await world.start();
  const told = () => errors(bot).filter((sentence) => sentence.includes("does not find"));
  await bot.tick();
  // Their posts are tried once more, again in vain.
  world.forward(HALF_AN_HOUR);
  await bot.tick();
  assert.equal(told().length, 1, errors(bot).join("\n"));
  assert.match(told()[0] as string, /^telegram does not find 30 channels .+ no subscription was ended/);
  nextDay(world);
  await bot.tick();
  assert.equal(told().length, 2, errors(bot).join("\n"));
  finds();
  world.forward(HALF_AN_HOUR);
  await bot.tick();
  for (const chat of lost) {
    assert.equal(await isOn(world, "telegram", chat), true);
    assert.equal(world.titles(chat).length, 1, await world.state(chat));
  }
  assert.deepEqual(errors(bot), told());
});

test("checklist 51: where the bot may not post a subscription ends after five failures over seven days, and not before", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  world.discord.forbid(channel, 50013);
  const bot = await world.start();
  const lasting: boolean[] = [];
  for (let count = 0; count < 9; count++) {
    await bot.tick();
    lasting.push(await isOn(world, "discord", channel));
    nextDay(world);
  }
  assert.deepEqual(lasting, [true, true, true, true, true, true, true, false, false]);
});

test("checklist 51: a post that arrives makes the failures before it forgotten", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  world.discord.forbid(channel, 50013);
  const bot = await world.start();
  for (let count = 0; count < 12; count++) {
    if (count === 5) world.discord.allow(channel);
    if (count === 6) world.discord.forbid(channel, 50013);
    await bot.tick();
    nextDay(world);
  }
  assert.equal(await isOn(world, "discord", channel), true);
  const [standing] = await world.desk.subscriptions({ platform: "discord", channel });
  assert.equal(standing?.failures, 6);
});

test("a chat that Telegram does not find ends after three days of it, since it may be our own mistake", async (t) => {
  const world = await worldOf(t);
  const chat = await world.subscribe({ platform: "telegram", channel: "987654" });
  const bot = await world.start();
  const lasting: boolean[] = [];
  for (let count = 0; count < 4; count++) {
    await bot.tick();
    lasting.push(await isOn(world, "telegram", chat));
    nextDay(world);
  }
  assert.deepEqual(lasting, [true, true, false, false]);
});

for (const order of [
  "the update, and then the error",
  "the error, and then the update",
  "the error alone",
] as const)
  test(`checklist 55: a group that became a supergroup is one subscription and gets one post, when what comes of it is ${order}`, async (t) => {
    const world = await worldOf(t);
    world.telegram.addChat({ id: -500, type: "group" });
    await world.subscribe({ platform: "telegram", channel: "-500" }, { language: "uk" });
    const bot = await world.start();
    // Who was away for more than a day hears of it by the error alone.
    const updateFirst = order.startsWith("the update");
    world.telegram.migrate(-500, -1_000_000_500, { announce: updateFirst });
    if (updateFirst)
      await until(() => isOn(world, "telegram", "-1000000500"), "subscription under its new id");
    await bot.tick();
    if (order.endsWith("update")) await world.telegram.tellMigration(-500);
    await bot.tick();
    nextDay(world);
    await bot.tick();
    assert.deepEqual([world.titles("-500").length, world.titles("-1000000500").length], [0, 2]);
    assert.deepEqual(await world.desk.subscriptions({ platform: "telegram", channel: "-500" }), []);
    const moved = await world.desk.subscriptions({ platform: "telegram", channel: "-1000000500" });
    assert.deepEqual(
      moved.map(({ off, settings }) => [off, settings.language]),
      [[undefined, "uk"]],
    );
  });

test("a chat that has moved is not posted to under its old id again, however long the move takes", async (t) => {
  const world = await worldOf(t, { rate: 5 });
  world.telegram.addChat({ id: -500, type: "group" });
  await world.subscribe({ platform: "telegram", channel: "-500" });
  const bot = await world.start();
  world.telegram.migrate(-500, -1_000_000_500, { announce: false });
  const { move } = bot.store;
  bot.store.move = async (...terms) => {
    await pause(300);
    return move(...terms);
  };
  await bot.tick();
  const asked = world.telegram.requests.filter(({ method }) => method === "sendMessage");
  assert.deepEqual(
    asked.map(({ payload }) => Number(payload["chat_id"])),
    [-500, -1_000_000_500],
  );
  assert.equal(world.titles("-1000000500").length, 1);
});
