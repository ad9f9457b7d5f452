import { setTimeout as pause } from "node:timers/promises";
import { NETWORK_SECOND } from "../lib/network-second.ts";

/**
 * Lets requests through one after the other, so many in any second at the most. Whoever waits for the returned function
 * may go. Delivery keeps to the rate by itself; this is for what a post brings with it, such as its publishing or its pin.
 */
export function createPacing(rate: number, now: () => number = () => performance.now()): () => Promise<void> {
  const most = Math.max(1, Math.floor(rate));
  /** When the last requests left; the oldest one is where the next will be noted. */
  const left: number[] = [];
  let place = 0;
  let last: Promise<void> = Promise.resolve();

  async function turn(): Promise<void> {
    const wait = (left[place] ?? Number.NEGATIVE_INFINITY) + NETWORK_SECOND - now();
    if (wait > 0) await pause(wait);
    left[place] = now();
    place = (place + 1) % most;
  }

  return () => {
    last = last.then(turn);
    return last;
  };
}
