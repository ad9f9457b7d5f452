import type { Log } from "../core/log.ts";
import type { Claim } from "../core/outbox.ts";
import type { SendFailure } from "../core/platform.ts";
import { type Access, createAccess } from "./access.ts";
import type { Ending } from "./course.ts";
import type { Pace } from "./pace.ts";

/** So many refusals of our own text in a row are no accident: the rest would be refused too. */
const REFUSALS_IN_A_ROW = 3;
/** When so many chats, or servers with all their channels, ask to wait within so many milliseconds, the network means all of them (Bot API, 429). */
const CROWD = 3;
const CROWD_SPAN = 5_000;
/** The shortest time for which a network that asks for it is left alone, in milliseconds. */
const LEAST_PAUSE = 15_000;

/** What the failures of a run mean for the posts that are still to come. */
export interface Verdict {
  /** To which servers can be posted. */
  readonly access: Pick<Access, "refusal" | "heldUntil">;
  /** The servers that are gone whole, or that the bot was removed from, with what the network said of each. */
  gone(): ReadonlyMap<string, string>;
  /** Takes note of a post that was not confirmed; returns how the run ends because of it, where it does. */
  failed(claim: Pick<Claim, "server" | "channel">, failure: SendFailure): Ending | undefined;
  /** Takes note of a post that arrived. */
  arrived(claim: Pick<Claim, "server" | "channel">): void;
}

/** What judging needs. */
export interface VerdictParts {
  readonly platform: string;
  /** What is judged, as it begins a sentence; a post where nothing is said. */
  readonly what?: string;
  readonly pace: Pace;
  readonly log: Log;
  readonly now: () => number;
}

/** Judges the failures of one run on one network. */
export function createVerdict({ platform, what = "A post", pace, log, now }: VerdictParts): Verdict {
  const access = createAccess(now);
  /** When which servers asked to wait; a channel that is in none counts as one. */
  const waits: { readonly at: number; readonly server: string; readonly wait: number }[] = [];
  let refusals = 0;
  /** Whether it was slowed down: nothing more is begun then, and what is under way is asked the same. */
  let isSlowed = false;

  /** The network is left alone, and sent fewer posts afterwards where it asked to wait: one that is not reached has not. */
  function pause(milliseconds: number, { message: reason, wait }: SendFailure): Ending {
    const isAsked = wait > 0;
    if (isAsked && !isSlowed) pace.slowDown();
    isSlowed ||= isAsked;
    return { kind: "pause", milliseconds, reason };
  }

  /** How long the network is to be left alone because so many of its servers ask for it. */
  function crowdWait(server: string, wait: number): number | undefined {
    waits.push({ at: now(), server, wait });
    const recent = waits.filter(({ at }) => now() - at <= CROWD_SPAN);
    if (new Set(recent.map((one) => one.server)).size < CROWD) return undefined;
    return Math.max(...recent.map((one) => one.wait));
  }

  return {
    access,
    gone: access.gone,
    failed({ server, channel }, failure) {
      const { decision, reach, wait, message } = failure;
      log.warn({ err: failure, platform, channel, decision }, `${what} was not confirmed: ${message}.`);
      refusals = decision === "ours" ? refusals + 1 : 0;
      if (reach === "server" && decision !== "later") access.refused({ server, channel }, failure);
      if (decision === "halt") return { kind: "through" };
      if (refusals === REFUSALS_IN_A_ROW) return { kind: "refused", reason: message };
      if (reach === "network") return pause(Math.max(wait, LEAST_PAUSE), failure);
      const together = decision === "later" && wait > 0 ? crowdWait(server || channel, wait) : undefined;
      return together === undefined ? undefined : pause(together, failure);
    },
    arrived(claim) {
      refusals = 0;
      access.arrived(claim);
    },
  };
}
