import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import type { SubscriptionSettings } from "../../src/core/subscription.ts";
import { placeOf, plain } from "../reports.ts";
import { realDay, type World, worldOf } from "./world.ts";

const LAST = realDay("2025-12-31");
const TOGETHER = { days: { kind: "daily", weekendTogether: true } } as const;

/** A report of one of the days after the last real one, on each of which three tanks were lost. */
function reportOn(day: Day): Report {
  const days = Number(day.slice(-2));
  return {
    ...LAST,
    day,
    totals: {
      ...LAST.totals,
      personnel: (LAST.totals["personnel"] ?? 0) + days * 1_000,
      tanks: (LAST.totals["tanks"] ?? 0) + days * 3,
    },
  };
}

const [FRIDAY, SATURDAY, SUNDAY, MONDAY] = (
  ["2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"] as const
).map(reportOn) as [Report, Report, Report, Report];

/** A channel of each network that wants the weekend together, and an instance that has posted Friday's report and has Saturday's. */
async function onSaturday(world: World, more: Partial<SubscriptionSettings> = {}) {
  const settings = { ...TOGETHER, ...more };
  const channels = [await world.onDiscord(settings), await world.onTelegram(settings)];
  const bot = await world.start();
  const comes = async (at: string, ...reports: Report[]) => {
    const others = world.source.reports.filter(({ day }) => !reports.some((one) => one.day === day));
    world.source.reports = [...others, ...reports];
    world.setClock(Date.parse(at));
    await bot.tick();
  };
  await comes("2026-01-02T06:00:00Z", reportOn("2026-01-01"), FRIDAY);
  await comes("2026-01-03T06:00:00Z", SATURDAY);
  return { bot, channels, comes };
}

test("a weekend whose Sunday never comes is posted in the evening with Saturday's report, and names the day that it lacks", async (t) => {
  const world = await worldOf(t);
  const { bot, channels, comes } = await onSaturday(world);
  await comes("2026-01-04T17:59:00Z");
  const friday = "Russian combat losses, 2 January 2026";
  for (const channel of channels) assert.deepEqual(world.titles(channel), [friday]);
  const place = {
    ...{ platform: "telegram", channel: channels[1] ?? "", server: channels[1] ?? "", isPrivate: true },
    ...{ features: [], mayManage: async () => true },
  };
  const { lines = [] } = await bot.bot.answer({ command: "status", language: "en", place });
  assert.ok(lines.map(plain).includes("Next post: with the next report."), lines.join("\n"));

  await comes("2026-01-04T18:20:00Z");
  await comes("2026-01-05T06:00:00Z", MONDAY);
  for (const channel of channels) {
    assert.deepEqual(world.titles(channel), [
      friday,
      "Russian combat losses, 3 January 2026",
      "Russian combat losses, 5 January 2026",
    ]);
    const weekend = plain(world.texts(channel)[1] ?? "");
    assert.match(weekend, /The weekend in one post\./);
    assert.match(weekend, /Left out, because there is no report: 4 January 2026\./);
    assert.match(weekend, /11,490 *\+3/);
  }
});

test("a weekend with both reports is posted with the second one, and once", async (t) => {
  const world = await worldOf(t);
  const { channels, comes } = await onSaturday(world);
  await comes("2026-01-04T06:00:00Z", SUNDAY);
  await comes("2026-01-04T18:20:00Z");
  for (const channel of channels) {
    assert.equal(world.titles(channel).length, 2);
    const weekend = plain(world.texts(channel)[1] ?? "");
    assert.match(weekend, /Saturday’s and Sunday’s reports together\./);
    assert.match(weekend, /11,493 *\+6/);
  }
});

test("a Sunday that comes after the evening is put into the post of its weekend", async (t) => {
  const world = await worldOf(t);
  const { channels, comes } = await onSaturday(world);
  await comes("2026-01-04T18:20:00Z");
  await comes("2026-01-04T20:40:00Z", SUNDAY);
  await comes("2026-01-05T06:00:00Z", MONDAY);
  for (const channel of channels) {
    assert.equal(world.titles(channel).length, 3);
    const weekend = plain(world.texts(channel)[1] ?? "");
    assert.match(
      weekend,
      /The report of 4 January 2026 came later and was added\.\s+Saturday’s and Sunday’s reports together\./,
    );
    assert.doesNotMatch(weekend, /corrected/);
    assert.match(weekend, /11,493 *\+6/);
  }
});

/** Saturday's report as it is restated. */
const RESTATED = { ...SATURDAY, totals: { ...SATURDAY.totals, tanks: (SATURDAY.totals["tanks"] ?? 0) + 1 } };

test("a Saturday that is restated before its Sunday comes is corrected in the post of its weekend, and both are told when it comes", async (t) => {
  const world = await worldOf(t);
  const { channels, comes } = await onSaturday(world);
  await comes("2026-01-04T18:20:00Z");
  await comes("2026-01-04T19:20:00Z", RESTATED);
  const said = () => channels.map((channel) => plain(world.texts(channel)[1] ?? ""));
  for (const text of said()) {
    assert.match(text, /This post was corrected: Tanks 11,491 \(\+4\) instead of 11,490 \(\+3\)\./);
    assert.doesNotMatch(text, /came later/);
  }
  // Restated once more with the Sunday that follows.
  const again = { ...SATURDAY, totals: { ...SATURDAY.totals, tanks: (SATURDAY.totals["tanks"] ?? 0) + 2 } };
  await comes("2026-01-04T20:40:00Z", again, SUNDAY);
  for (const text of said())
    assert.match(
      text,
      /This post was corrected: Tanks 11,492 \(\+5\) instead of 11,491 \(\+4\)\.\s+The report of 4 January 2026 came later and was added\.\s/,
    );
});

