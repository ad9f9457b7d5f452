import { addDays, FIRST_DAY, isDay } from "./day.ts";
import type { Period } from "./period.ts";
import { unitAt, unitsUntil } from "./when-calendar.ts";
import { counted, countIn, exactly, type Groups, unitIn } from "./when-count.ts";
import { createLexicon, type Lexicon, lettersIn } from "./when-lexicon.ts";
import { unaccented } from "./when-names.ts";
import { readNumbers } from "./when-numbers.ts";
import { type Clock, createPhrase, type Phrase } from "./when-phrases.ts";
import { readEnds } from "./when-range.ts";
import type { WhenWords } from "./when-words.ts";

/** The longest text that can name a stretch; nothing is looked for in a longer one. */
const LONGEST = 100;

/** "Day 377" counts the days of the war, as the reports do; a smaller number may be one of the month. */
const LEAST_WAR_DAY = 32;
const MOST_WAR_DAY = 9_999;

/** Reads texts in one language. */
interface Reader {
  /** Whether the language speaks of time with this run of letters: it reads no text with another. */
  readonly knows: Lexicon;
  read(text: string, clock: Clock): Period | undefined;
}

/** What speaks of time in words of its own. */
export interface Speaking {
  readonly when: WhenWords;
}

const readers = new WeakMap<WhenWords, Reader>();

/** The reader of a language, made once for each. */
function readerOf(words: WhenWords): Reader {
  const known = readers.get(words);
  if (known) return known;
  const reader = createReader(words);
  readers.set(words, reader);
  return reader;
}

/**
 * The stretch of report days that a person means, in any of these languages, the first that understands it; a report has
 * the date of the morning on which it is published. What comes round without its year, such as "7 March" or "Monday", is
 * the latest one not after today, and words like "yesterday" and "last week" count from today. So many days back, and a
 * stretch that goes on, end with the newest report; "weekend" by itself is the latest of which both days are reported. A
 * stretch ends with the newest report at the latest, unless it begins after it. Days before the first report are returned
 * as they are. Nothing when the text, as a whole, names no stretch.
 */
export function readWhen(text: string, clock: Clock, languages: readonly Speaking[]): Period | undefined {
  const plain = readPlain(text, clock);
  if (plain) return plain;
  const tidied = tidy(text);
  if (tidied === undefined) return undefined;
  const period = readTidied(tidied, clock, languages);
  return period && clipped(period, clock);
}

function readTidied(text: string, clock: Clock, languages: readonly Speaking[]): Period | undefined {
  const letters = lettersIn(text);
  // Figures are the same in every language.
  if (letters.length === 0) return readFigures(text, clock);
  for (const { when } of languages) {
    const { knows, read } = readerOf(when);
    const period = letters.every(knows) ? read(text, clock) : undefined;
    if (period) return period;
  }
  return undefined;
}

const figures: Phrase = (text, { today }) => readNumbers(text, today);
/** Four dots are those of an abbreviation and three between the days. */
const MARKS = " ?(?:\\.{2,4}|-) ?";
const BETWEEN_FIGURES = new RegExp(MARKS, "gu");

function readFigures(text: string, clock: Clock): Period | undefined {
  return figures(text, clock)?.latest(clock.today) ?? readEnds(figures, text, BETWEEN_FIGURES, clock);
}

