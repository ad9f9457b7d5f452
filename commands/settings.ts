import { type Call, defineCommand } from "../src/core/command.ts";
import { elsewhereLines } from "../src/core/elsewhere.ts";
import { haltedOrNext } from "../src/core/halt.ts";
import { leftUndoneLines } from "../src/core/left-undone.ts";
import { chooseLocale, phrases, voiceOf } from "../src/core/locale.ts";
import { type Message, Refusal } from "../src/core/message.ts";
import { changedCategoriesOption, switchOption } from "../src/core/option-settings.ts";
import type { Place } from "../src/core/place.ts";
import { checkLines, placeTitle } from "../src/core/place-check.ts";
import {
  changeSettings,
  keepSubscription,
  openedBefore,
  placeMeant,
  placeToPost,
  settingOptions,
  settingUpWords,
  subscriptionsOf,
} from "../src/core/setting-up.ts";
import { choicesOption, choicesPanel, roleMenu } from "../src/core/settings-choices.ts";
import { type Choices, settingsPanel } from "../src/core/settings-panel.ts";
import { typedLine } from "../src/core/settings-typed.ts";
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
  elsewhere: "These are the posts of {channel}.",
});

/** The options of which the others are changes. */
const WHICH = ["number", "channel", "buttons"];

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
    // Looking needs no right to post, nor does to pause; changing does.
    const named = await (isChange && options.pause !== true
      ? placeToPost(call, options)
      : placeMeant(call, options.channel));
    const place = (await openedBefore(call, named)) ?? named;
    const all = await subscriptionsOf(call, place);
    const standing = options.number ? all.find(({ number }) => number === options.number) : all[0];
    if (!standing)
      throw new Refusal(
        all.length === 0 || !options.number
          ? [voice.say(words, "none"), ...(await elsewhereLines(call, place))].join(" ")
          : voice.say(settingUpWords, "noneOfNumber", { number: options.number }),
      );
    const showing = { elsewhere: options.channel, choices: options.buttons };
    if (!isChange) return shown(call, place, standing, all, showing);
    const wanted = changeSettings(standing.settings, options, place, call);
    const outcome = await keepSubscription(call, place, standing.number, wanted);
    const after = await subscriptionsOf(call, place);
    const now = after.find(({ number }) => number === standing.number) ?? standing;
    return shown(call, place, now, after, { ...showing, outcome: outcome === "same" ? "same" : "changed" });
  },
});

/** What is shown of a subscription. */
interface Showing {
  /** The id of the channel that was named. */
  readonly elsewhere?: string | undefined;
  readonly outcome?: "changed" | "same";
  readonly choices?: Choices | undefined;
}

async function shown(
  call: Call,
  place: Place,
  standing: Standing,
  all: readonly Standing[],
  { elsewhere, outcome, choices }: Showing,
): Promise<Message> {
  const { voice, locales, store } = call;
  // What was chosen is shown in the language of the posts, so that a change of language is seen.
  const chosen = voiceOf(chooseLocale(locales, standing.settings.language));
  const next = await haltedOrNext({ ...call, voice: chosen }, standing);
  const off = offLine(chosen, standing);
  const isHere = place.channel === call.place?.channel;
  const channel = placeTitle(voice, place);
  const of = { ...standing, elsewhere: isHere ? undefined : elsewhere };
  const meant = {
    ...(!isHere && { channel: place.title ? channel : place.channel }),
    ...(standing.number !== all[0]?.number && { number: standing.number }),
  };
  return {
    title:
      all.length > 1
        ? chosen.say(subscriptionWords, "numbered", { number: standing.number })
        : chosen.say(words, "title"),
    lines: [
      ...(isHere ? [] : [chosen.say(words, "elsewhere", { channel: placeTitle(chosen, place) })]),
      ...(outcome ? [chosen.say(words, outcome)] : []),
      ...(off ? [off] : []),
      ...(await checkLines(chosen, place, standing.settings)),
      ...(await leftUndoneLines({ voice: chosen, store }, standing, place)),
      ...settingsLines(chosen, locales, standing.settings, place.features),
      ...(next ? [next] : []),
      ...(all.length > 1 ? [chosen.say(words, "others", { count: all.length - 1 })] : []),
      ...typedLine(voice, meant, choices),
    ],
    ...(choices === "role" &&
      place.features.includes("role") && {
        menu: roleMenu(chosen, of, await isRoleThere(place, standing)),
      }),
    actions: choices ? choicesPanel(chosen, locales, of, choices) : settingsPanel(chosen, of, all, place),
  };
}

/** Whether the role that is mentioned is still a role of the server, as far as is known. */
async function isRoleThere({ shortfalls }: Place, { settings: { role } }: Standing): Promise<boolean> {
  if (role === undefined) return false;
  return !(await shortfalls?.({ role }))?.some(({ kind }) => kind === "noRole");
}
