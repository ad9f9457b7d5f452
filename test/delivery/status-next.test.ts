import assert from "node:assert/strict";
import { test } from "node:test";
import { pausePosts } from "../../src/core/hand.ts";
import { nextDay, promisedBy, statusOf } from "./asking-status.ts";
import { worldOf } from "./world.ts";

const DAY = 86_400_000;

test("checklist 58: /status takes no note on an older report for the last post, and promises nothing that has come", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram({ notes: true });
  const bot = await world.start();
  await bot.tick();
  nextDay(world);
  await bot.tick();
  const before = await statusOf(bot, "telegram", chat);
  assert.ok(before[0]?.startsWith("Last post: the report of 1 January 2026"), before.join("\n"));
  const description = "Bad Request: message can't be edited";
  const refusal = { status: 400, body: { ok: false, error_code: 400, description } };
  world.telegram.fault("editMessageText", refusal, 9);
  world.source.reports = world.source.reports.map((report) =>
    report.day === "2025-12-31"
      ? { ...report, totals: { ...report.totals, tanks: (report.totals["tanks"] ?? 0) + 1 } }
      : report,
  );
  for (let count = 0; count < 3; count++) {
    world.forward(DAY / 24);
    await bot.tick();
  }
  assert.ok(
    world.titles(chat).includes("Corrected: the report of 31 December 2025"),
    `${world.titles(chat)}`,
  );
  const posts = (lines: readonly string[]) => lines.filter((line) => /post/.test(line));
  assert.deepEqual(posts(await statusOf(bot, "telegram", chat)), posts(before));
});

test("checklist 58: a digest is promised where the report of its last day has come, and comes; nothing is of what was called off", async (t) => {
  const world = await worldOf(t);
  const [chat, daily] = [
    await world.onTelegram(),
    await world.onTelegram({ days: { kind: "weekly", weekday: 3 } }),
  ];
  const bot = await world.start();
  await bot.tick();
  const next = async (channel: string) =>
    (await statusOf(bot, "telegram", channel)).filter((line) => line.startsWith("Next"));
  for (const channel of [chat, daily]) assert.equal(world.titles(channel).length, 1);
  await world.subscribe({ platform: "telegram", channel: chat }, { days: { kind: "weekly", weekday: 3 } });
  await world.subscribe({ platform: "telegram", channel: daily });
  assert.deepEqual(await next(chat), [
    "Next post: within a minute, with the reports from 25 December 2025 to 31 December 2025.",
  ]);
  assert.deepEqual(await next(daily), ["Next post: within a minute, with the report of 31 December 2025."]);
  world.forward(60_000);
  await bot.tick();
  for (const channel of [chat, daily]) assert.equal(world.titles(channel).length, 2);

  await world.desk.outbox.abort("telegram", "2025-12-31", { reason: "a slip of the pen", at: bot.now() });
  const late = await world.onTelegram();
  assert.deepEqual(await next(late), ["Next post: with the next report."]);
  world.forward(60_000);
  await bot.tick();
  assert.deepEqual(world.titles(late), []);
});

test("checklist 58: /status says that the posts to its network are halted, and promises none until they are not", async (t) => {
  const world = await worldOf(t);
  const [channel, chat, silent] = [
    await world.onDiscord({ time: { kind: "at", time: "20:00" } }),
    await world.onTelegram({ time: { kind: "at", time: "20:00" } }),
    await world.onDiscord({ paused: true }),
  ];
  const bot = await world.start();
  const next = (lines: readonly string[]) => lines.filter((line) => line.startsWith("Next"));
  const before = await statusOf(bot, "discord", channel);
  assert.equal(next(before).length, 1, before.join("\n"));
  await pausePosts(world.desk, "discord", bot.now());
  const lines = await statusOf(bot, "discord", channel);
  assert.equal(
    lines[0],
    "The posts have been paused by whoever runs this bot (31 December 2025, 07:00): the next one waits until they are resumed.",
  );
  assert.deepEqual(next(lines), []);
  const server = world.discord.channels.get(channel)?.guildId as string;
  assert.deepEqual(await promisedBy(bot, { platform: "discord", channel, server }), [lines[0], lines[0]]);
  for (const [platform, one] of [
    ["telegram", chat],
    ["discord", silent],
  ] as const)
    assert.doesNotMatch((await statusOf(bot, platform, one)).join("\n"), /whoever runs this bot/);
  await pausePosts(world.desk, "discord", undefined);
  assert.deepEqual(await statusOf(bot, "discord", channel), before);
});
