import type { Archive } from "../src/core/archive.ts";
import { attributionOf } from "../src/core/attribution.ts";
import { byCatalogue, categoryLabel, isGroup, shortCategoryLabel } from "../src/core/category.ts";
import { defineCommand } from "../src/core/command.ts";
import { type Day, daysBetween } from "../src/core/day.ts";
import { phrases, type Voice } from "../src/core/locale.ts";
import { Refusal } from "../src/core/message.ts";
import { categoryOption } from "../src/core/option-kinds.ts";
import type { Period } from "../src/core/period.ts";
import { areEven, type Side, type SideFigure, sideOf } from "../src/core/side.ts";
import { sideOption } from "../src/core/side-option.ts";
import { daysLeftOut } from "../src/core/stretch-remarks.ts";
import { summaryWords } from "../src/core/summary-words.ts";

const words = phrases("compare", {
  description: "Two days or two stretches side by side",
  "option.a": "The first day or stretch, such as 2023-03-05",
  "option.b": "The second day or stretch, such as 2023-03-07",
  "option.category": "One category only, such as tanks",
  both: "Name two days or stretches to compare, such as /compare 2023-03-05 2023-03-07.",
  title: "Losses compared",
  titleOfOne: "{category}: losses compared",
  first: "First column",
  second: "Second column",
  column: "{column}: {text}.",
  said: "{column}: {text}",
  stretch: "{span}, {days, plural, one {# day} other {# days}}",
  ofDay: "The figures are the losses of each day.",
  ofStretch: "The figures are the losses over each stretch.",
  perDay: "The figures are losses per day on average, because they are not all of equally many days.",
  whole: "{label} in all: {first} in the first column and {second} in the second.",
  more: "{label}: {percent} more in the second column than in the first.",
  less: "{label}: {percent} less in the second column than in the first.",
  same: "{label}: the same in both columns.",
  nearlySame: "{label}: nearly the same in both columns.",
  since: "counted from the report of {since}, the nearest that has it: {figures}",
  sinceAll: "counted from the report of {since}, because that of the day before is lacking",
  begun: "reported for the first time on {day}, with {number} that are no part of it: {label}",
  corrected: "the totals were also corrected, which is not counted here: {figures}",
  correctedWithin: "part of it corrects earlier days: {figures}",
  figure: "{label} {change}",
  lacks: "no loss is known of: {figures}",
  none: "There is no report of {day}: ask for the nearest, of {nearest}.",
  noneWithin: "There is no report from {from} to {to}: ask for days around the nearest, of {nearest}.",
  empty: "There is no report yet: ask again later.",
  nothing: "No losses are known of either of the two: name other days.",
  nothingOf: "No losses of “{category}” are known of either of the two: leave the category out.",
});

/** `/compare`: two days or two stretches side by side. */
export const compare = defineCommand({
  name: "compare",
  lasting: true,
  options: { a: sideOption, b: sideOption, category: categoryOption },
  words,
  run({ options, voice, archive, sources }) {
    const { a, b, category } = options;
    if (!a || !b) throw new Refusal(voice.say(words, "both"));
    const first = askedSide(archive, voice, a, category);
    const second = askedSide(archive, voice, b, category);
    const lead = category ?? "personnel";
    const ids = idsOf(lead, [first, second]);
    if (ids.length === 0) throw new Refusal(whyNothing(voice, category));

    const isPerDay = !areEven(first, second);
    const told = (side: Side, id: string) => lossText(voice, side.figures.get(id), isPerDay);
    const whole = (side: Side) => lossText(voice, side.figures.get(lead), false);
    const isOfDays = first.days === 1 && second.days === 1;
    const days = [first.to, second.to];
    return {
      title: category
        ? voice.say(words, "titleOfOne", { category: categoryLabel(voice, category) })
        : voice.say(words, "title"),
      lines: [
        voice.say(summaryWords, "claimBrief"),
        inColumn(voice, "first", spanOf(voice, first)),
        inColumn(voice, "second", spanOf(voice, second)),
        voice.say(words, isPerDay ? "perDay" : isOfDays ? "ofDay" : "ofStretch"),
        ...(isPerDay && ids.includes(lead)
          ? [
              voice.say(words, "whole", {
                label: categoryLabel(voice, lead),
                first: whole(first),
                second: whole(second),
              }),
            ]
          : []),
      ],
      table: ids.map((id) => ({
        label: shortCategoryLabel(voice, id),
        value: told(first, id),
        change: told(second, id),
      })),
      notes: [
        ...difference(voice, lead, first.figures.get(lead), second.figures.get(lead)),
        ...daysLeftOut(first.summary, voice).map((text) =>
          voice.say(words, "said", { column: voice.say(words, "first"), text }),
        ),
        ...remarksOf(voice, first, second).map((text) => inColumn(voice, "first", text)),
        ...daysLeftOut(second.summary, voice).map((text) =>
          voice.say(words, "said", { column: voice.say(words, "second"), text }),
        ),
        ...remarksOf(voice, second, first).map((text) => inColumn(voice, "second", text)),
      ],
      source: attributionOf(
        { archive, voice, sources },
        days,
        voice.list([...new Set(days)].map((day) => voice.day(day))),
      ),
    };
  },
});

