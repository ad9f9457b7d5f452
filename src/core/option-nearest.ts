import { closest, distance } from "fastest-levenshtein";

/** Shorter words are like too many others. One letter may be wrong, in long words two; and two may have changed places. */
const LEAST_LETTERS = 4;
const LONG = 8;
const LONGEST = 40;

/** The name that a misspelt one is nearest to, where it is near enough to be meant; names are in lower case. */
export function nearestOf(text: string, names: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < LEAST_LETTERS || wanted.length > LONGEST || !/^[\p{L}\s'’-]+$/u.test(wanted))
    return undefined;
  const near = closest(wanted, names as string[]);
  const most = wanted.length >= LONG || lettersOf(wanted) === lettersOf(near) ? 2 : 1;
  return distance(wanted, near) <= most ? near : undefined;
}

/** The letters of a word in the order of the alphabet: the same for words in which letters have changed places. */
function lettersOf(word: string): string {
  return [...word].sort().join("");
}
