import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { ASKABLE, categoryLabel } from "./category.ts";
import { categoryNamed, namesOf } from "./category-names.ts";
import { addDays } from "./day.ts";
import { phrases } from "./locale.ts";
import type { Choice, Option, OptionContext } from "./option.ts";
import type { Period } from "./period.ts";
import { readWhen } from "./when.ts";

/** What options are called in refusals, and the stretches that are offered while a person types. @public */
export const kindWords = phrases("kind", {
  when: "a day or a stretch, such as 2023-03-07, yesterday, last week or March 2023",
  category: "a category ({known} …)",
  language: "a language ({known})",
  form: "a form ({known})",
  newest: "the newest report",
  weekend: "the last weekend",
  week: "the last 7 days",
  month: "the last 30 days",
  lastWeek: "last week",
  lastMonth: "last month",
  thisYear: "this year",
  all: "everything",
});

/** So many suggestions a network takes at the most (Discord documentation, autocomplete). */
const MOST_SUGGESTIONS = 25;

/** A day or a stretch of report days, in figures or in words. */
export const whenOption: Option<Period> = {
  schema: (asked) =>
    z.string().transform((text, context) => {
      const period = readPeriod(text, asked);
      if (!period) context.addIssue("no day or stretch");
      return period ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(kindWords, "when"),
  resembles: (text) => /^\d/.test(text),
  suggest(typed, context) {
    const { voice, newest } = context;
    const own = typed.trim() ? readPeriod(typed, context) : undefined;
    const usual: readonly Choice[] = [
      { name: voice.say(kindWords, "newest"), value: "latest" },
      ...[1, 2, 3, 4, 5, 6].map((days) => {
        const day = addDays(newest, -days);
        return { name: voice.day(day), value: day };
      }),
      { name: voice.say(kindWords, "weekend"), value: "weekend" },
      { name: voice.say(kindWords, "week"), value: "7d" },
      { name: voice.say(kindWords, "month"), value: "30d" },
      { name: voice.say(kindWords, "lastWeek"), value: "last week" },
      { name: voice.say(kindWords, "lastMonth"), value: "last month" },
      { name: voice.say(kindWords, "thisYear"), value: "this year" },
      { name: voice.say(kindWords, "all"), value: "all" },
    ];
    if (own) return [{ name: spanName(context, own), value: `${own.from}..${own.to}` }];
    return begun(usual, typed);
  },
};

/** Read in the asker's language first: "mar" is a month to some and a Tuesday to others. */
function readPeriod(text: string, { today, newest, voice, locales }: OptionContext): Period | undefined {
  const others = locales.filter((locale) => locale !== voice.locale);
  return readWhen(text, { today, newest }, [voice.locale, ...others]);
}

function spanName({ voice }: OptionContext, { from, to }: Period): string {
  return from === to ? voice.day(from) : `${voice.day(from)} – ${voice.day(to)}`;
}

/** What a refusal names; all of them would be a wall of words, and help lists them. */
const EXAMPLES = ["personnel", "tanks", "artillery", "uavs", "armour", "equipment"];

/** A category or group, by id, label or everyday name in any language; the value is the id. */
export const categoryOption: Option<string> = {
  schema: ({ locales }) =>
    z.string().transform((text, context) => {
      const found = categoryNamed(text, locales);
      if (!found) context.addIssue("not a category");
      return found ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(kindWords, "category", { known: EXAMPLES.join(", ") }),
  nearest: (text, { voice, locales }) => {
    const near = nearestOf(text, namesOf(locales));
    const id = near && categoryNamed(near, locales);
    return id && categoryLabel(voice, id);
  },
  suggest(typed, { voice, locales }) {
    const wanted = typed.trim().toLowerCase();
    const all = ASKABLE.map((id) => ({ name: categoryLabel(voice, id), value: id }));
    const exact = categoryNamed(typed, locales);
    const fitting = all.filter(({ name, value }) =>
      [name.toLowerCase(), value.toLowerCase()].some((text) => text.includes(wanted)),
    );
    const first = all.filter(({ value }) => value === exact);
    return [...first, ...fitting.filter(({ value }) => value !== exact)].slice(0, MOST_SUGGESTIONS);
  },
};

/** A language that the bot speaks, by tag or name; the value is its tag. */
export const languageOption: Option<string> = {
  schema: ({ locales }) =>
    z.string().transform((text, context) => {
      const wanted = text.trim().toLowerCase();
      const found = locales.find(
        ({ tag, name, aliases }) =>
          tag === wanted || name.toLowerCase() === wanted || aliases.includes(wanted),
      );
      if (!found) context.addIssue("not a language");
      return found?.tag ?? z.NEVER;
    }),
  expects: ({ voice, locales }) =>
    voice.say(kindWords, "language", {
      known: voice.list(locales.map(({ tag, name }) => `${tag} (${name})`)),
    }),
  choices: ({ locales }) => locales.map(({ tag, name }) => ({ name, value: tag })),
};

/** One of a few words; `names` are what each of them is called in a language, and may be typed as well. */
export function wordOption<const T extends string>(
  words: readonly T[],
  names: (context: OptionContext, word: T) => string,
): Option<T> {
  return {
    schema: (context) =>
      z.string().transform((text, issues) => {
        const wanted = text.trim().toLowerCase();
        const found = words.find((word) => word === wanted || names(context, word).toLowerCase() === wanted);
        if (!found) issues.addIssue("not one of the words");
        return found ?? z.NEVER;
      }),
    expects: (context) => context.voice.say(kindWords, "form", { known: words.join(", ") }),
    choices: (context) => words.map((word) => ({ name: names(context, word), value: word })),
  };
}

function begun(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return choices
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
    .slice(0, MOST_SUGGESTIONS);
}

/** Shorter words are like too many others. One letter may be wrong, in long words two; and two may have changed places. */
const LEAST_LETTERS = 4;
const LONG = 8;

/** The name that a misspelt one is nearest to, where it is near enough to be meant. */
function nearestOf(text: string, names: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < LEAST_LETTERS || wanted.length > 40 || !/^[\p{L}\s'’-]+$/u.test(wanted))
    return undefined;
  const near = closest(wanted, names as string[]);
  const most = wanted.length >= LONG || lettersOf(wanted) === lettersOf(near) ? 2 : 1;
  return distance(wanted, near) <= most ? near : undefined;
}

/** The letters of a word in the order of the alphabet: the same for words in which letters have changed places. */
function lettersOf(word: string): string {
  return [...word].sort().join("");
}
