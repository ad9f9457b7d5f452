import type { z } from "zod";
import { type Locale, phrases } from "./locale.ts";
import { Refusal } from "./message.ts";
import { once } from "./once.ts";
import { inLanguages, namesFrom, optionCalled, optionName } from "./option-names.ts";
import { type OptionContext, schemaOf } from "./option-schema.ts";
import { oneLine, plainWords } from "./text.ts";

/** A value of an option under its label. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

export type { OptionContext } from "./option-schema.ts";

/** One thing that a command can be told. */
export interface Option<T> {
  /** Set where a value means nothing without the option's name before it, such as "yes". */
  readonly named?: true;
  /** Set where a refusal of what fits nothing does not speak of it, since there is enough else to write. */
  readonly minor?: true;
  /** Set where refusals do not name it among the others, since buttons ask for it and people have no need to. */
  readonly unlisted?: true;
  /** Turns what a person typed into a value. Its parse error is never shown: `expects` is. */
  schema(context: OptionContext): z.ZodType<T, string>;
  /** What would have been right, to complete "“x” is not …". */
  expects(context: OptionContext): string;
  /** Whether a text that does not fit was most likely meant for this option, so that the refusal speaks of it alone. */
  resembles?(text: string, context: OptionContext): boolean;
  /** What a text that does not fit was most likely meant to be, as a person would write it. */
  nearest?(text: string, context: OptionContext): string | undefined;
  /** What to ask instead where a second value is given; a whole sentence. */
  another?(context: OptionContext): string;
  /** Every value there is, under its label, where there are few; the same order in every language. */
  choices?(context: OptionContext): readonly Choice[];
  /**
   * Set where the value is the id of a channel or a role, so that a network that has such can let the person pick one
   * from its own list.
   */
  readonly native?: "channel" | "role";
  /** What a text that is being typed may be completed to, the likeliest first. */
  suggest?(typed: string, context: OptionContext): readonly Choice[];
}

/** The options of a command by name, in the order in which words without a name are tried. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What the options of a command hold after parsing; an option that was not given is absent. */
export type Parsed<O extends Options> = {
  readonly [K in keyof O]?: O[K] extends Option<infer T> ? T : never;
};

/** The sentences about options that do not fit. */
export const optionWords = phrases("option", {
  notOne: "“{text}” is not {expected}.",
  notAny: "“{text}” fits nothing here: write {expected}.",
  notAnyOf: "“{text}” fits nothing here. /{command} takes {known}, each as name:value.",
  none: "/{command} takes nothing after its name: leave “{text}” out.",
  tooMany: "“{text}” is one word too many: /{command} takes {known}, and it has that already.",
  unknownName: "/{command} has no option “{name}”: it has {known}.",
  twice: "“{name}” is given twice: leave one out.",
  nearest: "“{text}” is not known here: perhaps you meant {nearest}.",
  fillers:
    "and, vs, versus, about, only, just, how, many, much, losses, loss, lost, show, me, give, tell, what, which, were, was, did, have, has, been, russia, russian, russians, lose, report, figures",
});

/** The most characters that a refusal quotes of a person's text. */
const QUOTE_LENGTH = 30;

/** A person's text as it may be quoted in a sentence: on one line, without control characters, at most 30 characters. */
export function quote(text: string): string {
  return oneLine(text, QUOTE_LENGTH) || "…";
}

/** What the parsing of options needs beside the text. */
export interface Reading extends OptionContext {
  readonly command: string;
  readonly options: Options;
}

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

/** The refusal of a text that one option was meant by. */
function notOne(reading: Reading, option: Option<unknown>, text: string): Refusal {
  const { voice } = reading;
  const nearest = option.nearest?.(text, reading);
  return new Refusal(
    nearest
      ? voice.say(optionWords, "nearest", { text: quote(text), nearest })
      : voice.say(optionWords, "notOne", { text: quote(text), expected: option.expects(reading) }),
  );
}

/** Of so many options a refusal says what they expect; of more it gives only the names. */
const MOST_EXPECTED = 4;
/** The most words that one value without a name is made of: "Air defence", "from 1 March 2023 to 7 March 2023". */
const WORDS_OF_A_VALUE = 10;
/** More words than this are no question: a refusal need not be worked out for all of them. */
const MOST_WORDS = 40;

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

