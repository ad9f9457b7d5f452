import type { Unit } from "./when-calendar.ts";
import type { Names } from "./when-names.ts";

/** Said of a week, month, year, weekday or season, to say which of them. */
export interface Modifiers {
  readonly last: string;
  readonly this: string;
  readonly next: string;
}

/**
 * The words with which a language speaks of time, beside what `names` reads. All are sources of regular expressions, for
 * text in lower case with single spaces, `'` as its apostrophe, and Latin letters without accents, which many people
 * leave out; alternatives stand between bars.
 *
 * A language's words are in its folder of texts, `src/locales`, and understood whichever the asker's language.
 */
export interface WhenWords extends Modifiers {
  /** The letters that the language is written with. */
  readonly letters: string;
  /** Reads days, weekdays and months, and says with which words. */
  readonly names: Names;
  /** What `names` does not know, and the same in words that it knows. */
  readonly mend: readonly (readonly [RegExp, string])[];
  /** Words before a name that change nothing: "in", "on", "the". */
  readonly lead: string;
  readonly newest: string;
  readonly everything: string;
  readonly weekend: string;
  /** The same where they stand behind what they are said of: "pasado", "dernière". */
  readonly after?: Modifiers;
  /** The units by themselves, `{unit}` below, and those after a number, `{units}`. */
  readonly unit: Readonly<Record<Unit, string>>;
  readonly units: Readonly<Record<Unit, string>>;
  /** The numbers from one on. */
  readonly numbers: readonly string[];
  /** So many units that end with the newest report; without `{count}` one of them. */
  readonly past: readonly string[];
  /** So many units before today; without a count one of them. */
  readonly ago: string;
  /** The first quarter of a year, the second, the third and the fourth. */
  readonly quarters: readonly string[];
  /** The first half of a year and the second. */
  readonly halves: readonly string[];
  /** Before a month or a year: its beginning, its middle and its end. */
  readonly thirds: readonly string[];
  /** Spring, summer, autumn and winter. */
  readonly seasons: readonly string[];
  /** What may stand between a season or quarter and its year: "of". */
  readonly of: string;
  /** Before the first day of a stretch. */
  readonly opens: string;
  /** Before the last day of a stretch that begins with the war: "until". */
  readonly closes: string;
  /** What may stand between a unit or a weekend and a day in it: "week of 5 March". */
  readonly containing: string;
  /** Between `opens` and a stretch whose first day is meant, or a unit, which is the one that today is in. */
  readonly start: string;
  /** Between the first and the last day. */
  readonly joins: string;
  /** Before two days and between them. */
  readonly pair: readonly [string, string];
  /** Between two days or stretches that are compared. */
  readonly versus: string;
}
