import { type Call, defineCommand } from "../src/core/command.ts";
import { haltedOrNext } from "../src/core/halt.ts";
import { chooseLocale, phrases, voiceOf } from "../src/core/locale.ts";
import type { Place } from "../src/core/place.ts";
import { checkLines, placeTitle } from "../src/core/place-check.ts";
import {
  changeSettings,
  firstSettings,
  keepSubscription,
  opened,
  openedBefore,
  placeToPost,
  settingOptions,
  settingUpWords,
  subscriptionsOf,
} from "../src/core/setting-up.ts";
import { settingsPanel } from "../src/core/settings-panel.ts";
import { settingsLines } from "../src/core/subscription-words.ts";

const words = phrases("subscribe", {
  description: "Post every new report here once, on the morning it comes out",
  new: "Subscribed",
  changed: "Subscription changed",
  same: "Already subscribed",
  promise: "Every new report is posted once, when it is due.",
  elsewhere: "The posts go to {channel}.",
  undo: "/settings changes it, /preview shows a post, /unsubscribe ends it.",
});

/** `/subscribe`: posts for the channel in which it is asked, or for another one of the same server. */
export const subscribe = defineCommand({
  name: "subscribe",
  restricted: true,
  options: settingOptions,
  words,
  optionWords: settingUpWords,
  async run(call) {
    const { options, locales, place: here } = call;
    const place = await placeToPost(call, options);
    const made = await openedBefore(call, place);
    const known = await subscriptionsOf(call, made ?? place);
    const number = options.number ?? known[0]?.number ?? 1;
    // Who asks again without a word more has not asked for anything else.
    const before = known.find((one) => one.number === number)?.settings ?? firstSettings(call);
    // Whoever subscribes wants posts, also where they were paused.
    const settings = changeSettings({ ...before, paused: false }, options, place, call);
    const target = made ?? (await opened(call, place));
    const { channel } = target;
    const outcome = await keepSubscription(call, target, number, settings);
    if (options.number === undefined) await letOthersGoOn(call, target, number);
    const all = await subscriptionsOf(call, target);
    const standing = all.find((one) => one.number === number);
    if (!standing) throw new Error("A subscription that was just kept is not there.");
    // Answered in the language that was chosen, so that the person sees at once what the posts will look like.
    const chosen = voiceOf(chooseLocale(locales, settings.language));
    const next = await haltedOrNext({ ...call, voice: chosen }, standing);
    const address = place.addressOf?.(channel);
    const isHere = channel === here?.channel;
    return {
      title: chosen.say(words, outcome),
      lines: [
        ...(isHere ? [] : [chosen.say(words, "elsewhere", { channel: placeTitle(chosen, place) })]),
        // A digest is no report: that it comes once says its own line.
        ...(settings.days.kind === "daily" ? [chosen.say(words, "promise")] : []),
        ...(await checkLines(chosen, place, settings)),
        ...(next ? [next] : []),
        ...settingsLines(chosen, locales, settings, place.features),
        chosen.say(words, "undo"),
      ],
      ...(address !== undefined && { links: [{ text: placeTitle(chosen, place), url: address }] }),
      actions: settingsPanel(
        chosen,
        { ...standing, elsewhere: isHere ? undefined : options.channel },
        all,
        place,
      ),
    };
  },
});

/**
 * Lets the other subscriptions of a channel go on that could not be posted, or are off for that: what kept them out is mended for
 * all of them, and nobody is told of their numbers.
 */
async function letOthersGoOn(call: Call, place: Place, number: number): Promise<void> {
  for (const other of await subscriptionsOf(call, place)) {
    const { off, failures } = other;
    // Where there is no room for one of them it stays as it was: it was not asked for by itself.
    if (other.number !== number && (off || failures > 0)) await call.store.subscribe(other, call.now);
  }
}
