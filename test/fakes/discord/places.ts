import { permissionBits, smallestInvitation } from "./limits.ts";
import { type RefusalCode, refuse } from "./refusals.ts";
import type { Snowflakes } from "./snowflakes.ts";

const postableTypes = [0, 1, 2, 3, 5, 10, 11, 12, 13];
const threadTypes = [10, 11, 12];
const forumTypes = [15, 16];

/** What may be said about a new channel; what is left out is chosen as for an ordinary text channel. */
export interface NewChannel {
  readonly id?: string;
  readonly guildId?: string;
  readonly name?: string;
  /** Discord's number for the kind of channel: 0 text, 1 direct messages, 5 announcements, 11 thread, 15 forum. */
  readonly type?: number;
  /** The channel a thread belongs to. */
  readonly parentId?: string;
  /** What the bot may do there; the smallest invitation unless told otherwise. */
  readonly permissions?: bigint;
  /** A locked thread takes no messages. */
  readonly locked?: boolean;
  /** An archived thread comes back when something is posted in it; nothing in it can be edited before. */
  readonly archived?: boolean;
  /** A forum in which every post carries one of its tags. */
  readonly tags?: readonly string[];
  /** The user at the other end of a direct-message channel. */
  readonly recipientId?: string;
}

/** A channel of the fake. */
export interface Channel {
  readonly id: string;
  readonly guildId: string | undefined;
  readonly name: string;
  readonly type: number;
  readonly parentId: string | undefined;
  readonly recipientId: string | undefined;
  readonly locked: boolean;
  archived: boolean;
  readonly tags: readonly string[];
  permissions: bigint;
  refusal: RefusalCode | undefined;
}

/** What may be said about a new guild. */
export interface NewGuild {
  readonly id?: string;
  readonly name?: string;
  /** The language of the guild, which an answer may follow. */
  readonly locale?: string;
  /** The roles that members can be mentioned by, and whether anybody may. */
  readonly roles?: Readonly<Record<string, { readonly mentionable: boolean }>>;
  /** The ids of what adorns it: of each there is an emoji, a sticker and a planned event. */
  readonly ornaments?: readonly string[];
  /** When the bot came, in milliseconds since 1970; now, unless told otherwise. */
  readonly joinedAt?: number;
  readonly channels?: readonly Omit<NewChannel, "guildId">[];
}

/** A guild of the fake. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly roles: Readonly<Record<string, { readonly mentionable: boolean }>>;
  readonly ornaments: readonly string[];
  readonly joinedAt: number;
  /** Whether the bot is in the guild. */
  member: boolean;
  /** Whether the guild is struck by an outage. */
  unavailable: boolean;
}

/** The guilds and channels that exist, and what the bot may do in them. */
export interface Places {
  readonly guilds: ReadonlyMap<string, Guild>;
  readonly channels: ReadonlyMap<string, Channel>;
  addGuild(guild: NewGuild): Guild;
  addChannel(channel: NewChannel): Channel;
  removeChannel(id: string): Channel | undefined;
  /** The channel the bot wants to look at, or the refusal it gets. */
  visible(id: string): Channel;
  /** The channel the bot wants to post in, or the refusal it gets; `needs` are further permissions. */
  open(id: string, needs: bigint): Channel;
  /** The channel the bot wants to begin a thread with a message in, or the refusal it gets. */
  forum(id: string, needs: bigint, tags: readonly string[]): Channel;
  /** Whether a role that the bot mentions in a channel can ring. */
  rings(channelId: string, role: string): boolean;
}

/** Starts with an empty world. */
export function createPlaces(nextId: Snowflakes): Places {
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();

  function addChannel(channel: NewChannel): Channel {
    const { id = nextId(), guildId, type = guildId === undefined ? 1 : 0 } = channel;
    const added: Channel = {
      id,
      guildId,
      type,
      name: channel.name ?? `channel-${id}`,
      parentId: channel.parentId,
      recipientId: channel.recipientId,
      locked: channel.locked ?? false,
      archived: channel.archived ?? false,
      tags: channel.tags ?? [],
      permissions: channel.permissions ?? smallestInvitation,
      refusal: undefined,
    };
    channels.set(id, added);
    return added;
  }

  function visible(id: string): Channel {
    const channel = channels.get(id);
    if (channel === undefined) throw refuse(10003);
    if (channel.guildId !== undefined && guilds.get(channel.guildId)?.member !== true) throw refuse(50001);
    if (channel.guildId !== undefined && (channel.permissions & permissionBits.viewChannel) === 0n)
      throw refuse(50001);
    if (channel.refusal === 50001) throw refuse(50001);
    return channel;
  }

  return {
    guilds,
    channels,
    addGuild({ id = nextId(), name = `Guild ${id}`, locale = "en-US", channels: inside = [], ...more }) {
      const { roles = {}, ornaments = [], joinedAt = Date.now() } = more;
      const guild: Guild = { id, name, locale, roles, ornaments, joinedAt, member: true, unavailable: false };
      guilds.set(id, guild);
      for (const channel of inside) addChannel({ ...channel, guildId: id, type: channel.type ?? 0 });
      return guild;
    },
    addChannel,
    removeChannel(id) {
      const channel = channels.get(id);
      channels.delete(id);
      return channel;
    },
    visible,
    open(id, needs) {
      const channel = visible(id);
      if (channel.refusal !== undefined) throw refuse(channel.refusal);
      if (forumTypes.includes(channel.type)) throw refuse(40058);
      if (!postableTypes.includes(channel.type)) throw refuse(50008);
      const { sendMessages, sendMessagesInThreads } = permissionBits;
      const send = threadTypes.includes(channel.type) ? sendMessagesInThreads : sendMessages;
      const all = needs | send;
      if (channel.guildId !== undefined && (channel.permissions & all) !== all) throw refuse(50013);
      if (channel.locked) throw refuse(160005);
      channel.archived = false;
      return channel;
    },
    forum(id, needs, tags) {
      const channel = visible(id);
      if (channel.refusal !== undefined) throw refuse(channel.refusal);
      if (!forumTypes.includes(channel.type)) throw refuse(50024);
      const all = needs | permissionBits.sendMessages;
      if ((channel.permissions & all) !== all) throw refuse(50013);
      if (channel.tags.length > 0 && !tags.some((tag) => channel.tags.includes(tag))) throw refuse(40067);
      return channel;
    },
    rings(channelId, role) {
      const channel = channels.get(channelId);
      const guild = guilds.get(channel?.guildId ?? "");
      const everyRole = ((channel?.permissions ?? 0n) & permissionBits.mentionEveryone) !== 0n;
      return everyRole || guild?.roles[role]?.mentionable === true;
    },
  };
}

/** Tells a thread from a channel that stands on its own. */
export function isThread(channel: Channel): boolean {
  return threadTypes.includes(channel.type);
}
