import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Day } from "../../src/core/day.ts";
import { summarize } from "../../src/core/summary.ts";
import { archiveOf, EMBEDDED } from "../reports.ts";

const archive = archiveOf(...EMBEDDED);

function summed(day: Day) {
  const summary = summarize(archive, day);
  assert.ok(summary, `the embedded archive has ${day}`);
  return summary;
}

/** The figures of a day in one line each: `tanks 3409 +4`, or `tanks 3405 +956 since 2022-10-06` over a gap. */
function figures(day: Day): string[] {
  return summed(day).changes.map(({ category, total, delta, since, begins, correction }) => {
    const change = delta === undefined ? [] : [delta < 0 ? `${delta}` : `+${delta}`];
    const rest = [...(since ? [`since ${since}`] : []), ...(begins ? ["begins"] : [])];
    return [category, total, ...change, ...rest, ...(correction ? [`correction ${correction}`] : [])].join(
      " ",
    );
  });
}

describe("summary of the embedded days", () => {
  test("the first day has nothing to be measured from", () => {
    assert.deepEqual(figures("2022-10-05"), ["personnel 61000", "tanks 2435", "afvs 5038"]);
    assert.equal(summed("2022-10-05").warDay, 224);
  });

  test("6 October 2022 has its day's losses and its directions", () => {
    assert.deepEqual(figures("2022-10-06"), ["personnel 61330 +330", "tanks 2449 +14", "afvs 5064 +26"]);
    assert.equal(summed("2022-10-06").direction, "Kramatorsk, Avdiivka and Kryvyi Rih");
  });

  test("3 March 2023 is measured from the report five months before it", () => {
    assert.deepEqual(figures("2023-03-03"), [
      "personnel 151370 +90040 since 2022-10-06",
      "tanks 3405 +956 since 2022-10-06",
      "afvs 6673 +1609 since 2022-10-06",
    ]);
  });

  test("4, 5, 6 and 7 March 2023 have the losses of their day, published or reckoned", () => {
    assert.deepEqual(figures("2023-03-04"), ["personnel 152190 +820", "tanks 3409 +4", "afvs 6683 +10"]);
    assert.deepEqual(figures("2023-03-05"), ["personnel 153120 +930", "tanks 3414 +5", "afvs 6692 +9"]);
    assert.deepEqual(figures("2023-03-06"), ["personnel 153770 +650", "tanks 3423 +9", "afvs 6703 +11"]);
    assert.deepEqual(figures("2023-03-07"), ["personnel 154830 +1060", "tanks 3432 +9", "afvs 6714 +11"]);
    assert.equal(summed("2023-03-07").warDay, 377);
    assert.deepEqual(summed("2023-03-07").groups, [{ group: "armour", total: 10_146, delta: 20 }]);
  });

  test("15 March 2023 has personnel only, and names what the report before it had", () => {
    assert.deepEqual(figures("2023-03-15"), ["personnel 161520 +6690 since 2023-03-07"]);
    assert.deepEqual(summed("2023-03-15").missing, [
      { category: "tanks", total: 3_432, day: "2023-03-07" },
      { category: "afvs", total: 6_714, day: "2023-03-07" },
    ]);
    assert.deepEqual(summed("2023-03-15").groups, []);
  });

  test("16 March 2023 measures tanks over the day that had none, and artillery from nothing", () => {
    assert.deepEqual(figures("2023-03-16"), [
      "personnel 162560 +1040",
      "tanks 3504 +72 since 2023-03-07",
      "afvs 6810 +96 since 2023-03-07",
      "artillery 2539",
    ]);
    assert.deepEqual(summed("2023-03-16").groups, [
      { group: "armour", total: 10_314, delta: 168, since: "2023-03-07" },
    ]);
  });

  test("21 May 2023 has all fourteen figures, ten of them with nothing to be measured from", () => {
    assert.deepEqual(figures("2023-05-21"), [
      "personnel 203160 +40600 since 2023-03-16",
      "tanks 3783 +279 since 2023-03-16",
      "afvs 7398 +588 since 2023-03-16",
      "artillery 3258 +719 since 2023-03-16",
      "mlrs 564",
      "airDefence 327",
      "aircraft 308",
      "helicopters 294",
      "uavs 2822",
      "cruiseMissiles 1011",
      "ships 18",
      "vehicles 6115",
      "specialEquipment 425",
      "srbms 4",
    ]);
    assert.deepEqual(summed("2023-05-21").groups, [
      { group: "armour", total: 11_181, delta: 867, since: "2023-03-16" },
      { group: "equipment", total: 26_323 },
    ]);
  });

  test("every embedded day says where it is from", () => {
    for (const { day } of EMBEDDED) assert.equal(summed(day).provenance.source, "embedded");
    assert.equal(EMBEDDED.length, 10);
  });
});
