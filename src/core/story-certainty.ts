import { covers } from "./category.ts";
import { type Day, isDay } from "./day.ts";
import type { Voice } from "./locale.ts";
import { ageRemark } from "./remarks.ts";
import type { StoryFacts } from "./story-facts.ts";
import { labelled, spelled } from "./story-voice.ts";
import { storyWords } from "./story-words.ts";
import { summaryWords } from "./summary-words.ts";

/** What the paragraphs are told for beside the facts: the day that it is, where the age of the report is to be told. */
export interface Telling {
  readonly voice: Voice;
  readonly today?: Day | undefined;
  readonly posted?: true;
}

/** Who says so and how sure it is, and what others say. */
export function ofCertainty(facts: StoryFacts, telling: Telling): string[] {
  const { summary, category, estimate } = facts;
  const { voice } = telling;
  const { disagreements, restated } = summary.provenance;
  const covered = (figures: readonly { readonly category: string }[]) =>
    [...new Set(figures.map((figure) => figure.category))].filter((id) => covers(category, id));
  const differing = covered(disagreements);
  const corrected = covered(restated?.differences ?? []);
  return [
    voice.say(storyWords, "claim"),
    ...(covers(category, "personnel") ? [voice.say(storyWords, "killedAndWounded")] : []),
    ...(restated && corrected.length > 0
      ? [
          voice.say(storyWords, "corrected", {
            day: voice.day(restated.on),
            labels: labelled(voice, corrected),
          }),
        ]
      : []),
    ...(differing.length > 0
      ? [voice.say(storyWords, "differs", { labels: labelled(voice, differing) })]
      : []),
    ...(estimate ? estimateTexts(voice, estimate) : []),
    ...(summary.heldNewer
      ? [voice.say(summaryWords, "heldNewer", { day: voice.day(summary.heldNewer) })]
      : []),
    ...ageRemark(summary, telling),
  ];
}

function estimateTexts(
  voice: Voice,
  { when, who, counts, low, high }: NonNullable<StoryFacts["estimate"]>,
): string[] {
  const number =
    low === high
      ? spelled(voice, low)
      : voice.say(storyWords, "range", { low: spelled(voice, low), high: spelled(voice, high) });
  const said = { who: spoken(who, voice), figure: number, counts: spoken(counts, voice) };
  return [
    isDay(when)
      ? voice.say(storyWords, "estimate", { ...said, day: voice.day(when) })
      : voice.say(storyWords, "estimateInMonth", { ...said, month: voice.month(`${when}-01` as Day) }),
    voice.say(storyWords, "estimateApart"),
  ];
}

/** A text of an estimate in the reader's language, as every other text: English where there is none. */
function spoken(text: Readonly<Record<string, string>>, voice: Voice): string {
  return text[voice.locale.tag] ?? text["en"] ?? "";
}
