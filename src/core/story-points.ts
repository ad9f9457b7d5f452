import type { Voice } from "./locale.ts";
import type { Comparison } from "./story-comparisons.ts";
import type { StoryFacts } from "./story-facts.ts";
import { newsOf } from "./story-headline.ts";
import { isMinor, type Standout } from "./story-standouts.ts";
import { counted, daysOf, directionOf, labelled, leadOf, listed, spelled, totalsOf } from "./story-voice.ts";
import { storyWords } from "./story-words.ts";
import { capital } from "./text.ts";

const POINTS = 3;

/** The three key points: what was lost, what stands out beside the headline, and the totals. */
export function keyPoints(facts: StoryFacts, voice: Voice): string[] {
  const { outcome, totals, summary } = facts;
  const news = newsOf(facts);
  const others = facts.standouts.filter((standout) => standout !== news || !isToldInFull(standout));
  const isLesser = (standout: Standout) => isMinor(standout) || isWithin(facts, standout);
  const [second] = [
    ...others.filter((standout) => !isLesser(standout)).map((standout) => standoutPoint(voice, standout)),
    ...comparisonPoints(facts, voice),
    ...others.filter(isLesser).map((standout) => standoutPoint(voice, standout)),
    ...(news ? [standoutPoint(voice, news)] : []),
  ];
  const allTotals =
    totals.length > 0
      ? [voice.say(storyWords, "pointTotals", { totals: totalsOf(voice, summary, totals) })]
      : [voice.say(storyWords, "pointTotalsNone")];
  const points = [
    outcome === "unknown" ? voice.say(storyWords, "pointNothingBefore") : lossPoint(facts, voice),
    ...(second ? [second] : []),
    ...allTotals,
    voice.say(storyWords, "pointClaim"),
  ];
  return points.slice(0, POINTS).map((point) => `• ${capital(point, voice.locale.format)}`);
}

/** Whether a headline has every figure of its news. Of corrections and of new categories it says no more than that there are some. */
function isToldInFull({ kind }: Standout): boolean {
  return kind !== "corrected" && kind !== "begins";
}

/** Whether corrections are only contained in the losses of a stretch, of which other things are to be said first. */
function isWithin({ stretch }: StoryFacts, standout: Standout): boolean {
  return stretch !== undefined && standout.kind === "corrected" && standout.fell.length === 0;
}

function lossPoint(facts: StoryFacts, voice: Voice): string {
  const { outcome, since, stretch, days, summary } = facts;
  const day = voice.day(summary.to);
  if (outcome !== "lost") return voice.say(storyWords, "pointNone", { day });
  // The point says the other half of what the headline says.
  const losses = newsOf(facts) ? leadOf(voice, facts) : listed(voice, facts.lead);
  if (since) return voice.say(storyWords, "pointLossSince", { since: voice.day(since), losses });
  return stretch
    ? voice.say(storyWords, "pointLossStretch", { days: daysOf(voice, days), losses })
    : voice.say(storyWords, "pointLoss", { day, losses });
}

function standoutPoint(voice: Voice, standout: Standout): string {
  switch (standout.kind) {
    case "highest":
    case "lowest": {
      const { kind, since } = standout;
      const figure = counted(voice, standout.figure);
      if (since === "ever")
        return voice.say(storyWords, kind === "highest" ? "pointHighestEver" : "pointLowestEver", { figure });
      return voice.say(storyWords, kind === "highest" ? "pointHighest" : "pointLowest", {
        figure,
        day: voice.day(since.day),
      });
    }
    case "passed":
    case "reached": {
      const key = standout.kind === "passed" ? "pointPassed" : "pointReached";
      return voice.say(storyWords, key, { figures: listed(voice, standout.figures) });
    }
    case "corrected":
      return correctedPoint(voice, standout);
    case "begins":
      return voice.say(storyWords, "pointBegins", { figures: listed(voice, standout.figures) });
    case "since":
      return voice.say(storyWords, "pointSince", {
        since: voice.day(standout.since),
        days: daysOf(voice, standout.days),
      });
    case "missing":
      return voice.say(storyWords, "pointMissing", { labels: labelled(voice, standout.categories) });
  }
}

/** What corrections did to totals, all of it. */
function correctedPoint(
  voice: Voice,
  { fell, lowered, raised }: Extract<Standout, { kind: "corrected" }>,
): string {
  const down = [...fell, ...lowered.filter(({ id }) => fell.every((figure) => figure.id !== id))];
  const key =
    down.length > 0 && raised.length > 0
      ? "pointLoweredAndRaised"
      : down.length > 0
        ? "pointLowered"
        : "pointRaised";
  return voice.say(storyWords, key, { lowered: listed(voice, down), raised: listed(voice, raised) });
}

/** What the losses are beside others, for a day on which nothing stands out. */
function comparisonPoints(facts: StoryFacts, voice: Voice): string[] {
  const { usual, lead, stretch, previous } = facts;
  const directions = directionOf(voice, facts);
  const [first] = lead;
  const beside = (key: "pointWeek" | "pointMonth", usually: Comparison | undefined) =>
    first && usually
      ? [
          voice.say(storyWords, key, {
            way: usually.way,
            percent: spelled(voice, usually.percent),
            figure: counted(voice, first),
          }),
        ]
      : [];
  return [
    ...beside("pointMonth", usual.month),
    ...beside("pointWeek", usual.week),
    ...(directions ? [voice.say(storyWords, "pointDirection", { ...directions })] : []),
    ...(stretch && stretch.means.length > 0
      ? [voice.say(storyWords, "pointMeans", { figures: listed(voice, stretch.means) })]
      : []),
    ...(previous
      ? [
          "losses" in previous
            ? voice.say(storyWords, "pointPrevious", { losses: listed(voice, previous.losses) })
            : voice.say(storyWords, "pointPreviousTotal", { total: counted(voice, previous.total) }),
        ]
      : []),
  ];
}
