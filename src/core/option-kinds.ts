import { z } from "zod";
import { ASKABLE, categoryLabel, shortCategoryLabel } from "./category.ts";
import { categoryNamed, EVERY, everyWords, isEvery, namesOf } from "./category-names.ts";
import { addDays } from "./day.ts";
import { type Locale, type Phrases, phrases, voiceOf } from "./locale.ts";
import { once } from "./once.ts";
import type { Choice, Option, OptionContext } from "./option.ts";
import { inLanguages, namesFrom, shownName } from "./option-names.ts";
import { nearestOf } from "./option-nearest.ts";
import type { Period } from "./period.ts";
import { plainWords } from "./text.ts";
import { readWhen } from "./when.ts";
import { vocabularyOf } from "./when-vocabulary.ts";

/** What options are called in refusals, and the stretches that are offered while a person types. @public */
export const kindWords = phrases("kind", {
  when: "a day or stretch (2023-03-07, yesterday, March 2023)",
  category: "a category ({known} …)",
  another: "One category at a time: to see several beside each other ask /chart tanks artillery.",
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

/** What every option is read from. */
const TEXT = z.string();

/** So many suggestions a network takes at the most (Discord documentation, autocomplete). */
const MOST_SUGGESTIONS = 25;

/** A day or a stretch of report days, in figures or in words. */
export const whenOption: Option<Period> = {
  schema: (asked) =>
    TEXT.transform((text, context) => {
      const period = readPeriod(text, asked);
      if (!period) context.addIssue("no day or stretch");
      return period ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(kindWords, "when"),
  resembles: (text) => /^\d/.test(text),
  nearest(text, { voice, locales }) {
    const own = vocabularyOf(voice);
    for (const words of [own, ...locales.map((locale) => vocabularyOf(voiceOf(locale)))]) {
      const near = nearestOf(text, words);
      if (near) return own[words.indexOf(near)];
    }
    return undefined;
  },
  suggest(typed, context) {
    const { voice, newest } = context;
    const own = typed.trim() ? readPeriod(plainWords(typed), context) : undefined;
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
const EXAMPLES = ["tanks", "uavs"];

/** The names of categories in one language; worked out for each refusal, they would be most of what it takes. */
const ownNames = once((locale: Locale) => namesOf([locale]));

/**
 * A category or group, by id, label or everyday name in any language; the value is the id, and nothing where all of them
 * are meant.
 */
export const categoryOption: Option<string | undefined> = {
  schema: ({ locales }) =>
    TEXT.transform((text, context) => {
      if (isEvery(text, locales)) return undefined;
      const found = categoryNamed(text, locales);
      if (!found) context.addIssue("not a category");
      return found ?? z.NEVER;
    }),
  expects: ({ voice }) =>
    voice.say(kindWords, "category", {
      known: EXAMPLES.map((id) => shortCategoryLabel(voice, id)).join(", "),
    }),
  another: ({ voice }) => voice.say(kindWords, "another"),
  nearest: (text, { voice, locales }) => {
    const names = namesOf(locales);
    const own = ownNames(voice.locale);
    const near = nearestOf(text, [...own.keys()]) ?? nearestOf(text, [...names.keys()]);
    const id = near && (own.get(near) ?? names.get(near));
    return id && categoryLabel(voice, id);
  },
  suggest(typed, { voice, locales }) {
    const wanted = plainWords(typed).toLowerCase();
    const all: readonly Choice[] = [
      { name: voice.say(everyWords, "label"), value: EVERY },
      ...ASKABLE.map((id) => ({ name: categoryLabel(voice, id), value: id })),
    ];
    const exact = isEvery(typed, locales) ? EVERY : categoryNamed(typed, locales);
    const begun = new Set(
      [...namesOf(locales)].filter(([name]) => name.startsWith(wanted)).map(([, id]) => id),
    );
    const ranks = all.map((choice) => {
      const { name, value } = choice;
      const isIn = [name, value].some((text) => text.toLowerCase().includes(wanted));
      return { choice, rank: value === exact ? 0 : isIn ? 1 : begun.has(value) ? 2 : 3 };
    });
    return ranks
      .filter(({ rank }) => rank < 3)
      .sort((one, other) => one.rank - other.rank)
      .map(({ choice }) => choice)
      .slice(0, MOST_SUGGESTIONS);
  },
};

/** One category or group: "all" is left to a stretch. */
export const oneCategoryOption: Option<string> = {
  ...categoryOption,
  schema: (context) =>
    categoryOption.schema(context).transform((id, issues) => {
      if (id === undefined) issues.addIssue("not one category");
      return id ?? z.NEVER;
    }),
  suggest: (typed, context) =>
    categoryOption.suggest?.(typed, context).filter(({ value }) => value !== EVERY) ?? [],
};

/** A language that the bot speaks, by tag or name; the value is its tag. */
export const languageOption: Option<string> = {
  schema: ({ locales }) =>
    TEXT.transform((text, context) => {
      const wanted = plainWords(text).toLowerCase();
      const found = locales.find(
        ({ tag, name, aliases }) =>
          tag === wanted || name.toLowerCase() === wanted || aliases.includes(wanted),
      );
      if (!found) context.addIssue("not a language");
      return found?.tag ?? z.NEVER;
    }),
  expects: ({ voice, locales }) =>
    voice.say(kindWords, "language", {
      known: locales.map(({ name }) => name).join(", "),
    }),
  choices: ({ locales }) => locales.map(({ tag, name }) => ({ name, value: tag })),
};

/**
 * One of a few words. `book` has what each of them is called in a language, parted by commas, the name that is shown
 * first; those of every language may be typed.
 */
export function wordOption<const T extends string>(
  words: readonly T[],
  book?: Phrases<Record<T, string>>,
): Option<T> {
  const namesOfAll = once(
    (locales: readonly Locale[]): ReadonlyMap<string, readonly string[]> =>
      new Map(
        book &&
          Object.keys(book.english).map((key) => [key, inLanguages(book, key, locales).flatMap(namesFrom)]),
      ),
  );
  const namesIn = (key: string, { locales }: OptionContext) => namesOfAll(locales).get(key) ?? [];
  const shown = ({ voice }: OptionContext, word: T) => (book ? shownName(voice.say(book, word)) : word);
  return {
    schema: (context) =>
      TEXT.transform((text, issues) => {
        const wanted = plainWords(text).toLowerCase();
        const found = words.find((word) => word === wanted || namesIn(word, context).includes(wanted));
        if (!found) issues.addIssue("not one of the words");
        return found ?? z.NEVER;
      }),
    expects: (context) =>
      context.voice.say(kindWords, "form", {
        known: words.map((word) => shown(context, word)).join(", "),
      }),
    nearest(text, context) {
      const near = nearestOf(
        text,
        words.flatMap((word) => [word, ...namesIn(word, context)]),
      );
      const word = near && words.find((each) => each === near || namesIn(each, context).includes(near));
      return word && shown(context, word);
    },
    choices: (context) => words.map((word) => ({ name: shown(context, word), value: word })),
  };
}

function begun(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = plainWords(typed).toLowerCase();
  return choices
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
    .slice(0, MOST_SUGGESTIONS);
}
