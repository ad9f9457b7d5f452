import { channelFact } from "../../core/channel-facts.ts";
import { rememberLeftUndone } from "../../core/left-undone.ts";
import type { Log } from "../../core/log.ts";
import { SendFailure } from "../../core/platform.ts";
import type { PostKey } from "../../core/post-key.ts";
import type { Store } from "../../core/store.ts";
import { createTurns } from "../../lib/turns.ts";
import type { Calls } from "./calls.ts";
import { failureOf } from "./failures.ts";
import { chatOf } from "./mapping.ts";
import { patiently } from "./messages.ts";

/** The longest that pinning waits where Telegram asks for it, and that it waits for the pinning before, in milliseconds. */
const LONGEST_WAIT = 30_000;

/** Keeps the newest post of a subscription pinned. */
export interface Pins {
  /** Pins a post and takes down the one before it. Never rejects: a post is there whether it is pinned or not. */
  pin(key: PostKey, message: string): Promise<void>;
}

/** What pinning needs. */
export interface PinParts extends Pick<Calls, "call"> {
  readonly store: Store;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Where it is remembered which post of a subscription is pinned. */
function placeOf(key: PostKey): string {
  return channelFact("pinned", key);
}

/** Pins that are remembered in the store, so that what others pinned is never taken down. */
export function createPins({ call, store, log, signal }: PinParts): Pins {
  const turns = createTurns<string>(LONGEST_WAIT);

  async function replace(key: PostKey, message: string): Promise<void> {
    const { chat_id } = chatOf(key.channel);
    const place = placeOf(key);
    const before = await store.recall(place);
    // The post itself made the sound, if there was to be one.
    const payload = { chat_id, message_id: Number(message), disable_notification: true };
    try {
      await patiently(() => call("pinChatMessage", payload), LONGEST_WAIT, signal);
    } catch (error) {
      return notPinned(key, error);
    }
    await store.remember(place, message);
    await rememberLeftUndone(store, "pin", key, { now: Date.now() });
    if (before === undefined || before === message) return;
    // It may be gone, or taken down already.
    await call("unpinChatMessage", { chat_id, message_id: Number(before) }).catch(() => undefined);
  }

  async function notPinned(key: PostKey, error: unknown): Promise<void> {
    const { message: reason } = error instanceof SendFailure ? error : failureOf(error);
    log.warn({ channel: key.channel, reason }, `A post could not be pinned: ${reason}.`);
    await rememberLeftUndone(store, "pin", key, { reason, now: Date.now() });
  }

  return {
    pin: (key, message) =>
      turns
        .take([placeOf(key)], () => replace(key, message))
        .catch((err: unknown) => log.warn({ err }, "It cannot be remembered whether a post was pinned.")),
  };
}
