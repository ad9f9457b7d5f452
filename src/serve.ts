import { type HereParts, networksOf, ownPlatforms } from "./connecting.ts";
import type { Bot } from "./core/bot.ts";
import type { ChatLanguages } from "./core/chat-languages.ts";
import type { Platform } from "./core/platform.ts";
import type { Work } from "./core/work.ts";
import { createDelivering } from "./delivering.ts";
import { startSchedule } from "./delivery/schedule.ts";
import { createState } from "./delivery/state.ts";
import type { HeldPlatform } from "./duties/held-platform.ts";
import { greeting } from "./greeting.ts";
import { hookRoutes } from "./http/hooks.ts";
import { watchRoutes } from "./http/watch.ts";
import { createAgain } from "./lib/again.ts";
import { basePathOf } from "./lib/base-path.ts";
import { databaseName } from "./lib/database-address.ts";
import { createMetrics } from "./lib/metrics.ts";
import type { Turns } from "./lib/turns.ts";
import { within } from "./lib/within.ts";
import { type ListeningParts, listen, pagesOf } from "./listening.ts";
import { measured } from "./measured.ts";

/** How long the end waits for the networks to be let go, in milliseconds; well below 15 s in all, with what is under way before. */
const LAST_WORDS = 4_000;
/** How long the end waits for the database to let go, in milliseconds: one that is cut off never answers. */
const LAST_GOODBYE = 1_000;
/** A process that has not taken up the sources so many milliseconds after its start stands by: another has them. */
const TAKING_UP = 30_000;

/** What serving needs. */
export interface ServeParts extends ListeningParts, HereParts {
  /** What one process does of all that share the database. */
  readonly work: Work;
  readonly bot: Bot;
  /** The languages that were set for places, to be kept as the store has them. */
  readonly languages: ChatLanguages;
  /** What sets up the same server goes one after another. */
  readonly turns: Turns<string>;
}

/** Runs the bot until the returned function is called, which ends it in order. Nothing that is off or down ends it. */
export async function serve(parts: ServeParts): Promise<() => Promise<void>> {
  const { settings, store, work, archive, bot, news, embedded, log, process } = parts;
  const metrics = createMetrics();
  const networks = await networksOf({ ...parts, metrics });
  const begun = performance.now();
  const web = pagesOf(parts, () => !delivering.isAsking() && performance.now() - begun > TAKING_UP);
  const onNetworks = networks.flatMap(({ held }) => held?.platform ?? []);
  const ours = ownPlatforms(parts, web);
  const platforms = [...onNetworks, ...ours];
  const delivering = createDelivering({
    ...parts,
    metrics,
    onNetworks,
    ours,
    toPages: () => void web?.news(),
  });
  await delivering.begin();

  const state = createState({ archive, store, platforms: onNetworks, sources: news, metrics, now: Date.now });
  metrics.beforeReading(state.measure);
  if (settings.PORT !== undefined) metrics.watchProcess();
  const server = await listen(
    parts,
    [
      watchRoutes({ archive, metrics, missing: state.missing }),
      hookRoutes(
        onNetworks.flatMap(({ hook }) => hook ?? []),
        basePathOf(settings.PUBLIC_URL),
      ),
    ],
    web,
  );
  process.stdout.write(
    greeting({
      archive,
      embedded: embedded.name,
      database: databaseName(settings.DATABASE_URL),
      sources: settings.sources,
      networks: networks.map(({ title, setting, held }) => ({ title, setting, on: held !== undefined })),
      ...(web && typeof server !== "string" && { page: `${server.address}/` }),
      server: typeof server === "string" ? server : `${server.address}/healthz`,
      conversation: process.stdin.isTTY,
    }),
  );

  for (const platform of platforms)
    platform.start(measured(bot, platform.name, metrics), delivering.eventsOf(platform));
  delivering.followHand();
  let isFresh = true;
  work.hold("sources", (signal) => delivering.ask(signal, isFresh));
  for (const { title, held } of networks)
    if (held) work.hold(`posts to ${title}`, (signal) => have(held, signal));
  isFresh = false;
  store.watch(createAgain(delivering.takeIn));
  const stopSchedule = startSchedule({
    polls: settings.POLL_CRON,
    timeZone: settings.TIME_ZONE,
    tick: delivering.tick,
    troubled: (trouble) => {
      metrics.clockTroubles.labels(trouble).inc();
      log.warn({ trouble }, "A tick of the clock was lost; the next one makes up for it.");
    },
  });

  /** Has the posts and the connection of a network, of all processes that share the database. */
  async function have({ platform, hold }: HeldPlatform, signal: AbortSignal): Promise<void> {
    await Promise.all([delivering.postTo(platform, signal), hold(signal)]);
  }

  /** Lets the networks go, those first that other processes may take up. */
  async function letGo(from: readonly Platform[]): Promise<void> {
    await work.stop();
    await Promise.all(from.map((platform) => platform.stop()));
  }

  return async () => {
    delivering.end();
    await stopSchedule();
    log.info({}, "Ending: what is under way is finished. A second signal ends it at once.");
    await delivering.finish();
    await within(LAST_WORDS, letGo(platforms));
    await delivering.heard();
    if (typeof server !== "string") await server.close();
    await within(LAST_GOODBYE, store.close());
  };
}
