import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, type Day, dayIn, daysBetween, FIRST_DAY, isDay, warDay } from "../../src/core/day.ts";

/** Any day from the first to the last that four digits can name, with a year's distance from either end. */
const anyDay = fc
  .integer({ min: Date.UTC(1000, 0, 1) / 86_400_000, max: Date.UTC(9998, 0, 1) / 86_400_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10) as Day);

const two = (number: number) => String(number).padStart(2, "0");

function lengthOfMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

describe("day", () => {
  test("exactly the days of the calendar are days", () => {
    const part = fc.nat({ max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part, part, (year, month, day) => {
        const exists = day >= 1 && day <= lengthOfMonth(year, month);
        assert.equal(isDay(`${year}-${two(month)}-${two(day)}`), exists);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a day is written in one way only", () => {
    for (const text of [
      "2023-3-7",
      "07.03.2023",
      "2023/03/07",
      " 2023-03-07",
      "2023-03-07\n",
      "2023-03-07T00:00:00Z",
      "+002023-03-07",
      "٢٠٢٣-٠٣-٠٧",
      "2023-02-29",
      "",
      20230307,
      null,
      undefined,
      new Date(0),
      ["2023-03-07"],
    ])
      assert.equal(isDay(text), false, String(text));
    assert.equal(isDay("2024-02-29"), true);
  });

  test("the number of the war day is counted from 24 February 2022, which is day 1", () => {
    assert.equal(warDay("2022-02-24"), 1);
    assert.equal(warDay("2022-02-25"), 2);
    assert.equal(warDay("2023-03-07"), 377);
    assert.equal(warDay("2025-12-31"), 1407);
    assert.equal(warDay("2026-08-08"), 1627);
  });

  test("adding days and counting the days between agree", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (day, count) => {
        const other = addDays(day, count);
        assert.ok(isDay(other));
        assert.equal(daysBetween(day, other), count);
        assert.equal(addDays(other, -count), day);
        assert.equal(warDay(other) - warDay(day), count);
        assert.equal(addDays(FIRST_DAY, warDay(day) - 1), day);
      }),
    );
  });

  test("the order of days as text is their order in time", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        assert.equal(Math.sign(daysBetween(a, b)), a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });

  test("months and years of different length are stepped over", () => {
    assert.equal(addDays("2024-02-28", 1), "2024-02-29");
    assert.equal(addDays("2023-02-28", 1), "2023-03-01");
    assert.equal(addDays("2022-12-31", 1), "2023-01-01");
    assert.equal(addDays("2023-03-26", 1), "2023-03-27");
  });

  test("the day that it is follows the time zone, in summer and in winter", () => {
    const inKyiv = (instant: string) => dayIn("Europe/Kyiv", Date.parse(instant));
    assert.equal(inKyiv("2023-01-01T21:59:59Z"), "2023-01-01");
    assert.equal(inKyiv("2023-01-01T22:00:00Z"), "2023-01-02");
    assert.equal(inKyiv("2023-07-01T20:59:59Z"), "2023-07-01");
    assert.equal(inKyiv("2023-07-01T21:00:00Z"), "2023-07-02");
  });

  test("the day that it is does not depend on what was asked before", () => {
    // Their clocks differ from ours by quarters and halves of an hour, some of them only in summer.
    const zones = "Europe/Kyiv Asia/Kathmandu Australia/Lord_Howe America/St_Johns Pacific/Apia".split(" ");
    const quarter = fc.integer({ min: Date.UTC(2021, 0, 1) / 900_000, max: Date.UTC(2030, 0, 1) / 900_000 });
    const instants = fc
      .tuple(quarter, fc.constantFrom(-1, 0, 1))
      .map(([count, more]) => count * 900_000 + more);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...zones), instants)), (asked) => {
        for (const [timeZone, instant] of asked) {
          const clock = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
          assert.equal(dayIn(timeZone, instant), clock.format(instant));
        }
      }),
    );
  });
});
