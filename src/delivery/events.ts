import { type Server, serverKey } from "../core/channel.ts";
import type { Log } from "../core/log.ts";
import type { PlatformEvents } from "../core/platform.ts";
import type { Store } from "../core/store.ts";
import type { Turns } from "../lib/turns.ts";
import type { UnderWay } from "../lib/under-way.ts";
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
  /** What happens to the same server is kept one after another, by its `serverKey`: on several connections the last may be first. */
  readonly turns: Turns<string>;
  /** Is told of what is being kept, and of what waits for its turn. */
  readonly underWay: UnderWay;
  /** Called each time the network is there. */
  readonly up: () => void;
}

/** Acts on what a network tells of by itself; nothing that goes wrong with the store ends anything. */
export function eventsOf(parts: EventParts): PlatformEvents {
  const { store, log, now, platform, operator, turns, underWay, up } = parts;

  function act(of: readonly Server[], work: () => Promise<unknown>, what: string): void {
    const done = turns
      .take(of.map(serverKey), work)
      .catch((error: unknown) => log.error({ err: error }, `It could not be kept that ${what}.`));
    underWay.add(done);
  }

  /** The networks on which it is known of every channel which server it is of. */
  const complete = new Set<string>();

  return {
    up,
    holds(server, channels) {
      if (complete.has(server.platform) || channels.length === 0) return;
      const learn = async () => {
        if ((await store.learnServer(server, channels)) === 0) complete.add(server.platform);
      };
      act([server], learn, "channels are of a server");
    },
    removed(where, reason) {
      const { platform } = where;
      const end = async () => {
        const count = await store.switchOff(where, { cause: "removed", reason }, now());
        if (count > 0)
          log.info({ ...where, count }, "The bot was removed somewhere; nothing is posted there any more.");
        // Where nothing is posted there is nothing to wait for: what else was set there is erased at once.
        else if (!("channel" in where)) await store.forgetUnsubscribed(where);
      };
      // A channel of which no more is known stands alone.
      const server = where.server ?? ("channel" in where ? where.channel : "");
      act([{ platform, server }], end, "the bot was removed");
    },
    returned(where) {
      const begin = async () => {
        const count = await store.switchOn(where, now(), now() - WAITS);
        if (count > 0)
          log.info(
            { ...where, count },
            "The bot is back where it had been removed; its subscriptions are on again.",
          );
      };
      act([where], begin, "the bot is back");
    },
    refused(sentence) {
      // Once a day: a token that was put right may be refused again one day.
      const today = new Date(now()).toISOString().slice(0, 10);
      void operator.bring(`refused.${platform}.${today}`, sentence);
    },
    moved(from, to) {
      act([from, to], () => store.move(from, to, now()), "a chat has moved");
    },
  };
}
