import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day } from "../../src/core/day.ts";
import { doubtText } from "../../src/core/doubt-words.ts";
import { agrees, type Doubt, doubtsOf, isCleared, type Surroundings } from "../../src/core/guard.ts";
import type { Report } from "../../src/core/report.ts";
import { english, plain, REAL, reportOf } from "../reports.ts";

const day29 = REAL.find(({ day }) => day === "2024-11-29") as Report;
const day30 = REAL.find(({ day }) => day === "2024-11-30") as Report;

/** What there is to judge by: the report of the day before and three quiet months, unless `more` says otherwise. */
function around(more: Partial<Surroundings> = {}): Surroundings {
  return {
    before: day29,
    after: undefined,
    previous: undefined,
    additions: () => Array.from({ length: 90 }, (_, index) => index % 5),
    ...more,
  };
}

/** The day after 29 November 2024 as it might have been, with these totals instead. */
function next(totals: Record<string, number>, more: Partial<Report> = {}): Report {
  const grown = Object.entries(day29.totals).map(([category, total]) => [category, total + 1]);
  return reportOf("2024-11-30", { ...Object.fromEntries(grown), ...totals }, more);
}

const kinds = (doubts: readonly Doubt[]) => doubts.map(({ kind }) => kind);
const told = (doubts: readonly Doubt[]) => doubts.map((doubt) => plain(doubtText(english, doubt)));

test("a report like any other raises no doubt", () => {
  assert.deepEqual(doubtsOf(next({}), "2024-11-30", around()), []);
  assert.deepEqual(doubtsOf(next({}), "2024-12-02", around({ before: undefined })), []);
});

test("both falls of 30 November 2024 are doubted, and told with what they were", () => {
  assert.deepEqual(
    told(doubtsOf(day30, "2024-11-30", around())),
    [
      "the total of “Multiple rocket launchers” fell from 1,255 to 1,253",
      "the total of “Special equipment” fell from 3,700 to 3,617",
      // 42 UAVs are no more than usual; 159 vehicles are, beside the three quiet months of this test.
      "the total of “Personnel” rose from 738,660 to 740,400, far more than is usual",
      "the total of “Artillery systems” rose from 20,886 to 20,909, far more than is usual",
      "the total of “Drones (UAVs)” rose from 19,750 to 19,792, far more than is usual",
      "the total of “Vehicles and fuel tanks” rose from 30,272 to 30,431, far more than is usual",
    ].sort((a, b) => order(a) - order(b)),
  );
});

/** The catalogue's order of the labels above. */
function order(text: string): number {
  const labels = ["Personnel", "Artillery", "Multiple", "Drones", "Vehicles", "Special"];
  return labels.findIndex((label) => text.includes(label));
}

test("personnel that falls by one is doubted, and so is a fall over a gap of days", () => {
  assert.deepEqual(kinds(doubtsOf(next({ personnel: 738_659 }), "2024-11-30", around())), ["fall"]);
  const later = { ...next({ tanks: 9_457 }), day: "2024-12-09" as Day };
  assert.deepEqual(kinds(doubtsOf(later, "2024-12-09", around())), ["fall"]);
});

test("checklist 11: a rise is a jump above ten times the median, above each day of the quarter, and above five", () => {
  const rise = (added: number, additions: readonly number[]) =>
    kinds(doubtsOf(next({ tanks: 9_458 + added }), "2024-11-30", around({ additions: () => additions })));
  const quarter = (usual: number, most: number) => [most, ...Array.from({ length: 89 }, () => usual)];
  assert.deepEqual(rise(101, quarter(10, 50)), ["jump"]);
  assert.deepEqual(rise(100, quarter(10, 50)), []);
  assert.deepEqual(rise(101, quarter(10, 101)), []);
  assert.deepEqual(rise(6, quarter(0, 5)), ["jump"]);
  assert.deepEqual(rise(5, quarter(0, 4)), []);
  assert.deepEqual(rise(5_000, quarter(10, 50).slice(0, 29)), [], "a month tells too little");
});

test("a rise over several days is measured by the day", () => {
  const additions = () => Array.from({ length: 90 }, () => 10);
  const later = { ...next({ tanks: 9_458 + 300 }), day: "2024-12-02" as Day };
  assert.deepEqual(kinds(doubtsOf(later, "2024-12-02", around({ additions }))), []);
  assert.deepEqual(kinds(doubtsOf(next({ tanks: 9_458 + 300 }), "2024-11-30", around({ additions }))), [
    "jump",
  ]);
});

