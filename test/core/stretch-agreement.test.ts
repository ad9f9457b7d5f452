import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { composeAnswer } from "../../src/core/answer.ts";
import type { Archive } from "../../src/core/archive.ts";
import { isGroup } from "../../src/core/category.ts";
import { FIRST_REPORT } from "../../src/core/course.ts";
import { addDays, type Day, daysBetween } from "../../src/core/day.ts";
import { meaningOf } from "../../src/core/meaning.ts";
import type { Period } from "../../src/core/period.ts";
import { sideOf } from "../../src/core/side.ts";
import { storyFacts } from "../../src/core/story-facts.ts";
import { summaryOf } from "../../src/core/summary.ts";
import { anyHistory, IDS } from "../histories.ts";
import { archiveOf, EMBEDDED, english, REAL, reportOf, sources } from "../reports.ts";

/** What each telling says of one category or group over a stretch: its days, loss, mean and highest day. */
function check(archive: Archive, asked: Period, id: string): void {
  const summary = summaryOf(archive, asked);
  const side = sideOf(archive, asked, id);
  const facts = storyFacts(archive, asked, id);
  if (!summary) {
    assert.deepEqual([side, facts], [undefined, undefined]);
    return;
  }
  const { from, to } = summary;
  assert.ok(asked.from <= from && from <= to && to <= asked.to, `${from}..${to} is what was asked for`);
  assert.deepEqual({ ...summaryOf(archive, { from, to }) }, withoutLeftOut(summary), "it is cut once");
  assert.deepEqual([side?.from, side?.to, side?.days], [from, to, daysBetween(from, to) + 1]);
  if (from === to) return;

  const figure = [...summary.changes, ...summary.groups].find(
    (one) => ("group" in one ? one.group : one.category) === id,
  );
  const { stretch } = meaningOf(archive, id, { from, to });
  assert.equal(side?.figures.get(id)?.loss, figure?.delta);
  if (!figure) return;
  assert.equal(stretch?.loss, figure.delta);
  assert.equal(stretch?.since, figure.since);
  if (!stretch) return;
  assert.equal(side?.figures.get(id)?.days, stretch.days);
  if (stretch.mean !== undefined)
    assert.ok(from <= addDays(to, 1 - stretch.days), "a mean is of days of the stretch");
  if (stretch.peak) assert.ok(from <= stretch.peak.day && stretch.peak.day <= to);
  const { lead = [], stretch: told, days } = facts ?? {};
  if (lead[0]?.id !== id) return;
  // Where corrections took more off than was lost, a story tells both, and what was lost first.
  const outweighed = stretch.loss <= 0 ? (stretch.correction ?? 0) : 0;
  assert.deepEqual([lead[0].count, days], [stretch.loss - outweighed, stretch.days]);
  assert.deepEqual(told?.peak?.day, stretch.peak?.day);
  assert.deepEqual(told?.peak?.figure.count, stretch.peak?.loss);
}

function withoutLeftOut(summary: NonNullable<ReturnType<typeof summaryOf>>) {
  const { leftOut: _leftOut, ...rest } = summary;
  return rest;
}

describe("every telling of a stretch", () => {
  test("says the same of it, and nothing of days that were not asked for", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), fc.nat({ max: 60 }), (history, start, length) => {
        const archive = archiveOf(...history);
        const days = archive.days();
        fc.pre(days.length > 0);
        const from = addDays(days[start % days.length] as Day, (start % 7) - 3);
        for (const id of IDS) check(archive, { from, to: addDays(from, length + 1) }, id);
      }),
      { numRuns: 300 },
    );
  });

  test("says the same of the days that are part of the program", () => {
    const archive = archiveOf(...EMBEDDED);
    const days = [
      "2022-01-01",
      FIRST_REPORT,
      "2022-10-06",
      "2023-03-01",
      "2023-03-07",
      "2023-05-31",
    ] as const;
    for (const from of days)
      for (const to of days)
        if (from < to)
          for (const id of IDS) if (isGroup(id) || id !== "srbms") check(archive, { from, to }, id);
  });
});

/** Everything that an answer says. */
function told(archive: Archive, asked: Period, form: "brief" | "full" | "story", category?: string): string {
  const answer = composeAnswer(archive, asked, { voice: english, sources, form, category });
  assert.ok(answer);
  const { title, lines = [], notes = [], source } = answer;
  return [title, ...lines, ...notes, source?.text, source?.standing].join("\n");
}

