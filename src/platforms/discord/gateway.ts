import {
  type Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  type GatewayDispatchEvents,
} from "discord.js";
import type { Bot } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import { type PlatformEvents, SendFailure } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import { createUnderWay } from "../../lib/under-way.ts";
import type { Illustrate } from "../illustrating.ts";
import { tellCommands } from "./command-telling.ts";
import { createHappenings, HAPPENINGS } from "./events.ts";
import { failureOf } from "./failures.ts";
import { createGatewayClient } from "./gateway-client.ts";
import { createHearing } from "./hearing.ts";
import { createIdentifying } from "./identifying.ts";
import { ANSWERS_TIMEOUT, type Deadlines, TOKEN_REFUSED } from "./limits.ts";
import type { Requests } from "./requests.ts";
import { knownByGateway } from "./whereabouts-gateway.ts";

/** How long the next life waits after one that Discord closed, in milliseconds. */
const CLOSED_WAIT = 15_000;
/** The gateway does not accept the token (Discord documentation, opcodes and status codes, close codes). */
const AUTHENTICATION_FAILED = 4004;
/** Close codes after which Discord takes no further try (Discord documentation, gateway close event codes). */
const CLOSED_FOR_GOOD: Readonly<Record<number, string>> = {
  4010: "it does not accept the number of the shard",
  4011: "the bot is in more servers than one connection may serve",
  4012: "this version of its gateway is no longer served: a newer version of the program is needed",
  4013: "it does not know the intents that were asked for",
  4014: "the bot may not have the intents that were asked for: look at its page in the developer portal",
};

/** What the gateway connection needs. */
export interface GatewayParts {
  readonly token: string;
  /** The root of the REST API, without its version. */
  readonly root: string;
  readonly requests: Requests;
  readonly store: Store;
  readonly log: Log;
  readonly illustrate: Illustrate;
  readonly deadlines: Deadlines;
  readonly signal: AbortSignal;
  /** Is told whether the connection is up. */
  readonly report: (isUp: boolean) => void;
  /** Is handed the client of each life, which knows the channels. */
  readonly begun: (client: Client) => void;
}

/** Under what is remembered when the bot was last connected, so that what happened since is noticed. */
const SEEN = "discord.seen";
/** Discord lets no further session begin: discord.js reads so before it connects. */
const NO_SESSIONS = "Not enough sessions remaining";
const NO_SESSIONS_WAIT = 600_000;

/**
 * One life of the gateway connection, in which discord.js mends lost connections itself. Resolves when the signal ends
 * it; rejects with a `SendFailure` when it cannot begin, or when Discord closed it for good.
 */
export async function liveOnGateway(bot: Bot, events: PlatformEvents, parts: GatewayParts): Promise<void> {
  const { token, root, requests, store, log, illustrate, deadlines, signal, report, begun } = parts;
  const answering = createUnderWay();
  const mayIdentify = createIdentifying({ store, log });
  const { client, end } = createGatewayClient({ root, requests, mayIdentify });
  const hear = createHearing({ bot, log, illustrate, whereabouts: knownByGateway(client), deadlines });
  begun(client);
  await listen(client, events, store, log);
  client.on(Events.InteractionCreate, (interaction) => {
    const work = hear(interaction).catch((error: unknown) =>
      log.warn({ err: failureOf(error) }, "An answer could not be sent to Discord."),
    );
    answering.add(work);
  });
  client.once(Events.ClientReady, (ready) => {
    log.info(
      { bot: ready.user.tag, guilds: ready.guilds.cache.size },
      `Discord: connected as ${ready.user.tag}.`,
    );
    void tellCommands(bot, { rest: ready.rest, application: ready.application.id, store, log, signal });
  });
  // Without a listener an error event would end the process.
  client.on(Events.Error, (error) => log.warn({ err: error }, "discord.js reported an error."));
  client.on(Events.ShardError, (error) =>
    log.warn({ err: error }, "The connection to Discord failed; it is tried again."),
  );
  /** The shards that are not there at this moment, although they were. */
  const lost = new Set<number>();
  client.on(Events.ShardReconnecting, (shard) => {
    // discord.js tries twice a second; once is enough to know.
    if (lost.size === 0 && !signal.aborted)
      log.warn({}, "The connection to Discord was lost; connecting again.");
    lost.add(shard);
    report(false);
  });
  function back(shard: number): void {
    const was = lost.delete(shard);
    if (lost.size > 0) return;
    if (was) log.info({}, "The connection to Discord is back.");
    report(true);
  }
  client.on(Events.ShardReady, back);
  client.on(Events.ShardResume, back);

  const over = new AbortController();
  const once = { once: true, signal: over.signal };
  try {
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => resolve(), once);
      // Another client may be the first to learn that the token is refused.
      requests.refused.addEventListener("abort", () => reject(requests.refused.reason), once);
      client.on(Events.ShardDisconnect, ({ code }) => reject(closedForGood(code)));
      if (!signal.aborted) client.login(token).catch((error: unknown) => reject(whyNoLogin(error)));
    });
    await answering.finished(ANSWERS_TIMEOUT);
  } finally {
    over.abort();
    await end();
  }
}

/** Passes on what the gateway tells of the places that the bot is in. */
async function listen(client: Client, events: PlatformEvents, store: Store, log: Log): Promise<void> {
  const seen = Number(await store.recall(SEEN).catch(() => undefined));
  const happenings = createHappenings(events, seen || undefined);
  for (const event of HAPPENINGS)
    client.ws.on(event as GatewayDispatchEvents, (data: unknown) => {
      try {
        happenings[event](data);
      } catch (error) {
        log.warn({ err: error, event }, "Discord told of something in a form that is not known.");
      }
    });
  client.once(Events.ClientReady, () => {
    store
      .remember(SEEN, String(Date.now()))
      .catch((error: unknown) => log.debug({ err: error }, "The time of the connection was not kept."));
  });
}

function closedForGood(code: number): SendFailure {
  const reason = CLOSED_FOR_GOOD[code];
  // Another life would be closed in the same way, and of sessions there are only so many.
  if (reason !== undefined)
    return new SendFailure("ours", `Discord closed the connection with code ${code}, because ${reason}`, {
      reach: "network",
    });
  return code === AUTHENTICATION_FAILED
    ? new SendFailure("halt", TOKEN_REFUSED)
    : new SendFailure("later", `Discord closed the connection for good with code ${code}`, {
        wait: CLOSED_WAIT,
      });
}

function whyNoLogin(error: unknown): SendFailure {
  if (error instanceof Error && error.message.startsWith(NO_SESSIONS))
    return new SendFailure("later", "Discord lets the bot begin no further session for now", {
      cause: error,
      reach: "network",
      wait: NO_SESSIONS_WAIT,
    });
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
    ? new SendFailure("halt", TOKEN_REFUSED, { cause: error })
    : failureOf(error);
}
