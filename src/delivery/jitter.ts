import type { Channel } from "../core/channel.ts";
import { SPREAD, spread } from "../lib/spread.ts";

/** The clock of the bot ticks so often: posts that are due between two ticks go out with the second. In milliseconds. */
const TICK = 60_000;
/** However many there are, nobody waits longer than this, in milliseconds. */
const LONGEST = 60 * 60_000;

/** How many subscriptions share the time of a network, and the most posts that it takes in a second. */
export interface Crowd {
  readonly subscriptions: number;
  readonly rate: number;
}

/**
 * How long after a fixed time a channel gets its post, in milliseconds, so that not all that are set to nine are due at
 * once. The window is as long as the posts take anyway, and so of a minute only where there are thousands; in it a channel
 * has the same place every day. Whole minutes, as the clock ticks.
 */
export function jitterOf({ platform, channel }: Channel, { subscriptions, rate }: Crowd): number {
  const window = Math.min(LONGEST, (subscriptions / rate) * 1_000);
  const place = spread(`${platform} ${channel}`) / SPREAD;
  return Math.floor((place * window) / TICK) * TICK;
}
