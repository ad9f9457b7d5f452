import { categoryLabel } from "../src/core/category.ts";
import { type Call, defineCommand } from "../src/core/command.ts";
import { elsewhereLines } from "../src/core/elsewhere.ts";
import { haltedOrNext } from "../src/core/halt.ts";
import { leftUndoneLines } from "../src/core/left-undone.ts";
import { chooseLocale, phrases, type Voice, voiceOf } from "../src/core/locale.ts";
import { type Message, Refusal } from "../src/core/message.ts";
import { optionName } from "../src/core/option-names.ts";
import { changedCategoriesOption, switchOption } from "../src/core/option-settings.ts";
import type { Place } from "../src/core/place.ts";
import { checkLines, placeTitle } from "../src/core/place-check.ts";
import {
  changeSettings,
  keepSubscription,
  openedBefore,
  placeToPost,
  settingOptions,
  settingUpWords,
  subscriptionsOf,
  type Wanted,
} from "../src/core/setting-up.ts";
import { choicesOption, choicesPanel, roleMenu } from "../src/core/settings-choices.ts";
import { type Choices, settingsPanel } from "../src/core/settings-panel.ts";
import type { Standing } from "../src/core/subscription.ts";
import { offLine, settingsLines, subscriptionWords } from "../src/core/subscription-words.ts";

const words = phrases("settings", {
  description: "Show or change how this channel’s posts look and when they come",
  title: "Settings",
  changed: "Changed, from the next post on.",
  same: "Nothing has changed.",
  none: "There is no subscription here: /subscribe starts one.",
  others:
    "{count, plural, one {There is # other subscription here.} other {There are # other subscriptions here.}}",
  typed: "Any other value is set by typing it ({options}), such as: /settings {example}",
  elsewhere: "These are the posts of {channel}. To change them, type what is to change: /settings {example}",
});

/** The options of which the others are changes. */
const WHICH = ["number", "channel", "buttons"];

/** The options of which not every value has a button, each with such a value: several forms at once, or a group of categories. */
const TYPED: Readonly<Record<string, (voice: Voice) => string>> = {
  form: () => "brief,card",
  category: (voice) => categoryLabel(voice, "armour").toLowerCase(),
  time: () => "18:30",
  zone: () => "Lisbon",
  quiet: () => "22:30-06:30",
};
/** Those that stand in the example where none of them is being looked at. */
const EXAMPLES = ["time", "zone"];

/** `/settings`: shows a subscription of the channel, and changes what is said. */
export const settings = defineCommand({
  name: "settings",
  restricted: true,
  options: {
    ...settingOptions,
    pause: switchOption,
    buttons: choicesOption,
    add: changedCategoriesOption,
    remove: changedCategoriesOption,
  },
  words,
  optionWords: settingUpWords,
  async run(call) {
    const { options, voice } = call;
    const isChange = Object.keys(options).some((name) => !WHICH.includes(name));
    const named = await placeOf(call, isChange, options);
    const place = (await openedBefore(call, named)) ?? named;
    const all = await subscriptionsOf(call, place);
    const standing = options.number ? all.find(({ number }) => number === options.number) : all[0];
    if (!standing)
      throw new Refusal(
        all.length === 0 || !options.number
          ? [voice.say(words, "none"), ...(await elsewhereLines(call, place))].join(" ")
          : voice.say(settingUpWords, "noneOfNumber", { number: options.number }),
      );
    const choices = options.buttons;
    if (!isChange) return shown(call, place, standing, all, { choices });
    const wanted = changeSettings(standing.settings, options, place, call);
    const outcome = await keepSubscription(call, place, standing.number, wanted);
    const after = await subscriptionsOf(call, place);
    const now = after.find(({ number }) => number === standing.number) ?? standing;
    return shown(call, place, now, after, { outcome: outcome === "same" ? "same" : "changed", choices });
  },
});

/** Looking needs no right to post; changing does. */
async function placeOf(call: Call, isChange: boolean, options: Wanted): Promise<Place> {
  const { place } = call;
  const { channel } = options;
  if (isChange || !place) return placeToPost(call, options);
  return (channel !== undefined && (await place.other?.(channel))) || place;
}

async function shown(
  call: Call,
  place: Place,
  standing: Standing,
  all: readonly Standing[],
  { outcome, choices }: { outcome?: "changed" | "same"; choices?: Choices | undefined },
): Promise<Message> {
  const { voice, locales, store } = call;
  // What was chosen is shown in the language of the posts, so that a change of language is seen.
  const chosen = voiceOf(chooseLocale(locales, standing.settings.language));
  const next = await haltedOrNext({ ...call, voice: chosen }, standing);
  const off = offLine(chosen, standing);
  const isHere = place.channel === call.place?.channel;
  return {
    title:
      all.length > 1
        ? chosen.say(subscriptionWords, "numbered", { number: standing.number })
        : chosen.say(words, "title"),
    lines: [
      ...(outcome ? [chosen.say(words, outcome)] : []),
      ...(off ? [off] : []),
      ...(await checkLines(chosen, place, standing.settings)),
      ...(await leftUndoneLines(
        { voice: chosen, store },
        standing,
        place,
        await store.outbox.history(standing),
      )),
      ...settingsLines(chosen, locales, standing.settings, place.features),
      ...(next ? [next] : []),
      ...(all.length > 1 ? [voice.say(words, "others", { count: all.length - 1 })] : []),
      ...typedLine(call, place, standing, all, choices),
    ],
    ...(isHere &&
      choices === "role" &&
      place.features.includes("role") && {
        menu: roleMenu(chosen, standing, await isRoleThere(place, standing)),
      }),
    // A button names no channel: pressed, it would change what is posted where it was asked.
    ...(isHere && {
      actions: choices
        ? choicesPanel(chosen, locales, standing, choices)
        : settingsPanel(chosen, standing, all, place),
    }),
  };
}

/** Whether the role that is mentioned is still a role of the server, as far as is known. */
async function isRoleThere({ shortfalls }: Place, { settings: { role } }: Standing): Promise<boolean> {
  if (role === undefined) return false;
  return !(await shortfalls?.({ role }))?.some(({ kind }) => kind === "noRole");
}

/**
 * What no button changes, and in another channel everything, in a line to type; of one setting where its choices are shown, and
 * nothing where those are all. Options are called as in the asker's own app.
 */
function typedLine(
  { voice, place: here }: Call,
  place: Place,
  { number }: Standing,
  all: readonly Standing[],
  choices: Choices | undefined,
): string[] {
  const name = (id: string) => optionName(voice, id);
  const isHere = place.channel === here?.channel;
  const channel = placeTitle(voice, place);
  const ids = Object.keys(TYPED).filter((id) => choices === undefined || id === choices);
  const shown = !isHere ? ["time"] : choices === undefined ? EXAMPLES : ids;
  const example = [
    ...(isHere ? [] : [`${name("channel")}:${place.title ? channel : place.channel}`]),
    ...(number === all[0]?.number ? [] : [`${name("number")}:${number}`]),
    ...shown.map((id) => `${name(id)}:${TYPED[id]?.(voice)}`),
  ].join(" ");
  if (!isHere) return [voice.say(words, "elsewhere", { channel, example })];
  return ids.length === 0 ? [] : [voice.say(words, "typed", { options: voice.list(ids.map(name)), example })];
}
