/** So many channels may end by one run: more are no accident of theirs, but an outage (or a fault of ours). */
const MOST_ENDED = 50;
const PART_ENDED = 0.01;
/** One in ten is an outage however few they are; but of one or two nobody can tell. */
const PART_OF_FEW = 0.1;
const ONE_OR_TWO = 2;

/** How many of so many channels may end at once. Where more would, it is for the operator to say whether they do. */
export function mostEnded(all: number): number {
  const usual = Math.max(MOST_ENDED, Math.floor(all * PART_ENDED));
  return Math.max(ONE_OR_TWO, Math.min(usual, Math.ceil(all * PART_OF_FEW) - 1));
}
