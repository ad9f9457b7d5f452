import { within } from "../../lib/within.ts";
import type { Calls } from "./calls.ts";
import { type Listening, type ListeningParts, UPDATES } from "./listening.ts";

/** How long Telegram holds a poll open when nothing happens, in seconds; a poll without an answer by then is dead. */
const POLL_SECONDS = 50;
const POLL_TIMEOUT = (POLL_SECONDS + 15) * 1_000;
/** Most answers in words are given by then. */
const HEAD_START = 10;

/** What polling needs. */
export interface PollingParts extends ListeningParts {
  readonly calls: Calls;
  /** Whether Telegram takes the token. */
  readonly accepted: () => boolean;
  /** How long the next poll waits for what is answered at once, in milliseconds. */
  readonly headStart?: number | undefined;
}

/** Updates by long polling. telegraf's own loop ends at the first error in a handler and cannot be started again. */
export function createPolling(parts: PollingParts): Listening {
  const { calls, take, accepted, signal, headStart = HEAD_START } = parts;
  const { call } = calls;
  /** Where the next poll begins; kept over lost connections, so that what was seen is confirmed. */
  let offset = 0;
  return {
    async prepare() {
      // Where the bot was called before, Telegram would let nobody poll. What waits there comes by the polls.
      await call("deleteWebhook", {});
    },
    async listen() {
      try {
        while (!signal.aborted) {
          const updates = await call(
            "getUpdates",
            { timeout: POLL_SECONDS, offset, allowed_updates: UPDATES },
            AbortSignal.any([signal, AbortSignal.timeout(POLL_TIMEOUT)]),
          );
          const taken = updates.map((update) => {
            offset = update.update_id + 1;
            return take(update);
          });
          // Answers that are ready at once go out before the next poll, which would only stand in their way. Others, such as
          // pictures, are not waited for, here or with a later poll: what people ask meanwhile would wait too.
          if (taken.length > 0) await within(headStart, Promise.all(taken));
        }
      } finally {
        // Telegram counts as seen what the next poll leaves behind; there is no next one here.
        if (signal.aborted && accepted() && offset > 0)
          await call("getUpdates", { offset, limit: 1, timeout: 0 }).catch(() => undefined);
      }
    },
  };
}
