import { movedChannel } from "../core/channel.ts";
import { isOneReport } from "../core/edition.ts";
import type { Claim, Outcome } from "../core/outbox.ts";
import { type Platform, SendFailure } from "../core/platform.ts";
import type { Arrivals } from "./arrivals.ts";
import type { ChatPace } from "./chat-pace.ts";
import type { Course } from "./course.ts";
import { rememberPost } from "./last-post.ts";
import type { OutageWatch } from "./outage.ts";
import { isForChat, outcomeOf } from "./outcome.ts";
import type { PostParts } from "./post.ts";
import type { Settling } from "./settling.ts";
import { trySending } from "./trying.ts";
import type { Verdict } from "./verdict.ts";

/** What dispatching needs; all of one network. */
export interface DispatchParts extends PostParts {
  readonly platform: Platform;
  readonly chats: Pick<ChatPace, "leave">;
  readonly outages: Pick<OutageWatch, "note">;
  /** Is told of posts that were tried, and of those that arrived. */
  readonly arrivals: Arrivals;
}

/** The run that posts are dispatched in: what it has learned of the network, what ends it, and where it records. */
export interface DispatchRun {
  readonly course: Course;
  readonly verdict: Verdict;
  readonly settling: Pick<Settling, "add">;
}

/** What came of the posts of a run. */
export interface Dispatched {
  /** How many were decided how. */
  readonly counts: Readonly<Record<string, number>>;
  /** Whether one reached a channel that is subscribed, and not only the operator's. */
  readonly reached: boolean;
}

/** Sends claimed posts, each by itself. */
export interface Dispatch {
  /**
   * Tries a post as long as the right to it holds, and has it recorded how that ended. Resolves as soon as the post is not under
   * way any more; rejects with what the store rejects with.
   */
  send(claim: Claim, holds: () => boolean): Promise<void>;
  /** What came of them so far. */
  dispatched(): Dispatched;
}

/** The dispatch of one run. */
export function createDispatch(parts: DispatchParts, { course, verdict, settling }: DispatchRun): Dispatch {
  const { platform, store, chats, outages, arrivals, now } = parts;
  const counts: Record<string, number> = {};
  let reached = false;

  /** Remembers the first post that reached a subscriber at once: the run, whose end does so again, may take an hour. */
  async function noteReached({ number, channel }: Claim): Promise<void> {
    try {
      // The operator's channels get the first post, whether they are subscribed or not.
      const own = number > 0 ? undefined : await store.subscriptions({ platform: platform.name, channel });
      if (own?.every(({ off, settings }) => off || settings.paused)) return;
      reached = true;
      await rememberPost(store, platform.name, now());
    } catch {
      // The end of the run fails of it too, or makes up for it.
    }
  }

  function noteFailed(claim: Claim, failure: SendFailure): void {
    if (isForChat(failure)) chats.leave(claim.channel, "posts", failure.wait);
    const ending = verdict.failed(claim, failure);
    if (ending) course.end(ending);
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
      await settling.add({ claim, outcome });
      throw error;
    }
    // Where the network's own word of it came first, the claim has the new id already.
    const moved = { ...claim, server: to, channel: movedChannel(channel, server, to) };
    await settling.add({ claim: moved, outcome });
  }

  function settleFailure(claim: Claim, failure: SendFailure): Promise<void> | undefined {
    if (failure.movedTo !== undefined) return follow(claim, failure.movedTo);
    const outcome = outcomeOf(failure, claim, platform, now());
    return outcome && settling.add({ claim, outcome });
  }

  return {
    async send(claim, holds) {
      // What is let be tried again has a reason: its channel was set up anew, or the bot has come back.
      const refusal = claim.attempt === 1 ? verdict.access.refusal(claim) : undefined;
      const result = refusal ?? (await trySending(claim, parts, { holds, fail: course.fail }));
      const how = result instanceof SendFailure ? result.decision : result.kind;
      counts[how] = (counts[how] ?? 0) + 1;
      arrivals.tried(platform.name, how);
      if (result instanceof SendFailure) noteFailed(claim, result);
      else if (how === "sent") {
        verdict.arrived(claim);
        if (!reached) await noteReached(claim);
        if (isOneReport(claim.edition)) void arrivals.posted(claim.to, platform.name, now());
      }
      const rest = outages.note(result, now());
      if (rest > 0) course.end({ kind: "pause", milliseconds: rest });
      // What has arrived is not under way any more, and another may be begun while it is recorded.
      if (!(result instanceof SendFailure)) void settling.add({ claim, outcome: result });
      else await settleFailure(claim, result);
    },
    dispatched: () => ({ counts, reached }),
  };
}
