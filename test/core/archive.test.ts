import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type Archive, createArchive } from "../../src/core/archive.ts";
import { addDays, FIRST_DAY } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { archiveOf, reportOf, someDay, someHistory, TRUST } from "../reports.ts";

/** Everything an archive says, so that two can be compared. */
function contents(archive: Archive) {
  const all = Array.from({ length: 70 }, (_, count) => addDays(FIRST_DAY, count - 1));
  return {
    days: archive.days(),
    latest: archive.latest(),
    byDay: all.map((day) => [
      archive.on(day),
      archive.before(day),
      archive.after(day),
      archive.totalBefore("tanks", day),
      archive.totalBefore("laser systems", day),
    ]),
  };
}

describe("archive", () => {
  test("the order in which reports are added, and adding them twice, changes nothing", () => {
    const shuffled = someHistory.chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray([...history, ...history], { minLength: history.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([history, again]) => {
        assert.deepEqual(contents(archiveOf(...again)), contents(archiveOf(...history)));
      }),
    );
  });

  test("adding reports one by one is the same as adding them at once", () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const archive = createArchive({ trust: TRUST, timeZone: "Europe/Kyiv" });
        for (const report of history) archive.add([report]);
        assert.deepEqual(contents(archive), contents(archiveOf(...history)));
      }),
    );
  });

  test("for each day the most trusted source's report is shown, whatever the order", () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const archive = archiveOf(...history);
        for (const report of history) {
          const shown = archive.on(report.day);
          const bare = archive.by(shown?.source ?? "", report.day);
          const best = TRUST.map((name) =>
            history.find(({ source, day }) => source === name && day === report.day),
          ).find(Boolean);
          assert.equal(bare, best);
        }
      }),
    );
  });

  test("a newer version of the shown source replaces the older one, and another source's does not", () => {
    const first = reportOf("2023-03-07", { tanks: 3_432 });
    const newer = reportOf("2023-03-07", { tanks: 3_433 });
    const other = reportOf("2023-03-07", { tanks: 1 }, { source: "embedded" });
    const tanks = (...reports: Report[]) => archiveOf(...reports).on("2023-03-07")?.totals["tanks"];
    assert.equal(tanks(first, newer), 3_433);
    assert.equal(tanks(first, newer, other), 3_433);
    assert.equal(tanks(other, first), 3_432);
  });

  test("a source that the list of trust does not name comes last", () => {
    const named = reportOf("2023-03-07", { tanks: 3_432 }, { source: "embedded" });
    const unnamed = reportOf("2023-03-07", { tanks: 1 }, { source: "rumour" });
    for (const archive of [archiveOf(named, unnamed), archiveOf(unnamed, named)])
      assert.equal(archive.on("2023-03-07")?.source, "embedded");
  });

  test("an empty archive knows nothing", () => {
    const archive = archiveOf();
    assert.deepEqual(archive.days(), []);
    assert.equal(archive.latest(), undefined);
    assert.equal(archive.before("2023-03-07"), undefined);
    assert.equal(archive.after("2023-03-07"), undefined);
    assert.equal(archive.totalBefore("tanks", "2023-03-07"), undefined);
  });

  test("the neighbours of a day are the nearest archived days, never the day itself", () => {
    fc.assert(
      fc.property(someHistory, someDay, (history, day) => {
        const archive = archiveOf(...history);
        const days = [...new Set(history.map((report) => report.day))].sort();
        assert.deepEqual(archive.days(), days);
        assert.equal(archive.before(day)?.day, days.filter((other) => other < day).at(-1));
        assert.equal(
          archive.after(day)?.day,
          days.find((other) => other > day),
        );
        assert.equal(archive.latest()?.day, days.at(-1));
      }),
    );
  });

  test("the total before a day is the newest earlier one that the category has", () => {
    const archive = archiveOf(
      reportOf("2023-03-07", { personnel: 154_830, tanks: 3_432 }),
      reportOf("2023-03-15", { personnel: 161_520 }),
    );
    assert.deepEqual(archive.totalBefore("tanks", "2023-03-16"), { day: "2023-03-07", total: 3_432 });
    assert.deepEqual(archive.totalBefore("personnel", "2023-03-16"), { day: "2023-03-15", total: 161_520 });
    assert.deepEqual(archive.totalBefore("personnel", "2023-03-15"), { day: "2023-03-07", total: 154_830 });
    assert.equal(archive.totalBefore("tanks", "2023-03-07"), undefined);
    assert.equal(archive.totalBefore("artillery", "2023-03-16"), undefined);
  });

  test("a total of zero is a total", () => {
    const archive = archiveOf(reportOf("2022-02-25", { uavs: 0 }));
    assert.deepEqual(archive.totalBefore("uavs", "2022-02-26"), { day: "2022-02-25", total: 0 });
  });
});
