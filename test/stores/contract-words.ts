import type { Channel, Server } from "../../src/core/channel.ts";
import type { Day } from "../../src/core/day.ts";
import {
  BEGINNING,
  type Broadcast,
  type Claim,
  type Claimed,
  type ClaimTerms,
  type Mark,
  type Outcome,
  type Owed,
} from "../../src/core/outbox.ts";
import type { Store } from "../../src/core/store.ts";
import {
  defaultSettings,
  type Subscription,
  type SubscriptionKey,
  type SubscriptionSettings,
} from "../../src/core/subscription.ts";

/** One test of the contract: it gets a store on an empty database, and may open more stores on it. */
export type Check = (
  sentence: string,
  work: (store: Store, more: () => Promise<Store>) => Promise<void>,
) => void;

/** An instant to count from, in epoch milliseconds; it needs more than 32 bits. */
export const START = Date.UTC(2026, 4, 3, 6, 0, 0);

/** The day of the report that is posted in these tests, and how long it is worth posting. */
export const DAY: Day = "2026-05-03";
export const WORTH = 24 * 3_600_000;

/** How long a claim holds in these tests. */
export const LEASE = 60_000;

/** Terms at so many milliseconds after the start, on a network that recognises repetitions for so long. */
export function at(milliseconds: number, repeatable = 0): ClaimTerms {
  return { now: START + milliseconds, lease: LEASE, repeatable };
}

/** A channel's first subscription, as it is without a word more, in English on Telegram unless said otherwise. */
export function subscription(
  channel: string,
  settings: Partial<SubscriptionSettings> = {},
  { platform = "telegram", number = 1, server = channel.split(":")[0] as string } = {},
): Subscription {
  return {
    ...{ platform, channel, number, server },
    settings: { ...defaultSettings("en", "Europe/Kyiv"), ...settings },
  };
}

/** The post that a subscription is owed: the report of a day, in full, from the start on. */
export function owed(
  { platform, channel, number, server }: SubscriptionKey & Server,
  { to = DAY, ...others }: Partial<Owed> = {},
): Owed {
  const key = { platform, channel, number, server, edition: `day ${to}`, form: "full", to };
  return { ...key, from: START, until: START + WORTH, ...others };
}

/** The post that an operator's channel is owed. */
export function owedToOperator(channel: string, others: Partial<Owed> = {}): Owed {
  return owed({ platform: "telegram", channel, number: 0, server: channel }, others);
}

/** A broadcast of the day's report, begun at the start. */
export function broadcast(others: Partial<Broadcast> = {}): Broadcast {
  return {
    ...{ platform: "telegram", day: DAY, startedAt: START, enrolled: BEGINNING, state: "running" },
    ...others,
  };
}

/** The mark after a subscription; without one the beginning. */
export function markOf(after?: Mark): Mark {
  if (!after) return BEGINNING;
  const { changedAt, channel, number } = after;
  return { changedAt, channel, number };
}

/** Subscribes channels and puts the day's post for each into the outbox. */
export async function enrolled(store: Store, ...channels: readonly Subscription[]): Promise<void> {
  for (const each of channels) await store.subscribe(each, START);
  for (const [platform, posts] of Map.groupBy(channels, (each) => each.platform))
    await store.outbox.enrol(
      broadcast({ platform }),
      posts.map((each) => owed(each)),
    );
}

/** Claims what is due, at most so much, in the names of its channels' claims. */
export function claimAt(
  store: Store,
  milliseconds: number,
  { repeatable = 0, most = 100, of = "all" as Claimed, platform = "telegram" } = {},
): Promise<Claim[]> {
  return store.outbox.claim(platform, at(milliseconds, repeatable), { most, of });
}

/** Claims the only post that is due. */
export async function claimOne(store: Store, milliseconds: number, repeatable = 0): Promise<Claim> {
  const [claim, ...others] = await claimAt(store, milliseconds, { repeatable });
  if (!claim || others.length > 0)
    throw new Error(`${claim ? "Several claims were" : "No claim was"} given.`);
  return claim;
}

/** Settles a claim so many milliseconds after the start. */
export function settleAt(store: Store, milliseconds: number, claim: Claim, outcome: Outcome): Promise<void> {
  return store.outbox.settle([{ claim, outcome }], START + milliseconds);
}

/** The outcome of a post that arrived. */
export const SENT: Outcome = { kind: "sent", message: "123456789012345678", revision: "a1" };

/** The outcome of a post that did not arrive, for such a reason. */
export function failed(decision: Extract<Outcome, { kind: "failed" }>["decision"]): Outcome {
  return { kind: "failed", decision, reason: `the network says ${decision}` };
}

/** The channels of some rows, in order. */
export function channelsOf(rows: readonly Channel[]): string[] {
  return rows.map(({ channel }) => channel).sort();
}
