import type { Work } from "../core/work.ts";

/** The work where there is one process: it does every duty from the beginning to the end. */
export function createInProcessWork(): Work {
  const stopping = new AbortController();
  const duties: Promise<void>[] = [];
  return {
    hold(_duty, run) {
      duties.push(run(stopping.signal));
    },
    async stop() {
      stopping.abort();
      await Promise.all(duties);
    },
  };
}
