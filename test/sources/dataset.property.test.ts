import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day } from "../../src/core/day.ts";
import { EQUIPMENT, fetchRows, PERSONNEL, type Row } from "../fakes/dataset.ts";

/** The data set's key for each category, by the days in which its column exists. */
const columns: readonly [category: string, key: string, from: Day, to: Day][] = [
  ["tanks", "tank", "2022-02-25", "2100-01-01"],
  ["afvs", "APC", "2022-02-25", "2100-01-01"],
  ["artillery", "field artillery", "2022-02-25", "2100-01-01"],
  ["mlrs", "MRL", "2022-02-25", "2100-01-01"],
  ["airDefence", "anti-aircraft warfare", "2022-02-25", "2100-01-01"],
  ["aircraft", "aircraft", "2022-02-25", "2100-01-01"],
  ["helicopters", "helicopter", "2022-02-25", "2100-01-01"],
  ["uavs", "drone", "2022-02-25", "2100-01-01"],
  ["ships", "naval ship", "2022-02-25", "2100-01-01"],
  ["specialEquipment", "special equipment", "2022-03-16", "2100-01-01"],
  ["srbms", "mobile SRBM system", "2022-03-26", "2022-04-30"],
  ["cruiseMissiles", "cruise missiles", "2022-05-01", "2100-01-01"],
  ["vehicles", "vehicles and fuel tanks", "2022-05-01", "2100-01-01"],
  ["submarines", "submarines", "2023-09-14", "2100-01-01"],
  ["groundRobots", "ground robotic systems", "2026-05-03", "2100-01-01"],
];

const total = fc.oneof(fc.nat({ max: 2_000_000 }), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER));
const day = fc.nat({ max: 1_800 }).map((count) => addDays("2022-02-25", count));
const figures = fc.record(Object.fromEntries(columns.map(([category]) => [category, total])));
const truth = fc.record({
  day,
  personnel: total,
  figures,
  auto: fc.nat({ max: 5_000 }),
  tankers: fc.nat({ max: 500 }),
  direction: fc.option(fc.constantFrom("Izyum", "Kurakhove and Izyum", "Бахмут")),
  prisoners: fc.option(fc.nat({ max: 1_000 })),
  qualifier: fc.constantFrom("about" as const, "more" as const),
});
type Truth = typeof truth extends fc.Arbitrary<infer T> ? T : never;

/** The same facts as the data set writes them down, and as a report has them. */
function written(fact: Truth): { [EQUIPMENT]: Row; [PERSONNEL]: Row; totals: Record<string, number> } {
  const { day: date, personnel } = fact;
  const row: Record<string, unknown> = { date, day: 1 };
  const totals: Record<string, number> = { personnel };
  for (const [category, key, from, to] of columns) {
    if (date < from || date > to) continue;
    row[key] = totals[category] = fact.figures[category] as number;
  }
  if (date < "2022-05-01") {
    row["military auto"] = fact.auto;
    row["fuel tank"] = fact.tankers;
    totals["vehicles"] = fact.auto + fact.tankers;
  }
  if (fact.direction !== null) row["greatest losses direction"] = fact.direction;
  const people: Record<string, unknown> = { date, day: 1, personnel, "personnel*": fact.qualifier };
  if (fact.prisoners !== null) people["POW"] = fact.prisoners;
  return { [EQUIPMENT]: row, [PERSONNEL]: people, totals };
}

/** The same row with its keys in another order. */
function shuffled(row: Row, seed: readonly number[]): Row {
  const entries = Object.entries(row).map((entry, index) => [seed[index % seed.length] ?? 0, entry] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => a - b).map(([, entry]) => entry));
}

test("figures written down as the data set does come back as the same figures", async () => {
  const history = fc.uniqueArray(truth, { selector: (fact) => fact.day, minLength: 1, maxLength: 12 });
  const seed = fc.array(fc.nat(), { minLength: 5, maxLength: 20 });
  const property = fc.asyncProperty(history, seed, async (facts, order) => {
    const rows = facts.map((fact) => written(fact));
    const { reports, refused, unknown } = await fetchRows(
      rows.map((row) => shuffled(row[EQUIPMENT], order)),
      rows.map((row) => shuffled(row[PERSONNEL], order)).reverse(),
    );
    assert.deepEqual([refused, unknown], [[], []]);
    const expected = facts.map((fact) => ({
      source: "dataset",
      day: fact.day,
      totals: written(fact).totals,
      qualifier: fact.qualifier,
      ...(fact.direction !== null && { direction: fact.direction }),
      ...(fact.prisoners !== null && { prisoners: fact.prisoners }),
    }));
    // The increments of a few days are known without any file.
    assert.deepEqual(
      reports.map(({ increments: _increments, ...report }) => report),
      expected.sort((a, b) => (a.day < b.day ? -1 : 1)),
    );
  });
  await fc.assert(property, { numRuns: 60 });
});

test("whatever the rows hold, a day is either a report or refused by its date, and never lost", async () => {
  const value = fc.oneof(
    fc.nat(),
    fc.double(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.constant([]),
  );
  const keys = fc.constantFrom(
    "tank",
    "APC",
    "fuel tank",
    "military auto",
    "personnel*",
    "new",
    "POW",
    "personnel",
  );
  const row = fc.dictionary(keys, value, { maxKeys: 5 });
  const history = fc.uniqueArray(fc.tuple(day, row, row), {
    selector: ([date]) => date,
    minLength: 1,
    maxLength: 10,
  });
  const property = fc.asyncProperty(history, async (days) => {
    const { reports, refused } = await fetchRows(
      days.map(([date, weapons]) => ({ ...weapons, date })),
      days.map(([date, , people]) => ({ ...people, date })),
    );
    const told = [...reports.map((report) => report.day), ...refused.map((refusal) => refusal.row)];
    assert.deepEqual(told.sort(), days.map(([date]) => date).sort());
  });
  await fc.assert(property, { numRuns: 60 });
});
