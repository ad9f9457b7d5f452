import assert from "node:assert/strict";
import { test } from "node:test";
import { Temporal } from "temporal-polyfill";
import { addDays, type Day } from "../../src/core/day.ts";
import { weekdayOf } from "../../src/core/edition.ts";
import { defaultSettings, type SubscriptionSettings } from "../../src/core/subscription.ts";
import { archiveOf, reportOf } from "../reports.ts";
import { newStore } from "./databases.ts";
import { notingTerminal } from "./noting.ts";
import { postingTo } from "./posting-to.ts";
import { listen } from "./world.ts";

const HOUR = 3_600_000;

/** The instant at which the clocks of a zone show a time on a day. */
function at(day: Day, time: string, zone: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds;
}

const ZONES = ["Europe/Kyiv", "America/New_York", "Australia/Lord_Howe"];

/** Whether the clocks of some zone change on this day or in the night after it. */
function isNearChange(day: Day): boolean {
  return ZONES.some((zone) => {
    const noon = Temporal.PlainDateTime.from(`${day}T12:00`).toZonedDateTime(zone);
    return noon.subtract({ days: 1 }).offset !== noon.add({ days: 1 }).offset;
  });
}

/** The day that it is in a zone at an instant. */
function dayOf(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The time that the clocks of a zone show at an instant. */
function timeOf(instant: number, zone: string): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainTime();
  return shown.toString({ smallestUnit: "minute" });
}

/** What the channels want that the posts to a terminal are for, by the number in their names. */
const WISHES: Readonly<Record<number, Partial<SubscriptionSettings>>> = {
  1: {},
  2: { time: { kind: "at", time: "09:00" }, timeZone: "America/New_York" },
  3: { time: { kind: "at", time: "03:30" }, timeZone: "Europe/Kyiv" },
  4: { days: { kind: "weekly", weekday: 1 } },
  5: { days: { kind: "daily", weekendTogether: true } },
  6: { days: { kind: "monthly" } },
  7: { time: { kind: "after", time: "10:00" }, timeZone: "Australia/Lord_Howe" },
  8: { time: { kind: "at", time: "02:15" }, timeZone: "Australia/Lord_Howe" },
  9: { time: { kind: "at", time: "09:00" }, timeZone: "UTC" },
  10: { time: { kind: "after", time: "09:00" }, timeZone: "America/New_York" },
  11: { time: { kind: "after", time: "07:30" }, timeZone: "Europe/Kyiv" },
  12: { time: { kind: "after", time: "06:00" }, timeZone: "UTC" },
};

/** Those that have a post on each day of the zone that is named. */
const EVERY_DAY = [
  [1, "Europe/Kyiv"],
  [2, "America/New_York"],
  [3, "Europe/Kyiv"],
  [8, "Australia/Lord_Howe"],
  [9, "UTC"],
  [10, "America/New_York"],
  [11, "Europe/Kyiv"],
  [12, "UTC"],
] as const;

/** The ticks of a day: with the second an early report is out before midnight in New York, with the third a later one is after it. */
const TICKS = ["04:00", "06:50", "12:00", "20:00"];
/** Those of a day on which the clocks change, or of a late report. */
const MORE_TICKS = [
  "04:00",
  "06:00",
  "06:50",
  "08:00",
  "10:00",
  "12:00",
  "14:00",
  "16:00",
  "18:00",
  "20:00",
  "22:00",
];
const NIGHT_TICKS = ["00:00", "02:00"];

/** Whether the report of a day of these comes in the evening. */
function isLate(index: number): boolean {
  return index % 90 === 89;
}

/** The channel of a subscription. */
function channelOf(number: number | string): string {
  return `subscription ${number}`;
}

/** A year, in which the clocks change in New York, in Kyiv and on Lord Howe Island, forward and back, in this order and that. */
const FIRST: Day = "2026-01-01";
const DAYS = 365;

