import { composeAnswer, FORMS } from "../src/core/answer.ts";
import { categoryLabel, covers } from "../src/core/category.ts";
import { type Call, defineCommand } from "../src/core/command.ts";
import { FIRST_DAY } from "../src/core/day.ts";
import { formWords } from "../src/core/form-words.ts";
import { phrases } from "../src/core/locale.ts";
import { lookOf, sizeOption, themeOption } from "../src/core/look-option.ts";
import { lossesActions } from "../src/core/losses-actions.ts";
import { Refusal } from "../src/core/message.ts";
import { categoryOption, whenOption, wordOption } from "../src/core/option-kinds.ts";
import type { Period } from "../src/core/period.ts";
import { summaryOf } from "../src/core/summary.ts";

const words = phrases("losses", {
  description:
    "Russian losses as claimed by the General Staff of Ukraine, the newest report or that of a day",
  "option.category": "One category only, such as tanks",
  "option.when": "A day or a stretch: 2023-03-07, yesterday, last week, March 2023",
  "option.form": "How it is told: brief, full, as a story or as a card, which is a picture",
  "option.size": "The size of a card: wide, square or tall",
  "option.theme": "The ground of a card: light or dark",
  empty: "There is no report yet: ask again later.",
  tooEarly: "There are no reports before {first}, the first day of the invasion: ask for a later date.",
  tooLate: "There is no report of {day} yet: leave the date out to see the newest, of {newest}.",
  pastEnd: "The archive ends at {newest} and has no report of {day}: leave the date out to see the newest.",
  held: "The report of {day} has come and is being checked: leave the date out to see the newest, of {newest}.",
  none: "The archive has no report of {day}: ask for one of the nearest, of {before} or {after}.",
  noneBefore: "The archive has no report of {day}: ask for its first, of {after}, or a later one.",
  noneWithin:
    "The archive has no report from {from} to {to}: leave the dates out to see the newest, of {newest}.",
  noFigure: "The report of {day} has no figure for “{category}”: leave the category out to see what it has.",
});

const formOption = wordOption(FORMS, formWords);

/** `/losses`: the figures of the newest report, of a day or of a stretch. */
export const losses = defineCommand({
  name: "losses",
  lasting: true,
  options: {
    category: categoryOption,
    when: whenOption,
    form: formOption,
    size: sizeOption,
    theme: themeOption,
  },
  words,
  run(call) {
    const { archive, options, voice, sources, today } = call;
    const newest = archive.latest()?.day;
    if (!newest) throw new Refusal(voice.say(words, "empty"));
    const { category, when = { from: newest, to: newest } } = options;
    const look = lookOf(options);
    // Whoever says how a picture is to look wants one.
    const form = options.form ?? (options.size || options.theme ? "card" : undefined);
    const summary = summaryOf(archive, when);
    if (!summary) throw new Refusal(whyNoReport(call, when, newest));
    if (category && !summary.changes.some((change) => covers(category, change.category))) {
      const label = categoryLabel(voice, category);
      throw new Refusal(voice.say(words, "noFigure", { day: voice.day(summary.to), category: label }));
    }
    const isNewest = summary.to === newest;
    const wording = { voice, sources, category, form, look, ...(isNewest && { today }) };
    const message = composeAnswer(archive, when, wording);
    if (!message) throw new Error(`The report of ${summary.to} is in the archive and cannot be worded.`);
    return { ...message, actions: lossesActions(archive, voice, summary, { category, form, look }) };
  },
});

function whyNoReport({ archive, voice, today }: Call, { from, to }: Period, newest: Period["to"]): string {
  const day = from;
  if (to < FIRST_DAY) return voice.say(words, "tooEarly", { first: voice.day(FIRST_DAY) });
  if (archive.held().some(({ version }) => version.report.day === day && day <= today))
    return voice.say(words, "held", { day: voice.day(day), newest: voice.day(newest) });
  // Only of a day that has not been is it certain that there is no report.
  if (day > newest)
    return voice.say(words, day > today ? "tooLate" : "pastEnd", {
      day: voice.day(day),
      newest: voice.day(newest),
    });
  if (from !== to)
    return voice.say(words, "noneWithin", {
      from: voice.day(from),
      to: voice.day(to),
      newest: voice.day(newest),
    });
  const before = archive.before(day);
  const after = voice.day(archive.after(day)?.day ?? newest);
  return before
    ? voice.say(words, "none", { day: voice.day(day), before: voice.day(before.day), after })
    : voice.say(words, "noneBefore", { day: voice.day(day), after });
}
