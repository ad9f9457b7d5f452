/** The freshest of the questions of this time, and of the time before it, is what others are compared with; in milliseconds. */
const SPAN = 10 * 60_000;

/**
 * Tells which questions are older than so many milliseconds, by when Discord says that they were asked. How far its clock and
 * this machine's are apart is read off the freshest ones of late: clocks drift, and a clock that is set says nothing of a
 * question, so `clock` is one that only ever goes forward.
 */
export function createTooOld(
  limit: number,
  clock: () => number = () => performance.now(),
): (askedAt: number) => boolean {
  let begun = clock();
  let least = Number.POSITIVE_INFINITY;
  let before = Number.POSITIVE_INFINITY;

  return (askedAt) => {
    const now = clock();
    const passed = now - begun;
    if (passed >= SPAN) {
      before = passed < 2 * SPAN ? least : Number.POSITIVE_INFINITY;
      least = Number.POSITIVE_INFINITY;
      begun = now;
    }
    const age = now - askedAt;
    least = Math.min(least, age);
    return age - Math.min(least, before) > limit;
  };
}
