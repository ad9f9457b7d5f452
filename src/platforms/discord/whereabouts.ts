import type { ChannelType, ChatInputCommandInteraction, PermissionsBitField } from "discord.js";
import type { Pressed } from "./buttons.ts";

/** What a person asks with. */
export type Asked = ChatInputCommandInteraction | Pressed;

/** What a person asks with in a server. */
export type AskedInServer = Asked & { readonly guildId: string };

/** A channel of a server. */
export interface Spot {
  readonly id: string;
  /** Its name, where that is known. */
  readonly name?: string | undefined;
  readonly kind: ChannelType;
  /** What the bot may do in it, where that is known. */
  readonly permissions: Readonly<PermissionsBitField> | undefined;
  /** Whether it is a private thread to which the bot was not added, so that it can do nothing there whatever it may. */
  readonly isShut?: boolean;
}

/** What is known of servers and their channels, in whatever way it is learned. */
export interface Whereabouts {
  /**
   * The channel in which a person asks; nothing where the bot is no member of the server: its commands can be there
   * without it. `restricted` says that it is asked in order to set something up, so that no pain is spared to know.
   */
  here(asked: AskedInServer, restricted: boolean): Promise<Spot | undefined>;
  /** Another channel of the same server by its id, whatever kind it is of. */
  other(asked: AskedInServer, channel: string): Promise<Spot | undefined>;
  /** Whether everybody may mention a role of the server, by its id; nothing where there is no such role. */
  role(asked: AskedInServer, id: string): Promise<{ readonly mentionable: boolean } | undefined>;
  /** The channel that a thread is in; nothing for what is no thread, or not known (any more). */
  parentOf(thread: string): Promise<string | undefined>;
  /** The tag that a new thread of a forum must have, where it must have one. */
  tagOf(forum: string): Promise<string | undefined>;
}

/** Whether a person asks in a server, in which the bot may or may not be. */
export function isInServer(asked: Asked): asked is AskedInServer {
  return asked.guildId !== null && asked.memberPermissions !== null;
}
