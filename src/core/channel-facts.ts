import type { Channel } from "./channel.ts";
import { MOST_OF_CHANNEL, type SubscriptionKey } from "./subscription.ts";

/**
 * The small facts that networks remember about a subscription's channel. They are erased with what else is kept of it, so
 * whatever a network wants to remember about a channel belongs here.
 */
const CHANNEL_FACTS = ["pinned", "unpinned", "unpublished"] as const;

/** The key under which such a fact is remembered. */
export function channelFact(
  fact: (typeof CHANNEL_FACTS)[number],
  { platform, channel, number }: SubscriptionKey,
): string {
  return `${platform}.${fact}.${channel}.${number}`;
}

/** The keys of all that may be remembered about a channel: one for each fact and subscription, the operator's among them. */
export function channelFacts({ platform, channel }: Channel): string[] {
  const numbers = Array.from({ length: MOST_OF_CHANNEL + 1 }, (_, number) => number);
  return CHANNEL_FACTS.flatMap((fact) =>
    numbers.map((number) => channelFact(fact, { platform, channel, number })),
  );
}
