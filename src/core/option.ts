import type { z } from "zod";
import type { Day } from "./day.ts";
import { type Locale, phrases, type Voice } from "./locale.ts";
import { Refusal } from "./message.ts";
import { oneLine } from "./text.ts";

/** A value of an option under its label. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** What an option's reading and suggesting may depend on beside the text. */
export interface OptionContext {
  readonly voice: Voice;
  readonly locales: readonly Locale[];
  /** The day that it is where the reports are published. */
  readonly today: Day;
  /** The day of the newest report; `today` where there is none. */
  readonly newest: Day;
}

/** One thing that a command can be told. */
export interface Option<T> {
  /** Turns what a person typed into a value. Its parse error is never shown: `expects` is. */
  schema(context: OptionContext): z.ZodType<T, string>;
  /** What would have been right, to complete "“x” is not …". */
  expects(context: OptionContext): string;
  /** Whether a text that does not fit was most likely meant for this option, so that the refusal speaks of it alone. */
  resembles?(text: string): boolean;
  /** What a text that does not fit was most likely meant to be, as a person would write it. */
  nearest?(text: string, context: OptionContext): string | undefined;
  /** Every value there is, under its label, where there are few; the same order in every language. */
  choices?(context: OptionContext): readonly Choice[];
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
  none: "/{command} takes nothing after its name: leave “{text}” out.",
  tooMany: "“{text}” is one word too many: /{command} takes {known}, and it has that already.",
  unknownName: "/{command} has no option “{name}”: it has {known}.",
  twice: "“{name}” is given twice: leave one out.",
  nearest: "“{text}” is not known here: perhaps you meant {nearest}.",
});

/** The most characters that a refusal quotes of a person's text. */
const QUOTE_LENGTH = 40;

/** A person's text as it may be quoted in a sentence: on one line, without control characters, at most 40 characters. */
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
  const { options } = reading;
  const parsed: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(values)) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw unknownName(reading, name);
    const result = option.schema(reading).safeParse(text);
    if (!result.success) throw notOne(reading, option, text);
    parsed[name] = result.data;
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

/** The most words that one value without a name is made of: "Air defence", "from 1 March 2023 to 7 March 2023". */
const WORDS_OF_A_VALUE = 10;
/** More words than this are no question: a refusal need not be worked out for all of them. */
const MOST_WORDS = 40;

/**
 * Parses options that a person typed, in any order: `name:value`, or a value without a name, of one or several words,
 * which goes to the first free option that accepts it. Throws a `Refusal` when something is left over.
 */
export function parseWords(reading: Reading, words: string): Record<string, unknown> {
  const { options } = reading;
  const { named, bare } = sortWords(reading, words);
  const parsed = parseValues(reading, named);

  function take(text: string): boolean {
    return Object.entries(options).some(([name, option]) => {
      if (Object.hasOwn(parsed, name)) return false;
      const result = option.schema(reading).safeParse(text);
      if (result.success) parsed[name] = result.data;
      return result.success;
    });
  }

  for (let at = 0; at < bare.length; ) {
    // The longest run first, so that "Air defence" is not read as "Air".
    const longest = Math.min(WORDS_OF_A_VALUE, bare.length - at);
    const lengths = Array.from({ length: longest }, (_, index) => longest - index);
    const taken = lengths.find((length) => take(bare.slice(at, at + length).join(" ")));
    if (taken === undefined) throw leftOver(reading, parsed, bare[at] as string);
    at += taken;
  }
  return parsed;
}

/** Parts what has a name from what has none. A space after the colon is what phones put there. */
function sortWords({ voice }: Reading, words: string): { named: Record<string, string>; bare: string[] } {
  const named: Record<string, string> = {};
  const bare: string[] = [];
  const pieces = words
    .trim()
    .replace(/([:=])\s+/g, "$1")
    .split(/\s+/, MOST_WORDS)
    .filter(Boolean);
  for (const piece of pieces) {
    const parts = /^(?<name>\p{L}+)[:=](?<text>.+)$/u.exec(piece)?.groups as
      | { name: string; text: string }
      | undefined;
    if (!parts) {
      bare.push(piece);
      continue;
    }
    const name = parts.name.toLowerCase();
    if (Object.hasOwn(named, name)) throw new Refusal(voice.say(optionWords, "twice", { name: quote(name) }));
    named[name] = parts.text;
  }
  return { named, bare };
}

function leftOver(reading: Reading, parsed: Record<string, unknown>, word: string): Refusal {
  const { command, options, voice } = reading;
  const text = quote(word);
  const names = Object.keys(options);
  if (names.length === 0) return new Refusal(voice.say(optionWords, "none", { command, text }));
  const free = Object.entries(options).filter(([name]) => !Object.hasOwn(parsed, name));
  if (free.length === 0)
    return new Refusal(voice.say(optionWords, "tooMany", { command, text, known: voice.list(names) }));
  const meant = free.find(([, option]) => option.resembles?.(word) || option.nearest?.(word, reading));
  if (meant) return notOne(reading, meant[1], word);
  const expected = voice.choice([...new Set(free.map(([, option]) => option.expects(reading)))]);
  return new Refusal(voice.say(optionWords, "notAny", { text, expected }));
}

function unknownName({ command, options, voice }: Reading, name: string): Refusal {
  const names = Object.keys(options);
  return new Refusal(
    names.length === 0
      ? voice.say(optionWords, "none", { command, text: quote(name) })
      : voice.say(optionWords, "unknownName", { command, name: quote(name), known: voice.list(names) }),
  );
}
