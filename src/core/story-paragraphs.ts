import { categoryLabel, covers, isGroup } from "./category.ts";
import type { Voice } from "./locale.ts";
import { ofCertainty, type Telling } from "./story-certainty.ts";
import type { Comparison } from "./story-comparisons.ts";
import type { StoryFacts } from "./story-facts.ts";
import type { Standout } from "./story-standouts.ts";
import {
  counted,
  daysOf,
  directionOf,
  labelled,
  listed,
  spanOf,
  spelled,
  totalsOf,
  weekdaysOf,
} from "./story-voice.ts";
import { storyWords } from "./story-words.ts";
import { summaryWords } from "./summary-words.ts";

/** The three to five paragraphs of a story, what matters most first. One that has nothing to say is left out. */
export function paragraphs(facts: StoryFacts, telling: Telling): string[] {
  const { voice } = telling;
  return [
    ofLosses(facts, voice),
    standingOut(facts, voice),
    besideOthers(facts, voice),
    sinceTheBeginning(facts, voice),
    ofCertainty(facts, telling),
  ]
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(" "));
}

function ofLosses(facts: StoryFacts, voice: Voice): string[] {
  const { outcome, category, lead, others, equipment, summary, totals } = facts;
  if (outcome === "unknown")
    return [
      voice.say(storyWords, "leadTotals", {
        day: voice.day(summary.to),
        totals: totalsOf(voice, summary, totals),
      }),
    ];
  const when = whenOf(facts, voice);
  if (outcome === "fell") return [voice.say(storyWords, "leadFell", { when })];
  if (outcome === "none")
    return [
      category
        ? voice.say(storyWords, "leadNoneOf", { when, label: categoryLabel(voice, category) })
        : voice.say(storyWords, "leadNone", { when }),
    ];
  const isOfGroup = category !== undefined && lead[0]?.id === category && isGroup(category);
  return [
    voice.say(storyWords, "lead", { when, losses: listed(voice, lead) }),
    ...(others.length > 0
      ? [voice.say(storyWords, isOfGroup ? "parts" : "others", { figures: listed(voice, others) })]
      : []),
    ...(equipment !== undefined
      ? [voice.say(storyWords, "together", { figure: counted(voice, { id: "equipment", count: equipment }) })]
      : []),
  ];
}

/** The days that the losses are of. */
function whenOf({ summary: { from, to }, since, stretch, days }: StoryFacts, voice: Voice): string {
  const day = voice.day(to);
  if (since) return voice.say(storyWords, "whenSince", { since: voice.day(since), day });
  return stretch
    ? voice.say(storyWords, "whenStretch", { days: daysOf(voice, days), span: spanOf(voice, from, to) })
    : voice.say(storyWords, "whenDay", { between: weekdaysOf(voice, to), day });
}

function standingOut(facts: StoryFacts, voice: Voice): string[] {
  const directions = directionOf(voice, facts);
  return [
    ...facts.standouts.map((standout) => standoutSentence(facts, standout, voice)),
    ...facts.apart.map(({ since, figures }) =>
      voice.say(storyWords, "apart", { since: voice.day(since), figures: listed(voice, figures) }),
    ),
    ...(directions ? [voice.say(storyWords, "direction", { ...directions })] : []),
  ];
}

function standoutSentence({ stretch }: StoryFacts, standout: Standout, voice: Voice): string {
  switch (standout.kind) {
    case "highest":
    case "lowest": {
      const { kind, since } = standout;
      const figure = counted(voice, standout.figure);
      return since === "ever"
        ? voice.say(storyWords, `${kind}Ever`, { figure })
        : voice.say(storyWords, kind, { figure, day: voice.day(since.day) });
    }
    case "passed":
    case "reached": {
      const key = standout.isOwn ? standout.kind : (`${standout.kind}Elsewhere` as const);
      return voice.say(storyWords, key, { figures: listed(voice, standout.figures) });
    }
    case "corrected":
      return correctedSentences(voice, standout, stretch !== undefined);
    case "begins": {
      const key = standout.isKnown ? "begins" : "beginsUnknown";
      return voice.say(storyWords, key, { figures: listed(voice, standout.figures) });
    }
    case "since":
      return voice.say(storyWords, "since", {
        since: voice.day(standout.since),
        days: daysOf(voice, standout.days),
      });
    case "missing":
      return voice.say(storyWords, "missing", {
        day: voice.day(standout.day),
        labels: labelled(voice, standout.categories),
      });
  }
}

