import { FORMS } from "../core/answer.ts";
import type { Channel } from "../core/channel.ts";
import type { Broadcast, Owed } from "../core/outbox.ts";
import type { Store } from "../core/store.ts";
import { defaultSettings, type Standing, type SubscriptionSettings } from "../core/subscription.ts";

/** The settings of a post to one of the operator's channels: those of its own subscription, or the usual ones in English. */
export async function operatorSettings(
  channel: Channel,
  store: Pick<Store, "subscriptions">,
): Promise<SubscriptionSettings> {
  const own = await ownOf(channel, store);
  return own?.settings ?? defaultSettings("en", "Etc/UTC");
}

/**
 * What the operator's own subscriptions get as operators, and need not get again, by its key. Not those of every chat of the
 * settings: it may have been named after the report was out, or have another number by now.
 */
export async function ownForms(
  { platform, day }: Pick<Broadcast, "platform" | "day">,
  store: Pick<Store, "subscriptions" | "outbox">,
): Promise<ReadonlySet<string>> {
  const channels = await store.outbox.operatorsOf(platform, day);
  const owns = await Promise.all(channels.map((channel) => ownOf({ platform, channel }, store)));
  const keys = owns.flatMap((own) =>
    own && getsEveryDay(own) ? [ownKey({ ...own, form: own.settings.forms[0] ?? FORMS[0] })] : [],
  );
  return new Set(keys);
}

/** What tells a subscription's post of a broadcast from any other. */
export function ownKey({
  platform,
  channel,
  number,
  form,
}: Pick<Owed, "platform" | "channel" | "number" | "form">): string {
  return [platform, channel, number, form].join(" ");
}

/**
 * The subscription of a channel that its operator's post takes the place of: the first that would get the report of the day by
 * itself; where none would, the first that is in force or at least not off says how it is worded.
 */
async function ownOf(
  { platform, channel }: Channel,
  store: Pick<Store, "subscriptions">,
): Promise<Standing | undefined> {
  const standing = (await store.subscriptions({ platform, channel })).filter(({ off }) => !off);
  const inForce = standing.filter(({ settings }) => !settings.paused);
  return inForce.find(getsEveryDay) ?? inForce[0] ?? standing[0];
}

function getsEveryDay({ settings: { days } }: Standing): boolean {
  return days.kind === "daily" && !days.weekendTogether;
}
