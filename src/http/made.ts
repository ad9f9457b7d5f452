import type { Archive } from "../core/archive.ts";

/** Gives what is kept under a key, or makes it. */
export type Made<T> = (key: string, make: () => T) => T;

/** Keeps what was made of an archive until that changes: so many things, the oldest of which goes for each one more. */
export function createMade<T>(archive: Archive, most: number): Made<T> {
  let revision = archive.revision();
  let things = new Map<string, T>();
  return (key, make) => {
    if (revision !== archive.revision()) [revision, things] = [archive.revision(), new Map()];
    const known = things.get(key);
    if (known !== undefined) return known;
    const made = make();
    things.set(key, made);
    const [oldest] = things.keys();
    if (things.size > most && oldest !== undefined) things.delete(oldest);
    return made;
  };
}
