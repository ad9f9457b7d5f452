import type { Archive } from "../core/archive.ts";
import { addDays, type Day, dayIn, FIRST_DAY } from "../core/day.ts";
import { doubtText } from "../core/doubt-words.ts";
import type { Voice } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import { Report } from "../core/report.ts";
import { type Harvest, type Source, SourceFailure } from "../core/source.ts";
import { recallState, rememberState, type SourceState } from "../core/source-state.ts";
import { type Store, StoreFailure } from "../core/store.ts";
import { counted } from "../core/text.ts";
import type { Metrics } from "../lib/metrics.ts";
import type { Arrivals } from "./arrivals.ts";
import type { Operator } from "./operator.ts";

/** The most that one source may take to answer, its pauses between requests included, in milliseconds. */
const SOURCE_TIMEOUT = 10 * 60_000;
/** Another process may have dated what it kept this long before it could write it, in milliseconds. */
const OVERLAP = 60_000;
/** What was seen is read again for so long, in milliseconds: by then the clocks of all processes have come to the same hour. */
const SETTLED = 3_600_000;
/** How many days back a source is asked again, so that its restatements are seen. */
const LOOK_BACK = 7;
/** A source that has the day's report is asked again after this long, in milliseconds: it may restate it. */
const REST = 25 * 60_000;

/** What is told once while this machine has no network. */
const NONE_REACHED = "none reached";

/** What a round needs. */
export interface RoundParts {
  /** The sources to ask, most trusted first. */
  readonly sources: readonly Source[];
  readonly archive: Archive;
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly arrivals: Arrivals;
  readonly operator?: Pick<Operator, "bring">;
  /** The voice in which the operator is told of figures. */
  readonly voice: Voice;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  /** Called whenever there may be something new to post. */
  readonly onNews?: () => void;
}

/** Keeps the archive up to date. */
export interface Round {
  /** Takes in what the store holds that the archive has not seen: at the start everything, later what other processes kept or decided. */
  refresh(): Promise<void>;
  /**
   * Until the signal ends it, asks every source whose turn it is, all at the same time, and keeps what is new as it
   * comes. A source that is still being asked is not asked again; one that fails is logged and holds up no other.
   */
  look(signal: AbortSignal): Promise<void>;
}

