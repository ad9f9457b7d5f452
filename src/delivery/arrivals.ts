import type { Day } from "../core/day.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../lib/metrics.ts";

/** When the newest report was published, as exactly as that is known. */
interface Arrival {
  readonly source: string;
  /** In epoch milliseconds. */
  readonly published: number;
  /** Whether the source says when that was; else it is when the report was last found missing. */
  readonly exact: boolean;
}

/** Measures how long a report takes from its publication to the bot and to the first post of each network, and how posts fare. */
export interface Arrivals {
  /** A source has the report of a day for the first time. */
  came(day: Day, source: string, times: { published?: number; missing?: number; now: number }): void;
  /** A post was tried on a network, and ended so. */
  tried(platform: string, outcome: string): void;
  /** A network has the first post of a day's report. */
  posted(day: Day, platform: string, now: number): void;
}

/** Measures for one process, from the time it was started. */
export function createArrivals({ log, metrics }: { log: Log; metrics: Metrics }): Arrivals {
  const arrivals = new Map<Day, Arrival>();
  const posted = new Set<string>();

  return {
    came(day, source, { published, missing, now }) {
      // A source that is new or was down all morning cannot tell since when it has had the report.
      const since = published ?? missing;
      if (since === undefined || since > now) return;
      const lag = (now - since) / 1_000;
      metrics.arrivalLag.labels(source).observe(lag);
      log.info(
        { source, day, lag: Math.round(lag), exact: published !== undefined },
        `${source} had the report of ${day}; it came ${within(lag, published !== undefined)} its publication.`,
      );
      if (!arrivals.has(day)) arrivals.set(day, { source, published: since, exact: published !== undefined });
    },
    tried(platform, outcome) {
      metrics.posts.labels(platform, outcome).inc();
    },
    posted(day, platform, now) {
      const arrival = arrivals.get(day);
      const key = `${platform} ${day}`;
      if (!arrival || posted.has(key)) return;
      posted.add(key);
      const lag = (now - arrival.published) / 1_000;
      metrics.postingLag.labels(platform).observe(lag);
      log.info(
        { platform, day, source: arrival.source, lag: Math.round(lag), exact: arrival.exact },
        `The first post of the report of ${day} was on ${platform} ${within(lag, arrival.exact)} its publication.`,
      );
    },
  };
}

function within(seconds: number, exact: boolean): string {
  return exact ? `${Math.round(seconds)} s after` : `at most ${Math.round(seconds)} s after`;
}
