import type { Day } from "../core/day.ts";
import type { Report } from "../core/report.ts";
import { oneLine } from "../core/text.ts";
import { type FigureList, listFigures } from "./figure-list.ts";
import { regionOf } from "./figure-region.ts";
import { type PageLine, readPageLines } from "./page-lines.ts";
import { type ReportDates, readDates } from "./report-dates.ts";

/** What a page says of the report of one day. Other days that it names leave in doubt which one is meant. */
export interface Article extends ReportDates, FigureList, Pick<Report, "direction"> {}

/** Where the greatest losses were; what is longer than the most characters of a direction is something else. */
const DIRECTION = [
  /найбільших втрат(?!\p{L})[^.]{1,60}? на (?<words>[^.()]{1,200}?) напрямк(?:у|ах)(?!\p{L})/iu,
  /the greatest losses(?!\p{L})[^.]{0,60}? (?:in|at|on) the (?<words>[^.()]{1,200}?) directions?(?!\p{L})/iu,
];

/**
 * The report in a page, or in a text without markup; nothing where the page has no known figure or no date. `around` is
 * the day near which a date without a year is meant.
 */
export function readArticle(html: string, around: Day): Article | undefined {
  const page = readPageLines(html);
  const region = regionOf(page.lines);
  const dates = region && readDates(page, region, around);
  const list = dates && listFigures(region.entries, dates.day);
  if (!list) return undefined;
  const direction = directionIn(page.lines.slice(region.first));
  return { ...dates, ...list, ...(direction !== undefined && { direction }) };
}

/** The figures in a page that need not say of which day they are; nothing where it has no known one. */
export function readList(html: string, day: Day): FigureList | undefined {
  const region = regionOf(readPageLines(html).lines);
  return region && listFigures(region.entries, day);
}

/** Where the greatest losses were, in the nominative. */
function directionIn(lines: readonly PageLine[]): string | undefined {
  for (const { text } of lines) {
    const words = DIRECTION.map((sentence) => sentence.exec(text)?.groups?.["words"]).find(Boolean);
    if (words) return oneLine(words.replace(/ому(?!\p{L})/gu, "ий"), Number.POSITIVE_INFINITY);
  }
  return undefined;
}
