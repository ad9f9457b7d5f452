import {
  ChannelType,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
  type PermissionsBitField,
} from "discord.js";
import type { Request } from "../../core/bot.ts";
import type { Place } from "../../core/place.ts";

/** What the bot needs to post an embed into a channel, and into a thread; the names are those that Discord shows. */
const NEEDED = {
  channel: { "View Channel": "ViewChannel", "Send Messages": "SendMessages", "Embed Links": "EmbedLinks" },
  thread: {
    "View Channel": "ViewChannel",
    "Send Messages in Threads": "SendMessagesInThreads",
    "Embed Links": "EmbedLinks",
  },
} as const;

const THREADS = new Set<ChannelType | undefined>([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** The question in a slash command. */
export function requestOf(interaction: ChatInputCommandInteraction): Request {
  const values = interaction.options.data.map(({ name, value }) => [name, String(value)]);
  return {
    command: interaction.commandName,
    values: Object.fromEntries(values) as Record<string, string>,
    language: interaction.locale,
    ...(interaction.inGuild() && { place: placeOf(interaction) }),
  };
}

function placeOf(interaction: ChatInputCommandInteraction): Place {
  return {
    platform: "discord",
    channel: interaction.channelId,
    // What administrators set for the command is only who sees it, so the right itself is checked here.
    mayManage: () =>
      Promise.resolve(interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    lacking: lackingIn(interaction.appPermissions, THREADS.has(interaction.channel?.type)),
  };
}

function lackingIn(permissions: Readonly<PermissionsBitField>, thread: boolean): string[] {
  return Object.entries(thread ? NEEDED.thread : NEEDED.channel)
    .filter(([, flag]) => !permissions.has(PermissionFlagsBits[flag]))
    .map(([name]) => name);
}
