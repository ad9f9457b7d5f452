import assert from "node:assert/strict";
import { test } from "node:test";
import type { Place } from "../../src/core/place.ts";
import { placeOf } from "../reports.ts";
import { statusOf } from "./asking-status.ts";
import { worldOf } from "./world.ts";

test("checklist 58: /status says in any channel of a server what is wrong with the posts of its others, which are named where they can be", async (t) => {
  const world = await worldOf(t);
  const group = -1_001_000_000_920;
  world.telegram.addChat({ id: group, type: "supergroup", isForum: true });
  const topic = world.telegram.addTopic(group);
  await world.subscribe({ platform: "telegram", channel: `${group}:${topic}` });
  world.telegram.deleteTopic(group, topic);
  const guildId = world.discord.addGuild().id;
  const [here, other] = [world.discord.addChannel({ guildId }).id, world.discord.addChannel({ guildId }).id];
  for (const channel of [here, other]) await world.subscribe({ platform: "discord", channel });
  world.discord.forbid(other, 50_013);
  const bot = await world.start();
  await bot.tick();
  const elsewhere = async (platform: string, channel: string, server: string, more: Partial<Place> = {}) =>
    (await statusOf(bot, platform, channel, { server, ...more })).filter((line) => line.startsWith("In "));
  assert.deepEqual(await elsewhere("telegram", `${group}`, `${group}`), [
    "In another channel or topic here the last post did not arrive: the topic was deleted. Use /subscribe in another one.",
  ]);
  const named = async (channel: string) =>
    placeOf({
      ...{ platform: "discord", channel, server: guildId, title: "#news" },
      lacking: () => Promise.resolve(["Send Messages"]),
    });
  assert.deepEqual(await elsewhere("discord", here, guildId, { other: named }), [
    "In #news the last post did not arrive: I was not allowed to post: that takes Send Messages in #news. Grant it, then use /subscribe again.",
  ]);
  assert.deepEqual(await elsewhere("discord", other, guildId, { other: named }), []);
  // What ended for that is still to be mended; but nobody can do anything about a topic that was deleted.
  const said = await elsewhere("discord", here, guildId, { other: named });
  const why = { cause: "failing", reason: "the bot may not write there" } as const;
  await world.desk.switchOff({ platform: "discord", channel: other }, why, bot.now());
  await world.desk.switchOff({ platform: "telegram", channel: `${group}:${topic}` }, why, bot.now());
  assert.deepEqual(await elsewhere("discord", here, guildId, { other: named }), said);
  assert.deepEqual(await elsewhere("telegram", `${group}`, `${group}`), []);
});

test("checklist 32, 58: where nothing is set up /status says what the bot lacks to post there, as /subscribe does", async (t) => {
  const world = await worldOf(t);
  const bot = await world.start();
  const group = -1_001_000_000_930;
  world.telegram.addChat({ id: group, type: "supergroup", administrators: [5_000_001] });
  world.telegram.setBotStatus(group, "restricted");
  const asker = 5_000_001;
  world.telegram.addChat({ id: asker, type: "private" });
  const asked = async (text: string) => {
    world.telegram.say({ chatId: group, userId: asker, languageCode: "en", text });
    return (await world.telegram.nextSent(asker)).text;
  };
  const lacks = `To post in Chat ${group} I need Send Messages: please grant that`;
  assert.ok((await asked("/subscribe")).includes(lacks));
  const text = await asked("/status");
  assert.match(text, /Nothing is posted here\. \/subscribe starts it\./);
  assert.ok(text.includes(`${lacks}.`), text);
  const lacking = async () => ["View Channel", "Send Messages"];
  const lines = await statusOf(bot, "discord", "2000", { lacking, title: "#news" });
  assert.deepEqual(lines.slice(0, 2), [
    "Nothing is posted here. /subscribe starts it.",
    "To post in #news I need View Channel and Send Messages: please grant that.",
  ]);
});

test("checklist 58: in a channel of the operator's, which gets each report as the first, /status tells of that post and promises no other", async (t) => {
  const channel = "4000";
  const world = await worldOf(t, { operators: [{ platform: "telegram", channel }] });
  world.telegram.addChat({ id: Number(channel), type: "private" });
  await world.subscribe({ platform: "telegram", channel });
  const bot = await world.start();
  await bot.tick();
  assert.equal(world.titles(channel).length, 1);
  const lines = await statusOf(bot, "telegram", channel);
  assert.deepEqual(lines.slice(0, 2), [
    "Last post: the report of 31 December 2025, sent 31 December 2025, 07:00.",
    "Next post: with the next report.",
  ]);
});
