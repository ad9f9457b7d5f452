import { addDays, type Day } from "./day.ts";
import type { Period } from "./period.ts";
import {
  current,
  endedBefore,
  monthsAt,
  type Named,
  once,
  only,
  thirdOf,
  type Unit,
  unitAt,
  unitsUntil,
  weekendAt,
  weekendBy,
  yearly,
  yearOf,
} from "./when-calendar.ts";
import { counted, countIn, exactly, type Groups, unitIn } from "./when-count.ts";
import { createLexicon, lettersIn } from "./when-lexicon.ts";
import { readNumbers } from "./when-numbers.ts";
import type { Modifiers, WhenWords } from "./when-words.ts";

/** The days from which a person's words are understood. */
export interface Clock {
  /** The day that it is for the asker. */
  readonly today: Day;
  /** The day of the newest report. */
  readonly newest: Day;
}

/** Reads a text that names one stretch, or one that comes round; nothing unless the whole text does. */
export type Phrase = (text: string, clock: Clock) => Named | undefined;

const LATER = { last: -1, this: 0, next: 1 } as const;

/** The first month of the first season of `WhenWords`, spring. */
const SPRING = 3;

/** A language's phrases for one day, weekday, weekend, week, month, quarter, season or year. */
export function createPhrase(words: WhenWords): Phrase {
  const lead = `(?:(?:${words.lead}) )*`;
  // Before what they are said of, or behind it.
  const places = (thing: string, kinds: readonly (keyof Modifiers)[]) => [
    exactly(`${lead}${modifiersOf(words, kinds)} ${thing}`),
    ...(words.after ? [exactly(`${lead}${thing} ${modifiersOf(words.after, kinds)}`)] : []),
  ];
  const newest = exactly(words.newest);
  const ago = exactly(counted(words, words.ago));
  const units = places(counted(words, "{unit}"), ["last", "this", "next"]);
  const weekends = [
    exactly(`${lead}(?:${words.weekend})`),
    ...places(`(?:${words.weekend})`, ["last", "this"]),
  ];
  const modified = places("(?<rest>.+)", ["last", "this"]);
  const around = exactly(
    `${lead}(?:(?<weekend>${words.weekend})|${counted(words, "{unit}")}) (?:(?:${words.containing}) )?(?<rest>.+)`,
  );
  // Chrono would guess at these: a few days ago are three to it, and "last week - this week" is one day.
  const vague = [
    words.last,
    words.this,
    words.next,
    ...Object.values(words.unit),
    ...Object.values(words.units),
  ];
  const relative = new RegExp(`(?<!\\p{L})(?:${vague.join("|")})(?!\\p{L})| - |\\.\\.`, "u");
  const plain = exactly(`${lead}(?<rest>.+)`);
  const isName = createLexicon(words.names.words);
  const ofYear = yearsOf(words);
  const quarters = words.quarters.map((name) => withYear(name));
  const halves = words.halves.map((name) => withYear(name));
  const seasons = words.seasons.map((name) => withYear(name));
  const thirds = words.thirds.map((name) =>
    exactly(`${lead}(?:${name})[ -](?:(?:${words.of}))?(?:(?:${words.lead}) )*(?<rest>.+)`),
  );

  /** A part of the year, its own year before or after it; a winter may name both of its years. */
  function withYear(name: string): RegExp {
    return exactly(
      `${lead}(?:(?<before>\\d{4}) ?)?(?:${name})(?: (?:${words.of})?(?<year>\\d{4})(?:[-/](?<second>\\d{2,4}))?)?`,
    );
  }

  function partOfYear(text: string): Named | undefined {
    return (
      partAt(quarters, text, (year, index) => monthsAt(year, 1 + 3 * index, 3)) ??
      partAt(halves, text, (year, index) => monthsAt(year, 1 + 6 * index, 6)) ??
      partAt(seasons, text, (year, index) => monthsAt(year, SPRING + 3 * index, 3))
    );
  }

  function name(text: string, today: Day): Named | undefined {
    const rest = plain.exec(text)?.groups?.["rest"] ?? text;
    if (relative.test(rest) || !lettersIn(rest).every(isName)) return undefined;
    return words.names.read(rest, today);
  }

  function bare(text: string, today: Day): Named | undefined {
    const rest = plain.exec(text)?.groups?.["rest"] ?? text;
    return readNumbers(rest, today) ?? partOfYear(text) ?? name(text, today);
  }

  /** The beginning, the middle or the end of what is named: "early March", "the end of 2022". */
  function partOf(text: string, clock: Clock): Named | undefined {
    for (const [index, pattern] of thirds.entries()) {
      const rest = pattern.exec(text)?.groups?.["rest"];
      const named = rest === undefined ? undefined : phrase(rest, clock);
      if (named) return thirdOf(named, index);
    }
    return undefined;
  }

  function phrase(text: string, clock: Clock): Named | undefined {
    const { today } = clock;
    if (newest.test(text)) return once(only(clock.newest));
    const before = ago.exec(text)?.groups;
    if (before) return once(daysAgo(words, before, today));
    const inUnit = groupsOf(units, text);
    if (inUnit) return once(unitAt(unitIn(inUnit) as Unit, today, LATER[modifierIn(inUnit)]));
    const onWeekend = groupsOf(weekends, text);
    if (onWeekend) return once(weekendOf(onWeekend, clock));
    const dated = groupsOf(ofYear, text) as { rest: string } | undefined;
    if (dated) {
      const year = yearOf(today) + LATER[modifierIn(dated)];
      return bare(dated.rest, today)?.every && bare(`${dated.rest} ${year}`, today);
    }
    const inside = around.exec(text)?.groups as { rest: string } | undefined;
    const aroundDay = inside && containing(inside, bare(inside.rest, today)?.latest(today));
    if (aroundDay) return once(aroundDay);
    const found = bare(text, today);
    if (found) return found;
    const groups = groupsOf(modified, text) as { rest: string } | undefined;
    const named = groups && bare(groups.rest, today);
    if (!groups || !named?.every) return undefined;
    return once(modifierIn(groups) === "last" ? endedBefore(named, today) : current(named, today));
  }

  return (text, clock) => phrase(text, clock) ?? partOf(text, clock);
}

