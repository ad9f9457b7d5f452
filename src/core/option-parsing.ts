import { Refusal } from "./message.ts";
import { type Option, optionWords, quote, type Reading } from "./option.ts";
import { isFiller } from "./option-fillers.ts";
import { optionCalled } from "./option-names.ts";
import { leftOver, meantBy, notOne, unknownName } from "./option-refusals.ts";
import { schemaOf } from "./option-schema.ts";
import { plainWords } from "./text.ts";

/** The most words that one value without a name is made of: "Air defence", "from 1 March 2023 to 7 March 2023". */
const WORDS_OF_A_VALUE = 10;
/** More words than this are no question: a refusal need not be worked out for all of them. */
const MOST_WORDS = 40;

/** Parses options that come with their names. Throws a `Refusal` for a name or a value that does not fit. */
export function parseValues(
  reading: Reading,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const parsed: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(values)) {
    const id = optionCalled(name, Object.keys(reading.options), reading.locales);
    const option = id && reading.options[id];
    if (!id || !option) throw unknownName(reading, name);
    const plain = plainWords(text);
    const result = schemaOf(option, { ...reading, isNamed: true }).safeParse(plain);
    if (!result.success) throw notOne(reading, option, plain);
    parsed[id] = result.data;
  }
  return parsed;
}

/**
 * Parses options that a person typed, in any order: `name:value`, or a value without a name, which goes to the first free
 * option that accepts it. A value may be of several words. Throws a `Refusal` when something is left over.
 */
export function parseWords(reading: Reading, words: string): Record<string, unknown> {
  const { options, locales, voice } = reading;
  const parsed: Record<string, unknown> = {};
  const bare: string[][] = [];

  // Those with a name first, so that what has none goes to an option that is still free.
  for (const { name, words: run } of runsOf(words)) {
    if (name === undefined) {
      bare.push(run);
      continue;
    }
    const id = optionCalled(name, Object.keys(options), locales);
    const option = id && options[id];
    if (!id || !option) throw unknownName(reading, name);
    if (Object.hasOwn(parsed, id)) throw new Refusal(voice.say(optionWords, "twice", { name: quote(name) }));
    const schema = schemaOf(option, { ...reading, isNamed: true });
    const length = longestRun(run, (text) => {
      const result = schema.safeParse(text);
      if (result.success) parsed[id] = result.data;
      return result.success;
    });
    if (length === 0) throw notOne(reading, option, meantBy(reading, option, run));
    bare.push(run.slice(length));
  }

  function take(text: string): boolean {
    const refused = new Set<Option<unknown>>();
    return Object.entries(options).some(([name, option]) => {
      // The two sides of a comparison are one option: what fits neither of them is tried once.
      if (option.named || Object.hasOwn(parsed, name) || refused.has(option)) return false;
      const result = schemaOf(option, reading).safeParse(text);
      if (result.success) parsed[name] = result.data;
      else refused.add(option);
      return result.success;
    });
  }

  for (const run of bare)
    for (let at = 0; at < run.length; ) {
      const length = longestRun(run.slice(at), take);
      const word = run[at] as string;
      if (length === 0 && !isFiller(word, reading)) throw leftOver(reading, parsed, word, run[at + 1]);
      at += length || 1;
    }
  return parsed;
}

/** How many of the first words are taken as one value: the longest run, so that "Air defence" is not read as "Air". */
function longestRun(words: readonly string[], take: (text: string) => boolean): number {
  for (let length = Math.min(WORDS_OF_A_VALUE, words.length); length > 0; length -= 1)
    if (take(words.slice(0, length).join(" "))) return length;
  return 0;
}

/** Words that follow each other, after a name where they have one. */
interface Run {
  readonly name?: string;
  readonly words: string[];
}

/** Parts what has a name from what has none. A space around the colon is what phones put there. */
function runsOf(words: string): Run[] {
  const runs: Run[] = [{ words: [] }];
  const pieces = plainWords(words)
    .replace(/(?<=\p{L}) ?([:=]) ?(?=\S)/gu, "$1")
    .split(" ", MOST_WORDS)
    .filter(Boolean);
  for (const piece of pieces) {
    const { name, text } = /^(?<name>\p{L}+)[:=](?<text>.+)$/u.exec(piece)?.groups ?? {};
    if (name !== undefined && text !== undefined) runs.push({ name: name.toLowerCase(), words: [text] });
    else runs.at(-1)?.words.push(piece);
  }
  return runs;
}
