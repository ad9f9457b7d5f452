import type { Archive } from "./archive.ts";
import { cardFacts } from "./card.ts";
import { composeBrief, type Wording } from "./compose.ts";
import type { Message } from "./message.ts";
import type { Look } from "./picture.ts";
import { cardAlt, cardSentences } from "./picture-alt.ts";
import { altWords } from "./picture-words.ts";
import type { Summary } from "./summary.ts";

/**
 * A summary as a card: a picture that has all of it, and the same in a few lines for who does not see it or gets none.
 */
export function composeCard(archive: Archive, summary: Summary, wording: Wording, look: Look): Message {
  const { voice, category } = wording;
  const brief = composeBrief(summary, wording);
  const { source } = brief;
  const credit = {
    source: source?.text ?? "",
    ...(source?.standing && { standing: source.standing }),
  };
  const facts = cardFacts(archive, summary, { category, credit });
  if (!facts) return brief;
  const { from, to } = summary;
  const span = from === to ? to : `${from}-${to}`;
  return {
    ...brief,
    lines: [...(brief.lines ?? []).slice(0, 1), ...cardSentences(facts, voice)],
    picture: {
      facts,
      ...look,
      language: voice.locale.tag,
      alt: cardAlt(facts, voice),
      outdated: voice.say(altWords, "outdated"),
      name: ["losses", ...(category ? [category] : []), span].join("-").concat(".png"),
    },
  };
}
