import type { Outbox, Settlement } from "../core/outbox.ts";
import type { Store } from "../core/store.ts";

/** For how long it is tried at the least, in milliseconds; then what a database refuses that is well does not keep all else back. */
const TRYING = 60 * 60_000;

/** Under what it is tried whether anything can be recorded. */
const KEY = "unrecorded";

/**
 * How posts ended whose end could not be recorded. The next run records it before anything else: once their claims have run
 * out, nobody could tell any more what became of them.
 */
export interface Unrecorded {
  /** Keeps what the store refused to record. */
  keep(settlement: Settlement): void;
  /**
   * Records all that is kept. Rejects with what the store rejects with, and keeps it then; after an hour only for as long as the
   * store records nothing else either.
   */
  record(): Promise<void>;
}

/** Of one network; nothing is kept in the beginning. */
export function createUnrecorded(
  { outbox, remember }: { readonly outbox: Pick<Outbox, "settle"> } & Pick<Store, "remember">,
  now: () => number,
): Unrecorded {
  let kept: Settlement[] = [];
  let since = 0;

  /** Whether the store records anything: it may answer questions though its disk is full. */
  function isWell(): Promise<boolean> {
    return remember(KEY, String(now())).then(
      () => true,
      () => false,
    );
  }

  return {
    keep(settlement) {
      // The store may have recorded it all the same. What was put off is claimed anew as if it had never been, and might then be
      // taken from whoever is sending it; every other claim is told from the next by its number.
      if (settlement.outcome.kind === "put off") return;
      if (kept.length === 0) since = now();
      kept.push(settlement);
    },
    async record() {
      if (kept.length === 0) return;
      try {
        await outbox.settle(kept, now());
        kept = [];
      } catch (error) {
        if (now() - since > TRYING && (await isWell())) kept = [];
        throw error;
      }
    },
  };
}
