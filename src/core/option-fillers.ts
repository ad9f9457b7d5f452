import type { Locale } from "./locale.ts";
import { once } from "./once.ts";
import { listed, optionWords, type Reading } from "./option.ts";
import { inLanguages, namesFrom, optionCalled } from "./option-names.ts";

/** Whether a word is one of those that only make a sentence of a question: "how many tanks". */
export function isFiller(word: string, { options, locales }: Reading): boolean {
  if (Object.keys(options).length === 0) return false;
  // A name that stands before its value without a colon says nothing else; but "without tanks" is not "tanks".
  if (optionCalled(word.toLowerCase(), listed(options), locales)) return true;
  return fillersIn(locales).has(word.toLowerCase());
}

const fillersIn = once(
  (locales: readonly Locale[]) => new Set(inLanguages(optionWords, "fillers", locales).flatMap(namesFrom)),
);
