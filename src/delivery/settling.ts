import type { Outbox, Settlement } from "../core/outbox.ts";

/** Records how posts ended, many with one write. */
export interface Settling {
  /** Resolves when it is recorded; rejects with what the store rejects with. */
  add(settlement: Settlement): Promise<void>;
  /** How many are not recorded yet. */
  waiting(): number;
  /** Resolves when none waits any more, recorded or not. */
  idle(): Promise<void>;
}

/** So many are written at once. Fewer wait a little for others: a write for each would be most of what a broadcast costs. */
const ENOUGH = 32;
/** For how long the first one waits for others, in milliseconds: little beside what a post takes. */
const LONGEST_WAIT = 5;

/** A settlement that waits to be written, and who waits for it. */
interface Waiting {
  readonly settlement: Settlement;
  readonly end: PromiseWithResolvers<void>;
}

/** Settles in the outbox; a single write at a time. */
export function createSettling(outbox: Outbox, now: () => number): Settling {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = false;
  /** How many are being written. */
  let written = 0;
  let idle: PromiseWithResolvers<void> | undefined;

  function writeSoon(): void {
    if (writing || waiting.length === 0) return;
    if (waiting.length >= ENOUGH) void write();
    else timer ??= setTimeout(write, LONGEST_WAIT);
  }

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (writing) return;
    writing = true;
    const batch = waiting;
    waiting = [];
    written = batch.length;
    const settlements = batch.map(({ settlement }) => settlement);
    try {
      await outbox.settle(settlements, now());
      for (const { end } of batch) end.resolve();
    } catch (error) {
      for (const { end } of batch) end.reject(error);
    }
    writing = false;
    written = 0;
    if (waiting.length === 0) {
      idle?.resolve();
      idle = undefined;
    }
    writeSoon();
  }

  return {
    add(settlement) {
      const end = Promise.withResolvers<void>();
      waiting.push({ settlement, end });
      writeSoon();
      return end.promise;
    },
    waiting: () => waiting.length + written,
    idle() {
      if (waiting.length + written === 0) return Promise.resolve();
      idle ??= Promise.withResolvers();
      // Whoever asks cannot go on before they are recorded.
      if (!writing) void write();
      return idle.promise;
    },
  };
}
