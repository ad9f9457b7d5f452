import { type Day, FIRST_DAY } from "./day.ts";
import { dayAt, monthsAt, type Named, yearly, yearOf } from "./when-calendar.ts";

/**
 * The ways in which days, months and years are written in digits, the day before the month unless the year comes first.
 *
 * To add one: a line here, with the groups that it gives.
 */
const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})(?:\. ?(?<year>\d{4}|\d{2}))?$/,
  /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4}|\d{2})$/,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/,
  /^(?<month>\d{1,2})[/.](?<year>\d{4})$/,
  /^(?<year>\d{4})$/,
  /^(?<year>20\d\d)(?<month>\d\d)(?<day>\d\d)$/,
];

/** A day, month or year written in digits. A year by itself is one of the war, or else it is only a number. */
export function readNumbers(text: string, today: Day): Named | undefined {
  const form = FORMS.find((each) => each.test(text));
  if (!form) return undefined;
  const { year, month, day } = form.exec(text)?.groups ?? {};
  // Two digits are a year of this century: the war has no other.
  const inYear = year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year);
  if (day !== undefined) return yearly((each) => dayAt(each, Number(month), Number(day)), inYear);
  if (month !== undefined) return yearly((each) => monthsAt(each, Number(month), 1), inYear);
  const ofWar = inYear !== undefined && inYear >= yearOf(FIRST_DAY) && inYear <= yearOf(today);
  return ofWar ? yearly((each) => monthsAt(each, 1, 12), inYear) : undefined;
}