/** What corrections did, all of it: totals that fell, and what came and went beside the losses of a day, or within those of a stretch. */
function correctedSentences(
  voice: Voice,
  { fell, lowered, raised }: Extract<Standout, { kind: "corrected" }>,
  isWithin: boolean,
): string {
  const key =
    lowered.length > 0 && raised.length > 0 ? "loweredAndRaised" : lowered.length > 0 ? "lowered" : "raised";
  const figures = { lowered: listed(voice, lowered), raised: listed(voice, raised) };
  return [
    ...(fell.length > 0 ? [voice.say(storyWords, "fell", { figures: listed(voice, fell) })] : []),
    ...(lowered.length + raised.length > 0
      ? [voice.say(storyWords, isWithin ? `${key}Within` : key, figures)]
      : []),
  ].join(" ");
}

/** The days before, for comparison. */
function besideOthers(facts: StoryFacts, voice: Voice): string[] {
  const { previous, usual, lead, stretch } = facts;
  const [first] = lead;
  const comparisons = [
    ...(usual.week ? [comparisonText(voice, "week", usual.week)] : []),
    ...(usual.month ? [comparisonText(voice, "month", usual.month)] : []),
  ];
  return [
    ...(first && comparisons.length > 0
      ? [
          voice.say(storyWords, "usual", {
            figure: counted(voice, first),
            comparisons: voice.list(comparisons),
          }),
        ]
      : []),
    ...(stretch ? ofStretch(facts, stretch, voice) : []),
    ...(previous ? [previousText(previous, voice)] : []),
  ];
}

function comparisonText(voice: Voice, key: "week" | "month", { way, percent, mean }: Comparison): string {
  return voice.say(storyWords, key, { way, percent: spelled(voice, percent), mean: spelled(voice, mean) });
}

function ofStretch(
  { lead: [first], days }: StoryFacts,
  { means, peak, share, before }: NonNullable<StoryFacts["stretch"]>,
  voice: Voice,
): string[] {
  return [
    ...(means.length > 0 ? [voice.say(storyWords, "means", { figures: listed(voice, means) })] : []),
    ...(peak
      ? [
          voice.say(storyWords, "peak", {
            day: voice.day(peak.day),
            figure: counted(voice, peak.figure),
          }),
        ]
      : []),
    ...(first && share !== undefined
      ? [
          voice.say(storyWords, "share", {
            figure: counted(voice, first),
            percent: spelled(voice, share),
          }),
        ]
      : []),
    ...(before.length > 0
      ? [
          voice.say(storyWords, "stretchBefore", {
            losses: listed(voice, before),
            daysBefore: daysOf(voice, days, "daysBefore"),
          }),
        ]
      : []),
  ];
}

function previousText(previous: NonNullable<StoryFacts["previous"]>, voice: Voice): string {
  const day = voice.day(previous.day);
  return "losses" in previous
    ? voice.say(storyWords, "previous", { day, losses: listed(voice, previous.losses) })
    : voice.say(storyWords, "previousTotal", { day, total: counted(voice, previous.total) });
}

function sinceTheBeginning({ outcome, summary, totals, category }: StoryFacts, voice: Voice): string[] {
  const { prisoners } = summary;
  const told =
    outcome === "unknown"
      ? [voice.say(storyWords, "nothingBefore")]
      : totals.length > 0
        ? [voice.say(storyWords, "totals", { totals: totalsOf(voice, summary, totals) })]
        : [voice.say(storyWords, "totalsNone")];
  return [
    ...told,
    ...(prisoners && covers(category, "personnel")
      ? [voice.say(summaryWords, "prisoners", { number: voice.number(prisoners) })]
      : []),
  ];
}
