import type { Outbox, Settlement } from "../core/outbox.ts";

/** For how long it is tried to record them, in milliseconds: what a database that is well refuses must not keep all else back. */
const TRYING = 60 * 60_000;

/**
 * How posts ended whose end could not be recorded. The next run records it before anything else: once their claims have run
 * out, nobody could tell any more what became of them.
 */
export interface Unrecorded {
  /** Keeps what the store refused to record. */
  keep(settlement: Settlement): void;
  /** Records all that is kept; rejects with what the store rejects with, and keeps it then, for an hour. */
  record(): Promise<void>;
}

/** Of one network; nothing is kept in the beginning. */
export function createUnrecorded(outbox: Pick<Outbox, "settle">, now: () => number): Unrecorded {
  let kept: Settlement[] = [];
  let since = 0;

  return {
    keep(settlement) {
      // The store may have recorded it all the same. What was put off is claimed anew as if it had never been, and might then be
      // taken from whoever is sending it; every other claim is told from the next by its number.
      if (settlement.outcome.kind === "put off") return;
      if (kept.length === 0) since = now();
      kept.push(settlement);
    },
    async record() {
      if (now() - since > TRYING) kept = [];
      if (kept.length === 0) return;
      await outbox.settle(kept, now());
      kept = [];
    },
  };
}