/** A round over the sources, which remembers what it has already told the operator. */
export function createRound(parts: RoundParts): Round {
  const { sources, archive, store, log, metrics, arrivals, operator, voice, now, timeZone, onNews } = parts;
  const told = new Set<string>();
  const states = new Map<string, SourceState>();
  const underWay = new Map<string, Promise<SourceFailure | undefined>>();
  /** The day on which each source was last asked for its whole history. */
  const askedWhole = new Map<string, Day>();
  /** When the newest was kept of all that was taken in, and when that was last looked for; epoch milliseconds. */
  let seen = 0;
  let lookedAt = 0;

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
          `${source} has a category that the catalogue lacks; it is kept under its own name. Add it to src/core/category.ts.`,
        ),
      );
    for (const { row, reason } of refused)
      tellOnce(`${source} ${row} ${reason}`, () =>
        log.warn({ source, row, reason }, `${source}: ${row} was refused, because ${reason}.`),
      );
  }

  function tellHeld(): void {
    const held = archive.held();
    metrics.held.set(held.length);
    for (const { version, doubts } of held) {
      const { source, day } = version.report;
      const reasons = doubts.map((doubt) => doubtText(voice, doubt)).join("; ");
      const sentence = `The report of ${day} from ${source} is held: ${reasons}. It is neither shown nor posted until a second source confirms it or you let it through: npm run review.`;
      tellOnce(`held ${source} ${day} ${version.number}`, () => {
        log.warn({ source, day, version: version.number, doubts }, sentence);
        void operator?.bring(`held.${source}.${day}.${version.number}`, sentence);
      });
    }
  }

  /** Keeps what a source brought; `missing` is when its report of today was last looked for in vain. */
  async function take(source: Source, harvest: Harvest, missing: number | undefined): Promise<void> {
    const { reports, refused } = readable(harvest);
    tellOddities(source.name, { ...harvest, refused });
    const kept = await store.keep(reports, now(), harvest.address ?? source.home);
    archive.take(kept);
    for (const { outcome } of kept)
      if (outcome !== "known") metrics.reports.labels(source.name, outcome).inc();
    const added = kept.filter(({ outcome }) => outcome === "new").map(({ report }) => report.day);
    const newest = added.sort().at(-1);
    if (newest)
      log.info(
        { source: source.name, added: added.length, newest },
        `${source.name} brought ${counted(added.length, "new report", "new reports")}; the newest is of ${newest}.`,
      );
    // A report that is held has not come yet, as far as people are concerned.
    if (newest === dayIn(timeZone, now()) && archive.by(source.name, newest)) {
      const published = harvest.published?.[newest];
      await arrivals.came(newest, source.name, {
        ...(published !== undefined && { published }),
        ...(missing !== undefined && { missing }),
        now: now(),
      });
    }
    for (const { report, outcome, differences } of kept)
      if (outcome === "changed" && differences.length > 0)
        log.info(
          { source: source.name, day: report.day, differences },
          `${source.name} restated the report of ${report.day}.`,
        );
    tellHeld();
    if (kept.some(({ outcome }) => outcome !== "known")) onNews?.();
  }

  /** A harvest without what could not be read again from the store: one such report must not keep the others out. */
  function readable({ reports, refused }: Harvest): Pick<Harvest, "reports" | "refused"> {
    const broken = reports.filter((report) => !Report.safeParse(report).success);
    return {
      reports: reports.filter((report) => !broken.includes(report)),
      refused: [...refused, ...broken.map(({ day }) => ({ row: day, reason: "it is no report" }))],
    };
  }

  /** From which day on a source is asked. */
  function since({ name, whole }: Source, { complete }: SourceState, today: Day): Day {
    // Once a day everything, where that costs no more: rows of long ago are mended too.
    if (whole && askedWhole.get(name) !== today) return FIRST_DAY;
    const weekAgo = addDays(today, -LOOK_BACK);
    if (!complete || complete > today) return weekAgo;
    // While its report is awaited a source is asked for that alone, and for the past once it has it. What it could not
    // tell the last time is asked for again.
    return archive.by(name, today) && complete > weekAgo ? weekAgo : complete;
  }

  /** Tells that sources cannot be reached: of all of them in one line, since it is this machine that has no network then. */
  function tellUnreached(failures: ReadonlyMap<string, SourceFailure>): void {
    if (failures.size > 1 && failures.size === sources.length)
      tellOnce(NONE_REACHED, () =>
        log.warn(
          {},
          "No source can be reached; answers come from what is known. They are asked again by themselves.",
        ),
      );
    else for (const [name, failure] of failures) tellFailed(name, failure);
  }

  function tellFailed(name: string, error: unknown): void {
    tellOnce(`${name} failed`, () =>
      log.warn({ source: name, err: error }, `${name} could not be asked; answers come from what is known.`),
    );
  }

  function tellUnreadable(name: string): void {
    log.warn(
      { source: name },
      `It cannot be read what was kept of how ${name} is doing; it is asked as one that was never asked.`,
    );
  }

  /** Asks a source; what it could not be reached for is returned, and told with what becomes of the others. */
  async function ask(source: Source, signal: AbortSignal): Promise<SourceFailure | undefined> {
    const { name } = source;
    const state = states.get(name) ?? (await recallState(store, name, () => tellUnreadable(name)));
    const today = dayIn(timeZone, now());
    const { askedAt = 0, answeredAt } = state;
    const asleep = now() - askedAt;
    // A clock that was set back says nothing of how long ago that was.
    const hasToday = archive.by(name, today) !== undefined;
    if (states.has(name) && hasToday && asleep >= 0 && asleep < REST) return undefined;
    const missing = state.newest && !hasToday ? answeredAt : undefined;
    const asked = now();
    const from = since(source, state, today);
    let { newest, complete } = state;
    let next: SourceState;
    let unreached: SourceFailure | undefined;
    try {
      for await (const harvest of source.fetch(from, signal)) {
        await take(source, harvest, missing);
        for (const { day } of harvest.reports) if (day <= today && day > (newest ?? "")) newest = day;
        await rememberState(store, name, { askedAt: asked, answeredAt: now(), newest, complete });
      }
      if (from === FIRST_DAY) askedWhole.set(name, today);
      complete = newest;
      told.delete(`${name} failed`);
      told.delete(NONE_REACHED);
      metrics.asked.labels(name, "answered").inc();
      next = { askedAt: asked, answeredAt: now(), newest, complete };
    } catch (error) {
      if (signal.aborted && signal.reason?.name !== "TimeoutError") return undefined;
      // What goes wrong with the store concerns everything that follows.
      if (error instanceof StoreFailure) throw error;
      const fault = error instanceof SourceFailure ? error.fault : signal.aborted ? "late" : "form";
      metrics.asked.labels(name, fault).inc();
      if (error instanceof SourceFailure && fault === "unreachable") unreached = error;
      else tellFailed(name, error);
      const reason = error instanceof Error ? error.message : String(error);
      next = { askedAt: asked, answeredAt, newest, complete, failure: { at: now(), fault, reason } };
    }
    states.set(name, next);
    await rememberState(store, name, next);
    return unreached;
  }

  return {
    async refresh() {
      const looking = now();
      const from = Math.min(Math.max(seen, lookedAt - SETTLED), looking) - OVERLAP;
      const kept = await store.reports(Math.max(0, from));
      lookedAt = looking;
      archive.judge(await store.verdicts());
      archive.take(kept);
      for (const { keptAt } of kept) seen = Math.max(seen, keptAt);
      tellHeld();
    },
    async look(signal) {
      const asking = sources.map((source) => {
        const known = underWay.get(source.name);
        if (known !== undefined) return known;
        const either = AbortSignal.any([signal, AbortSignal.timeout(SOURCE_TIMEOUT)]);
        const work = ask(source, either).finally(() => underWay.delete(source.name));
        underWay.set(source.name, work);
        return work;
      });
      const ended = await Promise.allSettled(asking);
      const unreached = new Map<string, SourceFailure>();
      for (const [index, { name }] of sources.entries()) {
        const end = ended[index];
        if (end?.status === "fulfilled" && end.value) unreached.set(name, end.value);
      }
      tellUnreached(unreached);
      for (const end of ended) if (end.status === "rejected") throw end.reason;
    },
  };
}
