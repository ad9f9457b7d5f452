import { setTimeout as pause } from "node:timers/promises";

/** A network may count a second a little differently than we do: so much of the rate is kept back. */
const RESERVE = 0.03;
/** The rate with which a process begins, in posts per second: what others were sent before it, it does not know. */
const FIRST_RATE = 5;
/** A rate that was halved grows again by this much each minute, in posts per second. */
const GROWTH = 1;
/** What was not used is kept for so long, in milliseconds: a timer may be late. */
const CARRIED = 5;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

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
  /** Gives rights back that were not used. */
  giveBack(unused: number): void;
  /** Halves the rate, because the network asked to slow down; it grows again with time. */
  slowDown(): void;
  /** The posts per second that are allowed at this moment. */
  rate(): number;
}

/** A pace of its own for a network; one for each process. */
export function createPace({ rate, ramp, clock = () => performance.now(), sleep = wait }: PaceOptions): Pace {
  const full = rate * (1 - RESERVE);
  let began: number | undefined;
  let halved: { readonly at: number; readonly rate: number } | undefined;
  let rights = 1;
  let counted = clock();

  function current(): number {
    const now = clock();
    const up = began === undefined ? 0 : now - began;
    const risen = up >= ramp ? full : FIRST_RATE + (full - FIRST_RATE) * (up / ramp);
    const mended = halved ? halved.rate + (GROWTH * (now - halved.at)) / MINUTE : full;
    return Math.max(1, Math.min(full, risen, mended));
  }

  function count(): void {
    const now = clock();
    const allowed = current();
    // Never more than one second's worth in one second: what is carried over is little, and counted in.
    const most = Math.max(1, (allowed * CARRIED) / SECOND);
    rights = Math.min(most, rights + ((now - counted) * allowed) / SECOND);
    counted = now;
  }

  return {
    async take(wanted, signal) {
      began ??= clock();
      for (count(); rights < 1; count()) await sleep(((1 - rights) / current()) * SECOND, signal);
      const taken = Math.max(1, Math.min(wanted, Math.floor(rights)));
      rights -= taken;
      return taken;
    },
    giveBack(unused) {
      rights += unused;
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
