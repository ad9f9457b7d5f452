import type { Outbox, Settlement } from "../core/outbox.ts";

/** Records how posts ended: each as soon as the write before is done, together with all others that have ended by then. */
export interface Settling {
  /** Resolves when it is recorded; rejects with what the store rejects with. */
  add(settlement: Settlement): Promise<void>;
}

/** Settles in the outbox. A single write at a time; a thousand single ones would cost a thousand times as much. */
export function createSettling(outbox: Outbox, now: () => number): Settling {
  let waiting: { readonly settlement: Settlement; readonly end: PromiseWithResolvers<void> }[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await outbox.settle(
          batch.map(({ settlement }) => settlement),
          now(),
        );
        for (const { end } of batch) end.resolve();
      } catch (error) {
        for (const { end } of batch) end.reject(error);
      }
    }
    writing = false;
  }

  return {
    add(settlement) {
      const end = Promise.withResolvers<void>();
      waiting.push({ settlement, end });
      // In the next turn, so that what ends at the same moment is written together.
      if (!writing) setImmediate(() => void (writing || write()));
      return end.promise;
    },
  };
}
