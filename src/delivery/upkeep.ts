import { type Day, dayIn } from "../core/day.ts";
import { OFF_KEPT, POSTS_KEPT } from "../core/keeping.ts";
import type { Log } from "../core/log.ts";
import type { Store } from "../core/store.ts";

const DAY = 86_400_000;

/** What upkeep needs. */
export interface UpkeepParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly timeZone: string;
}

/** Erases once a day what need not be kept any longer; for the rest of the day it does nothing. */
export function createUpkeep({ store, log, now, timeZone }: UpkeepParts): () => Promise<void> {
  let done: Day | undefined;
  return async () => {
    const today = dayIn(timeZone, now());
    if (done === today) return;
    const posts = await store.outbox.prune(now() - POSTS_KEPT * DAY);
    const subscriptions = await store.purge(now() - OFF_KEPT * DAY);
    await store.pruneTurns(now() - 2 * DAY);
    await store.pruneFacts(now());
    done = today;
    if (posts + subscriptions > 0)
      log.info({ posts, subscriptions }, "What is too old to be kept was erased.");
  };
}
