import type { Archive } from "../core/archive.ts";
import { type Day, dayIn } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import { BEGINNING, type Broadcast } from "../core/outbox.ts";
import { createPlanner } from "../core/plan.ts";
import type { Platform } from "../core/platform.ts";
import type { Report } from "../core/report.ts";
import type { Source } from "../core/source.ts";
import type { Store } from "../core/store.ts";
import type { Arrivals } from "./arrivals.ts";
import { createChatPace } from "./chat-pace.ts";
import { correct } from "./corrections.ts";
import { createEndings } from "./endings.ts";
import { enrolOperators } from "./enrolment.ts";
import { rememberPost } from "./last-post.ts";
import type { Operator } from "./operator.ts";
import { createOutageWatch } from "./outage.ts";
import { createPace } from "./pace.ts";
import { type Sent, sendBroadcast } from "./send-broadcast.ts";
import { type Run, send, termsOf } from "./sending.ts";
import { createToldFigures } from "./told-figures.ts";
import type { Ending } from "./verdict.ts";
import { createWording } from "./wording.ts";

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
    log,
    arrivals,
    now,
    signal,
    paused,
  };
  /** Until when the network asked to be left alone, in epoch milliseconds. */
  let pausedUntil = 0;
  /** The broadcast of which this process could not tell whether an operator's channel got it. */
  let doubted: Day | undefined;
  /** The broadcast that this process has taken up, and the one that it has stopped. */
  let takenUp: Day | undefined;
  let stopped: Day | undefined;
  /** How often the operator has let one go on: each time that it stops again is told anew. */
  let letGoOn = 0;

  /** The broadcast of the newest report; one that stopped is begun again by a process that was started since. */
  async function broadcastOf(day: Day): Promise<Broadcast> {
    const known = await outbox.broadcast(name, day);
    const again = known?.state === "stopped" && takenUp !== day;
    if (known && !again) return known;
    const { startedAt, enrolled } = known ?? { startedAt: now(), enrolled: BEGINNING };
    const state = operators.length > 0 ? "testing" : "running";
    const broadcast: Broadcast = { platform: name, day, startedAt, enrolled, state };
    if (again) await outbox.retryOperators(name, day);
    await outbox.keepBroadcast(broadcast);
    return broadcast;
  }

  async function stop(broadcast: Broadcast, reason: string, sentence: string): Promise<void> {
    await outbox.keepBroadcast({ ...broadcast, state: "stopped", reason });
    stopped = broadcast.day;
    const key = `stopped.${name}.${broadcast.day}${letGoOn > 0 ? `.${letGoOn}` : ""}`;
    await operator.tell(key, sentence, {
      platform: name,
      day: broadcast.day,
      reason,
    });
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
      await stop(
        broadcast,
        ending.reason,
        `${name} refuses our text (${ending.reason}), so nothing more of the report of ${broadcast.day} is sent there. Mend the program and start it again.`,
      );
    return ending.kind === "through" && platform.ready() && !signal.aborted;
  }

  /** Whether the operator's channels have had the broadcast; stops it where one of them did not get it. */
  async function tested(broadcast: Broadcast, isFirst: boolean): Promise<Broadcast | undefined> {
    if (broadcast.state !== "testing") return broadcast;
    const run = await send(sending, { operatorsOnly: true });
    if (run.counts["unknown"]) doubted = broadcast.day;
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
    });
    // Where our text is refused, everybody else's would be too.
    if (failed || run.counts["ours"]) {
      const sentence = `The report of ${broadcast.day} could not be posted to an operator's channel on ${name}, so nobody else gets it there. Look at the log, mend what is wrong, and let it go on with npm run ctl -- resume ${name}, or by starting the program again.`;
      await stop(broadcast, "an operator's channel did not get it", sentence);
      return undefined;
    }
    // What an earlier process could not tell the operator has looked at by now, or it died of something else.
    if ((unknown && doubted === broadcast.day) || (skipped && !isFirst)) {
      const sentence = `Nobody can tell whether the report of ${broadcast.day} arrived in an operator's channel on ${name}, so nobody else gets it there yet. If it looks as it should, or the channel is at fault, let it go on with npm run ctl -- resume ${name}, or by starting the program again: then everybody gets it.`;
      await stop(broadcast, "it is not known whether an operator's channel got it", sentence);
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
    await tidy();
    if (now() < pausedUntil || !platform.ready()) return undefined;
    let broadcast = newest && (await broadcastOf(newest.day));
    // What came back since, or was left behind by a process that died, ends as the rest of it did.
    if (broadcast?.state === "aborted")
      await outbox.abort(name, broadcast.day, { reason: broadcast.reason ?? "", at: now() });
    // The operator has let it go on: as if the program had been started again.
    if (broadcast?.state === "testing" && stopped === broadcast.day) {
      takenUp = doubted = stopped = undefined;
      letGoOn++;
    }
    const isFirst = takenUp !== newest?.day;
    takenUp = newest?.day;
    if (broadcast?.state === "stopped") return undefined;
    const enrolment = { store, plan, operators, rate: platform.rate, now, signal };
    if (broadcast?.state === "testing") {
      await enrolOperators(broadcast, enrolment);
      broadcast = await tested(broadcast, isFirst);
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
  };
}

/** The earlier of two instants, as far as there are any. */
function earlier(one: number | undefined, other: number | undefined): number | undefined {
  const both = [one, other].filter((instant) => instant !== undefined);
  return both.length > 0 ? Math.min(...both) : undefined;
}
