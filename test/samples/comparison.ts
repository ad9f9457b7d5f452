import type { Day } from "../../src/core/day.ts";
import { everyFigure, type History, type Witness } from "./history.ts";
import { KNOWN, type Known, sortRefused } from "./known.ts";
import type { DayReading, Reading } from "./reading.ts";
import { NONE, type Sums } from "./sums.ts";

/** What a file is compared with. */
export interface Surroundings {
  readonly history: History;
  /** What all files say of days that the history does not have. */
  readonly witnesses: readonly Witness[];
  /** Files of which the index says that all they hold is right. */
  readonly vouched: ReadonlySet<string>;
}

/** What came of the comparison of one file. */
export interface Comparison {
  readonly sums: Sums;
  /** Sentences about what is understood. */
  readonly remarks: readonly string[];
  /** Sentences about what is not. */
  readonly failures: readonly string[];
}

/** Compares what a file says with the history, and beyond it with the other files. */
export function compare(file: string, reading: Reading, around: Surroundings): Comparison {
  const sums = structuredClone(NONE);
  /** What is understood, by where it is and by the reason. */
  const understood = new Map<string, Map<string, string[]>>();
  function note(place: string, what: string, reason: string): void {
    const reasons = understood.get(place) ?? new Map<string, string[]>();
    understood.set(place, reasons.set(reason, [...(reasons.get(reason) ?? []), what]));
  }
  const failures = [...reading.failures];
  const expected = KNOWN.filter((one) => one.file === file);
  const met = new Set<Known>();

  /** Whether a difference is in the table; else it is a failure. */
  function isKnown(found: Omit<Known, "file" | "reason">): boolean {
    const { day, category, kind, says, history } = found;
    const named = expected.find(
      (one) =>
        one.day === day &&
        one.category === category &&
        one.kind === kind &&
        one.says === says &&
        one.history === history,
    );
    const place = kind === "left out" ? `${day} without` : `${day}, ${kind}s`;
    const what = kind === "left out" ? category : `${category} ${says} for ${history ?? "none"}`;
    if (named) met.add(named);
    if (named) note(place, what, named.reason);
    else failures.push(`${place} ${what}`);
    return named !== undefined;
  }

  function compareTotals({ day, ...report }: DayReading): void {
    for (const [category, says] of Object.entries(everyFigure(report))) {
      const history = around.history.on(day)?.[category];
      sums.totals.read += 1;
      if (day > around.history.last) {
        const { wrong, vouched } = judge(file, day, category, says, around);
        sums.totals[wrong ? "wrong" : "beyond"] += 1;
        sums.totals.vouched += vouched ? 1 : 0;
        if (wrong) failures.push(`${day} ${category}: total ${says}, ${wrong}`);
      } else if (says === history) sums.totals.right += 1;
      else sums.totals[isKnown({ day, category, kind: "total", says, history }) ? "known" : "wrong"] += 1;
    }
  }

  function compareIncrements({ day, increments = {} }: DayReading): void {
    for (const [category, says] of Object.entries(increments)) {
      const history = around.history.increment(day, category);
      sums.increments.read += 1;
      if (day > around.history.last) {
        sums.increments.beyond += 1;
        sums.increments.vouched += around.vouched.has(file) ? 1 : 0;
      } else if (says === history) sums.increments.right += 1;
      else
        sums.increments[isKnown({ day, category, kind: "increment", says, history }) ? "known" : "wrong"] +=
          1;
    }
  }

  const due = reading.due ?? ((category) => category !== "prisoners");
  for (const day of reading.days) {
    sums.days += 1;
    compareTotals(day);
    compareIncrements(day);
    const has = everyFigure(day);
    for (const category of around.history.due(day.day))
      if (
        has[category] === undefined &&
        due(category) &&
        isKnown({ day: day.day, category, kind: "left out" })
      )
        sums.leftOut += 1;
  }

  const { explained, unforeseen, gone } = sortRefused(file, reading.refused);
  for (const { row, reason } of explained) note("refused", row, reason);
  const remarks = Array.from(understood, ([place, reasons]) =>
    Array.from(reasons, ([reason, what]) => `${place} ${what.join(", ")}: ${reason}`),
  ).flat();
  failures.push(
    ...unforeseen.map(({ row, reason }) => `refused: ${row}: ${reason}`),
    ...reading.unknown.map((label) => `unknown: ${label}`),
    ...gone.map(({ row }) => `${row} should be refused, and is not any more`),
    ...expected
      .filter((one) => !met.has(one))
      .map(
        ({ day, category, kind }) =>
          `${day} ${category}: the table has it as ${kind}, which it is not any more`,
      ),
  );
  const counted = { refused: reading.refused.length, unknown: reading.unknown.length };
  return {
    sums: { ...sums, ...counted, notUnderstood: failures.length },
    remarks: [...reading.notes, ...remarks],
    failures,
  };
}

/**
 * What there is against a total of a day after the history: another file that has another on that day, a higher one
 * before or a lower one after. `vouched` where a file of the same day or the index confirms it.
 */
function judge(
  file: string,
  day: Day,
  category: string,
  says: number,
  { history, witnesses, vouched }: Surroundings,
): { wrong?: string; vouched: boolean } {
  const end = { file: "the history", day: history.last, figures: history.on(history.last) ?? {} };
  let isConfirmed = vouched.has(file);
  for (const other of [end, ...witnesses]) {
    const total = other.figures[category];
    if (other.file === file || total === undefined) continue;
    const isContradicted = other.day < day ? total > says : other.day > day ? total < says : total !== says;
    if (isContradicted) return { wrong: `${other.file} has ${total} on ${other.day}`, vouched: false };
    isConfirmed ||= other.day === day;
  }
  return { vouched: isConfirmed };
}
