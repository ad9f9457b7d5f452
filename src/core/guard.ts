import { byCatalogue, CATEGORIES } from "./category.ts";
import { addDays, type Day, daysBetween } from "./day.ts";
import type { Report } from "./report.ts";

/** Why a report may be wrong. Each stands until a second source confirms it or the operator lets the report through. */
export type Doubt =
  /** Its own page carries other dates as well. */
  | { readonly kind: "dates"; readonly days: readonly Day[] }
  /** It is dated later than the day on which it came. */
  | { readonly kind: "future" }
  /** It has at most half of the categories that a report of its day has, or no figure of personnel, which every report has. */
  | { readonly kind: "few"; readonly has: number; readonly due: number }
  /** Not one total differs from the day before: the old report under a new date. */
  | { readonly kind: "unchanged"; readonly day: Day }
  /** A total is lower than in the report before. */
  | { readonly kind: "fall"; readonly category: string; readonly total: number; readonly before: number }
  /** A total rose by far more than is usual. */
  | { readonly kind: "jump"; readonly category: string; readonly total: number; readonly before: number }
  /** A total is higher than in the report after, which was known already, so that it would make that one fall. */
  | { readonly kind: "ahead"; readonly category: string; readonly total: number; readonly after: number };

/** What a report is judged by. */
export interface Surroundings {
  /** The reports that were shown for the nearest days before and after when it came. */
  readonly before: Report | undefined;
  readonly after: Report | undefined;
  /** The same source's version before: what it said already is not doubted again. */
  readonly previous: Report | undefined;
  /** What each of the days before added to a category, newest first, at most so many days as `USUAL_DAYS`. */
  readonly additions: (category: string) => Iterable<number>;
  /**
   * Whether the report came long after its day. Then what it says of rises is seen from the days after it, and a fall is
   * no surprise where the increment that was published is known too.
   */
  readonly isHistory?: boolean;
}

/** Reports are judged when they come within so many days of their date; what comes later is history, not news. */
export const FRESH_DAYS = 7;
/** What is usual is seen from so many days, and cannot be told from fewer than `LEAST_DAYS`. */
export const USUAL_DAYS = 90;
const LEAST_DAYS = 30;
/**
 * A rise is a jump when it is more than ten times the median of those days, more than any of them added, and more than
 * this: missiles come in salvoes, and ships one at a time, so the median alone would doubt every second salvo.
 */
const JUMP = 10;
const LEAST_JUMP = 5;
/** Fewer categories than this prove nothing by being the same as the day before. */
const LEAST_SAME = 5;

/** Everything that speaks against a report which came on the day `keptOn`. */
export function doubtsOf(report: Report, keptOn: Day, around: Surroundings): Doubt[] {
  const { before, after, previous, isHistory = false } = around;
  const doubts: Doubt[] = [];
  if (report.otherDays?.length) doubts.push({ kind: "dates", days: report.otherDays });
  if (report.day > keptOn) doubts.push({ kind: "future" });
  const due = CATEGORIES.filter(
    ({ since, until }) => (!since || since <= report.day) && (!until || report.day <= until),
  );
  const has = due.filter(({ id }) => report.totals[id] !== undefined).length;
  if (has * 2 <= due.length || report.totals["personnel"] === undefined)
    doubts.push({ kind: "few", has, due: due.length });
  if (!isHistory && before && isUnchanged(report, before))
    doubts.push({ kind: "unchanged", day: before.day });

  for (const category of Object.keys(report.totals).sort(byCatalogue)) {
    const total = report.totals[category] as number;
    if (previous?.totals[category] === total) continue;
    const base = before?.totals[category];
    if (before && base !== undefined) {
      const isExplained = isHistory && report.increments?.[category] !== undefined;
      if (total < base && !isExplained) doubts.push({ kind: "fall", category, total, before: base });
      const days = daysBetween(before.day, report.day);
      if (!isHistory && isJump((total - base) / days, () => around.additions(category)))
        doubts.push({ kind: "jump", category, total, before: base });
    }
    const next = after?.totals[category];
    if (next !== undefined && total > next) doubts.push({ kind: "ahead", category, total, after: next });
  }
  return doubts;
}

function isUnchanged(report: Report, before: Report): boolean {
  if (before.day !== addDays(report.day, -1)) return false;
  const shared = Object.keys(report.totals).filter((category) => before.totals[category] !== undefined);
  return (
    shared.length >= LEAST_SAME &&
    shared.every((category) => report.totals[category] === before.totals[category])
  );
}

function isJump(addition: number, additions: () => Iterable<number>): boolean {
  if (addition <= LEAST_JUMP) return false;
  const usual: number[] = [];
  for (const past of additions()) {
    // Mostly one of the last days had as much, and the rest need not be looked at.
    if (past >= addition) return false;
    usual.push(past);
  }
  if (usual.length < LEAST_DAYS) return false;
  usual.sort((a, b) => a - b);
  return addition > JUMP * (usual[usual.length >> 1] as number);
}

/** Whether what another source says of the same day clears a doubt. */
export function isCleared(doubt: Doubt, report: Report, other: Report): boolean {
  return "category" in doubt ? other.totals[doubt.category] === doubt.total : agrees(report, other);
}

/** Whether another report of the same day has at least half of a report's figures, and all that both have are the same. */
export function agrees(report: Report, other: Report): boolean {
  const categories = Object.keys(report.totals);
  const shared = categories.filter((category) => other.totals[category] !== undefined);
  return (
    shared.length * 2 >= categories.length &&
    shared.every((category) => report.totals[category] === other.totals[category])
  );
}
