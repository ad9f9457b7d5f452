import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { REST, Routes } from "discord.js";
import { Telegraf } from "telegraf";
import type { Archive } from "../../src/core/archive.ts";
import { addDays } from "../../src/core/day.ts";
import { defaultSettings } from "../../src/core/subscription.ts";
import { createArrivals } from "../../src/delivery/arrivals.ts";
import { createOperator } from "../../src/delivery/operator.ts";
import { createPosting } from "../../src/delivery/posting.ts";
import { createWording } from "../../src/delivery/wording.ts";
import { createMetrics } from "../../src/lib/metrics.ts";
import { locales } from "../../src/locales/index.ts";
import { createDiscord } from "../../src/platforms/discord/discord.ts";
import { renderEmbed } from "../../src/platforms/discord/render.ts";
import { renderHtml } from "../../src/platforms/telegram/render.ts";
import { createTelegram } from "../../src/platforms/telegram/telegram.ts";
import { openStore } from "../../src/stores/index.ts";
import { listen } from "../delivery/world.ts";
import { until } from "../platforms/contract.ts";
import { archiveOf, botOf, sources } from "../reports.ts";
import type { Comparison } from "./figures.ts";
import { HISTORY, LAST_DAY, NOW } from "./history.ts";
import type { Listening, Received, Wanted } from "./service.ts";

/**
 * How long the services take to answer a post, in milliseconds, and how many posts both sides have under way: with fewer it would
 * be their number that bounds what arrives in a second.
 */
const DELAY = 40;
const IN_FLIGHT = 120;
/** No limit that would be felt. */
const LIFTED = 100_000;
/** What the faster of two other bots sent a second with no pace of its own, and how often that is to be beaten. */
const OTHERS = 720;
const TIMES_OTHERS = 3;

const NETWORKS = ["discord", "telegram"] as const;
type Network = (typeof NETWORKS)[number];

/** The time to the last of many channels, beside a bare loop on the same library and beside what the rate allows. */
export async function measureDelivery(): Promise<Comparison[]> {
  const found: Comparison[] = [];
  for (const network of NETWORKS) {
    for (const channels of [1_000, 10_000]) found.push(...(await beside(network, channels)));
    found.push(...(await withLimits(network)));
  }
  return found;
}

async function beside(network: Network, channels: number): Promise<Comparison[]> {
  const service = await startService({ network, channels, delay: DELAY });
  try {
    const ours: number[] = [];
    const bare: number[] = [];
    // By turns, so that whatever else the machine does strikes both; the first round warms up.
    const rounds = channels > 1_000 ? 3 : 12;
    for (let round = 0; round < rounds; round++) {
      const our = await broadcast(service, { rate: LIFTED, inFlight: IN_FLIGHT });
      const their = await bareLoop(service);
      if (round > 0) ours.push(our);
      if (round > 0) bare.push(their);
    }
    const best = Math.min(...ours);
    return [
      {
        what: `${channels} channels of ${network}, no limits, to the last`,
        ours: best,
        baseline: Math.min(...bare),
        unit: "s",
        wanted: { most: 1.25 },
      },
      {
        what: `… posts a second beside ${TIMES_OTHERS} times another bot`,
        ours: channels / best,
        baseline: OTHERS * TIMES_OTHERS,
        unit: "/s",
        wanted: { least: 1 },
      },
    ];
  } finally {
    service.stop();
  }
}

async function withLimits(network: Network): Promise<Comparison[]> {
  const rate = network === "discord" ? 40 : 25;
  const channels = 12 * rate;
  const service = await startService({ network, channels, delay: DELAY });
  try {
    const took = await broadcast(service, { rate, inFlight: rate });
    const { mostInASecond } = service.last();
    const name = `${channels} channels of ${network} at ${rate} a second`;
    return [
      {
        what: `${name}, to the last`,
        ours: took,
        baseline: channels / rate,
        unit: "s",
        wanted: { most: 1.05 },
      },
      {
        what: "… the most in any second",
        ours: mostInASecond,
        baseline: rate,
        unit: "posts",
        wanted: { most: 1 },
      },
    ];
  } finally {
    service.stop();
  }
}

interface Service extends Listening {
  readonly network: Network;
  /** Counts what came since the last time, and throws where anything is missing or came twice. */
  check(): Promise<void>;
  last(): Received;
  stop(): void;
}

