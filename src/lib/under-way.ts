import { within } from "./within.ts";

/** Work that was begun and is not waited for, until the end. */
export interface UnderWay {
  /** Notes a piece of work. Its failures must have been taken care of: here they are ignored. */
  add(work: Promise<unknown>): void;
  /** Waits until all is done, but no longer than so many milliseconds. */
  finished(longest: number): Promise<void>;
}

/** Keeps account of work under way. */
export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  return {
    add(work) {
      const noted = work.catch(() => undefined).finally(() => works.delete(noted));
      works.add(noted);
    },
    async finished(longest) {
      await within(longest, Promise.all(works));
    },
  };
}
