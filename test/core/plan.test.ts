import assert from "node:assert/strict";
import { test } from "node:test";
import { Temporal } from "temporal-polyfill";
import { addDays, type Day } from "../../src/core/day.ts";
import { createPlanner, isQuiet, type PlanTerms } from "../../src/core/plan.ts";
import { type ClockTime, defaultSettings, type SubscriptionSettings } from "../../src/core/subscription.ts";

const plan = createPlanner("Europe/Kyiv");
const HOUR = 3_600_000;

function settings(change: Partial<SubscriptionSettings> = {}): SubscriptionSettings {
  return { ...defaultSettings("en", "Europe/Kyiv"), ...change };
}

/** The instant at which the clocks of a zone show a time, such as `2025-12-31T09:00`. */
function at(local: string, zone = "Europe/Kyiv"): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

/** An instant as the clocks of a zone show it. */
function local(instant: number | undefined, zone = "Europe/Kyiv"): string {
  if (instant === undefined) return "never";
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

const newest: Day = "2025-12-31";
const cameAt = at("2025-12-31T07:41");
const long = at("2025-01-01T00:00");

/** What is known of the newest report and of a subscription; where nothing else is said, that one is as it was first set. */
function terms(change: Partial<PlanTerms> = {}): PlanTerms {
  const { changedAt = long } = change;
  return { newest, cameAt, changedAt, timedAt: changedAt, ...change };
}

test("on arrival a report is due when it came, and worth posting until noon of the day after", () => {
  const found = plan(settings(), terms());
  assert.equal(local(found?.from), "2025-12-31T07:41");
  assert.equal(local(found?.until), "2026-01-01T12:00");
});

test("who subscribes later gets the newest report then", () => {
  const changedAt = at("2025-12-31T18:00");
  assert.equal(plan(settings(), terms({ changedAt }))?.from, changedAt);
});

test("who subscribes when it is too late gets the next one", () => {
  assert.equal(plan(settings(), terms({ changedAt: at("2026-01-01T12:00") })), undefined);
});

test("not before a time: an early report waits for it, a late one comes at once", () => {
  const time = { kind: "after", time: "09:00" } as const;
  const due = (came: string) => local(plan(settings({ time }), terms({ cameAt: at(came) }))?.from);
  assert.equal(due("2025-12-31T07:41"), "2025-12-31T09:00");
  assert.equal(due("2025-12-31T10:20"), "2025-12-31T10:20");
  // Nobody is woken at night for a report that came a day late.
  assert.equal(due("2026-01-01T02:00"), "2026-01-01T09:00");
});

test("not before a time of the day that the report is of, also where it is out in the evening before", () => {
  const due = (came: string, time: ClockTime, timeZone: string) => {
    const wanted = settings({ timeZone, time: { kind: "after", time } });
    return local(plan(wanted, terms({ cameAt: at(came) }))?.from, timeZone);
  };
  for (const came of ["2025-12-31T06:31", "2025-12-31T07:41"])
    assert.equal(due(came, "09:00", "America/New_York"), "2025-12-31T09:00");
  assert.equal(due("2025-12-31T07:41", "22:30", "America/New_York"), "2025-12-31T22:30");
  assert.equal(due("2025-12-31T18:40", "09:00", "America/New_York"), "2025-12-31T11:40");
  // Where it is afternoon by then, nobody waits for another day's morning.
  assert.equal(due("2025-12-31T07:41", "09:00", "Australia/Lord_Howe"), "2025-12-31T16:41");
  assert.equal(due("2025-12-31T07:41", "03:00", "Europe/Kyiv"), "2025-12-31T07:41");
  // What comes in the night after it waits for that time too, unless it would be too late by then.
  assert.equal(due("2025-12-31T18:40", "10:00", "Australia/Lord_Howe"), "2026-01-01T10:00");
  assert.equal(due("2025-12-31T18:40", "22:00", "Australia/Lord_Howe"), "2026-01-01T03:40");
  assert.equal(due("2026-01-01T02:00", "13:00", "Europe/Kyiv"), "2026-01-01T02:00");
});

test("at a time: due then, also when the report comes later, until the cut-off", () => {
  const time = { kind: "at", time: "09:00" } as const;
  const early = plan(settings({ time }), terms());
  const late = plan(settings({ time }), terms({ cameAt: at("2025-12-31T15:00") }));
  assert.deepEqual(early, late);
  assert.equal(local(early?.from), "2025-12-31T09:00");
  assert.equal(local(early?.until), "2026-01-01T12:00");
});

test("a time that had passed when it was set, with the report there, begins with the next report", () => {
  const time = { kind: "at", time: "09:00" } as const;
  assert.equal(plan(settings({ time }), terms({ changedAt: at("2025-12-31T15:00") })), undefined);
  const before = plan(settings({ time }), terms({ changedAt: at("2025-12-31T08:00") }));
  assert.equal(local(before?.from), "2025-12-31T09:00");
  // Whatever else was changed since, which makes its posts due anew.
  const changed = terms({ changedAt: at("2025-12-31T15:00"), timedAt: long });
  assert.equal(local(plan(settings({ time }), changed)?.from), "2025-12-31T09:00");
  // Set while the report was still awaited: it is not lost.
  const awaited = terms({ cameAt: at("2025-12-31T11:00"), changedAt: at("2025-12-31T10:00") });
  assert.equal(local(plan(settings({ time }), awaited)?.from), "2025-12-31T09:00");
});

test("far from Kyiv a report is posted at the first such time at which it can be out", () => {
  const due = (timeZone: string, time: ClockTime) =>
    local(plan(settings({ timeZone, time: { kind: "at", time } }), terms())?.from, timeZone);
  assert.equal(due("America/New_York", "07:00"), "2025-12-31T07:00");
  assert.equal(due("America/Los_Angeles", "21:00"), "2025-12-30T21:00");
  assert.equal(due("Australia/Lord_Howe", "09:00"), "2026-01-01T09:00");
  assert.equal(due("Australia/Lord_Howe", "20:00"), "2025-12-31T20:00");
  assert.equal(due("Etc/UTC", "00:30"), "2026-01-01T00:30");
});

const ZONES = ["Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "Etc/UTC"];
const TIMES: readonly ClockTime[] = ["00:00", "02:30", "03:30", "05:00", "09:00", "13:45", "22:00", "23:59"];

// Two years have every change of clocks of both half-spheres, both ways, twice.
for (const timeZone of ZONES)
  test(`checklist 61: ${timeZone} has one post for every local day, whatever the clocks do`, () => {
    for (const time of TIMES) {
      const wanted = settings({ timeZone, time: { kind: "at", time } });
      const days = Array.from({ length: 731 }, (_, index) => addDays("2025-01-01", index));
      const dues = days.map(
        (day) => plan(wanted, terms({ newest: day, cameAt: 0, changedAt: -1 }))?.from as number,
      );
      const localDays = dues.map((due) => local(due, timeZone).slice(0, 10));
      const first = localDays[0] as Day;
      // Every year begins with its own difference between the zones, which in these years is the same.
      assert.deepEqual(
        localDays,
        days.map((_, index) => addDays(first, index)),
        `${timeZone} ${time}`,
      );
      for (const [index, due] of dues.entries()) {
        const shown = local(due, timeZone).slice(11);
        const isGap = shown !== time;
        // A time that the clocks skip is made up for within the hour.
        if (isGap)
          assert.ok(shown > time && shown <= plusHour(time), `${timeZone} ${days[index]} ${time}: ${shown}`);
      }
      assert.ok(dues.filter((due) => !local(due, timeZone).endsWith(time)).length <= 2);
    }
  });

/** When reports come in Kyiv, one day after the other. */
const ARRIVALS = ["06:31", "08:27", "05:10", "11:50", "07:05"] as const;

for (const timeZone of ZONES)
  test(`checklist 61: ${timeZone} has one post for every local day, and never before the time from which it is wanted`, () => {
    for (const time of TIMES) {
      const wanted = settings({ timeZone, time: { kind: "after", time } });
      for (let index = 0; index < 731; index++) {
        const day = addDays("2025-01-01", index);
        const cameAt = at(`${day}T${ARRIVALS[index % ARRIVALS.length]}`);
        const found = plan(wanted, terms({ newest: day, cameAt, changedAt: -1 }));
        const shown = local(found?.from, timeZone);
        assert.equal(shown.slice(0, 10), day, `${timeZone} ${time}`);
        assert.ok(shown.slice(11) >= time, `${timeZone} ${day} ${time}: ${shown}`);
        assert.ok(found && found.from >= cameAt && found.until > found.from);
      }
    }
  });

for (const [timeZone, time] of [
  ["America/Los_Angeles", "22:00"],
  ["Pacific/Honolulu", "20:00"],
  ["America/Chicago", "23:30"],
  ["America/New_York", "23:45"],
] as const)
  test(`not before ${time} in ${timeZone} a report is due after the next one has come, and a day before that is due`, () => {
    const wanted = settings({ timeZone, time: { kind: "after", time } });
    const [one, next] = [newest, addDays(newest, 1)].map((day) =>
      plan(wanted, terms({ newest: day, cameAt: at(`${day}T06:40`) })),
    );
    assert.equal(local(one?.from, timeZone), `${newest}T${time}`);
    assert.ok(one && one.from > at(`${addDays(newest, 1)}T06:40`));
    assert.equal(next?.from, one.from + 24 * HOUR);
  });

function plusHour(time: ClockTime): string {
  return Temporal.PlainTime.from(time).add({ hours: 1 }).toString({ smallestUnit: "minute" });
}

test("digests are due with the report of their day, and for two days", () => {
  const days = { kind: "weekly", weekday: 1 } as const;
  const monday = { newest: "2025-12-29", cameAt: at("2025-12-29T08:00") } as const;
  const found = plan(settings({ days }), terms(monday));
  assert.equal(found?.edition.to, "2025-12-29");
  assert.equal(local(found?.from), "2025-12-29T08:00");
  assert.equal(local(found?.until), "2025-12-31T12:00");
  assert.equal(
    plan(settings({ days }), terms({ ...monday, newest: "2026-01-03", changedAt: at("2026-01-03T08:00") })),
    undefined,
  );
});

const together = { kind: "daily", weekendTogether: true } as const;

test("a weekend is owed with Saturday's report for the evening of Sunday, and at once with Sunday's, as the same edition", () => {
  const saturday = { newest: "2026-01-03", cameAt: at("2026-01-03T08:00") } as const;
  const begun = plan(settings({ days: together }), terms(saturday));
  assert.equal(local(begun?.from), "2026-01-04T20:00");
  assert.equal(local(begun?.until), "2026-01-05T12:00");
  const sunday = { newest: "2026-01-04", cameAt: at("2026-01-04T08:00") } as const;
  const whole = plan(settings({ days: together }), terms(sunday));
  assert.deepEqual(whole?.edition, begun?.edition);
  assert.equal(local(whole?.from), "2026-01-04T08:00");
  // Whoever subscribes when it is over gets what there is.
  const changedAt = at("2026-01-04T21:30");
  assert.equal(plan(settings({ days: together }), terms({ ...saturday, changedAt }))?.from, changedAt);
});

test("a weekend without Sunday's report keeps to the time of its subscription, and to the day before Monday's report", () => {
  const from = (change: Partial<SubscriptionSettings>) => {
    const wanted = settings({ days: together, ...change });
    const found = plan(wanted, terms({ newest: "2026-01-03", cameAt: at("2026-01-03T08:00") }));
    return local(found?.from, wanted.timeZone);
  };
  assert.equal(from({ time: { kind: "at", time: "09:00" } }), "2026-01-04T20:00");
  assert.equal(from({ time: { kind: "at", time: "22:15" } }), "2026-01-04T22:15");
  assert.equal(from({ time: { kind: "after", time: "21:30" } }), "2026-01-04T21:30");
  assert.equal(from({ timeZone: "Australia/Lord_Howe" }), "2026-01-04T20:00");
  // Five in the morning in Kyiv, before which Monday's report is not out.
  assert.equal(from({ timeZone: "America/Los_Angeles" }), "2026-01-04T19:00");
});

test("checklist 64: quiet hours count on the clocks of the subscription, across midnight too", () => {
  const night = settings({ quiet: { from: "22:00", to: "07:00" } });
  assert.equal(isQuiet(night, at("2025-12-31T23:30")), true);
  assert.equal(isQuiet(night, at("2025-12-31T06:59")), true);
  assert.equal(isQuiet(night, at("2025-12-31T07:00")), false);
  const noon = settings({ quiet: { from: "12:00", to: "13:00" }, timeZone: "America/New_York" });
  assert.equal(isQuiet(noon, at("2025-12-31T12:30", "America/New_York")), true);
  assert.equal(isQuiet(noon, at("2025-12-31T12:30")), false);
  assert.equal(isQuiet(settings(), at("2025-12-31T12:30") + HOUR), false);
});
