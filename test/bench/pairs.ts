import { setTimeout as pause } from "node:timers/promises";
import { type Comparison, median, percentile } from "./figures.ts";

/** What an answer may take beside that of the baseline: the median and the 99th percentile. */
export interface Wanted {
  readonly median: number;
  readonly percentile: number;
}

/** What it may take beside that of a bare bot. */
const WANTED: Wanted = { median: 1.15, percentile: 1.3 };

/** The rounds that count, enough for a 99th percentile, and those before them in which the code is still being compiled. */
const ROUNDS = 1_000;
const WARMING = 200;
/** What an answer leaves to be done gets this many milliseconds before the next question, which is not to pay for it. */
const REST = 1;

/** Asks one question or presses one button, by somebody else each round, and tells the milliseconds of the answer. */
export type Ask = (round: number) => Promise<number>;

/** The milliseconds of both sides' answers, those of warming up left out. */
export interface Times {
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
}

/**
 * Asks both sides the same in turn, which of them first by chance, so that whatever else the machine does strikes both
 * alike. `settled` resolves when both can be asked again.
 */
export async function askInPairs(ours: Ask, baseline: Ask, settled: () => Promise<void>): Promise<Times> {
  const times = { ours: [] as number[], baseline: [] as number[] };
  const sides = [
    { ask: ours, into: times.ours },
    { ask: baseline, into: times.baseline },
  ];
  for (let round = 0; round < WARMING + ROUNDS; round++) {
    const inOrder = Math.random() < 0.5 ? sides : sides.toReversed();
    for (const { ask, into } of inOrder) {
      await pause(REST);
      await settled();
      const time = await ask(round);
      if (round >= WARMING) into.push(time);
    }
  }
  return times;
}

/** What people did, such as pressing a button on a network, beside the same with a bare bot on the same library. */
export function compareTimes(what: string, { ours, baseline }: Times, wanted: Wanted = WANTED): Comparison[] {
  const parts = [
    { name: "median", of: median, most: wanted.median },
    {
      name: "99th percentile",
      of: (values: readonly number[]) => percentile(values, 0.99),
      most: wanted.percentile,
    },
  ];
  return parts.map(({ name, of, most }) => ({
    what: `${what}, ${name}`,
    ours: of(ours),
    baseline: of(baseline),
    unit: "ms",
    wanted: { most },
  }));
}
