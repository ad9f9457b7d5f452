import type { Call } from "./command.ts";
import { editionOf } from "./edition.ts";
import { phrases, type Voice } from "./locale.ts";
import type { PostHistory } from "./outbox.ts";
import type { Place } from "./place.ts";
import { placeTitle } from "./place-check.ts";
import { mendingOf, permissionsIn } from "./refusal-reason.ts";
import type { Standing } from "./subscription.ts";
import { editionName, subscriptionWords } from "./subscription-words.ts";

/** What is said of posts that did not arrive, and of what can be done about it. @public */
export const troubleWords = phrases("trouble", {
  failed: "The post with {what} did not arrive ({when}): {reason}",
  unknown: "It is not known whether the post with {what} arrived ({when}), so it was not repeated.",
  "leftOut.late": "The post with {what} was left out ({when}): it could not be sent in time.",
  "leftOut.newer": "The post with {what} was left out ({when}): a newer one came first.",
  "leftOut.ended": "The post with {what} was left out ({when}): its subscription was off or paused then.",
  "leftOut.aborted":
    "The post with {what} was left out ({when}): whoever runs this bot called it off. The next one comes as usual.",
  later: "The post with {what} is being sent again (last tried {when}): the network did not take it.",
  elsewhere: "In {channel} the last post did not arrive: {reason}",
  unnamed: "another channel or topic here",
  gone: "the channel is gone, or I am not in it any more. Add me again and use /subscribe.",
  missing: "the network does not find the channel. Add me again and use /subscribe.",
  forbidden:
    "the network refused it and did not say why. See that I may post in {channel}, then use /subscribe again.",
  lacking:
    "I was not allowed to post: that takes {permissions} in {channel}. Grant it, then use /subscribe again.",
  closed: "the thread or topic is closed or locked. Open it, then use /subscribe again.",
  noTopic: "the topic was deleted. Use /subscribe in another one.",
  filtered:
    "AutoMod or another filter of this server blocks it. Exempt me from that, then use /subscribe again.",
  links:
    "the network takes a link in it for harmful. That is for whoever runs this bot to mend, and has been noted.",
  otherwise: "the network did not take it.",
});

/** The decisions that have a sentence of their own that says what to do. */
const REMEDIES = ["gone", "missing"] as const;

type Trouble = NonNullable<PostHistory["trouble"]>;

/** What became of a post that did not arrive, in a sentence that says what to do about it; `when` is when it was. */
export async function troubleLine(
  voice: Voice,
  trouble: Trouble,
  place: Place,
  when: string,
): Promise<string> {
  const { edition, state, leftOut } = trouble;
  const what = editionName(voice, editionOf(edition));
  if (state === "skipped") return voice.say(troubleWords, `leftOut.${leftOut ?? "late"}`, { what, when });
  const reason = state === "failed" ? await remedyOf(voice, trouble, place, placeTitle(voice, place)) : "";
  return voice.say(troubleWords, state, { what, when, reason });
}

/** Why a post did not arrive and what to do about it: permissions are named, as they lack now or as it was refused. */
async function remedyOf(
  voice: Voice,
  { decision, reason }: Pick<Trouble, "decision" | "reason">,
  place: Pick<Place, "lacking"> | undefined,
  channel: string,
): Promise<string> {
  const mending = mendingOf(reason);
  if (mending === "kind") return voice.say(subscriptionWords, mending);
  if (mending || decision !== "forbidden")
    return voice.say(troubleWords, mending ?? REMEDIES.find((one) => one === decision) ?? "otherwise", {
      channel,
    });
  const lacking = (await place?.lacking?.()) ?? [];
  const permissions = lacking.length > 0 ? lacking : permissionsIn(reason);
  if (permissions.length === 0) return voice.say(troubleWords, "forbidden", { channel });
  return voice.say(troubleWords, "lacking", { permissions: voice.list(permissions), channel });
}

/** Of so many other channels it is said what is wrong with their posts. */
const MOST_ELSEWHERE = 3;

/**
 * What is wrong with the posts of other channels of the same server, each in a sentence: nobody can ask in a topic that was
 * deleted, or would in a channel in which nothing comes.
 */
export async function troubleElsewhere(
  { store, voice }: Pick<Call, "store" | "voice">,
  place: Place,
): Promise<string[]> {
  const { platform, server } = place;
  const all = await store.subscriptions({ platform, server });
  const failing = new Map<string, Standing>();
  // What ended for it is still to be mended, unless its channel is gone.
  for (const one of all)
    if (one.channel !== place.channel && one.off?.cause !== "removed" && one.failures > 0)
      failing.set(one.channel, one);
  const lines: string[] = [];
  for (const standing of failing.values()) {
    if (lines.length === MOST_ELSEWHERE) break;
    const { trouble } = await store.outbox.history(standing);
    if (trouble?.state !== "failed") continue;
    if (standing.off && mendingOf(trouble.reason) === "noTopic") continue;
    const other = await place.other?.(standing.channel).catch(() => undefined);
    const channel = other?.title ? placeTitle(voice, other) : voice.say(troubleWords, "unnamed");
    const reason = await remedyOf(voice, trouble, other, channel);
    lines.push(voice.say(troubleWords, "elsewhere", { channel, reason }));
  }
  return lines;
}
