import { byCatalogue, knownCategory } from "./category.ts";
import type { Day } from "./day.ts";
import { agrees } from "./guard.ts";
import type { Difference, Figures, Report } from "./report.ts";

/** What one source says of a day, as far as it is believed. */
export interface Testimony {
  readonly report: Report;
  /** Set where the source has restated the day: when that was noticed, and which totals it changed. */
  readonly restated?: { readonly on: Day; readonly differences: readonly Difference[] };
  readonly kept?: KeptTimes;
}

/** When it became known what a report says, in epoch milliseconds. */
export interface KeptTimes {
  /** When the first version of the day was kept. */
  readonly first: number;
  /** When its totals became what they are now. */
  readonly changed: number;
}

/** A total on which another source disagrees. */
export interface Disagreement {
  readonly source: string;
  readonly category: string;
  /** What the other source says. */
  readonly total: number;
  /** How much that is more than what is shown; negative when it is less. */
  readonly difference: number;
}

/** The report that is shown for a day: that of the most trusted source, with what the others add to it. */
export interface Shown extends Report {
  /** The sources of categories that the shown report lacks, by category. */
  readonly filled: Readonly<Record<string, string>>;
  /** The other sources that have the same figures, most trusted first. */
  readonly confirmedBy: readonly string[];
  readonly disagreements: readonly Disagreement[];
  /** What each source says of the day, the shown one first. */
  readonly witnesses: readonly Report[];
  readonly restated?: Testimony["restated"];
  /** When it became known; absent for a report that is part of the program. */
  readonly kept?: KeptTimes;
}

/** Puts together what is shown for a day from what the sources say of it, most trusted first; there is at least one. */
export function shownOf([first, ...rest]: readonly [Testimony, ...Testimony[]]): Shown {
  const { report, restated } = first;
  const others = rest.map((testimony) => testimony.report);
  const totals: Record<string, number> = { ...report.totals };
  const increments: Record<string, number> = { ...report.increments };
  const filled: Record<string, string> = {};
  for (const other of others)
    for (const [category, total] of Object.entries(other.totals)) {
      if (totals[category] === undefined && belongs(category, report.day)) {
        totals[category] = total;
        filled[category] = other.source;
      }
      // Published with the very total that is shown, so it is that total's increment, whoever printed it.
      const published = other.increments?.[category];
      if (published !== undefined && increments[category] === undefined && totals[category] === total)
        increments[category] = published;
    }
  const givers = new Set(Object.values(filled));
  const kept = keptTimes([first, ...rest.filter((other) => givers.has(other.report.source))], rest);
  return {
    ...report,
    totals,
    ...(Object.keys(increments).length > 0 && { increments }),
    filled,
    witnesses: [report, ...others],
    confirmedBy: others
      .filter((other) => agrees(report, other) && disagreementsOf(totals, other).length === 0)
      .map(({ source }) => source),
    disagreements: others.flatMap((other) => disagreementsOf(totals, other)),
    ...(restated && { restated }),
    ...(kept && { kept }),
  };
}

/** The first that was heard of the day from anybody, and the last that changed what is shown of it. */
function keptTimes(shown: readonly Testimony[], others: readonly Testimony[]): KeptTimes | undefined {
  if (!shown[0]?.kept) return undefined;
  return {
    first: Math.min(...[...shown, ...others].flatMap(({ kept }) => kept?.first ?? [])),
    changed: Math.max(...shown.flatMap(({ kept }) => kept?.changed ?? [])),
  };
}

/** Labels of categories that are not in the catalogue differ from source to source, so those of one are not added to another's. */
function belongs(category: string, day: Day): boolean {
  const known = knownCategory(category);
  return known !== undefined && day <= (known.until ?? day) && day >= (known.since ?? day);
}

/** On which of the totals that are shown, filled ones included, another source disagrees. */
function disagreementsOf(shown: Figures, other: Report): Disagreement[] {
  return Object.keys(shown)
    .sort(byCatalogue)
    .flatMap((category) => {
      const total = other.totals[category];
      const difference = (total ?? 0) - (shown[category] as number);
      if (total === undefined || difference === 0) return [];
      return [{ source: other.source, category, total, difference }];
    });
}
