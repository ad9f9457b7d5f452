import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../../src/core/report.ts";
import { LAST_OF_2025, until, type World, worldOf } from "./world.ts";

const DAY = 86_400_000;
const ONCE = [LAST_OF_2025.uk];

async function standing(world: World, platform: string, channel: string) {
  const [found] = await world.desk.subscriptions({ platform, channel });
  return found && { off: found.off !== undefined, language: found.settings.language };
}

/** The source reports the first of January, and that day comes. */
function newYear(world: World): void {
  const last = world.source.reports.at(-1) as Report;
  const totals = { ...last.totals, tanks: (last.totals["tanks"] ?? 0) + 3 };
  world.source.reports = [...world.source.reports, { ...last, day: "2026-01-01", totals }];
  world.forward(DAY);
}

test("checklist 53: a server that is down is kept; one that threw the bot out is switched off, and on when it is back", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord({ language: "uk" });
  const guild = world.discord.channels.get(channel)?.guildId as string;
  await world.start();
  const isOff = async (off: boolean) => (await standing(world, "discord", channel))?.off === off;
  world.discord.setOutage(guild, true);
  world.discord.setOutage(guild, false);
  // What comes after it shows that the outage has been heard.
  const other = await world.onDiscord();
  world.discord.removeChannel(other);
  await until(
    async () => (await standing(world, "discord", other))?.off === true,
    "end of the other channel",
  );
  assert.equal(await isOff(false), true);

  world.discord.removeGuild(guild);
  await until(() => isOff(true), "end of the subscription");
  world.discord.addGuild({ id: guild });
  await until(() => isOff(false), "return of the subscription");
  assert.equal((await standing(world, "discord", channel))?.language, "uk");
});

test("checklist 54: who blocks the bot gets nothing, and who takes that back gets everything as it was set", async (t) => {
  const world = await worldOf(t);
  world.telegram.addChat({ id: -700, type: "group" });
  const group = await world.subscribe({ platform: "telegram", channel: "-700" }, { language: "uk" });
  const person = await world.onTelegram({ language: "uk" });
  const chats = [group, person];
  const bot = await world.start();
  const are = async (off: boolean) => {
    const all = await Promise.all(chats.map((chat) => standing(world, "telegram", chat)));
    return all.every((one) => one?.off === off);
  };
  for (const chat of chats) world.telegram.block(Number(chat));
  await until(() => are(true), "end of both");
  await bot.tick();
  assert.deepEqual(world.telegram.sent, []);
  assert.ok(!world.telegram.requests.some(({ method }) => method === "sendMessage"), "nobody was tried");

  world.forward(29 * 60_000);
  for (const chat of chats) world.telegram.unblock(Number(chat));
  await until(() => are(false), "return of both");
  await bot.tick();
  for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE);
});

test("checklist 56: a topic that is closed or deleted is not made up for anywhere else, and is tried again the next day", async (t) => {
  const world = await worldOf(t);
  const FORUM = -1_000_000_800;
  world.telegram.addChat({ id: FORUM, type: "supergroup", isForum: true });
  const [closed, deleted, open] = [1, 2, 3].map(() => world.telegram.addTopic(FORUM)) as [
    number,
    number,
    number,
  ];
  for (const topic of [closed, deleted, open])
    await world.subscribe({ platform: "telegram", channel: `${FORUM}:${topic}` });
  world.telegram.closeTopic(FORUM, closed);
  world.telegram.deleteTopic(FORUM, deleted);
  const bot = await world.start();
  await bot.tick();
  const topics = () => world.telegram.sent.map(({ threadId }) => threadId);
  assert.deepEqual(topics(), [open]);
  for (const topic of [closed, deleted])
    assert.equal((await standing(world, "telegram", `${FORUM}:${topic}`))?.off, false);

  world.telegram.openTopic(FORUM, closed);
  newYear(world);
  await bot.tick();
  assert.deepEqual(topics().sort(), [closed, open, open].sort());
});

test("checklist 56: a locked thread is not made up for anywhere else, and is tried again the next day", async (t) => {
  const world = await worldOf(t);
  const parent = await world.onDiscord();
  const guildId = world.discord.channels.get(parent)?.guildId as string;
  const thread = world.discord.addChannel({ guildId, type: 11, parentId: parent }).id;
  await world.subscribe({ platform: "discord", channel: thread });
  world.discord.forbid(thread, 160005);
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual([world.titles(parent).length, world.titles(thread).length], [1, 0]);
  assert.equal((await standing(world, "discord", thread))?.off, false);
  world.discord.allow(thread);
  newYear(world);
  await bot.tick();
  assert.deepEqual([world.titles(parent).length, world.titles(thread).length], [2, 1]);
});

test("which server a channel is of is learned from Discord, so that it leaves with the server", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  const [standing] = await world.desk.subscriptions({ platform: "discord", channel });
  assert.ok(standing);
  // As it is kept of a channel that subscribed before servers were kept.
  await world.desk.forget(standing);
  await world.desk.subscribe({ ...standing, server: "" }, 0);
  await world.start();
  const server = world.discord.channels.get(channel)?.guildId as string;
  await until(
    async () => (await world.desk.subscriptions({ platform: "discord", server })).length === 1,
    "subscription of the server",
  );
});
