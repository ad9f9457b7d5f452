import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, FIRST_DAY } from "../src/core/day.ts";
import type { Report } from "../src/core/report.ts";
import type { Harvest } from "../src/core/source.ts";
import { SourceFailure } from "../src/core/source.ts";
import { importHistory } from "../src/import.ts";
import { en } from "../src/locales/en.ts";
import { sourceOf } from "./delivery/world.ts";
import { botOf, REAL, reportOf } from "./reports.ts";

/** Imports over one database, of what each call is handed. */
async function deskOf(t: Parameters<typeof botOf>[0]) {
  const { store } = await botOf(t);
  async function load(reports: readonly Report[], more: Partial<Harvest> = {}) {
    const lines: string[] = [];
    const steps: string[] = [];
    const harvest = { reports, refused: [], unknown: [], ...more };
    await importHistory({
      source: { ...sourceOf([]), fetch: () => Promise.resolve(harvest) },
      store,
      locale: en,
      now: () => Date.parse("2026-08-08T09:00:00Z"),
      print: (line) => void lines.push(line),
      progress: (done, all) => void steps.push(`${done}/${all}`),
    });
    return { lines, steps };
  }
  return { store, load };
}

test("an import says what it read and what was new, and the second time that nothing is", async (t) => {
  const { load, store } = await deskOf(t);
  assert.deepEqual((await load(REAL)).lines, ["Read 7 reports, 2022-04-30 to 2026-08-08.", "New: 7."]);
  assert.deepEqual((await load(REAL)).lines, [
    "Read 7 reports, 2022-04-30 to 2026-08-08.",
    "Nothing is new.",
    "Known already: 7.",
  ]);
  assert.equal((await store.reports()).length, 7);
});

test("every figure that differs is named with what it was and what it is", async (t) => {
  const { load } = await deskOf(t);
  await load([reportOf("2025-12-31", { personnel: 1_207_910, tanks: 11_481 })]);
  const { lines } = await load([reportOf("2025-12-31", { personnel: 1_207_000, uavs: 97_684 })]);
  assert.equal(
    lines.at(-1),
    "Changed: 2025-12-31: Personnel 1,207,910 → 1,207,000, Tanks 11,481 → absent, Drones (UAVs) absent → 97,684. The old version is kept.",
  );
});

test("a change beside the totals is told as one", async (t) => {
  const { load } = await deskOf(t);
  await load([reportOf("2025-12-31", { tanks: 11_481 })]);
  const { lines } = await load([reportOf("2025-12-31", { tanks: 11_481 }, { direction: "Pokrovsk" })]);
  assert.match(lines.at(-1) as string, /^Changed: 2025-12-31: no total, only what stands beside them\. /);
});

test("what was refused and what is not in the catalogue is told", async (t) => {
  const { load } = await deskOf(t);
  const { lines } = await load([], {
    refused: [{ row: "2025-12-30", reason: "tank is -3, which is no count of losses" }],
    unknown: ["laser systems"],
  });
  assert.deepEqual(lines, [
    "Read 0 reports.",
    "Nothing is new.",
    "Not in the catalogue: “laser systems”. It is kept under its own name.",
    "Refused: 1, and everything else was kept:",
    "  2025-12-30: tank is -3, which is no count of losses.",
  ]);
});

test("one report is one report", async (t) => {
  const { load } = await deskOf(t);
  const { lines } = await load([reportOf("2025-12-31", { tanks: 11_481 })]);
  assert.match(lines[0] as string, /^Read 1 report, /);
});

test("progress is shown after every two hundred reports", async (t) => {
  const { load } = await deskOf(t);
  const many = Array.from({ length: 450 }, (_, index) =>
    reportOf(addDays(FIRST_DAY, index), { tanks: index }),
  );
  assert.deepEqual((await load(many)).steps, ["200/450", "400/450", "450/450"]);
});

test("a source that cannot be read ends the import with its own words, and nothing is kept", async (t) => {
  const { store } = await deskOf(t);
  const failure = new SourceFailure("dataset: it cannot be used.");
  await assert.rejects(
    importHistory({
      source: { ...sourceOf([]), fetch: () => Promise.reject(failure) },
      store,
      locale: en,
      now: Date.now,
      print: () => {},
      progress: () => {},
    }),
    failure,
  );
  assert.deepEqual(await store.reports(), []);
});
