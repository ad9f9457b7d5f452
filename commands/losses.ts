import { categoryLabel, covers } from "../src/core/category.ts";
import { type Call, defineCommand } from "../src/core/command.ts";
import { composeSummary } from "../src/core/compose.ts";
import { type Day, FIRST_DAY } from "../src/core/day.ts";
import { phrases } from "../src/core/locale.ts";
import { Refusal } from "../src/core/message.ts";
import { categoryOption, dayOption } from "../src/core/option.ts";
import { summarize } from "../src/core/summary.ts";

const words = phrases("losses", {
  description:
    "Russian losses as claimed by the General Staff of Ukraine, the newest report or that of a day",
  "option.category": "One category only, such as tanks",
  "option.when": "The date of a report, such as 2023-03-07",
  empty: "There is no report yet: ask again later.",
  tooEarly: "There are no reports before {first}, the first day of the invasion: ask for a later date.",
  tooLate: "There is no report of {day} yet: leave the date out to see the newest, of {newest}.",
  pastEnd: "The archive ends at {newest} and has no report of {day}: leave the date out to see the newest.",
  none: "The archive has no report of {day}: ask for one of the nearest, of {before} or {after}.",
  noneBefore: "The archive has no report of {day}: ask for its first, of {after}, or a later one.",
  noFigure: "The report of {day} has no figure for {category}: leave the category out to see what it has.",
});

/** `/losses`: the figures of the newest report or of a day. */
export const losses = defineCommand({
  name: "losses",
  options: { category: categoryOption, when: dayOption },
  words,
  run(call) {
    const { archive, options, voice, sources, today } = call;
    const newest = archive.latest();
    if (!newest) throw new Refusal(voice.say(words, "empty"));
    const { category, when = newest.day } = options;
    const summary = summarize(archive, when);
    if (!summary) throw new Refusal(whyNoReport(call, when, newest.day));

    if (category && !summary.changes.some((change) => covers(category, change.category))) {
      const label = categoryLabel(voice, category);
      throw new Refusal(voice.say(words, "noFigure", { day: voice.day(when), category: label }));
    }
    return composeSummary(summary, { voice, sources, category, ...(when === newest.day && { today }) });
  },
});

function whyNoReport({ archive, voice, today }: Call, day: Day, newest: Day): string {
  if (day < FIRST_DAY) return voice.say(words, "tooEarly", { first: voice.day(FIRST_DAY) });
  // Only of a day that has not been is it certain that there is no report.
  if (day > newest)
    return voice.say(words, day > today ? "tooLate" : "pastEnd", {
      day: voice.day(day),
      newest: voice.day(newest),
    });
  const before = archive.before(day);
  const after = voice.day(archive.after(day)?.day ?? newest);
  return before
    ? voice.say(words, "none", { day: voice.day(day), before: voice.day(before.day), after })
    : voice.say(words, "noneBefore", { day: voice.day(day), after });
}
