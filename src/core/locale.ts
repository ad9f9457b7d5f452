import { type Formatters, IntlMessageFormat } from "intl-messageformat";
import { type Day, dayIn } from "./day.ts";
import type { WhenWords } from "./when-words.ts";

/** Texts by key, in ICU message syntax: `{name}` for a value, `{n, plural, one {# day} other {# days}}`. */
export type Texts = Readonly<Record<string, string>>;

/** The English texts of one place in the code, and the name by which a locale overrides them. */
export interface Phrases<T extends Texts = Texts> {
  readonly place: string;
  readonly english: T;
}

/** Puts the English texts beside the code that says them. `place` is unique in the project; a test sees to it. */
export function phrases<const T extends Texts>(place: string, english: T): Phrases<T> {
  return { place, english };
}

/** One language: what it is called, how its numbers and dates look, and its texts by place and key. */
export interface Locale {
  /** The language as networks name it: `en`, `uk`. */
  readonly tag: string;
  /** The BCP 47 tag whose number and date formats are used. */
  readonly format: string;
  /** The language's name in itself, as shown to people who choose. */
  readonly name: string;
  /** What a person may type to choose it, beside tag and name; lower case. */
  readonly aliases: readonly string[];
  /** Mends a date, or a month, in words where the usual format does not fit into a sentence. */
  readonly day?: (formatted: string) => string;
  /** Its words for days and stretches. */
  readonly when: WhenWords;
  /** What parts items that have commas of their own, where it is not a semicolon right behind the word. */
  readonly semicolon?: string;
  readonly texts: Readonly<Record<string, Texts>>;
}

/** What a placeholder may hold. */
export type Values = Readonly<Record<string, string | number>>;

/** A locale that speaks: its texts with values filled in, and numbers, dates and lists as its readers write them. */
export interface Voice {
  readonly locale: Locale;
  /** The text in this language, or the English one where the locale has none. */
  say<T extends Texts>(book: Phrases<T>, key: keyof T & string, values?: Values): string;
  /** A count with its thousands grouped: `154,830`. */
  number(count: number): string;
  /** A change with its sign, zero as `+0`, and a true minus sign for a fall: `+9`, `−83`. */
  signed(change: number): string;
  /** A change that stands in a table, where a bare `0` says that there was none: `+9`, `−83`, `0`. */
  change(change: number): string;
  /** A mean, with one decimal where it is small, and never as none at all: `898`, `4.5`, `0.04`. */
  mean(value: number): string;
  /** A part of a whole, 0 to 1 and beyond: `18%`, and `0.4%` where it is small. */
  percent(fraction: number): string;
  /** A day in words: `7 March 2023`. */
  day(day: Day): string;
  /** A day as short as a button wants it: `7 Mar 2023`. */
  short(day: Day): string;
  /** The month of a day in words: `March 2023`. */
  month(day: Day): string;
  /** The name of a weekday, 1 for Monday to 7 for Sunday. */
  weekday(number: number): string;
  /** An instant (epoch milliseconds) as the clocks of a zone show it: `7 March 2023, 06:41`. */
  moment(instant: number, timeZone: string): string;
  /** Items joined as in a sentence: `tanks, AFVs and MLRS`. */
  list(items: readonly string[]): string;
  /** Items one after the other that may have commas of their own: `Tanks 250; AFVs 1,250`. */
  parts(items: readonly string[]): string;
  /** Items of which one is to be chosen: `tanks, AFVs or MLRS`. */
  choice(items: readonly string[]): string;
}

/** Below this a number is told with one decimal, which would be noise beside larger ones. */
const SMALL = 10;
/** Below this one decimal would say that there was nothing. */
const TINY = 0.1;

/** Rounded to whole numbers, and below `small` to one decimal. */
function round(value: number, small: number): number {
  return Math.abs(value) < small ? Math.round(value * 10) / 10 : Math.round(value);
}

/** A Monday, from which weekdays are counted, and the length of a day, in milliseconds. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

const voices = new WeakMap<Locale, Voice>();

/** The voice of a locale, made once for each. */
export function voiceOf(locale: Locale): Voice {
  const known = voices.get(locale);
  if (known) return known;
  const voice = createVoice(locale);
  voices.set(locale, voice);
  return voice;
}

const tableVoices = new WeakMap<Locale, Voice>();

/**
 * The voice of a locale for figures in columns and on axes, made once for each: some languages group the thousands from
 * five digits on, and then `4136` stands below `11.481`. Here it is `4.136`.
 */
export function tableVoiceOf(locale: Locale): Voice {
  const known = tableVoices.get(locale) ?? createVoice(locale, { useGrouping: "always" });
  tableVoices.set(locale, known);
  return known;
}

/** So many days are kept in words in each language and form: those of ten years. */
const MOST_DAYS = 3_653;

/** Fills the values into a text. */
type Filler = (values: Values | undefined) => string;

