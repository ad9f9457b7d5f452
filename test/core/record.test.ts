import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, type Day } from "../../src/core/day.ts";
import { type Spell, standing, worstDays, worstMonths, worstWeeks } from "../../src/core/record.ts";
import { lossesOf, type Series } from "../../src/core/series.ts";
import { anyHistory, WINTER } from "../histories.ts";
import { archiveOf, EMBEDDED } from "../reports.ts";

const winter = lossesOf(archiveOf(...WINTER), "personnel");
const nothing: Series = { days: [], losses: [], totals: [] };

describe("the worst", () => {
  test("days of two months of 2023", () => {
    assert.deepEqual(worstDays(winter, 4), [
      { from: "2023-02-11", to: "2023-02-11", loss: 1_140, days: 1 },
      { from: "2023-03-12", to: "2023-03-12", loss: 1_090, days: 1 },
      { from: "2023-03-07", to: "2023-03-07", loss: 1_060, days: 1 },
      { from: "2023-03-16", to: "2023-03-16", loss: 1_040, days: 1 },
    ]);
  });

  test("weeks run from Monday to Sunday", () => {
    assert.deepEqual(worstWeeks(winter, 2), [
      { from: "2023-02-06", to: "2023-02-12", loss: 6_490, days: 7 },
      { from: "2023-03-06", to: "2023-03-12", loss: 5_970, days: 7 },
    ]);
  });

  test("weeks and months that are not over are marked, those that are not known in full left out", () => {
    assert.deepEqual(worstWeeks(winter, 99).at(-1), {
      from: "2023-03-27",
      to: "2023-03-31",
      loss: 2_810,
      days: 5,
      incomplete: true,
    });
    assert.equal(worstWeeks(winter, 99).length, 8, "that of 30 January lacks its Monday");
    const before = lossesOf(archiveOf(...WINTER.slice(0, -2)), "personnel");
    assert.deepEqual(worstMonths(before, 9), [
      { from: "2023-03-01", to: "2023-03-29", loss: 23_100, days: 29, incomplete: true },
      { from: "2023-02-01", to: "2023-02-28", loss: 21_740, days: 28 },
    ]);
  });

  test("month that has ended is complete with its last day", () => {
    assert.deepEqual(worstMonths(winter, 1), [
      { from: "2023-03-01", to: "2023-03-31", loss: 24_120, days: 31 },
    ]);
  });

  test("of two that are the same is the older one, and as many as asked for", () => {
    const level: Series = {
      days: ["2023-03-01", "2023-03-02", "2023-03-03"],
      losses: [7, 9, 9],
      totals: [7, 16, 25],
    };
    assert.deepEqual(
      worstDays(level, 2).map(({ from }) => from),
      ["2023-03-02", "2023-03-03"],
    );
    assert.deepEqual(worstDays(level, 0), []);
  });

  test("of nothing is nothing", () => {
    for (const worst of [worstDays, worstWeeks, worstMonths]) assert.deepEqual(worst(nothing, 5), []);
    assert.equal(standing(nothing, "2023-03-07"), undefined);
  });
});

describe("the standing of a day", () => {
  test("is its place among all days that are known", () => {
    assert.deepEqual(standing(winter, "2023-02-11"), { rank: 1, of: 60 });
    assert.deepEqual(standing(winter, "2023-03-16"), { rank: 4, of: 60 });
    assert.deepEqual(standing(winter, "2023-03-31"), { rank: 60, of: 60 });
    assert.equal(standing(winter, "2023-01-30"), undefined);
    const embedded = lossesOf(archiveOf(...EMBEDDED), "personnel");
    assert.deepEqual(standing(embedded, "2023-03-16"), { rank: 2, of: 6 });
  });

  test("is shared by days that are the same", () => {
    assert.deepEqual(standing(winter, "2023-02-18"), standing(winter, "2023-03-11"));
  });
});

describe("records of every history", () => {
  const isMonday = (day: Day) => new Date(day).getUTCDay() === 1;
  const isFirst = (day: Day) => day.endsWith("-01");

  /** The same, from every day of the calendar on which such a stretch begins. */
  function slowly({ days, losses }: Series, begins: (day: Day) => boolean): Spell[] {
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return [];
    const spells: Spell[] = [];
    for (let from = addDays(first, -31); from <= last; from = addDays(from, 1)) {
      if (!begins(from)) continue;
      const calendar = [from];
      for (let day = addDays(from, 1); !begins(day); day = addDays(day, 1)) calendar.push(day);
      const known = calendar.filter((day) => days.includes(day));
      if (known.length === 0) continue;
      const loss = known.reduce((sum, day) => sum + (losses[days.indexOf(day)] as number), 0);
      const end = calendar.at(-1) as Day;
      if (known.length === calendar.length) spells.push({ from, to: end, loss, days: known.length });
      else if (last < end && known.includes(last))
        spells.push({ from, to: last, loss, days: known.length, incomplete: true });
    }
    return spells.sort((one, other) => other.loss - one.loss || (one.from < other.from ? -1 : 1));
  }

  test("are the same as when every day of the calendar is looked at", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat({ max: 12 }), (history, count) => {
        const archive = archiveOf(...history);
        for (const id of ["tanks", "armour"]) {
          const series = lossesOf(archive, id);
          assert.deepEqual(worstDays(series, count), slowly(series, () => true).slice(0, count));
          assert.deepEqual(worstWeeks(series, count), slowly(series, isMonday).slice(0, count));
          assert.deepEqual(worstMonths(series, count), slowly(series, isFirst).slice(0, count));
          for (const [index, day] of series.days.entries()) {
            const higher = series.losses.filter((loss) => loss > (series.losses[index] as number));
            assert.deepEqual(standing(series, day), { rank: higher.length + 1, of: series.days.length });
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
