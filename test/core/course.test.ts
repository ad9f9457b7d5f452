import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { courseOf, membersOn } from "../../src/core/course.ts";
import { anyHistory, IDS, MAY } from "../histories.ts";
import { archiveOf, EMBEDDED, REAL, reportOf } from "../reports.ts";

describe("the course of a category", () => {
  test("has every total, and the loss and the total of the day before where they are known", () => {
    const course = courseOf(archiveOf(...EMBEDDED), "artillery");
    assert.deepEqual(course, {
      days: ["2023-03-16", "2023-05-21"],
      totals: [2_539, 3_258],
      losses: [undefined, undefined],
      eves: [undefined, undefined],
      corrected: [0, 0],
      begins: false,
    });
  });

  test("goes on with a new report, and anew from a day that has changed, as if it had all been there", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, at) => {
        const sorted = history.toSorted((one, other) => (one.day < other.day ? -1 : 1));
        const orders = [sorted, history];
        for (const order of orders) {
          const archive = archiveOf(...order.slice(0, at % (order.length + 1)));
          for (const id of IDS) courseOf(archive, id);
          for (const report of order.slice(at % (order.length + 1))) {
            archive.add([report]);
            courseOf(archive, IDS[at % IDS.length] as string);
          }
          const whole = archiveOf(...order);
          for (const id of IDS) assert.deepEqual(courseOf(archive, id), courseOf(whole, id), id);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("says whether the category is new or just older than the archive", () => {
    const real = archiveOf(...REAL);
    assert.equal(courseOf(real, "cruiseMissiles").begins, true);
    assert.equal(courseOf(real, "tanks").begins, false);
    assert.equal(
      courseOf(real, "submarines").begins,
      true,
      "the report before it is older than its first day",
    );
    assert.equal(courseOf(real, "srbms").begins, false, "no report before it says so");
  });

  test("has the loss of the source that reported it where two sources disagree on the day before", () => {
    const archive = archiveOf(
      reportOf("2023-05-20", { tanks: 3_780 }),
      reportOf("2023-05-20", { tanks: 3_781 }, { source: "embedded" }),
      reportOf("2023-05-21", { tanks: 3_783 }, { source: "embedded" }),
    );
    const { losses, eves } = courseOf(archive, "tanks");
    assert.deepEqual([losses.at(-1), eves.at(-1)], [2, 3_780]);
  });
});

describe("the course of a group", () => {
  test("compares a day with the same categories of the day before", () => {
    const real = archiveOf(...REAL);
    const { days, totals, losses, eves } = courseOf(real, "equipment");
    const place = days.indexOf("2022-05-01");
    assert.deepEqual([totals[place], losses[place], eves[place]], [6_691, 96, 6_595]);
  });

  test("has no day on which a category that is due is missing", () => {
    const { cruiseMissiles: _missiles, ...others } = MAY[0].totals;
    const archive = archiveOf({ ...MAY[0], totals: others }, MAY[1]);
    assert.deepEqual(courseOf(archive, "equipment").days, ["2023-05-21"]);
    assert.deepEqual(courseOf(archive, "equipment").losses, [undefined]);
    assert.deepEqual(courseOf(archive, "armour").losses, [undefined, 18]);
  });

  test("is of its members on that day, without those that have ended", () => {
    const may = archiveOf(...MAY);
    assert.deepEqual(membersOn(may, "armour", "2023-05-21"), ["tanks", "afvs"]);
    const equipment = membersOn(may, "equipment", "2023-05-21");
    assert.deepEqual([equipment?.length, equipment?.includes("srbms")], [12, false]);
    assert.equal(membersOn(may, "equipment", "2023-05-22"), undefined);
  });
});
