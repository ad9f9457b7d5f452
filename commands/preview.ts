import { FORMS } from "../src/core/answer.ts";
import { defineCommand } from "../src/core/command.ts";
import { composePost } from "../src/core/compose-post.ts";
import { begunEdition, newestEdition } from "../src/core/edition.ts";
import { formWords } from "../src/core/form-words.ts";
import { chooseLocale, phrases, voiceOf } from "../src/core/locale.ts";
import { type Message, Refusal } from "../src/core/message.ts";
import { wordOption } from "../src/core/option-kinds.ts";
import { numberOption } from "../src/core/option-settings.ts";
import { firstSettings, settingUpWords, subscriptionsOf } from "../src/core/setting-up.ts";
import { formName } from "../src/core/subscription-words.ts";

const words = phrases("preview", {
  description: "Show what will be posted here, to you alone",
  "option.number": "Which of the channel’s subscriptions",
  "option.form": "In this form, whatever the settings say",
  empty: "There is no report yet: ask again later.",
  back: "Settings",
  begun: "The weekend so far: the report of {day} joins this post if it comes in time.",
});

/** `/preview`: the next post of the channel as it would be with its settings, to the asker alone. */
export const preview = defineCommand({
  name: "preview",
  alone: true,
  options: { number: numberOption, form: wordOption(FORMS, formWords) },
  words,
  async run(call) {
    const { options, voice, archive, sources, locales, place, today } = call;
    const newest = archive.latest()?.day;
    if (!newest) throw new Refusal(voice.say(words, "empty"));
    const all = place ? await subscriptionsOf(call, place) : [];
    const standing = all.find(({ number }) => number === (options.number ?? all[0]?.number));
    if (!standing && all.length > 0)
      throw new Refusal(voice.say(settingUpWords, "noneOfNumber", { number: options.number ?? 1 }));
    const settings = standing?.settings ?? firstSettings(call);
    const edition = newestEdition(settings.days, newest) ?? begunEdition(settings.days, newest);
    const form = options.form ?? FORMS.find((name) => name === settings.forms[0]) ?? "full";
    const posted = voiceOf(chooseLocale(locales, settings.language));
    const told = { form, categories: settings.categories };
    const message = edition && composePost(archive, edition, told, { voice: posted, sources, today });
    if (!message) throw new Refusal(voice.say(words, "empty"));
    const number = standing?.number;
    // Nobody else could do anything with the settings.
    const mayChange = number !== undefined && (await place?.mayManage().catch(() => false));
    const others = FORMS.filter((name) => name !== form && settings.forms.includes(name));
    const which = number === undefined ? "" : ` number:${number}`;
    const actions = [
      others.map((name) => ({ label: formName(posted, name), line: `preview${which} form:${name}` })),
      mayChange ? [{ label: posted.say(words, "back"), line: `settings number:${number}` }] : [],
    ].filter((row) => row.length > 0);
    const begun = edition.day > newest ? [posted.say(words, "begun", { day: posted.day(edition.day) })] : [];
    return { ...withLines(message, begun), ...(actions.length > 0 && { actions }) };
  },
});

/** A post with lines of its preview before its own; the lines of a picture are left out beside it, its notes are not. */
function withLines(message: Message, lines: readonly string[]): Message {
  const { picture, notes = [] } = message;
  return picture
    ? { ...message, notes: [...lines, ...notes] }
    : { ...message, lines: [...lines, ...(message.lines ?? [])] };
}
