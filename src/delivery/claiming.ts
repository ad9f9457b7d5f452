import type { Claim, Claimed, ClaimTerms } from "../core/outbox.ts";
import type { Platform } from "../core/platform.ts";
import type { Store } from "../core/store.ts";
import { earliestOf } from "../lib/earliest.ts";
import type { Access } from "./access.ts";
import type { ChatPace } from "./chat-pace.ts";
import type { Course } from "./course.ts";
import { LEASE, rightFrom } from "./in-time.ts";
import type { Settling } from "./settling.ts";

/**
 * How long after the last of them it is looked again for posts that come before all others, in milliseconds: the operator's, and
 * those that may have arrived, which their network recognises only for so long.
 */
const FIRST_AGAIN = 5_000;

/** What claiming needs; all of one network. */
export interface ClaimingParts {
  readonly platform: Platform;
  readonly store: Pick<Store, "outbox">;
  readonly chats: Pick<ChatPace, "takes" | "putOff" | "due" | "next">;
  readonly now: () => number;
}

/** The run that posts are claimed for. */
export interface ClaimingRun {
  /** Whether only the operator's are. */
  readonly operatorsOnly: boolean;
  readonly course: Pick<Course, "fail">;
  readonly settling: Pick<Settling, "add" | "along">;
  readonly access: Pick<Access, "heldUntil">;
  /** Begins to send a post, for as long as the right to it holds. */
  readonly begin: (claim: Claim, holds: () => boolean) => void;
}

/** How many posts were claimed, and how many of them begun; the others were put off. */
export interface Taken {
  readonly claimed: number;
  readonly begun: number;
}

/** Claims the posts that are due, and begins those that their chats and servers take. */
export interface Claiming {
  /** Claims at most so many; it is said whether all that is owed is in the outbox. What goes wrong ends the run. */
  take(most: number, areAllIn: boolean): Promise<Taken>;
  /** When the next may go of those that were put off, where some were. */
  next(): number | undefined;
}

/** The terms on which a network's posts are claimed at this moment. */
export function termsOf({ repeatable }: Platform, now: number): ClaimTerms {
  return { now, lease: LEASE, repeatable };
}

/** What was claimed at once, and how many of these were begun. */
interface Batch {
  readonly claims: readonly Claim[];
  readonly begun: number;
}

const NONE: Batch = { claims: [], begun: 0 };

/** The claiming of one run. */
export function createClaiming(
  { platform, store, chats, now }: ClaimingParts,
  { operatorsOnly, course, settling, access, begin }: ClaimingRun,
): Claiming {
  /** Until when nothing is looked for that comes before all others. */
  let othersUntil = 0;
  /** When the first is due again of those that were put off for their server's sake. */
  let heldUntil: number | undefined;

  function putOff(claim: Claim, from: number): Promise<void> {
    return settling.add({ claim, outcome: { kind: "put off", from } });
  }

  /** Begins a post, unless its chat cannot take it yet, or it has yet to be seen whether its server lets the bot in; true when it was begun. */
  function beginOrPutOff(claim: Claim, holds: () => boolean, isInTurn: boolean): boolean {
    if (!chats.takes(claim.channel, isInTurn)) {
      const { from, recorded } = chats.putOff(claim, now());
      void putOff(claim, from).then(recorded);
      return false;
    }
    // What was tried before is few, and may have arrived.
    const held = claim.attempt === 1 ? access.heldUntil(claim) : undefined;
    if (held === undefined) begin(claim, holds);
    else {
      heldUntil = earliestOf([heldUntil, held]);
      void putOff(claim, held);
    }
    return held === undefined;
  }

  async function claimBatch(most: number, of: Claimed): Promise<Batch> {
    if (most === 0 || of.length === 0) return NONE;
    const holds = rightFrom(now);
    const claims = await settling.along((ended) =>
      store.outbox.claim(platform.name, termsOf(platform, now()), { most, of, ended }),
    );
    const isInTurn = typeof of !== "string";
    let begun = 0;
    for (const one of claims) if (beginOrPutOff(one, holds, isInTurn)) begun++;
    return { claims, begun };
  }

  /** What is under way is waited for, also where the store fails. */
  function nothing(error: unknown): Batch {
    course.fail(error);
    return NONE;
  }

  return {
    async take(most, areAllIn) {
      const of: Claimed = operatorsOnly ? "operators" : now() < othersUntil ? "others" : "all";
      const again = await claimBatch(most, chats.due(most, operatorsOnly)).catch(nothing);
      const { claims, begun } = await claimBatch(most - again.begun, of).catch(nothing);
      const isUsual = claims.every(({ number, attempt }) => number > 0 && attempt === 1);
      // Where none are in yet, the first may be the operator's.
      if (isUsual && (claims.length > 0 || (areAllIn && again.begun < most)))
        othersUntil = now() + FIRST_AGAIN;
      return { claimed: again.claims.length + claims.length, begun: again.begun + begun };
    },
    next() {
      const next = chats.next(operatorsOnly);
      return earliestOf([heldUntil, next === undefined ? undefined : now() + next]);
    },
  };
}
