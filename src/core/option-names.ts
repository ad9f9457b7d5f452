import { type Locale, type Phrases, phrases, type Voice } from "./locale.ts";
import { once } from "./once.ts";

/**
 * What the options of the commands are called: the name that is shown, and others that people write, parted by commas;
 * lower case and without spaces. All of them are understood whichever the asker's language, beside the name in the code.
 *
 * To add one: a line here, and in the locales.
 */
export const optionNames = phrases("optionName", {
  category: "category, categories, type",
  when: "when, date, day, period",
  form: "form, forms, style, view",
  a: "a, first",
  b: "b, second",
  format: "format, file",
  language: "language, lang",
  number: "number, no",
  time: "time, at, hour",
  days: "days, rhythm, weekday",
  zone: "zone, timezone",
  silent: "silent, mute",
  quiet: "quiet, night",
  role: "role, ping, mention",
  publish: "publish, crosspost",
  pin: "pin",
  notes: "notes, corrections",
  channel: "channel",
  pause: "pause, paused",
  buttons: "buttons, choices",
  add: "add, with, also",
  remove: "remove, without, except",
  sure: "sure, yes",
  second: "second",
  third: "third",
  fourth: "fourth",
  kind: "kind, chart",
  size: "size",
  theme: "theme, background, ground",
});

/** The names in a list of them, lower case. */
export function namesFrom(list: string): string[] {
  return list.split(",").map((name) => name.trim().toLowerCase());
}

/** The name in a list of them that is shown, as it is written. */
export function shownName(list: string): string {
  return (list.split(",")[0] ?? "").trim();
}

/** What a text of a book holds in each of these languages, one after the other and each once. */
export function inLanguages({ place, english }: Phrases, key: string, locales: readonly Locale[]): string[] {
  const texts = [english[key], ...locales.map(({ texts }) => texts[place]?.[key])];
  return [...new Set(texts.filter((text) => text !== undefined))];
}

/** The name of an option in a language; its name in the code where it has no other. */
export function optionName(voice: Voice, id: string): string {
  if (!Object.hasOwn(optionNames.english, id)) return id;
  return namesFrom(voice.say(optionNames, id as keyof typeof optionNames.english))[0] ?? id;
}

/** The one of these options that a person calls by a name, in any of these languages. */
export function optionCalled(
  name: string,
  ids: readonly string[],
  locales: readonly Locale[],
): string | undefined {
  if (ids.includes(name)) return name;
  const called = idsCalled(locales).get(name);
  return ids.find((id) => called?.has(id));
}

/** The options that a name stands for, in any of these languages. */
const idsCalled = once((locales: readonly Locale[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const called = new Map<string, Set<string>>();
  for (const id of Object.keys(optionNames.english))
    for (const name of inLanguages(optionNames, id, locales).flatMap(namesFrom))
      called.set(name, (called.get(name) ?? new Set()).add(id));
  return called;
});
