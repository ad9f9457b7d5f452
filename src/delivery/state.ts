import { setImmediate as turn } from "node:timers/promises";
import type { Archive } from "../core/archive.ts";
import type { Platform } from "../core/platform.ts";
import type { Source } from "../core/source.ts";
import { recallState } from "../core/source-state.ts";
import type { Store } from "../core/store.ts";
import type { Metrics } from "../lib/metrics.ts";
import { within } from "../lib/within.ts";
import { lastPost } from "./last-post.ts";

/** A database that says nothing for so many milliseconds is not there. */
const DATABASE_PATIENCE = 2_000;

/** What looking at the state of the program needs. */
export interface StateParts {
  readonly archive: Archive;
  readonly store: Store;
  readonly platforms: readonly Platform[];
  /** The sources that are asked. */
  readonly sources: readonly Pick<Source, "name">[];
  readonly metrics: Metrics;
  readonly now: () => number;
}

/** What the program has and what it lacks, as it is at the moment of the question. */
export interface State {
  /** What is missing for serving everybody: `archive`, `database`, and networks by name. */
  missing(): Promise<string[]>;
  /** Puts what can only be looked up into the metrics. Never rejects. */
  measure(): Promise<void>;
}

/** The state of one process. */
export function createState({ archive, store, platforms, sources, metrics, now }: StateParts): State {
  const began = now();

  async function isThere(): Promise<boolean> {
    let found = false;
    await within(
      DATABASE_PATIENCE,
      store.recall("state").then(() => {
        found = true;
      }),
    );
    return found;
  }

  /** Of a hundred thousand subscriptions some of this takes 20 ms on SQLite: all at once would hold up posts and answers. */
  async function measurePosts(platform: string): Promise<void> {
    const { outbox } = store;
    const subscriptions = await outbox.subscribed(platform).finally(turn);
    const everyDay = await outbox.everyDay(platform).finally(turn);
    const due = await outbox.due(platform, now()).finally(turn);
    const earliest = await outbox.earliest(platform).finally(turn);
    const posted = await lastPost(store, platform);
    metrics.subscriptions.labels(platform).set(subscriptions);
    metrics.everyDay.labels(platform).set(everyDay ? 1 : 0);
    metrics.due.labels(platform).set(due);
    // The earliest may be one that is being sent at this moment, and due again only when that takes too long.
    const age = due > 0 && earliest !== undefined ? (now() - earliest) / 1_000 : 0;
    metrics.oldestDue.labels(platform).set(Math.max(0, age));
    if (posted !== undefined) metrics.postedAt.labels(platform).set(posted / 1_000);
  }

  /** Of a source that has never answered it is told since when it could have: else nobody would notice that it never does. */
  async function measureSource({ name }: Pick<Source, "name">): Promise<void> {
    const { answeredAt = began } = await recallState(store, name);
    metrics.answeredAt.labels(name).set(answeredAt / 1_000);
  }

  return {
    async missing() {
      return [
        ...(archive.latest() ? [] : ["archive"]),
        ...((await isThere()) ? [] : ["database"]),
        ...platforms.filter((platform) => !isWell(platform)).map(({ name }) => name),
      ];
    },
    async measure() {
      const newest = archive.latest();
      if (newest) metrics.newest.set(Date.parse(`${newest.day}T00:00:00Z`) / 1_000);
      for (const platform of platforms) metrics.up.labels(platform.name).set(isWell(platform) ? 1 : 0);
      const there = await isThere();
      metrics.database.set(there ? 1 : 0);
      if (!there) return;
      const failed = () => metrics.database.set(0);
      for (const { name } of platforms) await measurePosts(name).catch(failed);
      for (const source of sources) await measureSource(source).catch(failed);
    },
  };
}

/** Whether a network is as it should be: there, or another process's to send to. */
function isWell(platform: Platform): boolean {
  return platform.ready() || platform.isIdle?.() === true;
}
