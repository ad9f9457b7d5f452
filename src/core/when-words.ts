import { en, uk } from "chrono-node";
import type { Unit } from "./when-calendar.ts";
import { chronoNames, type Names } from "./when-names.ts";

/**
 * The words with which a language speaks of time, beside what `names` reads. All are sources of regular expressions, for
 * text in lower case with single spaces and `'` as its apostrophe; alternatives stand between bars.
 */
export interface WhenWords {
  /** The letters that the language is written with. */
  readonly letters: string;
  /** Reads days, weekdays and months. */
  readonly names: Names;
  /** What `names` does not know, and the same in words that it knows. */
  readonly mend: readonly (readonly [RegExp, string])[];
  /** Words before a name that change nothing: "in", "on", "the". */
  readonly lead: string;
  readonly newest: string;
  readonly everything: string;
  readonly weekend: string;
  /** Said of a week, month, year, weekday or season. */
  readonly last: string;
  readonly this: string;
  readonly next: string;
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
  /** Spring, summer, autumn and winter. */
  readonly seasons: readonly string[];
  /** What may stand between a season or quarter and its year: "of". */
  readonly of: string;
  /** Before the first day of a stretch. */
  readonly opens: string;
  /** Between `opens` and a stretch whose first day is meant, or a unit, which is the one that today is in. */
  readonly start: string;
  /** Between the first and the last day. */
  readonly joins: string;
  /** Before two days and between them. */
  readonly pair: readonly [string, string];
}

/**
 * The languages in which a stretch can be typed, whichever the asker's.
 *
 * To add one: an entry, with `chronoNames` where chrono reads the language well, and `intlNames` where it does not.
 */
export const whenWords: readonly WhenWords[] = [
  {
    letters: "a-z",
    names: chronoNames(en.casual),
    mend: [
      [/^(?:the )?day before yesterday$/u, "2 days ago"],
      [/^(?:(?:in|for) )?(?:the )?year (?=\d{4}$)/u, ""],
    ],
    lead: "in|on|for|during|over|the|month of",
    newest: "(?:the )?(?:latest|newest|last|most recent)(?: (?:one|report|day))?|now",
    everything:
      "all|everything|(?:for |over )?(?:all|the whole|the entire) (?:the )?(?:time|war)|all-time|(?:since|from) the (?:start|beginning) of the (?:full-scale )?(?:war|invasion)",
    weekend: "weekend",
    last: "last|past|previous",
    this: "this|current",
    next: "next|coming",
    unit: { day: "day", week: "week", month: "month", quarter: "quarter", year: "year" },
    units: { day: "d|days?", week: "w|weeks?", month: "months?", quarter: "quarters?", year: "y|years?" },
    numbers: "one two three four five six seven eight nine ten eleven twelve".split(" "),
    past: [
      "(?:(?:in|for|over|during|within) )?(?:the )?(?:last|past|previous) {count} ?{units}",
      "(?:(?:in|for|over|during|within) )?(?:the )?past {unit}",
      "(?:(?:for|over|within) )?{count} ?{units}",
    ],
    ago: "(?:{count} ?{units}|(?:an? )?{unit}) ago",
    quarters: ["1|first|1st", "2|second|2nd", "3|third|3rd", "4|fourth|4th"].map(
      (name) => `(?:q|quarter) ?(?:${name})|(?:${name}) quarter`,
    ),
    seasons: ["spring", "summer", "autumn|fall", "winter"],
    of: "of |in ",
    opens: "since|from|starting(?: from| on| with)?",
    start: "(?:the )?(?:start|beginning) of (?:the )?",
    joins: "to|till|until|through|thru",
    pair: ["between", "and"],
  },
  {
    letters: "а-щьюяєіїґ",
    names: chronoNames(uk.casual),
    mend: [
      [/(?<=(?<!\d)\d{4}) ?(?:рік|року|роки|роках|році|рр?)\.?(?=[ -]|\.\.|$)/gu, ""],
      [/(?<=(?<!\d)\d{1,2})-?(?:ого|го|те|ге|тє|ме|ше|е|й)(?= |$)/gu, ""],
      [/(?<!\p{L})торік$/u, "минулого року"],
      [/(?<!\p{L})учора$/u, "вчора"],
      [/(?<!\p{L})берез(?!\p{L})/gu, "бер"],
      [/(?<!\p{L})лист(?!\p{L})/gu, "листоп"],
      [/(?<!\p{L})листопад(?:і|ом)(?!\p{L})/gu, "листопада"],
      [/(?<!\p{L})лютим(?!\p{L})/gu, "лютого"],
      [/(?<=січ|берез|квіт|трав|черв|лип|серп|верес|жовт|груд)нем(?!\p{L})/gu, "ня"],
    ],
    lead: "у|в|на|за|протягом|впродовж|упродовж",
    newest: "(?:останн(?:є|ій|я|і)|найновіш(?:е|ий|а|і))(?: (?:звіт|день|дані|зведення))?|зараз",
    everything:
      "все|усе|всього|усього|(?:за )?(?:весь|увесь) (?:час|період)|(?:за )?(?:всю|усю) війну|(?:з|із|від) (?:самого )?початку (?:повномасштабно(?:ї|го) |великої )?(?:війни|вторгнення)",
    weekend: "вихідн(?:і|их|ими)",
    last: "(?:минул|попередн|останн)(?:(?!(?:і|их|ими) )\\p{L}{1,4}|(?:і|их|ими)(?= вихідн))",
    this: "ц(?:ей|ього|ьому|я|ієї|ій|ю|е|і|их|ими)|поточн\\p{L}{1,4}",
    next: "наступн\\p{L}{1,4}",
    unit: {
      day: "день|дня|доба|добу|доби",
      week: "тиждень|тижня|тижню|тижні",
      month: "місяць|місяця|місяцю|місяці",
      quarter: "квартал|кварталу|кварталі",
      year: "рік|року|році",
    },
    units: {
      day: "д|дн|день|дні|днів|доба|добу|доби|діб",
      week: "тиждень|тижні|тижнів",
      month: "місяць|місяці|місяців",
      quarter: "квартали|кварталів",
      year: "рік|роки|років",
    },
    numbers: [
      ..."один|одна|одну|одного два|дві|двох три|трьох чотири|чотирьох п'ять|п'яти шість|шести".split(" "),
      ..."сім|семи вісім|восьми дев'ять|дев'яти десять|десяти одинадцять дванадцять".split(" "),
    ],
    past: [
      "(?:(?:за|протягом|впродовж|упродовж) )?(?:останн|попередн|минул)\\p{L}{1,4} {count} ?{units}",
      "(?:(?:за|протягом|впродовж|упродовж) )?останн(?:ій|ього|я|ю|ьої) {unit}",
      "(?:(?:за|протягом|впродовж|упродовж) )?{count} ?{units}",
      "за {unit}",
    ],
    ago: "(?:{count} ?{units}|{unit}) тому",
    quarters: ["1|перш\\p{L}+", "2|друг\\p{L}+", "3|трет\\p{L}+", "4|четверт\\p{L}+"].map(
      (name) => `(?:${name}) квартал(?:у|і)?`,
    ),
    seasons: [
      "весн(?:а|и|у|ою|і)|навесні",
      "літ(?:о|а|і|ом)|влітку|улітку",
      "осінь|осені|осінню|восени",
      "зим(?:а|и|у|ою)|взимку|узимку",
    ],
    of: "",
    opens: "(?:починаючи )?(?:з|із|зі|від)",
    start: "(?:самого )?початку ",
    joins: "по|до",
    pair: ["між|поміж", "і|й|та"],
  },
];
