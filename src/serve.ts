import type { Settings } from "./config.ts";
import type { Archive } from "./core/archive.ts";
import type { Bot } from "./core/bot.ts";
import type { ChatLanguages } from "./core/chat-languages.ts";
import { chooseLocale, type Locale, voiceOf } from "./core/locale.ts";
import type { Log } from "./core/log.ts";
import type { Pictures } from "./core/picture.ts";
import type { Platform } from "./core/platform.ts";
import type { Source } from "./core/source.ts";
import type { Store } from "./core/store.ts";
import type { Work } from "./core/work.ts";
import { createArrivals } from "./delivery/arrivals.ts";
import { eventsOf } from "./delivery/events.ts";
import { createHand } from "./delivery/hand.ts";
import { createNoon } from "./delivery/noon.ts";
import { createOpening } from "./delivery/opening.ts";
import { createOperator } from "./delivery/operator.ts";
import { createPosting } from "./delivery/posting.ts";
import { createRound } from "./delivery/round.ts";
import { startSchedule } from "./delivery/schedule.ts";
import { createState } from "./delivery/state.ts";
import { createUpkeep } from "./delivery/upkeep.ts";
import { type HeldPlatform, holdPlatform } from "./duties/held-platform.ts";
import { greeting } from "./greeting.ts";
import { hookRoutes } from "./http/hooks.ts";
import { watchRoutes } from "./http/watch.ts";
import { aborted } from "./lib/aborted.ts";
import { createAgain } from "./lib/again.ts";
import { basePathOf } from "./lib/base-path.ts";
import { databaseName } from "./lib/database-address.ts";
import { createMetrics } from "./lib/metrics.ts";
import { createUnderWay } from "./lib/under-way.ts";
import { within } from "./lib/within.ts";
import { listen, pagesOf } from "./listening.ts";
import { measured } from "./measured.ts";
import { networks } from "./platforms/index.ts";
import type { Screen } from "./platforms/terminal/screen.ts";
import { createTerminal } from "./platforms/terminal/terminal.ts";

/** How long the end waits for a source to be let go, in milliseconds. */
const LAST_LOOK = 5_000;
/** How long the end waits for posts that are under way, and for the networks to be let go, in milliseconds; well below 15 s in all. */
const LAST_POSTS = 7_000;
const LAST_WORDS = 4_000;
/** How long the end waits for the database to let go, in milliseconds: one that is cut off never answers. */
const LAST_GOODBYE = 1_000;
/** A process that has not taken up the sources so many milliseconds after its start stands by: another has them. */
const TAKING_UP = 30_000;
/** A network's full rate is reached so many milliseconds after the first post: what it was sent before the start is not known. */
const RAMP = 30_000;

/** What serving needs. */
export interface ServeParts {
  readonly settings: Settings;
  readonly store: Store;
  /** What one process does of all that share the database. */
  readonly work: Work;
  readonly archive: Archive;
  readonly bot: Bot;
  /** The languages that were set for places, to be kept as the store has them. */
  readonly languages: ChatLanguages;
  /** The sources that are asked for news, most trusted first. */
  readonly news: readonly Source[];
  /** The source whose reports are part of the program. */
  readonly embedded: Source;
  readonly locales: readonly Locale[];
  readonly log: Log;
  /** Draws the pictures of messages. */
  readonly pictures: Pictures;
  /** The language of whoever sits at the terminal. */
  readonly language: string;
  /** The screen of the conversation, where something else is written to it too. */
  readonly screen?: Screen;
  /** The streams of the program; a conversation is opened where the input is a terminal. */
  readonly process: {
    readonly stdin: NodeJS.ReadStream;
    readonly stdout: NodeJS.WriteStream;
    emit(signal: "SIGINT"): boolean;
  };
}

