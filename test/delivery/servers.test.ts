import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST_OF_2025, type World, worldOf } from "./world.ts";

const ONCE = [LAST_OF_2025.en];
const MINUTE = 60_000;
const UNKNOWN = { status: 404, body: { code: 10_004, message: "Unknown Guild" } };

/** More than are asked for at once, so that the answer to the first is known before the last. */
const CHANNELS = 9;
/** So many others that get nothing just now, beside which those of one server are no outage. */
const QUIET = 100;

/** A server with that many channels that are subscribed, and one of another server; posts go out slowly. */
async function serversOf(t: Parameters<typeof worldOf>[0]) {
  const world = await worldOf(t, { rate: 3 });
  const guild = world.discord.addGuild();
  const channels: string[] = [];
  for (let count = 0; count < CHANNELS; count++)
    channels.push(
      await world.subscribe({
        platform: "discord",
        channel: world.discord.addChannel({ guildId: guild.id }).id,
      }),
    );
  const other = await world.onDiscord();
  const tried = () =>
    world.discord.requests.filter(({ path }) => path.endsWith("/messages")).length -
    world.titles(other).length;
  return { world, channels, other, tried };
}

async function isOff(world: World, channel: string): Promise<boolean> {
  const [standing] = await world.desk.subscriptions({ platform: "discord", channel });
  return standing?.off !== undefined;
}

test("checklist 50: where the bot has no access to a channel, no more of its server is tried in that run, and nobody is switched off", async (t) => {
  const { world, channels, other, tried } = await serversOf(t);
  for (const channel of channels) world.discord.forbid(channel, 50001);
  const bot = await world.start();
  await bot.tick();
  assert.ok(tried() >= 1 && tried() < CHANNELS, `${tried()} of ${CHANNELS} were tried`);
  assert.deepEqual(world.titles(other), ONCE);
  for (const channel of channels) {
    assert.equal(await world.state(channel), "failed");
    assert.equal(await isOff(world, channel), false);
  }
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
