import {
  type ButtonInteraction,
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

/** What a person asks with. */
type Asked = ChatInputCommandInteraction | ButtonInteraction;

/** The question in a slash command. */
export function requestOf(interaction: ChatInputCommandInteraction): Request {
  const values = interaction.options.data.map(({ name, value }) => [name, String(value)]);
  return {
    command: interaction.commandName,
    values: Object.fromEntries(values) as Record<string, string>,
    language: interaction.locale,
    ...askerOf(interaction),
  };
}

/** Who asks, and where; the place is absent where the bot is no member. */
export function askerOf(interaction: Asked): Pick<Request, "person" | "place"> {
  return {
    person: `discord:${interaction.user.id}`,
    ...(isInvited(interaction) && { place: placeOf(interaction) }),
  };
}

/** Whether the bot is a member where it was asked. Its commands can be there without it. */
function isInvited(interaction: Asked): boolean {
  return interaction.inCachedGuild();
}

function placeOf(interaction: Asked): Place {
  return {
    platform: "discord",
    channel: interaction.channelId,
    // What administrators set for the command is only who sees it, so the right itself is checked here.
    mayManage: () =>
      Promise.resolve(interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    // Only a subscription asks for it.
    get lacking() {
      // Channels are all known; what is not known is a thread that the bot has not joined.
      return lackingIn(interaction.appPermissions, interaction.channel?.isThread() ?? true);
    },
  };
}

function lackingIn(permissions: Readonly<PermissionsBitField>, thread: boolean): string[] {
  return Object.entries(thread ? NEEDED.thread : NEEDED.channel)
    .filter(([, flag]) => !permissions.has(PermissionFlagsBits[flag]))
    .map(([name]) => name);
}
