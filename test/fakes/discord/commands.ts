import type { APIApplicationCommand, APIApplicationCommandOption } from "discord.js";
import { checkCommands } from "./command-form.ts";
import type { Fields } from "./form.ts";
import { commandLimits } from "./limits.ts";
import { refuse } from "./refusals.ts";
import type { Snowflakes } from "./snowflakes.ts";

/** A command as Discord offers it to users. */
export type PublishedCommand = APIApplicationCommand;
/** One option of a published command. */
export type PublishedOption = APIApplicationCommandOption;

/** The commands of the application, for everybody and for single guilds. */
export interface CommandBook {
  /** Replaces all commands of a scope; the scope is a guild, or everybody if there is none. */
  publish(commands: unknown, guildId?: string): readonly PublishedCommand[];
  /** What is published in this scope. */
  list(guildId?: string): readonly PublishedCommand[];
  /** The command a user in this guild gets under this name: the guild's own, else the one for everybody. */
  find(name: string, type: number, guildId?: string): PublishedCommand | undefined;
  /** How often a scope was replaced. */
  readonly writes: number;
}

/** Opens an empty book of commands. */
export function createCommandBook(applicationId: string, nextId: Snowflakes): CommandBook {
  const scopes = new Map<string, readonly PublishedCommand[]>();
  let writes = 0;
  let created = 0;

  function list(guildId = ""): readonly PublishedCommand[] {
    return scopes.get(guildId) ?? [];
  }

  function complete(command: Fields, guildId: string): PublishedCommand {
    const type = (command["type"] as number | undefined) ?? 1;
    const earlier = list(guildId).find((other) => other.name === command["name"] && other.type === type);
    if (earlier === undefined) created += 1;
    if (created > commandLimits.createsPerDay) throw refuse(30034);
    return {
      default_member_permissions: null,
      nsfw: false,
      description: "",
      contexts: null,
      integration_types: [0],
      ...command,
      id: earlier?.id ?? nextId(),
      application_id: applicationId,
      type,
      version: nextId(),
      ...(guildId && { guild_id: guildId }),
    } as PublishedCommand;
  }

  return {
    publish(commands, guildId = "") {
      checkCommands(commands);
      scopes.set(
        guildId,
        commands.map((command) => complete(command, guildId)),
      );
      writes += 1;
      return list(guildId);
    },
    list,
    find(name, type, guildId) {
      const offered = [...(guildId ? list(guildId) : []), ...list()];
      return offered.find((command) => command.name === name && command.type === type);
    },
    get writes() {
      return writes;
    },
  };
}
