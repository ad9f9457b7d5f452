import { type APIMessage, REST, type RESTPostAPIChannelMessageJSONBody, Routes } from "discord.js";
import type { Log } from "../../core/log.ts";
import { type Platform, SendFailure } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import { createConnection } from "../connection.ts";
import { failureOf } from "./failures.ts";
import { liveOnGateway } from "./gateway.ts";
import { LONGEST_WAIT, REQUEST_TIMEOUT } from "./limits.ts";
import { nonceOf } from "./nonce.ts";
import { renderEmbed } from "./render.ts";

/** How long Discord remembers a nonce, in milliseconds; it says "the past few minutes", and this stays below. */
const NONCE_MEMORY = 120_000;
/** What the Discord adapter needs. */
export interface DiscordParts {
  readonly token: string;
  /** The root of the REST API, without its version. */
  readonly root: string;
  /** The most posts a second. */
  readonly rate: number;
  readonly store: Store;
  readonly log: Log;
}

/** Discord over discord.js: slash commands through the gateway, posts through a REST client of their own. */
export function createDiscord({ token, root, rate, store, log }: DiscordParts): Platform {
  const connection = createConnection({ title: "Discord", setting: "DISCORD_TOKEN", log, failureOf });

  // Apart from the gateway's own, so that answers never wait behind posts. It tries once: delivery decides on the rest.
  const posts = new REST({
    version: "10",
    api: root,
    timeout: REQUEST_TIMEOUT,
    retries: 0,
    globalRequestsPerSecond: rate,
    rejectOnRateLimit: ({ retryAfter, timeToReset, sublimitTimeout }) =>
      Math.max(retryAfter, timeToReset, sublimitTimeout) > LONGEST_WAIT,
  }).setToken(token);

  return {
    name: "discord",
    repeatable: NONCE_MEMORY,
    rate,
    start(bot, up) {
      const { signal, report } = connection;
      connection.start(() => liveOnGateway(bot, { token, root, store, log, signal, report }), up);
    },
    ready: connection.ready,
    send({ channel, day, message }) {
      const body: RESTPostAPIChannelMessageJSONBody = {
        embeds: [renderEmbed(message)],
        allowed_mentions: { parse: [] },
        nonce: nonceOf({ channel, day }),
        enforce_nonce: true,
      };
      return connection.request(async () => {
        const sent = (await posts.post(Routes.channelMessages(channel), { body })) as APIMessage;
        if (sent.channel_id === channel) return sent.id;
        throw new SendFailure("ours", `Discord took the post for an earlier one to ${sent.channel_id}`);
      });
    },
    async stop() {
      await connection.stop();
      posts.clearHandlerSweeper();
      posts.clearHashSweeper();
    },
  };
}
