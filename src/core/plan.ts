import { Temporal } from "temporal-polyfill";
import { addDays, type Day } from "./day.ts";
import { begunEdition, type Edition, newestEdition } from "./edition.ts";
import type { ClockTime, SubscriptionSettings } from "./subscription.ts";

/** Before this time of its day, where the reports are published, a report is not out. */
const EARLIEST: ClockTime = "05:00";
/** Until this time of the day after, in the zone of the subscription, a report is worth posting; of a digest, for longer. */
const NOON: ClockTime = "12:00";
const DAYS_WORTH = { day: 1, weekend: 1, week: 2, month: 2 } as const satisfies Record<
  Edition["kind"],
  number
>;
/** At the least, a late report is waited for so long after a fixed time. In milliseconds. */
const PATIENCE = 12 * 3_600_000;
/** What is due in the last hour before its cut-off may come too late, where very many are posted to. In milliseconds. */
const LAST_HOUR = 3_600_000;
/** Until this time of its day, in the zone of the subscription, the report is awaited that a weekend lacks. */
const EVENING: ClockTime = "20:00";
/** Plans are the same for all who have the same settings; when there are so many different ones, all are forgotten. */
const MOST_KEPT = 10_000;

/** When a subscription gets an edition. Instants are in epoch milliseconds. */
export interface Plan {
  readonly edition: Edition;
  /** From when on it is to be sent; may be long past. */
  readonly from: number;
  /** The cut-off: from then on it is not sent any more. */
  readonly until: number;
}

/** What a plan is made from, beside the settings. Instants are in epoch milliseconds. */
export interface PlanTerms {
  /** The day of the newest report. */
  readonly newest: Day;
  /** When that report came, as far as this program knows. */
  readonly cameAt: number;
  /** When it was last set when or in which forms it is posted. */
  readonly changedAt: number;
  /** When the time of the posts, or the zone of that, was last set. */
  readonly timedAt: number;
}

/** From which time of the day on, in which zone, and until which instant something may be posted. */
interface Waking {
  readonly timeZone: string;
  readonly time: ClockTime;
  readonly until: number;
}

/**
 * Says for settings which edition is owed and when, also when it is too late by now; nothing where none ever was. A weekend
 * that is posted together is owed with Saturday's report, for the evening of Sunday: that Sunday's never comes does not lose
 * it, and when it comes, the same edition is owed at once.
 */
export type Planner = (settings: SubscriptionSettings, terms: PlanTerms) => Plan | undefined;

/**
 * Plans for reports that are dated in a zone. Every local day has one time of posting, whatever the clocks do: which local
 * day a report falls on does not depend on them, and a time that the clocks skip is made up for right after the gap.
 */
export function createPlanner(reportZone: string): Planner {
  const instants = new Map<string, number>();

  /** The instant at which the clocks of a zone show a time on a day; the first one, where they show it twice. */
  function at(timeZone: string, day: Day, time: ClockTime): number {
    const key = `${timeZone} ${day} ${time}`;
    const known = instants.get(key);
    if (known !== undefined) return known;
    if (instants.size >= MOST_KEPT) instants.clear();
    const { epochMilliseconds } = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone);
    instants.set(key, epochMilliseconds);
    return epochMilliseconds;
  }

  /**
   * The local day on which a report of a day is posted at a fixed time: the first on which it can be out by then. Zones
   * are compared as they are on the first of January, so that two days never fall on one, and none is left out.
   */
  function localDay(day: Day, timeZone: string, time: ClockTime): Day {
    const reference = `${day.slice(0, 4)}-01-01` as Day;
    const out = at(reportZone, reference, EARLIEST);
    const shift = [-1, 0].find((days) => at(timeZone, addDays(reference, days), time) >= out) ?? 1;
    return addDays(day, shift);
  }

  /**
   * When a report of a day that is there at an instant is posted where that is not to be before a time of the local day. That is
   * the day of its date in every zone, so that each has one post: in the west the report is out in the evening before, or in the
   * night, and waits; in the east it is out in the afternoon, and does not wait for another morning. What comes in the night
   * after its day wakes nobody either, unless it would come too late by that.
   */
  function notBefore(day: Day, since: number, { timeZone, time, until }: Waking): number {
    const local = Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(timeZone).toPlainDate();
    const today = local.toString() as Day;
    const next = at(timeZone, today, time);
    const waits = today > day && next + LAST_HOUR <= until;
    return Math.max(since, waits ? next : at(timeZone, day, time));
  }

  /** Until when the report of a day is awaited by what can also be posted without it; by the next report in any case. */
  function awaitedUntil(day: Day, timeZone: string): number {
    return Math.min(at(timeZone, day, EVENING), at(reportZone, addDays(day, 1), EARLIEST));
  }

  return ({ time, timeZone, days }, { newest, cameAt, changedAt, timedAt }) => {
    const edition = newestEdition(days, newest) ?? begunEdition(days, newest);
    if (!edition) return undefined;
    const { day } = edition;
    const awaited = day > newest ? awaitedUntil(day, timeZone) : 0;
    // What was due before somebody asked for it is not made up for, except the newest report.
    const since = Math.max(cameAt, changedAt, awaited);
    const noon = at(timeZone, addDays(day, DAYS_WORTH[edition.kind]), NOON);
    const from =
      time.kind === "at"
        ? Math.max(at(timeZone, localDay(day, timeZone, time.time), time.time), awaited)
        : time.kind === "after"
          ? notBefore(day, since, { timeZone, time: time.time, until: noon })
          : since;
    const until = time.kind === "at" ? Math.max(noon, from + PATIENCE) : noon;
    // A fixed time that had passed when it was set, with the report there: the next one comes first.
    const missed = time.kind === "at" && timedAt > Math.max(from, cameAt);
    return missed || changedAt >= until ? undefined : { edition, from, until };
  };
}

/** Whether the clocks of the subscription show a time between two others at an instant, across midnight too. */
export function isQuiet({ quiet, timeZone }: SubscriptionSettings, instant: number): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  const now = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
  return from <= to ? now >= from && now < to : now >= from || now < to;
}
