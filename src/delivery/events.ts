import type { Log } from "../core/log.ts";
import type { PlatformEvents } from "../core/platform.ts";
import type { Store } from "../core/store.ts";
import type { Operator } from "./operator.ts";

/** For so long the settings of a channel wait for the bot to come back, in milliseconds. */
const WAITS = 30 * 86_400_000;

/** What is needed to act on what networks tell. */
export interface EventParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  /** The name of the network. */
  readonly platform: string;
  readonly operator: Pick<Operator, "bring">;
  /** Called each time the network is there. */
  readonly up: () => void;
}

/** Acts on what a network tells of by itself; nothing that goes wrong with the store ends anything. */
export function eventsOf({ store, log, now, platform, operator, up }: EventParts): PlatformEvents {
  function act(work: Promise<unknown>, what: string): void {
    work.catch((error: unknown) => log.error({ err: error }, `It could not be kept that ${what}.`));
  }

  /** The networks on which it is known of every channel which server it is of. */
  const complete = new Set<string>();

  return {
    up,
    holds(server, channels) {
      if (complete.has(server.platform) || channels.length === 0) return;
      const done = store.learnServer(server, channels).then((strays) => {
        if (strays === 0) complete.add(server.platform);
      });
      act(done, "channels are of a server");
    },
    removed(where, reason) {
      const done = store.switchOff(where, { cause: "removed", reason }, now()).then(async (count) => {
        if (count > 0)
          log.info({ ...where, count }, "The bot was removed somewhere; nothing is posted there any more.");
        // Where nothing is posted there is nothing to wait for: what else was set there is erased at once.
        else if ("server" in where && (await store.subscriptions(where)).length === 0)
          await store.forget(where);
      });
      act(done, "the bot was removed");
    },
    returned(where) {
      const done = store.switchOn(where, now(), now() - WAITS).then((count) => {
        if (count > 0)
          log.info(
            { ...where, count },
            "The bot is back where it had been removed; its subscriptions are on again.",
          );
      });
      act(done, "the bot is back");
    },
    refused(sentence) {
      // Once a day: a token that was put right may be refused again one day.
      const today = new Date(now()).toISOString().slice(0, 10);
      void operator.bring(`refused.${platform}.${today}`, sentence);
    },
    moved(from, to) {
      act(store.move(from, to, now()), "a chat has moved");
    },
  };
}