/** Whether a word is one of those that only make a sentence of a question: "how many tanks". */
function isFiller(word: string, { options, locales }: Reading): boolean {
  if (Object.keys(options).length === 0) return false;
  // A name that stands before its value without a colon says nothing else; but "without tanks" is not "tanks".
  if (optionCalled(word.toLowerCase(), listed(options), locales)) return true;
  return fillersIn(locales).has(word.toLowerCase());
}

const fillersIn = once(
  (locales: readonly Locale[]) => new Set(inLanguages(optionWords, "fillers", locales).flatMap(namesFrom)),
);

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

/**
 * What was meant as one value that cannot be read, as far as a refusal names it: the first word, with the next where that belongs
 * to it. Days and times are of several words, with figures among them: "31 February", "after 25:00".
 */
function meantBy(reading: Reading, option: Option<unknown>, [word = "", next]: readonly string[]): string {
  if (next === undefined || isFiller(next, reading)) return word;
  if (!/^\d{1,2}\.?$/.test(word) && !/^\d/.test(next)) return word;
  const isOthers = Object.values(reading.options).some(
    (other) => other !== option && !other.named && other.schema(reading).safeParse(next).success,
  );
  return isOthers ? word : `${word} ${next}`;
}

/** The refusal of a word that no option takes, and that may be misspelt together with the next. */
function leftOver(
  reading: Reading,
  parsed: Record<string, unknown>,
  word: string,
  next: string | undefined,
): Refusal {
  const { command, options, voice } = reading;
  const text = quote(word);
  const again = secondValue(reading, parsed, next === undefined ? [word] : [word, `${word} ${next}`]);
  if (again !== undefined) return new Refusal(again);
  const names = listed(options).map((name) => optionName(voice, name));
  if (names.length === 0) return new Refusal(voice.say(optionWords, "none", { command, text }));
  const free = Object.entries(options).filter(
    ([name, option]) => !option.named && !Object.hasOwn(parsed, name),
  );
  if (free.length === 0) {
    // Only of those that are written without their names: with the others it would be too long to read.
    const bare = Object.keys(options).filter((name) => !options[name]?.named);
    const known = voice.list(bare.map((name) => optionName(voice, name)));
    return new Refusal(voice.say(optionWords, "tooMany", { command, text, known }));
  }
  const similar = free.find(([, option]) => option.resembles?.(word, reading));
  if (similar)
    return notOne(
      reading,
      similar[1],
      meantBy(reading, similar[1], next === undefined ? [word] : [word, next]),
    );
  for (const slip of next === undefined ? [word] : [`${word} ${next}`, word]) {
    const meant = free.find(([, option]) => option.nearest?.(slip, reading));
    if (meant) return notOne(reading, meant[1], slip);
  }
  const told = free.filter(([, option]) => !option.minor);
  // All that so many options expect would be a wall of words.
  if (told.length > MOST_EXPECTED || told.length === 0)
    return new Refusal(voice.say(optionWords, "notAnyOf", { command, text, known: voice.list(names) }));
  // Each once: the two sides of a comparison expect the same.
  const expected = voice.choice([...new Set(told.map(([, option]) => option.expects(reading)))]);
  return new Refusal(voice.say(optionWords, "notAny", { text, expected }));
}

/** What is said of a text that an option would take if it had no value yet; nothing where none would, or says anything. */
function secondValue(
  reading: Reading,
  parsed: Record<string, unknown>,
  texts: readonly string[],
): string | undefined {
  const { options } = reading;
  const takers = Object.entries(options).filter(
    // Where a command takes several, it is one too many, which is said otherwise.
    ([name, option]) => option.another && Object.hasOwn(parsed, name) && !isShared(option, options),
  );
  const taker = takers.find(([, option]) => {
    const schema = option.schema(reading);
    return texts.some((text) => schema.safeParse(text).success);
  });
  return taker?.[1].another?.(reading);
}

function isShared(option: Option<unknown>, options: Options): boolean {
  return Object.values(options).filter(({ another }) => another === option.another).length > 1;
}

/** The names in the code of the options that are named where something fits none of them. */
function listed(options: Options): string[] {
  return Object.keys(options).filter((id) => !options[id]?.unlisted);
}

function unknownName({ command, options, voice }: Reading, name: string): Refusal {
  const names = listed(options).map((id) => optionName(voice, id));
  return new Refusal(
    names.length === 0
      ? voice.say(optionWords, "none", { command, text: quote(name) })
      : voice.say(optionWords, "unknownName", { command, name: quote(name), known: voice.list(names) }),
  );
}
