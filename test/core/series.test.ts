import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Archive } from "../../src/core/archive.ts";
import { lossesOf } from "../../src/core/series.ts";
import { anyHistory, IDS, MAY, said, WINTER } from "../histories.ts";
import { archiveOf, EMBEDDED, REAL, reportOf } from "../reports.ts";

/** A series in one line for each day: `2023-03-04 +820 152190`. */
function lines(archive: Archive, id: string): string[] {
  const { days, losses, totals } = lossesOf(archive, id);
  return days.map((day, index) => `${day} ${losses[index]} ${totals[index]}`);
}

describe("a series", () => {
  test("of the embedded days has those with a loss of their own, and none measured over a gap", () => {
    const embedded = archiveOf(...EMBEDDED);
    assert.deepEqual(lines(embedded, "personnel"), [
      "2022-10-06 330 61330",
      "2023-03-04 820 152190",
      "2023-03-05 930 153120",
      "2023-03-06 650 153770",
      "2023-03-07 1060 154830",
      "2023-03-16 1040 162560",
    ]);
    assert.deepEqual(lines(embedded, "armour"), [
      "2022-10-06 40 7513",
      "2023-03-04 14 10092",
      "2023-03-05 14 10106",
      "2023-03-06 20 10126",
      "2023-03-07 20 10146",
    ]);
    assert.deepEqual(lines(embedded, "equipment"), []);
  });

  test("of 21 May 2023 has 730 personnel and 84 pieces of equipment, without the missile systems of April 2022", () => {
    const may = archiveOf(...MAY);
    assert.deepEqual(lines(may, "personnel"), ["2023-05-21 730 203160"]);
    assert.deepEqual(lines(may, "equipment"), ["2023-05-21 84 26323"]);
  });

  test("keeps what is negative, leaves out the first count of a category, and sums what ends or begins", () => {
    const real = archiveOf(...REAL);
    assert.deepEqual(lines(real, "specialEquipment"), [
      "2022-05-01 0 32",
      "2024-11-30 -83 3617",
      "2025-12-31 4 4035",
    ]);
    assert.deepEqual(lines(real, "cruiseMissiles"), ["2024-11-30 0 2851", "2025-12-31 0 4136"]);
    assert.equal(lines(real, "equipment")[0], "2022-05-01 96 6691");
  });

  test("has the published increment where there is one, even after a gap, but not where it is the whole count", () => {
    const archive = archiveOf(
      reportOf("2023-05-20", { tanks: 3_780 }, { increments: { tanks: 3_780 } }),
      reportOf("2023-05-27", { tanks: 3_799 }, { increments: { tanks: 3 } }),
      reportOf("2023-05-28", { tanks: 3_797 }, { increments: { tanks: 3 } }),
    );
    assert.deepEqual(lines(archive, "tanks"), ["2023-05-27 3 3799", "2023-05-28 3 3797"]);
  });

  test("of what nobody has heard of is empty", () => {
    const winter = archiveOf(...WINTER);
    for (const id of ["", "laser systems", "constructor", "__proto__", "toString", "submarines", "armour"])
      assert.deepEqual(lossesOf(winter, id), { days: [], losses: [], totals: [] }, id);
    assert.deepEqual(lossesOf(archiveOf(), "personnel"), { days: [], losses: [], totals: [] });
  });

  test("agrees with the summary of every day of every history", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const archive = archiveOf(...history);
        for (const id of IDS) {
          const expected = archive.days().flatMap((day) => {
            const change = said(archive, id, day);
            const own = change?.delta !== undefined && change.since === undefined;
            return own ? [`${day} ${change.delta} ${change.total}`] : [];
          });
          assert.deepEqual(lines(archive, id), expected, id);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("what a series costs", () => {
  /** An archive that counts how often a report is looked up. */
  function counted(archive: Archive) {
    let looks = 0;
    const on: Archive["on"] = (day) => {
      looks++;
      return archive.on(day);
    };
    return { archive: { ...archive, on }, looks: () => looks };
  }

  test("is one look at each day the first time and nothing the second, until the archive changes", () => {
    const { archive, looks } = counted(archiveOf(...WINTER));
    const first = lossesOf(archive, "personnel");
    const most = WINTER.length + 5;
    assert.ok(looks() <= most, `${looks()} looks at ${WINTER.length} days`);

    const before = looks();
    assert.equal(lossesOf(archive, "personnel"), first);
    assert.equal(looks(), before);

    archive.add([reportOf("2023-04-01", { personnel: 173_990 })]);
    const second = lossesOf(archive, "personnel");
    assert.equal(second.losses.at(-1), 630);
    assert.equal(second.days.length, first.days.length + 1);
    assert.ok(looks() - before <= most + 1);
  });

  test("is not mixed up between archives", () => {
    assert.equal(lossesOf(archiveOf(...WINTER), "personnel").days.length, 60);
    assert.equal(lossesOf(archiveOf(...EMBEDDED), "personnel").days.length, 6);
  });
});
