/** Room for so many posts at the same time. */
export interface Slots {
  /** How many more may be begun. */
  free(): number;
  /** How many are under way. */
  taken(): number;
  /** Takes a slot until the work is over. The work takes care of its own failures. */
  take(work: Promise<void>): void;
  /** Waits until so many more are over, or all are that are under way. */
  freed(count: number): Promise<void>;
}

/** Slots, so many of them. */
export function createSlots(most: number): Slots {
  let taken = 0;
  /** Whoever waits, and at how many taken slots or fewer that is over. */
  let waiting: { readonly below: number; readonly go: () => void }[] = [];

  function release(): void {
    taken -= 1;
    const over = waiting.filter(({ below }) => taken <= below);
    if (over.length === 0) return;
    waiting = waiting.filter(({ below }) => taken > below);
    for (const { go } of over) go();
  }

  return {
    free: () => most - taken,
    taken: () => taken,
    take(work) {
      taken += 1;
      void work.then(release, release);
    },
    freed(count) {
      const below = Math.max(0, taken - count);
      if (taken <= below) return Promise.resolve();
      return new Promise((go) => void waiting.push({ below, go }));
    },
  };
}
