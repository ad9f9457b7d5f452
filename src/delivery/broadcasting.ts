import type { Archive } from "../core/archive.ts";
import { type Day, dayIn } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import { BEGINNING, type Broadcast, OPERATORS_TRIED } from "../core/outbox.ts";
import { createPlanner } from "../core/plan.ts";
import type { Platform } from "../core/platform.ts";
import type { Report } from "../core/report.ts";
import type { Source } from "../core/source.ts";
import type { Store } from "../core/store.ts";
import type { Arrivals } from "./arrivals.ts";
import { createChatPace } from "./chat-pace.ts";
import { termsOf } from "./claiming.ts";
import { correct } from "./corrections.ts";
import type { Ending } from "./course.ts";
import { createEndings } from "./endings.ts";
import { dropFormerOperators, enrolOperators } from "./enrolment.ts";
import { rememberPost } from "./last-post.ts";
import type { Operator } from "./operator.ts";
import { createOutageWatch } from "./outage.ts";
import { createPace } from "./pace.ts";
import { type Sent, sendBroadcast } from "./send-broadcast.ts";
import { type Run, send } from "./sending.ts";
import { rememberStops, timesStopped } from "./stops.ts";
import { createToldFigures } from "./told-figures.ts";
import { createUnrecorded } from "./unrecorded.ts";
import { createWording } from "./wording.ts";

/** Among so many broadcasts there is the newest of each network. */
const NEWEST = 50;
/** A network that wants to be left alone for so long or longer is told to the operator, in milliseconds. */
const LONG_PAUSE = 10 * 60_000;

/** What broadcasting on one network needs. */
export interface BroadcastingParts {
  readonly platform: Platform;
  readonly archive: Archive;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly locales: readonly Locale[];
  readonly log: Log;
  /** Is told of posts that arrived. */
  readonly arrivals: Arrivals;
  readonly operator: Operator;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** A clock that only ever goes forward, in milliseconds, by which chats are not sent too much; without it the machine's. */
  readonly clock?: (() => number) | undefined;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
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
  const { platform, store, log, operator, now, timeZone, ramp, signal, archive, sources, locales, arrivals } =
    parts;
  const { outbox } = store;
  const { name } = platform;
  const plan = createPlanner(timeZone);
  const pace = createPace({ rate: platform.rate, ramp });
  const chats = createChatPace(platform, parts.clock);
  const wording = createWording({ archive, sources, locales, now, timeZone });
  const outages = createOutageWatch(platform, pace);
  const endings = createEndings({ platform, store, log, operator, now });
  const told = createToldFigures(outbox);
  const unrecorded = createUnrecorded(store, now);
  const operators = operator.chats.filter((chat) => chat.platform === name);
  const paused = () => parts.paused?.(name) ?? false;
  const sending = {
    platform,
    store,
    wording,
    told,
    pace,
    chats,
    outages,
    unrecorded,
    log,
    arrivals,
    now,
    signal,
    paused,
  };
  /** Until when the network asked to be left alone, in epoch milliseconds. */
  let pausedUntil = 0;
  /** The broadcast that had stopped before this process was started: once, that is reason enough to begin it again. */
  let stoppedBefore: Day | undefined;
  let hasLookedBack = false;
  /** The broadcast that this process has taken up, and when; and the one that it has stopped. */
  let takenUp: { readonly day: Day; readonly at: number } | undefined;
  let stopped: Day | undefined;

  async function lookBack(): Promise<void> {
    if (hasLookedBack) return;
    const newest = (await outbox.broadcasts(NEWEST)).find((one) => one.platform === name);
    stoppedBefore = newest?.state === "stopped" ? newest.day : undefined;
    hasLookedBack = true;
  }