test("checklist 61: through a year in which the clocks change everywhere each subscription has one post for each of its days", async (t) => {
  const { store } = await newStore(t);
  let now = at(FIRST, "04:00", "Europe/Kyiv");
  for (const [number, change] of Object.entries(WISHES)) {
    const settings = { ...defaultSettings("en", "Europe/Kyiv"), ...change };
    const channel = channelOf(number);
    const subscription = { platform: "terminal", channel, server: channel, number: 1, settings };
    await store.subscribe(subscription, now);
  }

  const reports = Array.from({ length: DAYS }, (_, index) =>
    reportOf(addDays(FIRST, index), { personnel: 1_300_000 + index * 1_000, tanks: 11_500 + index }),
  );
  const archive = archiveOf(reports[0] as (typeof reports)[number]);
  const { platform, posts } = await notingTerminal(t, () => now);
  const { log, lines } = listen();
  const posting = postingTo({ platforms: [platform], archive, store, log, now: () => now });

  for (const [index, report] of reports.entries()) {
    // Out between half past six and half past eight, and on every ninetieth day not before the evening.
    const time = isLate(index) ? "18:40" : index % 2 ? "06:31" : "08:27";
    const came = at(report.day, time, "Europe/Kyiv");
    const isClose = isLate(index) || isNearChange(report.day);
    const ticks = [
      ...(isClose ? MORE_TICKS : TICKS).map((tick) => at(report.day, tick, "Europe/Kyiv")),
      ...(isClose ? NIGHT_TICKS : []).map((tick) => at(addDays(report.day, 1), tick, "Europe/Kyiv")),
    ];
    for (now of ticks) {
      if (now >= came && archive.on(report.day) === undefined) archive.add([report]);
      await posting.run();
    }
    // Else each run would look whether any of a month was restated, which is not what this is about.
    await store.outbox.prune(now - 9 * 24 * HOUR);
  }

  const of = (number: number) => posts.filter(({ channel }) => channel === channelOf(number));
  const editions = (number: number) => of(number).map(({ edition }) => edition);
  const daily = reports.map(({ day }) => `day ${day}`);
  for (const number of [1, 2, 7, 9, 10, 11, 12])
    assert.deepEqual(editions(number), daily, `subscription ${number}`);
  // On the last day these were not due yet, since it is a day later where they are, or was over for them.
  for (const number of [3, 8]) {
    const got = editions(number);
    assert.deepEqual(got, daily.slice(0, got.length), `subscription ${number}`);
    assert.ok(got.length >= DAYS - 1);
  }
  for (const [number, zone] of EVERY_DAY) {
    const days = of(number).map((post) => dayOf(post.at, zone));
    assert.equal(new Set(days).size, days.length, `subscription ${number}: two posts on a day in ${zone}`);
  }
  for (const number of [7, 10, 11, 12]) {
    const { time, timeZone = "" } = WISHES[number] ?? {};
    for (const post of of(number))
      assert.ok(
        time?.kind === "after" && timeOf(post.at, timeZone) >= time.time,
        `subscription ${number}: ${post.edition} at ${timeOf(post.at, timeZone)} in ${timeZone}`,
      );
  }
  // What comes in the evening is posted there on the day after, on which its own report comes in time.
  const late = new Set(reports.filter((_, index) => isLate(index)).map(({ day }) => `day ${day}`));
  const far = of(7).filter(({ edition }) => !late.has(edition));
  assert.equal(new Set(far.map((post) => dayOf(post.at, "Australia/Lord_Howe"))).size, far.length);
  const after = reports.map(({ day }) => day).filter((day) => day > FIRST);
  assert.deepEqual(editions(4), mondays(reports.map(({ day }) => day)));
  assert.deepEqual(editions(6), after.filter((day) => day.endsWith("-01")).map(monthBefore));
  const weekends = editions(5).filter((edition) => edition.startsWith("weekend"));
  const sundays = reports.filter(({ day }) => weekdayOf(day) === 7);
  assert.equal(weekends.length, sundays.length);
  const saturdays = reports.filter(({ day }) => weekdayOf(day) === 6);
  assert.equal(editions(5).length, DAYS - saturdays.length);
  assert.deepEqual(
    lines.filter(({ level }) => level === "error"),
    [],
  );
});

/** The digests of the Mondays among these days. */
function mondays(days: readonly Day[]): string[] {
  return days.filter((day) => weekdayOf(day) === 1).map((day) => `week ${addDays(day, -6)}..${day}`);
}

/** The digest of the month before the first day of one. */
function monthBefore(first: Day): string {
  const last = addDays(first, -1);
  return `month ${last.slice(0, 8)}01..${last}`;
}
