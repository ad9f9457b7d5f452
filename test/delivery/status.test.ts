import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "../reports.ts";
import { nextDay, statusOf } from "./asking-status.ts";
import { until, worldOf } from "./world.ts";

const DAY = 86_400_000;

test("checklist 58: /status says what arrived last, what did not since, and how that is mended", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  const [chat, blocked] = [await world.onTelegram(), await world.onTelegram()];
  const bot = await world.start();
  assert.ok((await statusOf(bot, "discord", channel)).includes("Nothing has been posted here yet."));
  await bot.tick();
  const arrived = "Last post: the report of 31 December 2025, sent 31 December 2025, 07:00.";
  for (const [platform, one] of [
    ["discord", channel],
    ["telegram", chat],
  ] as const) {
    const lines = await statusOf(bot, platform, one);
    assert.ok(lines.includes(arrived), lines.join("\n"));
    assert.ok(!lines.some((line) => line.includes("did not arrive")), lines.join("\n"));
  }

  world.discord.forbid(channel, 50013);
  world.telegram.block(Number(blocked), { announce: false });
  world.telegram.fault(
    ({ method, payload }) => method === "sendMessage" && `${payload["chat_id"]}` === chat,
    "reset-after",
  );
  nextDay(world);
  await bot.tick();
  const lacking = async () => ["Send Messages"];
  const [discord, unknown, gone] = [
    await statusOf(bot, "discord", channel, { lacking }),
    await statusOf(bot, "telegram", chat),
    await statusOf(bot, "telegram", blocked),
  ];
  assert.equal(discord[0], "To post in this chat I need Send Messages: please grant that.");
  assert.equal(discord[1], arrived);
  assert.equal(
    discord[2],
    "The post with the report of 1 January 2026 did not arrive (1 January 2026, 07:00): I was not allowed to post: that takes Send Messages in this chat. Grant it, then use /subscribe again.",
  );
  assert.deepEqual(unknown.slice(0, 2), [
    arrived,
    "It is not known whether the post with the report of 1 January 2026 arrived (1 January 2026, 07:00), so it was not repeated.",
  ]);
  assert.ok(gone[0]?.includes("I was removed from it. When I am back it goes on by itself"), gone.join("\n"));
  for (const line of [...discord, ...unknown, ...gone])
    assert.doesNotMatch(line, /\b(50013|403|400|Forbidden|Missing|undefined)\b/);
});

test("checklist 58: that a subscription is off is said in the language of who asks", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  const off = async (cause: "removed" | "failing") => {
    await world.subscribe({ platform: "telegram", channel: chat });
    const why = { cause, reason: "the bot was removed from the chat" };
    await world.desk.switchOff(
      { platform: "telegram", channel: chat },
      why,
      Date.parse("2025-12-31T05:00:00Z"),
    );
    const { lines = [] } = await bot.bot.answer({
      command: "status",
      language: "uk",
      place: placeOf({ platform: "telegram", channel: chat, server: chat }),
    });
    return lines.find((line) => line.startsWith("Вимкнено"));
  };
  assert.equal(
    await off("removed"),
    "Вимкнено 31 грудня 2025 року, 07:00: канал зник, або мене з нього вилучено. Щойно я повернуся, усе продовжиться саме; якщо ні, надішліть /subscribe.",
  );
  assert.match((await off("failing")) ?? "", /не вдавалося доставити.*\/subscribe/);
});