  /** The broadcast of the newest report; one that stopped is begun again by a process that was started since. */
  async function broadcastOf(day: Day): Promise<Broadcast> {
    const known = await outbox.broadcast(name, day);
    const again = known?.state === "stopped" && stoppedBefore === day;
    if (known && !again) {
      if (stoppedBefore === day) stoppedBefore = undefined;
      return known;
    }
    const { startedAt, enrolled } = known ?? { startedAt: now(), enrolled: BEGINNING };
    const state = operators.length > 0 ? "testing" : "running";
    const broadcast: Broadcast = { platform: name, day, startedAt, enrolled, state };
    if (again) await outbox.retryOperators(name, day, now() + OPERATORS_TRIED);
    await outbox.keepBroadcast(broadcast);
    if (again) stoppedBefore = undefined;
    return broadcast;
  }

  async function stop(
    broadcast: Broadcast,
    cause: "failed" | "unknown" | "refused",
    { reason, sentence }: { readonly reason: string; readonly sentence: string },
  ): Promise<void> {
    const { day } = broadcast;
    // Each time that it stops again is told anew, whichever process let it go on.
    const times = await timesStopped(store, name, day);
    const key = `stopped.${name}.${day}.${cause}${times > 0 ? `.${times}` : ""}`;
    // Both at once: nobody would tell it for a process that died in between, and who was told may answer at once.
    const telling = operator.tell(key, sentence, { platform: name, day, reason });
    await outbox.keepBroadcast({ ...broadcast, state: "stopped", reason });
    stopped = day;
    // Only now: whoever dies before has told it, and the next one that stops it tells nothing new.
    await rememberStops(store, name, day, times + 1);
    await telling;
  }

  /** Sends nothing for as long as a run that ended says. */
  async function leaveAlone(ending: Ending): Promise<void> {
    if (ending.kind !== "pause") return;
    const { milliseconds, reason } = ending;
    pausedUntil = now() + milliseconds;
    if (reason === undefined || milliseconds < LONG_PAUSE) return;
    const until = new Date(pausedUntil).toISOString().slice(0, 16).replace("T", " ");
    await operator.tell(
      `alone.${name}.${dayIn(timeZone, now())}`,
      `${reason}: nothing is posted to ${name} before ${until} UTC. What is owed follows by itself, as far as it still comes in time. Look whether other programs ask too much of ${name} from this machine.`,
      { platform: name, reason },
    );
  }

  /** Takes note of how a run ended; true when the network can be sent more. */
  async function ended(broadcast: Broadcast | undefined, { ending, counts, reached }: Run): Promise<boolean> {
    if (Object.keys(counts).length > 0)
      log.info({ platform: name, day: broadcast?.day, ...counts }, `${name} was sent posts.`);
    if (reached) await rememberPost(store, name, now());
    await leaveAlone(ending);
    const outage = outages.found();
    if (outage && broadcast) await endings.suspend(broadcast, outage);
    if (ending.kind === "refused" && broadcast)
      await stop(broadcast, "refused", {
        reason: ending.reason,
        sentence: `${name} refuses our text (${ending.reason}), so nothing more of the report of ${broadcast.day} is sent there. Mend the program and start it again.`,
      });
    return ending.kind === "through" && platform.ready() && !signal.aborted;
  }

