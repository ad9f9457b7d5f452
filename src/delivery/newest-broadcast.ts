import type { Channel } from "../core/channel.ts";
import type { Day } from "../core/day.ts";
import { BEGINNING, type Broadcast, OPERATORS_TRIED } from "../core/outbox.ts";
import type { Store } from "../core/store.ts";
import { dropFormerOperators } from "./enrolment.ts";
import type { Operator } from "./operator.ts";
import { rememberStops, timesStopped } from "./stops.ts";

/** Among so many broadcasts there is the newest of each network. */
const NEWEST = 50;

/** What looking after the newest broadcast of a network needs. */
export interface NewestBroadcastParts {
  readonly platform: string;
  readonly store: Store;
  readonly operator: Pick<Operator, "tell">;
  /** The operator's channels of the network. */
  readonly operators: readonly Channel[];
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
}

/** A broadcast as this process carries it out. */
export interface TakenUp {
  readonly broadcast: Broadcast;
  /** Since when, in epoch milliseconds. */
  readonly at: number;
  /** Whether it has only now taken it up. */
  readonly isNew: boolean;
}

/** Why a broadcast stops: in one word, as it is kept with it, and as the operator is told. */
export interface Stop {
  readonly cause: "failed" | "unknown" | "refused";
  readonly reason: string;
  readonly sentence: string;
}

/** The broadcast of the newest report on one network: begun, taken up from other processes, stopped, and let go on. */
export interface NewestBroadcast {
  /** Looks once whether it had stopped before this process was started; to be called before anything else is done. */
  lookBack(): Promise<void>;
  /**
   * Begins the broadcast of a day, or takes up what is known of it; nothing where there is no report. One that stopped is begun
   * again by a process that was started since.
   */
  takeUp(day: Day | undefined): Promise<TakenUp | undefined>;
  /** Sends nothing more of it, and tells the operator why. */
  stop(broadcast: Broadcast, why: Stop): Promise<void>;
}

/** The newest broadcast of a network, for as long as this process lives. */
export function createNewestBroadcast(parts: NewestBroadcastParts): NewestBroadcast {
  const { platform, store, operator, operators, now } = parts;
  const { outbox } = store;
  let hasLookedBack = false;
  /** The one that had stopped before this process was started: once, that is reason enough to begin it again. */
  let stoppedBefore: Day | undefined;
  /** The one that this process has taken up, and when. */
  let takenUp: { readonly day: Day; readonly at: number } | undefined;
  /** The one that this process has stopped, or found so. */
  let stopped: Day | undefined;

  async function begin(day: Day): Promise<Broadcast> {
    const known = await outbox.broadcast(platform, day);
    const again = known?.state === "stopped" && stoppedBefore === day;
    if (known && !again) {
      if (stoppedBefore === day) stoppedBefore = undefined;
      return known;
    }
    const { startedAt, enrolled } = known ?? { startedAt: now(), enrolled: BEGINNING };
    const state = operators.length > 0 ? "testing" : "running";
    const broadcast: Broadcast = { platform, day, startedAt, enrolled, state };
    if (again) await outbox.retryOperators(platform, day, now() + OPERATORS_TRIED);
    await outbox.keepBroadcast(broadcast);
    if (again) stoppedBefore = undefined;
    return broadcast;
  }

  return {
    async lookBack() {
      if (hasLookedBack) return;
      const newest = (await outbox.broadcasts(NEWEST)).find((one) => one.platform === platform);
      stoppedBefore = newest?.state === "stopped" ? newest.day : undefined;
      hasLookedBack = true;
    },
    async takeUp(day) {
      if (day === undefined) {
        takenUp = undefined;
        return undefined;
      }
      const broadcast = await begin(day);
      const { state, reason = "" } = broadcast;
      // What came back since, or was left behind by a process that died, ends as the rest of it did.
      if (state === "aborted") await outbox.abort(platform, day, { reason, at: now() });
      // The operator has let it go on, whichever process had stopped it: as if the program had been started again.
      if (state === "testing" && stopped === day) takenUp = stopped = undefined;
      const known = takenUp?.day === day ? takenUp : undefined;
      if (!known) await dropFormerOperators(broadcast, { store, operators });
      takenUp = known ?? { day, at: now() };
      if (state === "stopped") stopped = day;
      return { broadcast, at: takenUp.at, isNew: !known };
    },
    async stop(broadcast, { cause, reason, sentence }) {
      const { day } = broadcast;
      // Each time that it stops again is told anew, whichever process let it go on.
      const times = await timesStopped(store, platform, day);
      const key = `stopped.${platform}.${day}.${cause}${times > 0 ? `.${times}` : ""}`;
      // Both at once: nobody would tell it for a process that died in between, and who was told may answer at once.
      const telling = operator.tell(key, sentence, { platform, day, reason });
      await outbox.keepBroadcast({ ...broadcast, state: "stopped", reason });
      stopped = day;
      // Only now: whoever dies before has told it, and the next one that stops it tells nothing new.
      await rememberStops(store, platform, day, times + 1);
      await telling;
    },
  };
}
