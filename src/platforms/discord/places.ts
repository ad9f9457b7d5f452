import {
  type BaseChannel,
  type ButtonInteraction,
  ChannelFlags,
  ChannelType,
  type ChatInputCommandInteraction,
  type Client,
  PermissionFlagsBits,
  type PermissionsBitField,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { Feature, Place, Shortfall, Wishes } from "../../core/place.ts";
import { oneLine } from "../../core/text.ts";
import { failureOf } from "./failures.ts";
import { THREAD_NAME_LENGTH } from "./limits.ts";
import { isPostable, lackingOf, MENTION_EVERYONE, SEND_PICTURES } from "./permissions.ts";
import { shorten } from "./render.ts";

/** What a person asks with, in a server that the bot is a member of. */
type Asked = ChatInputCommandInteraction<"cached"> | ButtonInteraction<"cached">;

/** A channel with what the bot may do in it. */
interface Spot {
  readonly id: string;
  readonly name: string | undefined;
  readonly kind: ChannelType;
  readonly permissions: Readonly<PermissionsBitField>;
}

/** The place in which a person asks. */
export function placeOf(asked: Asked): Place {
  // Channels are all known; what is not known is a thread that the bot has not joined.
  const kind = asked.channel?.type ?? ChannelType.PublicThread;
  const name = asked.channel?.name;
  return placeAt(asked, { id: asked.channelId, name, kind, permissions: asked.appPermissions });
}

function placeAt(asked: Asked, spot: Spot): Place {
  const { id, name, kind, permissions } = spot;
  return {
    platform: "discord",
    server: asked.guildId,
    channel: id,
    isPrivate: false,
    features: featuresOf(kind),
    // What administrators set for the command is only who sees it, so the right itself is checked here.
    mayManage: () => Promise.resolve(asked.memberPermissions.has(PermissionFlagsBits.ManageGuild)),
    title: name === undefined ? undefined : `#${name}`,
    lacking: lackingOf(permissions, kind),
    shortfalls: (wishes) => Promise.resolve(shortfallsOf(wishes, asked, spot)),
    other(channel) {
      const found = channel === id ? spot : spotOf(asked, channel);
      return found && placeAt(asked, found);
    },
    ...(isForum(kind) && {
      opened: (channels: readonly string[]) =>
        channels.find((channel) => parentOf(asked.client, channel) === id),
      open: (title: string) => openThread(asked.client, id, title),
    }),
  };
}

function shortfallsOf({ pictures, role }: Wishes, { guild }: Asked, { permissions }: Spot): Shortfall[] {
  const found: Shortfall[] = [];
  if (pictures && !permissions.has(PermissionFlagsBits.AttachFiles))
    found.push({ kind: "pictures", permission: SEND_PICTURES });
  if (role === undefined) return found;
  const known = guild.roles.cache.get(role);
  // The role that everybody has bears the id of the server, and is none that could be mentioned.
  if (!known || role === guild.id) found.push({ kind: "noRole", permission: "" });
  else if (!known.mentionable && !permissions.has(PermissionFlagsBits.MentionEveryone))
    found.push({ kind: "role", permission: MENTION_EVERYONE });
  return found;
}

function featuresOf(kind: ChannelType): Feature[] {
  return kind === ChannelType.GuildAnnouncement ? ["role", "publish"] : ["role"];
}

/** Another channel of the same server; nothing where none is known, or where nothing can be posted in it. */
function spotOf(asked: Asked, id: string): Spot | undefined {
  const named = "options" in asked ? asked.options.resolved?.channels?.get(id) : undefined;
  const channel = named ?? asked.guild.channels.cache.get(id);
  if (!channel || !("guildId" in channel) || channel.guildId !== asked.guildId) return undefined;
  if (!isPostable(channel.type)) return undefined;
  const permissions = permissionsIn(asked, channel);
  const { name } = channel;
  return permissions && { id, name: name ?? undefined, kind: channel.type, permissions };
}

/** What the bot may do in a channel: as Discord says with the question, or else as follows from its roles. */
function permissionsIn(asked: Asked, channel: BaseChannel): Readonly<PermissionsBitField> | undefined {
  if (channel.appPermissions) return channel.appPermissions;
  const me = asked.guild.members.me;
  const known = asked.guild.channels.cache.get(channel.id);
  return (me && known?.permissionsFor(me)) ?? undefined;
}

function isForum(kind: ChannelType): boolean {
  return kind === ChannelType.GuildForum || kind === ChannelType.GuildMedia;
}

/** The channel that a thread is in; nothing for one that is not known (any more). */
function parentOf({ channels }: Client, id: string): string | undefined {
  const channel = channels.cache.get(id);
  return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
}

const Opened = z.object({ id: z.string() });

/** Makes a thread in a forum, where nothing can be posted outside one. It begins with its own title. Throws a `SendFailure`. */
async function openThread(client: Client, forum: string, title: string): Promise<string> {
  const name = shorten(oneLine(title, THREAD_NAME_LENGTH), THREAD_NAME_LENGTH);
  const known = client.channels.cache.get(forum);
  const needsTag = known?.isThreadOnly() && known.flags.has(ChannelFlags.RequireTag);
  const tag = needsTag ? known.availableTags.find(({ moderated }) => !moderated)?.id : undefined;
  const body = {
    name,
    message: { content: name, allowed_mentions: { parse: [] } },
    ...(tag && { applied_tags: [tag] }),
  };
  try {
    return Opened.parse(await client.rest.post(Routes.threads(forum), { body })).id;
  } catch (error) {
    throw failureOf(error, ChannelType.GuildForum);
  }
}
