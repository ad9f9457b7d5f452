import { createBelief, type Entry, type Held } from "./belief.ts";
import { type Day, dayIn } from "./day.ts";
import type { Report } from "./report.ts";
import type { Shown } from "./testimony.ts";
import type { Verdict, Version } from "./version.ts";

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

/**
 * An empty ledger. What it decides follows from the versions and verdicts alone, and not from the order or the portions
 * in which they were entered: each version is judged by what had been kept before it, in the order of keeping, and
 * cleared by whatever else is known. So every process decides the same, at every start.
 */
export function createLedger({ trust, timeZone, guardHistory }: LedgerTerms): Ledger {
  const byKey = new Map<string, Entry>();
  const byDay = new Map<Day, Entry[]>();
  const verdicts = new Map<string, Verdict["verdict"]>();
  let last: Entry | undefined;
  let belief = begin();

  function rank(source: string): number {
    const place = trust.indexOf(source);
    return place === -1 ? trust.length : place;
  }

  /** The order of trust; among sources that it does not name, the name decides. */
  function byTrust(a: string, b: string): number {
    return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
  }

  /** The order of keeping; what was kept at once in the order of its days. History is gone through day by day. */
  function inOrder(a: Entry, b: Entry): number {
    const byKeeping = guardHistory ? 0 : a.keptAt - b.keptAt;
    const [day, other] = [a.report.day, b.report.day];
    return (
      byKeeping ||
      (day < other ? -1 : day > other ? 1 : byTrust(a.report.source, b.report.source) || a.number - b.number)
    );
  }

  function begin() {
    return createBelief({
      byTrust,
      rivals: (day) => byDay.get(day) ?? [],
      verdictOf: ({ report, number }) => verdicts.get(keyOf(report.source, report.day, number)),
      guardHistory: guardHistory === true,
    });
  }

  function replay(): void {
    belief = begin();
    const entries = [...byKey.values()].sort(inOrder);
    for (const entry of entries) belief.judge(entry);
    last = entries.at(-1);
  }

  /** An entry for what is new; nothing for what is entered already. */
  function entryOf(version: Entering): Entry | undefined {
    const { source, day } = version.report;
    if ("keptAt" in version) {
      if (byKey.has(keyOf(source, day, version.number))) return undefined;
      return { ...version, keptOn: dayIn(timeZone, version.keptAt) };
    }
    const known = (byDay.get(day) ?? []).filter(({ report }) => report.source === source);
    return { ...version, number: Math.max(0, ...known.map(({ number }) => number)) + 1, keptAt: 0 };
  }

  return {
    enter(versions) {
      const fresh: Entry[] = [];
      for (const version of versions) {
        const entry = entryOf(version);
        if (!entry) continue;
        const { source, day } = entry.report;
        byKey.set(keyOf(source, day, entry.number), entry);
        byDay.set(day, [...(byDay.get(day) ?? []), entry]);
        fresh.push(entry);
      }
      if (fresh.length === 0) return false;
      fresh.sort(inOrder);
      const [first] = fresh as [Entry];
      // What was kept last needs no looking back, unless it bears on a doubt about what came before it: it can clear one,
      // and it can take the place of what cleared one.
      const goesOn =
        (!last || inOrder(last, first) < 0) &&
        !fresh.some(({ report }) => belief.isDoubted(report.day, report.source));
      if (!goesOn) replay();
      else {
        for (const entry of fresh) belief.judge(entry);
        last = fresh.at(-1);
      }
      return true;
    },
    judge(given) {
      let isNew = false;
      for (const { source, day, number, verdict } of given) {
        const key = keyOf(source, day, number);
        if (verdicts.get(key) === verdict) continue;
        verdicts.set(key, verdict);
        isNew = true;
      }
      if (isNew) replay();
      return isNew;
    },
    dates: () => belief.dates(),
    shown: (day) => belief.shown(day),
    believed: (source, day) => belief.by(source, day),
    held: () => belief.held(),
  };
}

function keyOf(source: string, day: Day, number: number): string {
  return `${source} ${day} ${number}`;
}
