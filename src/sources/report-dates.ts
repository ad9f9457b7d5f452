import * as en from "chrono-node/en";
import * as uk from "chrono-node/uk";
import { type Day, dayIn, daysBetween, FIRST_DAY, isDay } from "../core/day.ts";
import type { Page, PageLine } from "./page-lines.ts";

/** Of which day a report is. */
export interface ReportDates {
  readonly day: Day;
  /** Other dates that the title and the list's header carry. */
  readonly otherDays: readonly Day[];
  /** When the page was published, in epoch milliseconds, where it says so to machines with time and zone. */
  readonly published?: number;
}

/** Where the General Staff is, whose mornings the dates are. */
const ZONE = "Europe/Kyiv";
/** Longer lines that begin with a date are sentences, and longer titles are texts. */
const DATE_LINE_LENGTH = 60;
const TITLE_LENGTH = 300;

/** The stretch that the header of the list names: "з 24.02.22 по 16.06.26", "from 24.02 to 12.04". */
const STRETCH =
  /(?<!\p{L})(?:з|від|from) ?24\.0?2(?:\.(?:20)?22)?(?: ?р\.?)? (?:по|до|to|till|until) (?<day>\d{1,2})\.(?<month>\d{1,2})(?:\.(?<year>\d{4}|\d{2}))?(?!\d|\.\d)/giu;
const NUMERIC = /(?<!\d|\d\.)(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?!\d|\.\d)/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** The day that a sentence is about, which is the one before the report's: "за 15 червня", "on April 11". */
const COVERED = /(?<!\p{L})(?:за|on|протягом|during) $/iu;

/** The text without the stretch that a header names. */
export function withoutStretch(text: string): string {
  return text.replace(STRETCH, "");
}

/**
 * The dates of a report whose figures are from the line `first` of a page to the line `last`. The header of the
 * list tells the day, else the title, else when the page was published; where header and title differ, the one that is
 * `around`. Dates without a year are of the year that brings them nearest to the others of the page, or to `around`.
 * Nothing where the page has no date at all.
 */
export function readDates(
  page: Page,
  { first, last }: { readonly first: number; readonly last: number },
  around: Day,
): ReportDates | undefined {
  const publication = publicationDay(page, first);
  const title = firstOf(page.titles, (text) => titleDay(text, publication ?? around));
  const year = title ?? publication ?? around;
  const before = page.lines.slice(0, first + 1).findLast(({ text }) => stretchDay(text, year) !== undefined);
  const headers = [...(before ? [before] : []), ...page.lines.slice(first + 1, last + 1)]
    .filter(({ isTitle }) => !isTitle)
    .flatMap(({ text }) => stretchDay(text, year) ?? []);

  const own = [...headers, ...(title ? [title] : [])];
  const possible = own.filter((day) => day >= FIRST_DAY);
  const day = possible.find((date) => date === around) ?? possible[0] ?? publication;
  if (day === undefined || day < FIRST_DAY) return undefined;
  const published = publishedAt(page, day);
  return {
    day,
    otherDays: [...new Set(own)].filter((other) => other !== day),
    ...(published !== undefined && { published }),
  };
}

function stretchDay(text: string, near: Day): Day | undefined {
  const [found] = text.matchAll(STRETCH);
  return numericDay(found?.groups, near);
}

function numericDay(groups: Record<string, string> | undefined, near: Day): Day | undefined {
  if (!groups) return undefined;
  const { day, month, year } = groups;
  return dayOf(Number(day), Number(month), year ? Number(year.padStart(4, "20")) : undefined, near);
}

/** The day of that year; without one, of the year that brings it nearest. Nothing for a day that does not exist. */
function dayOf(day: number, month: number, year: number | undefined, near: Day): Day | undefined {
  const nearYear = Number(near.slice(0, 4));
  const years = year === undefined ? [nearYear, nearYear - 1, nearYear + 1] : [year];
  const two = (number: number) => String(number).padStart(2, "0");
  return years
    .map((each) => `${each}-${two(month)}-${two(day)}`)
    .filter(isDay)
    .sort((a, b) => Math.abs(daysBetween(a, near)) - Math.abs(daysBetween(b, near)))[0];
}

function titleDay(title: string, near: Day): Day | undefined {
  const text = title.slice(0, TITLE_LENGTH);
  const numeric = NUMERIC.exec(text);
  const isCovered = numeric && COVERED.test(text.slice(0, numeric.index));
  const inDigits = isCovered ? undefined : numericDay(numeric?.groups, near);
  return stretchDay(text, near) ?? inDigits ?? wordsDay(text, near)?.day;
}

/** The first date in a text that names a day and a month in words. */
function wordsDay(text: string, near: Day): { day: Day; index: number; hasYear: boolean } | undefined {
  const { strict } = /\p{Script=Cyrillic}/u.test(text) ? uk : en;
  for (const { index, text: words, start, end } of strict.parse(text, new Date(near))) {
    // It takes a part of a number for a day, and a stretch or a lone weekday for a date.
    const goesOn = /^[.,]?\d/.test(text.slice(index + words.length)) || /[\d.,]$/.test(text.slice(0, index));
    if (end || goesOn || !/\p{L}{3}/u.test(words) || COVERED.test(text.slice(0, index))) continue;
    if (!start.isCertain("day") || !start.isCertain("month")) continue;
    const hasYear = start.isCertain("year");
    const year = hasYear ? (start.get("year") ?? undefined) : undefined;
    const day = dayOf(start.get("day") ?? 0, start.get("month") ?? 0, year, near);
    if (day) return { day, index, hasYear };
  }
  return undefined;
}

function publicationDay(page: Page, first: number): Day | undefined {
  const lines = page.lines.slice(0, first);
  const title = lines.findLastIndex(({ isTitle }) => isTitle);
  return (
    firstOf(page.published, machineDay) ??
    firstOf(lines.slice(title + 1), lineDay) ??
    firstOf(lines.slice(0, Math.max(title, 0)), lineDay) ??
    firstOf(page.times, machineDay)
  );
}

/** The date that a line begins with, year and all: "2022-04-12 06:00:00 |", "18 January, 2026, 7:00 AM EEST". */
function lineDay({ text, isTitle }: PageLine): Day | undefined {
  if (isTitle || text.length > DATE_LINE_LENGTH) return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0];
  if (iso !== undefined) return isDay(iso) ? iso : undefined;
  const numeric = NUMERIC.exec(text);
  if (numeric?.index === 0) return numericDay(numeric.groups, FIRST_DAY);
  const words = /\d{4}/.test(text) ? wordsDay(text, FIRST_DAY) : undefined;
  return words?.index === 0 && words.hasYear ? words.day : undefined;
}

function machineDay(written: string): Day | undefined {
  const instant = instantOf(written);
  if (instant !== undefined) return dayIn(ZONE, instant);
  const day = written.trim().slice(0, 10);
  return isDay(day) ? day : undefined;
}

function instantOf(written: string): number | undefined {
  const text = written.trim();
  const instant = INSTANT.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

/** The page's own time, or one in its text that is of the report's day: others are of other pages that it names. */
function publishedAt(page: Page, day: Day): number | undefined {
  return (
    firstOf(page.published, instantOf) ??
    firstOf(
      page.times.filter((time) => machineDay(time) === day),
      instantOf,
    )
  );
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
