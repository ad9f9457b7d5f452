import type { Archive } from "../core/archive.ts";
import { addDays, dayIn } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Platform } from "../core/platform.ts";
import type { Report } from "../core/report.ts";
import { isNews, type Source } from "../core/source.ts";
import type { Store } from "../core/store.ts";
import type { Arrivals } from "./arrivals.ts";
import { createBroadcasting } from "./broadcasting.ts";
import type { Operator } from "./operator.ts";

/** What posting needs. */
export interface PostingParts {
  readonly platforms: readonly Platform[];
  readonly archive: Archive;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly locales: readonly Locale[];
  readonly log: Log;
  /** Is told of posts that arrived. */
  readonly arrivals: Arrivals;
  readonly operator: Operator;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  /** After how many milliseconds from the first post on a network its full rate is reached. */
  readonly ramp: number;
}

/** Brings every report to everybody who subscribed. */
export interface Posting {
  /**
   * Does all that is owed by now: puts into the outbox who is owed the newest report, sends what is due, and corrects what
   * was restated. Every step is taken over saved state, so that after a crash at any point, or however long the program was
   * down, another call goes on where it stopped. A call during a run joins it. Never rejects.
   */
  run(): Promise<void>;
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** Posting over these parts; one for each process. */
export function createPosting(parts: PostingParts): Posting {
  const { platforms, log } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = new Map<Platform, Promise<void>>();
  const rounds = new Map(
    platforms.map((platform) => [platform, createBroadcasting({ ...parts, platform, signal })]),
  );

  /** Joins the run of a network that is still under way; the others need not wait for it. */
  function begin(platform: Platform, newest: Report | undefined): Promise<void> {
    const known = running.get(platform);
    if (known !== undefined) return known;
    const run = (rounds.get(platform)?.run(newest) ?? Promise.resolve())
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

  return {
    async run() {
      if (signal.aborted) return;
      const newest = newestNews(parts);
      await Promise.all(platforms.map((platform) => begin(platform, newest)));
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
