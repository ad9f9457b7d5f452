import { dayIn } from "../core/day.ts";
import { BLAMED } from "../core/decision.ts";
import type { Log } from "../core/log.ts";
import type { Broadcast } from "../core/outbox.ts";
import { createPlanner } from "../core/plan.ts";
import type { Platform } from "../core/platform.ts";
import type { Report } from "../core/report.ts";
import type { Store } from "../core/store.ts";
import { earliestOf } from "../lib/earliest.ts";
import type { Arrivals } from "./arrivals.ts";
import { judgeCanary } from "./canary.ts";
import { createChatPace } from "./chat-pace.ts";
import { termsOf } from "./claiming.ts";
import { correct } from "./corrections.ts";
import { createEndings } from "./endings.ts";
import { type EnrolmentParts, enrolOperators } from "./enrolment.ts";
import { rememberPost } from "./last-post.ts";
import { createNewestBroadcast, type TakenUp } from "./newest-broadcast.ts";
import type { Operator } from "./operator.ts";
import { createOutageWatch } from "./outage.ts";
import { createPace } from "./pace.ts";
import { createRest } from "./rest.ts";
import { sendBroadcast } from "./send-broadcast.ts";
import { type Run, type SendingParts, send } from "./sending.ts";
import { createToldFigures } from "./told-figures.ts";
import { createUnrecorded } from "./unrecorded.ts";
import { createWording, type WordingParts } from "./wording.ts";

/** What broadcasting on one network needs. */
export interface BroadcastingParts extends WordingParts {
  readonly platform: Platform;
  readonly store: Store;
  readonly log: Log;
  /** Is told of posts that arrived. */
  readonly arrivals: Arrivals;
  readonly operator: Operator;
  /** A clock that only ever goes forward, in milliseconds, by which chats are not sent too much; without it the machine's. */
  readonly clock?: (() => number) | undefined;
  /** After how many milliseconds from the first post its full rate is reached. */
  readonly ramp: number;
  /** Ends every run: nothing more is begun, what is under way is finished. */
  readonly signal: AbortSignal;
  /** Whether the operator has paused the posts to a network; without it nobody can. */
  readonly paused?: ((platform: string) => boolean) | undefined;
}

/** The posts of one network. */
export interface Broadcasting {
  /**
   * Does all that is owed by now; the newest report is given where there is one that may be posted. Corrections, which may
   * take long, are broken off as soon as another run waits. Returns when there is more to do, where that is known.
   */
  run(newest: Report | undefined, isWaitedFor: () => boolean): Promise<number | undefined>;
  /** To be called, instead of `run`, while it is another process that posts: what stops in that is no matter of this one's start. */
  standBy(): Promise<void>;
}

