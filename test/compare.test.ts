import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { compareWith } from "../src/compare.ts";
import type { Day } from "../src/core/day.ts";
import type { Figures, Report } from "../src/core/report.ts";
import { type Harvest, type Source, SourceFailure } from "../src/core/source.ts";
import { StoreFailure } from "../src/core/store.ts";
import { realDay, sourceOf } from "./delivery/world.ts";
import { never } from "./lib/harness.ts";
import { botOf, english, plain, reportOf } from "./reports.ts";

/** Another source, which brings these reports a few at a time and then may fail. */
function other(answers: readonly (readonly Report[])[], failure?: Error): Source {
  return {
    ...sourceOf([], "orc"),
    home: "https://example.org/orc",
    async *fetch() {
      for (const reports of answers) yield { reports, refused: [], unknown: [] } satisfies Harvest;
      if (failure) throw failure;
    },
  };
}

const of = (day: Day, totals: Figures) => reportOf(day, totals, { source: "orc" });

async function desk(t: Pick<TestContext, "after">) {
  const { store } = await botOf(t);
  async function compare(here: readonly Report[], source: Source, more: { signal?: AbortSignal } = {}) {
    const lines: string[] = [];
    const steps: string[] = [];
    const progress = { show: (text: string) => void steps.push(text), clear: () => void steps.push("") };
    const print = (line: string) => void lines.push(plain(line));
    const byDay = new Map(here.map((report) => [report.day, report]));
    await compareWith(source, byDay, {
      ...{
        store,
        voice: english,
        now: () => Date.parse("2026-08-08T09:00:00Z"),
        print,
        progress,
        signal: never,
      },
      ...more,
    });
    return { lines, steps };
  }
  return { store, compare };
}

test("each day that differs is a line, oldest first: the other's total, ours, and by how much", async (t) => {
  const { compare } = await desk(t);
  const [day30, day31] = [realDay("2025-12-30"), realDay("2025-12-31")];
  const { lines } = await compare(
    [day30, day31],
    other([
      [{ ...day31, source: "orc", totals: { ...day31.totals, uavs: 97_648, tanks: 11_483 } }],
      [{ ...day30, source: "orc", totals: { ...day30.totals, personnel: 1_206_910 - 1_000 } }],
    ]),
  );
  assert.deepEqual(lines, [
    "Compared with orc: 2 days, 2025-12-30 to 2025-12-31; 3 figures differ on 2 days.",
    "  2025-12-30: Personnel 1,205,910, here 1,206,910 (−1,000).",
    "  2025-12-31: Tanks 11,483, here 11,481 (+2); Drones (UAVs) 97,648, here 97,684 (−36).",
  ]);
});

test("what only one of the two has is no difference, and zero is a figure", async (t) => {
  const { compare } = await desk(t);
  const { lines } = await compare(
    [reportOf("2022-02-25", { tanks: 80, uavs: 0 }), reportOf("2022-02-26", { tanks: 102 })],
    other([[of("2022-02-25", { tanks: 80, ships: 2 }), of("2022-02-27", { tanks: 150 })]]),
  );
  assert.deepEqual(lines, ["Compared with orc: 1 day, 2022-02-25 to 2022-02-25; no figure differs."]);
  const zero = await compare([reportOf("2022-02-25", { uavs: 0 })], other([[of("2022-02-25", { uavs: 2 })]]));
  assert.deepEqual(zero.lines, [
    "Compared with orc: 1 day, 2022-02-25 to 2022-02-25; 1 figure differs on 1 day.",
    "  2022-02-25: Drones (UAVs) 2, here 0 (+2).",
  ]);
});

test("all reports are kept, those of days that nobody else has too, with where they came from", async (t) => {
  const { compare, store } = await desk(t);
  const reports = [of("2022-02-25", { tanks: 80 }), of("2022-02-27", { tanks: 150 })];
  const { lines } = await compare([], other([reports]));
  assert.deepEqual(
    (await store.reports()).map(({ report }) => report),
    reports,
  );
  assert.match(lines[0] as string, /^Compared with orc: it has none of these days\.$/);
  await compare([], other([reports]));
  assert.equal((await store.reports()).length, 2, "a second time is the same as once");
});

