import { defineCommand } from "../src/core/command.ts";
import { chooseLocale, phrases, voiceOf } from "../src/core/locale.ts";
import { languageOption } from "../src/core/option-kinds.ts";

const words = phrases("language", {
  description: "The language of the answers here",
  "option.language": "The language; without it everybody is answered in their own",
  set: "Language: {language}",
  setLine: "Answers here are in this language for everybody. /language without a language ends that.",
  own: "Everybody in their own language",
  ownLine:
    "Answers here are in the language of the asker’s app. The posts of a subscription keep theirs: /settings changes it.",
});

/** `/language`: the language of the answers in the place in which it is asked. */
export const language = defineCommand({
  name: "language",
  restricted: true,
  options: { language: languageOption },
  words,
  async run({ options, voice, locales, store, place, languages }) {
    if (!place) throw new Error("A restricted command is answered in a place only.");
    const { platform, channel, server } = place;
    await store.setLanguage({ platform, channel, server }, options.language);
    languages.set(place, options.language);
    if (options.language === undefined)
      return { title: voice.say(words, "own"), lines: [voice.say(words, "ownLine")] };
    // Answered in the language that was chosen, so that everybody sees at once what it is like.
    const locale = chooseLocale(locales, options.language);
    const chosen = voiceOf(locale);
    return {
      title: chosen.say(words, "set", { language: locale.name }),
      lines: [chosen.say(words, "setLine")],
    };
  },
});