/** The text in one way of writing it, or nothing when it is too long or has characters that no date has. */
function tidy(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const tidied = unaccented(text)
    .replace(/(?<=\d)[º°ª]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/\p{Pd}|−/gu, "-")
    .replace(/…/gu, "...")
    .trim()
    .replace(/(?<!\.) ?\.$/u, "");
  return /^[\p{L}0-9 .,'/-]+$/u.test(tidied) ? tidied : undefined;
}

function clipped({ from, to }: Period, { newest }: Clock): Period {
  return { from, to: to > newest && from <= newest ? newest : to };
}

function createReader(words: WhenWords): Reader {
  const foreign = new RegExp(`(?![${words.letters}])\\p{L}`, "u");
  const phrase = createPhrase(words);
  const warDay = exactly(`(?:${words.unit.day}) (?<number>\\d{2,4})`);
  const everything = exactly(words.everything);
  const past = words.past.map((form) => exactly(counted(words, form)));
  const opened = exactly(`(?:${words.opens}) (?<start>${words.start})?(?<rest>.+)`);
  const unit = exactly(counted(words, "{unit}"));
  const between = exactly(`(?:${words.pair[0]}) (?<rest>.+)`);
  const closed = exactly(`(?:${words.closes}) (?<rest>.+)`);
  const join = new RegExp(`${MARKS}| (?:${words.joins}) `, "gu");
  const and = new RegExp(` (?:${words.pair[1]}) `, "gu");

  function pastUnits(text: string, { newest }: Clock): Period | undefined {
    const groups = past.map((form) => form.exec(text)?.groups).find(Boolean);
    const named = groups && unitIn(groups);
    if (!groups || !named) return undefined;
    return unitsUntil(named, countIn(words, groups), newest);
  }

  function since(groups: Groups, clock: Clock): Period | undefined {
    const { start, rest = "" } = groups;
    const units = start === undefined ? undefined : unit.exec(rest)?.groups;
    const named = units && unitIn(units);
    const period = named ? unitAt(named, clock.today) : phrase(rest, clock)?.latest(clock.today);
    return period && { from: period.from, to: period.from > clock.newest ? period.to : clock.newest };
  }

  /** All of the war up to a day, or to the end of a stretch. */
  function until({ rest = "" }: Groups, clock: Clock): Period | undefined {
    const to = phrase(rest, clock)?.latest(clock.today)?.to;
    return to === undefined ? undefined : { from: to < FIRST_DAY ? to : FIRST_DAY, to };
  }

  function read(text: string, clock: Clock): Period | undefined {
    if (foreign.test(text)) return undefined;
    const mended = words.mend.reduce((each, [wrong, right]) => each.replace(wrong, right), text).trim();
    if (everything.test(mended)) return { from: FIRST_DAY, to: clock.newest };
    const number = Number(warDay.exec(mended)?.groups?.["number"]);
    if (number >= LEAST_WAR_DAY && number <= MOST_WAR_DAY) {
      const day = addDays(FIRST_DAY, number - 1);
      return { from: day, to: day };
    }
    const ended = pastUnits(mended, clock);
    if (ended) return ended;
    const groups = opened.exec(mended)?.groups as { rest: string } | undefined;
    if (groups) return readEnds(phrase, groups.rest, join, clock) ?? since(groups, clock);
    const pair = between.exec(mended)?.groups as { rest: string } | undefined;
    if (pair) return readEnds(phrase, pair.rest, and, clock);
    const last = closed.exec(mended)?.groups;
    if (last) return until(last, clock);
    return phrase(mended, clock)?.latest(clock.today) ?? readEnds(phrase, mended, join, clock);
  }

  return { knows: createLexicon(patternsOf(words)), read };
}

/** All the words with which a language speaks of time. */
function* patternsOf(words: WhenWords): Generator<string> {
  const { names, mend, after, unit, units, numbers, past, quarters, halves, thirds, seasons, pair } = words;
  yield* names.words;
  for (const [wrong] of mend) yield wrong.source;
  for (const each of [unit, units]) yield* Object.values(each);
  if (after) yield* [after.last, after.this, after.next];
  for (const each of [numbers, past, quarters, halves, thirds, seasons, pair]) yield* each;
  const { lead, newest, everything, weekend, last, next, ago, of, opens, closes } = words;
  yield* [lead, newest, everything, weekend, last, words.this, next, ago, of, opens, closes];
  yield* [words.containing, words.start, words.joins];
}

const PLAIN = /^(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/;

/** Days as buttons and programs write them, which are most of what is asked: they need none of what words do. */
function readPlain(text: string, { today, newest }: Clock): Period | undefined {
  const [, from = "", to = from] = PLAIN.exec(text) ?? [];
  if (!isDay(from) || !isDay(to) || from > to || from < FIRST_DAY || to.slice(0, 4) > today.slice(0, 4))
    return undefined;
  return clipped({ from, to }, { today, newest });
}
