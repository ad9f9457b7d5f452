import assert from "node:assert/strict";
import { test } from "node:test";
import type { SubscriptionSettings } from "../../src/core/subscription.ts";
import { LAST_OF_2025, realDay, until, type World, worldOf } from "./world.ts";

const ONCE = [LAST_OF_2025.en];
const DAY = 86_400_000;
const MINUTE = 60_000;
const UNKNOWN = { status: 404, body: { code: 10_004, message: "Unknown Guild" } };

/** More than are asked for at once, so that the answer to the first is known before the last. */
const CHANNELS = 9;
/** So many others that get nothing just now, beside which those of one server are no outage. */
const QUIET = 100;

/** A server with that many channels that are subscribed, and one of another server; posts go out slowly. */
async function serversOf(t: Parameters<typeof worldOf>[0], change: Partial<SubscriptionSettings> = {}) {
  const world = await worldOf(t, { rate: 3 });
  const guild = world.discord.addGuild();
  const channels: string[] = [];
  for (let count = 0; count < CHANNELS; count++)
    channels.push(
      await world.subscribe(
        { platform: "discord", channel: world.discord.addChannel({ guildId: guild.id }).id },
        change,
      ),
    );
  const other = await world.onDiscord();
  const tried = () =>
    world.discord.requests.filter(({ path }) => path.endsWith("/messages")).length -
    world.titles(other).length;
  return { world, channels, other, tried };
}

async function standingOf(world: World, channel: string) {
  const [standing] = await world.desk.subscriptions({ platform: "discord", channel });
  assert.ok(standing);
  return standing;
}

async function isOff(world: World, channel: string): Promise<boolean> {
  return (await standingOf(world, channel)).off !== undefined;
}

test("checklist 50: where one channel of a server is hidden from the bot, the others have their post a moment later, and none is blamed but that one", async (t) => {
  const { world, channels } = await serversOf(t);
  world.source.reports = [realDay("2025-12-30")];
  world.forward(-DAY);
  const bot = await world.start();
  await bot.tick();
  // They are posted to in the same order every day: the others are behind it.
  const hidden = world.discord.messages.find(({ channelId }) => channels.includes(channelId))?.channelId;
  assert.ok(hidden);
  world.discord.forbid(hidden, 50001);
  world.source.reports = [realDay("2025-12-30"), realDay("2025-12-31")];
  world.forward(DAY);
  await bot.tick();
  world.forward(10_000);
  const others = channels.filter((channel) => channel !== hidden);
  const isThrough = async () => (await world.states(others)).every((state) => state === "sent");
  await until(isThrough, "post to each of the others");
  for (const channel of others) assert.equal((await standingOf(world, channel)).failures, 0);
  assert.equal((await standingOf(world, hidden)).failures, 1);
  assert.equal(await world.state(hidden), "failed");
});

test("checklist 50: nor do the others miss a correction, or get a note in its place, where one channel is hidden", async (t) => {
  const { world, channels } = await serversOf(t, { notes: true });
  const bot = await world.start();
  await bot.tick();
  const hidden = world.discord.messages.find(({ channelId }) => channels.includes(channelId))?.channelId;
  assert.ok(hidden);
  world.discord.forbid(hidden, 50001);
  const last = realDay("2025-12-31");
  const totals = { ...last.totals, tanks: (last.totals["tanks"] ?? 0) + 1 };
  world.source.reports = [realDay("2025-12-30"), { ...last, totals }];
  world.forward(60 * MINUTE);
  await bot.tick();
  world.forward(10_000);
  const others = channels.filter((channel) => channel !== hidden);
  const isCorrected = (channel: string) => world.texts(channel)[0]?.includes("This post was corrected");
  await until(() => others.every(isCorrected), "correction of each of the others");
  for (const channel of others) assert.deepEqual(world.titles(channel), ONCE);
});

test("checklist 50: where the bot has no access to a server, few of its channels are tried in a run, each fails by its own answer alone, and nobody is switched off", async (t) => {
  const { world, channels, other, tried } = await serversOf(t);
  for (const channel of channels) world.discord.forbid(channel, 50001);
  const bot = await world.start();
  await bot.tick();
  const first = tried();
  assert.ok(first >= 1 && first < CHANNELS, `${first} of ${CHANNELS} were tried`);
  assert.deepEqual(world.titles(other), ONCE);
  const failures = async () => {
    const all = await Promise.all(channels.map((channel) => standingOf(world, channel)));
    return all.reduce((sum, one) => sum + one.failures, 0);
  };
  assert.equal(await failures(), first);
  const states = Object.groupBy(await world.states(channels), (state) => `${state}`);
  assert.deepEqual([states["failed"]?.length, states["queued"]?.length], [first, CHANNELS - first]);
  // Nor do they wait for ever.
  for (let count = 0; count < 2 * CHANNELS && tried() < CHANNELS; count++) {
    world.forward(10 * MINUTE);
    await bot.tick();
  }
  assert.deepEqual([tried(), await failures()], [CHANNELS, CHANNELS]);
  for (const channel of channels) assert.equal(await isOff(world, channel), false);
});

