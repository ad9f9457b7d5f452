import { setTimeout as pause } from "node:timers/promises";
import { movedChannel } from "../core/channel.ts";
import { isOneReport } from "../core/edition.ts";
import type { Log } from "../core/log.ts";
import type { Claim, Claimed, ClaimTerms, Outcome, Settlement } from "../core/outbox.ts";
import { type Platform, SendFailure } from "../core/platform.ts";
import type { Arrivals } from "./arrivals.ts";
import type { ChatPace } from "./chat-pace.ts";
import { LEASE, rightFrom } from "./in-time.ts";
import type { Inflow } from "./inflow.ts";
import { rememberPost } from "./last-post.ts";
import type { OutageWatch } from "./outage.ts";
import { isForChat, outcomeOf } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import type { PostParts } from "./post.ts";
import { createSettling } from "./settling.ts";
import { createSlots } from "./slots.ts";
import { trySending } from "./trying.ts";
import type { Unrecorded } from "./unrecorded.ts";
import { createVerdict, type Ending } from "./verdict.ts";

/**
 * How long after the last of them it is looked again for posts that come before all others, in milliseconds: the operator's, and
 * those that may have arrived, which their network recognises only for so long.
 */
const FIRST_AGAIN = 5_000;
/** A run goes on while chats take the next of what was put off within so many milliseconds: another would come no sooner. */
const SOON = 5_000;
/** Posts are claimed when this part of all that may be under way is free: one by one, each would cost a write of its own. */
const CLAIMED_PART = 0.12;

/** What sending needs; all of one network. */
export interface SendingParts extends PostParts {
  readonly platform: Platform;
  readonly pace: Pace;
  readonly chats: ChatPace;
  readonly outages: OutageWatch;
  /** Is given what the store could not record. */
  readonly unrecorded: Unrecorded;
  readonly log: Log;
  /** Is told of posts that arrived. */
  readonly arrivals: Arrivals;
  /** Ends the run: nothing more is begun, what is under way is finished. */
  readonly signal: AbortSignal;
  /** Whether the operator wants nothing to be posted just now; looked at before every claim. */
  readonly paused: () => boolean;
}

/** What a run did: how it ended, and how many posts were decided how. */
export interface Run {
  readonly ending: Ending;
  readonly counts: Readonly<Record<string, number>>;
  /** Whether a post reached a channel that is subscribed, and not only the operator's. */
  readonly reached: boolean;
  /** The servers that turned out to be gone whole, with what the network said of each. */
  readonly gone: ReadonlyMap<string, string>;
  /** When the next post may go of those that were put off, where some were. */
  readonly next: number | undefined;
}

/** The terms on which a network's posts are claimed at this moment. */
export function termsOf({ repeatable }: Platform, now: number): ClaimTerms {
  return { now, lease: LEASE, repeatable };
}

/** Of which posts a run is. */
export interface RunOf {
  readonly operatorsOnly: boolean;
  /** Posts that are still being put in, and are to be sent too. */
  readonly inflow?: Inflow;
}

