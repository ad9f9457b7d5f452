import { addDays, type Day } from "./day.ts";
import type { Report } from "./report.ts";

/** A category's total on the day of a report. */
export interface DatedTotal {
  readonly day: Day;
  readonly total: number;
}

/** The whole history in memory: for each day the one report that is shown. */
export interface Archive {
  /** Takes reports in, newer versions after older ones. For each day the most trusted source's newest version is shown. */
  add(reports: Iterable<Report>): void;
  /** The report shown for a day. */
  on(day: Day): Report | undefined;
  /** The newest report there is. */
  latest(): Report | undefined;
  /** The nearest report before a day. */
  before(day: Day): Report | undefined;
  /** The nearest report after a day. */
  after(day: Day): Report | undefined;
  /** The newest total of a category in a report of an earlier day; nothing where the category had not begun. */
  totalBefore(category: string, day: Day): DatedTotal | undefined;
  /** The days that have a report, oldest first. */
  days(): readonly Day[];
}

/** An empty archive. `trust` names the sources, most trusted first; a source it does not name comes last. */
export function createArchive(trust: readonly string[]): Archive {
  const shown = new Map<Day, Report>();
  const firstDays = new Map<string, Day>();
  let days: Day[] = [];

  function rank(source: string): number {
    const place = trust.indexOf(source);
    return place === -1 ? trust.length : place;
  }

  /** Whether one source is shown rather than another; among those that trust does not name, the name decides. */
  function precedes(source: string, other: string): boolean {
    const difference = rank(source) - rank(other);
    return difference < 0 || (difference === 0 && source < other);
  }

  /** The index of the first day that is not before the given one. */
  function place(day: Day): number {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((days[middle] as Day) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function at(index: number): Report | undefined {
    const day = days[index];
    return day && shown.get(day);
  }

  return {
    add(reports) {
      for (const report of reports) {
        const rival = shown.get(report.day);
        if (rival && precedes(rival.source, report.source)) continue;
        shown.set(report.day, report);
        for (const category of Object.keys(report.totals)) {
          const first = firstDays.get(category);
          if (!first || report.day < first) firstDays.set(category, report.day);
        }
      }
      if (shown.size !== days.length) days = [...shown.keys()].sort();
    },
    on: (day) => shown.get(day),
    latest: () => at(days.length - 1),
    before: (day) => at(place(day) - 1),
    after: (day) => at(place(addDays(day, 1))),
    totalBefore(category, day) {
      const first = firstDays.get(category);
      if (!first || first >= day) return undefined;
      for (let index = place(day) - 1; index >= 0; index--) {
        const report = at(index);
        const total = report?.totals[category];
        if (report && total !== undefined) return { day: report.day, total };
      }
      return undefined;
    },
    days: () => days,
  };
}
