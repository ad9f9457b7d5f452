import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type Beside, besideOf, type Since } from "../../src/core/beside.ts";
import { addDays, type Day, daysBetween } from "../../src/core/day.ts";
import { lossesOf, type Series } from "../../src/core/series.ts";
import { WINTER } from "../histories.ts";
import { archiveOf, EMBEDDED } from "../reports.ts";

const winter = lossesOf(archiveOf(...WINTER), "personnel");

/** A series of days in a row, or with gaps where the loss is not known. */
function seriesOf(first: Day, losses: readonly (number | undefined)[]): Series {
  const known = losses.flatMap((loss, index) =>
    loss === undefined ? [] : [[addDays(first, index), loss] as const],
  );
  return {
    days: known.map(([day]) => day),
    losses: known.map(([, loss]) => loss),
    totals: known.map(([, loss]) => loss),
  };
}

describe("a day beside those before it", () => {
  test("16 March 2023: 1,040 personnel are 22 % above the week and 35 % above the month", () => {
    assert.deepEqual(besideOf(winter, "2023-03-16"), {
      week: { mean: 5_990 / 7, above: 22 },
      month: { mean: 23_180 / 30, above: 35 },
    });
  });

  test("12 March 2023: 1,090 personnel are the most since 11 February", () => {
    assert.deepEqual(besideOf(winter, "2023-03-12")?.highestSince, { day: "2023-02-11" });
    assert.equal(besideOf(winter, "2023-03-12")?.lowestSince, undefined);
  });

  test("31 March 2023: 460 personnel are the fewest ever in these two months", () => {
    const beside = besideOf(winter, "2023-03-31");
    assert.equal(beside?.lowestSince, "ever");
    assert.equal(beside?.highestSince, undefined);
    assert.equal(beside?.week?.above, -32);
  });

  test("the embedded days stand alone: four known days are neither a week nor a record", () => {
    const embedded = lossesOf(archiveOf(...EMBEDDED), "personnel");
    assert.deepEqual(besideOf(embedded, "2023-03-07"), {});
    assert.deepEqual(besideOf(embedded, "2023-03-16"), {});
  });

  test("a day whose loss is not known is beside nothing", () => {
    assert.equal(besideOf(winter, "2023-01-30"), undefined);
    assert.equal(besideOf(winter, "2023-04-01"), undefined);
    assert.equal(besideOf({ days: [], losses: [], totals: [] }, "2023-03-16"), undefined);
  });

  test("a mean wants five of seven and twenty of thirty days", () => {
    const some = (known: number, length: number) =>
      seriesOf("2023-03-01", [...Array.from({ length }, (_, index) => (index < known ? 10 : undefined)), 13]);
    assert.deepEqual(besideOf(some(5, 7), "2023-03-08"), { week: { mean: 10, above: 30 } });
    assert.deepEqual(besideOf(some(4, 7), "2023-03-08"), {});
    assert.deepEqual(besideOf(some(20, 30), "2023-03-31"), { month: { mean: 10, above: 30 } });
    assert.deepEqual(besideOf(some(19, 30), "2023-03-31"), {});
  });

  test("nothing is so many per cent above a mean of zero or below", () => {
    const quiet = seriesOf("2023-03-01", [0, 0, 0, 0, 0, 0, 0, 1]);
    assert.deepEqual(besideOf(quiet, "2023-03-08"), { week: { mean: 0 } });
    const restated = seriesOf("2023-03-01", [0, 0, 0, -7, 0, 0, 0, 1]);
    assert.deepEqual(besideOf(restated, "2023-03-08"), { week: { mean: -1 } });
  });

  test("a correction is far below the mean", () => {
    const restated = seriesOf("2023-03-01", [4, 4, 4, 4, 4, 4, 4, -83]);
    assert.deepEqual(besideOf(restated, "2023-03-08"), { week: { mean: 4, above: -2_175 } });
  });

  test("it is since a day two weeks ago or earlier, and since ever after thirty", () => {
    const since = (before: number, first = 20) =>
      besideOf(
        seriesOf("2023-01-01", [first, ...Array.from({ length: before - 1 }, () => 5), 12]),
        addDays("2023-01-01", before),
      )?.highestSince;
    assert.equal(since(13), undefined);
    assert.deepEqual(since(14), { day: "2023-01-01" });
    assert.deepEqual(since(14, 12), { day: "2023-01-01" }, "as high is high enough");
    assert.equal(since(29, 5), undefined);
    assert.equal(since(30, 5), "ever");
  });

  test("nobody knows since when where a day is missing in between", () => {
    const days = [20, ...Array.from({ length: 40 }, () => 5), 12];
    assert.deepEqual(besideOf(seriesOf("2023-01-01", days), "2023-02-11")?.highestSince, {
      day: "2023-01-01",
    });
    assert.equal(
      besideOf(seriesOf("2023-01-01", days.with(30, undefined as never)), "2023-02-11")?.highestSince,
      undefined,
    );
    const level = days.with(0, 5);
    assert.equal(besideOf(seriesOf("2023-01-01", level), "2023-02-11")?.highestSince, "ever");
    assert.equal(
      besideOf(seriesOf("2023-01-01", level.with(30, undefined as never)), "2023-02-11")?.highestSince,
      undefined,
    );
  });
});