/** Sends what is due on a network, each post claimed before and settled after, until nothing is left that can be sent now. */
export async function send(parts: SendingParts, { operatorsOnly, inflow }: RunOf): Promise<Run> {
  const { platform, store, pace, chats, outages, unrecorded, log, arrivals, now, signal } = parts;
  const settling = createSettling(store.outbox, now);
  const slots = createSlots(platform.inFlight);
  const verdict = createVerdict({ platform: platform.name, pace, log, now });
  const counts: Record<string, number> = {};
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  let ending: Ending | undefined;
  let broken: unknown;
  let reached = false;
  /** When the first is due again of those that were left for their server's sake. */
  let leftUntil = Number.POSITIVE_INFINITY;

  function end(how: Ending | undefined): void {
    if (!how) return;
    ending ??= how;
    over.abort();
  }

  /** Records how a post ended; rejects with what the store rejects with. */
  async function record(settlement: Settlement): Promise<void> {
    try {
      await settling.add(settlement);
    } catch (error) {
      unrecorded.keep(settlement);
      // At once: who waits for all to be recorded goes on before whoever waits for this one.
      fail(error);
      throw error;
    }
  }

  /** The operator's channels get the first post, whether they are subscribed or not. */
  async function isSubscribed({ number, channel }: Claim): Promise<boolean> {
    if (number > 0) return true;
    const own = await store.subscriptions({ platform: platform.name, channel });
    return own.some(({ off, settings }) => !off && !settings.paused);
  }

  async function deliver(claim: Claim, holds: () => boolean): Promise<void> {
    // What is let be tried again has a reason: its channel was set up anew, or the bot has come back.
    const refusal = claim.attempt === 1 ? verdict.access.refusal(claim) : undefined;
    const result = refusal ?? (await trySending(claim, parts, { holds, fail }));
    const isFailure = result instanceof SendFailure;
    const how = isFailure ? result.decision : result.kind;
    counts[how] = (counts[how] ?? 0) + 1;
    arrivals.tried(platform.name, how);
    if (isFailure) {
      if (isForChat(result)) chats.leave(claim.channel, "posts", result.wait);
      end(verdict.failed(claim, result));
    } else if (how === "sent") {
      verdict.arrived(claim);
      // At once, and again at the end of a run, which may take an hour. Should it fail, the end says so.
      if (!reached && (await isSubscribed(claim).catch(() => false))) {
        reached = true;
        await rememberPost(store, platform.name, now()).catch(() => undefined);
      }
      if (isOneReport(claim.edition)) void arrivals.posted(claim.to, platform.name, now());
    }
    const rest = outages.note(result, now());
    if (rest > 0) end({ kind: "pause", milliseconds: rest });
    if (isFailure && result.movedTo !== undefined) return follow(claim, result.movedTo);
    const outcome = isFailure ? outcomeOf(result, claim, platform, now()) : result;
    const recorded = outcome && record({ claim, outcome });
    // What has arrived is not under way any more, and another may be begun while it is recorded.
    if (isFailure) await recorded;
    else recorded?.catch(fail);
  }

  /**
   * The chat has another id: what is kept of it gets that, and the post is due there at once; not before, or it would be claimed
   * for the old id once more.
   */
  async function follow(claim: Claim, to: string): Promise<void> {
    const { platform: name, server, channel } = claim;
    const outcome: Outcome = { kind: "later", from: now(), reason: "the chat has moved" };
    try {
      await store.move({ platform: name, server }, { platform: name, server: to }, now());
    } catch (error) {
      await record({ claim, outcome });
      throw error;
    }
    // Where the network's own word of it came first, the claim has the new id already.
    await record({
      claim: { ...claim, server: to, channel: movedChannel(channel, server, to) },
      outcome,
    });
  }

  function begin(claim: Claim, holds: () => boolean): void {
    const ended = chats.begin(claim.channel);
    slots.take(deliver(claim, holds).catch(fail).finally(ended));
  }

  /** Leaves a post for when its chat can take it. */
  function putOff(claim: Claim): void {
    const { from, recorded } = chats.putOff(claim, now());
    settling
      .add({ claim, outcome: { kind: "put off", from } })
      .catch(fail)
      .finally(recorded);
  }

  /** Leaves a post until it is known, or looked at again, whether its server lets the bot in. */
  function leave(claim: Claim, from: number): void {
    leftUntil = Math.min(leftUntil, from);
    settling.add({ claim, outcome: { kind: "put off", from } }).catch(fail);
  }

  /** Until when a post is left for what another channel of its server has refused. What was tried before is few, and may have arrived. */
  function heldUntil(claim: Claim): number | undefined {
    return claim.attempt === 1 ? verdict.access.heldUntil(claim) : undefined;
  }

  /** Takes the right to send posts, and begins those that their chats can take; returns how many were claimed, and how many begun. */
  async function beginDue(
    most: number,
    of: Claimed,
  ): Promise<{ readonly claims: readonly Claim[]; readonly begun: number }> {
    if (most === 0 || of.length === 0) return { claims: [], begun: 0 };
    const holds = rightFrom(now);
    const claims = await settling.along((ended) =>
      store.outbox.claim(platform.name, termsOf(platform, now()), { most, of, ended }),
    );
    const isInTurn = typeof of !== "string";
    let begun = 0;
    for (const claim of claims) {
      if (!chats.takes(claim.channel, isInTurn)) {
        putOff(claim);
        continue;
      }
      const from = heldUntil(claim);
      if (from !== undefined) leave(claim, from);
      else {
        begin(claim, holds);
        begun++;
      }
    }
    return { claims, begun };
  }

  /** What was begun where the store failed: what is under way is waited for all the same. */
  function nothing(error: unknown): { readonly claims: readonly Claim[]; readonly begun: number } {
    fail(error);
    return { claims: [], begun: 0 };
  }

  /** Waits for what may be sent next: something that is under way ended, something came in, or a chat can take another post. */
  async function waitForMore(soon: number | undefined, more: readonly unknown[]): Promise<void> {
    const waited = new AbortController();
    const waits = [...more];
    if (soon !== undefined) {
      const ends = AbortSignal.any([either, waited.signal]);
      waits.push(pause(soon, undefined, { signal: ends }).catch(() => undefined));
    }
    await Promise.race(waits);
    waited.abort();
  }

  /** The store: what is claimed is taken up again when its lease is over. */
  function fail(error: unknown): void {
    broken ??= error;
    end({ kind: "through" });
  }

  // What waits since an earlier run stands in the outbox with its time. That of others must not keep the operator's post back here.
  chats.forgetWaiting();
  let allFrom = 0;
  const few = Math.ceil(platform.inFlight * CLAIMED_PART);
  while (!either.aborted && platform.ready() && !parts.paused()) {
    const free = slots.free();
    if (free < few) {
      await slots.freed(few - free);
      continue;
    }
    // However slow the store is, no more are claimed and not recorded than may be under way, and as many again.
    if (settling.waiting() >= platform.inFlight) {
      await settling.idle();
      continue;
    }
    const granted = await pace.take(free, either).catch(() => 0);
    if (granted === 0) break;
    if (parts.paused()) {
      pace.giveBack(granted);
      break;
    }
    const of: Claimed = operatorsOnly ? "operators" : now() < allFrom ? "others" : "all";
    // Looked at before it is claimed: what comes in afterwards is claimed the next time.
    const [all, more] = [inflow?.isOver() ?? true, inflow?.more()];
    const again = await beginDue(granted, chats.due(granted, operatorsOnly)).catch(nothing);
    const { claims, begun } = await beginDue(granted - again.begun, of).catch(nothing);
    const isUsual = claims.every(({ number, attempt }) => number > 0 && attempt === 1);
    // Where none are in yet, the first may be the operator's.
    if (isUsual && (claims.length > 0 || (all && again.begun < granted))) allFrom = now() + FIRST_AGAIN;
    pace.giveBack(granted - again.begun - begun);
    if (claims.length + again.claims.length > 0) continue;
    const next = chats.next(operatorsOnly) ?? Number.POSITIVE_INFINITY;
    const soon = next <= SOON ? next : undefined;
    if (slots.taken() === 0 && all && soon === undefined) break;
    // Nothing else is due. What is put off meanwhile may be, so it is looked again; but not after every single post.
    const freed = slots.taken() > 0 ? [slots.freed(few)] : [];
    await waitForMore(soon, all ? freed : [...freed, more]);
  }
  await slots.freed(Number.POSITIVE_INFINITY);
  await settling.idle();
  if (broken !== undefined) throw broken;
  const next = Math.min(leftUntil, now() + (chats.next(operatorsOnly) ?? Number.POSITIVE_INFINITY));
  return {
    ending: ending ?? { kind: "through" },
    counts,
    reached,
    next: Number.isFinite(next) ? next : undefined,
    gone: verdict.gone(),
  };
}
