import { movedChannel } from "../core/channel.ts";
import { editionOf } from "../core/edition.ts";
import type { Log } from "../core/log.ts";
import type { Claim, ClaimTerms, Outcome } from "../core/outbox.ts";
import { type Platform, SendFailure } from "../core/platform.ts";
import { StoreFailure } from "../core/store.ts";
import type { Arrivals } from "./arrivals.ts";
import { asFailure, outcomeOf } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { type Made, makePost, type PostParts } from "./post.ts";
import { createSettling } from "./settling.ts";

/**
 * How long a claim keeps others off, in milliseconds: longer than any send, which ends after 15 s, and over before the
 * tick of the next minute, so that a post may be repeated while its network still recognises it.
 */
const LEASE = 45_000;
/** An adapter that has not answered by then never will; what it was sending may have arrived. In milliseconds. */
const LONGEST_SEND = 40_000;
/** The wait for a report that is not in the archive, in milliseconds. */
const NO_REPORT_WAIT = 10 * 60_000;
/** So many refusals of our own text in a row are no accident: the rest would be refused too. */
const REFUSALS_IN_A_ROW = 3;
/** When so many chats ask to wait within so many milliseconds, the network means all of them (Bot API, 429). */
const CROWD = 3;
const CROWD_SPAN = 5_000;
/** The shortest time for which a network that asks for it is left alone, in milliseconds. */
const LEAST_PAUSE = 15_000;

/** What sending needs; all of one network. */
export interface SendingParts extends PostParts {
  readonly platform: Platform;
  readonly pace: Pace;
  readonly log: Log;
  /** Is told of posts that arrived. */
  readonly arrivals: Arrivals;
  /** Ends the run: nothing more is begun, what is under way is finished. */
  readonly signal: AbortSignal;
}

/** How a run ended: everything was tried; or the network is to be left alone, for a time, or with this broadcast for good. */
export type Ending =
  | { readonly kind: "through" }
  | { readonly kind: "pause"; readonly milliseconds: number }
  | { readonly kind: "refused"; readonly reason: string };

/** What a run did: how it ended, and how many posts were decided how. */
export interface Run {
  readonly ending: Ending;
  readonly counts: Readonly<Record<string, number>>;
}

/** The terms on which a network's posts are claimed at this moment. */
export function termsOf({ repeatable }: Platform, now: number): ClaimTerms {
  return { now, lease: LEASE, repeatable };
}

/** Sends what is due on a network, each post claimed before and settled after, until nothing is left that can be sent now. */
export async function send(parts: SendingParts, { operatorsOnly }: { operatorsOnly: boolean }): Promise<Run> {
  const { platform, store, wording, told, pace, log, arrivals, now, signal } = parts;
  const settling = createSettling(store.outbox, now);
  const underWay = new Set<Promise<void>>();
  const counts: Record<string, number> = {};
  /** Servers of which everything is refused in this run, and why. */
  const avoided = new Map<string, SendFailure>();
  /** When which channels asked to wait. */
  const waits: { readonly at: number; readonly channel: string; readonly wait: number }[] = [];
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  let ending: Ending | undefined;
  let failed: unknown;
  let refusals = 0;

  function end(how: Ending): void {
    ending ??= how;
    over.abort();
  }

  async function attempt(claim: Claim): Promise<Outcome | SendFailure> {
    const avoid = avoided.get(claim.server);
    if (avoid) return avoid;
    // Taken back since, or not read yet by a bot that is new: it may come before the cut-off.
    const figures = wording.revision(claim.edition);
    if (!figures) return { kind: "later", from: now() + NO_REPORT_WAIT, reason: "its report is not there" };
    let made: Made | undefined;
    try {
      made = await makePost(claim, parts);
    } catch (cause) {
      if (cause instanceof StoreFailure) throw cause;
      return new SendFailure("ours", "its text cannot be made", { cause });
    }
    if (!made) return { kind: "failed", decision: "ours", reason: "there is nothing to correct any more" };
    await told.keep(claim.edition, figures);
    try {
      return { kind: "sent", message: await orLate(platform.send(made.post)), revision: made.revision };
    } catch (error) {
      return asFailure(error);
    }
  }

  function decide(claim: Claim, failure: SendFailure): void {
    const { decision, reach, wait } = failure;
    const { channel } = claim;
    log.warn(
      { err: failure, platform: platform.name, channel, decision },
      `A post was not confirmed: ${failure.message}.`,
    );
    refusals = decision === "ours" ? refusals + 1 : 0;
    if (reach === "server" && decision !== "later" && claim.server) avoided.set(claim.server, failure);
    if (decision === "halt") end({ kind: "through" });
    else if (refusals === REFUSALS_IN_A_ROW) end({ kind: "refused", reason: failure.message });
    else if (reach === "network") {
      pace.slowDown();
      end({ kind: "pause", milliseconds: Math.max(wait, LEAST_PAUSE) });
    } else if (decision === "later" && wait > 0) {
      waits.push({ at: now(), channel, wait });
      const recent = waits.filter(({ at }) => now() - at <= CROWD_SPAN);
      if (new Set(recent.map((one) => one.channel)).size < CROWD) return;
      pace.slowDown();
      end({ kind: "pause", milliseconds: Math.max(...recent.map((one) => one.wait)) });
    }
  }

  async function deliver(claim: Claim): Promise<void> {
    const result = await attempt(claim);
    const isFailure = result instanceof SendFailure;
    const how = isFailure ? result.decision : result.kind;
    counts[how] = (counts[how] ?? 0) + 1;
    if (isFailure) decide(claim, result);
    else if (how === "sent") {
      refusals = 0;
      if (editionOf(claim.edition).kind === "day") arrivals.posted(claim.to, platform.name, now());
    }
    const outcome = isFailure ? outcomeOf(result, claim, platform, now()) : result;
    if (outcome) await settling.add({ claim, outcome });
    if (isFailure && result.movedTo !== undefined) await follow(claim, result.movedTo);
  }

  /** The chat has another id: what is kept of it gets that, and the post is due there at once. */
  async function follow(claim: Claim, to: string): Promise<void> {
    const { platform: name, server, channel } = claim;
    await store.move({ platform: name, server }, { platform: name, server: to }, now());
    // Where the network's own word of it came first, the claim has the new id already.
    const moved = { ...claim, server: to, channel: movedChannel(channel, server, to) };
    await settling.add({
      claim: moved,
      outcome: { kind: "later", from: now(), reason: "the chat has moved" },
    });
  }

  function begin(claim: Claim): void {
    const work = deliver(claim)
      .catch((error: unknown) => {
        // The store: what is claimed is taken up again when its lease is over.
        failed ??= error;
        end({ kind: "through" });
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
  }

  while (!either.aborted && platform.ready()) {
    const free = platform.inFlight - underWay.size;
    if (free <= 0) {
      await Promise.race(underWay);
      continue;
    }
    const granted = await pace.take(free, either).catch(() => 0);
    if (granted === 0) break;
    const claims = await store.outbox.claim(platform.name, termsOf(platform, now()), {
      most: granted,
      operatorsOnly,
    });
    pace.giveBack(granted - claims.length);
    claims.forEach(begin);
    if (claims.length > 0) continue;
    if (underWay.size === 0) break;
    await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (failed !== undefined) throw failed;
  return { ending: ending ?? { kind: "through" }, counts };
}

/** Waits for a send, but not for one that never ends. */
async function orLate(sending: Promise<string>): Promise<string> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new SendFailure("unknown", "the network's adapter never came to an end")),
    LONGEST_SEND,
  );
  try {
    return await Promise.race([sending, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
