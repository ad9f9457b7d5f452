import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, type Day } from "../../src/core/day.ts";
import { archiveOf, changeOf, reportOf, someHistory, summed } from "../reports.ts";

describe("summary: published increments", () => {
  const archive = archiveOf(
    reportOf("2023-05-26", { tanks: 3_796 }),
    reportOf("2023-05-27", { tanks: 3_799 }, { increments: { tanks: 3 } }),
    reportOf("2023-05-28", { tanks: 3_797 }, { increments: { tanks: 3 } }),
    reportOf("2023-05-29", { tanks: 3_801 }, { increments: { tanks: 4 } }),
  );

  test("where the published increment differs from the totals, the rest is a correction", () => {
    const day = changeOf(summed(archive, "2023-05-28"), "tanks");
    assert.deepEqual(day, { category: "tanks", total: 3_797, delta: 3, correction: -5 });
    const ordinary = changeOf(summed(archive, "2023-05-29"), "tanks");
    assert.deepEqual(ordinary, { category: "tanks", total: 3_801, delta: 4 });
  });

  test("a stretch is the difference of its totals and says what part of it is correction", () => {
    const stretch = changeOf(summed(archive, "2023-05-27", "2023-05-29"), "tanks");
    assert.deepEqual(stretch, { category: "tanks", total: 3_801, delta: 5, correction: -5 });
  });

  test("after a gap a published increment is still the day's loss", () => {
    const gap = archiveOf(
      reportOf("2023-05-20", { tanks: 3_780 }),
      reportOf("2023-05-27", { tanks: 3_799 }, { increments: { tanks: 3 } }),
    );
    assert.deepEqual(changeOf(summed(gap, "2023-05-27"), "tanks"), {
      category: "tanks",
      total: 3_799,
      delta: 3,
    });
  });
});

describe("summary: every history", () => {
  /** The whole difference that a stretch made; a single day's correction comes on top of its loss. */
  function lossOver(archive: ReturnType<typeof archiveOf>, after: Day, to: Day, category: string): number {
    const from = addDays(after, 1);
    const change = changeOf(summed(archive, from, to), category);
    assert.ok(
      change?.delta !== undefined && change.since === undefined,
      `${category} is measured over ${from}..${to}`,
    );
    return change.delta + (from === to ? (change.correction ?? 0) : 0);
  }

  test("the loss over a stretch is the sum of the losses over its parts", () => {
    fc.assert(
      fc.property(someHistory, fc.infiniteStream(fc.nat()), (history, picks) => {
        const archive = archiveOf(...history);
        const days = archive.days();
        fc.pre(days.length >= 3);
        const places = new Set<number>();
        for (const pick of picks) if (places.add(pick % days.length).size === 3) break;
        const [a, b, c] = [...places].sort((x, y) => x - y).map((place) => days[place]) as [Day, Day, Day];
        for (const category of Object.keys(archive.on(c)?.totals ?? {})) {
          if (![a, b].every((day) => archive.on(day)?.totals[category] !== undefined)) continue;
          const parts = lossOver(archive, a, b, category) + lossOver(archive, b, c, category);
          assert.equal(lossOver(archive, a, c, category), parts);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a summary has every figure of its report and no other", () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const archive = archiveOf(...history);
        for (const day of archive.days()) {
          const totals = summed(archive, day).changes.map(({ category, total }) => [category, total]);
          assert.deepEqual(Object.fromEntries(totals), { ...archive.on(day)?.totals });
        }
      }),
    );
  });
});
