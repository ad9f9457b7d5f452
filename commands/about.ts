import { defineCommand } from "../src/core/command.ts";
import { phrases } from "../src/core/locale.ts";
import { sourceHeading } from "../src/core/source.ts";

const words = phrases("about", {
  description: "What is counted, by whom, and how sure it is",
  title: "About these figures",
  who: "Every morning the General Staff of the Armed Forces of Ukraine publishes what it says the Russian army has lost since 24 February 2022: a total for each category, and what the last day added.",
  sure: "They are the claim of one side in a war, called approximate by those who make it, and not independently verified.",
  personnel: "Losses of personnel are killed and wounded taken together. They are not a number of deaths.",
  equipment:
    "Of equipment the reports do not define what exactly counts as a loss, or whether what was only damaged or captured is in it.",
  day: "A report carries the date of the morning it is published and covers the day before.",
  archive: "The archive holds {count, plural, one {# day} other {# days}}; the newest report is of {newest}.",
  source: "{title}: {about}",
});

/** `/about`: what the figures are, who says so, and where they are taken from. */
export const about = defineCommand({
  name: "about",
  lasting: true,
  options: {},
  words,
  run({ voice, archive, sources }) {
    const newest = archive.latest();
    return {
      title: voice.say(words, "title"),
      lines: [
        voice.say(words, "who"),
        voice.say(words, "sure"),
        voice.say(words, "personnel"),
        voice.say(words, "equipment"),
        voice.say(words, "day"),
        ...(newest
          ? [voice.say(words, "archive", { count: archive.days().length, newest: voice.day(newest.day) })]
          : []),
      ],
      // Each in its own words, in which it is named and its licence with it.
      links: sources.map((source) => ({
        text: voice.say(words, "source", {
          title: sourceHeading(voice, source),
          about: voice.say(source.words, "about"),
        }),
        ...(source.home && { url: source.home }),
      })),
    };
  },
});
