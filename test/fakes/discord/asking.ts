import type { CommandBook, PublishedCommand, PublishedOption } from "./commands.ts";
import { describeChannel, describeMember, describeUser, type Identity } from "./documents.ts";
import type { Fields } from "./form.ts";
import type { AskedInteraction, Interactions, OpenInteraction } from "./interactions.ts";
import { smallestInvitation } from "./limits.ts";
import type { Messages, StoredMessage } from "./messages.ts";
import { resolveOptions, writeOptions } from "./options.ts";
import type { Guild, Places } from "./places.ts";

/** Who asks, and where. */
export interface Asker {
  readonly channelId: string;
  /** Needed only for a guild the bot is not in; otherwise the channel tells it. */
  readonly guildId?: string;
  readonly userId?: string;
  /** The language of the user. */
  readonly locale?: string;
  readonly memberPermissions?: bigint | string;
  /** What the bot may do in the channel; taken from the channel unless given. */
  readonly appPermissions?: bigint | string;
  /** The user brought the bot along to a guild it is not in. */
  readonly userInstalled?: boolean;
}

/** A command a user gives. */
export interface SlashRequest extends Asker {
  /** The name, followed by those of a group and a subcommand if there are any: `"settings language"`. */
  readonly name: string;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** 1 a typed command, 2 on a user, 3 on a message. */
  readonly type?: 1 | 2 | 3;
  /** The user or message a command from a context menu is about. */
  readonly targetId?: string;
  /** The user's client still shows a command that is not published (any more). */
  readonly unpublished?: boolean;
}

/** A command a user has begun to type. */
export interface AutocompleteRequest extends SlashRequest {
  /** The option being typed. */
  readonly focused: string;
}

/** A press of a button or a choice from a menu. */
export interface PressRequest extends Omit<Asker, "channelId"> {
  readonly message: StoredMessage;
  readonly customId: string;
  /** What was chosen from a menu. */
  readonly values?: readonly string[];
  /** What was chosen is made up: no client would list it. */
  readonly made?: true;
  /** It comes from no button that is there: it is made up, or the message was deleted or changed at that moment. */
  readonly forged?: true;
}

/** What users can do to the bot. */
export interface Asking {
  slash(request: SlashRequest): AskedInteraction;
  autocomplete(request: AutocompleteRequest): AskedInteraction;
  press(request: PressRequest): AskedInteraction;
  /** The bot is told of the newest act a second time. */
  tellAgain(): void;
}

/** What asking needs of the rest of the fake. */
export interface AskingParts {
  readonly identity: Identity;
  readonly places: Places;
  readonly book: CommandBook;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly dispatch: (event: string, data: Fields, guildId: string | undefined) => void;
}

