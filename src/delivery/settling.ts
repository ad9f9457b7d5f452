import type { Outbox, Settlement } from "../core/outbox.ts";

/** Records how posts ended, many with one write. */
export interface Settling {
  /** Resolves when it is recorded, or the store has refused that. */
  add(settlement: Settlement): Promise<void>;
  /**
   * Records what waits in a write that is made anyway, which is given it; that is nothing while another write is under way.
   * Should it fail, what waited is recorded by itself.
   */
  along<T>(write: (settlements: readonly Settlement[]) => Promise<T>): Promise<T>;
  /** How many are not recorded yet. */
  waiting(): number;
  /** Resolves when none waits any more, recorded or not. */
  idle(): Promise<void>;
}

/** So many are written at once. Fewer wait a little for others: a write for each would be most of what a broadcast costs. */
const ENOUGH = 32;
/**
 * For how long the first one waits for others, or for the claim of the next posts, in milliseconds: little beside what a post
 * takes.
 */
const LONGEST_WAIT = 15;

/** A settlement that waits to be written, and who waits for it. */
interface Waiting {
  readonly settlement: Settlement;
  readonly end: () => void;
}

/** Settles in the outbox; a single write at a time. `lost` is told at once of what the store refused to record, and why. */
export function createSettling(
  outbox: Pick<Outbox, "settle">,
  now: () => number,
  lost: (settlement: Settlement, error: unknown) => void,
): Settling {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** What is being written. */
  let written: readonly Waiting[] = [];
  let idle: PromiseWithResolvers<void> | undefined;

  function writeSoon(): void {
    if (written.length > 0 || waiting.length === 0) return;
    if (waiting.length >= ENOUGH) void write();
    else timer ??= setTimeout(write, LONGEST_WAIT);
  }

  function begin(): readonly Waiting[] {
    clearTimeout(timer);
    timer = undefined;
    written = waiting;
    waiting = [];
    return written;
  }

  function end(): void {
    written = [];
    if (waiting.length === 0) {
      idle?.resolve();
      idle = undefined;
    }
    writeSoon();
  }

  async function write(): Promise<void> {
    if (written.length > 0 || waiting.length === 0) return;
    const batch = begin();
    try {
      await outbox.settle(settlementsOf(batch), now());
    } catch (error) {
      for (const { settlement } of batch) lost(settlement, error);
    }
    for (const one of batch) one.end();
    end();
  }

  return {
    add(settlement) {
      const { promise, resolve: end } = Promise.withResolvers<void>();
      waiting.push({ settlement, end });
      writeSoon();
      return promise;
    },
    async along(write) {
      if (written.length > 0 || waiting.length === 0) return write([]);
      const batch = begin();
      try {
        const result = await write(settlementsOf(batch));
        for (const one of batch) one.end();
        return result;
      } catch (error) {
        waiting = [...batch, ...waiting];
        throw error;
      } finally {
        end();
      }
    },
    waiting: () => waiting.length + written.length,
    idle() {
      if (waiting.length + written.length === 0) return Promise.resolve();
      idle ??= Promise.withResolvers();
      // Whoever asks cannot go on before they are recorded.
      void write();
      return idle.promise;
    },
  };
}

function settlementsOf(batch: readonly Waiting[]): Settlement[] {
  return batch.map(({ settlement }) => settlement);
}
