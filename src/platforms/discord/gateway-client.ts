import { once } from "node:events";
import {
  Client,
  GatewayIntentBits,
  Options,
  SimpleIdentifyThrottler,
  SimpleShardingStrategy,
} from "discord.js";
import { within } from "../../lib/within.ts";
import { LONGEST_WAIT, REQUEST_TIMEOUT } from "./limits.ts";

/** How long Discord may take to say goodbye. */
const LONGEST_GOODBYE = 2_000;
/** The close code of somebody who leaves and will not resume. */
const NORMAL_CLOSURE = 1000;

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
export function createGatewayClient(root: string): GatewayClient {
  let ended = false;
  let strategy: SimpleShardingStrategy | undefined;

  async function refuseIfEnded(signal: AbortSignal): Promise<void> {
    if (!ended) return;
    const closed = once(signal, "abort");
    await strategy?.destroy({ code: NORMAL_CLOSURE });
    await closed;
    throw new Error("The client was ended before it identified.");
  }

  const client = new Client({
    // Slash commands come without any intent; this one tells of channels and threads. None is privileged.
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({ MessageManager: 0, GuildMemberManager: 0, UserManager: 100 }),
    rest: {
      api: root,
      timeout: REQUEST_TIMEOUT,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_WAIT,
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
        const throttler = new SimpleIdentifyThrottler(limit.max_concurrency);
        return {
          async waitForIdentify(shardId, signal) {
            await refuseIfEnded(signal);
            await throttler.waitForIdentify(shardId, signal);
            await refuseIfEnded(signal);
          },
        };
      },
    },
  });

  return {
    client,
    async end() {
      ended = true;
      await within(LONGEST_GOODBYE, client.destroy());
    },
  };
}
