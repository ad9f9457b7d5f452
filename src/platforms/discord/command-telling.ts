import { createHash } from "node:crypto";
import { type REST, Routes } from "discord.js";
import type { Bot } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import type { Store } from "../../core/store.ts";
import { keepTrying } from "../../lib/keep-trying.ts";
import { commandBody } from "./commands.ts";
import { failureOf } from "./failures.ts";

/** What telling Discord of the commands needs. */
export interface CommandTellingParts {
  readonly rest: REST;
  /** The id of the application that the bot is of. */
  readonly application: string;
  readonly store: Store;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Tells Discord of the commands, and tries again until it knows them or refuses them for good. Never rejects. */
export function tellCommands(bot: Bot, parts: CommandTellingParts): Promise<void> {
  const { log, signal } = parts;
  return keepTrying({ live: () => publish(bot, parts), again: (error) => whenAgain(error, log), signal });
}

/** Publishes the commands when they differ from what was last published: Discord allows only so many a day. */
async function publish(bot: Bot, { rest, application, store, log }: CommandTellingParts): Promise<void> {
  const body = bot.commands.map((command) => commandBody(command, bot.locales));
  const key = `discord.commands.${application}`;
  const content = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  if ((await store.recall(key)) === content) {
    log.debug({ commands: body.length }, "Discord knows the commands already.");
    return;
  }
  await rest.put(Routes.applicationCommands(application), { body });
  await store.remember(key, content);
  log.info({ commands: body.length }, "Discord was told of the commands.");
}

/** After how long the commands are published again; not at all when they are, or when Discord refuses them for good. */
function whenAgain(error: unknown, log: Log): number | undefined {
  if (error === undefined) return undefined;
  const failure = failureOf(error);
  if (failure.decision === "later" || failure.decision === "unknown") {
    log.warn({ err: failure }, `Discord was not told of the commands: ${failure.message}. Trying again.`);
    return failure.wait;
  }
  log.error({ err: failure }, "Discord refuses the commands. Mend their texts and start again.");
  return undefined;
}
