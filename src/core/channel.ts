/** A place where people get posts: a channel of Discord, a chat of Telegram. */
export interface Channel {
  readonly platform: string;
  /** The network's own id of the place, as text; a topic of Telegram follows its chat after a colon. */
  readonly channel: string;
}

/**
 * What channels belong to: the server of a Discord channel, the chat of a Telegram topic. In a private chat and on the
 * terminal it is the channel itself. Limits, removals and `/forget` concern all of it.
 */
export interface Server {
  readonly platform: string;
  /** The network's own id of it, as text. */
  readonly server: string;
}

/** What tells a server from all others, of whatever network. */
export function serverKey({ platform, server }: Server): string {
  return `${platform} ${server}`;
}

/** The id of a channel once its server has another one: the chat itself, or a topic of it. Others stay as they are. */
export function movedChannel(channel: string, from: string, to: string): string {
  if (channel === from) return to;
  return channel.startsWith(`${from}:`) ? `${to}${channel.slice(from.length)}` : channel;
}