async function startService(wanted: Wanted): Promise<Service> {
  const child: ChildProcess = fork(join(import.meta.dirname, "service.ts"), [JSON.stringify(wanted)]);
  const [listening] = (await once(child, "message")) as [Listening];
  let received: Received | undefined;
  return {
    ...listening,
    network: wanted.network,
    async check() {
      child.send("count");
      [received] = (await once(child, "message")) as [Received];
      const { once: arrived, none, more } = received;
      if (none + more > 0)
        throw new Error(`${wanted.network}: delivered ${arrived}, lost ${none}, twice ${more}`);
    },
    last() {
      if (!received) throw new Error("Nothing was counted yet.");
      return received;
    },
    stop: () => void child.kill(),
  };
}

/** Our whole way from the archive to the last post, with a database of its own; in seconds. */
async function broadcast(
  service: Service,
  { rate, inFlight }: { rate: number; inFlight: number },
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  const store = await openStore(`file:${join(folder, "losses.db")}`);
  const closers: (() => unknown)[] = [];
  const { bot } = await botOf(
    { after: (close) => void closers.push(close as () => unknown) },
    { reports: [] },
  );
  const { log, lines } = listen();
  const { root, token, channels, servers } = service;
  const settings = defaultSettings("en", "Europe/Kyiv");
  for (const [index, channel] of channels.entries()) {
    const server = servers[index] ?? channel;
    await store.subscribe(
      { platform: service.network, channel, server, number: 1, settings },
      NOW - 86_400_000 * 30,
    );
  }
  const adapter =
    service.network === "discord"
      ? createDiscord({ token, root, rate, store, log })
      : createTelegram({ token, root, rate, store, log, repeatUnknown: false });
  const platform = { ...adapter, rate, inFlight };
  platform.start(bot, { up() {}, removed() {}, refused() {}, returned() {}, moved() {} });
  await until(() => platform.ready());
  const platforms = [platform];
  const archive = archiveOfYesterday();
  archive.add(HISTORY.slice(-1));
  const posting = createPosting({
    ...{ platforms, archive, store, sources, locales, log, timeZone: "Europe/Kyiv" },
    arrivals: createArrivals({ log, metrics: createMetrics(), store }),
    operator: createOperator({ chats: [], platforms, store, log }),
    now: () => NOW,
    ramp: 0,
  });
  const begin = performance.now();
  await posting.run();
  const took = (performance.now() - begin) / 1_000;
  const wrong = lines.filter(({ level }) => level === "error" || level === "warn");
  if (wrong.length > 0) throw new Error(`${wrong.length} lines of trouble: ${wrong[0]?.sentence}`);
  await service.check();
  await posting.stop();
  await platform.stop();
  for (const close of closers) await close();
  await store.close();
  await rm(folder, { recursive: true });
  return took;
}

/** All of the history but the newest report, as a program knows it that has posted yesterday's. */
function archiveOfYesterday(): Archive {
  const archive = archiveOf(...HISTORY.slice(0, -1));
  const yesterday = addDays(LAST_DAY, -1);
  const parts = { archive, sources, locales, now: () => NOW - 86_400_000, timeZone: "Europe/Kyiv" };
  createWording(parts).post(
    { edition: `day ${yesterday}`, form: "full" },
    { language: "en", categories: [] },
  );
  return archive;
}

/** As little as can be written: the same bytes to every channel, so many at a time; in seconds. */
async function bareLoop(service: Service): Promise<number> {
  const { root, token, channels, network } = service;
  const archive = archiveOf(...HISTORY);
  const wording = createWording({ archive, sources, locales, now: () => NOW, timeZone: "Europe/Kyiv" });
  const wished = { language: "en", categories: [] };
  const { message } = wording.post({ edition: `day ${LAST_DAY}`, form: "full" }, wished);
  const post = network === "discord" ? bareDiscord(root, token) : bareTelegram(root, token);
  const begin = performance.now();
  let next = 0;
  const loop = async () => {
    while (next < channels.length) await post(channels[next++] as string, message);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, loop));
  const took = (performance.now() - begin) / 1_000;
  await service.check();
  await pause(100);
  return took;
}

type BarePost = (channel: string, message: Parameters<typeof renderEmbed>[0]) => Promise<unknown>;

function bareDiscord(root: string, token: string): BarePost {
  const rest = new REST({ version: "10", api: root, globalRequestsPerSecond: LIFTED }).setToken(token);
  return (channel, message) =>
    rest.post(Routes.channelMessages(channel), {
      body: {
        embeds: [renderEmbed(message)],
        allowed_mentions: { parse: [] },
        nonce: `${channel}`.slice(-20),
        enforce_nonce: false,
      },
    });
}

function bareTelegram(root: string, token: string): BarePost {
  const { telegram } = new Telegraf(token, { telegram: { apiRoot: root } });
  return (channel, message) =>
    telegram.callApi("sendMessage", {
      chat_id: Number(channel),
      text: renderHtml(message),
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    });
}
