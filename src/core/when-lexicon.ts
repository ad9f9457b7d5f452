/** Whether a run of letters can be part of what a language reads. */
export type Lexicon = (word: string) => boolean;

/** What may be any letters, in a word that is otherwise spelled out. */
const ANY = "*";

/**
 * The words that texts fitting any of these patterns can be made of, so that a text with another word is refused without
 * trying the patterns. A word is a run of letters: all else in a pattern parts words.
 *
 * Knows as much of regular expressions as the words of `WhenWords` need. What it reads too widely costs a vain try; a word
 * that it left out would never be understood.
 */
export function createLexicon(patterns: Iterable<string>): Lexicon {
  const words = new Set<string>();
  for (const pattern of patterns) for (const word of wordsOf(pattern)) words.add(word);
  const stems = [...words].filter((word) => word.endsWith(ANY)).map((word) => word.slice(0, -1));
  return (word) => words.has(word) || stems.some((stem) => word.startsWith(stem));
}

/** The runs of letters in a text. */
export function lettersIn(text: string): readonly string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

/** The words of a pattern, those of which only the beginning is certain with `ANY` at their end. */
function wordsOf(pattern: string): Set<string> {
  const words = new Set<string>();
  let at = 0;

  /** What the beginnings of words become when something that is no letter follows: words, and a new beginning. */
  function part(begun: ReadonlySet<string>): Set<string> {
    for (const word of begun) if (word && word !== ANY) words.add(word);
    return new Set([""]);
  }

  function alternatives(begun: ReadonlySet<string>): Set<string> {
    const ends = sequence(begun);
    while (pattern[at] === "|") {
      at += 1;
      for (const end of sequence(begun)) ends.add(end);
    }
    return ends;
  }

  function sequence(begun: ReadonlySet<string>): Set<string> {
    let ends = new Set(begun);
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") {
      const before = ends;
      ends = item(before);
      if (quantifier()) ends = new Set([...before, ...ends]);
    }
    return ends;
  }

  /** One thing that a quantifier can stand behind. */
  function item(begun: ReadonlySet<string>): Set<string> {
    const [found, group, literal] = ITEM.exec(pattern.slice(at)) as RegExpExecArray;
    at += found.length;
    if (group !== undefined) {
      const ends = alternatives(begun);
      at += 1;
      // What must not be there is no part of a text.
      return group.endsWith("!") ? new Set(begun) : ends;
    }
    if (found.startsWith("["))
      return new Set([...found.slice(1, -1)].flatMap((one) => [...letter(begun, one)]));
    if (found === "\\p{L}" || found === ".") return new Set([...begun].map(open));
    if (found === "^" || found === "$") return new Set(begun);
    return letter(begun, literal ?? " ");
  }

  function letter(begun: ReadonlySet<string>, one: string): Set<string> {
    if (!/\p{L}/u.test(one)) return part(begun);
    return new Set([...begun].map((word) => (word.endsWith(ANY) ? word : word + one)));
  }

  /** Takes a quantifier, and says whether what it stands behind may be missing. */
  function quantifier(): boolean {
    const [found] = /^(?:[?*+]|\{\d+,?\d*\})\??/u.exec(pattern.slice(at)) ?? [""];
    at += found.length;
    return /^[?*]|^\{0/u.test(found);
  }

  part(alternatives(new Set([""])));
  return words;
}

/** A group's beginning, a class, an escape, or one character. */
const ITEM = /^(?:(\((?:\?(?:<?[=!]|:|<\w+>))?)|\[[^\]]*\]|\\p\{L\}|\\.|(.))/su;

function open(word: string): string {
  return word.endsWith(ANY) ? word : word + ANY;
}