function findComponent(components: unknown, customId: string): Fields | undefined {
  if (!Array.isArray(components)) return undefined;
  for (const component of components as Fields[]) {
    if (component["custom_id"] === customId) return component;
    const inner = findComponent(
      [...((component["components"] as Fields[] | undefined) ?? []), component["accessory"]].filter(Boolean),
      customId,
    );
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const roleSelect = 6;

/** The roles that a user picked from a menu. A client lists no others than those of the guild. */
function describeRoles(ids: readonly string[], guild: Guild | undefined): Fields {
  const roles = ids.map((id) => {
    const role = guild?.roles[id];
    if (role === undefined) throw new Error(`No user can pick the role ${id}: the guild has none such.`);
    return [id, { id, name: `role-${id}`, permissions: "0", position: 1, color: 0, flags: 0, ...role }];
  });
  return { roles: Object.fromEntries(roles) as Fields };
}

const someone = "2000000000000000001";

/** Makes the users: each of their acts reaches the bot over the gateway. */
export function createAsking(parts: AskingParts): Asking {
  const { identity, places, book, messages, interactions, dispatch } = parts;
  const ordinaryMember = String(smallestInvitation);

  function describeAsker(asker: Asker, interaction: OpenInteraction): Fields {
    const channel = places.channels.get(asker.channelId);
    const guildId = channel?.guildId ?? asker.guildId;
    const user = describeUser(asker.userId ?? someone);
    const permissions = String(asker.memberPermissions ?? ordinaryMember);
    const appPermissions = String(asker.appPermissions ?? channel?.permissions ?? 0n);
    const where = channel
      ? describeChannel(channel, identity.applicationId)
      : { id: asker.channelId, type: guildId === undefined ? 3 : 0, flags: 0, name: "elsewhere" };
    const context = guildId !== undefined ? 0 : channel !== undefined ? 1 : 2;
    return {
      id: interaction.id,
      application_id: identity.applicationId,
      token: interaction.token,
      version: 1,
      type: interaction.kind,
      channel_id: asker.channelId,
      channel: guildId === undefined ? where : { ...where, permissions },
      locale: asker.locale ?? "en-US",
      app_permissions: appPermissions,
      entitlements: [],
      context,
      attachment_size_limit: 10 * 1024 * 1024,
      authorizing_integration_owners: asker.userInstalled ? { 1: user["id"] } : { 0: guildId ?? "0" },
      ...(guildId === undefined
        ? { user }
        : {
            guild_id: guildId,
            guild: { id: guildId, locale: places.guilds.get(guildId)?.locale ?? "en-US", features: [] },
            guild_locale: places.guilds.get(guildId)?.locale ?? "en-US",
            member: { ...describeMember(user), permissions },
          }),
    };
  }

  let tell = () => {};

  function begin(kind: number, asker: Asker, data: Fields, source?: StoredMessage): AskedInteraction {
    const { channelId, userId = someone, userInstalled = false } = asker;
    const interaction = interactions.open({ kind, channelId, userId, source, userInstalled });
    const document = describeAsker(asker, interaction);
    const message = source && { message: messages.describe(source) };
    const guildId = document["guild_id"] as string | undefined;
    tell = () => dispatch("INTERACTION_CREATE", { ...document, data, ...message }, guildId);
    tell();
    return interaction;
  }

  function findCommand(request: SlashRequest): PublishedCommand | undefined {
    const guildId = places.channels.get(request.channelId)?.guildId ?? request.guildId;
    const [name = ""] = request.type === 1 ? request.name.split(" ") : [request.name];
    const command = book.find(name, request.type ?? 1, guildId);
    if (request.unpublished) return command;
    if (command === undefined)
      throw new Error(
        `No command "${name}" is published, so no user can give it. Publish it, or set "unpublished".`,
      );
    const context = guildId !== undefined ? 0 : places.channels.has(request.channelId) ? 1 : 2;
    const installed = request.userInstalled ? 1 : 0;
    if (command.integration_types && !command.integration_types.includes(installed))
      throw new Error(
        `The command "${name}" is offered to no ${installed ? "user" : "guild"} who installs it.`,
      );
    if (command.contexts && !command.contexts.includes(context as never))
      throw new Error(`The command "${name}" is not offered in this place: contexts ${command.contexts}.`);
    return command;
  }

  function describeCommand(given: SlashRequest, focused?: string): Fields {
    const request: SlashRequest = { ...given, type: given.type ?? 1 };
    const command = findCommand(request);
    const [name, ...inner] = request.type === 1 ? request.name.split(" ") : [request.name];
    const written = writeOptions({
      defined: command?.options as readonly PublishedOption[] | undefined,
      inner,
      given: request.options ?? {},
      ...(focused !== undefined && { focused }),
    });
    const resolved = resolveOptions(
      written.leaves,
      places,
      String(request.memberPermissions ?? ordinaryMember),
    );
    return {
      id: command?.id ?? "1",
      name,
      type: request.type,
      options: written.options,
      ...(Object.keys(resolved).length > 0 && { resolved }),
      ...(request.targetId !== undefined && { target_id: request.targetId }),
      ...(command && "guild_id" in command && { guild_id: command.guild_id }),
    };
  }

  return {
    tellAgain: () => tell(),
    slash: (request) => begin(2, request, describeCommand(request)),
    autocomplete(request) {
      const data = describeCommand(request, request.focused);
      const options = findCommand(request)?.options as readonly PublishedOption[] | undefined;
      const option = options?.find(({ name }) => name === request.focused);
      if (option !== undefined && !("autocomplete" in option && option.autocomplete))
        throw new Error(`The option "${request.focused}" is published without autocomplete.`);
      return begin(4, request, data);
    },
    press(request) {
      const component = findComponent(request.message.payload.components, request.customId);
      if (!request.forged && (component === undefined || component["disabled"] === true))
        throw new Error(`The message has no button or menu "${request.customId}" that could be pressed.`);
      if (!request.forged && request.message.deleted)
        throw new Error("The message was deleted, so nobody can press its buttons.");
      const { values, message } = request;
      const type = component?.["type"] ?? 2;
      const guildId = places.channels.get(message.channelId)?.guildId ?? "";
      const asker = { ...request, channelId: message.channelId };
      const data = {
        custom_id: request.customId,
        component_type: type,
        ...(values && { values }),
        ...(type === roleSelect && {
          resolved: describeRoles(request.made ? [] : (values ?? []), places.guilds.get(guildId)),
        }),
      };
      return begin(3, asker, data, request.message);
    },
  };
}
