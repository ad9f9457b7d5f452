import type { Settings } from "./config.ts";
import type { Archive } from "./core/archive.ts";
import type { ChatLanguages } from "./core/chat-languages.ts";
import { chooseLocale, type Locale, voiceOf } from "./core/locale.ts";
import type { Log } from "./core/log.ts";
import type { Platform, PlatformEvents } from "./core/platform.ts";
import type { Source } from "./core/source.ts";
import type { Store } from "./core/store.ts";
import { createArrivals } from "./delivery/arrivals.ts";
import { eventsOf } from "./delivery/events.ts";
import { createHand } from "./delivery/hand.ts";
import { createNoon } from "./delivery/noon.ts";
import { createOpening } from "./delivery/opening.ts";
import { createOperator } from "./delivery/operator.ts";
import { createPosting } from "./delivery/posting.ts";
import { createRound } from "./delivery/round.ts";
import { createUpkeep } from "./delivery/upkeep.ts";
import { aborted } from "./lib/aborted.ts";
import type { Metrics } from "./lib/metrics.ts";
import type { Turns } from "./lib/turns.ts";
import { createUnderWay } from "./lib/under-way.ts";
import { within } from "./lib/within.ts";

/** How long the end waits for a source to be let go, in milliseconds. */
const LAST_LOOK = 5_000;
/** How long the end waits for posts that are under way, in milliseconds. */
const LAST_POSTS = 7_000;
/** How long the end waits for what networks have told of to be kept, in milliseconds. */
const LAST_EVENTS = 1_000;
/** A network's full rate is reached so many milliseconds after the first post: what it was sent before the start is not known. */
const RAMP = 30_000;

/** What delivering needs. */
export interface DeliveringParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly archive: Archive;
  /** The languages that were set for places, to be kept as the store has them. */
  readonly languages: ChatLanguages;
  /** The sources that are asked for news, most trusted first. */
  readonly news: readonly Source[];
  /** The source whose reports are part of the program. */
  readonly embedded: Source;
  readonly locales: readonly Locale[];
  /** What sets up the same server goes one after another, by its `serverKey`: what networks tell, and what people ask. */
  readonly turns: Turns<string>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** What is posted to by one process of all that share the database. */
  readonly onNetworks: readonly Platform[];
  /** What is posted to by this process alone. */
  readonly ours: readonly Platform[];
  /** Brings what is new to whoever looks at a page. */
  readonly toPages: () => void;
}

/** The way of a report from the sources to everybody, as far as this process goes it. */
export interface Delivering {
  /** Whether this process has taken up the sources. */
  isAsking(): boolean;
  /** Takes in what the store holds, before anything else. Rejects with a `StoreFailure`. */
  begin(): Promise<void>;
  /** What becomes of what a network tells by itself. */
  eventsOf(platform: Platform): PlatformEvents;
  /** Follows what the operator sets, until the end. */
  followHand(): void;
  /**
   * Asks the sources and tidies up for all processes that share the database, until the signal comes. `isFresh` says that what
   * the store holds was taken in a moment ago.
   */
  ask(signal: AbortSignal, isFresh: boolean): Promise<void>;
  /** Posts to a network as soon as what is newest is known, until the signal comes. */
  postTo(platform: Platform, signal: AbortSignal): Promise<void>;
  /** Takes in what other processes have kept and set, and brings it to everybody who waits for it. */
  takeIn(): Promise<void>;
  /** What happens at a tick of the clock. */
  tick(lookDue: boolean): Promise<void>;
  /** Follows the operator and asks the sources no longer; what is under way still is. */
  end(): void;
  /** Waits until nothing is under way, but not for ever. */
  finish(): Promise<void>;
  /** Waits until what the networks have told of is kept, but not for ever; once they tell of nothing more. */
  heard(): Promise<void>;
}

