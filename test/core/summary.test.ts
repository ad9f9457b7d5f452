import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Day } from "../../src/core/day.ts";
import { age, type Summary, summarize } from "../../src/core/summary.ts";
import { archiveOf, changeOf, REAL, reportOf, summed } from "../reports.ts";

describe("summary: falls, beginnings, ends", () => {
  const real = archiveOf(...REAL);

  test("a total that falls is a negative change, not clipped and not hidden", () => {
    const day = summed(real, "2024-11-30");
    assert.deepEqual(changeOf(day, "specialEquipment"), {
      category: "specialEquipment",
      total: 3_617,
      delta: -83,
    });
    assert.deepEqual(changeOf(day, "mlrs"), { category: "mlrs", total: 1_253, delta: -2 });
    assert.deepEqual(changeOf(day, "personnel"), { category: "personnel", total: 740_400, delta: 1_740 });
  });

  test("the merger of trucks and fuel tanks on 1 May 2022 reads as the day's 19 vehicles", () => {
    const day = summed(real, "2022-05-01");
    assert.deepEqual(changeOf(day, "vehicles"), { category: "vehicles", total: 1_796, delta: 19 });
  });

  test("a category that the catalogue lets begin on this day has a total and no change", () => {
    const day = summed(real, "2022-05-01");
    assert.deepEqual(changeOf(day, "cruiseMissiles"), {
      category: "cruiseMissiles",
      total: 84,
      begins: true,
    });
    const robots = archiveOf(
      reportOf("2026-05-02", { tanks: 11_905 }),
      reportOf("2026-05-03", { tanks: 11_908, groundRobots: 1_306 }),
      reportOf("2026-05-04", { tanks: 11_910, groundRobots: 1_310 }),
    );
    const begun = { category: "groundRobots", total: 1_306, begins: true };
    assert.deepEqual(changeOf(summed(robots, "2026-05-03"), "groundRobots"), begun);
    const next = { category: "groundRobots", total: 1_310, delta: 4 };
    assert.deepEqual(changeOf(summed(robots, "2026-05-04"), "groundRobots"), next);
  });

  test("a category that began while no day was archived begins with the first report that has it", () => {
    const archive = archiveOf(
      reportOf("2026-05-01", { personnel: 1_330_000 }),
      reportOf("2026-05-05", { personnel: 1_334_000, groundRobots: 1_330 }),
      reportOf("2026-05-07", { personnel: 1_336_000, groundRobots: 1_342, srbms: 4 }),
    );
    const robots = (day: Day) =>
      summarize(archive, day)?.changes.find(({ category }) => category === "groundRobots");
    assert.deepEqual(robots("2026-05-05"), { category: "groundRobots", total: 1_330, begins: true });
    assert.deepEqual(robots("2026-05-07"), {
      category: "groundRobots",
      total: 1_342,
      delta: 12,
      since: "2026-05-05",
    });
    const ended = summarize(archive, "2026-05-07")?.changes.find(({ category }) => category === "srbms");
    assert.deepEqual(ended, { category: "srbms", total: 4 }, "it began and ended long before");
  });

  test("a category that nobody knew begins when the day before was reported without it", () => {
    const archive = archiveOf(
      reportOf("2026-08-07", { tanks: 12_247 }),
      reportOf("2026-08-08", { tanks: 12_251, "laser systems": 3 }),
    );
    const begun = { category: "laser systems", total: 3, begins: true };
    assert.deepEqual(changeOf(summed(archive, "2026-08-08"), "laser systems"), begun);
  });

  test("nobody says that a category begins where the days before are not archived", () => {
    const archive = archiveOf(
      reportOf("2026-08-01", { tanks: 12_200 }),
      reportOf("2026-08-08", { tanks: 12_251, artillery: 47_580, "laser systems": 3 }),
    );
    const day = summed(archive, "2026-08-08");
    assert.deepEqual(changeOf(day, "laser systems"), { category: "laser systems", total: 3 });
    assert.deepEqual(changeOf(day, "artillery"), { category: "artillery", total: 47_580 });
  });

  test("a category that the report before still had is named with its last figure", () => {
    assert.deepEqual(summed(real, "2022-05-01").missing, [
      { category: "srbms", total: 4, day: "2022-04-30" },
    ]);
    assert.deepEqual(summed(real, "2024-11-30").missing, []);
  });

  test("zero is a figure, and a figure left out is none", () => {
    const archive = archiveOf(
      reportOf("2022-02-25", { uavs: 0, ships: 2 }),
      reportOf("2022-02-26", { uavs: 0, ships: 2 }),
    );
    assert.deepEqual(summed(archive, "2022-02-26").changes, [
      { category: "uavs", total: 0, delta: 0 },
      { category: "ships", total: 2, delta: 0 },
    ]);
  });

  test("only a day with a report has a summary, and a stretch does not run backwards", () => {
    assert.equal(summarize(real, "2022-05-02"), undefined);
    assert.equal(summarize(real, "2022-05-01", "2022-04-30"), undefined);
    assert.equal(summarize(archiveOf(), "2022-05-01"), undefined);
  });
});

describe("summary: groups", () => {
  const groups = (summary: Summary) => summary.groups;
  const real = archiveOf(...REAL);

  test("a group is summed where every category that was due is in the report", () => {
    assert.deepEqual(groups(summed(real, "2025-12-31")), [
      { group: "armour", total: 35_326, delta: 8 },
      { group: "equipment", total: 252_733, delta: 1_060 },
    ]);
  });

  test("a category that begins counts towards the total of its group, not towards its change", () => {
    assert.deepEqual(groups(summed(real, "2022-05-01")), [
      { group: "armour", total: 3_497, delta: 44 },
      { group: "equipment", total: 6_691, delta: 96 },
    ]);
  });

  test("a group that is not complete has no sum", () => {
    const partial = archiveOf(reportOf("2023-03-07", { personnel: 154_830, tanks: 3_432 }));
    assert.deepEqual(groups(summed(partial, "2023-03-07")), []);
  });

  test("members measured from different days have a total and no common change", () => {
    const uneven = archiveOf(
      reportOf("2023-03-05", { tanks: 3_414, afvs: 6_692 }),
      reportOf("2023-03-06", { tanks: 3_423 }),
      reportOf("2023-03-07", { tanks: 3_432, afvs: 6_714 }),
    );
    assert.deepEqual(groups(summed(uneven, "2023-03-07")), [{ group: "armour", total: 10_146 }]);
  });
});

test("a report's age is never negative", () => {
  const summary = summed(archiveOf(...REAL), "2025-12-31");
  assert.equal(age(summary, "2025-12-31"), 0);
  assert.equal(age(summary, "2026-01-03"), 3);
  assert.equal(age(summary, "2025-12-30"), 0);
});
