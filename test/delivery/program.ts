import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { exampleSettings } from "../../src/config.ts";
import { newsSources } from "../../src/sources/index.ts";
import { nowhere } from "../fakes/web.ts";
import { hear, keepUntold } from "../told.ts";
import { until, type World } from "./world.ts";

/** The folder of the project. */
export const ROOT = join(import.meta.dirname, "../..");

/** Why a program cannot be asked to end where the tests run; false where it can. */
export const NO_SIGNALS = process.platform === "win32" && "Windows ends a program without asking it";

/** The code with which the program ends that was asked to. */
export const ENDED = NO_SIGNALS ? null : 0;

/** Settings by name. */
export type Environment = Readonly<Record<string, string>>;

/** How a run of the program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where no source can be reached: nothing in these tests asks the network. */
const closed = nowhere().href;

/** Every setting is given, so that none comes from a file of whoever runs the tests. */
const unset = Object.fromEntries(
  [...exampleSettings(newsSources).matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => [name as string, ""]),
);

/** The settings whose values nobody may be told. */
const SECRET = /TOKEN$|SECRET$|WEBHOOK_URL$/;

/** The secrets in settings, the password of a database among them. */
export function secretsIn(settings: Environment): string[] {
  const password = /:\/\/[^:@/]*(:[^@/]+@)/.exec(settings["DATABASE_URL"] ?? "")?.[1];
  const named = Object.entries(settings).filter(([name]) => SECRET.test(name));
  return [...named.map(([, value]) => value), ...(password ? [`losses${password}`] : [])];
}

/** A folder that goes when the test ends, with what of the program runs in it. */
export async function folderOf(t: Pick<TestContext, "after"> & { readonly name?: string }) {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  const children = new Set<ChildProcess>();
  const outputs: (() => string)[] = [];
  t.after(async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
    await rm(folder, { recursive: true, maxRetries: 5 });
    for (const output of outputs) hear(`what a program says in ${t.name}`, output());
  });
  const database = join(folder, "losses.db");
  const environment: Environment = {
    ...unset,
    DATABASE_URL: `file:${database}`,
    SOURCES: "dataset",
    ...Object.fromEntries(newsSources.map(({ name }) => [`SOURCE_${name.toUpperCase()}_URL`, closed])),
    LC_ALL: "en_US.UTF-8",
    TZ: "UTC",
    // The program is started a hundred times over: compiled once, that takes half the time.
    NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/losses-bot"),
  };

  /** Starts `src/main.ts`, or another command line that does. */
  function start(
    args: readonly string[] = [],
    more: Environment = {},
    [command, ...before]: readonly [string, ...string[]] = [process.execPath, "src/main.ts"],
  ) {
    const child = spawn(command, [...before, ...args], {
      cwd: ROOT,
      env: { ...environment, ...more },
      stdio: ["pipe", "pipe", "pipe"],
    });
    children.add(child);
    keepUntold(...secretsIn(more));
    outputs.push(() => stdout + stderr);
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdin.on("error", () => {});
    const ended: Promise<Ended> = once(child, "close").then(([code]) => ({ code, stdout, stderr }));
    return {
      child,
      ended,
      output: () => stdout,
      errors: () => stderr,
      /** Waits until the program has said something on its output. */
      async says(what: RegExp): Promise<RegExpExecArray> {
        const ready = () => what.test(stdout) || child.exitCode !== null;
        await until(ready, () => `“${what.source}” in:\n${stdout}\n${stderr}`);
        const found = what.exec(stdout);
        if (!found) throw new Error(`It ended and had not said “${what.source}”, but:\n${stdout}\n${stderr}`);
        return found;
      },
      /**
       * Ends it with a signal, and tells how it ended and how many milliseconds that took. What it has measured by then is
       * searched for secrets, where it serves that.
       */
      async end(signal: NodeJS.Signals = "SIGTERM"): Promise<Ended & { readonly took: number }> {
        if (signal !== "SIGKILL") await askMetrics(stdout);
        const began = performance.now();
        child.kill(signal);
        const how = await ended;
        return { ...how, took: performance.now() - began };
      },
    };
  }

  /** Runs a command of the program to its end. */
  async function run(args: readonly string[], more: Environment = {}): Promise<Ended> {
    const program = start(args, more);
    program.child.stdin.end();
    return program.ended;
  }

  return { folder, database, start, run };
}

/** Asks a program that has said where its server is for its metrics: whatever is answered is searched for secrets. */
async function askMetrics(said: string): Promise<void> {
  const [, address] = /HTTP +(http\S+)\/healthz/.exec(said) ?? [];
  if (!address) return;
  const signal = AbortSignal.timeout(10_000);
  await fetch(`${address}/metrics`, { signal }).then(
    (response) => response.text(),
    () => undefined,
  );
}

/** The address of a folder as the settings take it. */
export function addressOf(folder: string): string {
  return pathToFileURL(folder).href;
}

/** The settings of a program that runs in a world, on the reports that are written into a folder. */
export function settingsIn(
  { address, discord, telegram }: Pick<World, "address" | "discord" | "telegram">,
  reports: string,
) {
  return {
    DATABASE_URL: address,
    SOURCE_DATASET_URL: addressOf(reports),
    DISCORD_TOKEN: discord.token,
    DISCORD_API: discord.api,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API: telegram.root,
  };
}

/** What the server of a running program says of itself. */
export async function health(address: string): Promise<unknown> {
  const response = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(30_000) });
  return response.json();
}
