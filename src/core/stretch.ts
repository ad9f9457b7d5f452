import type { Archive } from "./archive.ts";
import { isGroup } from "./category.ts";
import { type Course, courseOf, FIRST_REPORT, membersOn } from "./course.ts";
import { addDays, type Day, daysBetween, FIRST_DAY, placeOf } from "./day.ts";
import type { Period } from "./period.ts";
import { lossesOf } from "./series.ts";

/** What a stretch of days added to a category or group. */
export interface Stretch {
  /** The last report of the stretch, which its loss is measured to. */
  readonly to: Day;
  /** The difference of totals, corrections included; negative when the total fell. */
  readonly loss: number;
  /**
   * Set where the loss is not measured from the eve of the stretch but from this report: the first one within it that has
   * a total, or, where that is its last, an earlier one. Not set where the stretch begins with the war: totals are counted
   * from there.
   */
  readonly since?: Day;
  /**
   * The first count of a category that begins within the stretch, in the report of `since`. It counts from the start of
   * the war and is no part of the loss.
   */
  readonly begun?: number;
  /** The report days that the loss is of, up to `to`: from the beginning of the stretch or the war, or the day after `since`. */
  readonly days: number;
  /** The loss divided by these days. Absent where days before the stretch are among them. */
  readonly mean?: number;
  /** The day with the greatest loss. Absent where none is above zero, and where fewer than half of the days are known. */
  readonly peak?: Peak;
  /** What part of the running total at the end the loss is, 0 to 1; absent where `mean` is, where the loss is negative and where it is all of the total. */
  readonly share?: number;
  /** The part of the loss that restates earlier days, as far as the days show it. Absent when it is nothing. */
  readonly correction?: number;
}

/** The day of a stretch with the greatest loss of its own, the oldest of several. */
export interface Peak {
  readonly day: Day;
  readonly loss: number;
  /** Of how many days the own loss is known, where that is not all of them: one of the others might have been greater. */
  readonly of?: number;
}

/** The total that a loss is measured from. */
interface Base {
  readonly total: number;
  readonly day: Day;
  /** It is the first count of a category that begins within the stretch. */
  readonly begins?: boolean;
}

/**
 * What a stretch of report days added to a category or group: from the eve of it, as far as there is a total, to its own
 * last report. Nothing where no report of it has a total, or where there is none to measure from.
 */
export function stretchOf(archive: Archive, id: string, { from, to }: Period): Stretch | undefined {
  const course = courseOf(archive, id);
  const place = placeOf(course.days, addDays(to, 1)) - 1;
  const last = course.days[place];
  const base = last && last >= from ? baseOf(archive, id, from, last) : undefined;
  if (!last || !base || base.day >= last) return undefined;

  const total = course.totals[place] as number;
  const loss = total - base.total;
  const days = daysBetween(base.day, last);
  const isSince = from > FIRST_REPORT && base.day !== addDays(from, -1);
  const isWithin = !isSince || base.day >= from;
  const peak = peakIn(archive, id, base.day < from ? from : addDays(base.day, 1), last);
  const correction = correctionIn(course, placeOf(course.days, from), place);
  return {
    to: last,
    loss,
    ...(isSince && { since: base.day }),
    ...(base.begins && { begun: base.total }),
    days,
    ...(isWithin && { mean: loss / days }),
    ...(peak && { peak }),
    ...(isWithin && loss >= 0 && loss < total && { share: loss / total }),
    ...(correction !== 0 && { correction }),
  };
}

/** What the total of a category or group on the day `last` is measured from. */
function baseOf(archive: Archive, id: string, from: Day, last: Day): Base | undefined {
  if (!isGroup(id)) return baseIn(courseOf(archive, id), from, last);
  let total = 0;
  let day: Day | undefined;
  for (const member of membersOn(archive, id, last) ?? []) {
    const base = baseIn(courseOf(archive, member), from, last);
    if (!base) return undefined;
    total += base.total;
    if (base.begins) continue;
    // Losses measured from different days add up to nothing that could be named.
    if (day && day !== base.day) return undefined;
    day = base.day;
  }
  return day && { total, day };
}

/**
 * The last total before a day. A stretch that contains the beginning of the war needs none: totals are counted from there.
 * Where the day before has none, the first report of the stretch is measured from as well: it tells what had been lost
 * before its day where it prints the loss of that, and after its day in any case. An earlier report would bring in days
 * that nobody asked for, and is gone back to only where there is no other way.
 */
function baseIn({ days, totals, losses, begins }: Course, from: Day, last: Day): Base | undefined {
  const place = placeOf(days, from);
  const [earlier, first] = [days[place - 1], days[place]];
  const eve = addDays(from, -1);
  if (earlier === eve) return { total: totals[place - 1] as number, day: eve };
  if (from <= FIRST_REPORT && from < last) return { total: 0, day: FIRST_DAY };
  const own = losses[place];
  if (first === from && own !== undefined) return { total: (totals[place] as number) - own, day: eve };
  if (first && first < last)
    return { total: totals[place] as number, day: first, begins: begins && place === 0 };
  if (earlier) return { total: totals[place - 1] as number, day: earlier };
  return first && begins ? { total: totals[place] as number, day: first, begins } : undefined;
}

function peakIn(archive: Archive, id: string, from: Day, to: Day): Peak | undefined {
  const { days, losses } = lossesOf(archive, id);
  const first = placeOf(days, from);
  const end = placeOf(days, addDays(to, 1));
  const [known, all] = [end - first, daysBetween(from, to) + 1];
  // Of a few days here and there, the greatest says nothing of the stretch.
  if (known * 2 < all) return undefined;
  let peak: Peak | undefined;
  for (let index = first; index < end; index++) {
    const loss = losses[index] as number;
    if (loss > (peak?.loss ?? 0)) peak = { day: days[index] as Day, loss };
  }
  return peak && known < all ? { ...peak, of: known } : peak;
}

/** What the days' own losses leave unexplained of the differences of totals. */
function correctionIn({ corrected }: Course, first: number, last: number): number {
  return (corrected[last] as number) - (corrected[first - 1] ?? 0);
}
