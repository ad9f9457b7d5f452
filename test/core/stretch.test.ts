import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Archive } from "../../src/core/archive.ts";
import { isGroup } from "../../src/core/category.ts";
import { FIRST_REPORT } from "../../src/core/course.ts";
import { addDays, type Day, daysBetween, FIRST_DAY } from "../../src/core/day.ts";
import { stretchOf } from "../../src/core/stretch.ts";
import { anyHistory, IDS, MAY, said, WINTER } from "../histories.ts";
import { archiveOf, EMBEDDED, REAL, reportOf } from "../reports.ts";

const embedded = archiveOf(...EMBEDDED);
const winter = archiveOf(...WINTER);

describe("a stretch", () => {
  test("the weekend of 5 March 2023: 1,750 personnel, 9 tanks, 19 AFVs, 28 armoured vehicles", () => {
    const weekend = { from: "2023-03-04", to: "2023-03-05" } as const;
    const loss = (id: string) => stretchOf(embedded, id, weekend)?.loss;
    assert.deepEqual(["personnel", "tanks", "afvs", "armour"].map(loss), [1_750, 9, 19, 28]);
    assert.deepEqual(stretchOf(embedded, "personnel", weekend), {
      to: "2023-03-05",
      loss: 1_750,
      days: 2,
      mean: 875,
      peak: { day: "2023-03-05", loss: 930 },
      share: 1_750 / 153_120,
    });
    assert.deepEqual(stretchOf(embedded, "armour", weekend)?.peak, { day: "2023-03-04", loss: 14 });
  });

  test("one day: 730 personnel and 84 pieces of equipment on 21 May 2023", () => {
    const day = { from: "2023-05-21", to: "2023-05-21" } as const;
    const may = archiveOf(...MAY);
    assert.equal(stretchOf(may, "personnel", day)?.loss, 730);
    assert.deepEqual(stretchOf(may, "equipment", day), {
      to: "2023-05-21",
      loss: 84,
      days: 1,
      mean: 84,
      peak: { day: "2023-05-21", loss: 84 },
      share: 84 / 26_323,
    });
  });

  test("a month", () => {
    assert.deepEqual(stretchOf(winter, "personnel", { from: "2023-03-01", to: "2023-03-31" }), {
      to: "2023-03-31",
      loss: 24_120,
      days: 31,
      mean: 24_120 / 31,
      peak: { day: "2023-03-12", loss: 1_090 },
      share: 24_120 / 173_360,
    });
  });

  test("that goes on ends with its last report, and is measured by the days until then", () => {
    const week = stretchOf(winter, "personnel", { from: "2023-03-27", to: "2023-04-02" });
    assert.deepEqual([week?.to, week?.loss, week?.days, week?.mean], ["2023-03-31", 2_810, 5, 562]);
  });

  test("after a gap is measured from the report before it, and says so", () => {
    assert.deepEqual(stretchOf(embedded, "tanks", { from: "2023-03-15", to: "2023-03-16" }), {
      to: "2023-03-16",
      loss: 72,
      since: "2023-03-07",
      days: 9,
    });
    const may = stretchOf(embedded, "personnel", { from: "2023-05-01", to: "2023-05-31" });
    assert.deepEqual([may?.to, may?.loss, may?.since], ["2023-05-21", 40_600, "2023-03-16"]);
    assert.equal(may?.days, 66);
  });

  test("after a gap is measured from its own first report where it has more of them", () => {
    const march = { from: "2023-03-01", to: "2023-03-31" } as const;
    const personnel = stretchOf(embedded, "personnel", march);
    assert.deepEqual([personnel?.loss, personnel?.since, personnel?.days], [11_190, "2023-03-03", 13]);
    // The report of 4 March prints what its day lost, and with that what had been lost before it.
    const later = archiveOf(...EMBEDDED.filter(({ day }) => day !== "2023-03-03"));
    assert.deepEqual(stretchOf(later, "armour", { from: "2023-03-04", to: "2023-03-05" }), {
      to: "2023-03-05",
      loss: 28,
      days: 2,
      mean: 14,
      peak: { day: "2023-03-04", loss: 14 },
      share: 28 / 10_106,
    });
  });

  test("says of how many days its peak is where some are not known, and names none of a few", () => {
    const whole = { from: "2023-03-06", to: "2023-03-12" } as const;
    assert.deepEqual(stretchOf(winter, "personnel", whole)?.peak, { day: "2023-03-12", loss: 1_090 });
    const gap = archiveOf(...WINTER.filter(({ day }) => day !== "2023-03-09"));
    const stretch = stretchOf(gap, "personnel", whole);
    assert.deepEqual(
      [stretch?.loss, stretch?.days, stretch?.peak],
      [5_970, 7, { day: "2023-03-12", loss: 1_090, of: 5 }],
    );
    const few = archiveOf(...WINTER.filter(({ day }) => day < "2023-03-08" || day > "2023-03-11"));
    assert.equal(stretchOf(few, "personnel", whole)?.peak, undefined);
  });

  test("contains what restates earlier days, and says how much that is", () => {
    const archive = archiveOf(
      reportOf("2023-05-26", { tanks: 3_796 }),
      reportOf("2023-05-27", { tanks: 3_799 }, { increments: { tanks: 3 } }),
      reportOf("2023-05-28", { tanks: 3_797 }, { increments: { tanks: 3 } }),
      reportOf("2023-05-29", { tanks: 3_801 }, { increments: { tanks: 4 } }),
    );
    assert.deepEqual(stretchOf(archive, "tanks", { from: "2023-05-27", to: "2023-05-29" }), {
      to: "2023-05-29",
      loss: 5,
      days: 3,
      mean: 5 / 3,
      peak: { day: "2023-05-29", loss: 4 },
      share: 5 / 3_801,
      correction: -5,
    });
    const month = stretchOf(archive, "tanks", { from: "2023-05-28", to: "2023-05-29" });
    assert.deepEqual([month?.loss, month?.mean], [2, 1]);
    const fall = stretchOf(archive, "tanks", { from: "2023-05-28", to: "2023-05-28" });
    assert.deepEqual([fall?.loss, fall?.mean, fall?.share, fall?.correction], [-2, undefined, undefined, -5]);
  });

  test("from the beginning of the war needs no report before it: totals are counted from there", () => {
    const year = { from: "2022-01-01", to: "2022-12-31" } as const;
    assert.deepEqual(stretchOf(embedded, "personnel", year), {
      to: "2022-10-06",
      loss: 61_330,
      days: 224,
      mean: 61_330 / 224,
    });
    assert.equal(stretchOf(embedded, "armour", year)?.loss, 7_513);
    const later = { from: "2022-02-26", to: "2022-12-31" } as const;
    assert.equal(stretchOf(embedded, "personnel", later)?.since, "2022-10-05");
    assert.equal(stretchOf(embedded, "armour", later)?.loss, 40);
  });

  test("in which a category begins is measured from its first count, and a group without that", () => {
    const { totals = {} } = REAL.at(-1) ?? {};
    const { groundRobots: _robots, ...before } = totals;
    const archive = archiveOf(
      reportOf("2026-05-02", before),
      reportOf("2026-05-03", { ...totals, groundRobots: 1_306 }),
      reportOf("2026-05-05", { ...totals, groundRobots: 1_316, tanks: 12_260 }),
    );
    const week = { from: "2026-05-03", to: "2026-05-09" } as const;
    assert.deepEqual(stretchOf(archive, "groundRobots", week), {
      to: "2026-05-05",
      loss: 10,
      since: "2026-05-03",
      begun: 1_306,
      days: 2,
      mean: 5,
      share: 10 / 1_316,
    });
    const equipment = stretchOf(archive, "equipment", week);
    assert.deepEqual([equipment?.loss, equipment?.since, equipment?.days], [19, undefined, 3]);
    assert.equal(stretchOf(archive, "groundRobots", { from: "2026-05-01", to: "2026-05-03" }), undefined);
  });

  test("in which nothing was lost has no peak", () => {
    const quiet = archiveOf(reportOf("2023-03-01", { ships: 18 }), reportOf("2023-03-02", { ships: 18 }));
    assert.deepEqual(stretchOf(quiet, "ships", { from: "2023-03-02", to: "2023-03-02" }), {
      to: "2023-03-02",
      loss: 0,
      days: 1,
      mean: 0,
      share: 0,
    });
  });

  test("without a report, or backwards, is nothing", () => {
    assert.equal(stretchOf(embedded, "personnel", { from: "2023-04-01", to: "2023-04-30" }), undefined);
    assert.equal(stretchOf(embedded, "personnel", { from: "2023-03-07", to: "2023-03-04" }), undefined);
    assert.equal(stretchOf(embedded, "submarines", { from: "2023-03-04", to: "2023-03-07" }), undefined);
    assert.equal(stretchOf(embedded, "constructor", { from: "2023-03-04", to: "2023-03-07" }), undefined);
    assert.equal(stretchOf(archiveOf(), "armour", { from: "2023-03-04", to: "2023-03-07" }), undefined);
  });
});

