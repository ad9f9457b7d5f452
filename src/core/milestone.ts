import type { Archive } from "./archive.ts";
import { type Course, courseOf } from "./course.ts";
import { addDays, type Day, placeOf } from "./day.ts";
import { once } from "./once.ts";
import { lossesOf } from "./series.ts";

/** A round number and the day of the report that passed it. */
export interface Passing {
  readonly value: number;
  readonly day: Day;
}

/** The round number ahead, if the losses went on as in the last thirty days: an extrapolation, never a fact. */
export interface Ahead {
  readonly value: number;
  /** How much of it is missing from the newest total. */
  readonly remaining: number;
  /** The mean daily loss of the last thirty days. */
  readonly perDay: number;
  /** The day of the report that would reach it. */
  readonly day: Day;
}

/** No step is smaller: every second ship would be a round number. */
const LEAST_STEP = 5;
/** A total is at least so many steps high, unless it is too small for that. */
const STEPS = 35;
const ROUND = [1, 2, 2.5, 5] as const;

/** The days from which the pace is taken, and how many of them must be known. */
const PACE = { days: 30, least: 20 } as const;
/** Three years: what lies further ahead is not worth saying. */
const FURTHEST = 1_095;

/**
 * The distance of round numbers that suits a total: the largest of 5, 10, 20, 25, 50, 100, 200, 250 and so on of which
 * the total holds at least 35, so that there are 35 to 70 of them to any total above 175. That is 100 for 3,500, 2,500
 * for 160,000, 10,000 for 449,606 and 25,000 for 1,456,610. Where the distance grows, it is at a multiple of the new one.
 */
export function stepFor(total: number): number {
  const most = total / STEPS;
  if (most < LEAST_STEP * 2) return LEAST_STEP;
  let magnitude = 10;
  while (magnitude * 10 <= most) magnitude *= 10;
  return magnitude * (ROUND.findLast((digits) => digits * magnitude <= most) as number);
}

/** The highest round number that is above one total and not above the next; nothing where there is none. */
export function passed(before: number, total: number): number | undefined {
  const step = stepFor(total);
  const value = Math.floor(total / step) * step;
  return value > before ? value : undefined;
}

/**
 * The newest round numbers that a category or group has passed, newest first, the highest of each day. What was passed,
 * taken back by a correction and passed again counts the last time; what was passed while there was a gap has no day.
 */
export function lately(archive: Archive, id: string, count: number): readonly Passing[] {
  return passingsIn(courseOf(archive, id)).slice(0, count);
}

const passingsIn = once(({ days, totals, eves }: Course): readonly Passing[] => {
  const passings: Passing[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let index = days.length - 1; index >= 0; index--) {
    // A number that a later total is below again is not passed.
    lowest = Math.min(lowest, totals[index] as number);
    const before = eves[index];
    const value = before === undefined ? undefined : passed(before, lowest);
    if (value !== undefined) passings.push({ value, day: days[index] as Day });
  }
  return passings;
});

/**
 * The next round number of a category or group. Nothing where the newest report does not have it, where the pace cannot be
 * told or is not above zero, and where the number is more than three years ahead.
 */
export function next(archive: Archive, id: string): Ahead | undefined {
  const { days, totals } = courseOf(archive, id);
  const last = days.at(-1);
  if (!last || last !== archive.latest()?.day) return undefined;
  const series = lossesOf(archive, id);
  const losses = series.losses.slice(placeOf(series.days, addDays(last, 1 - PACE.days)));
  const sum = losses.reduce((all, loss) => all + loss, 0);
  if (losses.length < PACE.least || sum <= 0) return undefined;

  const total = totals.at(-1) as number;
  const step = stepFor(total);
  // A step further the distance may have grown, and its own first round number come before.
  const value = passed(total, (Math.floor(total / step) + 1) * step) as number;
  const remaining = value - total;
  const ahead = Math.ceil((remaining * losses.length) / sum);
  if (ahead > FURTHEST) return undefined;
  return { value, remaining, perDay: sum / losses.length, day: addDays(last, ahead) };
}
