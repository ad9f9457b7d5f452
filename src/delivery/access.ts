import type { Server } from "../core/channel.ts";
import type { SendFailure } from "../core/platform.ts";

/** For how long a channel is waited for that shows whether the others of its server can be posted to, in milliseconds. */
const TRYING = 5_000;
/** For how long the others of a server are left alone that let nobody in, in milliseconds; then one more is tried. */
const LEFT_ALONE = 10 * 60_000;

/** A channel and its server. */
type Place = Pick<Server, "server"> & { readonly channel: string };

/**
 * What a run learns of servers in which one channel refuses what all of them may refuse: that channel may be hidden from the bot
 * while the others are open, or the bot may have lost the whole server.
 */
export interface Access {
  /** What a channel itself has refused, which holds for all that is posted there. */
  refusal(of: Place): SendFailure | undefined;
  /**
   * Until when a channel is left alone for what another of its server has refused, in epoch milliseconds; nothing where it may be
   * tried. Of several that ask one is let through, by which it turns out.
   */
  heldUntil(of: Place): number | undefined;
  /** Takes note of a refusal that may hold for the whole server. */
  refused(of: Place, failure: SendFailure): void;
  /** Takes note that a channel was posted to. */
  arrived(of: Place): void;
  /** The servers of which the network says that they are gone, or the bot from them, and what it says. */
  gone(): ReadonlyMap<string, string>;
}

/** What is known of a server. */
interface Known {
  /** What its channels have refused, each for itself. */
  readonly refusals: Map<string, SendFailure>;
  /** Until when its other channels are left alone. */
  until: number;
  /** Whether one of them was posted to since, so that each refusal is of a single channel. */
  isOpen: boolean;
}

/** Of no server anything is known yet. */
export function createAccess(now: () => number): Access {
  const servers = new Map<string, Known>();
  const gone = new Map<string, string>();

  return {
    refusal: ({ server, channel }) => servers.get(server)?.refusals.get(channel),
    heldUntil({ server, channel }) {
      const known = servers.get(server);
      if (!known || known.isOpen || known.refusals.has(channel)) return undefined;
      const instant = now();
      if (instant < known.until) return known.until;
      known.until = instant + TRYING;
      return undefined;
    },
    refused({ server, channel }, failure) {
      // Where it is not known which server it is of, it says nothing of any other channel.
      if (server === "") return;
      const known = servers.get(server) ?? { refusals: new Map(), until: now(), isOpen: false };
      servers.set(server, known);
      known.refusals.set(channel, failure);
      const isGone = failure.decision === "gone";
      if (isGone) {
        gone.set(server, failure.message);
        known.isOpen = false;
      }
      if (isGone || known.refusals.size > 1) known.until = now() + LEFT_ALONE;
    },
    arrived({ server, channel }) {
      const known = servers.get(server);
      if (!known) return;
      known.isOpen = true;
      known.refusals.delete(channel);
      gone.delete(server);
    },
    gone: () => gone,
  };
}