describe("stretches of every history", () => {
  /** What the days of a stretch that is known in full say, day by day. */
  function daysOf(archive: Archive, id: string, from: Day, to: Day) {
    const losses: { day: Day; loss: number }[] = [];
    let correction = 0;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const change = said(archive, id, day);
      if (change?.delta === undefined || change.since) return undefined;
      losses.push({ day, loss: change.delta });
      correction += "correction" in change ? (change.correction ?? 0) : 0;
    }
    const greatest = Math.max(...losses.map(({ loss }) => loss));
    return { peak: greatest > 0 ? losses.find(({ loss }) => loss === greatest) : undefined, correction };
  }

  function check(archive: Archive, id: string, from: Day, to: Day): void {
    const stretch = stretchOf(archive, id, { from, to });
    const last = archive.days().findLast((day) => from <= day && day <= to && said(archive, id, day));
    if (!last) {
      assert.equal(stretch, undefined);
      return;
    }
    const change = said(archive, id, from, last);
    // Where a category that the catalogue lacks comes, goes and comes again, the summary takes its return for its beginning.
    const comparable =
      from < last &&
      last > FIRST_DAY &&
      !(isGroup(id) && Object.hasOwn(archive.on(last)?.totals ?? {}, "laser systems"));
    if (!stretch) {
      if (comparable) assert.equal(change?.delta, undefined, `${id} ${from}..${to}`);
      return;
    }
    assert.equal(stretch.to, last);
    if (comparable && change?.delta !== undefined) {
      assert.equal(stretch.loss, change.delta, `${id} ${from}..${to}`);
      assert.equal(stretch.since, change.since);
      if (!isGroup(id) && from > addDays(FIRST_DAY, 1))
        assert.equal(stretch.correction, "correction" in change ? change.correction : undefined);
    }
    const base = stretch.since ?? (from <= FIRST_DAY && FIRST_DAY < last ? FIRST_DAY : addDays(from, -1));
    assert.equal(stretch.days, daysBetween(base, last));
    const isWithin = !stretch.since || stretch.since >= from;
    assert.equal(stretch.mean, isWithin && stretch.loss >= 0 ? stretch.loss / stretch.days : undefined);
    const total = said(archive, id, last)?.total as number;
    const isPart = isWithin && stretch.loss >= 0 && stretch.loss < total;
    assert.equal(stretch.share, isPart ? stretch.loss / total : undefined);
    const days = daysOf(archive, id, base < from ? from : addDays(base, 1), last);
    if (days) assert.deepEqual(stretch.peak, days.peak);
    if (days && !isGroup(id)) assert.equal(stretch.correction ?? 0, days.correction);
  }

  test("are what the summaries of their days and of the whole say", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), fc.nat({ max: 40 }), (history, start, length) => {
        const archive = archiveOf(...history);
        const days = archive.days();
        fc.pre(days.length > 0);
        const from = addDays(days[start % days.length] as Day, (start % 3) - 1);
        for (const id of IDS) check(archive, id, from, addDays(from, length));
      }),
      { numRuns: 600 },
    );
  });

  test("add up: the loss of a stretch is that of its two parts", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), fc.nat(), (history, one, other) => {
        const archive = archiveOf(...history);
        const days = archive.days();
        fc.pre(days.length > 2);
        const [first = 0, second = 0] = [one % days.length, other % days.length].sort((a, b) => a - b);
        const [from, middle, to] = [days[first] as Day, days[second] as Day, days.at(-1) as Day];
        for (const id of IDS.filter((id) => !isGroup(id))) {
          const parts = [
            stretchOf(archive, id, { from, to: middle }),
            stretchOf(archive, id, { from: addDays(middle, 1), to }),
          ];
          if (parts[0]?.to !== middle || !parts[1]) continue;
          const whole = stretchOf(archive, id, { from, to });
          // One that has a single report is measured from an earlier one, a longer one from its own first.
          if (parts[0].since !== whole?.since) continue;
          // The total of the first report of the war is that of the stretch, and not the loss that it prints of its day.
          if (from === middle && from <= FIRST_REPORT) continue;
          assert.equal(whole?.loss, parts[0].loss + parts[1].loss, id);
        }
      }),
      { numRuns: 300 },
    );
  });
});
