import { closest, distance } from "fastest-levenshtein";

/** Shorter words are like too many others. One letter may be wrong, in long words two; and two may have changed places. */
const LEAST_LETTERS = 4;
const LONG = 8;
const MOST_WRONG = 2;
const LONGEST = 40;

/** The name that a misspelt one is nearest to, where it is near enough to be meant; names are in lower case. */
export function nearestOf(text: string, names: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < LEAST_LETTERS || wanted.length > LONGEST || !/^[\p{L}\s'’-]+$/u.test(wanted))
    return undefined;
  // Of another length altogether is none that could be meant: most are passed over without being compared.
  const alike = names.filter(({ length }) => Math.abs(length - wanted.length) <= MOST_WRONG);
  if (alike.length === 0) return undefined;
  const near = closest(wanted, alike);
  const most = wanted.length >= LONG || lettersOf(wanted) === lettersOf(near) ? MOST_WRONG : 1;
  return distance(wanted, near) <= most ? near : undefined;
}

/** The letters of a word in the order of the alphabet: the same for words in which letters have changed places. */
function lettersOf(word: string): string {
  return [...word].sort().join("");
}
