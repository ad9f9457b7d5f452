import { within } from "./within.ts";

/** Does what belongs together one after another, and everything else at the same time. */
export interface Turns<K> {
  /** Does the work once what was begun before under the same key is over, or has taken longer than its turn. */
  take<T>(key: K, work: () => Promise<T>): Promise<T>;
}

/** Turns of at most so many milliseconds, so that nothing waits for ever behind work that hangs. */
export function createTurns<K>(longest: number): Turns<K> {
  const last = new Map<K, Promise<unknown>>();
  return {
    async take(key, work) {
      const before = last.get(key);
      const turn = before === undefined ? work() : within(longest, before).then(work);
      const over = turn.catch(() => undefined);
      last.set(key, over);
      try {
        return await turn;
      } finally {
        if (last.get(key) === over) last.delete(key);
      }
    },
  };
}
