import { addDays, type Day } from "./day.ts";
import type { Period } from "./period.ts";
import { type Named, unitAt } from "./when-calendar.ts";
import type { Clock, Phrase } from "./when-phrases.ts";

/** The most places at which a text is tried to be parted: two dates with dashes within have five. */
const MOST_JOINS = 7;

const ORDINAL = "(?:st|nd|rd|th|er)?";
const NUMBER = new RegExp(`^\\d{1,2}${ORDINAL}$`, "u");
const YEAR = /^\d{4}$/u;
const NAME = /^\p{L}+\.?$/u;
const ENDS_WITH_YEAR = /^\p{L}+\.? (?<year>\d{4})$/u;
const AFTER_NUMBER = /^\d{1,2}(?!\d)(?<rest>.+)$/u;
const NUMBER_AND_YEAR = new RegExp(`^\\d{1,2}${ORDINAL}(?<year>,? \\d{4})?$`, "u");
const BEFORE_NUMBER = new RegExp(`^(?<rest>\\p{L}+\\.? )\\d{1,2}${ORDINAL}$`, "u");

/**
 * The stretch from one end to another, parted at one of the places that `join` finds. An end without its month or year
 * has that of the other: `1-7 March 2023`, `March 1-7, 2023`, `28 December - 3 January 2023`. Ends in the wrong order are
 * put right.
 */
export function readEnds(phrase: Phrase, text: string, join: RegExp, clock: Clock): Period | undefined {
  const places = [...text.matchAll(join)];
  if (places.length > MOST_JOINS) return undefined;
  for (const { index, 0: mark } of places) {
    const [left, right] = completed(end(text.slice(0, index)), end(text.slice(index + mark.length)));
    // A year goes only with a year: "summer 2022-2023" and "7 March - 2023" can be meant in several ways.
    if (YEAR.test(left) !== YEAR.test(right)) continue;
    const last = phrase(right, clock);
    const first = last && (phrase(left, clock) ?? ofYearOf(phrase, left, right, last, clock));
    const period = last && first && joined(first, last, clock);
    if (period) return period;
  }
  return undefined;
}

/**
 * A short name that means nothing without a year, in that of the other end: "jan-mar 2023". In the year before where it
 * would come after that end: "dec-feb 2023".
 */
function ofYearOf(phrase: Phrase, left: string, right: string, last: Named, clock: Clock): Named | undefined {
  const year = ENDS_WITH_YEAR.exec(right)?.groups?.["year"];
  if (year === undefined || !NAME.test(left)) return undefined;
  const same = phrase(`${left} ${year}`, clock);
  const [from, to] = [same?.latest(clock.today)?.from, last.latest(clock.today)?.from];
  return from && to && from > to ? phrase(`${left} ${Number(year) - 1}`, clock) : same;
}

function end(text: string): string {
  return text.trim().replace(/\.$/u, "");
}

/** Two ends, one of which may lack what it has in common with the other. */
function completed(left: string, right: string): [left: string, right: string] {
  if (NUMBER.test(left))
    return [left.replace(/\D+$/u, "") + (AFTER_NUMBER.exec(right)?.groups?.["rest"] ?? ""), right];
  const before = BEFORE_NUMBER.exec(left)?.groups?.["rest"];
  const after = NUMBER_AND_YEAR.exec(right)?.groups;
  return before && after ? [left + (after["year"] ?? ""), before + right] : [left, right];
}

function joined(first: Named, last: Named, { today }: Clock): Period | undefined {
  const from = first.every ? undefined : first.latest(today);
  const to = from && last.every === "year" ? following(last, from.from, today) : last.latest(today);
  if (!to) return undefined;
  const begins = from ?? first.latest(first.every === "year" ? endOfMonth(to.from) : to.from);
  if (!begins) return undefined;
  return {
    from: begins.from < to.from ? begins.from : to.from,
    to: begins.to > to.to ? begins.to : to.to,
  };
}

/** An end without its year, in the month of the other end or within a year after it, if that is not still to come. */
function following(named: Named, from: Day, today: Day): Period | undefined {
  const month = named.latest(endOfMonth(from));
  if (month && month.from.slice(0, 7) === from.slice(0, 7)) return month;
  const later = addDays(from, 364);
  return named.latest(later < today ? later : today);
}

function endOfMonth(day: Day): Day {
  return unitAt("month", day)?.to ?? day;
}
