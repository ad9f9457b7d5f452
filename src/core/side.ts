import { summaryOf } from "./answer.ts";
import type { Archive } from "./archive.ts";
import { covers } from "./category.ts";
import { addDays, type Day, daysBetween, FIRST_DAY } from "./day.ts";
import type { Period } from "./period.ts";
import { idOf } from "./remarks.ts";

/** What one category or group lost on a day or in a stretch. */
export interface SideFigure {
  /** For a day its own loss, for a stretch the difference of totals; absent where it is not known. */
  readonly loss?: number;
  /** The calendar days that the loss is of. */
  readonly days: number;
  /** The earlier report that it is measured from, where that is not the one of the eve. */
  readonly since?: Day;
  /** What restates earlier days: on top of a day's own loss, contained in that of a stretch. */
  readonly correction?: number;
}

/** One of two days or stretches that are compared, up to its last report. */
export interface Side extends Period {
  readonly days: number;
  /** By the id of a category or group, in the order in which they are shown, groups last. */
  readonly figures: ReadonlyMap<string, SideFigure>;
}

/** The second day of the war, which has the first report. */
const FIRST_REPORT = addDays(FIRST_DAY, 1);

/** What a day or a stretch lost, of one category or group or of all. Nothing where there is no report of it. */
export function sideOf(archive: Archive, asked: Period, category?: string): Side | undefined {
  // Days before any report would make the mean of a stretch smaller than it was.
  const from = asked.from < FIRST_REPORT && asked.to > FIRST_REPORT ? FIRST_REPORT : asked.from;
  const summary = summaryOf(archive, { from, to: asked.to });
  if (!summary) return undefined;
  const { to } = summary;
  const eve = addDays(from, -1);
  const changes = summary.changes.filter((change) => covers(category, change.category));
  const groups = summary.groups.filter(({ group }) => category === undefined || group === category);
  const figures = [...changes, ...groups].map((change): [string, SideFigure] => {
    const { delta, since } = change;
    const correction = "correction" in change ? change.correction : undefined;
    const figure = {
      days: daysBetween(since ?? eve, to),
      ...(delta !== undefined && { loss: delta }),
      ...(since && { since }),
      ...(correction !== undefined && { correction }),
    };
    return [idOf(change), figure];
  });
  return { from, to, days: daysBetween(eve, to), figures: new Map(figures) };
}

/** Whether all losses of two sides are of equally many days, so that they can be compared as they are. */
export function areEven(one: Side, other: Side): boolean {
  const lengths = [one, other].flatMap(({ days, figures }) => [
    days,
    ...[...figures.values()].filter(({ loss }) => loss !== undefined).map((figure) => figure.days),
  ]);
  return new Set(lengths).size === 1;
}
