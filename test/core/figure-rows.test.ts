import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "../../src/core/day.ts";
import { figureRows } from "../../src/core/figure-rows.ts";
import { summaryOf } from "../../src/core/summary.ts";
import { archiveOf, changeOf, REAL, reportOf, someHistory } from "../reports.ts";

const LONG = Array.from({ length: 40 }, (_, index) =>
  reportOf(addDays("2023-04-12", index), {
    personnel: 140_000 + index * 700,
    tanks: 3_300 + index * (index % 2),
  }),
);
const archive = archiveOf(...LONG);

test("a day has its losses beside the means of the days before it", () => {
  const summary = summaryOf(archive, { from: "2023-05-21", to: "2023-05-21" });
  assert.ok(summary);
  assert.deepEqual(figureRows(archive, summary)[0], {
    id: "personnel",
    isSum: false,
    total: 167_300,
    delta: 700,
    week: 700,
    month: 700,
  });
});

test("a stretch has its mean and its highest day", () => {
  const summary = summaryOf(archive, { from: "2023-05-01", to: "2023-05-21" });
  assert.ok(summary);
  const [personnel, tanks] = figureRows(archive, summary);
  assert.deepEqual([personnel?.delta, personnel?.mean], [14_700, 700]);
  assert.equal(tanks?.peak?.day, "2023-05-21");
});

test("sums of groups come last, and one category is alone", () => {
  const real = archiveOf(...REAL);
  const summary = summaryOf(real, { from: "2025-12-31", to: "2025-12-31" });
  assert.ok(summary);
  assert.deepEqual(
    figureRows(real, summary).flatMap(({ id, isSum }) => (isSum ? [id] : [])),
    ["armour", "equipment"],
  );
  assert.deepEqual(
    figureRows(real, summary, "tanks").map(({ id }) => id),
    ["tanks"],
  );
});

test("no figure is another than in the summary, and none is told as of the day that is of several", () => {
  fc.assert(
    fc.property(someHistory, (reports) => {
      const some = archiveOf(...reports);
      for (const day of some.days()) {
        const summary = summaryOf(some, { from: day, to: day });
        assert.ok(summary);
        for (const { id, isSum, total, delta } of figureRows(some, summary)) {
          if (isSum) continue;
          const change = changeOf(summary, id);
          assert.equal(total, change?.total);
          if (delta !== undefined) assert.equal(delta, change?.delta);
        }
      }
    }),
    { numRuns: 50 },
  );
});
