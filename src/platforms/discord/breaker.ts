import { SendFailure } from "../../core/platform.ts";

/** So many failures in a row mean that the network has trouble, and not the request. */
const FEW = 5;
/** The first and the longest rest, in milliseconds. */
const SHORTEST = 1_000;
const LONGEST = 60_000;

/** Leaves a network alone for a while that gives no proper answer to anybody. */
export interface Breaker {
  /** Throws a `SendFailure` while the network is left alone. */
  check(): void;
  /** Notes how a request ended: whether it got a proper answer, be it a refusal. */
  note(answered: boolean): void;
}

/** A breaker that rests longer after each further failure, and never all at once with others. */
export function createBreaker(now: () => number = Date.now, random: () => number = Math.random): Breaker {
  let failures = 0;
  let restsUntil = 0;
  return {
    check() {
      const wait = restsUntil - now();
      if (wait > 0)
        throw new SendFailure("later", "Discord has trouble and is left alone for a moment", {
          reach: "network",
          wait,
        });
    },
    note(answered) {
      failures = answered ? 0 : failures + 1;
      if (failures < FEW) return;
      const rest = Math.min(LONGEST, SHORTEST * 2 ** (failures - FEW));
      restsUntil = Math.max(restsUntil, now() + rest * (0.5 + random() / 2));
    },
  };
}
