import type { Archive } from "../src/core/archive.ts";
import { defineCommand } from "../src/core/command.ts";
import type { Day } from "../src/core/day.ts";
import { chooseLocale, phrases, voiceOf } from "../src/core/locale.ts";
import { Refusal } from "../src/core/message.ts";
import { languageOption } from "../src/core/option-kinds.ts";
import { isNews, type Source } from "../src/core/source.ts";

const words = phrases("subscribe", {
  description: "Post every new report here, once, on the morning it is out",
  "option.language": "The language of the posts",
  lacking: "I need {permissions} to post here: allow me that, and ask again.",
  new: "Subscribed",
  changed: "Language changed",
  same: "Already subscribed",
  promise: "Every new report is posted here once, when it is out.",
  newest: "The newest one, of {day}, follows within a minute.",
  language: "Language of the posts: {language}.",
  undo: "/unsubscribe ends it.",
});

/** `/subscribe`: the daily post for the channel in which it is asked. */
export const subscribe = defineCommand({
  name: "subscribe",
  restricted: true,
  options: { language: languageOption },
  words,
  async run({ options, voice, locales, store, now, place, archive, sources }) {
    if (!place) throw new Error("A restricted command is answered in a place only.");
    if (place.lacking?.length) {
      const permissions = voice.list(place.lacking);
      throw new Refusal(voice.say(words, "lacking", { permissions }));
    }
    const { platform, channel } = place;
    // Who asks again without naming a language has not asked for another one.
    const before = await store.subscription({ platform, channel });
    const locale = chooseLocale(locales, options.language ?? before?.language ?? voice.locale.tag);
    const outcome = await store.subscribe({ platform, channel, language: locale.tag }, now);
    const newest = newestNews(archive, sources);
    // Answered in the language that was chosen, so that the person sees at once what the posts will look like.
    const chosen = voiceOf(locale);
    return {
      title: chosen.say(words, outcome),
      lines: [
        chosen.say(words, "promise"),
        ...(newest && newest > ((await store.lastPosted(place)) ?? "")
          ? [chosen.say(words, "newest", { day: chosen.day(newest) })]
          : []),
        chosen.say(words, "language", { language: locale.name }),
        chosen.say(words, "undo"),
      ],
    };
  },
});

/** The day of the newest report where it is one that is posted. */
function newestNews(archive: Archive, sources: readonly Source[]): Day | undefined {
  const report = archive.latest();
  return report && isNews(sources, report) ? report.day : undefined;
}
