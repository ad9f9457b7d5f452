import { addDays, type Day, daysBetween, placeOf } from "./day.ts";
import { type Doubt, doubtsOf, FRESH_DAYS, isCleared, USUAL_DAYS } from "./guard.ts";
import { differences, type Report } from "./report.ts";
import { type Shown, shownOf, type Testimony } from "./testimony.ts";
import type { Verdict, Version } from "./version.ts";

/** A version with the day on which it came; without one it is believed as it is. */
export interface Entry extends Version {
  readonly keptOn?: Day;
}

/** A version that is kept but neither shown nor posted, and what speaks against it. */
export interface Held {
  readonly version: Entry;
  readonly doubts: readonly Doubt[];
}

/** What judging looks at beside what is believed already. */
export interface BeliefParts {
  /** The order of trust between the names of two sources. */
  readonly byTrust: (a: string, b: string) => number;
  /** Every version of a day, whenever it came. */
  readonly rivals: (day: Day) => readonly Entry[];
  readonly verdictOf: (entry: Entry) => Verdict["verdict"] | undefined;
  /** Whether every version is judged as on its day, and believed all the same. */
  readonly guardHistory: boolean;
}

/** What is believed after a number of versions, judged one after the other. */
export interface Belief {
  /** Judges the next version in order. */
  judge(entry: Entry): void;
  dates(): readonly Day[];
  shown(day: Day): Shown | undefined;
  by(source: string, day: Day): Report | undefined;
  /** Whether anything ever spoke against a version of the day from another source, cleared or not. */
  isDoubted(day: Day, source: string): boolean;
  held(): readonly Held[];
}

interface DayBelief {
  /** The believed versions of each source, oldest first. */
  readonly believed: Map<string, Entry[]>;
  /** The newest version of each source, where it is held. */
  readonly held: Map<string, Held>;
  /** The sources with a version that something spoke against, also where that was cleared. */
  readonly doubted: Set<string>;
  /** Worked out when it is asked for. */
  shown?: Shown | undefined;
  isStale: boolean;
}

/** The doubts that come from the reports of other days, and go when those are restated. */
const BESIDE_OTHERS: ReadonlySet<Doubt["kind"]> = new Set(["fall", "jump", "ahead"]);

