import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "../../src/stores/index.ts";
import { ROOT } from "../delivery/program.ts";
import { DISCORD_TOKEN } from "../delivery/world.ts";
import { createFakeDiscord } from "../fakes/discord/discord.ts";
import { createFakeTelegram } from "../fakes/telegram/telegram.ts";
import { nowhere } from "../fakes/web.ts";
import { until } from "../platforms/contract.ts";
import { SETTING_NAMES } from "../settings-named.ts";
import type { Comparison } from "./figures.ts";
import { HISTORY, NOW } from "./history.ts";

/** What one process may take on a small machine, in MB and in seconds. */
const MOST_MEMORY = 150;
const MOST_START = 1.5;
/** For how long a process is left alone before its memory is looked at, in milliseconds. */
const REST = 5_000;
/** How often each is started; the best time counts, since whatever else the machine does only makes it longer. */
const ROUNDS = 3;

/** What a process took: seconds until both networks had it, and MB that it keeps. */
interface Taken {
  readonly start: number;
  readonly memory: number;
}

/** The whole program with both networks and a long history, beside the two clients alone. */
export async function measureProcess(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-bench-"));
  try {
    const address = `file:${join(folder, "losses.db")}`;
    const store = await openStore(address);
    for (let from = 0; from < HISTORY.length; from += 200)
      await store.keep(HISTORY.slice(from, from + 200), NOW);
    await store.close();
    // The first start after an installation compiles the code and keeps it when it ends; these are all others.
    await take((clients) => startOurs(clients, address), "SIGTERM");
    const ours: Taken[] = [];
    const bare: Taken[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await take((clients) => startOurs(clients, address)));
      bare.push(await take(startBare));
    }
    const [memory, bareMemory] = [least(ours, "memory"), least(bare, "memory")];
    const [start, bareStart] = [least(ours, "start"), least(bare, "start")];
    return [
      {
        what: "memory with both networks, beside what a small machine has",
        ours: memory,
        baseline: MOST_MEMORY,
        unit: "MB",
        wanted: { most: 1 },
      },
      {
        what: "… beside the two clients alone",
        ours: memory,
        baseline: bareMemory,
        unit: "MB",
        wanted: { most: 1.5 },
      },
      {
        what: "start to both networks, beside what is wanted",
        ours: start,
        baseline: MOST_START,
        unit: "s",
        wanted: { most: 1 },
      },
      {
        what: "… beside the two clients alone",
        ours: start,
        baseline: bareStart,
        unit: "s",
        wanted: { most: 1.5 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}

/** What a process needs to find the fakes. */
interface Clients {
  readonly discord: { readonly token: string; readonly api: string };
  readonly telegram: { readonly token: string; readonly root: string };
}

async function take(
  start: (clients: Clients) => Promise<ChildProcess>,
  end: NodeJS.Signals = "SIGKILL",
): Promise<Taken> {
  const discord = await createFakeDiscord({ token: DISCORD_TOKEN });
  discord.addGuild();
  const telegram = await createFakeTelegram();
  const began = performance.now();
  const child = await start({ discord, telegram });
  try {
    await until(() => discord.connected > 0 && telegram.isPolled);
    const taken = (performance.now() - began) / 1_000;
    await pause(REST);
    return { start: taken, memory: residentOf(child.pid as number) };
  } finally {
    const gone = once(child, "exit");
    child.kill(end);
    await gone;
    await Promise.all([discord.close(), telegram.close()]);
  }
}

/** The program as `npm start` starts it. */
async function startOurs({ discord, telegram }: Clients, address: string): Promise<ChildProcess> {
  const unset = Object.fromEntries([...SETTING_NAMES].map((name) => [name, ""]));
  const settings = {
    DATABASE_URL: address,
    SOURCES: "dataset",
    SOURCE_DATASET_URL: nowhere().href,
    DISCORD_TOKEN: discord.token,
    DISCORD_API: discord.api,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API: telegram.root,
    PORT: "0",
    LOG_LEVEL: "silent",
  };
  return run(startWords(), { ...unset, ...settings });
}

/** What `npm start` gives to Node. */
function startWords(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: { start: string };
  };
  return scripts.start.split(" ").slice(1);
}

async function startBare({ discord, telegram }: Clients): Promise<ChildProcess> {
  return run(["test/bench/bare-clients.ts", discord.token, discord.api, telegram.token, telegram.root]);
}

function run(words: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess {
  const env = { ...process.env, ...settings };
  return spawn(process.execPath, words, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
}

/** What of a process is in memory, in MB; what it shares with others, such as the runtime itself, is in that. */
function residentOf(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024;
}

function least(all: readonly Taken[], of: keyof Taken): number {
  return Math.min(...all.map((taken) => taken[of]));
}
