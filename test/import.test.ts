import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays, type Day, FIRST_DAY } from "../src/core/day.ts";
import type { Report } from "../src/core/report.ts";
import { type Harvest, type Source, SourceFailure } from "../src/core/source.ts";
import { importHistory } from "../src/import.ts";
import { sourceOf } from "./delivery/world.ts";
import { never } from "./lib/harness.ts";
import { botOf, english, REAL, reportOf } from "./reports.ts";

/** When everything is imported. */
const NOW = Date.parse("2026-08-08T09:00:00Z");

/** A source whose answers are these, one after the other. */
function answering(name: string, ...answers: readonly (Partial<Harvest> | Error)[]): Source {
  return {
    ...sourceOf([], name),
    async *fetch() {
      for (const answer of answers) {
        if (answer instanceof Error) throw answer;
        yield { reports: [], refused: [], unknown: [], ...answer };
      }
    },
  };
}

/** Imports over one database, of what each call is handed. */
async function deskOf(t: Parameters<typeof botOf>[0]) {
  const { store } = await botOf(t);
  async function importFrom(source: Source, others: readonly Source[] = [], signal = never) {
    const lines: string[] = [];
    const steps: string[] = [];
    const parts = { source, others, store, voice: english, now: () => NOW, timeZone: "Europe/Kyiv", signal };
    const progress = { show: (text: string) => void steps.push(text), clear: () => void steps.push("") };
    await importHistory({ ...parts, print: (line) => void lines.push(line), progress });
    return { lines, steps, shown: steps.filter(Boolean) };
  }
  const load = (reports: readonly Report[], more: Partial<Harvest> = {}) =>
    importFrom(answering("dataset", { reports, ...more }));
  return { store, load, importFrom };
}

/** Days from 2023-01-01 on, with all that a report of then has. */
function daily(count: number, from: Day = "2023-01-01"): Report[] {
  return Array.from({ length: count }, (_, index) =>
    reportOf(addDays(from, index), {
      personnel: 107_000 + 700 * index,
      tanks: 3_000 + 9 * index,
      afvs: 6_000 + 12 * index,
      artillery: 2_000 + 8 * index,
      mlrs: 420 + index,
      uavs: 1_800 + 5 * index,
      vehicles: 4_700 + 7 * index,
      specialEquipment: 180 + index,
    }),
  );
}

/** What was said after the reports themselves were told. */
function closing(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.startsWith("As news, "));
  return start === -1 ? [] : lines.slice(start);
}

