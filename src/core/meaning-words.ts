import type { Beside, Since, Usual } from "./beside.ts";
import { categoryLabel } from "./category.ts";
import { phrases, type Voice } from "./locale.ts";
import type { Meaning } from "./meaning.ts";
import type { Stretch } from "./stretch.ts";

/** What figures mean beside other days, in words. @public */
export const meaningWords = phrases("meaning", {
  week: "{label}: {comparison} the mean of the 7 days before ({mean} a day).",
  month: "{label}: {comparison} the mean of the 30 days before ({mean} a day).",
  weekAndMonth:
    "{label}: {comparison} the mean of the 7 days before ({mean} a day), {comparisonMonth} that of the 30 days before ({meanMonth}).",
  above: "{percent} above",
  below: "{percent} below",
  same: "equal to",
  highestSince: "{label}: the highest day since {day}.",
  highestEver: "{label}: the highest day in the archive.",
  lowestSince: "{label}: the lowest day since {day}.",
  lowestEver: "{label}: the lowest day in the archive.",
  stretch: "{label}: {mean} a day on average over {days, plural, one {# day} other {# days}}.",
  peak: "{label}: {mean} a day on average over {days, plural, one {# day} other {# days}}; most on {day}, {loss}.",
  peakOfKnown:
    "{label}: {mean} a day on average over {days, plural, one {# day} other {# days}}; most on {day}, {loss}, of the {known, plural, one {# day} other {# days}} whose own loss is known.",
  share: "{label}: {share} of the total up to {day}.",
  passed: "Round numbers passed: {figures}.",
  figure: "{label} {number}",
});

/** What a figure means, sentence by sentence. Round numbers are told by `passedText`, for all figures together. */
export function meaningTexts(voice: Voice, id: string, { beside, stretch }: Meaning): string[] {
  const label = categoryLabel(voice, id);
  const { highestSince, lowestSince } = beside ?? {};
  return [
    ...(beside ? ofUsual(voice, label, beside) : []),
    ...ofRank(voice, label, "highest", highestSince),
    ...ofRank(voice, label, "lowest", lowestSince),
    ...(stretch ? ofStretch(voice, label, stretch) : []),
  ];
}

/** Beside the week and the month before; each may be too little known, or too quiet, to compare with. */
function ofUsual(voice: Voice, label: string, { week, month }: Beside): string[] {
  const comparison = compare(voice, week);
  const comparisonMonth = compare(voice, month);
  const mean = voice.mean(week?.mean ?? 0);
  const meanMonth = voice.mean(month?.mean ?? 0);
  if (comparison === undefined)
    return comparisonMonth === undefined
      ? []
      : [voice.say(meaningWords, "month", { label, comparison: comparisonMonth, mean: meanMonth })];
  return comparisonMonth === undefined
    ? [voice.say(meaningWords, "week", { label, comparison, mean })]
    : [voice.say(meaningWords, "weekAndMonth", { label, comparison, mean, comparisonMonth, meanMonth })];
}

function ofStretch(voice: Voice, label: string, { to, days, mean, peak, share = 0 }: Stretch): string[] {
  const percent = voice.percent(share);
  return [
    ...(mean !== undefined && days > 1
      ? [
          voice.say(meaningWords, peak ? (peak.of ? "peakOfKnown" : "peak") : "stretch", {
            label,
            mean: voice.mean(mean),
            days,
            day: peak ? voice.day(peak.day) : "",
            loss: voice.number(peak?.loss ?? 0),
            known: peak?.of ?? 0,
          }),
        ]
      : []),
    // That none or all of it was lost since the beginning says nothing.
    ...(percent === voice.percent(0) || share >= 1
      ? []
      : [voice.say(meaningWords, "share", { label, share: percent, day: voice.day(to) })]),
  ];
}

/** The round numbers that several figures passed; empty where none did. */
export function passedText(
  voice: Voice,
  passings: readonly { readonly id: string; readonly passed?: number }[],
): string[] {
  const figures = passings.flatMap(({ id, passed }) =>
    passed === undefined
      ? []
      : [
          voice.say(meaningWords, "figure", {
            label: categoryLabel(voice, id),
            number: voice.number(passed),
          }),
        ],
  );
  return figures.length > 0 ? [voice.say(meaningWords, "passed", { figures: voice.parts(figures) })] : [];
}

function compare(voice: Voice, usual: Usual | undefined): string | undefined {
  const above = usual?.above;
  if (above === undefined) return undefined;
  if (above === 0) return voice.say(meaningWords, "same");
  const percent = voice.percent(Math.abs(above) / 100);
  return voice.say(meaningWords, above > 0 ? "above" : "below", { percent });
}

function ofRank(voice: Voice, label: string, rank: "highest" | "lowest", since: Since | undefined): string[] {
  if (!since) return [];
  return since === "ever"
    ? [voice.say(meaningWords, `${rank}Ever`, { label })]
    : [voice.say(meaningWords, `${rank}Since`, { label, day: voice.day(since.day) })];
}
