import type { Call } from "./command.ts";
import { pausedSince } from "./hand.ts";
import { phrases } from "./locale.ts";
import { comingTo } from "./setting-up.ts";
import { newestNews } from "./source.ts";
import type { Standing } from "./subscription.ts";
import { nextLine } from "./subscription-words.ts";

/** What is said where no post goes out to a network just now. @public */
export const haltWords = phrases("halt", {
  paused:
    "The posts have been paused by whoever runs this bot ({when}): the next one waits until they are resumed.",
  stopped:
    "The report of {day} cannot be posted just now. That is not for you to mend: whoever runs this bot has been told.",
});

/** What is said of the next post of a subscription where none goes out just now. */
export async function haltedOrNext(
  call: Pick<Call, "store" | "voice" | "archive" | "sources" | "plan" | "now" | "today">,
  standing: Standing,
): Promise<string | undefined> {
  const { platform, settings } = standing;
  const next = nextLine(call.voice, standing, await comingTo(call, standing));
  return next && ((await haltLine(call, platform, settings.timeZone)) ?? next);
}

/**
 * That nothing is posted to a network just now, in a sentence, so that no time is promised for the next post; nothing where
 * posts go out. Instants are told in a time zone.
 */
export async function haltLine(
  call: Pick<Call, "store" | "voice" | "archive" | "sources">,
  platform: string,
  timeZone: string,
): Promise<string | undefined> {
  const { store, voice } = call;
  const since = await pausedSince(store, platform);
  if (since !== undefined) return voice.say(haltWords, "paused", { when: voice.moment(since, timeZone) });
  const day = newestNews(call);
  const broadcast = day && (await store.outbox.broadcast(platform, day));
  return broadcast?.state === "stopped"
    ? voice.say(haltWords, "stopped", { day: voice.day(broadcast.day) })
    : undefined;
}
