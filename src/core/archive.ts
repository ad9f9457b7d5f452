import type { Held } from "./belief.ts";
import { addDays, type Day, placeOf } from "./day.ts";
import { createLedger, type LedgerTerms } from "./ledger.ts";
import type { Report } from "./report.ts";
import type { Shown } from "./testimony.ts";
import type { Verdict, Version } from "./version.ts";

/** A category's total on the day of a report. */
export interface DatedTotal {
  readonly day: Day;
  readonly total: number;
}

/** The whole history in memory: for each day the one report that is shown, and what every source says of it. */
export interface Archive {
  /** Takes in reports that are believed as they are, newer versions after older ones. */
  add(reports: Iterable<Report>): void;
  /** Takes in versions as they were kept, which are guarded against wrong figures where they came as news. */
  take(versions: Iterable<Version>): void;
  /** Takes in what the operator decided of held versions. */
  judge(verdicts: Iterable<Verdict>): void;
  /** The versions that are held, oldest day first. */
  held(): readonly Held[];
  /** The report shown for a day: that of the most trusted source whose report is not held. */
  on(day: Day): Shown | undefined;
  /** What one source says of a day, unless that is held. */
  by(source: string, day: Day): Report | undefined;
  /** The newest report there is. */
  latest(): Shown | undefined;
  /** The nearest report before a day. */
  before(day: Day): Shown | undefined;
  /** The nearest report after a day. */
  after(day: Day): Shown | undefined;
  /** The newest total of a category in a report of an earlier day; nothing where the category had not begun. */
  totalBefore(category: string, day: Day): DatedTotal | undefined;
  /** The days that have a report, oldest first. */
  days(): readonly Day[];
  /** A number that grows whenever what is shown may have changed, so that what was worked out of it can be kept until then. */
  revision(): number;
}

/** An empty archive. */
export function createArchive(terms: LedgerTerms): Archive {
  const ledger = createLedger(terms);
  const firstDays = new Map<string, Day>();
  let days: readonly Day[] = [];
  let revision = 0;

  function at(index: number): Shown | undefined {
    const day = days[index];
    return day && ledger.shown(day);
  }

  /** Takes note of what is shown since the ledger has changed. */
  function changed(): void {
    revision++;
    days = ledger.dates().filter((day) => ledger.shown(day));
    firstDays.clear();
    for (const day of days)
      for (const category in ledger.shown(day)?.totals)
        if (!firstDays.has(category)) firstDays.set(category, day);
  }

  return {
    add(reports) {
      if (ledger.enter(Array.from(reports, (report) => ({ report })))) changed();
    },
    take(versions) {
      if (ledger.enter(versions)) changed();
    },
    judge(verdicts) {
      if (ledger.judge(verdicts)) changed();
    },
    held: ledger.held,
    on: ledger.shown,
    by: ledger.believed,
    latest: () => at(days.length - 1),
    before: (day) => at(placeOf(days, day) - 1),
    after: (day) => at(placeOf(days, addDays(day, 1))),
    totalBefore(category, day) {
      const first = firstDays.get(category);
      if (!first || first >= day) return undefined;
      for (let index = placeOf(days, day) - 1; index >= 0; index--) {
        const report = at(index);
        const total = report?.totals[category];
        if (report && total !== undefined) return { day: report.day, total };
      }
      return undefined;
    },
    days: () => days,
    revision: () => revision,
  };
}
