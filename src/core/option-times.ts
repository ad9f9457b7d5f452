import { z } from "zod";
import { clockSpan, clockTime } from "./clock-words.ts";
import { type Locale, phrases } from "./locale.ts";
import { once } from "./once.ts";
import type { Choice, Option, OptionContext } from "./option.ts";
import { inLanguages, namesFrom, shownName } from "./option-names.ts";
import { settingOptionWords } from "./option-settings.ts";
import type { ClockTime, SubscriptionSettings } from "./subscription.ts";
import { unaccented } from "./when-names.ts";

/** What the options about times expect, and the words that they understand beside figures. @public */
export const timeOptionWords = phrases("timeOption", {
  time: "“on arrival”, a time such as 09:00, or “after 09:00”",
  zone: "a city such as Kyiv or New York, or UTC+2",
  days: "“daily”, “weekend”, a weekday or “monthly”",
  quiet: "a span such as 22:00-07:00, or “no”",
  arrival: "on arrival, arrival, at once, immediately, now",
  after: "after, not before, from",
  at: "at",
  daily: "daily, every day, day",
  weekend: "weekend, weekend together",
  weekly: "weekly, every week, week",
  on: "on, every, each",
  monthly: "monthly, every month, month",
});

type Key = keyof typeof timeOptionWords.english & string;

const SUGGESTED_TIMES: readonly ClockTime[] = ["07:00", "08:00", "09:00", "10:00", "12:00", "18:00", "20:00"];
const MOST_SUGGESTIONS = 25;

/** The words of all keys in any of these languages, as `unaccented` writes them. */
const wordsIn = once((locales: readonly Locale[]): ReadonlyMap<string, readonly string[]> => {
  const of = (key: string) => inLanguages(timeOptionWords, key, locales).flatMap(namesFrom).map(unaccented);
  return new Map(Object.keys(timeOptionWords.english).map((key) => [key, [...new Set(of(key))]]));
});

/** The words of a key in every language, as `unaccented` writes them. */
export function wordsOf(key: Key, { locales }: OptionContext): readonly string[] {
  return wordsIn(locales).get(key) ?? [];
}

/** Whether a text, as `unaccented` writes it, is one of the words of a key, in any language. */
export function says(text: string, key: Key, context: OptionContext): boolean {
  return wordsOf(key, context).includes(text);
}

/** When a report is posted: on arrival, not before a time of the day, or at one. */
export const timeOption: Option<SubscriptionSettings["time"]> = {
  schema: (context) =>
    z.string().transform((text, issues) => {
      const found = timeNamed(unaccented(text.trim()), context);
      if (!found) issues.addIssue("no time");
      return found ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(timeOptionWords, "time"),
  resembles: (text) => /^\d{1,2}[:.]\d{2}$|^\d+(?:h|[ap]m)$/i.test(text),
  suggest(typed, context) {
    const { voice } = context;
    const [after] = namesFrom(voice.say(timeOptionWords, "after"));
    const all: readonly Choice[] = [
      { name: shownName(voice.say(timeOptionWords, "arrival")), value: "arrival" },
      ...SUGGESTED_TIMES.map((time) => ({ name: time, value: time })),
      ...SUGGESTED_TIMES.map((time) => ({ name: `${after} ${time}`, value: `after ${time}` })),
    ];
    const found = fitting(all, typed);
    const meant = timeNamed(unaccented(typed.trim()), { ...context, isNamed: true });
    if (!meant || meant.kind === "arrival" || found.some(({ name }) => name === typed.trim())) return found;
    const own = meant.kind === "at" ? meant.time : `after ${meant.time}`;
    const name = meant.kind === "at" ? meant.time : `${after} ${meant.time}`;
    return [{ name, value: own }, ...found.filter(({ value }) => value !== own)].slice(0, MOST_SUGGESTIONS);
  },
};

function timeNamed(text: string, context: OptionContext): SubscriptionSettings["time"] | undefined {
  if (says(text, "arrival", context)) return { kind: "arrival" };
  // Before "at", since "not before" and its like may end with a word for that.
  for (const kind of ["after", "at"] as const)
    for (const word of wordsOf(kind, context)) {
      const time = text.startsWith(`${word} `) && clockTime(text.slice(word.length + 1), context.locales);
      if (time) return { kind, time };
    }
  // A number alone is the number of a subscription, unless it is said that it is none.
  if (!context.isNamed && /^\d{1,2}$/.test(text)) return undefined;
  const time = clockTime(text, context.locales);
  return time && { kind: "at", time };
}

/** From when to when posts come without a sound; nothing where they are to sound at any time. */
export const quietOption: Option<{ from: ClockTime; to: ClockTime } | "no"> = {
  named: true,
  schema: ({ locales }) =>
    z.string().transform((text, issues) => {
      const wanted = text.trim().toLowerCase();
      if (inLanguages(settingOptionWords, "no", locales).flatMap(namesFrom).includes(wanted))
        return "no" as const;
      const span = clockSpan(wanted, locales);
      if (!span) issues.addIssue("no span of the day");
      return span ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(timeOptionWords, "quiet"),
  suggest: (typed) =>
    fitting(
      ["22:00-07:00", "23:00-08:00", "no"].map((value) => ({ name: value, value })),
      typed,
    ),
};

/** Those of some choices in which what is typed occurs. */
export function fitting(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return choices
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
    .slice(0, MOST_SUGGESTIONS);
}
