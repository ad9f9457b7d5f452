import { isNetwork, keepUntold } from "../../told.ts";
import { listApplicationRoutes } from "./application-routes.ts";
import { type Asking, createAsking } from "./asking.ts";
import { listChannelRoutes } from "./channel-routes.ts";
import { createCommandBook, type PublishedCommand } from "./commands.ts";
import { describeChannel, describeJoinedGuild } from "./documents.ts";
import { createEndpoint, type Endpoint } from "./endpoint.ts";
import { createFaults, type Fault, type FaultMatch, type PlannedFault } from "./faults.ts";
import type { Fields } from "./form.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { listInteractionRoutes } from "./interaction-routes.ts";
import { createInteractions } from "./interactions.ts";
import { createMessages, type StoredMessage } from "./messages.ts";
import {
  type Channel,
  createPlaces,
  type Guild,
  isThread,
  type NewChannel,
  type NewGuild,
} from "./places.ts";
import { createRateLimits, type RateLimitOptions } from "./rate-limits.ts";
import type { RefusalCode } from "./refusals.ts";
import { createRest, type LoggedRequest } from "./rest.ts";
import { createSnowflakes } from "./snowflakes.ts";

/** How a fake Discord differs from the real one; times are in milliseconds. */
export interface FakeDiscordOptions {
  readonly token?: string;
  readonly applicationId?: string;
  /** The port to listen on; a free one unless given. */
  readonly port?: number;
  /** How long a user waits for the first response; 3 s as on Discord. */
  readonly interactionDeadline?: number;
  /** How long an interaction can be answered further; 15 min as on Discord. */
  readonly tokenLifetime?: number;
  /** How long a nonce stands for its message; 2 min. */
  readonly nonceWindow?: number;
  readonly heartbeatInterval?: number;
  /** How many sessions the bot may start before its token is taken away; 1000 as on Discord. */
  readonly startLimit?: number;
  /** How many shards it recommends; 1. */
  readonly shards?: number;
  readonly rateLimits?: RateLimitOptions;
}

/** A Discord of one's own, to which the real client libraries connect. */
export interface FakeDiscord extends Asking {
  /** What `rest.api` of the client must be. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  /** Where what people do is brought, once it is entered; without it, it comes over the gateway. */
  readonly endpoint: Endpoint;
  /** What is published for everybody. */
  readonly commands: readonly PublishedCommand[];
  /** What is published for one guild. */
  guildCommands(guildId: string): readonly PublishedCommand[];
  /** How often commands were published. */
  readonly commandWrites: number;
  /** Every post to a channel in order, deleted ones too; answers to interactions are with their interaction. */
  readonly messages: readonly StoredMessage[];
  readonly requests: readonly LoggedRequest[];
  /** The most requests with the bot's token that arrived within any one second. */
  busiestSecond(): number;
  /** How many requests Discord counts against the bot's address. */
  readonly invalidRequests: number;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly guilds: ReadonlyMap<string, Guild>;
  addGuild(guild?: NewGuild): Guild;
  /** The bot is thrown out of a guild. */
  removeGuild(id: string): void;
  /** A guild goes down, or comes back, without the bot having left it. */
  setOutage(id: string, unavailable: boolean): void;
  addChannel(channel: NewChannel): Channel;
  removeChannel(id: string): void;
  /** Changes what the bot may do in a channel. */
  permit(channelId: string, permissions: bigint): void;
  /** Answers every post to a channel with this refusal; 50001 hides the channel altogether. */
  forbid(channelId: string, code?: RefusalCode): void;
  /** Takes back what was forbidden. */
  allow(channelId: string): void;
  /** Plans a fault for the next matching requests, one unless told otherwise. */
  fault(match: FaultMatch, fault: Fault, times?: number): PlannedFault;
  /** Closes all gateway connections with this code, or breaks them without a word. */
  dropGateway(code?: number): void;
  /** Asks all gateway connections to come back. */
  askReconnect(): void;
  /** Forgets all gateway sessions, so that none can be resumed. */
  forgetSessions(): void;
  readonly identifies: number;
  readonly resumes: number;
  /** How many gateway connections are up. */
  readonly connected: number;
  /** Makes the token invalid, as when its owner resets it. */
  revokeToken(): void;
  /** Ends everything; rejects if the fake itself failed on the way. */
  close(): Promise<void>;
}

const guildsIntent = 1;

