import { categoryLabel, covers } from "./category.ts";
import type { Voice } from "./locale.ts";
import type { Period } from "./period.ts";
import type { Summary } from "./summary.ts";
import { summaryWords } from "./summary-words.ts";

/** What every telling of a stretch must say of it: which of the days are not in it, and which first counts are not. */
export function stretchRemarks(summary: Summary, voice: Voice, category: string | undefined): string[] {
  return [...daysLeftOut(summary, voice), ...begunWithin(summary, voice, category)];
}

/** Which of the days that were asked for are left out, and why. */
export function daysLeftOut({ from, leftOut }: Summary, voice: Voice): string[] {
  const { isFromFirstReport, first, last } = leftOut ?? {};
  return [
    ...(isFromFirstReport ? [voice.say(summaryWords, "firstReport", { day: voice.day(from) })] : []),
    ...(first
      ? [voice.say(summaryWords, "leftOut", { eve: voice.day(first.eve), days: daysIn(voice, first) })]
      : []),
    ...(last ? [voice.say(summaryWords, "notReported", { days: daysIn(voice, last) })] : []),
  ];
}

/** The categories that begin within a stretch, whose first count is no part of what it added. */
function begunWithin({ changes }: Summary, voice: Voice, asked: string | undefined): string[] {
  return changes.flatMap(({ category, begun, since, delta }) =>
    begun === undefined || !since || delta === undefined || !covers(asked, category)
      ? []
      : [
          voice.say(summaryWords, "begun", {
            label: categoryLabel(voice, category),
            day: voice.day(since),
            number: voice.number(begun),
            change: voice.signed(delta),
          }),
        ],
  );
}

function daysIn(voice: Voice, { from, to }: Period): string {
  if (from === to) return voice.day(to);
  return voice.say(summaryWords, "span", { from: voice.day(from), to: voice.day(to) });
}
