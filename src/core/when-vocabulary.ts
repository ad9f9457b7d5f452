import { phrases, type Voice } from "./locale.ts";
import { namesFrom } from "./option-names.ts";

/** Words for days and stretches that are more than a name of the calendar, each at its place. @public */
export const vocabularyWords = phrases("vocabulary", {
  more: "today, yesterday, weekend, everything, last week, last month, this year",
});

const known = new WeakMap<Voice, readonly string[]>();

/**
 * The words for days, months and weekdays that a misspelt one is compared with, lower case; in every language the same
 * ones at the same places.
 */
export function vocabularyOf(voice: Voice): readonly string[] {
  const made = known.get(voice);
  if (made) return made;
  const { format } = voice.locale;
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(format, { ...options, timeZone: "UTC" });
  const [month, weekday] = [date({ month: "long" }), date({ weekday: "long" })];
  const dated = date({ month: "long", day: "numeric" });
  const each = (count: number, word: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => word(i));
  const words = [
    ...each(12, (index) => month.format(Date.UTC(2023, index, 7))),
    ...each(
      12,
      (index) =>
        dated.formatToParts(Date.UTC(2023, index, 7)).find(({ type }) => type === "month")?.value ?? "",
    ),
    ...each(7, (index) => weekday.format(Date.UTC(2023, 4, 1 + index))),
    ...namesFrom(voice.say(vocabularyWords, "more")),
  ].map((word) => word.toLowerCase());
  known.set(voice, words);
  return words;
}
