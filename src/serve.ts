import type { Settings } from "./config.ts";
import type { Archive } from "./core/archive.ts";
import type { Bot } from "./core/bot.ts";
import type { Locale } from "./core/locale.ts";
import type { Log } from "./core/log.ts";
import type { Platform } from "./core/platform.ts";
import type { Source } from "./core/source.ts";
import type { Store } from "./core/store.ts";
import { createPosting } from "./delivery/posting.ts";
import { createRound } from "./delivery/round.ts";
import { startSchedule } from "./delivery/schedule.ts";
import { greeting } from "./greeting.ts";
import { type Server, startServer } from "./http/server.ts";
import { networks } from "./platforms/index.ts";
import { createTerminal } from "./platforms/terminal/terminal.ts";

/** What serving needs. */
export interface ServeParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly archive: Archive;
  readonly bot: Bot;
  /** The sources that are asked for news, most trusted first. */
  readonly news: readonly Source[];
  /** The source whose reports are part of the program. */
  readonly embedded: Source;
  readonly locales: readonly Locale[];
  readonly log: Log;
  /** The language of whoever sits at the terminal. */
  readonly language: string;
  /** The streams of the program; a conversation is opened where the input is a terminal. */
  readonly process: {
    readonly stdin: NodeJS.ReadStream;
    readonly stdout: NodeJS.WriteStream;
    emit(signal: "SIGINT"): boolean;
  };
}

/** Runs the bot until the returned function is called, which ends it in order. Nothing that is off or down ends it. */
export async function serve(parts: ServeParts): Promise<() => Promise<void>> {
  const { settings, store, archive, bot, news, embedded, locales, log, process } = parts;
  const stopping = new AbortController();
  const round = createRound({
    sources: news,
    archive,
    store,
    log,
    now: Date.now,
    timeZone: settings.TIME_ZONE,
  });
  await round.refresh();

  const connected = networks.map((network) => ({
    ...network,
    platform: network.create(settings, { store, log }),
  }));
  const conversation = process.stdin.isTTY;
  const terminal = createTerminal({
    input: process.stdin,
    output: process.stdout,
    language: parts.language,
    interrupt: () => process.emit("SIGINT"),
  });
  const platforms: Platform[] = [
    ...connected.flatMap(({ platform }) => platform ?? []),
    ...(conversation ? [terminal] : []),
  ];
  const posting = createPosting({
    platforms,
    archive,
    store,
    sources: [...news, embedded],
    locales,
    log,
    now: Date.now,
    timeZone: settings.TIME_ZONE,
  });

  const server = await listen(settings, archive, log);
  process.stdout.write(
    greeting({
      archive,
      embedded: embedded.name,
      database: settings.DATABASE_URL,
      sources: settings.sources,
      networks: connected.map(({ title, setting, platform }) => ({
        title,
        setting,
        on: platform !== undefined,
      })),
      server: typeof server === "string" ? server : `${server.address}/healthz`,
      conversation,
    }),
  );
  async function tick(lookDue: boolean): Promise<void> {
    try {
      await round.refresh();
      if (lookDue) await round.look(stopping.signal);
    } catch (error) {
      log.error({ err: error }, "This round could not be finished; the next one begins within a minute.");
    }
    // Not awaited: it may take an hour, and the next ticks must look for news meanwhile.
    void posting.run();
  }
  const firstTick = tick(true);
  // Not before the first look: else yesterday's report could go out just ahead of today's.
  for (const platform of platforms) platform.start(bot, () => void firstTick.then(() => posting.run()));
  const stopSchedule = startSchedule({ polls: settings.POLL_CRON, timeZone: settings.TIME_ZONE, tick });

  return async () => {
    stopping.abort();
    await stopSchedule();
    await firstTick;
    await posting.stop();
    await Promise.all(platforms.map((platform) => platform.stop()));
    if (typeof server !== "string") await server.close();
    await store.close();
  };
}

/** The server, or why there is none: a taken port must not keep the reports from anybody. */
async function listen({ PORT, HOST }: Settings, archive: Archive, log: Log): Promise<Server | string> {
  if (PORT === undefined) return "off: set PORT to turn it on";
  try {
    return await startServer({ archive, port: PORT, host: HOST });
  } catch (error) {
    log.warn(
      { err: error },
      `Port ${PORT} on ${HOST} cannot be used. Set PORT to a free one or to nothing, or HOST to an address of this machine.`,
    );
    return `off: port ${PORT} on ${HOST} cannot be used, set PORT to a free one`;
  }
}
