import type { TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { commands } from "../../commands/index.ts";
import { createBot, LONGEST_SERVER_TURN } from "../../src/bot.ts";
import { createArchive } from "../../src/core/archive.ts";
import type { Channel } from "../../src/core/channel.ts";
import { createChatLanguages } from "../../src/core/chat-languages.ts";
import type { Log } from "../../src/core/log.ts";
import type { Platform } from "../../src/core/platform.ts";
import type { Report } from "../../src/core/report.ts";
import type { Source } from "../../src/core/source.ts";
import { defaultSettings, type SubscriptionSettings } from "../../src/core/subscription.ts";
import { createArrivals } from "../../src/delivery/arrivals.ts";
import { eventsOf } from "../../src/delivery/events.ts";
import { createOperator } from "../../src/delivery/operator.ts";
import { createPosting } from "../../src/delivery/posting.ts";
import { createRound } from "../../src/delivery/round.ts";
import { createMetrics, type Metrics } from "../../src/lib/metrics.ts";
import { createTurns } from "../../src/lib/turns.ts";
import { createUnderWay } from "../../src/lib/under-way.ts";
import { locales } from "../../src/locales/index.ts";
import { createDiscord } from "../../src/platforms/discord/discord.ts";
import { createTelegram } from "../../src/platforms/telegram/telegram.ts";
import { createDataset, DATASET_ROOT } from "../../src/sources/dataset.ts";
import { createEmbedded } from "../../src/sources/embedded.ts";
import { openStore } from "../../src/stores/index.ts";
import { createClock } from "../fakes/clock.ts";
import { createFakeDiscord } from "../fakes/discord/discord.ts";
import type { RateLimitOptions } from "../fakes/discord/rate-limits.ts";
import type { Limits } from "../fakes/telegram/limits.ts";
import { createFakeTelegram } from "../fakes/telegram/telegram.ts";
import { toolsOf } from "../fakes/tools.ts";
import { CALM } from "../platforms/discord/posting.ts";
import { EMBEDDED, english, REAL } from "../reports.ts";
import { hear } from "../told.ts";
import { newDatabase, type TestDatabase } from "./databases.ts";

/** A real report by its day. */
export function realDay(day: string): Report {
  const found = REAL.find((report) => report.day === day);
  if (!found) throw new Error(`There is no report of ${day} among the real ones.`);
  return found;
}

/** What the operator is told, in order. */
export interface Line {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly facts: Readonly<Record<string, unknown>>;
  readonly sentence: string;
}

/** A log that keeps what it is told. */
export function listen(): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: Line["level"]) => (facts: object, sentence: string) => {
    const line: Line = { level, facts: { ...facts }, sentence };
    hear("a line of the log", line);
    lines.push(line);
  };
  return { log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") }, lines };
}

/** The data set as far as the bot can tell, whose reports a test sets. */
export function sourceOf(
  reports: readonly Report[],
  name = "dataset",
): Source & { reports: readonly Report[] } {
  const { words, brings } = createDataset(new URL(DATASET_ROOT), toolsOf());
  return {
    name,
    words,
    brings,
    whole: true,
    reports,
    async *fetch(since) {
      yield { reports: this.reports.filter(({ day }) => day >= since), refused: [], unknown: [] };
    },
  };
}

/** One row of the outbox. */
export interface Delivery {
  readonly platform: string;
  readonly channel: string;
  readonly number: number;
  readonly edition: string;
  readonly form: string;
  readonly state: string;
  readonly attempt: number;
}

/** Waits until something holds, which is looked at every few milliseconds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string | (() => string),
  within = 120_000,
): Promise<void> {
  const end = performance.now() + within;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`Within ${within} ms there was no ${typeof what === "string" ? what : what()}.`);
    await pause(5);
  }
}

/** A token of the shape that Discord's have. */
export const DISCORD_TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.fakeee.fake-discord-token-of-these-tests";

/** So many channels are subscribed in each guild. */
const CHANNELS_OF_A_GUILD = 10;

/** How a world differs from the usual one. */
export interface WorldOptions {
  readonly reports?: readonly Report[];
  readonly rate?: number;
  /** The sources in the order of trust; without them one whose reports the test sets. */
  readonly news?: readonly Source[];
  /** The operator's own channels. */
  readonly operators?: readonly Channel[];
  /** How long Discord waits for the first word of an answer, in milliseconds; 3 s as it really does. */
  readonly interactionDeadline?: number;
  /** Makes the database; without it one as the tests of the process use them. */
  readonly database?: () => Promise<TestDatabase>;
  /** Chosen by an operator who would rather have a post twice than not at all. */
  readonly repeatUnknown?: boolean;
  /** How many messages Telegram takes; without it as many as come. */
  readonly limits?: Omit<Limits, "clock">;
  /** How often Discord lets the bot ask; without it as often as it likes. */
  readonly rateLimits?: RateLimitOptions;
  /** What the bot takes the limits of Telegram's chats for; without it what they are. */
  readonly limitsOf?: NonNullable<Platform["limitsOf"]>;
}

