import { differingForms } from "./compose-post.ts";
import type { SubscriptionSettings } from "./subscription.ts";

/**
 * Whether settings owe the same posts at the same times: what else differs between them holds for what waits already. The
 * categories may decide which forms differ.
 */
export function owesAlike(one: SubscriptionSettings, other: SubscriptionSettings): boolean {
  return textOf(one) === textOf(other);
}

/** Whether settings name the same time of the day. */
export function isTimedAlike(one: SubscriptionSettings, other: SubscriptionSettings): boolean {
  return timesOf(one) === timesOf(other);
}

function timesOf({ time, timeZone }: SubscriptionSettings): string {
  return JSON.stringify([time, timeZone]);
}

function textOf(settings: SubscriptionSettings): string {
  const { days, paused } = settings;
  return JSON.stringify([differingForms(settings).toSorted(), timesOf(settings), days, paused]);
}