test("a report with at most half of its day's categories is doubted", () => {
  const few = reportOf("2026-06-16", { personnel: 1_385_420, tanks: 12_026, afvs: 24_768 });
  assert.deepEqual(doubtsOf(few, "2026-06-16", around({ before: undefined })), [
    { kind: "few", has: 3, due: 15 },
  ]);
  assert.deepEqual(told(doubtsOf(few, "2026-06-16", around({ before: undefined }))), [
    "it has only 3 of 15 categories, or none of personnel",
  ]);
});

test("a report without personnel is doubted, whatever else it has", () => {
  const { personnel: _none, ...rest } = next({}).totals;
  assert.deepEqual(kinds(doubtsOf(reportOf("2024-11-30", rest), "2024-11-30", around())), ["few"]);
});

test("the figures of the day before under a new date are doubted, once there are enough of them", () => {
  const copy = reportOf("2024-11-30", day29.totals);
  assert.deepEqual(doubtsOf(copy, "2024-11-30", around()), [{ kind: "unchanged", day: "2024-11-29" }]);
  assert.deepEqual(doubtsOf({ ...copy, day: "2024-12-01" }, "2024-12-01", around()), []);
});

test("a report dated later than it came, or with two dates, is doubted", () => {
  assert.deepEqual(kinds(doubtsOf(next({}), "2024-11-29", around())), ["future"]);
  const two = next({}, { otherDays: ["2024-10-30"] });
  assert.deepEqual(told(doubtsOf(two, "2024-11-30", around())), [
    "its page also carries the date 2024-10-30",
  ]);
});

test("a total above that of the report after it is doubted", () => {
  const after = reportOf("2024-12-01", { ...next({}).totals, tanks: 9_460 });
  const slip = next({ tanks: 9_504 });
  assert.deepEqual(told(doubtsOf(slip, "2024-11-30", around({ after, additions: () => [] }))), [
    "the total of “Tanks” is 9,504, more than the 9,460 of the report after it",
  ]);
});

test("a restatement is doubted for what it changes, and not for what was said before", () => {
  const previous = next({ mlrs: 1_253 });
  const restated = next({ mlrs: 1_253, tanks: 9_457 });
  const doubts = doubtsOf(restated, "2024-12-20", around({ previous }));
  assert.deepEqual(
    doubts.map((doubt) => "category" in doubt && doubt.category),
    ["tanks"],
  );
});

test("a doubt about a figure is cleared by the same figure, and one about the report by the same report", () => {
  const fallen = next({ tanks: 9_457 });
  const [doubt] = doubtsOf(fallen, "2024-11-30", around()) as [Doubt];
  assert.ok(isCleared(doubt, fallen, reportOf("2024-11-30", { tanks: 9_457, personnel: 1 })));
  assert.ok(!isCleared(doubt, fallen, reportOf("2024-11-30", { tanks: 9_459 })));
  assert.ok(!isCleared(doubt, fallen, reportOf("2024-11-30", {})));
  const future: Doubt = { kind: "future" };
  assert.ok(isCleared(future, fallen, { ...fallen, source: "minfin" }));
  assert.ok(!isCleared(future, fallen, { ...fallen, totals: { ...fallen.totals, tanks: 9_458 } }));
});

test("who agrees has half of the figures and none that differs", () => {
  fc.assert(
    fc.property(fc.nat({ max: 14 }), (shared) => {
      const some = Object.fromEntries(Object.entries(day29.totals).slice(0, shared));
      assert.equal(agrees(day29, { ...day29, totals: some }), shared >= 7);
      if (shared > 0) {
        const off = { ...some, personnel: 1 };
        assert.ok(!agrees(day29, { ...day29, totals: off }));
      }
    }),
  );
});

test("no report whose totals each grow by at most the usual is ever doubted", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 14, maxLength: 14 }), (added) => {
      const totals = Object.entries(day29.totals).map(([category, total], index) => [
        category,
        total + (added[index] as number),
      ]);
      const report = reportOf(addDays(day29.day, 1), Object.fromEntries(totals));
      assert.deepEqual(doubtsOf(report, report.day, around()), []);
    }),
  );
});
