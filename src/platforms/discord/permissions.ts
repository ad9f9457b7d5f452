import { ChannelType, PermissionFlagsBits, type PermissionsBitField } from "discord.js";

/** Permissions by the names that Discord shows for them. */
type Named = Readonly<Record<string, keyof typeof PermissionFlagsBits>>;

const SEE: Named = { "View Channel": "ViewChannel" };
const EMBED: Named = { "Embed Links": "EmbedLinks" };
const CHANNEL: Named = { ...SEE, "Send Messages": "SendMessages", ...EMBED };
const THREAD: Named = { ...SEE, "Send Messages in Threads": "SendMessagesInThreads", ...EMBED };
/** In a call whoever may not join may not write either. */
const CALL: Named = { ...SEE, Connect: "Connect", "Send Messages": "SendMessages", ...EMBED };
/** A thread is made for the posts, which are then in it; Discord's name for that is another one in a forum. */
const FORUM: Named = {
  ...SEE,
  "Create Posts": "SendMessages",
  "Send Messages in Posts": "SendMessagesInThreads",
  ...EMBED,
};

/** The kinds of channels that posts can be made for, and what the bot needs there. */
const NEEDED: Readonly<Partial<Record<ChannelType, Named>>> = {
  [ChannelType.GuildText]: CHANNEL,
  [ChannelType.GuildAnnouncement]: CHANNEL,
  [ChannelType.GuildVoice]: CALL,
  [ChannelType.GuildStageVoice]: CALL,
  [ChannelType.AnnouncementThread]: THREAD,
  [ChannelType.PublicThread]: THREAD,
  [ChannelType.PrivateThread]: THREAD,
  [ChannelType.GuildForum]: FORUM,
  [ChannelType.GuildMedia]: FORUM,
};

/** What the bot needs to post pictures, and to notify a role that not everybody may mention, as Discord shows it. */
export const SEND_PICTURES = "Attach Files";
export const MENTION_EVERYONE = "Mention @everyone, @here, and All Roles";

/** What publishing to followers takes; the second one where a server does not let everybody publish what they posted. */
export const PUBLISHING = ["Send Messages", "Manage Messages"] as const;

/** What lets the bot into private threads to which nobody has added it. */
export const MANAGE_THREADS = "Manage Threads";

/** Whether posts can be made for a channel of this kind. */
export function isPostable(kind: ChannelType): boolean {
  return NEEDED[kind] !== undefined;
}

/** What the bot needs to post an embed into a channel of a kind, by the names that Discord shows. */
export function neededIn(kind: ChannelType): Named {
  return NEEDED[kind] ?? CHANNEL;
}

/** The names of the permissions that the bot lacks to post into a channel of a kind. */
export function lackingOf(permissions: Readonly<PermissionsBitField>, kind: ChannelType): string[] {
  return Object.entries(neededIn(kind))
    .filter(([, flag]) => !permissions.has(PermissionFlagsBits[flag]))
    .map(([name]) => name);
}