/** What stands where a loss is not known. */
const ABSENT = "–";

function askedSide(archive: Archive, voice: Voice, asked: Period, category: string | undefined): Side {
  const side = sideOf(archive, asked, category);
  if (!side) throw new Refusal(whyNone(archive, voice, asked));
  return side;
}

function whyNothing(voice: Voice, category: string | undefined): string {
  return category
    ? voice.say(words, "nothingOf", { category: categoryLabel(voice, category) })
    : voice.say(words, "nothing");
}

function whyNone(archive: Archive, voice: Voice, { from, to }: Period): string {
  const before = archive.before(from)?.day;
  const after = archive.after(to)?.day;
  const isAfterNearer = !before || (after && daysBetween(to, after) < daysBetween(before, from));
  const nearest = isAfterNearer ? after : before;
  if (!nearest) return voice.say(words, "empty");
  const values = { from: voice.day(from), to: voice.day(to), nearest: voice.day(nearest) };
  return voice.say(words, from === to ? "none" : "noneWithin", { ...values, day: voice.day(from) });
}

/** The ids whose loss is known of one of the two, what was asked for first and groups last. */
function idsOf(lead: string, sides: readonly Side[]): string[] {
  const known = sides.flatMap(({ figures }) =>
    [...figures].filter(([, { loss }]) => loss !== undefined).map(([id]) => id),
  );
  const rank = (id: string) => (id === lead ? 0 : isGroup(id) ? 2 : 1);
  return [...new Set(known)].sort((one, other) => rank(one) - rank(other) || byCatalogue(one, other));
}

function spanOf(voice: Voice, { from, to, days }: Side): string {
  if (from === to) return voice.day(to);
  const ends = { from: voice.day(from), to: voice.day(to) };
  return voice.say(words, "stretch", { span: voice.say(summaryWords, "span", ends), days });
}

function inColumn(voice: Voice, column: "first" | "second", text: string): string {
  return voice.say(words, "column", { column: voice.say(words, column), text });
}

function lossText(voice: Voice, figure: SideFigure | undefined, isPerDay: boolean): string {
  if (figure?.loss === undefined) return ABSENT;
  const text = isPerDay ? voice.mean(figure.loss / figure.days) : voice.number(figure.loss);
  return text.replace("-", "−");
}

/** By how much the second is above the first, where that can be said: a share of nothing cannot. */
function difference(voice: Voice, id: string, first?: SideFigure, second?: SideFigure): string[] {
  if (first?.loss === undefined || second?.loss === undefined) return [];
  const [one, other] = [first.loss / first.days, second.loss / second.days];
  const label = categoryLabel(voice, id);
  if (one === other) return [voice.say(words, "same", { label })];
  if (one <= 0 || other < 0) return [];
  const percent = voice.percent(Math.abs(other - one) / one);
  if (percent === voice.percent(0)) return [voice.say(words, "nearlySame", { label })];
  return [voice.say(words, other > one ? "more" : "less", { label, percent })];
}

/** What has to be said of one side: what is not measured from its eve, what was corrected, and what it lacks. */
function remarksOf(voice: Voice, side: Side, other: Side): string[] {
  const figures = [...side.figures];
  const known = figures.filter(([, { loss }]) => loss !== undefined);
  const usual = known.filter(([, { begun }]) => begun === undefined);
  const measured = Map.groupBy(
    usual.filter(([, { since }]) => since),
    ([, { since }]) => since as Day,
  );
  const corrected = figures
    .filter(([, { correction }]) => correction !== undefined)
    .map(([id, { correction = 0 }]) =>
      voice.say(words, "figure", { label: categoryLabel(voice, id), change: voice.signed(correction) }),
    );
  const lacking = [...other.figures]
    .filter(([id, { loss }]) => loss !== undefined && side.figures.get(id)?.loss === undefined)
    .map(([id]) => id);
  const labels = (ids: readonly string[]) => voice.list(ids.map((id) => categoryLabel(voice, id)));
  return [
    ...[...measured].map(([since, those]) =>
      voice.say(words, those.length === usual.length ? "sinceAll" : "since", {
        since: voice.day(since),
        figures: labels(those.map(([id]) => id)),
      }),
    ),
    ...known.flatMap(([id, { begun, since }]) =>
      begun === undefined || !since
        ? []
        : [
            voice.say(words, "begun", {
              label: categoryLabel(voice, id),
              day: voice.day(since),
              number: voice.number(begun),
            }),
          ],
    ),
    ...(corrected.length > 0
      ? [
          voice.say(words, side.days === 1 ? "corrected" : "correctedWithin", {
            figures: voice.parts(corrected),
          }),
        ]
      : []),
    ...(lacking.length > 0 ? [voice.say(words, "lacks", { figures: labels(lacking) })] : []),
  ];
}
