import { categoryLabel, inGroup } from "./category.ts";
import { type Day, daysBetween } from "./day.ts";
import { type Directions, directionsIn } from "./direction.ts";
import type { Voice } from "./locale.ts";
import { once } from "./once.ts";
import type { StoryFacts } from "./story-facts.ts";
import type { Figure } from "./story-losses.ts";
import { storyWords } from "./story-words.ts";
import type { Summary } from "./summary.ts";

type Key = keyof typeof storyWords.english;

/** So many figures are named in one sentence; the categories beyond them are only counted. */
const MOST_FIGURES = 13;
/** Above this, numbers are written in figures in every language. */
const LARGEST_WORD = 9;

/** A number as a sentence has it: small whole ones as the language writes them, in English in words. Not below zero. */
export function spelled(voice: Voice, count: number): string {
  return Number.isInteger(count) && count >= 0 && count <= LARGEST_WORD
    ? voice.say(storyWords, `number.${count}` as Key)
    : voice.mean(count);
}

/** A number with its noun, as it stands after a verb: `nine tanks`. A category that only a source knows keeps its label. */
export function counted(voice: Voice, { id, count }: Figure): string {
  const number = spelled(voice, count);
  const key = `count.${id}`;
  return Object.hasOwn(storyWords.english, key)
    ? voice.say(storyWords, key as Key, { count, number })
    : voice.say(storyWords, "count.other", { number, label: categoryLabel(voice, id) });
}

/** Figures with their nouns, as a sentence lists them. */
export function listed(voice: Voice, figures: readonly Figure[]): string {
  const named = figures.slice(0, MOST_FIGURES).map((figure) => counted(voice, figure));
  const more = figures.length - named.length;
  const rest =
    more > 0 ? [voice.say(storyWords, "moreCategories", { count: more, number: spelled(voice, more) })] : [];
  return voice.list([...named, ...rest]);
}

/** What the lead of a story lost, tanks and AFVs in one: `1,060 personnel and 20 armoured vehicles, nine of them tanks`. */
export function leadOf(voice: Voice, { lead, armour }: StoryFacts, { withTanks = true } = {}): string {
  if (!armour) return listed(voice, lead);
  const all = counted(voice, { id: "armour", count: armour.count });
  const { tanks } = armour;
  const vehicles = withTanks
    ? voice.say(storyWords, "armourWithTanks", { armour: all, count: tanks, number: spelled(voice, tanks) })
    : all;
  const others = lead.filter(({ id }) => !inGroup("armour", id)).map((figure) => counted(voice, figure));
  return voice.list([...others, vehicles]);
}

/** Running totals with their nouns, as exact as the report calls its personnel figure: `about 154,830 personnel`. */
export function totalsOf(voice: Voice, { qualifier }: Summary, totals: readonly Figure[]): string {
  return voice.list(
    totals.map((figure) =>
      figure.id === "personnel" && qualifier
        ? voice.say(storyWords, qualifier, { count: figure.count, number: spelled(voice, figure.count) })
        : counted(voice, figure),
    ),
  );
}

/** Where a day's losses were greatest; nothing where its report does not say, or more days or less than all is told of. */
export function directionOf(
  voice: Voice,
  { summary, stretch, category }: StoryFacts,
): Directions | undefined {
  return stretch || category ? undefined : directionsIn(voice, summary.direction);
}

/** The labels of categories, as a sentence lists them; only the first where there are many. */
export function labelled(voice: Voice, categories: readonly string[]): string {
  const labels = categories.slice(0, MOST_FIGURES).map((id) => categoryLabel(voice, id));
  return `${voice.parts(labels)}${categories.length > labels.length ? "…" : ""}`;
}

/** A number of days: `two days`. */
export function daysOf(voice: Voice, count: number, key: "days" | "daysBefore" = "days"): string {
  return voice.say(storyWords, key, { count, number: spelled(voice, count) });
}

/** The weekdays that the report of a day lies between: `between Monday and Tuesday`. */
export function weekdaysOf(voice: Voice, day: Day): string {
  return voice.say(storyWords, "between", { weekday: weekdayOf(day) });
}

/** A stretch of days: `from Saturday 4 to Sunday 5 March 2023`, with weekdays where it is a week at the most. */
export function spanOf(voice: Voice, from: Day, to: Day): string {
  const isInMonth = from.slice(0, 7) === to.slice(0, 7);
  const isInYear = from.slice(0, 4) === to.slice(0, 4);
  const start = isInYear
    ? startsOf(voice)[isInMonth ? "inMonth" : "inYear"].format(Date.parse(from))
    : voice.day(from);
  const end = voice.day(to);
  if (daysBetween(from, to) >= 7) return voice.say(storyWords, "span", { start, end });
  return voice.say(storyWords, isInMonth ? "spanOfWeekInMonth" : "spanOfWeek", {
    from: voice.say(storyWords, "fromWeekday", { weekday: weekdayOf(from) }),
    start,
    to: voice.say(storyWords, "toWeekday", { weekday: weekdayOf(to) }),
    end,
  });
}

/** How the first day of a stretch is written: what its last day says as well is left out. */
const startsOf = once(({ locale }: Voice) => ({
  inMonth: new Intl.DateTimeFormat(locale.format, { day: "numeric", timeZone: "UTC" }),
  inYear: new Intl.DateTimeFormat(locale.format, { day: "numeric", month: "long", timeZone: "UTC" }),
}));

/** The weekday by the name that the texts choose by. */
function weekdayOf(day: Day): string {
  return ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date(day).getUTCDay()] as string;
}
