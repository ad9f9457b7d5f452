/** What delivery does about a post that was not confirmed. */
export type Decision =
  /** The channel does not exist any more, or the bot was thrown out: end its subscription. */
  | "gone"
  /** The network does not know the channel. That may be our own mistake, so it counts only after some days. */
  | "missing"
  /** The bot may not post there: keep the subscription, an administrator can mend it. */
  | "forbidden"
  /** The network asks to wait, or was not reached at all: the post certainly did not arrive. */
  | "later"
  /** The post may or may not have arrived. */
  | "unknown"
  /** The chat has another id now, which is in `movedTo`: the post goes there. */
  | "moved"
  /** The network refuses what we sent: our fault, not the channel's. */
  | "ours"
  /** The network does not accept the bot's token: send nothing more. */
  | "halt";

/** What is held against the channel: where it goes on, its subscription ends. */
export const BLAMED = ["gone", "missing", "forbidden"] as const satisfies readonly Decision[];

/** Whom a failure concerns: the channel alone, everything of its server, or the whole network. */
export type Reach = "channel" | "server" | "network";
