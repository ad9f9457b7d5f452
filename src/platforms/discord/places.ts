import { ChannelType, PermissionFlagsBits, Routes } from "discord.js";
import { z } from "zod";
import type { Feature, Place, Shortfall, Wishes } from "../../core/place.ts";
import { oneLine } from "../../core/text.ts";
import { failureOf } from "./failures.ts";
import { THREAD_NAME_LENGTH } from "./limits.ts";
import { isPostable, lackingOf, MANAGE_THREADS, MENTION_EVERYONE, SEND_PICTURES } from "./permissions.ts";
import { shorten } from "./render.ts";
import type { AskedInServer, Spot, Whereabouts } from "./whereabouts.ts";

/** The channel of a server in which a person asks, as a place. */
export function placeAt(asked: AskedInServer, spot: Spot, whereabouts: Whereabouts): Place {
  const { id, name, kind, permissions, isShut } = spot;
  return {
    platform: "discord",
    server: asked.guildId,
    channel: id,
    isPrivate: false,
    features: featuresOf(kind),
    // What administrators set for the command is only who sees it, so the right itself is checked here.
    mayManage: () => Promise.resolve(asked.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    title: name === undefined ? undefined : `#${name}`,
    lacking: () =>
      Promise.resolve([
        ...(permissions ? lackingOf(permissions, kind) : []),
        ...(isShut ? [MANAGE_THREADS] : []),
      ]),
    shortfalls: (wishes) => shortfallsOf(wishes, asked, spot, whereabouts),
    async other(channel) {
      const other = channel === id ? spot : await whereabouts.other(asked, channel);
      return other && isPostable(other.kind) ? placeAt(asked, other, whereabouts) : undefined;
    },
    ...(isForum(kind) && {
      opened: (channels: readonly string[]) => threadIn(id, channels, whereabouts),
      open: (title: string) => openThread(asked, id, title, whereabouts),
      addressOf: (thread: string) => `https://discord.com/channels/${asked.guildId}/${thread}`,
    }),
  };
}

async function shortfallsOf(
  { pictures, role }: Wishes,
  asked: AskedInServer,
  { permissions }: Spot,
  whereabouts: Whereabouts,
): Promise<Shortfall[]> {
  /** What is not known is not held against anybody: a post that fails says it. */
  const may = (right: bigint) => permissions === undefined || permissions.has(right);
  const found: Shortfall[] = [];
  if (pictures && !may(PermissionFlagsBits.AttachFiles))
    found.push({ kind: "pictures", permission: SEND_PICTURES });
  if (role === undefined) return found;
  const known = await whereabouts.role(asked, role);
  // The role that everybody has bears the id of the server, and is none that could be mentioned.
  if (!known || role === asked.guildId) found.push({ kind: "noRole", permission: "" });
  else if (!known.mentionable && !may(PermissionFlagsBits.MentionEveryone))
    found.push({ kind: "role", permission: MENTION_EVERYONE });
  return found;
}

function featuresOf(kind: ChannelType): Feature[] {
  return kind === ChannelType.GuildAnnouncement ? ["role", "publish"] : ["role"];
}

function isForum(kind: ChannelType): boolean {
  return kind === ChannelType.GuildForum || kind === ChannelType.GuildMedia;
}

/** The first of some channels that is a thread of a forum. */
async function threadIn(
  forum: string,
  channels: readonly string[],
  { parentOf }: Whereabouts,
): Promise<string | undefined> {
  for (const channel of channels) if ((await parentOf(channel)) === forum) return channel;
  return undefined;
}

const Opened = z.object({ id: z.string() });

/** Makes a thread in a forum, where nothing can be posted outside one. It begins with its own title. Throws a `SendFailure`. */
async function openThread(
  { client }: AskedInServer,
  forum: string,
  title: string,
  whereabouts: Whereabouts,
): Promise<string> {
  const name = shorten(oneLine(title, THREAD_NAME_LENGTH), THREAD_NAME_LENGTH);
  const tag = await whereabouts.tagOf(forum);
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
