import assert from "node:assert/strict";
import { test } from "node:test";
import { Report } from "../../src/core/report.ts";
import type { Harvest } from "../../src/core/source.ts";
import { fetchDay, fetchRows, type Row } from "../fakes/dataset.ts";

const people = { personnel: 154830, "personnel*": "about" };
const date = "2023-03-07";

/** A day before and a day after stand around the row, to show that they go on. */
async function amongOthers(equipment: Row, personnel: Row = people): Promise<Harvest> {
  const dates = ["2023-03-06", date, "2023-03-08"];
  return fetchRows(
    dates.map((on) => ({ date: on, ...(on === date ? equipment : { tank: 3423 }) })),
    dates.map((on) => ({ date: on, ...(on === date ? personnel : people) })),
  );
}

function assertRefused({ reports, refused }: Harvest, reason: RegExp): void {
  assert.deepEqual(
    reports.map(({ day }) => day),
    ["2023-03-06", "2023-03-08"],
  );
  assert.deepEqual(
    refused.map(({ row }) => row),
    [date],
  );
  assert.match(refused[0]?.reason ?? "", reason);
}

for (const wrong of [3.4, -1, "154830", "", true, 1e99, 2 ** 53, [3432], { total: 3432 }]) {
  test(`a figure that is ${JSON.stringify(wrong)} refuses its day by date, and the other days go on`, async () => {
    assertRefused(await amongOthers({ tank: wrong }), /^tank is /);
    assertRefused(await amongOthers({ tank: 1 }, { ...people, personnel: wrong }), /^personnel is /);
    assertRefused(await amongOthers({ tank: 1 }, { ...people, POW: wrong }), /^POW is /);
    assertRefused(await amongOthers({ "military auto": wrong, "fuel tank": 1 }), /^military auto is /);
  });
}

test("a row without figures of personnel, or of anything else, is no report", async () => {
  assertRefused(await amongOthers({ tank: 3432 }, { personnel: null }), /no figures/);
  assertRefused(await amongOthers({ tank: null }), /no figures/);
  assertRefused(await amongOthers({}, {}), /no figures/);
});

test("a reason stays short, however large the wrong value is", async () => {
  const { refused } = await amongOthers({ tank: "9".repeat(100_000) });
  assert.ok((refused[0]?.reason.length ?? 0) < 300, `the reason has ${refused[0]?.reason.length} characters`);
});

test("null is absent, not zero and not an error", async () => {
  const row = { tank: null, APC: 6714, submarines: null, "greatest losses direction": null };
  const { reports, refused, unknown } = await fetchDay(date, row, { ...people, POW: null });
  assert.deepEqual([refused, unknown], [[], []]);
  assert.deepEqual(reports[0]?.totals, { personnel: 154830, afvs: 6714 });
  assert.ok(reports[0] && !("prisoners" in reports[0]) && !("direction" in reports[0]));
});

test("null is absent in the columns of vehicles too", async () => {
  const row = { "military auto": 1701, "fuel tank": 76, "vehicles and fuel tanks": null };
  const before = await fetchDay("2022-04-30", row, { personnel: 23200 });
  assert.deepEqual([before.refused, before.reports[0]?.totals["vehicles"]], [[], 1777]);
  const joined = { "military auto": null, "fuel tank": null, "vehicles and fuel tanks": 1796 };
  const behind = await fetchDay("2022-05-01", joined, { personnel: 23500 });
  assert.deepEqual([behind.refused, behind.reports[0]?.totals["vehicles"]], [[], 1796]);
});

test("a qualifier of null is absent, and one that nobody knows is named", async () => {
  const absent = await fetchDay(date, { tank: 1 }, { personnel: 154830, "personnel*": null });
  assert.deepEqual(absent.unknown, []);
  const strange = await fetchDay(date, { tank: 1 }, { personnel: 154830, "personnel*": "roughly" });
  assert.deepEqual(strange.unknown, ["personnel*"]);
  assert.ok(strange.reports[0] && !("qualifier" in strange.reports[0]));
});

test("vehicles apart and as a sum contradict each other, and one half is no sum", async () => {
  assertRefused(
    await amongOthers({ "military auto": 1, "fuel tank": 1, "vehicles and fuel tanks": 2 }),
    /vehicles/,
  );
  assertRefused(await amongOthers({ "military auto": 1701 }), /military auto/);
  assertRefused(await amongOthers({ "fuel tank": 76 }), /fuel tank/);
});

test("a key that the catalogue does not know is kept under its own label and named once", async () => {
  const { reports, refused, unknown } = await fetchRows(
    ["2023-03-06", date].map((on, index) => ({ date: on, tank: 3423, "underwater drones": 7 + index })),
    ["2023-03-06", date].map((on) => ({ date: on, ...people })),
  );
  assert.deepEqual(
    reports.map(({ totals }) => totals["underwater drones"]),
    [7, 8],
  );
  assert.deepEqual([refused, unknown], [[], ["underwater drones"]]);
});

test("a new column of text is named and is no category", async () => {
  const { reports, refused, unknown } = await amongOthers({ tank: 1, comment: "updated" });
  assert.deepEqual([reports.length, refused, unknown], [3, [], ["comment"]]);
});

for (const key of ["constructor", "toString", "valueOf"]) {
  test(`a new column called ${key} is a category like any other`, async () => {
    const row = JSON.parse(`{ "tank": 3432, "${key}": 5 }`) as Row;
    const { reports, unknown } = await fetchDay(date, row, people);
    assert.deepEqual(Object.entries(reports[0]?.totals ?? {}).at(-1), [key, 5]);
    assert.deepEqual(unknown, [key]);
  });
}

test("a key that is spelt like a category of ours does not replace that category's figure", async () => {
  for (const row of [
    { tank: 3432, tanks: 5 },
    { tanks: 5, tank: 3432 },
  ]) {
    const { reports, refused } = await fetchDay(date, row, people);
    if (refused.length === 0) assert.equal(reports[0]?.totals["tanks"], 3432);
  }
});

test("personnel in both files is a contradiction, not the second file's figure", async () => {
  assertRefused(await amongOthers({ tank: 1, personnel: 5 }), /personnel/);
});

test("every report can be read back from a store, whatever the keys are", async () => {
  const { reports } = await fetchDay(date, { tank: 3432, "": 5, "greatest losses direction": "  " }, people);
  for (const report of reports) assert.deepEqual(Report.parse(report), report);
});

test("a direction is one short line, or it is told that it is none", async () => {
  const { reports } = await fetchDay(
    date,
    { tank: 1, "greatest losses direction": "Izyum\n\nRead more at example.com" },
    people,
  );
  assert.doesNotMatch(reports[0]?.direction ?? "", /\n/);
  const long = await fetchDay(date, { tank: 1, "greatest losses direction": "I".repeat(500) }, people);
  assert.equal(long.reports[0]?.direction, undefined);
  assert.ok(long.unknown.length + long.refused.length > 0, "a direction was dropped in silence");
});
