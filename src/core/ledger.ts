import { addDays, type Day, dayIn, placeOf } from "./day.ts";
import { type Doubt, doubtsOf, FRESH_DAYS, isCleared, USUAL_DAYS } from "./guard.ts";
import { differences, type Report } from "./report.ts";
import { type Shown, shownOf, type Testimony } from "./testimony.ts";
import type { Verdict, Version } from "./version.ts";

/** A version that is kept but neither shown nor posted, and what speaks against it. */
export interface Held {
  readonly version: Version;
  readonly doubts: readonly Doubt[];
}

/** How versions are judged. */
export interface LedgerTerms {
  /** The sources, most trusted first; one that is not named comes last. */
  readonly trust: readonly string[];
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  /**
   * Set to judge every version as if it had come on its day, and not only those that did, and each as if those before it
   * had been let through.
   */
  readonly guardHistory?: true;
}

/** A version to be entered; without `keptAt` it is believed as it is, and newer than those before it. */
export type Entering = Version | { readonly report: Report };

/** Every version of every report, and from them for each day the one report that is shown and those that are held. */
export interface Ledger {
  /** Enters versions and decides anew about the days that they bear on. Says whether there was anything new. */
  enter(versions: Iterable<Entering>): boolean;
  /** Takes in what the operator decided. Says whether there was anything new. */
  judge(verdicts: Iterable<Verdict>): boolean;
  /** Every day of which anything is known, oldest first; not all of them have a report to show. */
  dates(): readonly Day[];
  shown(day: Day): Shown | undefined;
  /** What one source says of a day, unless that is held. */
  believed(source: string, day: Day): Report | undefined;
  /** The versions that are held, oldest day first. */
  held(): readonly Held[];
}

interface Entry extends Version {
  /** The day on which it came; nothing for a report that is believed as it is. */
  readonly keptOn?: Day;
}

interface Known {
  /** Each source's versions, oldest first. */
  readonly bySource: Map<string, Entry[]>;
  guarded: boolean;
  believed: ReadonlyMap<string, Report>;
  shown: Shown | undefined;
  held: readonly Held[];
}

