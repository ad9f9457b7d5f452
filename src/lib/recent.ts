/** The newest things of their kind, remembered in bounded space. */
export interface Recent<T> {
  /** Remembers a thing; false when it was remembered already. */
  add(thing: T): boolean;
}

/** Remembers so many things, and forgets the oldest for each one more. */
export function createRecent<T>(most: number): Recent<T> {
  const things = new Set<T>();
  return {
    add(thing) {
      if (things.has(thing)) return false;
      things.add(thing);
      if (things.size > most) {
        const [oldest] = things;
        things.delete(oldest as T);
      }
      return true;
    },
  };
}
