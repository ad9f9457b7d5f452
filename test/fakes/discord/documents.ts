import type { Fields } from "./form.ts";
import { requireTag, smallestInvitation } from "./limits.ts";
import { type Channel, type Guild, isThread, type Places } from "./places.ts";

/** Who the bot is. */
export interface Identity {
  readonly applicationId: string;
  readonly name: string;
}

/** The bot's user as Discord describes it. */
export function describeBot({ applicationId, name }: Identity): Fields {
  return {
    id: applicationId,
    username: name,
    discriminator: "0000",
    global_name: null,
    avatar: null,
    bot: true,
    verified: true,
    mfa_enabled: false,
    email: null,
    flags: 0,
    public_flags: 0,
  };
}

/** The application as Discord describes it to its own bot. */
export function describeApplication(identity: Identity): Fields {
  return {
    id: identity.applicationId,
    name: identity.name,
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    flags: 0,
    owner: describeUser("1"),
    team: null,
    bot: describeBot(identity),
  };
}

/** A person as Discord describes them. */
export function describeUser(id: string): Fields {
  return {
    id,
    username: `user-${id}`,
    discriminator: "0",
    global_name: null,
    avatar: null,
    public_flags: 0,
  };
}

function describeOverwrites(channel: Channel, botId: string): Fields[] {
  const allow = channel.permissions & ~smallestInvitation;
  const deny = smallestInvitation & ~channel.permissions;
  if (allow === 0n && deny === 0n) return [];
  return [{ id: botId, type: 1, allow: String(allow), deny: String(deny) }];
}

/** A channel as Discord describes it, with the bot's permissions as overwrites. */
export function describeChannel(channel: Channel, botId: string): Fields {
  const { id, type, name, guildId } = channel;
  if (guildId === undefined)
    return {
      id,
      type,
      last_message_id: null,
      flags: 0,
      recipients: [describeUser(channel.recipientId ?? "1")],
    };
  const base = { id, type, name, guild_id: guildId, parent_id: channel.parentId ?? null, flags: 0 };
  if (isThread(channel))
    return {
      ...base,
      owner_id: "1",
      message_count: 0,
      member_count: 1,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived: channel.archived,
        auto_archive_duration: 1440,
        archive_timestamp: new Date().toISOString(),
        locked: channel.locked,
      },
    };
  return {
    ...base,
    position: 0,
    topic: null,
    nsfw: false,
    last_message_id: null,
    rate_limit_per_user: 0,
    ...(channel.tags.length > 0 && {
      flags: requireTag,
      available_tags: channel.tags.map((tag) => ({ id: tag, name: tag, moderated: false })),
    }),
    permission_overwrites: describeOverwrites(channel, botId),
  };
}

/** A guild as Discord describes it, without what is in it. */
export function describeGuild(guild: Guild): Fields {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: "1",
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [
      {
        id: guild.id,
        name: "@everyone",
        color: 0,
        hoist: false,
        position: 0,
        permissions: String(smallestInvitation),
        managed: false,
        mentionable: false,
        flags: 0,
      },
      ...Object.entries(guild.roles).map(([role, { mentionable }], index) => ({
        id: role,
        name: `role-${role}`,
        color: 0,
        hoist: false,
        position: index + 1,
        permissions: "0",
        managed: false,
        mentionable,
        flags: 0,
      })),
    ],
    emojis: guild.ornaments.map((id) => ({
      id,
      name: `emoji_${id}`,
      roles: [],
      animated: false,
      available: true,
    })),
    stickers: guild.ornaments.map((id) => ({
      id,
      name: `sticker-${id}`,
      tags: "smile",
      description: null,
      type: 2,
      format_type: 1,
      available: true,
      guild_id: guild.id,
    })),
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: 0,
    safety_alerts_channel_id: null,
  };
}

/** A guild as it arrives over the gateway: with its channels, its threads and the bot as a member. */
export function describeJoinedGuild(guild: Guild, places: Places, identity: Identity): Fields {
  const inside = [...places.channels.values()].filter((channel) => channel.guildId === guild.id);
  const describe = (channel: Channel) => describeChannel(channel, identity.applicationId);
  return {
    ...describeGuild(guild),
    joined_at: new Date(guild.joinedAt).toISOString(),
    large: false,
    unavailable: false,
    member_count: 2,
    members: [describeMember(describeBot(identity))],
    channels: inside.filter((channel) => !isThread(channel)).map(describe),
    // Of those that are archived Discord does not tell.
    threads: inside.filter((channel) => isThread(channel) && !channel.archived).map(describe),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: guild.ornaments.map((id) => ({
      id,
      guild_id: guild.id,
      channel_id: null,
      name: `event-${id}`,
      scheduled_start_time: new Date(guild.joinedAt).toISOString(),
      scheduled_end_time: null,
      privacy_level: 2,
      status: 1,
      entity_type: 3,
      entity_id: null,
      entity_metadata: { location: "somewhere" },
      recurrence_rule: null,
    })),
    soundboard_sounds: [],
  };
}

/** A user as a member of a guild. */
export function describeMember(user: Fields): Fields {
  return {
    user,
    nick: null,
    avatar: null,
    roles: [],
    joined_at: new Date().toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
  };
}
