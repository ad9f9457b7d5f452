import type { ParsedComponents, ParsedResult } from "chrono-node";
import { addDays, type Day } from "./day.ts";
import { dayAt, monthsAt, type Named, once, only, weekdayOf, weekly, yearly } from "./when-calendar.ts";

/** Days, weekdays and months in the words of a language. */
export interface Names {
  /** All the words that a text it reads can have. */
  readonly words: readonly string[];
  /** Reads one day, weekday or month; nothing unless the whole text is that. */
  read(text: string, today: Day): Named | undefined;
}

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

/**
 * Names as `Intl` writes them, which is how most are written, and else as chrono reads them, which knows more but takes
 * far longer. `more` are the words that chrono knows beside those of `Intl`.
 */
export function chronoNames(reader: Reader, usual: Names, more: string): Names {
  return {
    get words() {
      return [...usual.words, ...more.split(" ")];
    },
    read(text, today) {
      const found = usual.read(text, today);
      if (found) return found;
      if (!/^[\p{L}\d].*\p{L}/u.test(text)) return undefined;
      const parts = whole(reader, text, today);
      if (parts) return named(text, parts);
      const leap = whole(reader, text, LEAP_DAY);
      return leap && !leap.isCertain("year") && leap.isCertain("day") ? named(text, leap) : undefined;
    },
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
 * Names as `Intl` writes them, for a language that chrono lacks or reads only in part (it finds no month by itself in
 * German, French and Spanish): `7 marca 2023`, `7. března`, `7 de marzo de 2023`, `März 2023`, `wczoraj`, and weekdays.
 * `link` is what stands between a day, its month and its year.
 */
export function intlNames(format: string, link = ""): Names {
  // Made for the first text that is read: a start need not wait for the names of all languages.
  let made: Names | undefined;
  const names = () => {
    made ??= makeNames(format, link);
    return made;
  };
  return {
    get words() {
      return names().words;
    },
    read: (text, today) => names().read(text, today),
  };
}

function makeNames(format: string, link: string): Names {
  const months = namesOf(format, "month", 12, (index) => Date.UTC(2023, index, 7));
  const weekdays = namesOf(format, "weekday", 7, (index) => Date.UTC(2023, 4, 1 + index));
  const relative = new Intl.RelativeTimeFormat(format, { numeric: "auto" });
  const near = [1, 0, -1, -2].map((days) => [unaccented(relative.format(days, "day")), days] as const);
  const date = new RegExp(
    `^(?:(?<weekday>\\p{L}+)\\.?,? )?(?<day>\\d{1,2})(?:\\.|er)? (?:(?:${link}) )?(?<name>\\p{L}+)\\.?(?:,? (?:(?:${link}) )?(?<year>\\d{4}))?$`,
    "u",
  );
  const other = new RegExp(`^(?<name>\\p{L}+)(?<short>\\.?)(?:,? (?:(?:${link}) )?(?<year>\\d{4}))?$`, "u");

  const words = [
    ...[months, weekdays].flatMap(({ full, short }) => [...full.keys(), ...short.keys()]),
    ...near.map(([name]) => name),
    ...link.split("|"),
    "er",
  ];

  function read(text: string, today: Day): Named | undefined {
    const dated = date.exec(text)?.groups;
    const { weekday, day, name = "", year } = dated ?? other.exec(text)?.groups ?? {};
    const inYear = year === undefined ? undefined : Number(year);
    // A short name by itself is a word like others: "mar" is a Tuesday to some and a month to others.
    const month = months.full.get(name) ?? (dated || year ? months.short.get(name) : undefined);
    if (month !== undefined && day !== undefined) {
      const wanted = weekday && (weekdays.full.get(weekday) ?? weekdays.short.get(weekday));
      if (weekday && !wanted) return undefined;
      return yearly((each) => onWeekday(dayAt(each, month, Number(day)), wanted ? wanted % 7 : null), inYear);
    }
    if (month !== undefined) return yearly((each) => monthsAt(each, month, 1), inYear);
    const named = weekdays.full.get(name);
    if (named !== undefined && !dated && year === undefined) return weekly(named);
    const found = near.find(([words]) => words === text);
    return found && once(only(addDays(today, found[1])));
  }

  return { words, read };
}

/** Full names and short ones, each with its number from 1. */
interface Numbered {
  readonly full: ReadonlyMap<string, number>;
  readonly short: ReadonlyMap<string, number>;
}

/** The names of months or weekdays, by an instant in each. */
function namesOf(
  format: string,
  part: "month" | "weekday",
  count: number,
  instant: (index: number) => number,
): Numbered {
  const map = (style: "long" | "short") => {
    const forms = dateForms(format, part, style);
    return new Map(
      Array.from({ length: count }, (_, index) =>
        forms(instant(index)).map((form): [string, number] => [
          unaccented(form).replace(/\.$/, ""),
          index + 1,
        ]),
      ).flat(),
    );
  };
  return { full: map("long"), short: map("short") };
}

/** Makes the month or weekday of an instant by itself and within a date, which many languages decline. */
function dateForms(
  format: string,
  part: "month" | "weekday",
  style: "long" | "short",
): (instant: number) => string[] {
  // Made once for all names: each takes as much memory as thousands of names.
  const dates = [{}, { day: "numeric" } as const].map(
    (more) => new Intl.DateTimeFormat(format, { [part]: style, ...more, timeZone: "UTC" }),
  );
  return (instant) =>
    dates.map((date) => date.formatToParts(instant).find(({ type }) => type === part)?.value ?? "");
}

/**
 * A text in lower case whose Latin letters have no accents, with one kind of apostrophe. Cyrillic letters keep theirs: ї
 * is no і.
 */
export function unaccented(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/ł/gu, "l")
    .replace(/ß/gu, "ss")
    .replace(/[’ʼ‘`´]/gu, "'");
}
