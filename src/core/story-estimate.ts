import { addDays, type Day, daysBetween, isDay } from "./day.ts";
import { ESTIMATES, type Estimate } from "./estimate.ts";

/** An older statement of others says nothing of these days. */
const ESTIMATE_DAYS = 60;

/** The last statement of others on losses whose date had passed, at most 60 days before. A ratio is none of losses. */
export function estimateBefore(day: Day): Estimate | undefined {
  return ESTIMATES.filter(({ ratio }) => !ratio)
    .filter(({ when }) => lastDayOf(when) < day && daysBetween(lastDayOf(when), day) <= ESTIMATE_DAYS)
    .reduce<Estimate | undefined>(
      (nearest, other) => (nearest && lastDayOf(nearest.when) >= lastDayOf(other.when) ? nearest : other),
      undefined,
    );
}

/** The day that a statement was made on, or the last that it can have been. */
function lastDayOf(when: string): Day {
  if (isDay(when)) return when;
  const inNext = addDays(`${when}-01` as Day, 31);
  return addDays(`${inNext.slice(0, 7)}-01` as Day, -1);
}
