import { createHash } from "node:crypto";
import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, Routes } from "discord.js";
import type { Bot } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import { SendFailure } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import { keepTrying } from "../../lib/keep-trying.ts";
import { createUnderWay } from "../../lib/under-way.ts";
import type { Illustrate } from "../illustrating.ts";
import { commandBody } from "./commands.ts";
import { failureOf } from "./failures.ts";
import { createGatewayClient } from "./gateway-client.ts";
import { createHearing } from "./hearing.ts";
import { TOKEN_REFUSED } from "./limits.ts";

/** How long the end waits for answers under way, and the next life for the one that Discord closed, in milliseconds. */
const ANSWERS_TIMEOUT = 3_000;
const CLOSED_WAIT = 15_000;
/** The gateway does not accept the token (Discord documentation, opcodes and status codes, close codes). */
const AUTHENTICATION_FAILED = 4004;

/** What the gateway connection needs. */
export interface GatewayParts {
  readonly token: string;
  /** The root of the REST API, without its version. */
  readonly root: string;
  readonly store: Store;
  readonly log: Log;
  readonly illustrate: Illustrate;
  readonly signal: AbortSignal;
  /** Is told whether the connection is up. */
  readonly report: (isUp: boolean) => void;
}

/**
 * One life of the gateway connection, in which discord.js mends lost connections itself. Resolves when the signal ends
 * it; rejects with a `SendFailure` when it cannot begin, or when Discord closed it for good.
 */
export async function liveOnGateway(
  bot: Bot,
  { token, root, store, log, illustrate, signal, report }: GatewayParts,
): Promise<void> {
  const answering = createUnderWay();
  const hear = createHearing(bot, log, illustrate);
  const { client, end } = createGatewayClient(root);
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
    const live = () => publishCommands(ready, bot, store, log);
    void keepTrying({ live, again: (error) => whenToPublishAgain(error, log), signal });
  });
  // Without a listener an error event would end the process.
  client.on(Events.Error, (error) => log.warn({ err: error }, "discord.js reported an error."));
  client.on(Events.ShardError, (error) =>
    log.warn({ err: error }, "The connection to Discord failed; it is tried again."),
  );
  let lost = false;
  client.on(Events.ShardReconnecting, () => {
    // discord.js tries twice a second; once is enough to know.
    if (!lost && !signal.aborted) log.warn({}, "The connection to Discord was lost; connecting again.");
    lost = true;
    report(false);
  });
  for (const back of [Events.ShardReady, Events.ShardResume] as const)
    client.on(back, () => {
      if (lost) log.info({}, "The connection to Discord is back.");
      lost = false;
      report(true);
    });

  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
      client.on(Events.ShardDisconnect, ({ code }) => reject(closedForGood(code)));
      client.login(token).catch((error: unknown) => reject(whyNoLogin(error)));
    });
    await answering.finished(ANSWERS_TIMEOUT);
  } finally {
    await end();
  }
}

/** Publishes the commands when they differ from what was last published: Discord allows only so many a day. */
async function publishCommands(client: Client<true>, bot: Bot, store: Store, log: Log): Promise<void> {
  const body = bot.commands.map((command) => commandBody(command, bot.locales));
  const key = `discord.commands.${client.application.id}`;
  const content = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  if ((await store.recall(key)) === content) return;
  await client.rest.put(Routes.applicationCommands(client.application.id), { body });
  await store.remember(key, content);
  log.info({ commands: body.length }, "Discord was told of the commands.");
}

/** After how long the commands are published again; not at all when they are, or when Discord refuses them for good. */
function whenToPublishAgain(error: unknown, log: Log): number | undefined {
  if (error === undefined) return undefined;
  const failure = failureOf(error);
  if (failure.decision === "later" || failure.decision === "unknown") {
    log.warn({ err: failure }, `Discord was not told of the commands: ${failure.message}. Trying again.`);
    return failure.wait;
  }
  log.error({ err: failure }, "Discord refuses the commands. Mend their texts and start again.");
  return undefined;
}

function closedForGood(code: number): SendFailure {
  return code === AUTHENTICATION_FAILED
    ? new SendFailure("halt", TOKEN_REFUSED)
    : new SendFailure("later", `Discord closed the connection for good with code ${code}`, {
        wait: CLOSED_WAIT,
      });
}

function whyNoLogin(error: unknown): SendFailure {
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
    ? new SendFailure("halt", TOKEN_REFUSED, { cause: error })
    : failureOf(error);
}
