import { setTimeout as pause } from "node:timers/promises";

/** Waits for work, but no longer than so many milliseconds; tells whether it was over by then. The work goes on. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const late = pause(milliseconds, false, { signal: timer.signal }).catch(() => false);
  const done = work.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([done, late]);
  timer.abort();
  return inTime;
}
