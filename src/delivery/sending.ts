import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../core/log.ts";
import type { Claim } from "../core/outbox.ts";
import type { ChatPace } from "./chat-pace.ts";
import { createClaiming } from "./claiming.ts";
import { createCourse, type Ending } from "./course.ts";
import { createDispatch, type Dispatched, type DispatchParts } from "./dispatch.ts";
import type { Inflow } from "./inflow.ts";
import type { OutageWatch } from "./outage.ts";
import type { Pace } from "./pace.ts";
import { createSettling } from "./settling.ts";
import { createSlots } from "./slots.ts";
import type { Unrecorded } from "./unrecorded.ts";
import { createVerdict } from "./verdict.ts";

/** A run goes on while chats take the next of what was put off within so many milliseconds: another would come no sooner. */
const SOON = 5_000;
/** Posts are claimed when this part of all that may be under way is free: one by one, each would cost a write of its own. */
const CLAIMED_PART = 0.12;

/** What sending needs; all of one network. */
export interface SendingParts extends DispatchParts {
  readonly pace: Pace;
  readonly chats: ChatPace;
  readonly outages: OutageWatch;
  /** Is given what the store could not record. */
  readonly unrecorded: Pick<Unrecorded, "keep">;
  readonly log: Log;
  /** Ends the run: nothing more is begun, what is under way is finished. */
  readonly signal: AbortSignal;
  /** Whether the operator wants nothing to be posted just now; looked at before every claim. */
  readonly paused: () => boolean;
}

/** What a run did: how it ended, and what came of its posts. */
export interface Run extends Dispatched {
  readonly ending: Ending;
  /** The servers that turned out to be gone whole, with what the network said of each. */
  readonly gone: ReadonlyMap<string, string>;
  /** When the next post may go of those that were put off, where some were. */
  readonly next: number | undefined;
}

/** Of which posts a run is. */
export interface RunOf {
  readonly operatorsOnly: boolean;
  /** Posts that are still being put in, and are to be sent too. */
  readonly inflow?: Inflow;
}

/** Sends what is due on a network, each post claimed before and settled after, until nothing is left that can be sent now. */
export async function send(parts: SendingParts, { operatorsOnly, inflow }: RunOf): Promise<Run> {
  const { platform, store, pace, chats, unrecorded, log, now, paused } = parts;
  const course = createCourse(parts.signal);
  const slots = createSlots(platform.inFlight);
  const verdict = createVerdict({ platform: platform.name, pace, log, now });
  const settling = createSettling(store.outbox, now, (settlement, error) => {
    unrecorded.keep(settlement);
    course.fail(error);
  });
  const dispatch = createDispatch(parts, { course, verdict, settling });
  const begin = (claim: Claim, holds: () => boolean) => {
    const ended = chats.begin(claim.channel);
    slots.take(dispatch.send(claim, holds).catch(course.fail).finally(ended));
  };
  const { access } = verdict;
  const claiming = createClaiming(parts, { operatorsOnly, course, settling, access, begin });

  // What waits since an earlier run stands in the outbox with its time. That of others must not keep the operator's post back here.
  chats.forgetWaiting();
  const few = Math.ceil(platform.inFlight * CLAIMED_PART);
  while (!course.signal.aborted && platform.ready() && !paused()) {
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
    const granted = await pace.take(free, course.signal).catch(() => 0);
    if (granted === 0) break;
    if (paused()) {
      pace.use(granted, 0);
      break;
    }
    // Looked at before it is claimed: what comes in afterwards is claimed the next time.
    const [areAllIn, more] = [inflow?.isOver() ?? true, inflow?.more()];
    const { claimed, begun } = await claiming.take(granted, areAllIn);
    pace.use(granted, begun);
    if (claimed > 0) continue;
    const next = chats.next(operatorsOnly) ?? Number.POSITIVE_INFINITY;
    const soon = next <= SOON ? next : undefined;
    if (slots.taken() === 0 && areAllIn && soon === undefined) break;
    // Nothing else is due. What is put off meanwhile may be, so it is looked again; but not after every single post.
    const freed = slots.taken() > 0 ? [slots.freed(few)] : [];
    await firstOf(areAllIn ? freed : [...freed, more], soon, course.signal);
  }
  await slots.freed(Number.POSITIVE_INFINITY);
  await settling.idle();
  return {
    ending: course.ending(),
    ...dispatch.dispatched(),
    gone: verdict.gone(),
    next: claiming.next(),
  };
}

/** Waits until one of these has happened, or so many milliseconds are over, where they are given, or the signal ends that. */
async function firstOf(
  events: readonly unknown[],
  milliseconds: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (milliseconds === undefined) return void (await Promise.race(events));
  const happened = new AbortController();
  const either = AbortSignal.any([signal, happened.signal]);
  await Promise.race([...events, pause(milliseconds, undefined, { signal: either }).catch(() => undefined)]);
  happened.abort();
}
