import { within } from "./within.ts";

/** Does what belongs together one after another, and everything else at the same time. */
export interface Turns<K> {
  /**
   * Does the work once all that was asked for before under any of the same keys is over, or has taken longer than its turn, which
   * is counted from its beginning.
   */
  take<T>(keys: readonly K[], work: () => Promise<T>): Promise<T>;
}

/** Turns of at most so many milliseconds, so that nothing waits for ever behind work that hangs. */
export function createTurns<K>(longest: number): Turns<K> {
  const last = new Map<K, Promise<unknown>>();
  return {
    take(keys, work) {
      const before = keys.flatMap((key) => last.get(key) ?? []);
      const free = before.length > 0 ? Promise.all(before) : undefined;
      const turn = free === undefined ? work() : free.then(work);
      const over = (free ?? Promise.resolve())
        .then(() => within(longest, turn))
        .then(() => {
          for (const key of keys) if (last.get(key) === over) last.delete(key);
        });
      for (const key of keys) last.set(key, over);
      return turn;
    },
  };
}
