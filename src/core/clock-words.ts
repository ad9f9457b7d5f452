import { type Locale, phrases } from "./locale.ts";
import { once } from "./once.ts";
import { inLanguages, namesFrom } from "./option-names.ts";
import type { ClockTime } from "./subscription.ts";
import { unaccented } from "./when-names.ts";

/** How people speak of the time of the day, beside figures. @public */
export const clockWords = phrases("clock", {
  oclock: "o'clock, oclock, h, hr, hrs, hours",
  am: "am, a.m., a.m, in the morning",
  pm: "pm, p.m., p.m, in the afternoon, in the evening",
  noon: "noon, midday",
  midnight: "midnight",
  between: "from, between",
  until: "to, till, until, and",
});

type Key = keyof typeof clockWords.english & string;

/** The words of every key in any of these languages, the longest first. */
const wordsIn = once((locales: readonly Locale[]): Readonly<Record<Key, readonly string[]>> => {
  const of = (key: Key) =>
    [...new Set(inLanguages(clockWords, key, locales).flatMap(namesFrom).map(unaccented))].sort(
      (one, other) => other.length - one.length,
    );
  return {
    oclock: of("oclock"),
    am: of("am"),
    pm: of("pm"),
    noon: of("noon"),
    midnight: of("midnight"),
    between: of("between"),
    until: of("until"),
  };
});

/** What is left of a text behind the longest of these words; the text as it is where none stands at its beginning. */
function behind(text: string, words: readonly string[]): string {
  const word = words.find((one) => text.startsWith(one) && !/^\p{L}/u.test(text.slice(one.length)));
  return word === undefined ? text : text.slice(word.length).replace(/^\.? ?/u, "");
}

/** A time in figures: hours, and minutes right behind them. */
const FIGURES = /^(?<hours>\d{1,2})(?:[:.]?(?<minutes>\d{2})(?!\d))? ?(?<rest>\D.*)?$/u;

/**
 * A time of the day as people write it: `9`, `9:00`, `09.00`, `0900`, `9h30`, `9 Uhr`, `9 pm`, `9 вечора`, `noon`; nothing
 * where it is none.
 */
export function clockTime(text: string, locales: readonly Locale[]): ClockTime | undefined {
  const words = wordsIn(locales);
  const written = unaccented(text.trim());
  if (words.noon.includes(written)) return "12:00";
  if (words.midnight.includes(written)) return "00:00";
  const parts = FIGURES.exec(written)?.groups;
  if (!parts) return undefined;
  let { minutes, rest = "" } = parts;
  rest = behind(rest, words.oclock);
  const later = /^(?<minutes>\d{2})(?!\d) ?/u.exec(rest);
  if (later && minutes === undefined && parts["rest"] !== rest) {
    minutes = later.groups?.["minutes"];
    rest = rest.slice(later[0].length);
  }
  const half = (["am", "pm"] as const).find((key) => rest !== "" && behind(rest, words[key]) === "");
  if (rest !== "" && !half) return undefined;
  return clock(Number(parts["hours"]), Number(minutes ?? 0), half);
}

/** A time of the day; with one of its halves the hours are those of twelve, but 21 in the evening is what it says. */
function clock(hours: number, minutes: number, half: "am" | "pm" | undefined): ClockTime | undefined {
  if (hours > 23 || minutes > 59 || (half === "am" && hours > 12)) return undefined;
  const hour = half === "pm" && hours < 12 ? hours + 12 : half === "am" && hours === 12 ? 0 : hours;
  return `${String(hour).padStart(2, "0")}:${String(minutes).padStart(2, "0")}` as ClockTime;
}

/** Longer than anything that is a span of the day: of every place that could part one, a time would be looked for on both sides. */
const LONGEST = 100;

/** From when to when, as people write it: `22:00-07:00`, `22-7`, `10 pm to 7 am`; nothing where it is no span of the day. */
export function clockSpan(
  text: string,
  locales: readonly Locale[],
): { from: ClockTime; to: ClockTime } | undefined {
  if (text.length > LONGEST) return undefined;
  const { between, until } = wordsIn(locales);
  const written = behind(unaccented(text.trim()), between);
  // What parts the two may also be a word of the first, as "a" of "a las": every place is tried.
  for (const { index, 0: join } of written.matchAll(/ ?(?:-|–|—|\.\.) ?| /gu)) {
    const end = written.slice(index + join.length);
    const from = clockTime(written.slice(0, index), locales);
    const to = clockTime(join === " " ? behind(end, until) : end, locales);
    if (from && to && from !== to) return { from, to };
  }
  return undefined;
}
