import { phrases, type Voice } from "./locale.ts";
import { oneLine } from "./text.ts";

/**
 * The directions that reports have named, as the reports in English spell them, and how a sentence lists them in a
 * language. One that is not here is told in the source’s own words. @public
 */
export const directionWords = phrases("direction", {
  Avdiivka: "Avdiivka",
  Bakhmut: "Bakhmut",
  Donetsk: "Donetsk",
  Izyum: "Izyum",
  Kharkiv: "Kharkiv",
  Kramatorsk: "Kramatorsk",
  "Kryvyi Rih": "Kryvyi Rih",
  Kupiansk: "Kupiansk",
  Kurakhove: "Kurakhove",
  Lyman: "Lyman",
  Mykolaiv: "Mykolaiv",
  Novopavlivsk: "Novopavlivsk",
  Popasna: "Popasna",
  Sievierodonetsk: "Sievierodonetsk",
  Slobozhanskyi: "Slobozhanskyi",
  Sloviansk: "Sloviansk",
  Zaporizhzhia: "Zaporizhzhia",
});

/** The most characters of a report's own words on where losses were greatest. */
const DIRECTION_LENGTH = 200;

/** Where losses were greatest, as a sentence takes it: the names, and how many they are. */
export interface Directions {
  readonly direction: string;
  readonly count: number;
}

/** The directions that a report names, in a language; nothing where it names none. */
export function directionsIn(voice: Voice, words: string | undefined): Directions | undefined {
  const direction = oneLine(words ?? "", DIRECTION_LENGTH);
  if (!direction) return undefined;
  const names = direction.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).filter(Boolean);
  const areKnown = names.every(isKnown);
  return {
    direction: areKnown ? voice.list(names.map((name) => voice.say(directionWords, name))) : direction,
    count: Math.max(1, names.length),
  };
}

function isKnown(name: string): name is keyof typeof directionWords.english {
  return Object.hasOwn(directionWords.english, name);
}