/** Nothing is believed yet. */
export function createBelief({ byTrust, rivals, verdictOf, guardHistory }: BeliefParts): Belief {
  const known = new Map<Day, DayBelief>();
  const dates: Day[] = [];
  /** What is held, until something is judged again. */
  let allHeld: readonly Held[] | undefined;

  function at(day: Day): DayBelief {
    const here = known.get(day);
    if (here) return here;
    const made: DayBelief = { believed: new Map(), held: new Map(), doubted: new Set(), isStale: false };
    known.set(day, made);
    if (dates.length === 0 || day > (dates.at(-1) as Day)) dates.push(day);
    else dates.splice(placeOf(dates, day), 0, day);
    return made;
  }

  function shown(day: Day): Shown | undefined {
    const here = known.get(day);
    if (!here?.isStale) return here?.shown;
    const testimonies: Testimony[] = [...here.believed].sort(([a], [b]) => byTrust(a, b)).map(testimonyOf);
    const [first, ...others] = testimonies;
    here.shown = first && shownOf([first, ...others]);
    here.isStale = false;
    return here.shown;
  }

  /** The nearest day with a report from an index on, backwards or forwards. */
  function nearest(from: number, step: -1 | 1): Shown | undefined {
    for (let index = from; index >= 0 && index < dates.length; index += step) {
      const found = shown(dates[index] as Day);
      if (found) return found;
    }
    return undefined;
  }

  /** What each of the days before added to a category, newest first; over a gap, what a day of it did. */
  function* additions(category: string, day: Day): Generator<number> {
    let later: Report | undefined;
    let count = 0;
    for (let index = placeOf(dates, day) - 1; index >= 0 && count < USUAL_DAYS; index--) {
      const earlier = shown(dates[index] as Day);
      if (!earlier) continue;
      const [total, before] = [later?.totals[category], earlier.totals[category]];
      if (before === undefined) return;
      if (later && total !== undefined) {
        count++;
        yield (total - before) / daysBetween(earlier.day, later.day);
      }
      later = earlier;
    }
  }

  /** Whether another source had already said something of the days around when this came. */
  function isKnownGround({ report, keptAt }: Entry): boolean {
    for (let offset = -FRESH_DAYS; offset <= FRESH_DAYS; offset++)
      for (const [source, entries] of known.get(addDays(report.day, offset))?.believed ?? [])
        if (source !== report.source && entries.some((other) => other.keptOn && other.keptAt < keptAt))
          return true;
    return false;
  }

  /** What speaks against an entry and is cleared neither by another source nor by the operator. */
  function openDoubts(entry: Entry, previous: Report | undefined): Doubt[] {
    const { report, keptOn, number } = entry;
    if (!keptOn || verdictOf(entry) === "accepted") return [];
    const isNews = guardHistory || number > 1 || report.day >= addDays(keptOn, -FRESH_DAYS);
    if (!isNews && !isKnownGround(entry)) return [];
    const index = placeOf(dates, report.day);
    const doubts = doubtsOf(report, guardHistory ? report.day : keptOn, {
      before: nearest(index - 1, -1),
      after: nearest(dates[index] === report.day ? index + 1 : index, 1),
      previous,
      isHistory: !isNews,
      additions: (category) => additions(category, report.day),
    });
    if (doubts.length === 0) return [];
    at(report.day).doubted.add(report.source);
    const others = newestOf(entry);
    return doubts.filter((doubt) => !others.some((other) => isCleared(doubt, report, other.report)));
  }

  /**
   * The newest version of every other source: what a source withdrew confirms nothing. A version that its own source has
   * replaced is confirmed only by what came before that. What the operator refused does not count.
   */
  function newestOf({ report: { source, day }, number }: Entry): Entry[] {
    const newest = new Map<string, Entry>();
    let replacedAt = Number.POSITIVE_INFINITY;
    for (const entry of rivals(day)) {
      if (entry.report.source === source) {
        if (entry.number > number) replacedAt = Math.min(replacedAt, entry.keptAt);
      } else if (
        verdictOf(entry) !== "refused" &&
        entry.number > (newest.get(entry.report.source)?.number ?? 0)
      )
        newest.set(entry.report.source, entry);
    }
    return [...newest.values()].filter(({ keptAt }) => keptAt <= replacedAt);
  }

  function believe(entry: Entry): void {
    const { source, day } = entry.report;
    const here = at(day);
    here.believed.set(source, [...(here.believed.get(source) ?? []), entry]);
    here.isStale = true;
  }

  /**
   * Judges again what was held only for not going with other days, now that one of those has other figures. What one of
   * them lets through may let through the next.
   */
  function reconsider(): void {
    let isSettled = false;
    while (!isSettled) {
      isSettled = true;
      for (const here of dates.map(at))
        for (const [source, { version, doubts }] of here.held) {
          if (!doubts.every(({ kind }) => BESIDE_OTHERS.has(kind))) continue;
          const previous = here.believed.get(source)?.at(-1)?.report;
          const open = openDoubts(version, previous);
          if (open.length > 0) here.held.set(source, { version, doubts: open });
          else {
            here.held.delete(source);
            believe(version);
            isSettled = false;
          }
        }
    }
  }

  return {
    judge(entry) {
      const { source, day } = entry.report;
      const here = at(day);
      allHeld = undefined;
      if (verdictOf(entry) === "refused") return;
      const doubts = openDoubts(entry, here.believed.get(source)?.at(-1)?.report);
      if (doubts.length > 0) here.held.set(source, { version: entry, doubts });
      else here.held.delete(source);
      if (doubts.length > 0 && !guardHistory) return;
      const before = shown(day);
      believe(entry);
      const after = shown(day);
      if (!guardHistory && before && after && differences(before, after).length > 0) reconsider();
    },
    dates: () => dates,
    shown,
    by: (source, day) => known.get(day)?.believed.get(source)?.at(-1)?.report,
    isDoubted: (day, source) => [...(known.get(day)?.doubted ?? [])].some((other) => other !== source),
    held() {
      allHeld ??= dates.flatMap((day) =>
        [...(known.get(day)?.held ?? [])].sort(([a], [b]) => byTrust(a, b)).map(([, held]) => held),
      );
      return allHeld;
    },
  };
}

/** What a source says of a day after all its believed versions, and the newest change of figures among them. */
function testimonyOf([, believed]: readonly [string, readonly Entry[]]): Testimony {
  const [first, last] = [believed[0] as Entry, believed.at(-1) as Entry];
  const { report } = last;
  const since =
    believed.slice(0, -1).findLastIndex((entry) => differences(entry.report, report).length > 0) + 1;
  const kept = first.keptOn &&
    last.keptOn && { first: first.keptAt, changed: (believed[since] as Entry).keptAt };
  for (let index = believed.length - 1; index > 0; index--) {
    const [older, newer] = [believed[index - 1] as Entry, believed[index] as Entry];
    const changed = differences(older.report, newer.report).filter(
      ({ before, after }) => before !== undefined && after !== undefined,
    );
    if (changed.length > 0 && newer.keptOn)
      return { report, restated: { on: newer.keptOn, differences: changed }, ...(kept && { kept }) };
  }
  return { report, ...(kept && { kept }) };
}
