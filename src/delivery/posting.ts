import { setTimeout as pause } from "node:timers/promises";
import { addDays, dayIn } from "../core/day.ts";
import type { Platform } from "../core/platform.ts";
import type { Report } from "../core/report.ts";
import { isNews } from "../core/source.ts";
import { type BroadcastingParts, createBroadcasting } from "./broadcasting.ts";

/** A run is planned no sooner than this, so that claims that end one after the other are taken up together; in milliseconds. */
const SOONEST = 1_000;
/** What is farther off is left to the clock, which ticks every minute; in milliseconds. */
const FURTHEST = 60_000;

/** What posting needs. */
export interface PostingParts extends Omit<BroadcastingParts, "platform" | "signal"> {
  readonly platforms: readonly Platform[];
  /** Whether it is this process that posts to a network just now; without it, it is. */
  readonly isOurs?: ((platform: Platform) => boolean) | undefined;
  /** Waits so many milliseconds, and keeps no process alive for it; rejects when the signal ends it. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/** Brings every report to everybody who subscribed. */
export interface Posting {
  /**
   * Does all that is owed by now: puts into the outbox who is owed the newest report, sends what is due, and corrects what
   * was restated. Every step is taken over saved state, so that after a crash at any point, or however long the program was
   * down, another call goes on where it stopped. What a call during a run finds is done right after it. What is known to be
   * due before the next tick of the clock is done by itself then. Never rejects.
   */
  run(): Promise<void>;
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** Posting over these parts; one for each process. */
export function createPosting(parts: PostingParts): Posting {
  const { platforms, log, now, isOurs = () => true, wait = unheld } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = new Map<Platform, Promise<void>>();
  /** The runs that begin when the one under way is over. */
  const waiting = new Map<Platform, Promise<void>>();
  /** Ends the wait for the run that is planned for a network. */
  const planned = new Map<Platform, AbortController>();
  const rounds = new Map(
    platforms.map((platform) => [platform, createBroadcasting({ ...parts, platform, signal })]),
  );

  /** Does what is owed on a network; after a run that is still under way. The others need not wait for it. */
  function begin(platform: Platform): Promise<void> {
    // Looked for first: between the end of a run and the beginning of the one that waits for it none is under way.
    const following = waiting.get(platform);
    if (following !== undefined) return following;
    const known = running.get(platform);
    if (known === undefined) return runNow(platform);
    const next = known.then(() => runNow(platform));
    waiting.set(platform, next);
    return next;
  }

  function runNow(platform: Platform): Promise<void> {
    waiting.delete(platform);
    if (signal.aborted) return Promise.resolve();
    const round = rounds.get(platform);
    const run = (round?.run(newestNews(parts), () => waiting.has(platform)) ?? Promise.resolve(undefined))
      .then((next) => plan(platform, next))
      .catch((error: unknown) =>
        log.error(
          { err: error, platform: platform.name },
          "Posting stopped; the next round goes on with it.",
        ),
      )
      .finally(() => running.delete(platform));
    running.set(platform, run);
    return run;
  }

  /** What cannot be looked up is looked up the next time. */
  async function standBy(platform: Platform): Promise<void> {
    await rounds
      .get(platform)
      ?.standBy()
      .catch(() => undefined);
  }

  /** Has the next run begin at an instant, in the place of what was planned before. */
  function plan(platform: Platform, at: number | undefined): void {
    planned.get(platform)?.abort();
    planned.delete(platform);
    if (signal.aborted || at === undefined || at - now() > FURTHEST) return;
    const end = new AbortController();
    planned.set(platform, end);
    wait(Math.max(SOONEST, at - now()), AbortSignal.any([signal, end.signal])).then(
      () => {
        if (isOurs(platform)) void begin(platform);
      },
      () => undefined,
    );
  }

  return {
    async run() {
      if (signal.aborted) return;
      await Promise.all(
        platforms.map((platform) => (isOurs(platform) ? begin(platform) : standBy(platform))),
      );
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}

/** The newest report that may be posted: one that is news, and that is not dated in the future by a slip. */
function newestNews({ archive, sources, timeZone, now }: PostingParts): Report | undefined {
  const report = archive.before(addDays(dayIn(timeZone, now()), 2));
  return report && isNews(sources, report) ? report : undefined;
}

function unheld(milliseconds: number, signal: AbortSignal): Promise<void> {
  return pause(milliseconds, undefined, { signal, ref: false });
}
