import { z } from "zod";
import type { Channel, Server } from "../../core/channel.ts";
import type { PlatformEvents } from "../../core/platform.ts";

/** A thing that the gateway names by its id. */
const Named = z.object({ id: z.string() });
/** A channel or a thread, and perhaps of which server. */
const Inside = Named.extend({ guild_id: z.string().optional() });
const Ready = z.object({ guilds: z.array(Named) });
const Guild = Named.extend({ unavailable: z.boolean().optional(), joined_at: z.string().optional() });
const Held = z.object({ channels: z.array(Named).default([]), threads: z.array(Named).default([]) });

/** What the gateway tells of the places that the bot is in, as it comes from there. */
export type Happenings = Readonly<Record<(typeof HAPPENINGS)[number], (data: unknown) => void>>;

/** The name of the network. */
const platform = "discord";

/** The events of the gateway that are listened to. */
export const HAPPENINGS = [
  "READY",
  "GUILD_CREATE",
  "GUILD_DELETE",
  "CHANNEL_DELETE",
  "THREAD_DELETE",
] as const;

/**
 * Tells where the bot was removed, and where it is again: since it is connected, or since an instant at which it last was
 * (epoch milliseconds). A server that is down for a while is neither.
 */
export function createHappenings(
  { removed, returned, holds }: Pick<PlatformEvents, "removed" | "returned" | "holds">,
  seenAt = Number.POSITIVE_INFINITY,
): Happenings {
  const guilds = new Set<string>();
  return {
    READY(data) {
      for (const { id } of Ready.parse(data).guilds) guilds.add(id);
    },
    GUILD_CREATE(data) {
      const { id, unavailable, joined_at: joined = "" } = Guild.parse(data);
      if (unavailable) return;
      const isNew = !guilds.has(id);
      guilds.add(id);
      if (isNew || Date.parse(joined) > seenAt) returned({ platform, server: id });
      const { channels, threads } = Held.parse(data);
      holds?.(
        { platform, server: id },
        [...channels, ...threads].map((channel) => channel.id),
      );
    },
    GUILD_DELETE(data) {
      const { id, unavailable } = Guild.parse(data);
      if (unavailable) return;
      guilds.delete(id);
      removed({ platform, server: id }, "the bot was removed from the server, or the server is deleted");
    },
    CHANNEL_DELETE(data) {
      removed(channelIn(data), "the channel is deleted");
    },
    THREAD_DELETE(data) {
      removed(channelIn(data), "the thread is deleted");
    },
  };
}

function channelIn(data: unknown): Channel & Partial<Server> {
  const { id, guild_id: server } = Inside.parse(data);
  return { platform, channel: id, ...(server !== undefined && { server }) };
}