/** An empty ledger. */
export function createLedger({ trust, timeZone, guardHistory }: LedgerTerms): Ledger {
  const known = new Map<Day, Known>();
  const verdicts = new Map<string, Verdict["verdict"]>();
  let dates: Day[] = [];
  const keptOnOf = rememberLast((keptAt: number) => dayIn(timeZone, keptAt));

  function rank(source: string): number {
    const place = trust.indexOf(source);
    return place === -1 ? trust.length : place;
  }

  /** The order of trust; among sources that it does not name, the name decides. */
  function byTrust(a: string, b: string): number {
    return rank(a) - rank(b) || (a < b ? -1 : 1);
  }

  /** Puts a version to its day; says whether it was new. */
  function put(version: Entering): boolean {
    const { source, day } = version.report;
    const here: Known = known.get(day) ?? {
      bySource: new Map<string, Entry[]>(),
      guarded: false,
      believed: new Map(),
      shown: undefined,
      held: [],
    };
    known.set(day, here);
    const entries = here.bySource.get(source) ?? [];
    const entry: Entry =
      "keptAt" in version
        ? { ...version, keptOn: keptOnOf(version.keptAt) }
        : { ...version, number: (entries.at(-1)?.number ?? 0) + 1, keptAt: 0 };
    if (entries.some(({ number }) => number === entry.number)) return false;
    here.bySource.set(
      source,
      [...entries, entry].sort((a, b) => a.number - b.number),
    );
    here.guarded ||= isGuarded(entry);
    return true;
  }

  function isGuarded({ keptOn, number, report }: Entry): boolean {
    if (!keptOn) return false;
    return guardHistory === true || number > 1 || report.day >= addDays(keptOn, -FRESH_DAYS);
  }

  function verdictOf({ report, number }: Entry): Verdict["verdict"] | undefined {
    return verdicts.get(keyOf(report.source, report.day, number));
  }

  /** The nearest day with a report from an index on, backwards or forwards. */
  function nearest(from: number, step: -1 | 1): Shown | undefined {
    for (let index = from; index >= 0 && index < dates.length; index += step) {
      const shown = known.get(dates[index] as Day)?.shown;
      if (shown) return shown;
    }
    return undefined;
  }

  /** What each of the days before added to a category, newest first. */
  function* additions(category: string, day: Day): Generator<number> {
    let later: Report | undefined;
    let count = 0;
    for (let index = placeOf(dates, day) - 1; index >= 0 && count < USUAL_DAYS; index--) {
      const earlier = known.get(dates[index] as Day)?.shown;
      if (!earlier) continue;
      const [total, before] = [later?.totals[category], earlier.totals[category]];
      if (before === undefined) return;
      if (total !== undefined) {
        count++;
        yield total - before;
      }
      later = earlier;
    }
  }

  /** What speaks against an entry and is cleared neither by another source nor by the operator. */
  function openDoubts(entry: Entry, previous: Report | undefined, here: Known): Doubt[] {
    const { report, keptOn = report.day } = entry;
    if (!isGuarded(entry) || verdictOf(entry) === "accepted") return [];
    const index = placeOf(dates, report.day);
    const doubts = doubtsOf(report, guardHistory ? report.day : keptOn, {
      before: nearest(index - 1, -1),
      // A day's first version was judged before there was a later day; only a restatement can be at odds with that.
      after: entry.number > 1 ? nearest(index + 1, 1) : undefined,
      previous,
      additions: (category) => additions(category, report.day),
    });
    if (doubts.length === 0) return [];
    const others = [...here.bySource]
      .filter(([source]) => source !== report.source)
      .flatMap(([, entries]) => entries.findLast((other) => verdictOf(other) !== "refused") ?? []);
    return doubts.filter((doubt) => !others.some((other) => isCleared(doubt, report, other.report)));
  }

  /** Decides anew what is shown for a day and what is held. */
  function settle(day: Day): void {
    const here = known.get(day);
    if (!here) return;
    const testimonies: Testimony[] = [];
    const held: Held[] = [];
    for (const source of [...here.bySource.keys()].sort(byTrust)) {
      const believed: Entry[] = [];
      // Only the newest matters of what is held, and only while nothing newer is believed.
      let doubted: Held | undefined;
      for (const entry of here.bySource.get(source) ?? []) {
        if (verdictOf(entry) === "refused") continue;
        const doubts = openDoubts(entry, believed.at(-1)?.report, here);
        doubted = doubts.length > 0 ? { version: entry, doubts } : undefined;
        if (!doubted || guardHistory) believed.push(entry);
      }
      if (doubted) held.push(doubted);
      const newest = believed.at(-1);
      if (newest) testimonies.push({ report: newest.report, ...restatement(believed) });
    }
    const [first, ...others] = testimonies;
    here.shown = first && shownOf([first, ...others]);
    here.held = held;
    here.believed = new Map(testimonies.map(({ report }) => [report.source, report]));
  }

  /** Settles the days that have changed, and those judged by them. */
  function settleAll(changed: ReadonlySet<Day>): boolean {
    if (changed.size === 0) return false;
    if (dates.length !== known.size) dates = [...known.keys()].sort();
    const sorted = [...changed].sort();
    const from = addDays(sorted[0] as Day, -FRESH_DAYS);
    const to = addDays(sorted.at(-1) as Day, USUAL_DAYS);
    const near = dates.slice(placeOf(dates, from));
    const guarded = near.filter((day) => day <= to && known.get(day)?.guarded);
    for (const day of near) if (changed.has(day) || (day <= to && known.get(day)?.guarded)) settle(day);
    // Once more, since a report is also judged by the one after it.
    for (const day of guarded) settle(day);
    return true;
  }

  return {
    enter(versions) {
      const changed = new Set<Day>();
      for (const version of versions) if (put(version)) changed.add(version.report.day);
      return settleAll(changed);
    },
    judge(given) {
      const changed = new Set<Day>();
      for (const { source, day, number, verdict } of given) {
        const key = keyOf(source, day, number);
        if (verdicts.get(key) === verdict) continue;
        verdicts.set(key, verdict);
        changed.add(day);
      }
      return settleAll(changed);
    },
    dates: () => dates,
    shown: (day) => known.get(day)?.shown,
    believed: (source, day) => known.get(day)?.believed.get(source),
    held: () => dates.flatMap((day) => known.get(day)?.held ?? []),
  };
}

/** The newest change of figures among a source's believed versions. */
function restatement(believed: readonly Entry[]): Pick<Testimony, "restated"> {
  for (let index = believed.length - 1; index > 0; index--) {
    const [older, newer] = [believed[index - 1] as Entry, believed[index] as Entry];
    const changed = differences(older.report, newer.report).filter(
      ({ before, after }) => before !== undefined && after !== undefined,
    );
    if (changed.length > 0 && newer.keptOn) return { restated: { on: newer.keptOn, differences: changed } };
  }
  return {};
}

function keyOf(source: string, day: Day, number: number): string {
  return `${source} ${day} ${number}`;
}

/** A function that is not worked out again for what it was asked last. */
function rememberLast<A, B>(work: (given: A) => B): (given: A) => B {
  let last: { given: A; made: B } | undefined;
  return (given) => {
    if (last?.given !== given) last = { given, made: work(given) };
    return last.made;
  };
}
