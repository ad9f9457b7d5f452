import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Archive } from "../../src/core/archive.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import { type Ahead, lately, next, type Passing, passed, stepFor } from "../../src/core/milestone.ts";
import { anyHistory, IDS, said, WINTER } from "../histories.ts";
import { archiveOf, EMBEDDED, REAL, reportOf } from "../reports.ts";

describe("the distance of round numbers", () => {
  for (const [total, step] of [
    [0, 5],
    [28, 5],
    [349, 5],
    [350, 10],
    [439, 10],
    [1_556, 25],
    [2_009, 50],
    [3_500, 100],
    [12_251, 250],
    [25_099, 500],
    [69_999, 1_000],
    [70_000, 2_000],
    [160_000, 2_500],
    [162_560, 2_500],
    [449_606, 10_000],
    [1_456_610, 25_000],
  ] as const)
    test(`is ${step} for a total of ${total}`, () => assert.equal(stepFor(total), step));

  test("is 1, 2, 2.5 or 5 and zeroes, gives 35 to 70 steps to a total, and only grows at a step", () => {
    fc.assert(
      fc.property(fc.integer({ min: 175, max: 100_000_000 }), (total) => {
        const step = stepFor(total);
        assert.match(String(step), /^(1|2|25|5)0*$/);
        assert.ok(total / step >= 35 && total / step < 70);
        if (stepFor(total - 1) !== step) assert.equal(total % step, 0);
        assert.ok(stepFor(total + 1) >= step);
      }),
    );
    for (const border of [175, 350, 700, 875, 1_750, 3_500, 7_000, 8_750, 87_500, 700_000, 875_000])
      assert.equal(border % stepFor(border), 0, `${border}`);
  });
});

describe("a round number passed", () => {
  test("is the highest that the day before was below", () => {
    assert.equal(passed(161_520, 162_560), 162_500);
    assert.equal(passed(162_560, 163_320), undefined);
    assert.equal(passed(3_499, 3_500), 3_500, "reached is passed");
    assert.equal(passed(3_500, 3_510), undefined, "once");
    assert.equal(passed(3_380, 3_620), 3_600);
    assert.equal(passed(0, 4), undefined);
    assert.equal(passed(4, 5), 5);
    assert.equal(passed(3_700, 3_617), undefined, "a fall passes nothing");
  });

  test("is the highest number between the two that is round for its own size", () => {
    fc.assert(
      fc.property(fc.nat({ max: 4_000 }), fc.nat({ max: 4_000 }), (before, total) => {
        let value: number | undefined;
        for (let one = before + 1; one <= total; one++) if (one % stepFor(one) === 0) value = one;
        assert.equal(passed(before, total), value);
      }),
    );
  });
});

/** Tanks day after day from 2023-03-01. */
function tanks(...totals: readonly number[]): Archive {
  return archiveOf(...totals.map((total, index) => reportOf(addDays("2023-03-01", index), { tanks: total })));
}

