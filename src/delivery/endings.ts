import type { Log } from "../core/log.ts";
import { mostEnded } from "../core/mass-ending.ts";
import type { Broadcast } from "../core/outbox.ts";
import type { Platform } from "../core/platform.ts";
import type { Store } from "../core/store.ts";
import type { Operator } from "./operator.ts";
import type { Outage } from "./outage.ts";

/** What failed in an outage is tried once more after so long, in milliseconds. */
const TRIED_AGAIN = 30 * 60_000;

/** What ending subscriptions needs. */
export interface EndingsParts {
  readonly platform: Pick<Platform, "name">;
  readonly store: Store;
  readonly log: Log;
  readonly operator: Operator;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
}

/** Ends the subscriptions of a network that cannot be posted to, and none while the network itself is the cause. */
export interface Endings {
  /** Ends subscriptions whose channels are gone, and those of servers that are gone whole; none, and tells the operator, where so many are, or are not found, that it must be an outage. */
  end(broadcast: Broadcast, gone: ReadonlyMap<string, string>): Promise<void>;
  /** Ends none over this broadcast, whoever carries it on, since the network failed in it; and tells the operator. */
  suspend(broadcast: Broadcast, outage: Outage): Promise<void>;
}

/** The endings of one network. */
export function createEndings({ platform: { name }, store, log, operator, now }: EndingsParts): Endings {
  const { outbox } = store;
  const memory = `outage.${name}`;

  /** What failed in an outage may well arrive after it: it is tried again, but only once for each report. */
  async function tryAgain({ day }: Broadcast): Promise<void> {
    if ((await store.recall(memory)) === day) return;
    await store.remember(memory, day);
    await outbox.retryFailed(name, day, now() + TRIED_AGAIN);
  }

  return {
    async end(broadcast, gone) {
      const { day, startedAt } = broadcast;
      if ((await store.recall(memory)) === day) return;
      const { failing, channels, missing, ended } = await outbox.endFailing(name, {
        since: startedAt,
        now: now(),
        most: mostEnded,
        gone,
      });
      if (ended) {
        if (failing > 0)
          log.warn(
            { platform: name, failing },
            `${name}: subscriptions were ended, since their channels cannot be posted to.`,
          );
        return;
      }
      await tryAgain(broadcast);
      if (missing > channels)
        await operator.tell(
          `missing.${name}.${day}`,
          `${name} does not find ${missing} channels that the report of ${day} was for. That looks like an outage, or like the token of another bot, so no subscription was ended, and everything stays as it was set up; their posts are tried once more in half an hour. Look whether ${name} has trouble, and whether the token in the settings is that of the bot which these channels know. If they are still not found in two days, none ends before you say so with npm run ctl -- endings.`,
          { platform: name, missing },
        );
      else
        await operator.tell(
          `mass.${name}.${day}`,
          `${channels} channels of ${name} seem to be gone all at once. That looks like an outage, so no subscription was ended; their posts are tried once more in half an hour. npm run ctl -- endings says what the network answered. If they are gone indeed, npm run ctl -- endings confirm ${name} ends them; npm run ctl -- endings refuse ${name} keeps them.`,
          { platform: name, failing, channels },
        );
    },
    async suspend(broadcast, { failed, of }) {
      const { day } = broadcast;
      await tryAgain(broadcast);
      await operator.tell(
        `outage.${name}.${day}`,
        `${failed} of the last ${of} posts to ${name} failed. That looks like an outage: ${name} is left alone for five minutes, then gets posts at half the rate, and no subscription is ended over the report of ${day}.`,
        { platform: name, failed, of },
      );
    },
  };
}
