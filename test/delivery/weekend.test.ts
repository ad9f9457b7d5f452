import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { plain } from "../reports.ts";
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
async function onSaturday(world: World) {
  const channels = [await world.onDiscord(TOGETHER), await world.onTelegram(TOGETHER)];
  const bot = await world.start();
  const comes = async (at: string, ...reports: Report[]) => {
    world.source.reports = [...world.source.reports, ...reports];
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
    assert.match(weekend, /This post was corrected: .*Saturday’s and Sunday’s reports together\./s);
    assert.match(weekend, /11,493 *\+6/);
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
