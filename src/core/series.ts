import type { Archive } from "./archive.ts";
import { type Course, courseOf } from "./course.ts";
import type { Day } from "./day.ts";
import { once } from "./once.ts";

/**
 * The days whose own one-day loss of a category or group is known, oldest first, each with that loss and the running
 * total, at the same place of three lists. It is the loss that a summary of the one day has: never one over a gap, never
 * the first count of a category that begins; negative where it was restated so.
 */
export interface Series {
  readonly days: readonly Day[];
  readonly losses: readonly number[];
  readonly totals: readonly number[];
}

/** The daily losses of a category or group; the same object until the archive changes. Empty for an unknown id. */
export function lossesOf(archive: Archive, id: string): Series {
  return seriesIn(courseOf(archive, id));
}

const seriesIn = once((course: Course): Series => {
  const days: Day[] = [];
  const losses: number[] = [];
  const totals: number[] = [];
  for (const [index, loss] of course.losses.entries()) {
    if (loss === undefined) continue;
    days.push(course.days[index] as Day);
    losses.push(loss);
    totals.push(course.totals[index] as number);
  }
  return { days, losses, totals };
});