/** What a text says of which year: "7 March last year". */
function yearsOf(words: WhenWords): RegExp[] {
  const [year, rest] = [`(?:${words.unit.year})`, `(?<rest>.+?) (?:${words.of})?`];
  return [
    exactly(`${rest}${modifiersOf(words, ["last", "this"])} ${year}`),
    ...(words.after ? [exactly(`${rest}${year} ${modifiersOf(words.after, ["last", "this"])}`)] : []),
  ];
}

/** Any of these modifiers, each as a group. */
function modifiersOf(words: Modifiers, kinds: readonly (keyof Modifiers)[]): string {
  return `(?:${kinds.map((kind) => `(?<${kind}>${words[kind]})`).join("|")})`;
}

/** The groups of the first of these patterns that a text fits. */
function groupsOf(patterns: readonly RegExp[], text: string): Groups | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found.groups ?? {};
  }
  return undefined;
}

/** The weekend, week, month, quarter or year that a day is in, of the one that the groups name. */
function containing(groups: Groups, period: Period | undefined): Period | undefined {
  if (!period || period.from !== period.to) return undefined;
  if (groups["weekend"] !== undefined) return weekendAt(period.from);
  const unit = unitIn(groups);
  return unit && unitAt(unit, period.from);
}

function modifierIn(groups: Groups): keyof typeof LATER {
  return groups["last"] !== undefined ? "last" : groups["next"] !== undefined ? "next" : "this";
}

function daysAgo(words: WhenWords, groups: Groups, today: Day): Period | undefined {
  const unit = unitIn(groups);
  const after = unit && unitsUntil(unit, countIn(words, groups), today);
  return after && only(addDays(after.from, -1));
}

function weekendOf(groups: Groups, { today, newest }: Clock) {
  // The latest of which both days are reported: on a Saturday nobody asks for half of one.
  if (groups["last"] === undefined && groups["this"] === undefined) return weekendBy(addDays(newest, -1));
  const week = unitAt("week", today, LATER[modifierIn(groups)]);
  return week && weekendAt(week.to);
}

/** The part of a year that a text names, of the parts whose patterns these are. */
function partAt(
  patterns: readonly RegExp[],
  text: string,
  make: (year: number, index: number) => Period | undefined,
): Named | undefined {
  for (const [index, pattern] of patterns.entries()) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const { before, year = before, second } = groups;
    if (before !== undefined && before !== year) return undefined;
    const made = yearly((each) => make(each, index), year === undefined ? undefined : Number(year));
    if (second === undefined || !made) return made;
    // "Winter 2022–23" names both years of one winter; two years after anything else are no season.
    const last = made.latest("9998-12-31")?.to.slice(0, 4);
    const both = last !== year && last?.endsWith(second);
    return both ? made : undefined;
  }
  return undefined;
}
