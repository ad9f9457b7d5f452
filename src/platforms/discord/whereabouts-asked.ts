import {
  ApplicationIntegrationType,
  ChannelFlags,
  ChannelType,
  PermissionFlagsBits,
  PermissionsBitField,
  type REST,
  Routes,
} from "discord.js";
import { z } from "zod";
import { NOT_THERE } from "./failure-rules.ts";
import { codeOf, failureOf } from "./failures.ts";
import type { AskedInServer, Whereabouts } from "./whereabouts.ts";

/** For how long it is believed what was learned of a channel, and of how many channels, in milliseconds. */
const BELIEVED_FOR = 60_000;
const MOST_KNOWN = 1_000;

/** The kinds of channels that are threads. */
const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** What is read of a channel. */
const Found = z.object({
  type: z.int(),
  name: z.string().nullish(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  flags: z.int().optional(),
  available_tags: z.array(z.object({ id: z.string(), moderated: z.boolean() })).optional(),
});
type Found = z.infer<typeof Found>;
/** What a question tells of the channel in which it is asked; all that is known of it where the bot cannot ask. */
export const Room = z.object({ type: z.int(), name: z.string().nullish(), parent_id: z.string().nullish() });
export type Room = z.infer<typeof Room>;
/** A channel that a person named in a question. */
const Named = z.object({
  type: z.int(),
  name: z.string().nullish(),
  guild_id: z.string().optional(),
  app_permissions: z.string().regex(/^\d+$/).optional(),
});

/** A role that a person named in a question. */
const NamedRole = z.object({ mentionable: z.boolean() });

/**
 * What questions say themselves, and what Discord says when it is asked: without the gateway nothing tells of servers and
 * channels. It is asked only in order to set something up.
 */
export function knownByAsking(
  rest: REST,
  roomOf: (asked: AskedInServer) => Room | undefined,
  now: () => number = Date.now,
): Whereabouts {
  const known = new Map<string, { readonly at: number; readonly found: Promise<Found | undefined> }>();

  function find(channel: string): Promise<Found | undefined> {
    const before = known.get(channel);
    if (before && now() - before.at < BELIEVED_FOR) return before.found;
    if (known.size >= MOST_KNOWN) known.clear();
    const found = ask(channel);
    known.set(channel, { at: now(), found });
    // What is not there may be let in any moment, and is asked for again by who has done that.
    found.then(
      (one) => one ?? known.delete(channel),
      () => known.delete(channel),
    );
    return found;
  }

  async function ask(channel: string): Promise<Found | undefined> {
    if (!/^\d{1,20}$/.test(channel)) return undefined;
    try {
      return Found.parse(await rest.get(Routes.channel(channel)));
    } catch (error) {
      if (NOT_THERE.has(codeOf(error))) return undefined;
      throw failureOf(error);
    }
  }

  function isThere(channel: string): Promise<boolean> {
    return find(channel).then(
      (found) => found !== undefined,
      () => true,
    );
  }

  return {
    async here(asked, restricted) {
      const {
        authorizingIntegrationOwners: owners,
        guildId,
        channelId: id,
        appPermissions: permissions,
      } = asked;
      if (owners[ApplicationIntegrationType.GuildInstall] !== guildId) return undefined;
      const { type: kind, name, parent_id: parent } = roomOf(asked) ?? { type: ChannelType.GuildText };
      const usual = { id, name: name ?? undefined, kind, permissions };
      // A channel that the bot does not see it cannot ask for; that it lacks the right to see it is said then.
      if (!restricted || !permissions.has(PermissionFlagsBits.ViewChannel)) return usual;
      // Where Discord cannot say it, the worst is a post that fails, of which /status tells.
      const found = await find(id).catch((): Found => ({ type: kind }));
      if (found) return { ...usual, name: found.name ?? usual.name, kind: found.type };
      // Commands can be in a server without the bot; but of a private thread Discord tells only who was added to it.
      const isShut = kind === ChannelType.PrivateThread && parent != null && (await isThere(parent));
      return isShut ? { ...usual, isShut } : undefined;
    },
    async other(asked, id) {
      const given = "options" in asked ? asked.options.resolved?.channels?.get(id) : undefined;
      const named = Named.safeParse(given).data;
      const { type, name, guild_id: server } = named ?? (await find(id)) ?? {};
      if (type === undefined || (server !== undefined && server !== asked.guildId)) return undefined;
      if (!named && server === undefined) return undefined;
      const bits = named?.app_permissions;
      return {
        id,
        name: name ?? undefined,
        kind: type,
        permissions: bits === undefined ? undefined : new PermissionsBitField(BigInt(bits)),
      };
    },
    async role(asked, id) {
      const picked = "roles" in asked ? asked.roles.get(id) : undefined;
      const given = "options" in asked ? asked.options.resolved?.roles?.get(id) : picked;
      // Of another one than was just picked from the roles of the server nothing is known that speaks against it.
      return NamedRole.safeParse(given).data ?? { mentionable: true };
    },
    async parentOf(thread) {
      const { type, parent_id: parent } = (await find(thread)) ?? {};
      return type !== undefined && THREADS.has(type) ? (parent ?? undefined) : undefined;
    },
    async tagOf(forum) {
      const { flags = 0, available_tags: tags = [] } = (await find(forum)) ?? {};
      if ((flags & ChannelFlags.RequireTag) === 0) return undefined;
      return tags.find(({ moderated }) => !moderated)?.id;
    },
  };
}