/** Delivers what the sources bring; what of that is one process's at a time it does when it is told to. */
export function createDelivering(parts: DeliveringParts): Delivering {
  const { settings, store, archive, languages, news, embedded, locales, turns, log, metrics } = parts;
  const { onNetworks, ours, toPages } = parts;
  const platforms = [...onNetworks, ...ours];
  const common = { archive, store, log, now: Date.now, timeZone: settings.TIME_ZONE };
  const stopping = new AbortController();
  const looks = createUnderWay();
  const events = createUnderWay();
  const arrivals = createArrivals({ log, metrics, store });
  const opening = createOpening({ store, now: Date.now });
  const operator = createOperator({ chats: settings.OPERATOR_CHATS, platforms, store, log });
  /** Ends the looks at the sources when these are another process's to ask. */
  let asking: AbortSignal | undefined;
  /** The networks that this process posts to, until the signal of each comes. */
  const open = new Map<Platform, AbortSignal>();
  const isAsking = () => asking?.aborted === false;
  const isOpen = (platform: Platform) => open.get(platform)?.aborted === false;

  const round = createRound({
    ...common,
    sources: news,
    metrics,
    arrivals,
    operator,
    voice: voiceOf(chooseLocale(locales, "en")),
    onNews: spread,
  });
  const hand = createHand({
    store,
    platforms: platforms.map(({ name }) => name),
    log,
    onChange: () => void refresh().then(post).catch(failed),
  });
  const posting = createPosting({
    ...common,
    platforms,
    sources: [...news, embedded],
    locales,
    arrivals,
    operator,
    ramp: RAMP,
    paused: hand.paused,
    isOurs: isOpen,
  });
  const upkeep = createUpkeep(common);
  const lookAtNoon = createNoon({
    ...common,
    platforms: onNetworks,
    operator,
    isOurs: (what) => (what === "sources" ? isAsking() : isOpen(what)),
  });

  function post(): void {
    void posting.run();
  }

  /** Brings what is new to everybody who waits for it. */
  function spread(): void {
    post();
    toPages();
  }

  /** What waited for a network is tried again. */
  function again(): void {
    void operator.retry();
    post();
  }

  function failed(error: unknown): void {
    log.error({ err: error }, "This round could not be finished; the next one begins within a minute.");
  }

  /** Takes in what other processes have kept and set. */
  async function refresh(): Promise<void> {
    await round.refresh();
    languages.take(await store.languages());
  }

  /** Asks the sources, for as long as that takes; the next ticks do not wait for it. */
  function look(): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, ...(asking ? [asking] : [])]);
    const asked = round.look(signal).then(opening.asked).catch(failed);
    looks.add(asked);
    return asked;
  }

  async function postTo(platform: Platform, signal: AbortSignal): Promise<void> {
    await opening.wait(signal);
    // What this process asked for itself it has.
    if (!isAsking()) await refresh().catch(failed);
    if (signal.aborted) return;
    open.set(platform, signal);
    again();
  }

  return {
    isAsking,
    async begin() {
      await refresh();
      await hand.look();
    },
    eventsOf: ({ name }) =>
      eventsOf({ ...common, platform: name, operator, turns, underWay: events, up: again }),
    followHand: hand.watch,
    async ask(signal, isFresh) {
      asking = signal;
      const taken = isFresh ? Promise.resolve() : refresh().catch(failed);
      opening.asking(taken.then(look));
      // A terminal and a page are of their process alone: of all that have some, those of this one are posted to.
      await Promise.all([aborted(signal), ...ours.map((platform) => postTo(platform, signal))]);
      opening.asking(undefined);
    },
    postTo,
    takeIn: () => refresh().then(spread).catch(failed),
    async tick(lookDue) {
      await refresh().catch(failed);
      toPages();
      if (lookDue && isAsking()) void look();
      post();
      await operator.retry();
      await lookAtNoon().catch(failed);
      if (isAsking()) await upkeep().catch(failed);
    },
    end() {
      stopping.abort();
      hand.stop();
    },
    async finish() {
      const [inTime] = await Promise.all([within(LAST_POSTS, posting.stop()), looks.finished(LAST_LOOK)]);
      if (!inTime)
        log.warn(
          {},
          "Some posts are still under way. The next start takes up what the networks can tell of them.",
        );
    },
    heard: () => events.finished(LAST_EVENTS),
  };
}
