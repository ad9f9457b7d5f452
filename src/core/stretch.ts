import type { Archive } from "./archive.ts";
import { isGroup } from "./category.ts";
import { type Course, courseOf, FIRST_REPORT, membersOn } from "./course.ts";
import { addDays, type Day, daysBetween, FIRST_DAY, placeAfter, placeOf } from "./day.ts";
import { once } from "./once.ts";
import type { Period } from "./period.ts";
import { lossesOf, type Series } from "./series.ts";

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
  /** The loss divided by these days. Absent where days before the stretch are among them, and where the loss is negative: a correction is of no day. */
  readonly mean?: number;
  /** The day with the greatest loss. Absent where none is above zero, and where fewer than half of the days are known. */
  readonly peak?: Peak;
  /** What part of the running total at the end the loss is, 0 to 1; absent where `mean` is, and where the loss is all of the total. */
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
export function stretchOf(archive: Archive, id: string, period: Period): Stretch | undefined {
  const asked = askedOf(archive, id, period);
  if (asked.stretch || !asked.measured) return asked.stretch;
  const { after, ...measured } = asked.measured;
  const peak = peakIn(lossesOf(archive, id), after, measured.to);
  asked.stretch = { ...measured, ...(peak && { peak }) };
  return asked.stretch;
}

/** As `stretchOf`, without the greatest day, which takes longest to find and is not always told. */
export function measuredOf(archive: Archive, id: string, period: Period): Omit<Stretch, "peak"> | undefined {
  return askedOf(archive, id, period).measured;
}

/** A stretch without its greatest day, which is among those after one that is no part of the stretch. */
interface Measured extends Omit<Stretch, "peak"> {
  readonly after: Day;
}

/** What was asked of a course, worked out as far as it was needed. */
interface Asked extends Period {
  readonly measured: Measured | undefined;
  stretch?: Stretch;
}

/** What was asked of each course last: an answer asks the same of it several times over. */
const lastAsked = new WeakMap<Course, Asked>();

function askedOf(archive: Archive, id: string, { from, to }: Period): Asked {
  const course = courseOf(archive, id);
  const known = lastAsked.get(course);
  if (known?.from === from && known.to === to) return known;
  const asked = { from, to, measured: measure(archive, id, course, { from, to }) };
  lastAsked.set(course, asked);
  return asked;
}

function measure(archive: Archive, id: string, course: Course, { from, to }: Period): Measured | undefined {
  const place = placeAfter(course.days, to) - 1;
  const last = course.days[place];
  const eve = addDays(from, -1);
  const base = last && last >= from ? baseOf(archive, id, { from, to: last }, eve) : undefined;
  if (!last || !base || base.day >= last) return undefined;

  const total = course.totals[place] as number;
  const loss = total - base.total;
  const days = daysBetween(base.day, last);
  const isSince = from > FIRST_REPORT && base.day !== eve;
  const isWithin = !isSince || base.day >= from;
  const correction = correctionIn(course, placeOf(course.days, from), place);
  return {
    to: last,
    loss,
    // What a stretch is measured from has no part in it: the days begin with the one after.
    after: base.day < eve ? eve : base.day,
    ...(isSince && { since: base.day }),
    ...(base.begins && { begun: base.total }),
    days,
    ...(isWithin && loss >= 0 && { mean: loss / days }),
    ...(isWithin && loss >= 0 && loss < total && { share: loss / total }),
    ...(correction !== 0 && { correction }),
  };
}

/** What the total of a category or group on the day `last` is measured from. */
function baseOf(archive: Archive, id: string, period: Period, eve: Day): Base | undefined {
  if (!isGroup(id)) return baseIn(courseOf(archive, id), period, eve);
  let total = 0;
  let day: Day | undefined;
  for (const member of membersOn(archive, id, period.to) ?? []) {
    const base = baseIn(courseOf(archive, member), period, eve);
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
function baseIn(
  { days, totals, losses, begins }: Course,
  { from, to: last }: Period,
  eve: Day,
): Base | undefined {
  const place = placeOf(days, from);
  const [earlier, first] = [days[place - 1], days[place]];
  if (earlier === eve) return { total: totals[place - 1] as number, day: eve };
  if (from <= FIRST_REPORT && from < last) return { total: 0, day: FIRST_DAY };
  const own = losses[place];
  if (first === from && own !== undefined) return { total: (totals[place] as number) - own, day: eve };
  if (first && first < last)
    return { total: totals[place] as number, day: first, begins: begins && place === 0 };
  if (earlier) return { total: totals[place - 1] as number, day: earlier };
  return first && begins ? { total: totals[place] as number, day: first, begins } : undefined;
}

/** The greatest of the days after one day and up to another. */
function peakIn(series: Series, after: Day, to: Day): Peak | undefined {
  const { days, losses } = series;
  const first = placeAfter(days, after);
  const end = placeAfter(days, to);
  const [known, all] = [end - first, daysBetween(after, to)];
  // Of a few days here and there, the greatest says nothing of the stretch.
  if (known * 2 < all || known === 0) return undefined;
  const greatest = greatestIn(series, first, end);
  const loss = losses[greatest] as number;
  if (loss <= 0) return undefined;
  return { day: days[greatest] as Day, loss, ...(known < all && { of: known }) };
}

/** So many days have their greatest kept, so that a long stretch need not look at each. */
const BLOCK = 32;

/** For each block of days, the place of its greatest loss. */
const greatestOfBlocks = once(({ losses }: Series): readonly number[] =>
  Array.from({ length: Math.ceil(losses.length / BLOCK) }, (_, block) =>
    greatestOf(losses, block * BLOCK, Math.min((block + 1) * BLOCK, losses.length)),
  ),
);

/** The place of the greatest loss from one place up to, but not including, another; the first of several. */
function greatestIn(series: Series, first: number, end: number): number {
  const { losses } = series;
  const [from, to] = [Math.ceil(first / BLOCK), Math.floor(end / BLOCK)];
  if (from >= to) return greatestOf(losses, first, end);
  const blocks = greatestOfBlocks(series);
  let greatest = greatestOf(losses, first, from * BLOCK);
  const take = (place: number) => {
    if (greatest === -1 || (losses[place] as number) > (losses[greatest] as number)) greatest = place;
  };
  for (let block = from; block < to; block++) take(blocks[block] as number);
  const rest = greatestOf(losses, to * BLOCK, end);
  if (rest !== -1) take(rest);
  return greatest;
}

/** As `greatestIn`, day by day; -1 where there is none. */
function greatestOf(losses: readonly number[], first: number, end: number): number {
  let greatest = -1;
  for (let place = first; place < end; place++)
    if (greatest === -1 || (losses[place] as number) > (losses[greatest] as number)) greatest = place;
  return greatest;
}

/** What the days' own losses leave unexplained of the differences of totals. */
function correctionIn({ corrected }: Course, first: number, last: number): number {
  return (corrected[last] as number) - (corrected[first - 1] ?? 0);
}
