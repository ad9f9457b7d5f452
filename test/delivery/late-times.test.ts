import assert from "node:assert/strict";
import { test } from "node:test";
import { Temporal } from "temporal-polyfill";
import { addDays, type Day } from "../../src/core/day.ts";
import { type ClockTime, defaultSettings } from "../../src/core/subscription.ts";
import { archiveOf, reportOf } from "../reports.ts";
import { newStore } from "./databases.ts";
import { notingTerminal } from "./noting.ts";
import { postingTo } from "./posting-to.ts";
import { listen } from "./world.ts";

/** In the morning of this day it begins. */
const FIRST: Day = "2026-01-05";
/** So many reports come to be posted. */
const DAYS = 4;
const QUARTER = 15 * 60_000;

/** Times before which no post is wanted, at which the next day's report is out already; at the last of them it is not. */
const LATE: readonly (readonly [timeZone: string, time: ClockTime])[] = [
  ["America/Los_Angeles", "22:00"],
  ["America/Chicago", "23:30"],
  ["America/New_York", "23:45"],
  ["Pacific/Honolulu", "20:00"],
  ["Pacific/Honolulu", "23:50"],
  ["America/Los_Angeles", "20:00"],
];

/** An instant as the clocks of a zone show it. */
function local(instant: number, zone: string): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return shown.toString({ smallestUnit: "minute" });
}

test("where the next report is out before the time from which one is wanted, each comes once, on its own day", async (t) => {
  const { store } = await newStore(t);
  const kyiv = (day: Day, time: string) =>
    Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime("Europe/Kyiv").epochMilliseconds;
  let now = kyiv(FIRST, "04:10");
  for (const [index, [timeZone, time]] of LATE.entries()) {
    const settings = { ...defaultSettings("en", timeZone), time: { kind: "after", time } as const };
    const channel = `${index}`;
    await store.subscribe({ platform: "terminal", channel, server: channel, number: 1, settings }, now);
  }
  // The first is there already, and the last is not due yet at the end.
  const reports = Array.from({ length: DAYS + 1 }, (_, index) =>
    reportOf(addDays(FIRST, index - 1), { personnel: 1_300_000 + index * 1_000, tanks: 11_500 + index }),
  );
  const archive = archiveOf(reports[0] as (typeof reports)[number]);
  const { platform, posts } = await notingTerminal(t, () => now);
  const { log } = listen();
  const posting = postingTo({ platforms: [platform], archive, store, log, now: () => now });

  const end = kyiv(addDays(FIRST, DAYS - 1), "20:00");
  for (; now <= end; now += QUARTER) {
    for (const report of reports)
      if (archive.on(report.day) === undefined && now >= kyiv(report.day, "06:40")) archive.add([report]);
    await posting.run();
  }

  for (const [index, [timeZone, time]] of LATE.entries()) {
    const own = posts.filter(({ channel }) => channel === `${index}`);
    const days = own.map(({ edition, at }) => [edition, local(at, timeZone).slice(0, 10)]);
    const expected = reports.slice(0, DAYS).map(({ day }) => [`day ${day}`, day]);
    assert.deepEqual(days, expected, `${timeZone} ${time}`);
    for (const { at, edition } of own)
      assert.ok(
        local(at, timeZone).slice(11) >= time,
        `${timeZone} ${time}: ${edition} at ${local(at, timeZone)}`,
      );
  }
});
