import { z } from "zod";
import { Day } from "../core/day.ts";
import type { Figures } from "../core/report.ts";
import { type Refused, SourceFailure } from "../core/source.ts";
import { CATEGORY_OF } from "./dataset-row.ts";
import { readJson, type Tools } from "./reading.ts";
import { Row, RowProblem, shown } from "./row.ts";

const FILE = "russia_losses_equipment_correction.json";

const Rows = z.array(z.unknown());
/** How much of a change of totals is none of that day's losses; negative where earlier losses were taken back. */
const Correction = z.int();

/** Its figures fit the change to the next day: for its own they would leave increments below zero. */
const MISDATED: ReadonlyMap<Day, Day> = new Map([["2023-05-27", "2023-05-28"]]);

/** What the official pages printed where it is not the difference of totals, on days older than the file's first. */
const PRINTED: ReadonlyMap<Day, Readonly<Record<string, number>>> = new Map([
  ["2022-05-31", { vehicles: 11 }],
  ["2022-07-05", { afvs: 18 }],
  ["2022-07-07", { artillery: 3 }],
]);

/** The part of a day's change of totals that restates earlier days, by category id. Zero says that nothing does. */
export type Corrections = ReadonlyMap<string, number>;

/** The corrections that the data set has, by the day of the report that they are in, and what could not be read of them. */
export interface CorrectionFile {
  readonly byDay: ReadonlyMap<Day, Corrections>;
  readonly refused: readonly Refused[];
}

/**
 * A way to get the data set's corrections. It never fails: where the file cannot be read, the corrections of an earlier
 * day are used, or none, and `refused` says so.
 */
export function createCorrections(root: URL, tools: Tools): (signal: AbortSignal) => Promise<CorrectionFile> {
  let known: CorrectionFile = { byDay: new Map(), refused: [] };
  let readOn: Day | undefined;
  return async (signal) => {
    const today = tools.today();
    // The file is hardly ever changed, and whoever asks for it makes the reports wait for their turn.
    if (readOn === today) return known;
    const address = new URL(FILE, root);
    try {
      known = readRows(
        await readJson("dataset", tools, { address, schema: Rows, form: "it is not a list of rows" }, signal),
      );
      readOn = today;
      return known;
    } catch (failure) {
      if (!(failure instanceof SourceFailure)) throw failure;
      const reason = failure.cause instanceof Error ? failure.cause.message : failure.message;
      return { ...known, refused: [...known.refused, { row: "the correction file", reason }] };
    }
  };
}

/**
 * The increments that were published on a day, by category id, as far as the data set lets them be known. `before` are
 * the totals of the day before.
 */
export function incrementsOf(
  day: Day,
  totals: Figures,
  before: Figures,
  corrections: Corrections = new Map(),
): Record<string, number> {
  const increments: Record<string, number> = {};
  for (const [category, total] of Object.entries(totals)) {
    const base = Object.hasOwn(before, category) ? before[category] : undefined;
    const correction = corrections.get(category);
    const printed = PRINTED.get(day)?.[category];
    if (printed !== undefined) increments[category] = printed;
    else if (base !== undefined && correction !== undefined) increments[category] = total - base - correction;
  }
  return increments;
}

function readRows(rows: readonly unknown[]): CorrectionFile {
  const byDay = new Map<Day, Corrections>();
  const refused: Refused[] = [];
  for (const [index, foreign] of rows.entries()) {
    const row = Row.safeParse(foreign).data ?? {};
    const date = Day.safeParse(row["date"]).data;
    try {
      if (!date) throw new RowProblem("it has no date");
      const day = MISDATED.get(date) ?? date;
      if (byDay.has(day)) throw new RowProblem(`there is another correction of ${day}, which is used`);
      byDay.set(day, readRow(row));
    } catch (problem) {
      if (!(problem instanceof RowProblem)) throw problem;
      refused.push({
        row: `${date ?? `number ${index + 1}`} of the correction file`,
        reason: problem.message,
      });
    }
  }
  return { byDay, refused };
}

function readRow(row: Row): Corrections {
  const corrections = new Map<string, number>();
  for (const [key, value] of Object.entries(row)) {
    // The number of the day is wrong in some rows; the date says it all.
    if (key === "date" || key === "day") continue;
    const correction = Correction.safeParse(value).data;
    if (correction === undefined)
      throw new RowProblem(`${shown(key)} is ${shown(value)}, which is no correction of a count`);
    corrections.set(CATEGORY_OF.get(key) ?? key, correction);
  }
  return corrections;
}
