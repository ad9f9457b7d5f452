import type { Archive } from "../core/archive.ts";
import { addDays, type Day, dayIn, FIRST_DAY } from "../core/day.ts";
import type { Log } from "../core/log.ts";
import { type Harvest, type Source, withoutFuture } from "../core/source.ts";
import { type Store, StoreFailure } from "../core/store.ts";
import { counted } from "../core/text.ts";

/** The most that one source may take to answer, in milliseconds. */
const SOURCE_TIMEOUT = 20_000;
/** Another process may have dated what it kept this long before it could write it, in milliseconds. */
const OVERLAP = 60_000;
/** How many days before the newest known report a source is asked again, so that its restatements are seen. */
const LOOK_BACK = 7;

/** What a round needs. */
export interface RoundParts {
  /** The sources to ask, most trusted first. */
  readonly sources: readonly Source[];
  readonly archive: Archive;
  readonly store: Store;
  readonly log: Log;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
}

/** Keeps the archive up to date. */
export interface Round {
  /** Takes in what the store holds that the archive has not seen: at the start everything, later what other processes kept. */
  refresh(): Promise<void>;
  /** Until the signal ends it, asks every source and keeps what is new. A source that fails is logged and passed over; the others are asked all the same. */
  look(signal: AbortSignal): Promise<void>;
}

/** A round over the sources, which remembers what it has already told the operator. */
export function createRound({ sources, archive, store, log, now, timeZone }: RoundParts): Round {
  const told = new Set<string>();
  const newest = new Map<string, Day>();
  /** The day on which each source was last asked for its whole history. */
  const askedWhole = new Map<string, Day>();
  let seen = 0;

  function tellOnce(key: string, tell: () => void): void {
    if (told.has(key)) return;
    told.add(key);
    tell();
  }

  function tellOddities(source: string, { refused, unknown }: Harvest): void {
    for (const key of unknown)
      tellOnce(`${source} ${key}`, () =>
        log.warn(
          { source, key },
          `${source} has a key that the catalogue lacks; it is kept under its own name. Add it to src/core/category.ts.`,
        ),
      );
    for (const { row, reason } of refused)
      tellOnce(`${source} ${row} ${reason}`, () =>
        log.warn({ source, row, reason }, `${source}: the row of ${row} was refused, because ${reason}.`),
      );
  }

  async function ask(source: Source, signal: AbortSignal): Promise<void> {
    const today = dayIn(timeZone, now());
    const known = newest.get(source.name);
    // Once a day everything, since rows of long ago are mended too; else what may have come or changed of late.
    const whole = askedWhole.get(source.name) !== today;
    const since = known && !whole ? addDays(known < today ? known : today, -LOOK_BACK) : FIRST_DAY;
    const harvest = withoutFuture(await source.fetch(since, signal), addDays(today, 1));
    tellOddities(source.name, harvest);
    const kept = await store.keep(harvest.reports, now());
    archive.add(harvest.reports);
    if (whole) askedWhole.set(source.name, today);
    for (const { day } of harvest.reports) note(source.name, day);
    const added = kept.filter(({ outcome }) => outcome === "new").length;
    if (added > 0)
      log.info(
        { source: source.name, added, newest: newest.get(source.name) },
        `${source.name} brought ${counted(added, "new report", "new reports")}; its newest is of ${newest.get(source.name)}.`,
      );
    for (const { report, outcome, differences } of kept)
      if (outcome === "changed")
        log.info(
          { source: source.name, day: report.day, differences },
          `${source.name} restated the report of ${report.day}.`,
        );
  }

  function note(source: string, day: Day): void {
    const known = newest.get(source);
    if (!known || day > known) newest.set(source, day);
  }

  return {
    async refresh() {
      const kept = await store.reports(Math.max(0, seen - OVERLAP));
      archive.add(kept.map(({ report }) => report));
      for (const { report, keptAt } of kept) {
        note(report.source, report.day);
        seen = Math.max(seen, keptAt);
      }
    },
    async look(signal) {
      for (const source of sources) {
        try {
          await ask(source, AbortSignal.any([signal, AbortSignal.timeout(SOURCE_TIMEOUT)]));
          told.delete(`${source.name} failed`);
        } catch (error) {
          if (signal.aborted && signal.reason?.name !== "TimeoutError") return;
          // What goes wrong with the store concerns everything that follows.
          if (error instanceof StoreFailure) throw error;
          tellOnce(`${source.name} failed`, () =>
            log.warn(
              { source: source.name, err: error },
              `${source.name} could not be asked; answers come from what is known.`,
            ),
          );
        }
      }
    },
  };
}
