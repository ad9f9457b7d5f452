import { setTimeout as pause } from "node:timers/promises";

/** How something that must be up is started again. Spans are in milliseconds. */
export interface Trying {
  /** One life of it: resolves or rejects when it is over, for whatever reason. */
  readonly live: () => Promise<void>;
  /** Whether to start again after this error, and after how long at the least; `undefined` ends the trying. */
  readonly again: (error: unknown) => number | undefined;
  readonly signal: AbortSignal;
  /** The first and the longest wait between two lives. */
  readonly shortest?: number;
  readonly longest?: number;
}

/** A life this long counts as a success: the next wait is the shortest again. */
const HEALTHY = 60_000;

/** Starts something again and again, waiting longer each time and never all at once with others, until it is told to stop. */
export async function keepTrying({
  live,
  again,
  signal,
  shortest = 1_000,
  longest = 60_000,
}: Trying): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    const began = performance.now();
    let error: unknown;
    try {
      await live();
    } catch (caught) {
      error = caught;
    }
    if (signal.aborted) return;
    if (performance.now() - began > HEALTHY) failures = 0;
    const least = again(error);
    if (least === undefined) return;
    const backoff = Math.min(longest, shortest * 2 ** failures) * (0.5 + Math.random() / 2);
    await pause(Math.max(least, backoff), undefined, { signal }).catch(() => undefined);
  }
}
