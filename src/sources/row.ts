import { z } from "zod";
import { byCatalogue } from "../core/category.ts";
import { Day, FIRST_DAY } from "../core/day.ts";
import { Report } from "../core/report.ts";
import type { Harvest, Refused } from "../core/source.ts";
import { oneLine } from "../core/text.ts";

/** The most characters of a foreign value in a sentence of the log. */
const SHOWN_LENGTH = 60;

/**
 * The first report with one line for vehicles and fuel tanks. For the days before, some sources have only the line of
 * vehicles under the name of both: that is no total of the category, and is left out.
 */
export const VEHICLES_JOINED: Day = "2022-05-01";

/** The day of a report, which is not older than the war. */
export const ReportDay = Day.refine((day) => day >= FIRST_DAY);
/** A row of a table, without the keys whose value is null: that is how some tables write what is absent. */
export const Row = z
  .record(z.string(), z.unknown())
  .transform((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
/** A row of a table, without the keys whose value is null: that is how some tables write what is absent. */
export type Row = z.output<typeof Row>;

/** Why a row is no report, as half a sentence for the operator. */
export class RowProblem extends Error {}

/**
 * What the rows of a list hold. `read` gives the report of a row, or nothing for one that was not asked for; where it
 * throws a `RowProblem`, the row is refused by its date, or by its number in `place`: "the file".
 */
export function harvestRows(
  rows: readonly unknown[],
  place: string,
  read: (row: unknown, unknown: Set<string>) => Report | undefined,
): Harvest {
  const reports: Report[] = [];
  const refused: Refused[] = [];
  const unknown = new Set<string>();
  for (const [index, foreign] of rows.entries()) {
    try {
      const report = read(foreign, unknown);
      if (report) reports.push(report);
    } catch (problem) {
      if (!(problem instanceof RowProblem)) throw problem;
      const date = Row.safeParse(foreign).data?.["date"];
      const name = date === undefined ? "" : shown(date);
      refused.push({ row: name || `number ${index + 1} of ${place}`, reason: problem.message });
    }
  }
  return { reports, refused, unknown: [...unknown] };
}

/**
 * The figures of a row by category id. Keys that `categories` lacks are added to `unknown`; their figures are kept under
 * the key itself. Throws a `RowProblem` where a figure is not such as `figure` says.
 */
export function figuresOf(
  row: Row,
  categories: ReadonlyMap<string, string>,
  figure: z.ZodType<number>,
  unknown: Set<string>,
): Map<string, number> {
  const figures = new Map<string, number>();
  for (const [key, value] of Object.entries(row)) {
    if (!categories.has(key)) unknown.add(key);
    // A new column of numbers is a category; one of anything else is not.
    if (!categories.has(key) && typeof value !== "number") continue;
    const category = categories.get(key) ?? key;
    const parsed = figure.safeParse(value).data;
    if (parsed === undefined)
      throw new RowProblem(`${shown(key)} is ${shown(value)}, which is no count of losses`);
    if (figures.has(category)) throw new RowProblem(`it has ${shown(category)} twice, under different names`);
    figures.set(category, parsed);
  }
  return figures;
}

/** The report with these totals. Throws a `RowProblem` where they are too few to be a report. */
export function reportFrom(about: Omit<Report, "totals">, totals: ReadonlyMap<string, number>): Report {
  // An empty row would pass for a report, and the true one could not be posted any more.
  if (!totals.has("personnel") || totals.size === 1)
    throw new RowProblem("it has no figures of personnel or of anything else");
  const sorted = Object.fromEntries([...totals].sort(([a], [b]) => byCatalogue(a, b)));
  const report = Report.safeParse({ ...about, totals: sorted });
  if (!report.success) throw new RowProblem("it has a column without a name");
  return report.data;
}

/** A foreign value as it may stand in a sentence of the log. */
export function shown(value: unknown): string {
  return oneLine(typeof value === "string" ? value : JSON.stringify(value), SHOWN_LENGTH);
}
