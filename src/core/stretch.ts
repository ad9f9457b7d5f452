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
   * Set where the loss is not measured from the eve of the stretch but from this report: an earlier one, or the first
   * that listed a category which began within the stretch. Not set where the stretch begins with the war: totals are
   * counted from there.
   */
  readonly since?: Day;
  /** The report days that the loss is of, up to `to`: from the beginning of the stretch or the war, or the day after `since`. */
  readonly days: number;
  /** The loss divided by these days. */
  readonly mean: number;
  /** The day with the greatest loss above zero, the oldest of several. Absent where a day of the stretch is not known, which might have been it. */
  readonly peak?: { readonly day: Day; readonly loss: number };
  /** What part of the running total at the end the loss is, 0 to 1; absent where the loss is negative or the total zero. */
  readonly share?: number;
  /** The part of the loss that restates earlier days, as far as the days show it. Absent when it is nothing. */
  readonly correction?: number;
}

/** The total that a loss is measured from. */
interface Base {
  readonly total: number;
  readonly day: Day;
  /** It is the first count of a category that begins within the stretch. */
  readonly begins: boolean;
}

/**
 * What a stretch of report days added to a category or group: from the last report before it to its own last one. Nothing
 * where no report of it has a total, or where there is none to measure from.
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
  const peak = peakIn(archive, id, base.day < from ? from : addDays(base.day, 1), last);
  const correction = correctionIn(course, placeOf(course.days, from), place);
  return {
    to: last,
    loss,
    ...(from > FIRST_DAY && base.day !== addDays(from, -1) && { since: base.day }),
    days,
    mean: loss / days,
    ...(peak && { peak }),
    ...(loss >= 0 && total > 0 && { share: loss / total }),
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
  return day && { total, day, begins: false };
}

/**
 * The last total before a day. A stretch that contains the beginning of the war needs none: totals are counted from there.
 * For a category that began later it is the first count, which is no loss of the days of the stretch alone.
 */
function baseIn({ days, totals, begins }: Course, from: Day, last: Day): Base | undefined {
  const place = placeOf(days, from) - 1;
  const earlier = days[place];
  if (earlier) return { total: totals[place] as number, day: earlier, begins: false };
  if (from <= FIRST_REPORT && from < last) return { total: 0, day: FIRST_DAY, begins: false };
  const [first] = days;
  return first && begins ? { total: totals[0] as number, day: first, begins } : undefined;
}

function peakIn(archive: Archive, id: string, from: Day, to: Day): Stretch["peak"] {
  const { days, losses } = lossesOf(archive, id);
  const first = placeOf(days, from);
  const end = placeOf(days, addDays(to, 1));
  if (end - first !== daysBetween(from, to) + 1) return undefined;
  let peak: Stretch["peak"];
  for (let index = first; index < end; index++) {
    const loss = losses[index] as number;
    if (loss > (peak?.loss ?? 0)) peak = { day: days[index] as Day, loss };
  }
  return peak;
}

/** What the days' own losses leave unexplained of the differences of totals. */
function correctionIn({ totals, losses, eves }: Course, first: number, last: number): number {
  let sum = 0;
  for (let index = first; index <= last; index++) {
    const [loss, eve] = [losses[index], eves[index]];
    if (loss !== undefined && eve !== undefined) sum += (totals[index] as number) - eve - loss;
  }
  return sum;
}
