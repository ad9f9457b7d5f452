import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST_OF_2025, until, type World, worldOf } from "./world.ts";

const ONCE = [LAST_OF_2025.en];
/** So many at once: the more there are, the surer a wrong order shows. */
const MANY = 8;

/** Those of some channels in which nothing is posted. */
async function offIn(world: World, platform: string, channels: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    channels.map((channel) => world.desk.subscriptions({ platform, channel }).then(([one]) => one)),
  );
  return channels.filter((_, index) => found[index]?.off !== undefined);
}

/** Waits until the log tells of so many servers to which the bot has come back. */
function returns(bot: Awaited<ReturnType<World["start"]>>, count: number): Promise<void> {
  const told = () => bot.lines.filter(({ sentence }) => sentence.startsWith("The bot is back")).length;
  return until(
    () => told() >= count,
    () => `return to more than ${told()} of ${count} servers`,
  );
}

test("groups that removed the bot and added it again while it was down have their posts", async (t) => {
  const world = await worldOf(t);
  const groups: string[] = [];
  for (let count = 0; count < MANY; count++) groups.push(await world.onTelegramGroup(1));
  for (const group of groups) world.telegram.kick(Number(group));
  for (const group of groups) world.telegram.unblock(Number(group));
  const bot = await world.start();
  await returns(bot, MANY);
  assert.deepEqual(await offIn(world, "telegram", groups), []);
  await bot.tick();
  for (const group of groups) assert.deepEqual(world.titles(group), ONCE);
});

test("groups that removed the bot again after they added it have no posts", async (t) => {
  const world = await worldOf(t);
  const groups: string[] = [];
  for (let count = 0; count < MANY; count++) groups.push(await world.onTelegramGroup(1));
  for (const group of groups) {
    world.telegram.kick(Number(group));
    world.telegram.unblock(Number(group));
    world.telegram.kick(Number(group));
  }
  const bot = await world.start();
  await returns(bot, MANY);
  await until(async () => (await offIn(world, "telegram", groups)).length === MANY, "end of the posts");
  await bot.tick();
  assert.deepEqual(world.telegram.sent, []);
});

test("servers that remove the bot and invite it again at once have their posts", async (t) => {
  const world = await worldOf(t);
  const channels: string[] = [];
  for (let count = 0; count < MANY; count++) {
    const guildId = world.discord.addGuild().id;
    const { id: channel } = world.discord.addChannel({ guildId });
    channels.push(await world.subscribe({ platform: "discord", channel }));
  }
  const bot = await world.start();
  for (const channel of channels) {
    const id = world.discord.channels.get(channel)?.guildId as string;
    world.discord.removeGuild(id);
    world.discord.addGuild({ id });
  }
  await returns(bot, MANY);
  assert.deepEqual(await offIn(world, "discord", channels), []);
});

test("who blocks the bot, takes that back and subscribes, all while it is down, has the posts", async (t) => {
  const world = await worldOf(t);
  const people: string[] = [];
  for (let id = 5_000; id < 5_000 + 2 * MANY; id++) {
    world.telegram.addChat({ id, type: "private" });
    world.telegram.block(id);
    world.telegram.unblock(id);
    world.telegram.say({ chatId: id, text: "/subscribe" });
    people.push(`${id}`);
  }
  const bot = await world.start();
  await until(() => people.every((person) => world.titles(person).length > 0), "answer to everybody");
  // With it everything has come to its end.
  await bot.stop();
  for (const channel of people) {
    assert.deepEqual(world.titles(channel), ["Subscribed"]);
    const all = await world.desk.subscriptions({ platform: "telegram", channel });
    assert.deepEqual(
      all.map(({ off }) => off),
      [undefined],
    );
  }
});