/** Starts a fake Discord on the loopback interface. */
export async function createFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const { token = "fake-discord-token", applicationId = "1000000000000000001" } = options;
  keepUntold(token);
  const identity = { applicationId, name: "Fake bot" };
  const nextId = createSnowflakes();
  const places = createPlaces(nextId);
  const book = createCommandBook(applicationId, nextId);
  const messages = createMessages(identity, nextId, options.nonceWindow ?? 120_000);
  const interactions = createInteractions(messages, nextId, {
    deadline: options.interactionDeadline ?? 3000,
    tokenLifetime: options.tokenLifetime ?? 900_000,
  });
  const faults = createFaults();
  const endpoint = createEndpoint();
  let revoked = false;
  let port = 0;
  const isToken = (given: unknown) => !revoked && given === token;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  function revokeToken(): void {
    revoked = true;
    gateway.drop(4004);
  }
  const gateway: Gateway = createGateway({
    identity,
    places,
    heartbeatInterval: options.heartbeatInterval ?? 41_250,
    startLimit: options.startLimit ?? 1000,
    isToken,
    revoke: revokeToken,
    url: gatewayUrl,
  });
  const rest = createRest({
    routes: [
      ...listApplicationRoutes({
        identity,
        places,
        book,
        endpoint,
        shards: options.shards ?? 1,
        gateway: () => gateway,
        gatewayUrl,
      }),
      ...listChannelRoutes(identity, places, messages, (thread) => tellOfChannel("CREATE", thread)),
      ...listInteractionRoutes(applicationId, interactions, messages),
    ],
    faults,
    rateLimits: createRateLimits(options.rateLimits ?? {}),
    isToken,
    upgrade: gateway.accept,
  });
  port = await rest.listen(options.port);
  const isGone = isNetwork(`http://127.0.0.1:${port}`);

  const tell = (event: string, data: Record<string, unknown>, guildId: string) =>
    gateway.dispatch(event, data, guildId, guildsIntent);
  function tellOfChannel(what: string, channel: Channel | undefined): void {
    if (channel?.guildId === undefined || !places.guilds.get(channel.guildId)?.member) return;
    const kind = isThread(channel) ? "THREAD" : "CHANNEL";
    tell(`${kind}_${what}`, describeChannel(channel, applicationId), channel.guildId);
  }
  /** What people do comes to the endpoint, where there is one, and over the gateway else. */
  function bring(event: string, data: Fields, guildId: string | undefined): void {
    if (endpoint.address === undefined) gateway.dispatch(event, data, guildId);
    else void endpoint.bring(data);
  }
  function channelOf(id: string): Channel {
    const channel = places.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}. Add it first.`);
    return channel;
  }
  function guildOf(id: string): Guild {
    const guild = places.guilds.get(id);
    if (guild === undefined) throw new Error(`There is no guild ${id}. Add it first.`);
    return guild;
  }

  return {
    ...createAsking({ identity, places, book, messages, interactions, dispatch: bring }),
    endpoint,
    api: `http://127.0.0.1:${port}/api`,
    token,
    applicationId,
    get commands() {
      return book.list();
    },
    guildCommands: (guildId) => book.list(guildId),
    get commandWrites() {
      return book.writes;
    },
    messages: messages.posts,
    requests: rest.requests,
    busiestSecond() {
      const times = rest.requests.filter(({ authorized }) => authorized).map(({ at }) => at);
      let first = 0;
      return times.reduce((most, at, index) => {
        while ((times[first] ?? at) <= at - 1_000) first += 1;
        return Math.max(most, index - first + 1);
      }, 0);
    },
    get invalidRequests() {
      return rest.requests.filter(({ invalid }) => invalid).length;
    },
    channels: places.channels,
    guilds: places.guilds,
    addGuild(given = {}) {
      const guild = places.addGuild(given);
      tell("GUILD_CREATE", describeJoinedGuild(guild, places, identity), guild.id);
      return guild;
    },
    removeGuild(id) {
      guildOf(id).member = false;
      tell("GUILD_DELETE", { id }, id);
    },
    setOutage(id, unavailable) {
      const guild = guildOf(id);
      guild.unavailable = unavailable;
      if (unavailable) tell("GUILD_DELETE", { id, unavailable }, id);
      else tell("GUILD_CREATE", describeJoinedGuild(guild, places, identity), id);
    },
    addChannel(given) {
      if (given.guildId !== undefined) guildOf(given.guildId);
      const channel = places.addChannel(given);
      tellOfChannel("CREATE", channel);
      return channel;
    },
    removeChannel(id) {
      tellOfChannel("DELETE", places.removeChannel(id));
    },
    permit(channelId, permissions) {
      const channel = channelOf(channelId);
      channel.permissions = permissions;
      tellOfChannel("UPDATE", channel);
    },
    forbid(channelId, code = 50001) {
      channelOf(channelId).refusal = code;
    },
    allow(channelId) {
      channelOf(channelId).refusal = undefined;
    },
    fault: faults.plan,
    dropGateway: gateway.drop,
    askReconnect: gateway.askReconnect,
    forgetSessions: gateway.forgetSessions,
    get identifies() {
      return gateway.identifies;
    },
    get resumes() {
      return gateway.resumes;
    },
    get connected() {
      return gateway.connected;
    },
    revokeToken,
    async close() {
      interactions.close();
      await gateway.close();
      await rest.close();
      isGone();
    },
  };
}
