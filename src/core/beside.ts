import { addDays, type Day, daysBetween, placeOf } from "./day.ts";
import { once } from "./once.ts";
import type { Series } from "./series.ts";

/** The daily loss that was usual before a day. */
export interface Usual {
  /** The mean loss of the days that are known. */
  readonly mean: number;
  /** By how many per cent, whole, the day's loss is above the mean; negative below. Absent where the mean is not above zero. */
  readonly above?: number;
}

/** Since when a loss was the highest or the lowest: the last earlier day that reached it, or none that was ever reported. */
export type Since = { readonly day: Day } | "ever";

/** What a day's loss is beside those of the days before it. */
export interface Beside {
  /** The seven days before it; absent where fewer than five of them are known. */
  readonly week?: Usual;
  /** The thirty days before it; absent where fewer than twenty of them are known. */
  readonly month?: Usual;
  /**
   * The last earlier day with a loss at least as high. Absent where that is less than two weeks ago, which says nothing,
   * or where a day since then is not known, which might have been higher.
   */
  readonly highestSince?: Since;
  /** The last earlier day with a loss at least as low, likewise. */
  readonly lowestSince?: Since;
}

const WEEK = { days: 7, least: 5 } as const;
/** Of so many days a mean of a month is, and of at least so many that are known. */
export const MONTH = { days: 30, least: 20 } as const;
/** A rank that reaches back over fewer days is no news. */
const LEAST_SINCE = 14;
/** Nothing was ever higher: that wants so many days to be said. */
const LEAST_EVER = 30;

/** What a day's loss is beside those before it; nothing where the day's own loss is not known. */
export function besideOf(series: Series, day: Day): Beside | undefined {
  const place = placeOf(series.days, day);
  if (series.days[place] !== day) return undefined;
  const { higher, lower, unbroken } = ranksOf(series);
  const from = unbroken[place] as number;
  const week = usualBefore(series, place, WEEK);
  const month = usualBefore(series, place, MONTH);
  const highestSince = sinceOf(series, place, higher[place] as number, from);
  const lowestSince = sinceOf(series, place, lower[place] as number, from);
  return {
    ...(week && { week }),
    ...(month && { month }),
    ...(highestSince && { highestSince }),
    ...(lowestSince && { lowestSince }),
  };
}

function usualBefore(
  { days, losses }: Series,
  place: number,
  { days: length, least }: typeof WEEK | typeof MONTH,
): Usual | undefined {
  const first = addDays(days[place] as Day, -length);
  let sum = 0;
  let index = place;
  while (index > 0 && (days[index - 1] as Day) >= first) sum += losses[--index] as number;
  const count = place - index;
  if (count < least) return undefined;
  if (sum <= 0) return { mean: sum / count };
  // From whole numbers, so that a half is rounded as a half; and never to a negative zero.
  const above = Math.round((((losses[place] as number) * count - sum) * 100) / sum) || 0;
  return { mean: sum / count, above };
}

/** `rival` is the place of the last earlier day that reached the loss, -1 for none; `from` where the unbroken days begin. */
function sinceOf({ days }: Series, place: number, rival: number, from: number): Since | undefined {
  const day = days[place] as Day;
  const other = days[rival];
  if (other) return rival >= from && daysBetween(other, day) >= LEAST_SINCE ? { day: other } : undefined;
  return from === 0 && daysBetween(days[0] as Day, day) >= LEAST_EVER ? "ever" : undefined;
}

/** For each day of a series, the places of the last earlier day that is as high, and as low, and of the first of the days without a gap up to it. */
const ranksOf = once(({ days, losses }: Series) => {
  const unbroken: number[] = [];
  for (const [place, day] of days.entries()) {
    const before = days[place - 1];
    unbroken.push(before && addDays(before, 1) === day ? (unbroken[place - 1] as number) : place);
  }
  return {
    higher: lastThat(losses, (earlier, loss) => earlier >= loss),
    lower: lastThat(losses, (earlier, loss) => earlier <= loss),
    unbroken,
  };
});

/** The place of the last earlier loss that reaches each loss; -1 for none. */
function lastThat(losses: readonly number[], reaches: (earlier: number, loss: number) => boolean): number[] {
  const places: number[] = [];
  for (const [place, loss] of losses.entries()) {
    let earlier = place - 1;
    // What does not reach this loss had left behind everything between it and its own last one.
    while (earlier >= 0 && !reaches(losses[earlier] as number, loss)) earlier = places[earlier] as number;
    places.push(earlier);
  }
  return places;
}
