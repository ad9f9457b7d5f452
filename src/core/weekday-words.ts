import { type Locale, phrases } from "./locale.ts";
import { once } from "./once.ts";
import { inLanguages, namesFrom } from "./option-names.ts";
import { unaccented } from "./when-names.ts";

/** The weekdays by what their values are called, which is understood whichever the language; Monday is the first. */
export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** How weekdays are written beside their long and short names: in the plural, and as a sentence declines them. @public */
export const weekdayWords = phrases("weekday", {
  monday: "mondays",
  tuesday: "tuesdays, tues",
  wednesday: "wednesdays, weds",
  thursday: "thursdays, thur, thurs",
  friday: "fridays",
  saturday: "saturdays",
  sunday: "sundays",
});

/** A Monday, from which the names of weekdays are counted, and the length of a day, in milliseconds. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** The weekday (1 is Monday) that a word means in any of these languages; in the first of them that has the word. */
export function weekdayNamed(word: string, locales: readonly Locale[]): number | undefined {
  return weekdaysIn(locales).get(unaccented(word));
}

/** Made once for each list of languages: formats are slow to make. */
const weekdaysIn = once((locales: readonly Locale[]): ReadonlyMap<string, number> => {
  const named = new Map<string, number>();
  const add = (word: string, index: number) => {
    const written = unaccented(word);
    if (!named.has(written)) named.set(written, index + 1);
  };
  for (const format of ["en", ...locales.map((locale) => locale.format)])
    for (const weekday of ["long", "short"] as const) {
      const formatted = new Intl.DateTimeFormat(format, { weekday, timeZone: "UTC" });
      WEEKDAYS.forEach((_, index) => {
        const name = formatted.format(A_MONDAY + index * DAY);
        // A short name may have a full stop, which many leave out.
        for (const written of [name, name.replace(/\.$/u, "")]) add(written, index);
      });
    }
  WEEKDAYS.forEach((weekday, index) => {
    for (const name of inLanguages(weekdayWords, weekday, locales).flatMap(namesFrom)) add(name, index);
  });
  return named;
});
