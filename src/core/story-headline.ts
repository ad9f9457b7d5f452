import { categoryLabel } from "./category.ts";
import type { Voice } from "./locale.ts";
import type { StoryFacts } from "./story-facts.ts";
import type { Standout } from "./story-standouts.ts";
import { counted, daysOf, leadOf, listed, spelled, totalsOf } from "./story-voice.ts";
import { storyWords } from "./story-words.ts";
import { capital, oneLine } from "./text.ts";

/** The most characters of a headline. */
const HEADLINE_LENGTH = 120;

/** The headline: what was lost, and what stands out most where that is news. The shorter one where a longer does not fit. */
export function headline(facts: StoryFacts, voice: Voice): string {
  const all = headlines(facts, voice);
  const fitting = all.find((text) => [...text].length <= HEADLINE_LENGTH);
  return capital(fitting ?? oneLine(all.at(-1) ?? "", HEADLINE_LENGTH), voice.locale.format);
}

/** What stands out so much that the headline tells it; nothing where the losses are its news. */
export function newsOf({ outcome, since, stretch, standouts }: StoryFacts): Standout | undefined {
  if (outcome !== "lost" || since || stretch) return undefined;
  return standouts.find(({ isNews }) => isNews);
}

/** Every headline that is true, the fullest first. */
function headlines(facts: StoryFacts, voice: Voice): string[] {
  const { outcome, category, lead, days, totals, since, stretch } = facts;
  if (outcome === "unknown")
    return [totals, totals.slice(0, 1)].map((figures) =>
      voice.say(storyWords, "titleTotals", { totals: totalsOf(voice, facts.summary, figures) }),
    );
  if (outcome === "fell") return [voice.say(storyWords, "titleFell")];
  if (outcome === "none")
    return category
      ? [voice.say(storyWords, "titleNoneOf", { label: categoryLabel(voice, category) })]
      : [voice.say(storyWords, "titleNone")];

  const losses = [
    leadOf(voice, facts),
    leadOf(voice, facts, { withTanks: false }),
    listed(voice, lead.slice(0, 1)),
  ];
  if (since || stretch)
    return losses.map((text) =>
      voice.say(storyWords, "titleStretch", { days: daysOf(voice, days), losses: text }),
    );
  const plain = losses.map((text) => voice.say(storyWords, "title", { losses: text }));
  const news = newsOf(facts);
  return news ? [...headlinesWith(news, facts, voice, losses), ...plain] : plain;
}

function headlinesWith(news: Standout, facts: StoryFacts, voice: Voice, losses: readonly string[]): string[] {
  const [first] = facts.lead;
  switch (news.kind) {
    case "highest":
    case "lowest": {
      const figure = counted(voice, news.figure);
      if (news.since !== "ever") {
        const key = news.kind === "highest" ? "titleHighest" : "titleLowest";
        return [voice.say(storyWords, key, { losses: figure, day: voice.day(news.since.day) })];
      }
      return news.kind === "highest" ? [voice.say(storyWords, "titleHighestEver", { losses: figure })] : [];
    }
    case "passed":
    case "reached": {
      const [total] = news.figures;
      if (!total || !first) return [];
      const values = { total: counted(voice, total), number: spelled(voice, first.count) };
      return [voice.say(storyWords, news.kind === "passed" ? "titlePassed" : "titleReached", values)];
    }
    case "begins":
      return losses.map((text) => voice.say(storyWords, "titleBegins", { losses: text }));
    case "corrected":
      return losses.map((text) => voice.say(storyWords, "titleCorrected", { losses: text }));
    default:
      return [];
  }
}
