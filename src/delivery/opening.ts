import { setTimeout as pause } from "node:timers/promises";
import type { Store } from "../core/store.ts";

/** How long posting waits for the first answers of the sources, in milliseconds. */
const LONGEST_WAIT = 20_000;
/**
 * The same where another process asks them. One that takes over from a process that died has to go on within half a minute of
 * that, most of which has passed by then.
 */
const SHORT_WAIT = 5_000;
/** Sources that were asked no longer ago than this have nothing to tell that is much newer, in milliseconds. */
const FRESH = 6 * 60_000;
/** How often it is looked whether another process has asked them, in milliseconds. */
const LOOK = 500;
/** Under what it is remembered when they were. */
const KEY = "asked";

/** What is not over before something else is. */
const never = new Promise<never>(() => undefined);

/** What the beginning of posting needs. */
export interface OpeningParts {
  readonly store: Pick<Store, "recall" | "remember">;
  readonly now: () => number;
}

/**
 * When posting may begin: nothing is posted before the sources have been asked, else yesterday's report could go out just ahead
 * of today's.
 */
export interface Opening {
  /** Notes that this process asks the sources; nothing when it leaves that to others. */
  asking(look: Promise<unknown> | undefined): void;
  /** Notes, for all processes, that they have been asked. */
  asked(): Promise<void>;
  /** Waits until the sources have been asked, by whichever process, but not for ever; or until the signal comes. */
  wait(signal: AbortSignal): Promise<void>;
}

/** The beginning of posting in one process. */
export function createOpening({ store, now }: OpeningParts): Opening {
  let ours: Promise<unknown> | undefined;
  let isAnswered = false;

  /** Whether the sources have just been asked: where this process does it, by itself. */
  async function isAsked(): Promise<boolean> {
    if (ours) return isAnswered;
    const at = Number(await store.recall(KEY).catch(() => undefined));
    return Math.abs(now() - at) < FRESH;
  }

  return {
    asking(look) {
      ours = look;
      isAnswered = false;
      const over = () => {
        if (ours === look) isAnswered = true;
      };
      look?.then(over, over);
    },
    asked: () => store.remember(KEY, String(now())),
    async wait(signal) {
      const begun = performance.now();
      const isOver = () => performance.now() - begun > (ours ? LONGEST_WAIT : SHORT_WAIT);
      while (!signal.aborted && !isOver() && !(await isAsked()))
        await Promise.race([pause(LOOK, undefined, { signal, ref: false }), ours ?? never]).catch(
          () => undefined,
        );
    },
  };
}