describe("loading", () => {
  test("says what was read and what was new, and the second time that nothing is", async (t) => {
    const { load, store } = await deskOf(t);
    const [first, second] = [await load(daily(7)), await load(daily(7))];
    assert.deepEqual(first.lines, ["Read 7 reports, 2023-01-01 to 2023-01-07.", "New: 7."]);
    assert.deepEqual(second.lines, [
      "Read 7 reports, 2023-01-01 to 2023-01-07.",
      "Nothing is new.",
      "Known already: 7.",
    ]);
    assert.equal((await store.reports()).length, 7);
  });

  test("names every figure that differs with what it was and what it is", async (t) => {
    const { load, store } = await deskOf(t);
    await load([reportOf("2025-12-31", { personnel: 1_207_910, tanks: 11_481 })]);
    const { lines } = await load([reportOf("2025-12-31", { personnel: 1_207_000, uavs: 97_684 })]);
    assert.equal(
      lines[1],
      "Changed: 2025-12-31: Personnel 1,207,910 → 1,207,000, Tanks 11,481 → absent, Drones (UAVs) absent → 97,684. The old version is kept.",
    );
    assert.equal((await store.reports()).length, 2);
  });

  test("tells a change beside the totals as one", async (t) => {
    const { load } = await deskOf(t);
    await load([reportOf("2025-12-31", { tanks: 11_481 })]);
    const { lines } = await load([reportOf("2025-12-31", { tanks: 11_481 }, { direction: "Pokrovsk" })]);
    assert.match(lines[1] as string, /^Changed: 2025-12-31: no total, only what stands beside them\. /);
  });

  test("tells what was refused and what is not in the catalogue", async (t) => {
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

  test("takes one report for one report, and several answers for one history", async (t) => {
    const { load, importFrom } = await deskOf(t);
    assert.match((await load(daily(1))).lines[0] as string, /^Read 1 report, /);
    const [one, two] = daily(2);
    const { lines } = await importFrom(
      answering("dataset", { reports: [one as Report] }, { reports: [two as Report] }),
    );
    assert.equal(lines[0], "Read 2 reports, 2023-01-01 to 2023-01-02.");
  });

  test("shows how far it has come after every two hundred reports, and takes that away", async (t) => {
    const { load } = await deskOf(t);
    const { steps } = await load(daily(450, FIRST_DAY));
    assert.deepEqual(steps.slice(0, 4), [
      "Kept 200 of 450 reports",
      "Kept 400 of 450 reports",
      "Kept 450 of 450 reports",
      "",
    ]);
  });

  test("of a source that cannot be read ends with its own words, and nothing is kept", async (t) => {
    const { store, importFrom } = await deskOf(t);
    const failure = new SourceFailure("dataset: it cannot be used.");
    const other = answering("orc", { reports: daily(2) });
    await assert.rejects(importFrom(answering("dataset", { reports: daily(3) }, failure), [other]), failure);
    assert.deepEqual(await store.reports(), []);
  });
});

describe("comparing", () => {
  test("says for each other source on which days it disagrees, and keeps its reports too", async (t) => {
    const { store, importFrom } = await deskOf(t);
    const reports = daily(3);
    const of = (source: string, more: Readonly<Record<string, number>> = {}) =>
      reports.map((report) => ({ ...report, source, totals: { ...report.totals, ...more } }));
    const { lines, shown } = await importFrom(answering("dataset", { reports }), [
      answering("orc", { reports: of("orc") }),
      answering("minfin", { reports: of("minfin", { tanks: 3_009 }) }),
    ]);
    assert.deepEqual(lines.slice(0, 2), ["Read 3 reports, 2023-01-01 to 2023-01-03.", "New: 3."]);
    const said = lines.join("\n");
    assert.ok(said.includes("Compared with orc: 3 days, 2023-01-01 to 2023-01-03; no figure differs."), said);
    assert.ok(
      said.includes(
        "Compared with minfin: 3 days, 2023-01-01 to 2023-01-03; 2 figures differ on 2 days.\n  2023-01-01: Tanks 3,009, here 3,000 (+9).\n  2023-01-03: Tanks 3,009, here 3,018 (−9).",
      ),
      said,
    );
    const kept = await store.reports();
    for (const source of ["dataset", "orc", "minfin"])
      assert.equal(kept.filter(({ report }) => report.source === source).length, 3, source);
    assert.ok(shown.includes("Comparing with orc: 3 days so far"));
  });

  test("a source that fails is one line, and neither the import nor another comparison ends with it", async (t) => {
    const { importFrom } = await deskOf(t);
    const reports = daily(3);
    const failure = new SourceFailure("orc: http://127.0.0.1/ cannot be used: it answered with status 500.");
    const { lines } = await importFrom(answering("dataset", { reports }), [
      answering("orc", failure),
      answering("minfin", { reports: reports.map((report) => ({ ...report, source: "minfin" })) }),
    ]);
    assert.deepEqual(lines.slice(2).sort(), [
      "Compared with minfin: 3 days, 2023-01-01 to 2023-01-03; no figure differs.",
      `orc could not be read. ${failure.message}`,
    ]);
  });
});

describe("the guard", () => {
  test("says of the real days on which some figures fell what it would have held", async (t) => {
    const { load } = await deskOf(t);
    const said = [
      "As news, 1 report of dataset would have been held until confirmed or let through:",
      "  2024-11-30: the total of “Multiple rocket launchers” fell from 1,255 to 1,253; the total of “Special equipment” fell from 3,700 to 3,617.",
    ];
    assert.deepEqual(closing((await load(REAL)).lines), said);
    assert.deepEqual(closing((await load(REAL)).lines), [], "nothing is new, so there is nothing to say");
  });

  test("says nothing of a day that another source confirms, and of figures only those that are left", async (t) => {
    const { importFrom } = await deskOf(t);
    const dataset = answering("dataset", { reports: REAL });
    const of = (change: Readonly<Record<string, number>>) =>
      answering("orc", {
        reports: REAL.map((report) => ({
          ...report,
          source: "orc",
          totals: { ...report.totals, ...change },
        })),
      });
    const { lines } = await importFrom(dataset, [of({ mlrs: 1_250 })]);
    assert.deepEqual(closing(lines).slice(1), [
      "  2024-11-30: the total of “Multiple rocket launchers” fell from 1,255 to 1,253.",
    ]);
    assert.deepEqual(closing((await importFrom(dataset, [of({})])).lines), []);
  });

  test("judges each day by those before it as if they had been let through, not by those that came since", async (t) => {
    const { load } = await deskOf(t);
    const days = daily(60);
    const tanks = (report: Report) => report.totals["tanks"] as number;
    const leap = days.map((report, index) =>
      index >= 50 ? { ...report, totals: { ...report.totals, tanks: tanks(report) + 5_000 } } : report,
    );
    assert.deepEqual(closing((await load(leap)).lines), [
      "As news, 1 report of dataset would have been held until confirmed or let through:",
      "  2023-02-20: the total of “Tanks” rose from 3,441 to 8,450, far more than is usual.",
    ]);
  });

  test("looks at the imported source alone", async (t) => {
    const { importFrom } = await deskOf(t);
    const [first, second] = daily(2) as [Report, Report];
    const fallen = { ...second, source: "orc", totals: { ...second.totals, tanks: 301 } };
    const { lines } = await importFrom(answering("dataset", { reports: [first, second] }), [
      answering("orc", { reports: [fallen] }),
    ]);
    assert.deepEqual(closing(lines), []);
  });
});

test("1,600 days and another source with as many are loaded, compared and judged", async (t) => {
  const { importFrom, store } = await deskOf(t);
  const reports = daily(1_600, FIRST_DAY);
  const other = reports.map((report) => ({ ...report, source: "orc" }));
  const began = performance.now();
  const { lines } = await importFrom(answering("dataset", { reports }), [
    answering("orc", { reports: other }),
  ]);
  t.diagnostic(`It took ${Math.round(performance.now() - began)} ms.`);
  assert.ok(lines.includes("New: 1,600."));
  assert.ok(
    lines.some((line) => line.startsWith("Compared with orc: 1,600 days, 2022-02-24 to 2026-07-12; no ")),
  );
  assert.equal((await store.reports()).length, 3_200);
});
