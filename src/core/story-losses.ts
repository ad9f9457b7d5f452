import type { Archive } from "./archive.ts";
import { isGroup } from "./category.ts";
import type { Day } from "./day.ts";
import { stretchOf } from "./stretch.ts";
import type { Summary } from "./summary.ts";

/** A number of a category or group. */
export interface Figure {
  readonly id: string;
  readonly count: number;
}

/** What a category or group lost over the days of a summary: below zero where its total fell by more than was lost. */
export interface Loss extends Figure {
  /** The running total at the end. */
  readonly total: number;
  /** Set where the loss is measured from this report, and not from the one of the eve. */
  readonly since?: Day;
  /** What restates earlier days: for one day on top of the loss, for a stretch contained in it. */
  readonly correction?: number;
  /** The running total that the loss and its correction are measured from. */
  readonly before: number;
}

/** What a category or group lost over the days of a summary; nothing where that is not known. */
export function lossOver(archive: Archive, summary: Summary, id: string): Loss | undefined {
  const { from, to } = summary;
  const known = isGroup(id)
    ? summary.groups.find(({ group }) => group === id)
    : summary.changes.find(({ category }) => category === id);
  if (!known) return undefined;
  const { total } = known;
  if (from === to) {
    const { delta, since } = known;
    const correction = "correction" in known ? known.correction : undefined;
    if (delta === undefined) return undefined;
    const before = total - delta - (correction ?? 0);
    return { id, count: delta, total, before, ...(since && { since }), ...(correction && { correction }) };
  }
  const stretch = stretchOf(archive, id, { from, to });
  if (!stretch) return undefined;
  const { loss, since, correction } = stretch;
  return {
    id,
    count: loss,
    total,
    before: total - loss,
    ...(since && { since }),
    ...(correction && { correction }),
  };
}

/** The number of a loss, and no more. */
export function figureOf({ id, count }: Figure): Figure {
  return { id, count };
}
