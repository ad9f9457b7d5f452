import type { ParsedComponents, ParsedResult } from "chrono-node";
import { addDays, type Day } from "./day.ts";
import { dayAt, monthsAt, type Named, once, only, weekdayOf, weekly, yearly } from "./when-calendar.ts";

/** Reads one day, weekday or month in the words of a language; nothing unless the whole text is that. */
export type Names = (text: string, today: Day) => Named | undefined;

/** What chrono offers for a language. */
interface Reader {
  parse(text: string, reference: Date): ParsedResult[];
}

/** A month by its name, with or without a year: chrono finds months in other texts too, such as "second of March". */
const MONTH = /^\p{L}+\.?(?:[ ,-]{1,2}(?:of )?(?<after>\d{4}))?$|^(?<before>\d{4})[ -]\p{L}+\.?$/u;
const WEEKDAY = /^[\p{L}']+\.?$/u;

/** The hour that chrono implies when a text says nothing of the time of day, and that of the reference made here. */
const NOON = 12;

/** What has 29 February: chrono refuses that day when it reads it from another year. */
const LEAP_DAY: Day = "2024-02-29";

/** Names as chrono reads them. */
export function chronoNames(reader: Reader): Names {
  return (text, today) => {
    if (!/^[\p{L}\d].*\p{L}/u.test(text)) return undefined;
    const parts = whole(reader, text, today);
    if (parts) return named(text, parts);
    const leap = whole(reader, text, LEAP_DAY);
    return leap && !leap.isCertain("year") && leap.isCertain("day") ? named(text, leap) : undefined;
  };
}

/** What chrono makes of a text, if that is one thing, all of the text, and without a time of day. */
function whole(reader: Reader, text: string, today: Day): ParsedComponents | undefined {
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  // In the zone of this process, whichever it is, because chrono counts in it.
  const found = reader.parse(text, new Date(year, month - 1, day, NOON));
  const [result] = found;
  if (!result || found.length > 1 || result.index !== 0 || result.text !== text || result.end)
    return undefined;
  const { start } = result;
  return start.isCertain("hour") || start.get("hour") !== NOON ? undefined : start;
}

function named(text: string, parts: ParsedComponents): Named | undefined {
  const [year, month, day] = [parts.get("year"), parts.get("month"), parts.get("day")];
  if (year === null || month === null || day === null) return undefined;
  const certainYear = parts.isCertain("year") ? year : undefined;
  if (parts.isCertain("day") && parts.isCertain("month")) {
    const weekday = parts.isCertain("weekday") ? parts.get("weekday") : null;
    return yearly((each) => onWeekday(dayAt(each, month, day), weekday), certainYear);
  }
  if (parts.isCertain("month")) {
    const groups = MONTH.exec(text)?.groups;
    const written = groups?.["after"] ?? groups?.["before"];
    const agrees = groups && (written === undefined ? undefined : Number(written)) === certainYear;
    return agrees ? yearly((each) => monthsAt(each, month, 1), certainYear) : undefined;
  }
  const weekday = parts.isCertain("weekday") && WEEKDAY.test(text) ? parts.get("weekday") : null;
  return weekday === null ? undefined : weekly(weekday || 7);
}

/** The day, unless it was said to be on another day of the week; chrono's weeks begin with Sunday, its 0. */
function onWeekday(day: { from: Day; to: Day } | undefined, weekday: number | null) {
  return day && (weekday === null || weekdayOf(day.from) % 7 === weekday) ? day : undefined;
}

/**
 * Names as `Intl` writes them, for a language that chrono lacks: `7 marca 2023`, `7. března`, `marzec 2023`, `wczoraj`,
 * and weekdays.
 */
export function intlNames(format: string): Names {
  const months = namesOf(12, (index) => dateForms(format, "month", Date.UTC(2023, index, 7)));
  const weekdays = namesOf(7, (index) => dateForms(format, "weekday", Date.UTC(2023, 4, 1 + index)));
  const relative = new Intl.RelativeTimeFormat(format, { numeric: "auto" });

  function near(text: string, today: Day): Named | undefined {
    const days = [0, 1, 2].find((count) => relative.format(-count, "day").toLowerCase() === text);
    return days === undefined ? undefined : once(only(addDays(today, -days)));
  }

  return (text, today) => {
    const groups = /^(?:(?<day>\d{1,2})\.? )?(?<name>\p{L}+)\.?(?: (?<year>\d{4}))?$/u.exec(text)?.groups;
    const { day, name = "", year } = groups ?? {};
    const month = months.get(name);
    const inYear = year === undefined ? undefined : Number(year);
    if (month !== undefined && day !== undefined)
      return yearly((each) => dayAt(each, month, Number(day)), inYear);
    if (month !== undefined) return yearly((each) => monthsAt(each, month, 1), inYear);
    const weekday = weekdays.get(name);
    if (weekday !== undefined && day === undefined && year === undefined) return weekly(weekday);
    return near(text, today);
  };
}

/** Numbers from 1 by each of their names. */
function namesOf(count: number, forms: (index: number) => readonly string[]): ReadonlyMap<string, number> {
  const entries = Array.from({ length: count }, (_, index) =>
    forms(index).map((form): [string, number] => [form.toLowerCase().replace(/\.$/, ""), index + 1]),
  );
  return new Map(entries.flat());
}

/** The month or weekday of an instant by itself and within a date, which many languages decline; in full and short. */
function dateForms(format: string, part: "month" | "weekday", instant: number): string[] {
  const styles = ["long", "short"] as const;
  return styles.flatMap((style) =>
    [{}, { day: "numeric" } as const].map((more) => {
      const date = new Intl.DateTimeFormat(format, { [part]: style, ...more, timeZone: "UTC" });
      return date.formatToParts(instant).find(({ type }) => type === part)?.value ?? "";
    }),
  );
}
