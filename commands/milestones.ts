import type { Archive } from "../src/core/archive.ts";
import { attributionOf } from "../src/core/attribution.ts";
import { byCatalogue, categoryLabel } from "../src/core/category.ts";
import { defineCommand } from "../src/core/command.ts";
import { phrases, type Voice } from "../src/core/locale.ts";
import { Refusal } from "../src/core/message.ts";
import { type Ahead, lately, next, type Passing } from "../src/core/milestone.ts";
import { categoryOption } from "../src/core/option-kinds.ts";
import { summaryWords } from "../src/core/summary-words.ts";

const words = phrases("milestones", {
  description: "Round numbers passed lately, and when the next would be reached at the present pace",
  "option.category": "One category or group only, such as tanks",
  title: "Round numbers of losses",
  titleOfOne: "{category}: round numbers",
  passed: "Passed, newest first:",
  past: "{label}: past {value}, report of {day}",
  ahead:
    "Next, if the days to come added as much as the last 30 did. This is an extrapolation from the report of {newest} and no forecast:",
  coming: "{label}: {value} around {day}, at {pace} a day",
  nonePassed: "No round number was passed on a day that is known.",
  noneAhead: "Nothing can be said of the next ones: the losses of the last 30 days are not known or too few.",
  empty: "There is no report yet: ask again later.",
  noFigure: "There is no round number to tell of “{category}”: leave the category out to see the others.",
});

/** So many are named of what was passed, and of what comes next. */
const MOST = 8;
/** Smaller totals reach a round number too seldom, or with every tenth loss. */
const LARGE = 1_000;

/** `/milestones`: round numbers that totals passed lately, and the next ones at the pace of the last thirty days. */
export const milestones = defineCommand({
  name: "milestones",
  lasting: true,
  options: { category: categoryOption },
  words,
  run({ options, voice, archive, sources }) {
    const latest = archive.latest();
    if (!latest) throw new Refusal(voice.say(words, "empty"));
    const { category } = options;
    const ids = category
      ? [category]
      : Object.keys(latest.totals)
          .filter((id) => id === "personnel" || (latest.totals[id] as number) >= LARGE)
          .sort(byCatalogue);
    const passed = passedOf(archive, ids);
    const ahead = aheadOf(archive, ids);
    if (category && passed.length + ahead.length === 0)
      throw new Refusal(voice.say(words, "noFigure", { category: categoryLabel(voice, category) }));

    const newest = voice.day(latest.day);
    return {
      title: category
        ? voice.say(words, "titleOfOne", { category: categoryLabel(voice, category) })
        : voice.say(words, "title"),
      lines: [
        voice.say(summaryWords, "claimBrief"),
        ...(passed.length > 0 ? [voice.say(words, "passed")] : [voice.say(words, "nonePassed")]),
        ...passed.map((passing) => pastText(voice, passing)),
        ...(ahead.length > 0 ? [voice.say(words, "ahead", { newest })] : [voice.say(words, "noneAhead")]),
        ...ahead.map((coming) => comingText(voice, coming)),
      ],
      source: attributionOf(
        { archive, voice, sources },
        [...passed.map(({ day }) => day), latest.day],
        newest,
      ),
    };
  },
});

interface Named {
  readonly id: string;
}

/** Newest first; of the same day as categories are shown. */
function passedOf(archive: Archive, ids: readonly string[]): (Passing & Named)[] {
  return ids
    .flatMap((id) => lately(archive, id, MOST).map((passing) => ({ ...passing, id })))
    .sort((one, other) => (one.day > other.day ? -1 : one.day < other.day ? 1 : 0))
    .slice(0, MOST);
}

/** Soonest first. */
function aheadOf(archive: Archive, ids: readonly string[]): (Ahead & Named)[] {
  return ids
    .flatMap((id) => {
      const ahead = next(archive, id);
      return ahead ? [{ ...ahead, id }] : [];
    })
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .slice(0, MOST);
}

function pastText(voice: Voice, { id, value, day }: Passing & Named): string {
  return voice.say(words, "past", {
    label: categoryLabel(voice, id),
    value: voice.number(value),
    day: voice.day(day),
  });
}

function comingText(voice: Voice, { id, value, day, perDay }: Ahead & Named): string {
  return voice.say(words, "coming", {
    label: categoryLabel(voice, id),
    value: voice.number(value),
    day: voice.day(day),
    pace: voice.mean(perDay),
  });
}