describe("the words of a stretch", () => {
  const embedded = archiveOf(...EMBEDDED);
  const year = { from: "2022-01-01", to: "2022-12-31" } as const;
  const first = "The stretch begins with the first report, of 25 February 2022, which counts from the start";

  test("begin with the first report in every form, however early it was asked for", () => {
    for (const form of ["brief", "full", "story"] as const) {
      const text = told(embedded, year, form);
      assert.ok(text.includes(first), text);
      assert.ok(
        text.includes("Left out, because there is no report: 7 October 2022 – 31 December 2022."),
        text,
      );
      assert.doesNotMatch(text, /1 January|24 February|225 days|100% of|100 per cent/);
    }
    assert.match(told(embedded, year, "full"), /^Russian combat losses, 25 February 2022 – 6 October 2022\n/);
    assert.match(told(embedded, year, "full"), /274 a day on average over 224 days/);
    assert.match(
      told(embedded, year, "story"),
      /over 224 days, in the reports from 25 February to 6 October 2022/,
    );
  });

  test("are of the days that can be measured, and say which are left out", () => {
    const march = { from: "2023-03-01", to: "2023-03-31" } as const;
    const full = told(embedded, march, "full");
    assert.match(full, /^Russian combat losses, 4 March 2023 – 16 March 2023\n/);
    assert.match(full, /Personnel: 162,560 \(\+11,190\)/);
    assert.match(full, /Personnel: 861 a day on average over 13 days\./);
    assert.match(full, /Personnel: 6\.9% of the total up to 16 March 2023\./);
    for (const form of ["brief", "full", "story"] as const)
      assert.match(
        told(embedded, march, form),
        /Left out, because there is no report of 28 February 2023 to measure from: 1 March 2023 – 3 March 2023\./,
      );
    const may = told(embedded, { from: "2023-05-01", to: "2023-05-31" }, "brief");
    assert.match(may, /changes are since the report of 16 March 2023\.\nPersonnel: 203,160 \(\+40,600\)/);
    assert.doesNotMatch(may, /on average/);
  });

  test("name the greatest of the days that have a loss of their own", () => {
    const archive = archiveOf(
      ...[80, 146, 150, 191].map((tanks, index) => reportOf(addDays(FIRST_REPORT, index), { tanks })),
    );
    assert.match(
      told(archive, year, "full", "tanks"),
      /Tanks: 48 a day on average over 4 days; most on 26 February 2022, 66, of the 3 days whose own loss is known\./,
    );
    assert.match(
      told(archive, year, "story", "tanks"),
      /The most that one of these reports counted for a single day was 66 tanks, in that of 26 February 2022\./,
    );
  });

  test("tell of a category that begins within, whose first count is no loss of a group", () => {
    const { totals = {} } = REAL.at(-1) ?? {};
    const { groundRobots: _robots, ...before } = totals;
    const archive = archiveOf(
      reportOf("2026-05-02", before),
      reportOf("2026-05-03", { ...totals, groundRobots: 1_306 }),
      reportOf("2026-05-04", { ...totals, groundRobots: 1_316, tanks: 12_260 }),
    );
    const days = { from: "2026-05-03", to: "2026-05-04" } as const;
    const note =
      "Ground robots: reported for the first time on 3 May 2026, with 1,306. That counts from the start of the war and is no part of the change; since then: +10.";
    for (const form of ["brief", "full", "story"] as const)
      for (const category of [undefined, "equipment", "groundRobots"]) {
        const text = told(archive, days, form, category);
        assert.ok(text.includes(note), text);
        assert.equal(text.split("reported for the first time").length, 2, text);
      }
    assert.match(
      told(archive, days, "full", "equipment"),
      /\(\+19\)[\s\S]*9\.5 a day on average over 2 days/,
    );
  });

  test("say that only the last totals are confirmed", () => {
    const reports = [reportOf("2023-05-20", { tanks: 3_781 }), reportOf("2023-05-21", { tanks: 3_783 })];
    const other = reports.map((report) => ({ ...report, source: "embedded" }));
    const days = { from: "2023-05-20", to: "2023-05-21" } as const;
    const [last] = [{ from: "2023-05-21", to: "2023-05-21" } as const];
    const more = [reportOf("2023-05-19", { tanks: 3_780 }), ...reports];
    assert.match(
      told(archiveOf(...more, ...other), days, "full"),
      /\nThe totals of 21 May 2023 are confirmed by /,
    );
    assert.match(told(archiveOf(...more), days, "brief"), /The totals of 21 May 2023 are not confirmed/);
    assert.match(told(archiveOf(...more, ...other), last, "full"), /\nConfirmed by /);
  });
});
