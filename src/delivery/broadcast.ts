import PQueue from "p-queue";
import type { Day } from "../core/day.ts";
import type { Log } from "../core/log.ts";
import type { Message } from "../core/message.ts";
import { type Platform, SendFailure } from "../core/platform.ts";
import type { ClaimTerms, Outcome, Store, Subscription } from "../core/store.ts";
import type { Arrivals } from "./arrivals.ts";

/**
 * How long a claim keeps others off, in milliseconds: longer than any send, which ends after 15 s, and over before the
 * tick of the next minute, so that a post may be repeated while its network still recognises it.
 */
const LEASE = 45_000;
/** Posts under way at the same time on one network. */
const IN_FLIGHT = 10;
/** The first and the longest wait before a post that did not arrive is tried again, in milliseconds. */
const FIRST_WAIT = 15_000;
const LONGEST_WAIT = 15 * 60_000;
/** The wait after our own text was refused, in milliseconds: the same program will do no better soon. */
const REFUSED_WAIT = 60 * 60_000;
/** So many refusals of our own text in a row are no accident: the rest would be refused too. */
const REFUSALS_IN_A_ROW = 3;

/** One report for one network. */
export interface BroadcastParts {
  readonly platform: Platform;
  readonly day: Day;
  /** The text for a language; the same object for every channel of that language. */
  readonly message: (language: string) => Message;
  readonly store: Store;
  readonly log: Log;
  /** Is told of posts that arrived. */
  readonly arrivals: Arrivals;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** Ends the broadcast: nothing more is begun, what is under way is finished. */
  readonly signal: AbortSignal;
}

/** How a broadcast ended: everything was tried; or the network is to be left alone, for a time or with this report for good. */
export type Ending =
  | { readonly kind: "through" }
  | { readonly kind: "pause"; readonly milliseconds: number }
  | { readonly kind: "refused"; readonly reason: string };

/** The posts of a network, never more in any second than it allows. */
export function queueFor({ rate }: Platform): PQueue {
  return new PQueue({ concurrency: IN_FLIGHT, intervalCap: rate, interval: 1_000, strict: true });
}

/** Posts a report to every channel of a network that is owed it: each is claimed, sent and settled. */
export async function broadcast(parts: BroadcastParts, queue: PQueue): Promise<Ending> {
  const { platform, day, message, store, log, arrivals, now, signal } = parts;
  const terms = (): ClaimTerms => ({ now: now(), lease: LEASE, repeatable: platform.repeatable });
  const counts: Record<string, number> = {};
  let ending: Ending | undefined;
  let refusals = 0;

  function end(how: Ending): void {
    ending ??= how;
    queue.clear();
  }
  const stop = () => end({ kind: "through" });
  signal.addEventListener("abort", stop, { once: true });

  async function post(subscription: Subscription): Promise<void> {
    if (ending || !platform.ready()) return;
    const claim = await store.claim(subscription, day, terms());
    if (!claim) return;
    const { channel } = claim;
    const sent = await platform
      .send({ channel, day, message: message(claim.language) })
      .catch((error: unknown) => asFailure(error));
    const decision = typeof sent === "string" ? "sent" : sent.decision;
    counts[decision] = (counts[decision] ?? 0) + 1;
    refusals = decision === "ours" ? refusals + 1 : 0;
    if (typeof sent === "string") {
      arrivals.posted(day, platform.name, now());
      await store.settle(claim, { kind: "sent", message: sent });
      return;
    }
    const failure = sent;
    log.warn(
      { err: failure, platform: platform.name, channel, decision },
      `A post was not confirmed: ${failure.message}.`,
    );
    const outcome = outcomeOf(failure, claim.attempt, platform, now());
    if (outcome) await store.settle(claim, outcome);
    if (decision === "gone") await store.switchOff(claim, failure.message, now());
    if (refusals === REFUSALS_IN_A_ROW) end({ kind: "refused", reason: failure.message });
    if (decision === "halt") end({ kind: "through" });
    if (failure.everyone) end({ kind: "pause", milliseconds: Math.max(failure.wait, FIRST_WAIT) });
  }

  for (const channel of await store.giveUp(platform.name, terms()))
    log.warn(channel, "A post was cut off while it was sent. It may have arrived, so it is not repeated.");
  for (const subscription of await store.due(platform.name, day, terms()))
    void queue
      .add(() => post(subscription))
      .catch((error: unknown) => {
        // What was cleared from the queue is rejected too, and is no failure.
        if (ending) return;
        end({ kind: "through" });
        log.error(
          { err: error, platform: platform.name },
          "Posting stopped; the next round goes on with it.",
        );
      });
  if (signal.aborted) stop();
  await queue.onIdle();
  signal.removeEventListener("abort", stop);
  if (Object.keys(counts).length > 0)
    log.info({ platform: platform.name, day, ...counts }, `${platform.name} was sent the report of ${day}.`);
  return ending ?? { kind: "through" };
}

/** What is no `SendFailure` came from our own code, at a moment at which nobody knows what had been sent. */
function asFailure(error: unknown): SendFailure {
  return error instanceof SendFailure
    ? error
    : new SendFailure("unknown", "the program failed", { cause: error });
}

/** What to record of a post that was not confirmed. Nothing where its claim is left to run out and is then taken again. */
function outcomeOf(
  { decision, message: reason, wait }: SendFailure,
  attempt: number,
  { repeatable }: Platform,
  now: number,
): Outcome | undefined {
  switch (decision) {
    case "later":
    case "halt": {
      const backoff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
      return { kind: "later", from: now + Math.max(wait, backoff), reason };
    }
    case "ours":
      // Not the channel's fault: once the program is mended and started again, it gets its report.
      return { kind: "later", from: now + REFUSED_WAIT, reason };
    case "unknown":
      return repeatable > 0 ? undefined : { kind: "unknown", reason };
    default:
      return { kind: "failed", reason };
  }
}
