import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day, daysBetween } from "../../src/core/day.ts";
import {
  begunEdition,
  editionId,
  editionOf,
  isOneReport,
  newestEdition,
  nextEditionDay,
  weekdayOf,
} from "../../src/core/edition.ts";
import type { SubscriptionSettings } from "../../src/core/subscription.ts";

type Days = SubscriptionSettings["days"];

const daily: Days = { kind: "daily", weekendTogether: false };
const together: Days = { kind: "daily", weekendTogether: true };

/** What the editions of these days are called, over the days from the first of December 2025 on. */
function names(days: Days, count: number, from: Day = "2025-12-01"): (string | undefined)[] {
  return Array.from({ length: count }, (_, index) => {
    const edition = newestEdition(days, addDays(from, index));
    return edition && editionId(edition);
  });
}

test("daily, every report is an edition of its own", () => {
  assert.deepEqual(names(daily, 3), ["day 2025-12-01", "day 2025-12-02", "day 2025-12-03"]);
});

test("with the weekend together, Saturday makes none and Sunday makes one of both days", () => {
  assert.deepEqual(names(together, 4, "2025-12-05"), [
    "day 2025-12-05",
    undefined,
    "weekend 2025-12-06..2025-12-07",
    "day 2025-12-08",
  ]);
});

test("a Saturday begins the edition that Sunday makes of both days, and nothing else begins one", () => {
  const begun = Array.from({ length: 7 }, (_, index) => begunEdition(together, addDays("2025-12-01", index)));
  const [saturday] = begun.splice(5, 1);
  assert.deepEqual(saturday, newestEdition(together, "2025-12-07"));
  assert.deepEqual(begun, Array(6).fill(undefined));
  for (const days of [daily, { kind: "weekly", weekday: 7 }, { kind: "monthly" }] as const)
    assert.equal(begunEdition(days, "2025-12-06"), undefined);
});

test("a weekly digest is made by the report of its weekday, of the seven reports up to it", () => {
  assert.deepEqual(names({ kind: "weekly", weekday: 1 }, 8, "2025-12-07"), [
    "week 2025-11-25..2025-12-01",
    ...Array(7).fill("week 2025-12-02..2025-12-08"),
  ]);
  assert.equal(names({ kind: "weekly", weekday: 7 }, 1, "2025-12-07")[0], "week 2025-12-01..2025-12-07");
});

test("a monthly digest is made by the first report of the next month", () => {
  assert.deepEqual(names({ kind: "monthly" }, 2, "2025-12-31"), [
    "month 2025-11-01..2025-11-30",
    "month 2025-12-01..2025-12-31",
  ]);
  assert.equal(newestEdition({ kind: "monthly" }, "2025-12-31")?.day, "2025-12-01");
  assert.equal(names({ kind: "monthly" }, 1, "2024-03-01")[0], "month 2024-02-01..2024-02-29");
});

const anyDays = fc.oneof(
  fc.record({ kind: fc.constant("daily" as const), weekendTogether: fc.boolean() }),
  fc.record({ kind: fc.constant("weekly" as const), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.constant({ kind: "monthly" as const }),
);
const anyDay = fc.integer({ min: 0, max: 3_000 }).map((count) => addDays("2022-02-25", count));

test("an edition is known by its name, ends by the newest report, and its name is short", () => {
  fc.assert(
    fc.property(anyDays, anyDay, (days, newest) => {
      const edition = newestEdition(days, newest);
      if (!edition) return weekdayOf(newest) === 6;
      assert.deepEqual(editionOf(editionId(edition)), edition);
      assert.ok(edition.day <= newest && edition.from <= edition.to && edition.to <= edition.day);
      assert.ok(editionId(edition).length <= 32);
      return true;
    }),
  );
});

test("editions of one rhythm never overlap and leave no day out", () => {
  fc.assert(
    fc.property(anyDays, anyDay, (days, start) => {
      const found = Array.from({ length: 100 }, (_, index) => newestEdition(days, addDays(start, index)));
      const each = [
        ...new Map(found.flatMap((one) => (one ? [[editionId(one), one] as const] : []))).values(),
      ];
      for (const [index, edition] of each.slice(1).entries())
        assert.equal(daysBetween(each[index]?.to as Day, edition.from), 1);
    }),
  );
});

test("a name that was not made here is refused", () => {
  for (const name of ["", "day", "day 2025-02-30", "year 2025-01-01..2025-12-31", "day x..y"])
    assert.throws(() => editionOf(name), /is no edition/);
});

test("whether it is a single report is told by the name alone, as its kind tells it", () => {
  for (const days of [daily, together, { kind: "weekly", weekday: 1 }, { kind: "monthly" }] as const)
    for (const name of names(days, 40))
      if (name !== undefined) assert.equal(isOneReport(name), editionOf(name).kind === "day", name);
});

test("the next report that completes an edition is the next one for every day, and else of its last day", () => {
  const cases = [
    [daily, "2026-01-02", "2026-01-03"],
    // A Friday, a Saturday and a Sunday.
    [together, "2026-01-02", "2026-01-04"],
    [together, "2026-01-03", "2026-01-04"],
    [together, "2026-01-04", "2026-01-05"],
    [{ kind: "weekly", weekday: 5 }, "2026-01-02", "2026-01-09"],
    [{ kind: "weekly", weekday: 6 }, "2026-01-02", "2026-01-03"],
    [{ kind: "monthly" }, "2026-01-01", "2026-02-01"],
    [{ kind: "monthly" }, "2026-01-31", "2026-02-01"],
  ] as const;
  for (const [days, newest, next] of cases) assert.equal(nextEditionDay(days, newest), next, newest);
});
