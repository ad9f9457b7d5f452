import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Period } from "../../src/core/period.ts";
import { areEven, type Side, sideOf } from "../../src/core/side.ts";
import { archiveOf, EMBEDDED, reportOf } from "../reports.ts";

/** A side of which there is a report. */
function side(archive: ReturnType<typeof archiveOf>, asked: Period, category?: string): Side {
  const found = sideOf(archive, asked, category);
  assert.ok(found, `there is a report of ${asked.from}..${asked.to}`);
  return found;
}

describe("a side of a comparison", () => {
  const archive = archiveOf(...EMBEDDED);
  const day = { from: "2023-03-07", to: "2023-03-07" } as const;

  test("has every category and group that was asked for, groups last", () => {
    const { figures, days } = side(archive, day);
    assert.equal(days, 1);
    assert.deepEqual(
      [...figures],
      [
        ["personnel", { days: 1, loss: 1_060 }],
        ["tanks", { days: 1, loss: 9 }],
        ["afvs", { days: 1, loss: 11 }],
        ["armour", { days: 1, loss: 20 }],
      ],
    );
    assert.deepEqual([...side(archive, day, "armour").figures.keys()], ["tanks", "afvs", "armour"]);
    assert.deepEqual([...side(archive, day, "tanks").figures.keys()], ["tanks"]);
  });

  test("ends with the last report of the stretch, and is nothing where there is none", () => {
    const { from, to, days } = side(archive, { from: "2023-03-04", to: "2023-03-12" });
    assert.deepEqual({ from, to, days }, { from: "2023-03-04", to: "2023-03-07", days: 4 });
    assert.equal(sideOf(archive, { from: "2023-03-08", to: "2023-03-12" }), undefined);
  });

  test("begins with the first report of the war, however early it was asked for", () => {
    const first = archiveOf(reportOf("2022-02-25", { tanks: 80 }), reportOf("2022-02-26", { tanks: 146 }));
    const { from, days, figures } = side(first, { from: "2022-01-01", to: "2022-12-31" });
    assert.deepEqual([from, days, figures.get("tanks")], ["2022-02-25", 2, { days: 2, loss: 146 }]);
  });

  test("two are even where every known loss is of equally many days", () => {
    const other = side(archive, { from: "2023-03-05", to: "2023-03-05" });
    assert.equal(areEven(side(archive, day), other), true);
    assert.equal(areEven(side(archive, { from: "2023-03-06", to: "2023-03-07" }), other), false);
    // Its tanks are measured over nine days, its personnel over one.
    const uneven = { from: "2023-03-16", to: "2023-03-16" } as const;
    assert.equal(areEven(side(archive, uneven), other), false);
    assert.equal(areEven(side(archive, uneven, "personnel"), side(archive, day, "personnel")), true);
  });
});