test("checklist 58: where the bot is back after too long for its posts to go on by themselves, /status says what does that", async (t) => {
  const world = await worldOf(t);
  const group = await world.onTelegramGroup(1);
  const bot = await world.start();
  world.telegram.kick(Number(group));
  const off = async () => (await statusOf(bot, "telegram", group)).find((line) => line.startsWith("Off"));
  await until(async () => (await off()) !== undefined, "end of the posts");
  world.forward(31 * DAY);
  world.telegram.unblock(Number(group));
  // What comes after it shows that the return has been heard.
  const other = await world.onTelegram();
  world.telegram.block(Number(other));
  await until(
    async () => (await statusOf(bot, "telegram", other)).some((line) => line.startsWith("Off")),
    "end of the other chat",
  );
  assert.match(
    (await off()) ?? "",
    /When I am back it goes on by itself; if it does not, use \/subscribe\.$/,
  );
  await bot.bot.answer({
    command: "subscribe",
    language: "en",
    place: placeOf({ platform: "telegram", channel: group, server: group }),
  });
  assert.equal(await off(), undefined);
});

test("checklist 58: what mended itself is spoken of no more", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  world.discord.forbid(channel, 50013);
  const bot = await world.start();
  await bot.tick();
  const trouble = (lines: readonly string[]) => lines.filter((line) => line.includes("did not arrive"));
  assert.equal(trouble(await statusOf(bot, "discord", channel)).length, 1);
  world.discord.allow(channel);
  nextDay(world);
  await bot.tick();
  const lines = await statusOf(bot, "discord", channel);
  assert.deepEqual(trouble(lines), []);
  assert.ok(lines[0]?.startsWith("Last post: the report of 1 January 2026"), lines.join("\n"));
});

test("checklist 58: /status says why a post was left out: nobody is told of a delay where its broadcast was called off, or its subscription off", async (t) => {
  const world = await worldOf(t);
  const [late, aborted, off] = [
    await world.onTelegram({ time: { kind: "at", time: "20:00" } }),
    await world.onDiscord({ time: { kind: "at", time: "20:00" } }),
    await world.onTelegram({ time: { kind: "at", time: "20:00" } }),
  ];
  const bot = await world.start();
  await bot.tick();
  await world.desk.outbox.abort("discord", "2025-12-31", { reason: "a slip of the pen", at: bot.now() });
  await world.desk.switchOff(
    { platform: "telegram", channel: off },
    { cause: "removed", reason: "blocked" },
    bot.now(),
  );
  await bot.tick();
  world.forward(2 * DAY);
  await bot.tick();
  const leftOut = async (platform: string, channel: string) =>
    (await statusOf(bot, platform, channel)).filter((line) => line.includes("left out"));
  const what = "The post with the report of 31 December 2025 was left out";
  assert.deepEqual(await leftOut("telegram", late), [
    `${what} (2 January 2026, 07:00): it could not be sent in time.`,
  ]);
  assert.deepEqual(await leftOut("discord", aborted), [
    `${what} (31 December 2025, 07:00): whoever runs this bot called it off. The next one comes as usual.`,
  ]);
  assert.deepEqual(await leftOut("telegram", off), [
    `${what} (31 December 2025, 07:00): its subscription was off or paused then.`,
  ]);
});

test("checklist 58: /subscribe, where /status says to use it, lets all subscriptions of the channel go on that could not be posted", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  const of = { platform: "discord", channel };
  for (const number of [2, 3]) await world.subscribe(of, {}, number);
  const bot = await world.start();
  const why = { cause: "failing", reason: "the bot may not write there" } as const;
  for (const number of [1, 2]) await world.desk.switchOff({ ...of, number }, why, bot.now());
  world.discord.forbid(channel, 50_013);
  await bot.tick();
  const told = async (what: RegExp) =>
    (await statusOf(bot, "discord", channel)).filter((line) => what.test(line));
  for (const line of await told(/^Off since/)) assert.match(line, /then use \/subscribe\.$/);
  assert.deepEqual([(await told(/^Off since/)).length, (await told(/did not arrive/)).length], [2, 1]);
  world.discord.allow(channel);
  const server = world.discord.channels.get(channel)?.guildId as string;
  await bot.bot.answer({ command: "subscribe", language: "en", place: placeOf({ ...of, server }) });
  assert.deepEqual(await told(/^Off since/), []);
  world.forward(60_000);
  await bot.tick();
  assert.equal(world.titles(channel).length, 3);
});
