import { differingForms } from "./compose-post.ts";
import type { SubscriptionSettings } from "./subscription.ts";

/**
 * Whether settings owe the same posts at the same times: what else differs between them holds for what waits already. The
 * categories may decide which forms differ.
 */
export function owesAlike(one: SubscriptionSettings, other: SubscriptionSettings): boolean {
  return textOf(one) === textOf(other);
}

function textOf(settings: SubscriptionSettings): string {
  const { time, timeZone, days, paused } = settings;
  return JSON.stringify([differingForms(settings).toSorted(), time, timeZone, days, paused]);
}