/** The broadcasts of one network, as this process carries them out. */
export function createBroadcasting(parts: BroadcastingParts): Broadcasting {
  const { platform, store, log, operator, now, timeZone, signal, arrivals } = parts;
  const { outbox } = store;
  const { name } = platform;
  const pace = createPace({ rate: platform.rate, ramp: parts.ramp });
  const outages = createOutageWatch(platform, pace);
  const unrecorded = createUnrecorded(store, now);
  const operators = operator.chats.filter((chat) => chat.platform === name);
  const newestBroadcast = createNewestBroadcast({ platform: name, store, operator, operators, now });
  const endings = createEndings({ platform, store, log, operator, now });
  const rest = createRest({ platform: name, operator, now, timeZone });
  const plan = createPlanner(timeZone);
  /** Whether something may have failed of which it was not seen yet what that ends. */
  let isEndingOwed = false;
  const paused = () => parts.paused?.(name) ?? false;
  const sending: SendingParts = {
    ...{ platform, store, log, arrivals, now, signal, pace, outages, unrecorded, paused },
    wording: createWording(parts),
    told: createToldFigures(outbox),
    chats: createChatPace(platform, parts.clock),
  };

  /** Takes note of how a run ended; true when the network can be sent more. */
  async function ended(broadcast: Broadcast | undefined, { ending, counts, reached }: Run): Promise<boolean> {
    if (Object.keys(counts).length > 0)
      log.info({ platform: name, day: broadcast?.day, ...counts }, `${name} was sent posts.`);
    if (reached) await rememberPost(store, name, now());
    await rest.takeAfter(ending);
    const outage = outages.found();
    if (outage && broadcast) await endings.suspend(broadcast, outage);
    if (ending.kind === "refused" && broadcast)
      await newestBroadcast.stop(broadcast, {
        cause: "refused",
        reason: ending.reason,
        sentence: `${name} refuses our text (${ending.reason}), so nothing more of the report of ${broadcast.day} is sent there. Mend the program and start it again.`,
      });
    return ending.kind === "through" && platform.ready() && !signal.aborted;
  }

  /** Posts a broadcast to the operator's channels first; returns it where it may go to everybody then, and else stops it or lets it wait. */
  async function tested(broadcast: Broadcast, enrolment: EnrolmentParts): Promise<Broadcast | undefined> {
    if (broadcast.state !== "testing") return broadcast;
    await enrolOperators(broadcast, enrolment);
    const run = await send(sending, { operatorsOnly: true });
    if (!(await ended(broadcast, run))) return undefined;
    const of = { to: broadcast.day, operatorsOnly: true, withoutKnown: true };
    const finding = judgeCanary(broadcast, await outbox.counts(name, of), "ours" in run.counts);
    if (finding === "open") return undefined;
    if (finding !== "passed") {
      await newestBroadcast.stop(broadcast, finding);
      return undefined;
    }
    const running: Broadcast = { ...broadcast, state: "running" };
    await outbox.keepBroadcast(running);
    return running;
  }

  /** Sends what is owed of a broadcast and all else that is due; nothing where it stopped, or the network can be sent no more. */
  async function carryOut({ broadcast: begun, at, isNew }: TakenUp): Promise<Run | undefined> {
    if (begun.state === "stopped") return undefined;
    const enrolment = { store, plan, operators, rate: platform.rate, now, signal, takenUpAt: at };
    const open = await tested(begun, enrolment);
    if (!open) return undefined;
    // What a process that died, or a run that broke off, had not ended yet is ended by the next one.
    const isOwed = isEndingOwed || isNew;
    isEndingOwed = true;
    const { broadcast, run, failure } = await sendBroadcast(open, sending, enrolment);
    const goesOn = await ended(broadcast, run);
    if (failure) throw failure.cause;
    const hasFailed = BLAMED.some((decision) => decision in run.counts);
    if (hasFailed || isOwed) await endings.end(broadcast, run.gone);
    isEndingOwed = false;
    return goesOn ? run : undefined;
  }

  /** Sends what is due where there is no report to broadcast; nothing where the network can be sent no more. */
  async function sendDue(): Promise<Run | undefined> {
    const run = await send(sending, { operatorsOnly: false });
    return (await ended(undefined, run)) ? run : undefined;
  }

  /** Puts right what was restated; returns when more of that may be done, where that is known. */
  async function correctAll(isWaitedFor: () => boolean): Promise<number | undefined> {
    const today = dayIn(timeZone, now());
    const { ending, next } = await correct({ ...sending, isWaitedFor }, today);
    await rest.takeAfter(ending);
    if (ending.kind === "refused")
      await operator.tell(
        `corrections.${name}.${today}`,
        `${name} refuses our text of corrections (${ending.reason}), so posts whose figures were restated stay as they are for now. Mend the program and start it again.`,
        { platform: name, reason: ending.reason },
      );
    return next;
  }

  async function tidy(): Promise<void> {
    for (const { state, ...key } of await outbox.sweep(name, termsOf(platform, now())))
      log.warn(
        key,
        state === "unknown"
          ? "A post was cut off while it was sent. It may have arrived, so it is not repeated."
          : "A post was not sent in time and is left out.",
      );
  }

  async function doAll(newest: Report | undefined, isWaitedFor: () => boolean): Promise<number | undefined> {
    await newestBroadcast.lookBack();
    await unrecorded.record();
    await tidy();
    if (rest.isOn() || !platform.ready()) return undefined;
    const takenUp = await newestBroadcast.takeUp(newest?.day);
    const run = await (takenUp ? carryOut(takenUp) : sendDue());
    if (!run) return undefined;
    const edit = await correctAll(isWaitedFor);
    return paused() ? edit : earliestOf([edit, run.next]);
  }

  return {
    async run(newest, isWaitedFor) {
      const begun = now();
      const next = await doAll(newest, isWaitedFor);
      // What a process was sending that died, or what nobody can tell of, is free once its claim has run out; perhaps it has
      // since this run looked for such.
      const freed = await outbox.nextFreed(name, begun);
      return earliestOf([next, freed]);
    },
    standBy: newestBroadcast.lookBack,
  };
}
