import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { canonical, differences, Report } from "../../src/core/report.ts";
import { reportOf, someReport } from "../reports.ts";

const sound = reportOf("2023-03-07", { tanks: 3_432 });

function reversed<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}

describe("report", () => {
  test("every sound report passes the check, and is the same after a journey as text", () => {
    fc.assert(
      fc.property(someReport, (report) => {
        assert.deepEqual(Report.parse(JSON.parse(canonical(report))), report);
      }),
    );
  });

  test("a figure that is no count, a day that is none, and a field that nobody knows are refused", () => {
    const wrong: unknown[] = [
      { ...sound, totals: { tanks: -1 } },
      { ...sound, totals: { tanks: 3.5 } },
      { ...sound, totals: { tanks: "3432" } },
      { ...sound, totals: { tanks: null } },
      { ...sound, totals: { tanks: Number.NaN } },
      { ...sound, totals: { "": 1 } },
      { ...sound, increments: { tanks: 0.5 } },
      { ...sound, day: "2023-02-30" },
      { ...sound, day: "2022-02-23" },
      { ...sound, source: "" },
      { ...sound, url: "not an address" },
      { ...sound, qualifier: "roughly" },
      { ...sound, note: "extra" },
      { day: sound.day, totals: sound.totals },
    ];
    for (const report of wrong) assert.equal(Report.safeParse(report).success, false, JSON.stringify(report));
    assert.ok(Report.safeParse({ ...sound, totals: { tanks: 0 } }).success);
  });

  test("the same report has the same text, in whatever order it was put together", () => {
    fc.assert(
      fc.property(someReport, (report) => {
        const again = reversed({ ...report, totals: reversed(report.totals) });
        assert.equal(canonical(again), canonical(report));
      }),
    );
  });

  test("reports that differ in anything have different texts", () => {
    const others: Report[] = [
      reportOf("2023-03-07", { tanks: 3_433 }),
      reportOf("2023-03-08", { tanks: 3_432 }),
      reportOf("2023-03-07", { tanks: 3_432, uavs: 0 }),
      { ...sound, increments: {} },
      { ...sound, prisoners: 0 },
    ];
    for (const other of others) assert.notEqual(canonical(other), canonical(sound));
  });

  test("the differences of two versions name what was changed, added and left out", () => {
    const before = reportOf("2023-03-07", { personnel: 154_830, tanks: 3_432, uavs: 0 });
    const after = reportOf("2023-03-07", { tanks: 3_433, ships: 18, personnel: 154_830 });
    assert.deepEqual(differences(before, after), [
      { category: "tanks", before: 3_432, after: 3_433 },
      { category: "uavs", before: 0, after: undefined },
      { category: "ships", before: undefined, after: 18 },
    ]);
    assert.deepEqual(differences(before, before), []);
  });
});
