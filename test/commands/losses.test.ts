import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Message } from "../../src/core/message.ts";
import { botOf, plain, REAL, reportOf, rowsOf } from "../reports.ts";

/** What stands above the table and in it, as a person reads it; without the sentence about whose claim it is. */
function figures(message: Message): string[] {
  return [...(message.lines ?? []).slice(1).map(plain), ...rowsOf(message)];
}

const notesOf = (message: Message) => (message.notes ?? []).map(plain).join("\n");

describe("/losses", () => {
  test("without a date it shows the newest report, and its age when that is not today's", async (t) => {
    const today = await botOf(t);
    const fresh = await today.ask("/losses");
    assert.equal(fresh.title, "Russian combat losses, 21 May 2023");
    assert.doesNotMatch(notesOf(fresh), /newest report/);

    // In Kyiv it is already the day after.
    const tomorrow = await botOf(t, { now: Date.parse("2023-05-21T21:30:00Z") });
    assert.match(notesOf(await tomorrow.ask("/losses")), /newest report.* 1 day old/);
    assert.match(notesOf(await tomorrow.ask("/losses", { language: "uk" })), /найновіше зведення.* 1 день/);
    assert.doesNotMatch(notesOf(await tomorrow.ask("/losses 2023-03-07")), /newest/);
  });

  test("one category is shown alone, however it is asked for", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/losses tanks 2023-03-07");
    assert.equal(message.title, "Tanks: Russian combat losses, 7 March 2023");
    assert.deepEqual(figures(message), ["Tanks: 3,432 (+9)"]);
    for (const words of ["2023-03-07 tanks", "category:tanks when:2023-03-07", "when=2023-03-07 TANKS"])
      assert.deepEqual(await ask(`/losses ${words}`), message);
    const values = { category: "tanks", when: "2023-03-07" };
    assert.deepEqual(await ask("/losses", { values }), message);
  });

  test("a group is shown with its members", async (t) => {
    const message = await (await botOf(t)).ask("/losses armour 2023-03-07");
    assert.deepEqual(figures(message), [
      "Armoured vehicles: 10,146 (+20)",
      "Tanks 3,432 +9",
      "AFVs 6,714 +11",
    ]);
  });

  test("a group's change over a gap is told as its members' is", async (t) => {
    const { ask } = await botOf(t);
    assert.ok(figures(await ask("/losses armour 2023-03-03")).includes("Armoured vehicles: 10,078 (+2,565)"));
    assert.ok(figures(await ask("/losses armour 2023-03-16")).includes("Armoured vehicles: 10,314 (+168)"));
  });

  test("a group that the report has only a part of has no sum, and that is said", async (t) => {
    const message = await (await botOf(t)).ask("/losses equipment 2023-03-07");
    assert.deepEqual(figures(message), ["Tanks 3,432 +9", "AFVs 6,714 +11"]);
    assert.match(notesOf(message), /no sum/);
  });

  test("real days with falls, beginnings and ends are answered as they were", async (t) => {
    const { ask } = await botOf(t, { reports: REAL });
    const fall = await ask("/losses 2024-11-30");
    assert.ok(rowsOf(fall).includes("Special equip. 3,617 −83"));
    assert.match(notesOf(fall), /fell by 83/);
    const merger = await ask("/losses 2022-05-01");
    assert.ok(rowsOf(merger).includes("Vehicles 1,796 +19"));
    assert.match(notesOf(merger), /Short-range ballistic missile systems \(last 4, on 30 April 2022\)/);
  });

  test("a category that nobody knew is shown under the words of its source", async (t) => {
    const reports = [
      reportOf("2026-08-07", { tanks: 12_247 }),
      reportOf("2026-08-08", { tanks: 12_251, lasers: 3 }),
    ];
    const { ask } = await botOf(t, { reports, now: Date.parse("2026-08-08T09:00:00Z") });
    assert.deepEqual(rowsOf(await ask("/losses")), ["Tanks 12,251 +4", "lasers 3"]);
    assert.match(notesOf(await ask("/losses")), /lasers: new in the source/);
  });
});