describe("the round numbers passed lately", () => {
  test("are 162,500 and 152,500 personnel on the embedded days: nobody knows the day of those in the gaps", () => {
    const embedded = archiveOf(...EMBEDDED);
    assert.deepEqual(lately(embedded, "personnel", 5), [
      { value: 162_500, day: "2023-03-16" },
      { value: 152_500, day: "2023-03-05" },
    ]);
    assert.deepEqual(lately(embedded, "armour", 5), []);
  });

  test("are as many as asked for, newest first", () => {
    assert.deepEqual(lately(archiveOf(...WINTER), "personnel", 3), [
      { value: 172_500, day: "2023-03-30" },
      { value: 170_000, day: "2023-03-26" },
      { value: 167_500, day: "2023-03-23" },
    ]);
    assert.deepEqual(lately(archiveOf(...WINTER), "personnel", 0), []);
  });

  test("are passed the last time where a correction took them back, and not at all where it still does", () => {
    assert.deepEqual(lately(tanks(3_495, 3_501, 3_498, 3_502), "tanks", 5), [
      { value: 3_500, day: "2023-03-04" },
    ]);
    assert.deepEqual(lately(tanks(3_495, 3_501, 3_498), "tanks", 5), []);
  });

  test("are not passed by a category that begins in a group", () => {
    const { totals = {} } = REAL.find(({ day }) => day === "2022-05-01") ?? {};
    const { cruiseMissiles: _first, ...others } = totals;
    const archive = archiveOf(
      reportOf("2022-04-30", { ...others, tanks: 1_016, srbms: 4 }),
      reportOf("2022-05-01", totals),
    );
    assert.equal(said(archive, "equipment", "2022-05-01")?.total, 6_691);
    assert.equal(said(archive, "equipment", "2022-05-01")?.delta, 10);
    assert.equal(passed(6_691 - 84 - 10, 6_691), 6_600);
    assert.deepEqual(lately(archive, "equipment", 5), []);
  });

  test("are the same as when every number is looked at on every day", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const archive = archiveOf(...history);
        for (const id of ["tanks", "afvs", "ships", "armour"]) {
          const known = archive.days().flatMap((day) => {
            const total = said(archive, id, day)?.total;
            return total === undefined || total > 20_000 ? [] : [{ day, total }];
          });
          if (known.length < archive.days().length) continue;
          const slow = known.flatMap(({ day }, index): Passing[] => {
            const eve = known[index - 1];
            if (eve?.day !== addDays(day, -1)) return [];
            const lowest = Math.min(...known.slice(index).map(({ total }) => total));
            let value: number | undefined;
            for (let one = eve.total + 1; one <= lowest; one++) if (one % stepFor(one) === 0) value = one;
            return value === undefined ? [] : [{ value, day }];
          });
          assert.deepEqual(lately(archive, id, 1_000), slow.reverse(), id);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("the next round number", () => {
  test("of personnel after March 2023 is 175,000, at 782 a day on 3 April", () => {
    assert.deepEqual(next(archiveOf(...WINTER), "personnel"), {
      value: 175_000,
      remaining: 1_640,
      perDay: 23_470 / 30,
      day: "2023-04-03",
    });
  });

  test("is not known from a few days", () => {
    assert.equal(next(archiveOf(...EMBEDDED), "personnel"), undefined);
    assert.equal(next(archiveOf(...WINTER.slice(0, 20)), "personnel"), undefined);
    assert.ok(next(archiveOf(...WINTER.slice(0, 21)), "personnel"));
    assert.equal(next(archiveOf(), "personnel"), undefined);
    assert.equal(next(archiveOf(...WINTER), "tanks"), undefined);
  });

  test("is none where nothing is lost, where totals fall, and where it would be years from now", () => {
    const days = (change: (index: number) => number) =>
      next(tanks(...Array.from({ length: 31 }, (_, index) => 3_502 + change(index))), "tanks");
    assert.equal(
      days(() => 0),
      undefined,
    );
    assert.equal(
      days((index) => -index),
      undefined,
    );
    assert.equal(
      days((index) => (index < 30 ? 0 : 2)),
      undefined,
      "96 at 2 in 30 days are 1,440 days",
    );
    assert.deepEqual(
      days((index) => (index < 30 ? 0 : 3)),
      {
        value: 3_600,
        remaining: 95,
        perDay: 0.1,
        day: addDays("2023-03-31", 950),
      },
    );
  });

  test("is the one that the larger distance has where that comes first", () => {
    const ahead = next(tanks(...Array.from({ length: 31 }, (_, index) => 831 + index)), "tanks");
    assert.deepEqual(ahead, { value: 875, remaining: 14, perDay: 1, day: "2023-04-14" });
  });

  test("is none of a category that the newest report no longer has", () => {
    const ended = [...WINTER, reportOf("2023-04-01", { tanks: 3_600 })];
    assert.equal(next(archiveOf(...ended), "personnel"), undefined);
  });

  /** The same, day by day and number by number. */
  function slowly(archive: Archive, id: string): Ahead | undefined {
    const newest = archive.days().at(-1);
    const total = newest && said(archive, id, newest)?.total;
    if (newest === undefined || total === undefined || total > 20_000) return undefined;
    const losses: number[] = [];
    for (let day: Day = newest; day > addDays(newest, -30); day = addDays(day, -1)) {
      const change = said(archive, id, day);
      if (change?.delta !== undefined && change.since === undefined) losses.push(change.delta);
    }
    const sum = losses.reduce((all, loss) => all + loss, 0);
    if (losses.length < 20 || sum <= 0) return undefined;
    let value = total + 1;
    while (value % stepFor(value) !== 0) value++;
    const remaining = value - total;
    let ahead = 1;
    while (ahead * sum < remaining * losses.length) if (++ahead > 1_095) return undefined;
    return { value, remaining, perDay: sum / losses.length, day: addDays(newest, ahead) };
  }

  test("is the same as when it is counted day by day", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const archive = archiveOf(...history);
        for (const id of IDS) {
          const ahead = next(archive, id);
          if (ahead && ahead.value > 20_000) continue;
          assert.deepEqual(ahead, slowly(archive, id), id);
        }
      }),
      { numRuns: 150 },
    );
  });
});
