import { addDays, type Day, daysBetween, placeOf } from "./day.ts";
import { once } from "./once.ts";
import type { Period } from "./period.ts";
import type { Series } from "./series.ts";

/** A day, week or month of reports and what was lost in it, by the sum of its days' own losses: corrections are not in it. */
export interface Spell extends Period {
  readonly loss: number;
  /** How many days of it are known. */
  readonly days: number;
  /** It is the newest one and goes on: `to` is its last day until now. */
  readonly incomplete?: true;
}

/** Where a day stands among all days whose loss is known. */
export interface Standing {
  /** 1 for the greatest loss; days with the same loss share it. */
  readonly rank: number;
  /** How many days there are. */
  readonly of: number;
}

/** The days with the greatest losses, highest first, the older first of two that are the same. */
export function worstDays(series: Series, count: number): readonly Spell[] {
  return daysByLoss(series).slice(0, count);
}

/** As `worstDays`, for calendar weeks from Monday to Sunday of which every day is known, and the one that goes on. */
export function worstWeeks(series: Series, count: number): readonly Spell[] {
  return weeksByLoss(series).slice(0, count);
}

/** As `worstWeeks`, for calendar months. */
export function worstMonths(series: Series, count: number): readonly Spell[] {
  return monthsByLoss(series).slice(0, count);
}

/** Where a day stands among all days; nothing where its loss is not known. */
export function standing(series: Series, day: Day): Standing | undefined {
  const place = placeOf(series.days, day);
  if (series.days[place] !== day) return undefined;
  const sorted = daysByLoss(series);
  const loss = series.losses[place] as number;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as Spell).loss > loss) low = middle + 1;
    else high = middle;
  }
  return { rank: low + 1, of: sorted.length };
}

const daysByLoss = once((series: Series) => byLoss(spells(series, (day) => ({ from: day, to: day }))));
const weeksByLoss = once((series: Series) => byLoss(spells(series, weekOf)));
const monthsByLoss = once((series: Series) => byLoss(spells(series, monthOf)));

/** Sorting keeps the order of what is the same, which is that of time. */
function byLoss(oldestFirst: readonly Spell[]): readonly Spell[] {
  return oldestFirst.toSorted((one, other) => other.loss - one.loss);
}

/** The stretches that a series falls into, oldest first: those that are known in full, and the newest while it goes on. */
function spells({ days, losses }: Series, around: (day: Day) => Period): Spell[] {
  const found: Spell[] = [];
  let index = 0;
  while (index < days.length) {
    const { from, to } = around(days[index] as Day);
    const first = index;
    let loss = 0;
    for (; index < days.length && (days[index] as Day) <= to; index++) loss += losses[index] as number;
    const known = index - first;
    const last = days[index - 1] as Day;
    if (known === daysBetween(from, to) + 1) found.push({ from, to, loss, days: known });
    else if (index === days.length && last < to)
      found.push({ from, to: last, loss, days: known, incomplete: true });
  }
  return found;
}

const SOME_MONDAY: Day = "2022-02-21";

function weekOf(day: Day): Period {
  const from = addDays(day, -(((daysBetween(SOME_MONDAY, day) % 7) + 7) % 7));
  return { from, to: addDays(from, 6) };
}

function monthOf(day: Day): Period {
  const from = firstOfMonth(day);
  return { from, to: addDays(firstOfMonth(addDays(from, 31)), -1) };
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01` as Day;
}
