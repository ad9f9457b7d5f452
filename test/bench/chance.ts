/** Draws a whole number from 0 up to, but not including, `below`. */
export type Chance = (below: number) => number;

/** Numbers that look drawn and are the same in every run (the generator of Numerical Recipes). */
export function createChance(): Chance {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
