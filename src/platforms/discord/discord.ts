import { ChannelType, type Client } from "discord.js";
import type { Log } from "../../core/log.ts";
import type { Pictures } from "../../core/picture.ts";
import type { Platform } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import type { Metrics } from "../../lib/metrics.ts";
import { createConnection } from "../connection.ts";
import { createIllustrating, type Illustrate } from "../illustrating.ts";
import { failureOf } from "./failures.ts";
import { liveOnGateway } from "./gateway.ts";
import { createInteractions } from "./interactions.ts";
import { DEADLINES, type Deadlines } from "./limits.ts";
import { createPosts } from "./posts.ts";
import { createRequests } from "./requests.ts";

/** How long Discord remembers a nonce, in milliseconds; it says "the past few minutes", and this stays below. */
const NONCE_MEMORY = 120_000;
/** So many posts are under way at the same time: enough for any rate, and few enough to be held in memory. */
const IN_FLIGHT = 100;
/**
 * What a channel takes, as Discord's answers say of posts. Edits have the same name there and are counted apart; how many of
 * messages that are older than an hour, as most are that are corrected, no answer says, and other bots have found so many.
 */
const OF_A_CHANNEL = { posts: [{ most: 5, span: 5_000 }], edits: [{ most: 2, span: 10_000 }] };

/** What the Discord adapter needs. */
export interface DiscordParts {
  readonly token: string;
  /** The public key of the application: with it Discord calls the bot, and there is no gateway. */
  readonly publicKey?: string | undefined;
  /** The root of the REST API, without its version. */
  readonly root: string;
  /** The channel in which pictures are uploaded once for all posts; without it each post brings its own. */
  readonly picturesChannel?: string | undefined;
  /** The most posts a second. */
  readonly rate: number;
  readonly store: Store;
  readonly log: Log;
  /** Draws the pictures of messages; without it they go in words. */
  readonly pictures?: Pictures | undefined;
  readonly metrics?: Metrics | undefined;
  /** By when something is done about a question; without it as Discord wants it. */
  readonly deadlines?: Deadlines;
}

/** Discord over discord.js: what people do comes through the gateway or over HTTP, posts go through a REST client of their own. */
export function createDiscord(parts: DiscordParts): Platform {
  const { token, publicKey, root, picturesChannel, rate, store, log, pictures, metrics } = parts;
  const { deadlines = DEADLINES } = parts;
  const illustrate = createIllustrating(pictures, log);
  const connection = createConnection({ title: "Discord", setting: "DISCORD_TOKEN", log, failureOf });
  const requests = createRequests(store, log, metrics);
  const { signal, report } = connection;
  /** What posts have uploaded need not be brought again by an answer. */
  const placed: Illustrate = async (message) => {
    const drawn = await illustrate(message);
    return drawn && posts.placed(drawn);
  };
  const common = { token, root, requests, store, log, illustrate: placed, deadlines, signal, report };
  const called = publicKey === undefined ? undefined : createInteractions({ ...common, publicKey });
  /** The client of this life, which knows the channels. */
  let gateway: Client | undefined;

  const posts = createPosts({
    token,
    root,
    rate,
    requests,
    store,
    log,
    illustrate,
    picturesChannel,
    kindOf: (channel) => gateway?.channels.cache.get(channel)?.type,
    // Where nothing tells of channels, it was seen to when the posts were set up; and one try tells for good.
    hasFollowers: (channel) =>
      called !== undefined || gateway?.channels.cache.get(channel)?.type === ChannelType.GuildAnnouncement,
  });

  // Whichever request was refused, and whatever became of it: nothing more is asked with that token.
  requests.refused.addEventListener("abort", () => {
    connection.request(() => Promise.reject(requests.refused.reason)).catch(() => undefined);
  });

  return {
    name: "discord",
    repeatable: NONCE_MEMORY,
    rate,
    inFlight: IN_FLIGHT,
    limitsOf: (channel, what) => ({ chat: `${what} ${channel}`, limits: OF_A_CHANNEL[what] }),
    start(bot, events) {
      const begun = (client: Client) => {
        gateway = client;
      };
      const live = called ? () => called.live(bot) : () => liveOnGateway(bot, events, { ...common, begun });
      connection.start(live, events);
    },
    ready: connection.ready,
    hook: called?.hook,
    send: (post) => connection.request(() => posts.send(post)),
    edit: (post, message) => connection.request(() => posts.edit(post, message)),
    async stop() {
      await connection.stop();
      posts.close();
    },
  };
}
