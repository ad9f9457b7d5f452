import { Temporal } from "temporal-polyfill";
import { addDays, type Day, isDay } from "./day.ts";
import type { Period } from "./period.ts";

/** The stretches of the calendar that people count in. */
export type Unit = "day" | "week" | "month" | "quarter" | "year";

/** What a person named: one stretch, or one that comes round every week or year and was named without its year. */
export interface Named {
  /** How often it comes round; absent when it is one stretch of the calendar. */
  readonly every?: "week" | "year";
  /** The latest one that begins on the day or before it; the one stretch itself, whatever the day. */
  latest(by: Day): Period | undefined;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The most units that can be counted back; a greater number before "months" is rather a year. */
const MOST = { day: 9999, week: 999, month: 999, quarter: 999, year: 99 } as const;

/** The years that a text may name: what lies outside has no place in `YYYY-MM-DD` with a year to spare. */
const YEARS = { first: 1000, last: 9998 } as const;

/** How many years back a day without a year is looked for: 29 February may be eight years away, with a weekday more. */
const YEARS_BACK = 40;

/** From 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** The year of a day, as a number. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** A day of the calendar, or nothing when there is no such day. */
export function dayAt(year: number, month: number, day: number): Period | undefined {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(text) && isYear(year) ? { from: text, to: text } : undefined;
}

/** Whole months, the first given by its number from 1 to 12; nothing for a month that there is not. */
export function monthsAt(year: number, month: number, count: number): Period | undefined {
  if (!isYear(year) || month < 1 || month > 12) return undefined;
  // The day before the first of a month, which `Date` calls its day 0.
  const last = new Date(Date.UTC(year, month - 1 + count, 0)).toISOString().slice(0, 10);
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  return isDay(first) && isDay(last) ? { from: first, to: last } : undefined;
}

/** The week (from Monday), month, quarter or year that a day is in, or the one so many later. */
export function unitAt(unit: Unit, day: Day, later = 0): Period | undefined {
  if (unit === "day") return only(addDays(day, later));
  if (unit === "week") {
    const monday = addDays(day, 1 - weekdayOf(day) + 7 * later);
    return { from: monday, to: addDays(monday, 6) };
  }
  const length = MONTHS[unit];
  const { year, month } = Temporal.PlainDate.from(day);
  const first = Temporal.PlainDate.from({ year, month: month - ((month - 1) % length), day: 1 });
  const start = first.add({ months: length * later });
  return monthsAt(start.year, start.month, length);
}

/** So many days, weeks, months, quarters or years that end with a day; months are counted back by the calendar. */
export function unitsUntil(unit: Unit, count: number, to: Day): Period | undefined {
  const end = Temporal.PlainDate.from(to);
  const before =
    unit === "day" || unit === "week"
      ? end.subtract({ [`${unit}s`]: count })
      : end.subtract({ months: count * MONTHS[unit] });
  return count > 0 && count <= MOST[unit] ? between(before.add({ days: 1 }), end) : undefined;
}

/** The Saturday and Sunday of the latest weekend whose Saturday is not after a day. */
export function weekendBy(day: Day): Period {
  const saturday = addDays(day, -((weekdayOf(day) + 1) % 7));
  return { from: saturday, to: addDays(saturday, 1) };
}

/** The Saturday and Sunday of the week (from Monday) that a day is in. */
export function weekendAt(day: Day): Period {
  return weekendBy(addDays(day, 7 - weekdayOf(day)));
}

/** One day as a stretch. */
export function only(day: Day): Period {
  return { from: day, to: day };
}

/** One stretch of the calendar. */
export function once(period: Period | undefined): Named | undefined {
  return period && { latest: () => period };
}

const TEN_DAYS = 10;

/** The first, second or third part of a month, of ten days or what is left, or of a year, of four months; nothing of anything else. */
export function thirdOf(named: Named, index: number): Named | undefined {
  const part = ({ from, to }: Period): Period | undefined => {
    if (!from.endsWith("-01")) return undefined;
    const month = unitAt("month", from);
    const first = addDays(from, TEN_DAYS * index);
    if (month?.to === to) return { from: first, to: index === 2 ? to : addDays(first, TEN_DAYS - 1) };
    return unitAt("year", from)?.to === to ? monthsAt(yearOf(from), 1 + 4 * index, 4) : undefined;
  };
  const latest = (by: Day): Period | undefined => {
    const whole = named.latest(by);
    const found = whole && part(whole);
    if (!whole || !found || found.from <= by || !named.every) return found;
    const before = named.latest(addDays(whole.from, -1));
    return before && part(before);
  };
  return { ...named, latest };
}

/** What comes round each year, made from the year's number; that of one year when the year is given. */
export function yearly(
  make: (year: number) => Period | undefined,
  year: number | undefined,
): Named | undefined {
  if (year !== undefined) return once(make(year));
  return {
    every: "year",
    latest(by) {
      for (let back = 0; back <= YEARS_BACK; back += 1) {
        const period = make(yearOf(by) - back);
        if (period && period.from <= by) return period;
      }
      return undefined;
    },
  };
}

/** A day of the week, from 1 for Monday to 7 for Sunday. */
export function weekly(weekday: number): Named {
  return { every: "week", latest: (by) => only(addDays(by, -((weekdayOf(by) - weekday + 7) % 7))) };
}

/** Of what comes round, the latest that had ended before today: on a Monday, last Monday is a week ago. */
export function endedBefore(named: Named, today: Day): Period | undefined {
  const latest = named.latest(today);
  return latest && latest.to >= today ? named.latest(addDays(latest.from, -1)) : latest;
}

/** Of what comes round, the one that today is in, or else that of this week or year, which may be still to come. */
export function current(named: Named, today: Day): Period | undefined {
  const latest = named.latest(today);
  if (!named.every || (latest && latest.to >= today)) return latest;
  return named.latest(unitAt(named.every, today)?.to ?? today);
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= YEARS.first && year <= YEARS.last;
}

function between(from: Temporal.PlainDate, to: Temporal.PlainDate): Period | undefined {
  const [first, last] = [from.toString(), to.toString()];
  return isYear(from.year) && isDay(first) && isDay(last) ? { from: first, to: last } : undefined;
}
