import { setTimeout as pause } from "node:timers/promises";
import { NETWORK_SECOND } from "../lib/network-second.ts";

/** What a late timer has missed is made up for, as far as it is no older than this, in milliseconds. */
const MADE_UP = 30;
/** The rate with which a process begins, in posts per second: what others were sent before it, it does not know. */
const FIRST_RATE = 5;
/** A rate that was halved grows again by this much each minute, in posts per second. */
const GROWTH = 1;
const MINUTE = 60_000;

/** How fast posts may be begun. */
export interface PaceOptions {
  /** The most posts in any second. */
  readonly rate: number;
  /** After how many milliseconds from the first post on the full rate is reached; 0: at once. */
  readonly ramp: number;
  /** A clock that only ever goes forward, in milliseconds. */
  readonly clock?: () => number;
  /** Waits so many milliseconds; rejects when the signal ends it. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/** Spreads posts evenly, so that no second has more than its rate. */
export interface Pace {
  /** Waits until at least one post may be begun, and takes the right to so many, at most as many as wanted. Rejects when the signal ends it. */
  take(wanted: number, signal: AbortSignal): Promise<number>;
  /**
   * Says how many of the rights that were taken last are used, and that at this moment; the others are given back. Rights of
   * which nothing is said count as used when they were taken.
   */
  use(taken: number, used: number): void;
  /** Halves the rate, because the network asked to slow down; it grows again with time. */
  slowDown(): void;
  /** The posts per second that are allowed at this moment. */
  rate(): number;
}

/** A pace of its own for a network; one for each process. */
export function createPace({ rate, ramp, clock = () => performance.now(), sleep = wait }: PaceOptions): Pace {
  let began: number | undefined;
  let halved: { readonly at: number; readonly rate: number } | undefined;
  /** When the next post is due, as they follow each other evenly. */
  let due = 0;
  /** What was begun within the window, oldest first, and how much that is together. */
  let begun: { at: number; count: number }[] = [];
  let inWindow = 0;

  function current(): number {
    const now = clock();
    const up = began === undefined ? 0 : now - began;
    const risen = up >= ramp ? rate : FIRST_RATE + (rate - FIRST_RATE) * (up / ramp);
    const mended = halved ? halved.rate + (GROWTH * (now - halved.at)) / MINUTE : rate;
    return Math.max(1, Math.floor(Math.min(rate, risen, mended)));
  }

  function forget(now: number): void {
    const kept = begun.findIndex(({ at }) => at > now - NETWORK_SECOND);
    const gone = kept === -1 ? begun : begun.slice(0, kept);
    if (gone.length === 0) return;
    for (const { count } of gone) inWindow -= count;
    begun = begun.slice(gone.length);
  }

  return {
    async take(wanted, signal) {
      if (began === undefined) due = began = clock();
      for (;;) {
        signal.throwIfAborted();
        const now = clock();
        const most = current();
        const interval = NETWORK_SECOND / most;
        forget(now);
        due = Math.max(due, now - MADE_UP);
        const ready = now < due ? 0 : Math.floor((now - due) / interval) + 1;
        const count = Math.min(wanted, ready, most - inWindow);
        if (count > 0) {
          due += count * interval;
          inWindow += count;
          begun.push({ at: now, count });
          return count;
        }
        const oldest = begun[0];
        const free = inWindow >= most && oldest ? oldest.at + NETWORK_SECOND : now;
        await sleep(Math.max(due, free) - now, signal);
      }
    },
    use(taken, used) {
      const last = begun.at(-1);
      if (!last) return;
      // What is claimed in between takes a while now and then: counted from the right on, the next would come too soon.
      last.at = clock();
      const count = Math.min(taken - used, last.count);
      last.count -= count;
      inWindow -= count;
      due -= (count * NETWORK_SECOND) / current();
    },
    slowDown() {
      halved = { at: clock(), rate: Math.max(1, current() / 2) };
    },
    rate: current,
  };
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return pause(milliseconds, undefined, { signal });
}
