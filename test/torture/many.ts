import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { FIRST_REPORT } from "../../src/core/course.ts";
import { addDays, daysBetween } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { defaultSettings } from "../../src/core/subscription.ts";
import { openStore } from "../../src/stores/index.ts";
import type { Listening, Received, Wanted } from "../bench/service.ts";
import { writeReports } from "../delivery/dataset-files.ts";
import { addressOf, folderOf } from "../delivery/program.ts";
import { upToToday } from "../delivery/todays.ts";
import { reportOf } from "../reports.ts";

// The real program with very many subscriptions, by default 60,000 on Discord and 40,000 on Telegram, from its start to the
// last post at the pace that both networks allow, which takes 27 minutes. Discord calls it over HTTP, as docs/operating.md
// advises for so many. It prints how long that took, what arrived, what
// memory was taken and how long the event loop was kept from its work, and ends with 1 where any of that is too much.
const CHANNELS = { discord: Number(process.argv[2] ?? 60_000), telegram: Number(process.argv[3] ?? 40_000) };
const RATES = { discord: 40, telegram: 25 };
/** How long the services take to answer, in milliseconds. */
const DELAY = 40;
/** What the program may take: MB of memory, milliseconds of the loop in 99 of 100 cases, and beside the time that the rate allows. */
const MOST_MEMORY = 300;
const MOST_LAG = 100;
const MOST_TIME = 1.05;
/** How often the program is looked at, in milliseconds. */
const EVERY = 5_000;
const MINUTE = 60_000;
const MONTH = 30 * 86_400_000;

type Network = keyof typeof CHANNELS;
const NETWORKS = ["discord", "telegram"] as const;

const print = (line: string) => process.stdout.write(`${line}\n`);

/** A service in a process of its own. */
async function startService(wanted: Wanted) {
  const child: ChildProcess = fork(join(import.meta.dirname, "../bench/service.ts"), [
    JSON.stringify(wanted),
  ]);
  const [listening] = (await once(child, "message")) as [Listening];
  return {
    listening,
    async received(): Promise<Received> {
      child.send("count");
      const [received] = (await once(child, "message")) as [Received];
      return received;
    },
    stop: () => void child.kill(),
  };
}

/** A report of every day up to the one before a report, with totals that grow towards its own as evenly as whole numbers can. */
function historyUpTo({ day, totals }: Report): Report[] {
  const days = daysBetween(FIRST_REPORT, day);
  return Array.from({ length: days }, (_, index) => {
    const then = Object.entries(totals).map(([id, total]) => [id, Math.floor((total * index) / days)]);
    return reportOf(addDays(FIRST_REPORT, index), Object.fromEntries(then));
  });
}

/** Subscribes every channel at once: one by one, as people do, would take longer than the posts. */
function subscribeAll(path: string, listening: Readonly<Record<Network, Listening>>, at: number): void {
  const database = new DatabaseSync(path);
  // As /subscribe keeps them in channels that nobody can follow: else every post would ask for its publishing too.
  const settings = JSON.stringify({ ...defaultSettings("en", "Europe/Kyiv"), publish: false });
  const put = database.prepare(
    `insert into subscriptions (platform, channel, number, server, settings, paused, created_at, changed_at, failures)
      values (?, ?, 1, ?, ?, 0, ?, ?, 0)`,
  );
  database.exec("begin");
  for (const network of NETWORKS) {
    const { channels, servers } = listening[network];
    for (const [index, channel] of channels.entries())
      put.run(network, channel, servers[index] ?? channel, settings, at, at);
  }
  database.exec("commit");
  database.close();
}

/** Adds up what a metric of the program is at this moment. */
async function metricsOf(address: string): Promise<(name: string) => number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return (name) => {
    const found = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "gm"))];
    return found.reduce((sum, [, value]) => sum + Number(value), 0);
  };
}

/** The most memory that a process ever had, in MB. */
function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}

const closers: (() => unknown)[] = [];
try {
  const after = (close: unknown) => void closers.push(close as () => unknown);
  const { folder, database, start } = await folderOf({ after });
  const now = Date.now();
  const [yesterday, today] = upToToday();
  const past = [...historyUpTo(yesterday), yesterday];
  const store = await openStore(`file:${database}`);
  for (let from = 0; from < past.length; from += 200)
    await store.keep(past.slice(from, from + 200), now - MONTH);
  await store.close();
  const services = {
    discord: await startService({ network: "discord", channels: CHANNELS.discord, delay: DELAY }),
    telegram: await startService({ network: "telegram", channels: CHANNELS.telegram, delay: DELAY }),
  };
  for (const service of Object.values(services)) closers.push(() => service.stop());
  const { discord, telegram } = {
    discord: services.discord.listening,
    telegram: services.telegram.listening,
  };
  subscribeAll(database, { discord, telegram }, now - MONTH);
  const data = join(folder, "history");
  await writeReports(data, yesterday, today);

  const program = start(
    [],
    {
      SOURCE_DATASET_URL: addressOf(data),
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.root,
      DISCORD_PUBLIC_KEY: discord.publicKey ?? "",
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API: telegram.root,
      PORT: "0",
    },
    [process.execPath, "src/start.js"],
  );
  const [, address] = await program.says(/HTTP +(http:\/\/127\.0\.0\.1:\d+)\/healthz/);
  if (!address || !program.child.pid) throw new Error("The program tells no address.");
  const lags: number[] = [];
  const slowest = Math.max(...NETWORKS.map((network) => CHANNELS[network] / RATES[network])) * 1_000;
  const end = performance.now() + slowest * 1.2 + 5 * MINUTE;
  for (let tried = 0; tried < CHANNELS.discord + CHANNELS.telegram && performance.now() < end; ) {
    await pause(EVERY);
    const metric = await metricsOf(address);
    lags.push(metric("nodejs_eventloop_lag_p99_seconds") * 1_000);
    tried = metric("losses_posts_total");
    if (lags.length % 12 === 0)
      print(
        `${(lags.length * EVERY) / 1_000} s: ${tried} posts, ${peakOf(program.child.pid).toFixed(0)} MB at most, event loop ${lags.at(-1)?.toFixed(0)} ms`,
      );
  }
  const worst = lags.indexOf(Math.max(...lags));
  const memory = peakOf(program.child.pid);
  const { code } = await program.end();
  lags.sort((one, other) => one - other);
  const lag = lags[Math.ceil(lags.length * 0.99) - 1] ?? Number.NaN;
  let isWell = code === 0 && memory < MOST_MEMORY && lag < MOST_LAG;
  for (const network of NETWORKS) {
    const received = await services[network].received();
    const { once: arrived, none, more, mostInASecond, takenUpInASecond, heldUp, span } = received;
    const allowed = CHANNELS[network] / RATES[network];
    print(
      `${network}: delivered ${arrived}, lost ${none}, twice ${more}; ${span.toFixed(1)} s, ${(span / allowed).toFixed(3)} of what the rate allows; at most ${mostInASecond} in a second for certain, ${takenUpInASecond} by the clock of the service, which was held up for ${heldUp} ms at most`,
    );
    isWell &&= none === 0 && more === 0 && span / allowed <= MOST_TIME && mostInASecond <= RATES[network];
  }
  print(
    `memory ${memory.toFixed(0)} MB at most; the event loop's 99th percentile: ${lag.toFixed(0)} ms in 99 of 100 looks, ${lags.at(-1)?.toFixed(0)} ms at worst, ${((worst + 1) * EVERY) / 1_000} s after the start`,
  );
  if (!isWell) process.exitCode = 1;
} finally {
  for (const close of closers.toReversed()) await close();
}
