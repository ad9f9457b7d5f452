import { once } from "node:events";
import {
  Client,
  GatewayIntentBits,
  Options,
  SimpleIdentifyThrottler,
  SimpleShardingStrategy,
} from "discord.js";
import { within } from "../../lib/within.ts";
import type { MayIdentify } from "./identifying.ts";
import { LONGEST_WAIT, REQUEST_TIMEOUT } from "./limits.ts";
import type { Requests } from "./requests.ts";

/** How long Discord may take to say goodbye. */
const LONGEST_GOODBYE = 2_000;
/** The close code of somebody who leaves and will not resume. */
const NORMAL_CLOSURE = 1000;

/** What a client of the gateway needs. */
export interface GatewayClientParts {
  /** The root of the REST API, without its version. */
  readonly root: string;
  readonly requests: Requests;
  readonly mayIdentify: MayIdentify;
}

/** A client of the gateway that ends when it is told to. */
export interface GatewayClient {
  readonly client: Client;
  /** Leaves the gateway, and never identifies again. */
  end(): Promise<void>;
}

/**
 * A discord.js client with its reconnecting put in order. By itself discord.js gives a login up at the first failed
 * connection, and destroys the client; but a connection that was being made at that moment goes on and comes online
 * later, beside the next client. Here a login goes on until it succeeds, and an ended client never identifies.
 */
export function createGatewayClient({ root, requests, mayIdentify }: GatewayClientParts): GatewayClient {
  const ending = new AbortController();
  let strategy: SimpleShardingStrategy | undefined;

  async function refuseIfEnded(signal: AbortSignal): Promise<void> {
    if (!ending.signal.aborted) return;
    const closed = once(signal, "abort");
    await strategy?.destroy({ code: NORMAL_CLOSURE });
    await closed;
    throw new Error("The client was ended before it identified.");
  }

  const client: Client = new Client({
    // Slash commands come without any intent; this one tells of channels and threads. None is privileged.
    intents: [GatewayIntentBits.Guilds],
    // As many connections as Discord recommends for the number of servers; one up to a thousand of them.
    shards: "auto",
    allowedMentions: { parse: [] },
    // What is sent has Discord's own names already; looking through all of it takes longer than anything else in an answer.
    jsonTransformer: (data) => data,
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      // With a server can come hundreds of each of these, and nothing here is about them.
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      // What the bot itself may do in a channel follows from what it is in the server.
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id }) => id === client.user?.id },
      UserManager: 100,
    }),
    rest: {
      api: root,
      timeout: REQUEST_TIMEOUT,
      makeRequest: requests.makeRequest,
      rejectOnRateLimit: requests.limited(LONGEST_WAIT),
    },
    ws: {
      buildStrategy(manager) {
        const built = new SimpleShardingStrategy(manager);
        const connect = built.connect.bind(built);
        // The shard itself tries again. What it cannot mend, such as a refused token, comes as a disconnect.
        built.connect = () => connect().catch(() => undefined);
        strategy = built;
        return built;
      },
      async buildIdentifyThrottler(manager) {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        const shards = await manager.getShardCount();
        const throttler = new SimpleIdentifyThrottler(limit.max_concurrency);
        let sessions = 0;
        // A life that was just begun has just read how many sessions are left; later ones read it anew.
        const left = async () => (await manager.fetchGatewayInformation(sessions > 0)).session_start_limit;
        return {
          async waitForIdentify(shardId, signal) {
            await refuseIfEnded(signal);
            await mayIdentify(AbortSignal.any([signal, ending.signal]), left, shards).catch(
              (error: unknown) => {
                if (!ending.signal.aborted) throw error;
              },
            );
            await refuseIfEnded(signal);
            await throttler.waitForIdentify(shardId, signal);
            await refuseIfEnded(signal);
            sessions += 1;
          },
        };
      },
    },
  });

  return {
    client,
    async end() {
      ending.abort();
      await within(LONGEST_GOODBYE, client.destroy());
    },
  };
}
