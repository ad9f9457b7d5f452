import type { Day } from "../core/day.ts";
import { editionId, editionOf, newestEdition } from "../core/edition.ts";
import type { Broadcast } from "../core/outbox.ts";
import type { PostKey } from "../core/post-key.ts";
import type { Store } from "../core/store.ts";
import { defaultSettings, type Standing, type SubscriptionSettings } from "../core/subscription.ts";

/** Which post of one of the operator's channels is meant. */
type OperatorsPost = Pick<PostKey, "platform" | "channel" | "edition">;

/** The name of what the operator's channels get of a broadcast: the report of its day, whatever is subscribed to there. */
export function operatorsEdition(day: Day): string {
  return editionId({ kind: "day", from: day, to: day, day });
}

/** The settings of a post to one of the operator's channels: those of its own subscription, or the usual ones in English. */
export async function operatorSettings(
  post: OperatorsPost,
  store: Pick<Store, "subscriptions">,
): Promise<SubscriptionSettings> {
  const own = await ownOf(post, store);
  return own?.settings ?? defaultSettings("en", "Etc/UTC");
}

/**
 * The keys of the posts that the operator's own subscriptions have had as the operator's. Not those of every chat of the settings:
 * it may have been named after the report was out, or have another number by now.
 */
export async function ownPosts(
  { platform, day }: Pick<Broadcast, "platform" | "day">,
  store: Pick<Store, "subscriptions" | "outbox">,
): Promise<ReadonlySet<string>> {
  const edition = operatorsEdition(day);
  const channels = await store.outbox.operatorsOf(platform, day);
  const owns = await Promise.all(channels.map((channel) => ownOf({ platform, channel, edition }, store)));
  const keys = owns.flatMap((own) => {
    const form = own?.settings.forms[0];
    return own && form ? [keyOf({ ...own, edition, form })] : [];
  });
  return new Set(keys);
}

/** The key of a post as one text. */
export function keyOf({ platform, channel, number, edition, form }: PostKey): string {
  return [platform, channel, number, edition, form].join(" ");
}

/**
 * The subscription of a channel that its operator's post takes the place of: the first that gets the same edition; where none
 * does, the first that is in force or at least not off says how it is worded.
 */
async function ownOf(
  { platform, channel, edition }: OperatorsPost,
  store: Pick<Store, "subscriptions">,
): Promise<Standing | undefined> {
  const standing = (await store.subscriptions({ platform, channel })).filter(({ off }) => !off);
  const inForce = standing.filter(({ settings }) => !settings.paused);
  return inForce.find((one) => gets(one, edition)) ?? inForce[0] ?? standing[0];
}

function gets({ settings }: Standing, edition: string): boolean {
  const theirs = newestEdition(settings.days, editionOf(edition).day);
  return theirs !== undefined && editionId(theirs) === edition;
}
