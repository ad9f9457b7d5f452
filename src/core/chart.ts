import type { Archive } from "./archive.ts";
import { type Course, courseOf, FIRST_REPORT } from "./course.ts";
import { addDays, type Day, daysBetween, FIRST_DAY, placeAfter, placeOf } from "./day.ts";
import type { Period } from "./period.ts";
import {
  type ChartFacts,
  type ChartKind,
  type Column,
  type Compared,
  type Correction,
  type Credit,
  isOfSeveral,
  type SoFarFacts,
} from "./picture.ts";

/** What a chart is to show. */
export interface ChartWish {
  readonly kind: ChartKind;
  /** One category or group, and for a comparison up to four. */
  readonly ids: readonly [string, ...string[]];
  readonly period: Period;
  readonly credit: Credit;
}

/** The span of a running mean, and how many days of it must be known. */
interface Mean {
  readonly days: number;
  readonly least: number;
}

const MEAN: Mean = { days: 7, least: 4 };
const LONG_MEAN: Mean = { days: 28, least: 15 };
const LONGEST_MEAN: Mean = { days: 90, least: 46 };
/**
 * Over more days than this a mean is of four weeks: several lines across each other are only to be read where each is
 * quiet, and small plots beside each other where a week is more than a point.
 */
const LONG = { indexed: 80, compare: 400 } as const;
/** In one plot, over more days than this, means are of ninety days where less than so much of one is lost in four weeks. */
const LONGEST = 400;
const LEAST_LOST = 12;

/**
 * The facts of a chart, within the days that the archive has of its categories. Nothing where it would have nothing to show.
 */
export function chartFacts(
  archive: Archive,
  { kind, ids, period, credit }: ChartWish,
): ChartFacts | undefined {
  const [id] = ids;
  const courses = ids.map((one) => courseOf(archive, one));
  const within = boundsOf(courses, period);
  if (!within) return undefined;
  const { from, to } = within;
  const course = courses[0] as Course;
  const base = { ...within, id, credit };
  if (isOfSeveral(kind)) {
    const mean = meanFor(kind, courses, within);
    const lines = ids.map((one, index) => comparedOf(one, courses[index] as Course, within, mean));
    if (!lines.some(({ means }) => known(means))) return undefined;
    return { kind, from, to, credit, span: mean.days, lines };
  }
  if (kind === "months" || kind === "years") {
    const columns = columnsOf(course, kind, within);
    return columns.some(({ loss }) => loss !== null) ? { kind, ...base, columns } : undefined;
  }
  if (kind === "sofar") {
    const years = yearsOf(course, within);
    return years.length > 0 ? { kind, ...base, years } : undefined;
  }
  const losses = spread(course, course.losses, within);
  const dated = { ...base, corrections: correctionsOf(course, within), ...beginning(course, within) };
  if (kind === "total") return { kind, ...dated, totals: spread(course, course.totals, within) };
  if (!known(losses)) return undefined;
  if (kind === "heatmap") return { kind, ...base, losses };
  const record = recordOf(course, within);
  return {
    kind,
    ...dated,
    losses,
    means: meansOf(course, within),
    ...(record !== undefined && { record }),
  };
}

/** The span of the means by which categories are compared: where little is lost, a short one would be spikes. */
function meanFor(kind: "compare" | "indexed", courses: readonly Course[], within: Period): Mean {
  const days = daysBetween(within.from, within.to);
  if (days < LONG[kind]) return MEAN;
  if (kind === "compare") return LONG_MEAN;
  const isSparse = courses.some((course) => {
    const lost = spread(course, course.losses, within).reduce<number>((sum, loss) => sum + (loss ?? 0), 0);
    return (lost / days) * LONG_MEAN.days < LEAST_LOST;
  });
  return isSparse && days >= LONGEST ? LONGEST_MEAN : LONG_MEAN;
}

function known(values: readonly (number | null)[]): boolean {
  return values.some((value) => value !== null);
}

/** The days that a chart covers: those asked for, as far as there are reports of any of the categories. */
function boundsOf(courses: readonly Course[], { from, to }: Period): Period | undefined {
  const first = courses.flatMap(({ days }) => days[0] ?? []).sort()[0];
  const last = courses
    .flatMap(({ days }) => days.at(-1) ?? [])
    .sort()
    .at(-1);
  if (!first || !last) return undefined;
  const bounds = { from: from > first ? from : first, to: to < last ? to : last };
  return bounds.from <= bounds.to ? bounds : undefined;
}

/** How many days after the first of the war each of these comes: counted once, since every chart needs them. */
const counted = new WeakMap<readonly Day[], readonly number[]>();

function numbersOf(days: readonly Day[]): readonly number[] {
  const known = counted.get(days);
  if (known) return known;
  const numbers = days.map((day) => daysBetween(FIRST_DAY, day));
  counted.set(days, numbers);
  return numbers;
}

