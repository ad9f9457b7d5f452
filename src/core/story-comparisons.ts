import type { Archive } from "./archive.ts";
import { besideOf, type Usual } from "./beside.ts";
import { covers, isGroup } from "./category.ts";
import { addDays, type Day } from "./day.ts";
import { lossesOf } from "./series.ts";
import { type Figure, figureOf, type Loss, lossOver } from "./story-losses.ts";
import { stretchOf } from "./stretch.ts";
import { type Summary, summarize } from "./summary.ts";

/** What the report before a day says: the losses of its own day, or else a total. */
export type Previous = { readonly day: Day } & (
  | { readonly losses: readonly Figure[] }
  | { readonly total: Figure }
);

/** A day beside the mean of the days before it, rounded as it is told. */
export interface Comparison {
  readonly way: "above" | "below" | "level";
  readonly percent: number;
  readonly mean: number;
}

/** A day beside the week and the month before it, as far as enough of their days are known. */
export interface Usually {
  readonly week?: Comparison | undefined;
  readonly month?: Comparison | undefined;
}

/** What can be said of a stretch of days only. */
export interface StretchFacts {
  /** The mean losses of the lead per day, rounded as they are told. */
  readonly means: readonly Figure[];
  /** The day on which the first of the lead was highest. */
  readonly peak: { readonly day: Day; readonly figure: Figure } | undefined;
  /** The part of its total that the first of the lead is, in per cent, rounded as it is told; absent where that is nothing. */
  readonly share: number | undefined;
  /** What was lost of the lead in as many days before. */
  readonly before: readonly Figure[];
}

/** So many totals stand for all where none of those that are told first is there. */
const MOST_TOTALS = 3;

/** The report before a day, as far as it tells of `first`, or else of `subject`. Nothing where it does not. */
export function previousTo(
  archive: Archive,
  day: Day,
  first: readonly string[],
  subject = first[0],
): Previous | undefined {
  const report = archive.before(day);
  const summary = report && summarize(archive, report.day);
  if (!summary) return undefined;
  const losses = first
    .flatMap((id) => lossOver(archive, summary, id) ?? [])
    .filter(({ count, since }) => count > 0 && !since);
  if (losses.length > 0) return { day: report.day, losses: losses.map(figureOf) };
  const total = totalsIn(summary, subject ? [subject] : [], subject)[0];
  return total && { day: report.day, total };
}

/** What was usual of a category or group before a day. */
export function usualBefore(archive: Archive, id: string, day: Day): Usually {
  const { week, month } = besideOf(lossesOf(archive, id), day) ?? {};
  return { week: comparisonWith(week), month: comparisonWith(month) };
}

function comparisonWith(usual: Usual | undefined): Comparison | undefined {
  const mean = rounded(usual?.mean ?? 0);
  if (usual?.above === undefined || mean <= 0) return undefined;
  const way = usual.above > 0 ? "above" : usual.above < 0 ? "below" : "level";
  return { way, percent: Math.abs(usual.above), mean };
}

/** What is said of a stretch only, of the losses that lead. */
export function stretchFacts(
  archive: Archive,
  { from, to }: Summary,
  lead: readonly Loss[],
  days: number,
): StretchFacts {
  const [subject] = lead;
  const stretch = subject && stretchOf(archive, subject.id, { from, to });
  const share = rounded((stretch?.share ?? 0) * 100);
  const earlier = { from: addDays(from, -days), to: addDays(from, -1) };
  return {
    means: lead
      .map(({ id, count }) => ({ id, count: rounded(count / days) }))
      .filter(({ count }) => count > 0),
    peak: subject &&
      stretch?.peak && { day: stretch.peak.day, figure: { id: subject.id, count: stretch.peak.loss } },
    // That all of it was lost since the beginning says nothing.
    share: share < 100 ? share || undefined : undefined,
    before: lead.flatMap(({ id, since }) => {
      const before = since ? undefined : stretchOf(archive, id, earlier);
      // Only as many days can be compared.
      return before && before.days === days && !before.since && before.loss > 0
        ? [{ id, count: before.loss }]
        : [];
    }),
  };
}

/** A number that is no count as it is told, so that its noun agrees with it. */
function rounded(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** The totals above zero at the end of a summary: of `first`, or else of some of what was asked for. */
export function totalsIn(
  { changes, groups }: Summary,
  first: readonly string[],
  category: string | undefined,
): readonly Figure[] {
  const all = [
    ...groups.map(({ group, total }) => ({ id: group as string, count: total })),
    ...changes.map(({ category: id, total }) => ({ id, count: total })),
  ];
  const asked = first.flatMap((id) => all.filter((figure) => figure.id === id && figure.count > 0));
  if (asked.length > 0) return asked;
  const others = all.filter(({ id, count }) => !isGroup(id) && covers(category, id) && count > 0);
  return others.slice(0, MOST_TOTALS);
}