test("progress tells the days so far after each answer, and is taken away before anything is said", async (t) => {
  const { compare } = await desk(t);
  const days = ["2022-02-25", "2022-02-26", "2022-02-27"] as const;
  const here = days.map((day) => reportOf(day, { tanks: 80 }));
  const { steps } = await compare(here, other(days.map((day) => [of(day, { tanks: 80 })])));
  assert.deepEqual(steps, [
    "Comparing with orc: 1 day so far",
    "Comparing with orc: 2 days so far",
    "Comparing with orc: 3 days so far",
    "",
  ]);
});

test("a source that fails at once is one line, and one that fails later tells what it had until then", async (t) => {
  const { compare, store } = await desk(t);
  const failure = new SourceFailure(
    "orc: https://example.org/orc cannot be used: it answered with status 500.",
  );
  const here = [reportOf("2022-02-25", { tanks: 80 })];
  assert.deepEqual((await compare(here, other([], failure))).lines, [
    `orc could not be read. ${failure.message}`,
  ]);
  const { lines } = await compare(here, other([[of("2022-02-25", { tanks: 81 })]], failure));
  assert.deepEqual(lines, [
    `orc could not be read to its end. ${failure.message}`,
    "Compared with orc: 1 day, 2022-02-25 to 2022-02-25; 1 figure differs on 1 day.",
    "  2022-02-25: Tanks 81, here 80 (+1).",
  ]);
  assert.equal((await store.reports()).length, 1);
});

test("a signal ends it, and what was compared by then is told", async (t) => {
  const { compare } = await desk(t);
  const stop = new AbortController();
  const source: Source = {
    ...other([]),
    async *fetch(_since, signal) {
      yield { reports: [of("2022-02-25", { tanks: 80 })], refused: [], unknown: [] };
      stop.abort();
      if (signal.aborted) throw new SourceFailure("orc: it was stopped.", { fault: "late" });
    },
  };
  const here = [reportOf("2022-02-25", { tanks: 80 })];
  const { lines } = await compare(here, source, { signal: stop.signal });
  assert.equal(lines.length, 2);
  assert.match(lines[1] as string, /^Compared with orc: 1 day, /);
});

test("what is wrong with the database, or with the program, is no matter of the source", async (t) => {
  const { compare } = await desk(t);
  for (const failure of [new StoreFailure("The database is gone."), new TypeError("a mistake")])
    await assert.rejects(compare([], other([], failure)), failure);
});

test("whatever the figures: as many lines as days that differ, and each difference leads from one to the other", async (t) => {
  const { compare } = await desk(t);
  const totals = fc.record({ tanks: fc.nat({ max: 3 }), uavs: fc.nat({ max: 3 }) }, { requiredKeys: [] });
  const days = ["2022-02-25", "2022-02-26", "2022-02-27"] as const;
  const history = fc.tuple(totals, totals, totals);
  await fc.assert(
    fc.asyncProperty(history, history, async (ours, theirs) => {
      const here = days.map((day, index) => reportOf(day, { ships: 8, ...ours[index] }));
      const there = days.map((day, index) => of(day, { ships: 8, ...theirs[index] }));
      const [head = "", ...lines] = (await compare(here, other([there]))).lines;
      const differing = days.flatMap((day, index) => {
        const [a, b] = [ours[index] ?? {}, theirs[index] ?? {}];
        const keys = (["tanks", "uavs"] as const).filter(
          (key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key],
        );
        return keys.length > 0 ? [{ day, count: keys.length }] : [];
      });
      assert.deepEqual(
        lines.map((line) => ({ day: line.slice(2, 12), count: line.split(";").length })),
        differing,
      );
      const figures = differing.reduce((sum, { count }) => sum + count, 0);
      const result =
        figures === 0 ? "no figure differs" : `${figures} figures? differs? on ${differing.length} days?`;
      assert.match(head, new RegExp(`; ${result}\\.$`));
      for (const [, other, ours, sign, amount] of lines.join("\n").matchAll(/ (\d), here (\d) \((.)(\d)\)/g))
        assert.equal(Number(other) - Number(ours), Number(amount) * (sign === "+" ? 1 : -1));
    }),
    { numRuns: 30 },
  );
});