/** The same, looking at every day of the calendar each time. */
function slowly({ days, losses }: Series, day: Day): Beside | undefined {
  const known = new Map(days.map((known, index) => [known, losses[index] as number]));
  const loss = known.get(day);
  if (loss === undefined) return undefined;

  function usual(length: number, least: number) {
    const before = Array.from({ length }, (_, index) => known.get(addDays(day, -1 - index))).filter(
      (one) => one !== undefined,
    );
    if (before.length < least) return undefined;
    const mean = before.reduce((sum, one) => sum + one, 0) / before.length;
    return { mean, above: mean > 0 ? (loss as number) / mean - 1 : undefined };
  }

  function since(reaches: (earlier: number) => boolean): Since | undefined {
    for (let earlier = addDays(day, -1); earlier >= (days[0] as Day); earlier = addDays(earlier, -1)) {
      const one = known.get(earlier);
      if (one === undefined) return undefined;
      if (reaches(one)) return daysBetween(earlier, day) >= 14 ? { day: earlier } : undefined;
    }
    return daysBetween(days[0] as Day, day) >= 30 ? "ever" : undefined;
  }

  const [week, month] = [usual(7, 5), usual(30, 20)];
  const highestSince = since((earlier) => earlier >= loss);
  const lowestSince = since((earlier) => earlier <= loss);
  return { week, month, highestSince, lowestSince } as Beside;
}

test("besides are the same as when every day is looked at", () => {
  const someLoss = fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: -3, max: 30 }) },
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(fc.array(someLoss, { maxLength: 90, size: "max" }), (losses) => {
      const series = seriesOf("2023-01-01", losses);
      for (let index = -1; index <= losses.length; index++) {
        const day = addDays("2023-01-01", index);
        const beside = besideOf(series, day);
        const slow = slowly(series, day);
        assert.equal(beside === undefined, slow === undefined);
        assert.deepEqual(beside?.highestSince, slow?.highestSince);
        assert.deepEqual(beside?.lowestSince, slow?.lowestSince);
        for (const span of ["week", "month"] as const) {
          assert.equal(beside?.[span]?.mean, slow?.[span]?.mean);
          const [above, part] = [beside?.[span]?.above, slow?.[span]?.above];
          assert.equal(above === undefined, part === undefined);
          if (above === undefined || part === undefined) continue;
          assert.ok(
            Number.isInteger(above) && Math.abs(above - part * 100) <= 0.5 + 1e-9,
            `${above} for ${part}`,
          );
          assert.ok(!Object.is(above, -0));
        }
      }
    }),
    { numRuns: 300 },
  );
});
