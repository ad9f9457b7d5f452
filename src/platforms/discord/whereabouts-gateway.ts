import {
  type BaseChannel,
  type Channel,
  ChannelFlags,
  ChannelType,
  type Client,
  type PermissionsBitField,
  Routes,
} from "discord.js";
import { MISSING_ACCESS, NOT_THERE } from "./failure-rules.ts";
import { codeOf, failureOf } from "./failures.ts";
import type { AskedInServer, Whereabouts } from "./whereabouts.ts";

/** What the gateway tells: all servers that the bot is in, and all of their channels. */
export function knownByGateway(client: Client): Whereabouts {
  return {
    async here(asked, restricted) {
      if (!asked.inCachedGuild()) return undefined;
      const { id, name, type } = asked.channel ?? { id: asked.channelId };
      // Channels are all known; what is not known is a thread that the bot has not joined.
      const spot = { id, name, kind: type ?? ChannelType.PublicThread, permissions: asked.appPermissions };
      const mayBeShut = type === undefined || type === ChannelType.PrivateThread;
      const isShut = restricted && mayBeShut && (await isShutOut(client, id));
      return isShut ? { ...spot, isShut } : spot;
    },
    async other(asked, id) {
      const named = "options" in asked ? asked.options.resolved?.channels?.get(id) : undefined;
      const channel = named ?? asked.guild?.channels.cache.get(id);
      if (!channel || !("guildId" in channel) || channel.guildId !== asked.guildId) return undefined;
      const permissions = permissionsIn(asked, channel);
      return permissions && { id, name: channel.name ?? undefined, kind: channel.type, permissions };
    },
    async role(asked, id) {
      return asked.guild?.roles.cache.get(id);
    },
    async parentOf(thread) {
      // Of threads that are archived nothing is told, though the next post opens them again.
      const channel = client.channels.cache.get(thread) ?? (await askedFor(client, thread));
      return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
    },
    async tagOf(forum) {
      const known = client.channels.cache.get(forum);
      if (!known?.isThreadOnly() || !known.flags.has(ChannelFlags.RequireTag)) return undefined;
      return known.availableTags.find(({ moderated }) => !moderated)?.id;
    },
  };
}

/** A channel as Discord says when it is asked; nothing where there is none. Throws a `SendFailure` where it cannot say so. */
async function askedFor(client: Client, channel: string): Promise<Channel | null> {
  try {
    return await client.channels.fetch(channel);
  } catch (error) {
    if (NOT_THERE.has(codeOf(error))) return null;
    throw failureOf(error);
  }
}

/** Whether Discord lets the bot know nothing of a thread. Where it cannot say so, the worst is a post that fails. */
async function isShutOut({ rest }: Client, thread: string): Promise<boolean> {
  return rest.get(Routes.channel(thread)).then(
    () => false,
    (error: unknown) => codeOf(error) === MISSING_ACCESS,
  );
}

/** What the bot may do in a channel: as Discord says with the question, or else as follows from its roles. */
function permissionsIn(
  asked: AskedInServer,
  channel: BaseChannel,
): Readonly<PermissionsBitField> | undefined {
  if (channel.appPermissions) return channel.appPermissions;
  const me = asked.guild?.members.me;
  const known = asked.guild?.channels.cache.get(channel.id);
  return (me && known?.permissionsFor(me)) ?? undefined;
}
