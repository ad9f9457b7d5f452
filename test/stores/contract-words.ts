import type { Channel, Claim, ClaimTerms, Store, Subscription } from "../../src/core/store.ts";

/** One test of the contract: it gets a store on an empty database, and may open more stores on it. */
export type Check = (
  sentence: string,
  work: (store: Store, more: () => Promise<Store>) => Promise<void>,
) => void;

/** An instant to count from, in epoch milliseconds; it needs more than 32 bits. */
export const START = Date.UTC(2026, 4, 3, 6, 0, 0);

/** How long a claim holds in these tests. */
export const LEASE = 60_000;

/** Terms at so many milliseconds after the start, on a network that recognises repetitions for so long. */
export function at(milliseconds: number, repeatable = 0): ClaimTerms {
  return { now: START + milliseconds, lease: LEASE, repeatable };
}

/** A channel's subscription, in English unless said otherwise. */
export function subscription(channel: string, language = "en", platform = "telegram"): Subscription {
  return { platform, channel, language };
}

/** A claim that must be there. */
export function held(claim: Claim | undefined): Claim {
  if (!claim) throw new Error("The claim was not given.");
  return claim;
}

/** Rows as plain objects: a database may give them a prototype of its own. */
export function plain<T extends Channel>(rows: readonly T[]): T[] {
  return rows.map((row) => ({ ...row }));
}
