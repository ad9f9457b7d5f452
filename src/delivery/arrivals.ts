import { z } from "zod";
import { Day } from "../core/day.ts";
import { keptIn } from "../core/kept.ts";
import type { Log } from "../core/log.ts";
import type { Store } from "../core/store.ts";
import type { Metrics } from "../lib/metrics.ts";

/** When the newest report was published, as exactly as that is known. */
const Arrival = z.object({
  day: Day,
  source: z.string(),
  /** In epoch milliseconds. */
  published: z.number(),
  /** Whether the source says when that was; else it is when the report was last found missing. */
  exact: z.boolean(),
});
type Arrival = z.output<typeof Arrival>;

/** Under what the newest arrival is remembered: the process that posts may be another than the one that asks the sources. */
const KEY = "arrival";

/** What measuring needs. */
export interface ArrivalsParts {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly store: Pick<Store, "recall" | "remember">;
}

/** Measures how long a report takes from its publication to the bot and to the first post of each network, and how posts fare. */
export interface Arrivals {
  /** A source has the report of a day for the first time. */
  came(day: Day, source: string, times: { published?: number; missing?: number; now: number }): Promise<void>;
  /** A post was tried on a network, and ended so. */
  tried(platform: string, outcome: string): void;
  /** A network has the first post of a day's report. */
  posted(day: Day, platform: string, now: number): Promise<void>;
}

/** Measures for one process, from the time it was started. Nothing rejects: what cannot be remembered is not measured. */
export function createArrivals({ log, metrics, store }: ArrivalsParts): Arrivals {
  const arrivals = new Map<Day, Arrival>();
  const posted = new Set<string>();
  // Looked up by its labels, a counter is looked for among all with every post.
  const counters = new Map<string, { inc(): void }>();

  function counterOf(platform: string, outcome: string) {
    const key = `${platform} ${outcome}`;
    const counter = counters.get(key) ?? metrics.posts.labels(platform, outcome);
    counters.set(key, counter);
    return counter;
  }

  /** The arrival of a day's report, in whichever process it was. */
  async function arrivalOf(day: Day): Promise<Arrival | undefined> {
    const ours = arrivals.get(day);
    if (ours) return ours;
    const text = await store.recall(KEY).catch(() => undefined);
    const known = text === undefined ? undefined : keptIn(Arrival, text);
    return known?.day === day ? known : undefined;
  }

  /** Whether the first post of this process is the first of all processes; from now on none is. */
  async function isFirst(day: Day, platform: string): Promise<boolean> {
    const memory = `${KEY}.posted.${platform}`;
    const known = await store.recall(memory).catch(() => undefined);
    if (known !== undefined && known >= day) return false;
    await store.remember(memory, day).catch(() => undefined);
    return true;
  }

  return {
    async came(day, source, { published, missing, now }) {
      // A source that is new or was down all morning cannot tell since when it has had the report.
      const since = published ?? missing;
      if (since === undefined || since > now) return;
      const exact = published !== undefined;
      const lag = (now - since) / 1_000;
      metrics.arrivalLag.labels(source).observe(lag);
      log.info(
        { source, day, lag: Math.round(lag), exact },
        `${source} had the report of ${day}; it came ${within(lag, exact)} its publication.`,
      );
      if (await arrivalOf(day)) return;
      const arrival = { day, source, published: since, exact };
      arrivals.set(day, arrival);
      await store.remember(KEY, JSON.stringify(arrival)).catch(() => undefined);
    },
    tried(platform, outcome) {
      counterOf(platform, outcome).inc();
    },
    async posted(day, platform, now) {
      // Looked up once: a store that is asked again with every post would be a good part of what a broadcast costs.
      const key = `${platform} ${day}`;
      if (posted.has(key)) return;
      posted.add(key);
      const arrival = await arrivalOf(day);
      if (!arrival || !(await isFirst(day, platform))) return;
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
