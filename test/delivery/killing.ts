import type { TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { broadcastTo, type Toll } from "./broadcast.ts";
import type { TestDatabase } from "./databases.ts";
import { until } from "./world.ts";

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
  /** Discord calls the bot over HTTP: over the gateway, so many starts would use up the sessions of an hour. */
  readonly overHttp?: true;
  /** Told what happened at each kill. */
  readonly tell?: (line: string) => void;
}

/** What a network has at the end, and what was under way. */
interface KillingToll extends Toll {
  /** The most posts, of all kills, that the network had been asked for and that were not recorded when the program was killed. */
  readonly mostInFlight: number;
  /** All of these together, over all kills. */
  readonly inFlight: number;
  /** What was claimed besides and had not reached the network yet: so few milliseconds are between the two that they are few. */
  readonly ahead: number;
}

/** What both networks have at the end. */
export interface Tolls {
  readonly discord: KillingToll;
  readonly telegram: KillingToll;
  /** Whether it took so long that Discord may have forgotten a post of the first kill, so that it is not repeated either. */
  readonly slow: boolean;
}

/**
 * Starts the real program against both fakes with a real database, kills it with SIGKILL again and again while it
 * posts, lets it finish, and counts. Each kill strikes a broadcast that is not over.
 */
export async function killAgain(
  t: Pick<TestContext, "after">,
  { channels: count, kills, seed, overHttp, tell, database }: Killing,
): Promise<Tolls> {
  const began = performance.now();
  const broadcast = await broadcastTo(t, count, database);
  const { rows, posted, isThrough, world } = broadcast;
  const more = overHttp ? { DISCORD_PUBLIC_KEY: world.discord.endpoint.publicKey, PORT: "0" } : {};
  const claimed = async (platform: string) =>
    (await rows())
      .filter((row) => row.platform === platform && row.state === "sending")
      .map((row) => ({ channel: row.channel, claim: `${row.channel} ${row.attempt}` }));
  const isOver = async () => (await isThrough()) && !(await rows()).some(({ state }) => state === "sending");
  /** The channels of the posts that the networks have been asked for, oldest first. */
  const asked = {
    discord: () => world.discord.requests.flatMap(({ method, path }) => postedTo(method, path)),
    telegram: () =>
      world.telegram.requests.flatMap(({ method, payload }) =>
        method.startsWith("send") ? [`${payload["chat_id"]}`] : [],
      ),
  };
  /** How many each kill left behind, on their way or claimed and not asked for, and all that were left behind so far. */
  const stuck = { discord: [] as number[], telegram: [] as number[] };
  const ahead = { discord: 0, telegram: 0 };
  const known = new Set<string>();

  for (const [index, when] of fc.sample(moment, { numRuns: kills, seed }).entries()) {
    const before = posted();
    const askedBefore = { discord: asked.discord().length, telegram: asked.telegram().length };
    const program = broadcast.start(more);
    if ("after" in when) await pause(when.after);
    else {
      const enough = async () => posted() >= before + when.posts || (await isOver());
      await until(enough, () => `${when.posts} more posts; it said:\n${program.output()}${program.errors()}`);
      await pause(when.bit);
    }
    await program.end("SIGKILL");
    // A server does to its end what it was asked for, whoever asked is there or not.
    await until(async () => ((await world.apart?.left()) ?? 0) === 0, "end of its connections");
    for (const platform of ["discord", "telegram"] as const) {
      const fresh = (await claimed(platform)).filter(({ claim }) => !known.has(claim));
      for (const { claim } of fresh) known.add(claim);
      const reached = new Set(asked[platform]().slice(askedBefore[platform]));
      const inFlight = fresh.filter(({ channel }) => reached.has(channel)).length;
      stuck[platform].push(inFlight);
      ahead[platform] += fresh.length - inFlight;
    }
    const left = `${stuck.discord.at(-1)} and ${stuck.telegram.at(-1)} in flight, ${ahead.discord} and ${ahead.telegram} not begun so far`;
    tell?.(`kill ${index + 1}: ${JSON.stringify(when)}, ${posted() - before} posts, ${left}`);
  }

  const last = broadcast.start(more);
  await until(isThrough, () => `end of the broadcast; it said:\n${last.output()}${last.errors()}`, 240_000);
  await last.end();
  const { discord, telegram } = await broadcast.tolls();
  const withFlight = (toll: Toll, platform: "discord" | "telegram"): KillingToll => ({
    ...toll,
    mostInFlight: Math.max(...stuck[platform]),
    inFlight: stuck[platform].reduce((sum, one) => sum + one, 0),
    ahead: ahead[platform],
  });
  return {
    discord: withFlight(discord, "discord"),
    telegram: withFlight(telegram, "telegram"),
    slow: performance.now() - began > NONCE_MEMORY,
  };
}

/** The channel of Discord that a request is a post to. */
function postedTo(method: string, path: string): string[] {
  const channel = /\/channels\/(\d+)\/messages$/.exec(path)?.[1];
  return method === "POST" && channel !== undefined ? [channel] : [];
}
