import { z } from "zod";
import type { Log } from "../../core/log.ts";
import type { Store } from "../../core/store.ts";
import { INVALID_LIMIT, INVALID_WINDOW } from "./limits.ts";

/** Under what the count is remembered between starts. */
const KEY = "discord.invalid";
/** After so many more, or so many milliseconds, the count is remembered. */
const STEP = 250;
const INTERVAL = 60_000;
/** Requests are counted together in slots of so many milliseconds. */
const SLOT = 10_000;

const Remembered = z.object({ at: z.number(), count: z.int().nonnegative() });

/** The count of requests for which Discord shuts machines out when there are too many: 401, 403, and 429 that are ours. */
export interface InvalidRequests {
  add(): void;
  /** How many there were within the last ten minutes. */
  count(): Promise<number>;
  /** For how many milliseconds nothing more should be posted; 0 while there are few. */
  pause(): Promise<number>;
}

/**
 * Counts over the last ten minutes. What an earlier process counted is taken for as new as it can be, and for as many as
 * it can have been, so that a crash loop cannot run into the limit.
 */
export function createInvalidRequests(
  store: Pick<Store, "recall" | "remember">,
  log: Log,
  now: () => number = Date.now,
): InvalidRequests {
  const slots = new Map<number, number>();
  let remembered = { at: Number.NEGATIVE_INFINITY, sinceThen: 0 };
  let restored: Promise<void> | undefined;

  /** Adds to the slot of an instant; slots are in the order of time. */
  function put(at: number, count: number): void {
    const slot = at - (at % SLOT);
    slots.set(slot, (slots.get(slot) ?? 0) + count);
  }

  function forgetOld(): void {
    for (const slot of slots.keys()) if (slot + SLOT + INVALID_WINDOW <= now()) slots.delete(slot);
  }

  function total(): number {
    forgetOld();
    return [...slots.values()].reduce((sum, count) => sum + count, 0);
  }

  async function restore(): Promise<void> {
    try {
      const found = Remembered.safeParse(JSON.parse((await store.recall(KEY)) ?? "null"));
      if (found.success && found.data.at + INVALID_WINDOW > now())
        put(found.data.at, found.data.count + STEP);
    } catch (error) {
      log.debug({ err: error }, "The count of invalid requests to Discord was not found.");
    }
  }

  async function remember(): Promise<void> {
    const count = total();
    remembered = { at: now(), sinceThen: 0 };
    try {
      await store.remember(KEY, JSON.stringify({ at: remembered.at, count }));
    } catch (error) {
      log.debug({ err: error }, "The count of invalid requests to Discord was not kept.");
    }
  }

  return {
    add() {
      put(now(), 1);
      remembered.sinceThen += 1;
      if (remembered.sinceThen < STEP && now() - remembered.at < INTERVAL) return;
      restored ??= restore();
      void restored.then(remember);
    },
    async count() {
      restored ??= restore();
      await restored;
      return total();
    },
    async pause() {
      restored ??= restore();
      await restored;
      let left = total();
      for (const [slot, count] of slots) {
        if (left < INVALID_LIMIT) return 0;
        left -= count;
        if (left < INVALID_LIMIT) return Math.max(1, slot + SLOT + INVALID_WINDOW - now());
      }
      return 0;
    },
  };
}
