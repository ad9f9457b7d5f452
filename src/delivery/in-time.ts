import { SendFailure } from "../core/platform.ts";

/**
 * How long a claim keeps others off, in milliseconds: longer than any send or edit, which ends 15 s after it was begun at the
 * latest moment, and so short that a post whose senders die one after the other is repeated several times while its network
 * still recognises it.
 */
export const LEASE = 30_000;
/**
 * What has not reached its network so long after its claim does not any more, in milliseconds: it ends before others may
 * take it, also where the process was frozen meanwhile.
 */
const LATEST_START = 12_000;
/** An adapter that has not answered by then never will; what it was sending may have arrived. In milliseconds. */
const LONGEST_SEND = 28_000;

/**
 * Whether a right that is taken now holds long enough for a send or an edit; by both clocks, since one may be set and the
 * other stand still.
 */
export function rightFrom(now: () => number): () => boolean {
  const [taken, begun] = [now(), performance.now()];
  return () => now() - taken < LATEST_START && performance.now() - begun < LATEST_START;
}

/** Waits for a send or an edit, but not for one that never ends. */
export async function orLate<T>(sending: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new SendFailure("unknown", "the network's adapter never came to an end")),
    LONGEST_SEND,
  );
  try {
    return await Promise.race([sending, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
