import { addDays, Day, isDay } from "./day.ts";
import type { SubscriptionSettings } from "./subscription.ts";

/** Monday, Saturday and Sunday as ISO 8601 numbers them. */
const MONDAY = 1;
const SATURDAY = 6;
const SUNDAY = 7;

/** What one post tells: a report, or the reports of a stretch of days. */
export interface Edition {
  readonly kind: "day" | "weekend" | "week" | "month";
  readonly from: Day;
  readonly to: Day;
  /** The day of the report with which the edition can be posted. */
  readonly day: Day;
}

/** The name under which an edition is kept: `day 2025-12-31`, `week 2025-12-23..2025-12-29`. At most 32 characters. */
export function editionId({ kind, from, to }: Edition): string {
  return from === to ? `${kind} ${to}` : `${kind} ${from}..${to}`;
}

/** Whether such a name is that of a single report. */
export function isOneReport(id: string): boolean {
  return id.startsWith("day ");
}

/** The edition of such a name. Throws where there is none: names are made here and nowhere else. */
export function editionOf(id: string): Edition {
  const parts = /^(?<kind>day|weekend|week|month) (?<from>[\d-]+)(?:\.\.(?<to>[\d-]+))?$/.exec(id)?.groups;
  const { kind, from, to = from } = parts ?? {};
  if (!isDay(from) || !isDay(to)) throw new Error(`“${id}” is no edition.`);
  const named = { kind: kind as Edition["kind"], from, to };
  return { ...named, day: named.kind === "month" ? addDays(to, 1) : to };
}

/** What a post tells, by the name of its edition, and the last day of that. */
export interface Telling {
  readonly edition: string;
  readonly to: string;
}

/** Of which kind an edition is, by its name. */
export function kindOf({ edition }: Pick<Telling, "edition">): string {
  return edition.slice(0, edition.indexOf(" "));
}

/** The kinds of editions that tell the reports themselves, and are no digests. */
const REPORTS: ReadonlySet<string> = new Set<Edition["kind"]>(["day", "weekend"]);

/** Whether two posts tell the same, in whatever form: the same edition, or the same report by itself and with that of the day before. */
export function tellsTheSame(one: Telling, other: Telling): boolean {
  if (one.edition === other.edition) return true;
  return one.to === other.to && [one, other].every((post) => REPORTS.has(kindOf(post)));
}

/**
 * The newest edition that a subscription is owed when this is the day of the newest report. Nothing where that day alone
 * makes none: a Saturday, where the weekend is posted together.
 */
export function newestEdition(days: SubscriptionSettings["days"], newest: Day): Edition | undefined {
  switch (days.kind) {
    case "daily": {
      const weekday = weekdayOf(newest);
      if (!days.weekendTogether || weekday < SATURDAY)
        return { kind: "day", from: newest, to: newest, day: newest };
      if (weekday === SATURDAY) return undefined;
      return { kind: "weekend", from: addDays(newest, -1), to: newest, day: newest };
    }
    case "weekly": {
      const to = addDays(newest, -((weekdayOf(newest) - days.weekday + SUNDAY) % SUNDAY));
      return { kind: "week", from: addDays(to, -(SUNDAY - MONDAY)), to, day: to };
    }
    case "monthly": {
      const first = firstOfMonth(newest);
      const to = addDays(first, -1);
      return { kind: "month", from: firstOfMonth(to), to, day: first };
    }
  }
}

/**
 * The edition that the newest report begins and that awaits another one: the weekend of a Saturday, where it is posted
 * together. Nothing where the newest report awaits none.
 */
export function begunEdition(days: SubscriptionSettings["days"], newest: Day): Edition | undefined {
  if (days.kind !== "daily" || !days.weekendTogether || weekdayOf(newest) !== SATURDAY) return undefined;
  const sunday = addDays(newest, 1);
  return { kind: "weekend", from: newest, to: sunday, day: sunday };
}

/** The day of the first report after this one with which an edition can be posted that it completes. */
export function nextEditionDay(days: SubscriptionSettings["days"], newest: Day): Day {
  let day = addDays(newest, 1);
  while (newestEdition(days, day)?.day !== day) day = addDays(day, 1);
  return day;
}

/** The weekday of a day: 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay() || SUNDAY;
}

function firstOfMonth(day: Day): Day {
  return Day.parse(`${day.slice(0, 8)}01`);
}
