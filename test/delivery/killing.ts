import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import type { TestDatabase } from "./databases.ts";
import { writeReports } from "./dataset-files.ts";
import { addressOf, folderOf } from "./program.ts";
import { TODAY, titleOf, upToToday } from "./todays.ts";
import { type Delivery, DISCORD_TOKEN, until, worldOf } from "./world.ts";

/** How long a claim of a process that died keeps others off, and a bit, in milliseconds. */
const LEASE = 46_000;

/** For how long Discord is sure to recognise a repetition, in milliseconds. */
const NONCE_MEMORY = 100_000;

/** A moment to kill the program: so many milliseconds after its start, or after so many more posts and a bit. */
const moment = fc.oneof(
  fc.record({ after: fc.integer({ min: 100, max: 2_500 }) }),
  fc.record({ posts: fc.integer({ min: 1, max: 14 }), bit: fc.integer({ min: 0, max: 30 }) }),
);

/** How to kill a program that posts. */
export interface Killing {
  /** So many channels of Discord and chats of Telegram. */
  readonly channels: number;
  readonly kills: number;
  /** Makes the database; without it a file of SQLite. */
  readonly database?: (() => Promise<TestDatabase>) | undefined;
  /** The same seed gives the same moments. */
  readonly seed: number;
  /** Told what happened at each kill. */
  readonly tell?: (line: string) => void;
}

/** What a network has at the end. */
export interface Toll {
  /** Channels that have the report once, and their row says so. */
  readonly delivered: number;
  /** Channels that have nothing, though nobody says that this cannot be known. */
  readonly lost: number;
  readonly twice: number;
  readonly unknown: number;
  /** The most posts that were claimed and not settled when the program was killed, of all kills. */
  readonly mostInFlight: number;
  /** All of these together, over all kills: no more can be unknown. */
  readonly inFlight: number;
}

/** What both networks have at the end. */
export interface Tolls {
  readonly discord: Toll;
  readonly telegram: Toll;
  /** Whether it took so long that Discord may have forgotten a post of the first kill, so that it is not repeated either. */
  readonly slow: boolean;
}

/**
 * Starts the real program against both fakes with a real database, kills it with SIGKILL again and again while it
 * posts, lets it finish, and counts. Each kill strikes a broadcast that is not over.
 */
export async function killAgain(
  t: Pick<TestContext, "after">,
  { channels: count, kills, seed, tell, database }: Killing,
): Promise<Tolls> {
  const world = await worldOf(t, database && { database });
  world.setClock(Date.now());
  const { folder, start } = await folderOf(t);
  const data = join(folder, "history");
  const began = performance.now();
  const [yesterday, today] = upToToday();
  await world.desk.keep([yesterday], Date.now());
  await writeReports(data, yesterday, today);
  const channels: string[] = [];
  const chats: string[] = [];
  const languageOf = (index: number) => (index % 2 ? "uk" : "en");
  for (let index = 0; index < count; index++) {
    channels.push(await world.onDiscord({ language: languageOf(index) }));
    chats.push(await world.onTelegram({ language: languageOf(index) }));
  }
  const environment = {
    DATABASE_URL: world.address,
    SOURCE_DATASET_URL: addressOf(data),
    DISCORD_TOKEN,
    DISCORD_API: world.discord.api,
    TELEGRAM_TOKEN: world.telegram.token,
    TELEGRAM_API: world.telegram.root,
  };
  const posted = () => world.discord.messages.length + world.telegram.sent.length;
  const rows = async () => (await world.deliveries()).filter(({ edition }) => edition === `day ${TODAY}`);
  const claimed = async (platform: string) =>
    (await rows())
      .filter((row) => row.platform === platform && row.state === "sending")
      .map((row) => `${row.channel} ${row.attempt}`);
  const isOpen = ({ state }: Delivery) => state === "queued" || state === "later" || state === "sending";
  const isOver = async () => {
    const all = await rows();
    return all.length === 2 * count && !all.some(isOpen);
  };
  /** How many each kill left behind, and all that were left behind so far. */
  const stuck = { discord: [] as number[], telegram: [] as number[] };
  const known = new Set<string>();

  for (const [index, when] of fc.sample(moment, { numRuns: kills, seed }).entries()) {
    const before = posted();
    const program = start([], environment);
    if ("after" in when) await pause(when.after);
    else {
      const enough = async () => posted() >= before + when.posts || (await isOver());
      await until(
        enough,
        () => `${when.posts} more posts; it said:\n${program.output()}${program.errors()}`,
        60_000,
      );
      await pause(when.bit);
    }
    await program.end("SIGKILL");
    for (const platform of ["discord", "telegram"] as const) {
      const fresh = (await claimed(platform)).filter((claim) => !known.has(claim));
      for (const claim of fresh) known.add(claim);
      stuck[platform].push(fresh.length);
    }
    const left = `${stuck.discord.at(-1)} and ${stuck.telegram.at(-1)} in flight`;
    tell?.(`kill ${index + 1}: ${JSON.stringify(when)}, ${posted() - before} posts, ${left}`);
  }

  const last = start([], environment);
  const isSettled = async () => {
    const all = await rows();
    return all.length === 2 * count && !all.some(({ state }) => state === "queued" || state === "later");
  };
  await until(isSettled, () => `end of the broadcast; it said:\n${last.output()}${last.errors()}`, 240_000);
  await last.end();
  // What was claimed by those that died is taken up when their leases are over.
  world.setClock(Date.now() + LEASE);
  await (await world.start()).tick();

  const ended = await rows();
  function tollOf(platform: "discord" | "telegram", places: readonly string[]): Toll {
    const states = new Map(ended.map((row) => [row.channel, row.state]));
    const found = places.map((place, index) => {
      const titles = world.titles(place).filter((title) => title === titleOf(TODAY, languageOf(index)));
      return {
        state: states.get(place),
        others: world.titles(place).length - titles.length,
        count: titles.length,
      };
    });
    return {
      delivered: found.filter((one) => one.state === "sent" && one.count === 1 && one.others === 0).length,
      lost: found.filter((one) => one.state !== "unknown" && one.count === 0).length,
      twice: found.filter((one) => one.count > 1 || one.others > 0).length,
      unknown: found.filter(({ state }) => state === "unknown").length,
      mostInFlight: Math.max(...stuck[platform]),
      inFlight: stuck[platform].reduce((sum, one) => sum + one, 0),
    };
  }
  return {
    discord: tollOf("discord", channels),
    telegram: tollOf("telegram", chats),
    slow: performance.now() - began > NONCE_MEMORY,
  };
}