/** Runs the bot until the returned function is called, which ends it in order. Nothing that is off or down ends it. */
export async function serve(parts: ServeParts): Promise<() => Promise<void>> {
  const { settings, store, work, archive, bot, languages, news, embedded, locales, log, pictures, process } =
    parts;
  const stopping = new AbortController();
  const metrics = createMetrics();
  const arrivals = createArrivals({ log, metrics, store });
  const opening = createOpening({ store, now: Date.now });
  /** Ends the looks at the sources when these are another process's to ask. */
  let asking: AbortSignal | undefined;
  const isAsking = () => asking?.aborted === false;
  /** The networks that this process posts to, until the signal of each comes. */
  const open = new Map<Platform, AbortSignal>();
  const connected = await Promise.all(
    networks.map(async (network) => {
      const create = () => network.create(settings, { store, log, pictures, metrics });
      const platform = await create();
      return { ...network, held: platform && holdPlatform(platform, create) };
    }),
  );
  const begun = performance.now();
  const web = pagesOf(parts, () => !isAsking() && performance.now() - begun > TAKING_UP);
  const conversation = process.stdin.isTTY;
  const terminal = createTerminal({
    input: process.stdin,
    output: process.stdout,
    language: parts.language,
    interrupt: () => process.emit("SIGINT"),
    screen: parts.screen,
  });
  const onNetworks = connected.flatMap(({ held }) => held?.platform ?? []);
  const platforms: Platform[] = [
    ...onNetworks,
    ...(conversation ? [terminal] : []),
    ...(web ? [web.platform] : []),
  ];
  const operator = createOperator({ chats: settings.OPERATOR_CHATS, platforms, store, log });
  const post = () => void posting.run();
  /** Brings what is new to everybody who waits for it. */
  const spread = () => {
    post();
    void web?.news();
  };
  const round = createRound({
    sources: news,
    archive,
    store,
    log,
    metrics,
    arrivals,
    operator,
    voice: voiceOf(chooseLocale(locales, "en")),
    now: Date.now,
    timeZone: settings.TIME_ZONE,
    onNews: spread,
  });
  await round.refresh();
  languages.take(await store.languages());

  const hand = createHand({
    store,
    platforms: platforms.map(({ name }) => name),
    log,
    onChange: () => void refresh().then(post).catch(failed),
  });
  await hand.look();
  const posting = createPosting({
    platforms,
    archive,
    store,
    sources: [...news, embedded],
    locales,
    log,
    arrivals,
    operator,
    now: Date.now,
    timeZone: settings.TIME_ZONE,
    ramp: RAMP,
    paused: hand.paused,
    isOurs: (platform) => open.get(platform)?.aborted === false,
  });
  const upkeep = createUpkeep({ store, log, now: Date.now, timeZone: settings.TIME_ZONE });

  const lookAtNoon = createNoon({
    archive,
    store,
    platforms: onNetworks,
    operator,
    now: Date.now,
    timeZone: settings.TIME_ZONE,
    isOurs: (what) => (what === "sources" ? isAsking() : open.get(what)?.aborted === false),
  });
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
      networks: connected.map(({ title, setting, held }) => ({ title, setting, on: held !== undefined })),
      ...(web && typeof server !== "string" && { page: `${server.address}/` }),
      server: typeof server === "string" ? server : `${server.address}/healthz`,
      conversation,
    }),
  );
  const looks = createUnderWay();
  const failed = (error: unknown) =>
    log.error({ err: error }, "This round could not be finished; the next one begins within a minute.");

  /** Asks the sources, for as long as that takes; the next ticks do not wait for it. */
  function look(): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, ...(asking ? [asking] : [])]);
    const asked = round.look(signal).then(opening.asked).catch(failed);
    looks.add(asked);
    return asked;
  }

  /** Takes in what other processes have kept and set. */
  async function refresh(): Promise<void> {
    await round.refresh();
    languages.take(await store.languages());
  }

  async function tick(lookDue: boolean): Promise<void> {
    await refresh().catch(failed);
    void web?.news();
    if (lookDue && isAsking()) void look();
    post();
    await operator.retry();
    await lookAtNoon().catch(failed);
    if (isAsking()) await upkeep().catch(failed);
  }

  /** What the store holds was taken in a moment ago. */
  let isFresh = true;

  /** Asks the sources and tidies up for all processes that share the database. */
  async function ask(signal: AbortSignal): Promise<void> {
    asking = signal;
    const taken = isFresh ? Promise.resolve() : refresh().catch(failed);
    opening.asking(taken.then(look));
    // A terminal and a page are of their process alone: of all that have some, those of this one are posted to.
    const ours = platforms.filter((platform) => !onNetworks.includes(platform));
    await Promise.all([aborted(signal), ...ours.map((platform) => postTo(platform, signal))]);
    opening.asking(undefined);
  }

  /** Posts to a network as soon as what is newest is known, until the signal comes. */
  async function postTo(platform: Platform, signal: AbortSignal): Promise<void> {
    await opening.wait(signal);
    // What this process asked for itself it has.
    if (!isAsking()) await refresh().catch(failed);
    if (signal.aborted) return;
    open.set(platform, signal);
    void operator.retry();
    post();
  }

  /** Has the posts and the connection of a network, of all processes that share the database. */
  async function have({ platform, hold }: HeldPlatform, signal: AbortSignal): Promise<void> {
    await Promise.all([postTo(platform, signal), hold(signal)]);
  }

  for (const platform of platforms) {
    const up = () => {
      void operator.retry();
      post();
    };
    const events = eventsOf({ store, log, now: Date.now, platform: platform.name, operator, up });
    platform.start(measured(bot, platform.name, metrics), events);
  }
  hand.watch();
  work.hold("sources", ask);
  for (const { title, held } of connected)
    if (held) work.hold(`posts to ${title}`, (signal) => have(held, signal));
  isFresh = false;
  store.watch(createAgain(() => refresh().then(spread).catch(failed)));
  const stopSchedule = startSchedule({
    polls: settings.POLL_CRON,
    timeZone: settings.TIME_ZONE,
    tick,
    troubled: (trouble) => {
      metrics.clockTroubles.labels(trouble).inc();
      log.warn({ trouble }, "A tick of the clock was lost; the next one makes up for it.");
    },
  });

  return async () => {
    stopping.abort();
    hand.stop();
    await stopSchedule();
    log.info({}, "Ending: what is under way is finished. A second signal ends it at once.");
    const [inTime] = await Promise.all([within(LAST_POSTS, posting.stop()), looks.finished(LAST_LOOK)]);
    if (!inTime)
      log.warn(
        {},
        "Some posts are still under way. The next start takes up what the networks can tell of them.",
      );
    const stopped = work.stop().then(() => Promise.all(platforms.map((platform) => platform.stop())));
    await within(LAST_WORDS, stopped);
    if (typeof server !== "string") await server.close();
    await within(LAST_GOODBYE, store.close());
  };
}
