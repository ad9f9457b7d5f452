import { z } from "zod";
import { ASKABLE, categoryLabel, shortCategoryLabel } from "./category.ts";
import { Day } from "./day.ts";
import { type Locale, phrases, type Voice } from "./locale.ts";
import { Refusal } from "./message.ts";
import { oneLine } from "./text.ts";

/** One thing that a command can be told. */
export interface Option<T> {
  /** Turns what a person typed into a value. Its parse error is never shown: `expects` is. */
  schema(voice: Voice, locales: readonly Locale[]): z.ZodType<T, string>;
  /** What would have been right, to complete "“x” is not …". */
  expects(voice: Voice, locales: readonly Locale[]): string;
  /** Whether a text that does not fit was most likely meant for this option, so that the refusal speaks of it alone. */
  resembles?(text: string): boolean;
  /** Every value there is, under its label, where a network can offer them; the same order in every language. */
  choices?(voice: Voice, locales: readonly Locale[]): { readonly name: string; readonly value: string }[];
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
  day: "a date like 2023-03-07",
  category: "a category ({known} …)",
  language: "a language ({known})",
});

/** A date, `YYYY-MM-DD`. */
export const dayOption: Option<Day> = {
  schema: () =>
    z
      .string()
      .transform((text) => text.trim())
      .pipe(Day),
  expects: (voice) => voice.say(optionWords, "day"),
  resembles: (text) => /^\d/.test(text),
};

/** What a refusal names; all of them would be a wall of words, and help lists them. */
const EXAMPLES = ["personnel", "tanks", "artillery", "uavs", "armour", "equipment"];

/** A category or group, by id or by its label in the asker's language; the value is the id. */
export const categoryOption: Option<string> = {
  schema: (voice) =>
    z.string().transform((text, context) => {
      const wanted = text.trim().toLowerCase();
      const found = ASKABLE.find((id) =>
        [id, categoryLabel(voice, id), shortCategoryLabel(voice, id)].some(
          (name) => name.toLowerCase() === wanted,
        ),
      );
      if (!found) context.addIssue("not a category");
      return found ?? z.NEVER;
    }),
  expects: (voice) => voice.say(optionWords, "category", { known: EXAMPLES.join(", ") }),
  choices: (voice) => ASKABLE.map((id) => ({ name: categoryLabel(voice, id), value: id })),
};

/** A language that the bot speaks, by tag or name; the value is its tag. */
export const languageOption: Option<string> = {
  schema: (_voice, locales) =>
    z.string().transform((text, context) => {
      const wanted = text.trim().toLowerCase();
      const found = locales.find(
        ({ tag, name, aliases }) =>
          tag === wanted || name.toLowerCase() === wanted || aliases.includes(wanted),
      );
      if (!found) context.addIssue("not a language");
      return found?.tag ?? z.NEVER;
    }),
  expects: (voice, locales) =>
    voice.say(optionWords, "language", {
      known: voice.list(locales.map(({ tag, name }) => `${tag} (${name})`)),
    }),
  choices: (_voice, locales) => locales.map(({ tag, name }) => ({ name, value: tag })),
};

/** The most characters that a refusal quotes of a person's text. */
const QUOTE_LENGTH = 40;

/** A person's text as it may be quoted in a sentence: on one line, without control characters, at most 40 characters. */
export function quote(text: string): string {
  return oneLine(text, QUOTE_LENGTH) || "…";
}

/** What the parsing of options needs beside the text. */
interface Reading {
  readonly command: string;
  readonly options: Options;
  readonly voice: Voice;
  readonly locales: readonly Locale[];
}

/** Parses options that come with their names. Throws a `Refusal` for a name or a value that does not fit. */
export function parseValues(
  reading: Reading,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const { options, voice, locales } = reading;
  const parsed: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(values)) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw unknownName(reading, name);
    const result = option.schema(voice, locales).safeParse(text);
    if (!result.success) {
      const expected = option.expects(voice, locales);
      throw new Refusal(voice.say(optionWords, "notOne", { text: quote(text), expected }));
    }
    parsed[name] = result.data;
  }
  return parsed;
}

/** The most words that one value without a name is made of: "Air defence", "7 March 2023". */
const WORDS_OF_A_VALUE = 4;
/** More words than this are no question: a refusal need not be worked out for all of them. */
const MOST_WORDS = 40;

/**
 * Parses options that a person typed, in any order: `name:value`, or a value without a name, of one or several words,
 * which goes to the first free option that accepts it. Throws a `Refusal` when something is left over.
 */
export function parseWords(reading: Reading, words: string): Record<string, unknown> {
  const { options, voice, locales } = reading;
  const { named, bare } = sortWords(reading, words);
  const parsed = parseValues(reading, named);

  function take(text: string): boolean {
    return Object.entries(options).some(([name, option]) => {
      if (Object.hasOwn(parsed, name)) return false;
      const result = option.schema(voice, locales).safeParse(text);
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

function leftOver(
  { command, options, voice, locales }: Reading,
  parsed: Record<string, unknown>,
  word: string,
): Refusal {
  const text = quote(word);
  const names = Object.keys(options);
  if (names.length === 0) return new Refusal(voice.say(optionWords, "none", { command, text }));
  const free = Object.entries(options).filter(([name]) => !Object.hasOwn(parsed, name));
  if (free.length === 0)
    return new Refusal(voice.say(optionWords, "tooMany", { command, text, known: voice.list(names) }));
  const meant = free.find(([, option]) => option.resembles?.(word));
  if (meant) {
    const expected = meant[1].expects(voice, locales);
    return new Refusal(voice.say(optionWords, "notOne", { text, expected }));
  }
  const expected = voice.choice(free.map(([, option]) => option.expects(voice, locales)));
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