/** A text that only has texts put in, without plurals and without the quotes and tags of ICU. */
const PLAIN = /^(?:[^{}'<]|\{\w+\})*$/u;

/** Most texts are plain: they need none of what the library does for plurals, which is most of the time. */
function createFiller(text: string, format: string, formatters: Formatters): Filler {
  let library: IntlMessageFormat | undefined;
  const whole: Filler = (values) => {
    library ??= new IntlMessageFormat(text, format, undefined, { formatters });
    return String(library.format(values));
  };
  if (!PLAIN.test(text)) return whole;
  // Literal parts at even places, names at odd ones.
  const parts = text.split(/\{(\w+)\}/u);
  return (values) => {
    let filled = "";
    for (const [place, part] of parts.entries()) {
      const next = place % 2 === 0 ? part : values?.[part];
      // A number, or a value that is missing, is for the library to say.
      if (typeof next !== "string") return whole(values);
      filled += next;
    }
    return filled;
  };
}

/** What ICU texts of one language format numbers and choose plurals with: the library makes them anew for each text. */
function createFormatters(): Formatters {
  const numbers = new Map<unknown, Intl.NumberFormat>();
  const plurals = new Map<unknown, Intl.PluralRules>();
  return {
    getNumberFormat(language, options) {
      const known = numbers.get(options) ?? new Intl.NumberFormat(language, options);
      numbers.set(options, known);
      return known;
    },
    getPluralRules(language, options) {
      const known = plurals.get(options?.type) ?? new Intl.PluralRules(language, options);
      plurals.set(options?.type, known);
      return known;
    },
    getDateTimeFormat: (...asked) => new Intl.DateTimeFormat(...asked),
  };
}

function createVoice(locale: Locale, grouping: Intl.NumberFormatOptions = {}): Voice {
  const formatters = createFormatters();
  const formats = new Map<string, Filler>();
  const plain = new Intl.NumberFormat(locale.format, grouping);
  const small = new Intl.NumberFormat(locale.format, { ...grouping, maximumFractionDigits: 1 });
  const tiny = new Intl.NumberFormat(locale.format, { maximumSignificantDigits: 1 });
  const percents = new Intl.NumberFormat(locale.format, { style: "percent", maximumFractionDigits: 1 });
  const withSign = new Intl.NumberFormat(locale.format, { ...grouping, signDisplay: "always" });
  const dates = new Intl.DateTimeFormat(locale.format, { dateStyle: "long", timeZone: "UTC" });
  const shortDates = new Intl.DateTimeFormat(locale.format, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const months = new Intl.DateTimeFormat(locale.format, { month: "long", year: "numeric", timeZone: "UTC" });
  const weekdays = new Intl.DateTimeFormat(locale.format, { weekday: "long", timeZone: "UTC" });
  const lists = new Intl.ListFormat(locale.format);
  const choices = new Intl.ListFormat(locale.format, { type: "disjunction" });

  function fillerOf(text: string): Filler {
    const known = formats.get(text);
    if (known) return known;
    const made = createFiller(text, locale.format, formatters);
    formats.set(text, made);
    return made;
  }

  function signed(change: number): string {
    return withSign.format(change).replace("-", "−");
  }

  function mended(formatted: string): string {
    return locale.day?.(formatted) ?? formatted;
  }

  /** Days in words are kept: formatting one takes as long as looking up a hundred, and the same ones are asked for. */
  function inWords(format: Intl.DateTimeFormat): (day: Day) => string {
    const known = new Map<Day, string>();
    return (day) => {
      const found = known.get(day);
      if (found !== undefined) return found;
      const words = mended(format.format(Date.parse(day)));
      if (known.size < MOST_DAYS) known.set(day, words);
      return words;
    };
  }

  return {
    locale,
    say(book, key, values) {
      const text = locale.texts[book.place]?.[key] ?? book.english[key] ?? key;
      return text.includes("{") ? fillerOf(text)(values) : text;
    },
    number: (count) => plain.format(count),
    mean: (value) =>
      Math.abs(value) < TINY
        ? tiny.format(value)
        : (Math.abs(value) < SMALL ? small : plain).format(round(value, SMALL)),
    percent: (fraction) => percents.format(round(fraction * 100, SMALL) / 100),
    signed,
    change: (change) => (change === 0 ? plain.format(0) : signed(change)),
    day: inWords(dates),
    short: inWords(shortDates),
    month: inWords(months),
    weekday: (number) => weekdays.format(A_MONDAY + (number - 1) * DAY),
    moment(instant, timeZone) {
      const clock = new Intl.DateTimeFormat(locale.format, {
        timeStyle: "short",
        hourCycle: "h23",
        timeZone,
      });
      return `${mended(dates.format(Date.parse(dayIn(timeZone, instant))))}, ${clock.format(instant)}`;
    },
    list: (items) => lists.format(items),
    parts: (items) => items.join(locale.semicolon ?? "; "),
    choice: (items) => choices.format(items),
  };
}

/** The locale for a language tag as networks send it (`uk`, `uk-UA`, `en-US`); the first of the list when none fits. */
export function chooseLocale(locales: readonly Locale[], wanted: string | undefined): Locale {
  const base = wanted?.toLowerCase().split(/[-_]/)[0];
  const found = locales.find((locale) => locale.tag === base) ?? locales[0];
  if (!found)
    throw new Error("The list of locales is empty: put at least English into src/locales/index.ts.");
  return found;
}