  /** Whether the operator's channels have had the broadcast; stops it where one of them did not get it. */
  async function tested(broadcast: Broadcast): Promise<Broadcast | undefined> {
    if (broadcast.state !== "testing") return broadcast;
    const run = await send(sending, { operatorsOnly: true });
    if (!(await ended(broadcast, run))) return undefined;
    const {
      queued,
      later,
      sending: claimed,
      failed,
      unknown,
      skipped,
    } = await outbox.counts(name, {
      to: broadcast.day,
      operatorsOnly: true,
      withoutKnown: true,
    });
    // Where our text is refused, everybody else's would be too.
    if (failed || skipped || run.counts["ours"]) {
      const sentence = `The report of ${broadcast.day} could not be posted to an operator's channel on ${name}, so nobody else gets it there. Look at the log, mend what is wrong, and let it go on with npm run ctl -- resume ${name}, or by starting the program again.`;
      await stop(broadcast, "failed", { reason: "an operator's channel did not get it", sentence });
      return undefined;
    }
    // Whichever process could not tell, or died while it sent it: perhaps of this very text.
    if (unknown) {
      const sentence = `Nobody can tell whether the report of ${broadcast.day} arrived in an operator's channel on ${name}, so nobody else gets it there yet. Look there, and at the log: a program that ended while it was sending it may have died of it. If it looks as it should, or the channel is at fault, let it go on with npm run ctl -- resume ${name}, or by starting the program again: then everybody gets it.`;
      const reason = "it is not known whether an operator's channel got it";
      await stop(broadcast, "unknown", { reason, sentence });
      return undefined;
    }
    // What waits, for a network that was busy, is tried again with the next tick.
    if (queued || later || claimed) return undefined;
    const running: Broadcast = { ...broadcast, state: "running" };
    await outbox.keepBroadcast(running);
    return running;
  }

  /** Puts right what was restated; returns when more of that may be done, where that is known. */
  async function correctAll(isWaitedFor: () => boolean): Promise<number | undefined> {
    const today = dayIn(timeZone, now());
    const { ending, next } = await correct({ ...sending, isWaitedFor }, today);
    await leaveAlone(ending);
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
    await lookBack();
    await unrecorded.record();
    await tidy();
    if (now() < pausedUntil || !platform.ready()) return undefined;
    let broadcast = newest && (await broadcastOf(newest.day));
    // What came back since, or was left behind by a process that died, ends as the rest of it did.
    if (broadcast?.state === "aborted")
      await outbox.abort(name, broadcast.day, { reason: broadcast.reason ?? "", at: now() });
    // The operator has let it go on, whichever process had stopped it: as if the program had been started again.
    if (broadcast?.state === "testing" && stopped === broadcast.day) takenUp = stopped = undefined;
    const isFirst = takenUp?.day !== newest?.day;
    if (isFirst && broadcast) await dropFormerOperators(broadcast, { store, operators });
    if (isFirst) takenUp = newest && { day: newest.day, at: now() };
    if (broadcast?.state === "stopped") {
      stopped = broadcast.day;
      return undefined;
    }
    const enrolment = { store, plan, operators, rate: platform.rate, now, signal, takenUpAt: takenUp?.at };
    if (broadcast?.state === "testing") {
      await enrolOperators(broadcast, enrolment);
      broadcast = await tested(broadcast);
    }
    if (newest && !broadcast) return undefined;
    const sent: Partial<Sent> & Pick<Sent, "run"> = broadcast
      ? await sendBroadcast(broadcast, sending, enrolment)
      : { run: await send(sending, { operatorsOnly: false }) };
    const { run, failure } = sent;
    broadcast = sent.broadcast;
    const goesOn = await ended(broadcast, run);
    if (failure) throw failure.cause;
    const failures =
      (run.counts["gone"] ?? 0) + (run.counts["missing"] ?? 0) + (run.counts["forbidden"] ?? 0);
    // What a process that died had not ended yet is ended by the next one.
    if (broadcast && (failures > 0 || isFirst)) await endings.end(broadcast, run.gone);
    if (!goesOn) return undefined;
    const edit = await correctAll(isWaitedFor);
    return paused() ? edit : earlier(edit, run.next);
  }

  return {
    async run(newest, isWaitedFor) {
      const begun = now();
      const next = await doAll(newest, isWaitedFor);
      // What a process was sending that died, or what nobody can tell of, is free once its claim has run out; perhaps it has
      // since this run looked for such.
      const freed = await outbox.nextFreed(name, begun);
      return earlier(next, freed);
    },
    standBy: lookBack,
  };
}

/** The earlier of two instants, as far as there are any. */
function earlier(one: number | undefined, other: number | undefined): number | undefined {
  const both = [one, other].filter((instant) => instant !== undefined);
  return both.length > 0 ? Math.min(...both) : undefined;
}
