import type { Archive } from "../../core/archive.ts";
import type { Voice } from "../../core/locale.ts";
import type { Period } from "../../core/period.ts";
import { summaryWords } from "../../core/summary-words.ts";
import type { Unfolded } from "./document.ts";
import { LANGUAGE } from "./request.ts";

/** The measures of a card that is shown beside a link, in pixels. */
const WIDTH = 1_200;
const HEIGHT = 675;

/** The card of a day or a stretch, of everything or of one category or group, as networks show it beside a link. */
export function cardOf(voice: Voice, { from, to }: Period, alt: string, category?: string): Unfolded {
  const asked = new URLSearchParams({
    when: from === to ? to : `${from}..${to}`,
    ...(category && { category }),
    [LANGUAGE]: voice.locale.tag,
  });
  return { path: `/api/card.png?${asked}`, alt, width: WIDTH, height: HEIGHT };
}

/** The card of the newest report, for pages that are of no day; nothing where there is no report. */
export function newestCard(voice: Voice, archive: Archive): Unfolded | undefined {
  const day = archive.latest()?.day;
  return (
    day && cardOf(voice, { from: day, to: day }, voice.say(summaryWords, "title", { day: voice.day(day) }))
  );
}
