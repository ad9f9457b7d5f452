import { z } from "zod";
import { byCatalogue } from "./category.ts";
import { Day, FIRST_DAY } from "./day.ts";

/** A number of losses: whole and not negative. Anything else is not a figure of a report. */
export const Count = z.int().nonnegative();

/** Whole numbers by category id. The history has tens of thousands, all looked at in every start: zod's own record takes far longer. */
function numbersById(least: number, name: string) {
  const isFigure = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= least;
  return z.custom<Readonly<Record<string, number>>>(
    (value) =>
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(([id, figure]) => id !== "" && isFigure(figure)),
    `not ${name} by category id`,
  );
}

/** Figures by category id. A category left out is absent, which is not the same as zero. */
export const Figures = numbersById(0, "whole numbers from 0 on");
/** Figures by category id. A category left out is absent, which is not the same as zero. */
export type Figures = Readonly<Record<string, number>>;

/** Changes by category id, as published; a restatement may make one negative. */
const Increments = numbersById(Number.MIN_SAFE_INTEGER, "whole numbers");

/** What one source said had been lost from the beginning of the war up to one day. */
export interface Report {
  /** The source that said so. */
  readonly source: string;
  /** The date that the report carries: the morning on which it was published. It covers the day before. */
  readonly day: Day;
  readonly totals: Figures;
  /** The "(+N)" as published, by category id, where the source prints it. */
  readonly increments?: Readonly<Record<string, number>> | undefined;
  /** How exact the General Staff called its personnel figure: "about" or "more than". */
  readonly qualifier?: "about" | "more" | undefined;
  /** Where the greatest losses were, in the report's own words. */
  readonly direction?: string | undefined;
  /** Prisoners of war, which the reports named until 2022-04-27. They are not added to any other figure. */
  readonly prisoners?: number | undefined;
  /** Other dates that the source's own page carries beside `day`: which of them is meant is then in doubt. */
  readonly otherDays?: readonly Day[] | undefined;
  /** The address of that day's page. */
  readonly url?: string | undefined;
}

/** Checks a report that comes back from a store. */
export const Report: z.ZodType<Report> = z.strictObject({
  source: z.string().min(1),
  day: Day.refine((day) => day >= FIRST_DAY, "a report is not older than the war"),
  totals: Figures,
  increments: Increments.optional(),
  qualifier: z.enum(["about", "more"]).optional(),
  direction: z.string().min(1).optional(),
  prisoners: Count.optional(),
  otherDays: z.array(Day).optional(),
  url: z.url().optional(),
});

/** A report as text that is the same for the same content, whatever the order in which it was put together. */
export function canonical(report: Report): string {
  return JSON.stringify(report, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** One figure that two versions of a report state differently; absent on the side that does not have it. */
export interface Difference {
  readonly category: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** The totals that differ between two versions of the same day, in the order in which categories are shown. */
export function differences(before: Report, after: Report): Difference[] {
  const ids = new Set([...Object.keys(before.totals), ...Object.keys(after.totals)]);
  return [...ids]
    .sort(byCatalogue)
    .map((category) => ({ category, before: before.totals[category], after: after.totals[category] }))
    .filter((difference) => difference.before !== difference.after);
}
