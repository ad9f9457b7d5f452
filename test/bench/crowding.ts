/** A stretch in which a process could do nothing, as when it collects memory; in epoch milliseconds. */
export interface Stall {
  readonly from: number;
  readonly until: number;
}

/** How often a process looks whether it was held up, and from how much on that counts, in milliseconds. */
const EVERY = 5;
const COUNTS = 10;
/** What came during a stall is taken up within so many milliseconds after it. */
const TAKEN_UP = 5;

/** Notes from now on when this process is held up; the list grows. The process may end all the same. */
export function watchStalls(): readonly Stall[] {
  const stalls: Stall[] = [];
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > EVERY + COUNTS) stalls.push({ from: last, until: now });
    last = now;
  }, EVERY).unref();
  return stalls;
}

/**
 * The most of these instants, in their order, that were certainly within one second. What a process took up right after a stall
 * may have come at any time during it: it is counted as far apart from what follows as it may have been.
 */
export function mostInASecond(instants: readonly number[], stalls: readonly Stall[] = []): number {
  let stall = 0;
  const earliest = instants.map((instant) => {
    while ((stalls[stall]?.until ?? Number.POSITIVE_INFINITY) + TAKEN_UP < instant) stall++;
    return Math.min(instant, stalls[stall]?.from ?? instant);
  });
  let first = 0;
  return instants.reduce((most, instant, index) => {
    while (instant - (earliest[first] as number) >= 1_000) first++;
    return Math.max(most, index - first + 1);
  }, 0);
}