export type World = Awaited<ReturnType<typeof worldOf>>;

/**
 * Both networks as fakes, one database, one source and one clock. Any number of instances of the bot can be
 * started in it; all of it goes when the test ends.
 */
export async function worldOf(t: Pick<TestContext, "after">, options: WorldOptions = {}) {
  const { rate = 25, repeatUnknown = false } = options;
  const database = await (options.database ?? newDatabase)();
  const { address, query, apart } = database;
  const discord = await createFakeDiscord({
    token: DISCORD_TOKEN,
    ...(options.interactionDeadline !== undefined && { interactionDeadline: options.interactionDeadline }),
    ...(options.rateLimits && { rateLimits: options.rateLimits }),
  });
  const clock = createClock(Date.parse("2025-12-31T05:00:00Z"));
  const begun = clock.now();
  /** Real time, and what has passed on the clock besides. */
  const steady = () => performance.now() + clock.now() - begun;
  const telegram = await createFakeTelegram({ limits: { ...options.limits, clock: steady } });
  const source = sourceOf(options.reports ?? [realDay("2025-12-30"), realDay("2025-12-31")]);
  const desk = await openStore(address);
  let guild = discord.addGuild();
  let inGuild = 0;
  const running = new Set<() => Promise<void>>();
  /** What every instance measures. */
  const measuring: Metrics[] = [];
  let chats = 1000;
  t.after(async () => {
    await Promise.all([...running].map((stop) => stop()));
    await desk.close();
    await Promise.all([discord.close(), telegram.close()]);
    await database.drop();
    for (const metrics of measuring) hear("the metrics", await metrics.text());
  });

  /** Starts an instance of the bot: its own connections, its own archive, the shared database. */
  async function start({
    api = discord.api,
    token = telegram.token,
    operators = options.operators ?? [],
    standsBy = false,
  } = {}) {
    const store = await openStore(address);
    const { log, lines } = listen();
    const embedded = createEmbedded();
    const news = options.news ?? [source];
    const sources = [...news, embedded];
    const trust = sources.map(({ name }) => name);
    const archive = createArchive({ trust, timeZone: "Europe/Kyiv" });
    archive.add(EMBEDDED);
    const metrics = createMetrics();
    measuring.push(metrics);
    const arrivals = createArrivals({ log, metrics, store });
    const shared = {
      archive,
      store,
      sources,
      log,
      languages: createChatLanguages(),
      turns: createTurns<string>(LONGEST_SERVER_TURN),
      underWay: createUnderWay(),
      locales,
      metrics,
      arrivals,
      voice: english,
      now: clock.now,
      timeZone: "Europe/Kyiv",
    };
    const { limitsOf } = options;
    const platforms: Platform[] = [
      createDiscord({ token: DISCORD_TOKEN, root: api, rate, store, log, deadlines: CALM }),
      {
        ...createTelegram({ token, root: telegram.root, rate, store, log, repeatUnknown }),
        ...(limitsOf && { limitsOf }),
      },
    ];
    const operator = createOperator({ chats: operators, platforms, store, log, now: clock.now });
    const round = createRound({ ...shared, operator, sources: news });
    /** Whether it is another process that posts. */
    let isIdle = standsBy;
    const isOurs = () => !isIdle;
    const posted = { ...shared, platforms, operator, ramp: 0, wait: clock.wait, clock: steady, isOurs };
    const posting = createPosting(posted);
    const bot = createBot({ ...shared, commands });
    const up = () => void operator.retry();
    for (const platform of platforms)
      platform.start(bot, eventsOf({ ...shared, platform: platform.name, operator, up }));
    let stopped: Promise<void> | undefined;
    function stop(): Promise<void> {
      stopped ??= (async () => {
        await posting.stop();
        await Promise.all(platforms.map((platform) => platform.stop()));
        await shared.underWay.finished(60_000);
        await store.close();
      })();
      return stopped;
    }
    running.add(stop);
    await round.refresh();
    const hasWord = (name: string) => lines.some(({ sentence }) => sentence.includes(name));
    await until(() => hasWord("Discord") && hasWord("Telegram"), "word from both networks");
    /** What happens at each tick of the clock. */
    async function tick(): Promise<void> {
      await round.refresh();
      await round.look(AbortSignal.timeout(60_000));
      await posting.run();
    }
    function takeOver(): void {
      isIdle = false;
    }
    return { ...posted, posting, round, bot, lines, tick, takeOver, stop };
  }

  /** Sets a subscription of a channel; what is not said is as usual. */
  async function subscribe(
    channel: Channel,
    change: Partial<SubscriptionSettings> = {},
    number = 1,
  ): Promise<string> {
    const guildId = discord.channels.get(channel.channel)?.guildId;
    const server = guildId ?? (channel.channel.split(":")[0] as string);
    const settings = { ...defaultSettings("en", "Europe/Kyiv"), ...change };
    const outcome = await desk.subscribe({ ...channel, number, server, settings }, clock.now());
    if (outcome === "full") throw new Error(`There is no room for one more subscription in ${server}.`);
    return channel.channel;
  }

  return {
    discord,
    telegram,
    source,
    /** Where the database is, as the settings take it. */
    address,
    /** The same for a process whose connections can be told from others, where the database is a server. */
    apart,
    /** Does a statement in the database, past the store. */
    query,
    /** A store beside those of the instances, as of an administrator who changes things meanwhile. */
    desk,
    start,
    forward(milliseconds: number) {
      clock.pass(milliseconds);
    },
    /** Sets the clock of the instances, which stands still otherwise. */
    setClock(instant: number) {
      clock.pass(instant - clock.now());
    },
    /** For how long something waits for the clock, all that ever did, in order. */
    waits: clock.waits,
    /** How many wait for the clock just now. */
    waiting: clock.waiting,
    subscribe,
    /** A new channel of Discord, subscribed; some share a server. */
    onDiscord(change: Partial<SubscriptionSettings> = {}) {
      if (++inGuild > CHANNELS_OF_A_GUILD) [guild, inGuild] = [discord.addGuild(), 1];
      return subscribe(
        { platform: "discord", channel: discord.addChannel({ guildId: guild.id }).id },
        change,
      );
    },
    /** A new chat of Telegram, subscribed. */
    onTelegram(change: Partial<SubscriptionSettings> = {}) {
      telegram.addChat({ id: ++chats, type: "private" });
      return subscribe({ platform: "telegram", channel: String(chats) }, change);
    },
    /** A new group of Telegram, with so many subscriptions. */
    async onTelegramGroup(subscriptions: number, change: Partial<SubscriptionSettings> = {}) {
      const id = -++chats;
      telegram.addChat({ id, type: "group" });
      for (let number = 1; number <= subscriptions; number++)
        await subscribe({ platform: "telegram", channel: `${id}` }, change, number);
      return `${id}`;
    },
    /** The titles of the posts that a channel of Discord or a chat of Telegram has, oldest first. */
    titles(channel: string): string[] {
      const posts = discord.messages.filter(({ channelId }) => channelId === channel);
      const messages = telegram.sent.filter(({ chatId }) => String(chatId) === channel);
      return [
        ...posts.map(({ payload }) => payload.embeds?.[0]?.title ?? ""),
        ...messages.map(({ text }) => text.split("\n")[0] ?? ""),
      ];
    },
    /** What the posts of a channel of Discord or a chat of Telegram say now, after all edits, oldest first. */
    texts(channel: string): string[] {
      const posts = discord.messages.filter(({ channelId }) => channelId === channel);
      const messages = telegram.sent.filter(({ chatId }) => String(chatId) === channel);
      const edited = ({ chatId, messageId }: (typeof messages)[number]) =>
        telegram.edits.findLast((edit) => edit.chatId === chatId && edit.messageId === messageId);
      return [
        ...posts.map(({ payload }) => payload.embeds?.[0]?.description ?? ""),
        ...messages.map((message) => (edited(message) ?? message).text),
      ];
    },
    deliveries: () =>
      query<Delivery>(
        "select platform, channel, number, edition, form, state, attempt from outbox order by platform, channel, number, edition, form",
      ),
    /** How the post of an edition to a channel stands. */
    async state(channel: string, edition = "day 2025-12-31"): Promise<string | undefined> {
      const rows = await this.deliveries();
      return rows.find((row) => row.channel === channel && row.edition === edition)?.state;
    },
    /** How the posts to some channels stand, in their order. */
    states(channels: readonly string[]): Promise<(string | undefined)[]> {
      return Promise.all(channels.map((channel) => this.state(channel)));
    },
  };
}

/** The first lines of the post of 31 December 2025. */
export const LAST_OF_2025 = {
  en: "Russian combat losses, 31 December 2025",
  uk: "Бойові втрати російської армії, 31 грудня 2025 року",
};
