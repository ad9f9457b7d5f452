import type { Archive } from "./archive.ts";
import type { Wording } from "./compose.ts";
import type { Message } from "./message.ts";
import type { Period } from "./period.ts";
import { sourceLink } from "./source-line.ts";
import { storyFacts } from "./story-facts.ts";
import { headline } from "./story-headline.ts";
import { paragraphs } from "./story-paragraphs.ts";
import { keyPoints } from "./story-points.ts";
import { stretchRemarks } from "./stretch-remarks.ts";

/**
 * A day or a stretch as a report of a news agency: a headline of at most 120 characters, three key points and three to
 * five short paragraphs. The same facts always give the same text. Nothing where no report of the days has a figure of
 * what was asked for.
 */
export function composeStory(archive: Archive, period: Period, wording: Wording): Message | undefined {
  const facts = storyFacts(archive, period, wording.category);
  if (!facts) return undefined;
  const told = paragraphs(facts, wording);
  const remarks = stretchRemarks(facts.summary, wording.voice, wording.category);
  return {
    title: headline(facts, wording.voice),
    lines: keyPoints(facts, wording.voice),
    notes: [...told.slice(0, -1), [...told.slice(-1), ...remarks].join(" ")],
    source: sourceLink(facts.summary, wording),
  };
}
