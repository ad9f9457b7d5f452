import { type Platform, SendFailure } from "../core/platform.ts";
import type { Pace } from "./pace.ts";

/** When more than this share of so many newest posts fail, it is the network that fails, and not its channels. */
const SHARE = 0.2;
const LAST = 500;
/** Of fewer posts than this no share says anything. */
const LEAST = 100;
/** What failed longer ago than this says nothing of the network now, in milliseconds. */
const FRESH = 60 * 60_000;
/** How long a network is left alone that fails, in milliseconds. */
const REST = 5 * 60_000;

/** What was found when a network was taken to fail: so many of so many newest posts had failed. */
export interface Outage {
  readonly failed: number;
  readonly of: number;
}

/** Watches the share of a network's posts that fail, for as long as the process lives. */
export interface OutageWatch {
  /**
   * Notes how a post ended at an instant (epoch milliseconds). Returns for how many milliseconds the network is to be left
   * alone, because too many have failed; 0 where it may go on.
   */
  note(result: object, at: number): number;
  /** The outage that was found since this was last asked, once. */
  found(): Outage | undefined;
}

/** A watch that slows the pace of its network down when that fails, and begins to count anew. */
export function createOutageWatch(
  { repeatable }: Pick<Platform, "repeatable">,
  pace: Pick<Pace, "slowDown">,
): OutageWatch {
  let newest: { readonly at: number; readonly failed: boolean }[] = [];
  let failures = 0;
  let outage: Outage | undefined;

  function forget(now: number): void {
    while (newest[0] && (newest.length > LAST || now - newest[0].at > FRESH))
      if (newest.shift()?.failed) failures -= 1;
  }

  /**
   * A network that says when to come again is there, and a chat with another id has not failed. What may have arrived is
   * soon repeated where that is recognised, which a long rest would rule out.
   */
  function saysNothing({ decision, wait }: SendFailure): boolean {
    if (decision === "unknown") return repeatable > 0;
    return decision === "moved" || (decision === "later" && wait > 0);
  }

  return {
    note(result, at) {
      const failed = result instanceof SendFailure;
      if (failed && saysNothing(result)) return 0;
      newest.push({ at, failed });
      if (failed) failures += 1;
      forget(at);
      if (newest.length < LEAST || failures <= newest.length * SHARE) return 0;
      outage = { failed: failures, of: newest.length };
      [newest, failures] = [[], 0];
      pace.slowDown();
      return REST;
    },
    found() {
      const known = outage;
      outage = undefined;
      return known;
    },
  };
}
