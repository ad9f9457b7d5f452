import { type APIMessage, REST, type RESTPostAPIChannelMessageJSONBody, Routes } from "discord.js";
import type { Log } from "../../core/log.ts";
import type { Message } from "../../core/message.ts";
import type { Drawn, Pictures } from "../../core/picture.ts";
import { type Platform, SendFailure } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import { createConnection } from "../connection.ts";
import { createIllustrating } from "../illustrating.ts";
import { failureOf, mayNotAttach } from "./failures.ts";
import { liveOnGateway } from "./gateway.ts";
import { LONGEST_WAIT, REQUEST_TIMEOUT } from "./limits.ts";
import { nonceOf } from "./nonce.ts";
import { renderEmbed } from "./render.ts";
import { illustrated, pictureOf } from "./reply.ts";

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
  /** Draws the pictures of messages; without it they go in words. */
  readonly pictures?: Pictures | undefined;
}

/** Discord over discord.js: slash commands through the gateway, posts through a REST client of their own. */
export function createDiscord({ token, root, rate, store, log, pictures }: DiscordParts): Platform {
  const illustrate = createIllustrating(pictures, log);
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
      connection.start(() => liveOnGateway(bot, { token, root, store, log, illustrate, signal, report }), up);
    },
    ready: connection.ready,
    async send({ channel, day, message }) {
      const drawn = await illustrate(message);
      return connection.request(async () => {
        const route = Routes.channelMessages(channel);
        const nonce = nonceOf({ channel, day });
        const sent = await posts.post(route, postOf(message, nonce, drawn)).catch((error: unknown) => {
          if (!drawn || !mayNotAttach(error)) throw error;
          return posts.post(route, postOf(message, nonce));
        });
        const { id, channel_id: place } = sent as APIMessage;
        if (place === channel) return id;
        throw new SendFailure("ours", `Discord took the post for an earlier one to ${place}`);
      });
    },
    async stop() {
      await connection.stop();
      posts.clearHandlerSweeper();
      posts.clearHashSweeper();
    },
  };
}

/** A post as it goes over the wire, with its picture where it has one. */
function postOf(message: Message, nonce: string, drawn?: Drawn) {
  const body: RESTPostAPIChannelMessageJSONBody = {
    embeds: [drawn ? illustrated(message, drawn) : renderEmbed(message)],
    allowed_mentions: { parse: [] },
    nonce,
    enforce_nonce: true,
  };
  if (!drawn) return { body };
  const { name, description } = pictureOf(drawn);
  return {
    body: { ...body, attachments: [{ id: 0, filename: name, description }] },
    files: [{ name: drawn.name, data: drawn.png, contentType: "image/png" }],
  };
}
