import { Temporal } from "temporal-polyfill";
import { z } from "zod";

/** A report's date as it is printed on the report, `YYYY-MM-DD`: a calendar day with no time and no zone. */
export type Day = `${number}-${number}-${number}`;

/** The first day of the full-scale invasion; the reports count the days of the war from it. */
export const FIRST_DAY: Day = "2022-02-24";

const DAY_MILLISECONDS = 86_400_000;

/** Days of forty years; whoever asks for more of them than that asks for nonsense, and is not remembered. */
const MOST_KNOWN = 15_000;
/** Texts that are known to be days: each report, post and answer is looked at for them again and again. */
const real = new Set<string>();

/** Whether the text is a day that exists, written `YYYY-MM-DD`; `2023-02-30` is not. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== "string") return false;
  if (real.has(text)) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return false;
  if (real.size < MOST_KNOWN) real.add(text);
  return true;
}

/** Accepts a day written `YYYY-MM-DD` and nothing else. */
export const Day = z.custom<Day>(isDay, "not a day written YYYY-MM-DD");

/** Days by their number since 1970 and back: an answer reckons with the same days a thousand times over. */
const numbers = new Map<Day, number>();
const texts = new Map<number, Day>();
function numberOf(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(day) / DAY_MILLISECONDS;
  if (numbers.size < MOST_KNOWN) numbers.set(day, number);
  return number;
}

/** The day so many days later, or earlier when `count` is negative. */
export function addDays(day: Day, count: number): Day {
  const number = numberOf(day) + count;
  const known = texts.get(number);
  if (known !== undefined) return known;
  const text = new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10) as Day;
  if (texts.size < MOST_KNOWN) texts.set(number, text);
  return text;
}

/** How many days after `from` the day `to` comes; negative when it comes before. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** The number of the day in the count of the reports: 2022-02-24 is day 1. */
export function warDay(day: Day): number {
  return daysBetween(FIRST_DAY, day) + 1;
}

/** Clocks are set, and days begin, at whole quarters of an hour everywhere, so a day lasts at least until the next one. */
const QUARTER_MILLISECONDS = 900_000;

/** Of each time zone the quarter of an hour that was asked about last, and the day that it belongs to. */
const lastAsked = new Map<string, { readonly quarter: number; readonly day: Day }>();

/**
 * The calendar day that it is in a time zone at an instant in epoch milliseconds. Every answer depends on it, and working
 * it out takes longer than all else in an answer that was given before: so it is worked out once in a quarter of an hour.
 */
export function dayIn(timeZone: string, instant: number): Day {
  const quarter = Math.floor(instant / QUARTER_MILLISECONDS);
  const known = lastAsked.get(timeZone);
  if (known?.quarter === quarter) return known.day;
  const day = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as Day;
  lastAsked.set(timeZone, { quarter, day });
  return day;
}

/** The index of the first of these sorted days that is after the given one; their number when none is. */
export function placeAfter(days: readonly Day[], day: Day): number {
  const place = placeOf(days, day);
  return days[place] === day ? place + 1 : place;
}

/** The index of the first of these sorted days that is not before the given one; their number when all are. */
export function placeOf(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as Day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