/** Has Telegram refuse to edit a post, so many times. */
function refuseEdits({ telegram }: World, times: number): void {
  const description = "Bad Request: message can't be edited";
  telegram.fault(
    "editMessageText",
    { status: 400, body: { ok: false, error_code: 400, description } },
    times,
  );
}

test("on a Friday the next post is promised for Sunday's report, with which its weekend is posted", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onTelegram(TOGETHER);
  const bot = await world.start();
  world.source.reports = [...world.source.reports, reportOn("2026-01-01"), FRIDAY];
  world.setClock(Date.parse("2026-01-02T06:00:00Z"));
  await bot.tick();
  const place = placeOf({ platform: "telegram", channel, server: channel });
  const { lines = [] } = await bot.bot.answer({ command: "status", language: "en", place });
  assert.ok(lines.map(plain).includes("Next post: with the report of 4 January 2026."), lines.join("\n"));
});

test("where the post of a weekend cannot be edited, notes follow on what was restated before its Sunday came, and on that one", async (t) => {
  const world = await worldOf(t);
  const { comes, channels } = await onSaturday(world, { notes: true });
  const chat = channels[1] ?? "";
  await comes("2026-01-04T18:20:00Z");
  refuseEdits(world, 2);
  await comes("2026-01-04T19:20:00Z", RESTATED);
  await comes("2026-01-04T19:21:00Z");
  assert.deepEqual(world.titles(chat).slice(2), ["Corrected: the report of 3 January 2026"]);
  assert.match(
    plain(world.texts(chat)[2] ?? ""),
    /The figures in the post above have changed: Tanks 11,491 \(\+4\) instead of 11,490 \(\+3\)\./,
  );
  await comes("2026-01-04T20:40:00Z", SUNDAY);
  await comes("2026-01-04T20:41:00Z");
  assert.deepEqual(world.titles(chat).slice(3), ["Came later: the report of 4 January 2026"]);
  const note = plain(world.texts(chat)[3] ?? "");
  assert.match(
    note,
    /The post above does not have it yet\. With it: .*Tanks 11,493 \(\+6\) instead of 11,491 \(\+4\)/,
  );
  assert.doesNotMatch(note, /have changed/);
});

test("a week's digest is told of a report that it lacked, although no figure of it changes", async (t) => {
  const world = await worldOf(t);
  const weekly = { days: { kind: "weekly", weekday: 5 } } as const;
  const channels = [await world.onDiscord(weekly), await world.onTelegram(weekly)];
  const bot = await world.start();
  world.source.reports = [realDay("2025-12-30"), LAST, FRIDAY];
  world.setClock(Date.parse("2026-01-02T06:00:00Z"));
  await bot.tick();
  for (const channel of channels)
    assert.match(plain(world.texts(channel)[0] ?? ""), /There is no report of .*1 January 2026/);
  world.source.reports = [...world.source.reports, reportOn("2026-01-01")];
  world.forward(3_600_000);
  await bot.tick();
  for (const channel of channels) {
    const digest = plain(world.texts(channel)[0] ?? "");
    assert.match(
      digest,
      /The report of 1 January 2026 came later and was added\.\s+The digest of the week: /,
    );
    assert.doesNotMatch(digest, /corrected|no report of .*1 January 2026/);
  }
});

test("a Saturday whose broadcast was aborted is not posted in the evening of Sunday, but in the weekend with its Sunday", async (t) => {
  const world = await worldOf(t);
  const { bot, channels, comes } = await onSaturday(world);
  for (const platform of ["discord", "telegram"])
    await world.desk.outbox.abort(platform, SATURDAY.day, { reason: "a wrong figure", at: bot.now() });
  // Whoever subscribes now is not owed it either.
  channels.push(await world.onTelegram(TOGETHER));
  await comes("2026-01-04T18:20:00Z");
  const friday = "Russian combat losses, 2 January 2026";
  assert.deepEqual(channels.map(world.titles), [[friday], [friday], []]);
  await comes("2026-01-04T20:40:00Z", SUNDAY);
  for (const channel of channels) {
    const weekend = plain(world.texts(channel).at(-1) ?? "");
    assert.match(weekend, /Saturday’s and Sunday’s reports together\./);
    assert.match(weekend, /11,493 *\+6/);
  }
});

test("a Saturday whose broadcast is aborted once Sunday has come takes nothing from the weekend of both", async (t) => {
  const world = await worldOf(t);
  const { bot, channels, comes } = await onSaturday(world);
  const late = await world.onDiscord({ ...TOGETHER, time: { kind: "at", time: "18:00" } });
  await comes("2026-01-04T06:00:00Z", SUNDAY);
  await world.desk.outbox.abort("discord", SATURDAY.day, { reason: "a wrong figure", at: bot.now() });
  await comes("2026-01-04T16:20:00Z");
  for (const channel of [...channels, late])
    assert.match(plain(world.texts(channel).at(-1) ?? ""), /Saturday’s and Sunday’s reports together\./);
});

test("who wants the weekend together after Sunday's report came has had both days, and gets the next weekend", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const { comes } = await onSaturday(world);
  await comes("2026-01-04T06:00:00Z", SUNDAY);
  world.forward(60_000);
  const before = world.titles(chat).length;
  assert.equal(world.titles(chat).at(-1), "Russian combat losses, 4 January 2026");
  await world.subscribe({ platform: "telegram", channel: chat }, TOGETHER);
  await comes("2026-01-04T20:00:00Z");
  assert.equal(world.titles(chat).length, before);
});
