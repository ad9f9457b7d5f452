import type { Call } from "./command.ts";
import { phrases } from "./locale.ts";
import { optionName } from "./option-names.ts";
import type { Place } from "./place.ts";
import { oneLine } from "./text.ts";

/** What is said where nothing is set up, of other channels of the same server. @public */
export const elsewhereWords = phrases("elsewhere", {
  named: "Posts of this server go to {channels}: ask there, or name one with the option “{option}”.",
  there: "Posts of this server go to {channels}: ask there.",
  counted:
    "{count, plural, one {There is # subscription} other {There are # subscriptions}} elsewhere in this server or group: ask there.",
});

/** So many channels are named at the most, each with so many characters of its name. */
const MOST_NAMED = 3;
const TITLE_LENGTH = 24;

/**
 * Where else in the server of a place something is posted, in a sentence; nothing where that is nowhere. `key` says whether a
 * channel can also be named to the command that was asked.
 */
export async function elsewhereLines(
  { store, voice }: Pick<Call, "store" | "voice">,
  place: Place,
  key: "named" | "there" = "named",
): Promise<string[]> {
  const { platform, server, channel } = place;
  const all = await store.subscriptions({ platform, server });
  const others = all.filter((one) => one.channel !== channel && !one.off);
  if (others.length === 0) return [];
  const channels = [...new Set(others.map((one) => one.channel))];
  const places = await Promise.all(channels.map((one) => place.other?.(one)));
  const titles = places.flatMap((one) => one?.title ?? []);
  if (titles.length < channels.length || titles.length > MOST_NAMED)
    return [voice.say(elsewhereWords, "counted", { count: others.length })];
  const list = voice.list(titles.map((title) => oneLine(title, TITLE_LENGTH)));
  return [voice.say(elsewhereWords, key, { channels: list, option: optionName(voice, "channel") })];
}