test("checklist 50: where Discord does not know a server its channels are switched off after few of them were tried, and another server's are not", async (t) => {
  const { world, channels, other, tried } = await serversOf(t);
  for (let count = 0; count < QUIET; count++) {
    const guildId = world.discord.addGuild().id;
    const { id: channel } = world.discord.addChannel({ guildId });
    await world.subscribe({ platform: "discord", channel }, { paused: true });
  }
  for (const channelId of channels) world.discord.fault({ method: "POST", channelId }, UNKNOWN, 9);
  const bot = await world.start();
  await bot.tick();
  assert.ok(tried() >= 1 && tried() < CHANNELS, `${tried()} of ${CHANNELS} were tried`);
  assert.deepEqual(world.titles(other), ONCE);
  for (const channel of channels) assert.equal(await isOff(world, channel), true);
  assert.equal(await isOff(world, other), false);
  const failed = (await world.states(channels)).filter((state) => state === "failed");
  assert.equal(failed.length, tried(), "what was not tried has not failed");
  const before = tried();
  world.forward(MINUTE);
  await bot.tick();
  assert.equal(tried(), before, "nothing more is tried there");
});

test("checklist 50: where Discord does not know a server its subscriptions that are not due end with those that are, and come back with the bot", async (t) => {
  const world = await worldOf(t);
  const guildId = world.discord.addGuild().id;
  const subscribed = async (change = {}) =>
    world.subscribe({ platform: "discord", channel: world.discord.addChannel({ guildId }).id }, change);
  const due = await subscribed();
  const others = [
    await subscribed({ time: { kind: "at", time: "20:00" } }),
    await subscribed({ days: { kind: "monthly" } }),
    await subscribed({ paused: true }),
  ];
  for (let count = 0; count < QUIET; count++) await world.onDiscord({ paused: true });
  world.discord.fault({ method: "POST", channelId: due }, UNKNOWN, 9);
  const bot = await world.start();
  await bot.tick();
  for (const channel of [due, ...others]) assert.equal(await isOff(world, channel), true, channel);
  assert.equal(await world.desk.switchOn({ platform: "discord", server: guildId }, bot.now(), 0), 4);
});

test("checklist 50, 52: where unknown servers have together as many channels as an outage makes unknown, what is not due there does not end with what is", async (t) => {
  const world = await worldOf(t, { rate: 50 });
  const lost: string[] = [];
  for (let server = 0; server < CHANNELS; server++) {
    const guildId = world.discord.addGuild().id;
    for (const change of [{}, { time: { kind: "at", time: "20:00" } }, { paused: true }] as const) {
      const { id: channel } = world.discord.addChannel({ guildId });
      lost.push(await world.subscribe({ platform: "discord", channel }, change));
      world.discord.fault({ method: "POST", channelId: channel }, UNKNOWN, 9);
    }
  }
  for (let count = 0; count < 8 * CHANNELS; count++) await world.onDiscord();
  // Those that are due are one in eleven, and with the others of their servers one in four.
  const bot = await world.start();
  await bot.tick();
  const off = await Promise.all(lost.map((channel) => isOff(world, channel)));
  assert.deepEqual([off.filter(Boolean).length, off.length], [CHANNELS, 3 * CHANNELS]);
});

test("checklist 50: with a group that threw the bot out, and of which nothing told, the subscriptions of all of its topics end", async (t) => {
  const world = await worldOf(t);
  const group = -1_001_000_000_940;
  world.telegram.addChat({ id: group, type: "supergroup", isForum: true });
  const [due, late] = [world.telegram.addTopic(group), world.telegram.addTopic(group)].map(
    (topic) => `${group}:${topic}`,
  ) as [string, string];
  await world.subscribe({ platform: "telegram", channel: due });
  await world.subscribe({ platform: "telegram", channel: late }, { time: { kind: "at", time: "20:00" } });
  const chat = await world.onTelegram();
  world.telegram.kick(group, { announce: false });
  const bot = await world.start();
  await bot.tick();
  const all = await world.desk.subscriptions({ platform: "telegram", server: `${group}` });
  assert.deepEqual(
    all.map(({ channel, off }) => [channel, off?.reason]),
    [due, late].map((channel) => [channel, "the bot was removed from the chat"]),
  );
  assert.deepEqual(world.titles(chat), ONCE);
});
