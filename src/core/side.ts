import type { Archive } from "./archive.ts";
import { covers } from "./category.ts";
import { addDays, type Day, daysBetween } from "./day.ts";
import type { Period } from "./period.ts";
import { idOf } from "./remarks.ts";
import { type Change, type Summary, summaryOf } from "./summary.ts";

/** What one category or group lost on a day or in a stretch. */
export interface SideFigure {
  /** For a day its own loss, for a stretch the difference of totals; absent where it is not known. */
  readonly loss?: number;
  /** The calendar days that the loss is of. */
  readonly days: number;
  /** The report that it is measured from, where that is not the one of the eve. */
  readonly since?: Day;
  /** The first count of a category that begins within the stretch, which is no part of the loss. */
  readonly begun?: number;
  /** What restates earlier days: on top of a day's own loss, contained in that of a stretch. */
  readonly correction?: number;
}

/** One of two days or stretches that are compared, up to its last report. */
export interface Side extends Period {
  readonly days: number;
  /** What it is of: said of it as of any answer. */
  readonly summary: Summary;
  /** By the id of a category or group, in the order in which they are shown, groups last. */
  readonly figures: ReadonlyMap<string, SideFigure>;
}

/** What a day or a stretch lost, of one category or group or of all. Nothing where there is no report of it. */
export function sideOf(archive: Archive, asked: Period, category?: string): Side | undefined {
  const summary = summaryOf(archive, asked);
  if (!summary) return undefined;
  const { from, to } = summary;
  const eve = addDays(from, -1);
  const changes = summary.changes.filter((change) => covers(category, change.category));
  const groups = summary.groups.filter(({ group }) => category === undefined || group === category);
  const figures = [...changes, ...groups].map((change): [string, SideFigure] => {
    const { delta, since } = change;
    const { correction, begun }: Partial<Change> = "category" in change ? change : {};
    const figure = {
      days: daysBetween(since ?? eve, to),
      ...(delta !== undefined && { loss: delta }),
      ...(since && { since }),
      ...(begun !== undefined && { begun }),
      ...(correction !== undefined && { correction }),
    };
    return [idOf(change), figure];
  });
  return { from, to, days: daysBetween(eve, to), summary, figures: new Map(figures) };
}

/** Whether all losses of two sides are of equally many days, so that they can be compared as they are. */
export function areEven(one: Side, other: Side): boolean {
  const lengths = [one, other].flatMap(({ days, figures }) => [
    days,
    // What begins within a stretch is told of apart, and must not turn all the others into means.
    ...[...figures.values()]
      .filter(({ loss, begun }) => loss !== undefined && begun === undefined)
      .map((figure) => figure.days),
  ]);
  return new Set(lengths).size === 1;
}