/** The values of a course on each day of a stretch; nothing on a day without one. */
function spread(
  { days }: Course,
  values: readonly (number | undefined)[],
  { from, to }: Period,
): (number | null)[] {
  const found: (number | null)[] = Array(daysBetween(from, to) + 1).fill(null);
  const numbers = numbersOf(days);
  const first = daysBetween(FIRST_DAY, from);
  const end = placeAfter(days, to);
  for (let place = placeOf(days, from); place < end; place++)
    found[(numbers[place] as number) - first] = values[place] ?? null;
  return found;
}

function comparedOf(id: string, course: Course, within: Period, span: Mean): Compared {
  const losses = spread(course, course.losses, within);
  const all = losses.filter((loss) => loss !== null);
  const mean = all.reduce((sum, loss) => sum + loss, 0) / all.length;
  const means = meansOf(course, within, span);
  return { id, losses, means, ...(mean > 0 && { mean }), ...beginning(course, within) };
}

function meansOf(course: Course, { from, to }: Period, { days, least } = MEAN): (number | null)[] {
  const before = days - 1;
  const losses = spread(course, course.losses, { from: addDays(from, -before), to });
  const found: (number | null)[] = [];
  let sum = 0;
  let count = 0;
  for (const [index, loss] of losses.entries()) {
    if (loss !== null) [sum, count] = [sum + loss, count + 1];
    const gone = losses[index - days];
    if (gone !== null && gone !== undefined) [sum, count] = [sum - gone, count - 1];
    if (index >= before) found.push(count >= least && loss !== null ? sum / count : null);
  }
  return found;
}

function correctionsOf({ days, totals, losses, eves }: Course, { from, to }: Period): Correction[] {
  const found: Correction[] = [];
  for (let place = placeOf(days, from); place < days.length && (days[place] as Day) <= to; place++) {
    const [loss, eve] = [losses[place], eves[place]];
    const amount = loss === undefined || eve === undefined ? 0 : (totals[place] as number) - eve - loss;
    const fell = loss !== undefined && loss < 0;
    if (amount !== 0 || fell)
      found.push({ at: daysBetween(from, days[place] as Day), amount: amount || (loss as number) });
  }
  return found;
}

function beginning({ days, begins }: Course, { from, to }: Period): { begins?: number } {
  const [first] = days;
  return begins && first && first >= from && first <= to ? { begins: daysBetween(from, first) } : {};
}

/** A record needs so many other days. */
const LEAST_OF_RECORD = 30;

function recordOf({ days, losses }: Course, { from, to }: Period): number | undefined {
  let highest = -1;
  for (const [place, loss] of losses.entries())
    if (loss !== undefined && loss > (losses[highest] ?? 0)) highest = place;
  const day = days[highest];
  if (!day || days.length < LEAST_OF_RECORD || day < from || day > to) return undefined;
  return daysBetween(from, day);
}

function columnsOf(course: Course, kind: "months" | "years", { from, to }: Period): Column[] {
  const beginOf = (day: Day) =>
    (kind === "months" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`) as Day;
  const afterOf = (begin: Day) => beginOf(addDays(begin, kind === "months" ? 31 : 366));
  const losses = spread(course, course.losses, { from, to });
  const sums = new Map<Day, { sum: number; known: number }>();
  let [begin, next] = [beginOf(from), 0];
  for (const [index, loss] of losses.entries()) {
    if (index === next) {
      begin = beginOf(addDays(from, index));
      next = daysBetween(from, afterOf(begin));
    }
    const here = sums.get(begin) ?? { sum: 0, known: 0 };
    sums.set(begin, loss === null ? here : { sum: here.sum + loss, known: here.known + 1 });
  }
  return [...sums].map(([begin, { sum, known: count }]) => ({
    from: begin,
    loss: count > 0 ? sum : null,
    // Nothing is lacking of the days before the war.
    partial: count < daysBetween(begin < FIRST_REPORT ? FIRST_REPORT : begin, afterOf(begin)),
  }));
}

function yearsOf(course: Course, { from, to }: Period): SoFarFacts["years"] {
  const years: { year: number; sums: (number | null)[]; partial: boolean }[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const [first, last] = [`${year}-01-01` as Day, `${year}-12-31` as Day];
    const losses = spread(course, course.losses, { from: first, to: last < to ? last : to });
    const end = losses.findLastIndex((loss) => loss !== null);
    if (end < 0) continue;
    let sum = 0;
    const sums = losses.slice(0, end + 1).map((loss) => {
      sum += loss ?? 0;
      return loss === null ? null : sum;
    });
    const due = daysBetween(first < FIRST_REPORT ? FIRST_REPORT : first, addDays(first, end)) + 1;
    years.push({ year, sums, partial: sums.filter((one) => one !== null).length < due });
  }
  return years;
}
