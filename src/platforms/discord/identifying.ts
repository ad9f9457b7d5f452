import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Log } from "../../core/log.ts";
import type { Store } from "../../core/store.ts";
import { IDENTIFIES_A_DAY, IDENTIFIES_AN_HOUR } from "./limits.ts";

/** Under what the last sessions are remembered between starts, and between processes. */
const KEY = "discord.identifies";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Discord is not asked more often than so many milliseconds whether it lets a session begin again. */
const SHORTEST_WAIT = 30_000;

/** So many whole starts in an hour, and in a day, must be possible, however many sessions each of them takes. */
const STARTS_AN_HOUR = 2;
const STARTS_A_DAY = 5;

const Instants = z.array(z.number());

/** How many sessions Discord lets begin, and in how many milliseconds it counts anew. */
export interface SessionsLeft {
  readonly remaining: number;
  readonly reset_after: number;
}

/** What keeping the number of sessions low needs. */
export interface IdentifyingParts {
  readonly store: Pick<Store, "recall" | "remember">;
  readonly log: Log;
  /** The instant that it is, in epoch milliseconds. */
  readonly now?: () => number;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Waits until another session may be begun, and counts it; `left` says how many Discord would let begin, `shards` how many
 * a whole start takes.
 */
export type MayIdentify = (
  signal: AbortSignal,
  left: () => Promise<SessionsLeft>,
  shards?: number,
) => Promise<void>;

/**
 * Waits until another session may be begun. Discord takes the token of a bot away that begins a thousand in
 * a day, and a program that falls over at its start and is started again would.
 */
export function createIdentifying({
  store,
  log,
  now = Date.now,
  wait = (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
}: IdentifyingParts): MayIdentify {
  let known: number[] = [];

  /** The last ones, of whatever process; what this one knows where they cannot be recalled. */
  async function recent(): Promise<number[]> {
    try {
      const found = Instants.safeParse(JSON.parse((await store.recall(KEY)) ?? "[]"));
      if (found.success) known = found.data;
    } catch (error) {
      log.debug({ err: error }, "The last sessions on Discord could not be recalled.");
    }
    known = known.filter((instant) => instant > now() - DAY && instant <= now());
    return known;
  }

  /** From when on another session may be begun, by how many there were within an hour and a day. */
  function nextOf(last: readonly number[], shards: number): number {
    const limits = [
      { most: Math.max(IDENTIFIES_AN_HOUR, STARTS_AN_HOUR * shards), span: HOUR },
      { most: Math.max(IDENTIFIES_A_DAY, STARTS_A_DAY * shards), span: DAY },
    ];
    return Math.max(
      ...limits.map(({ most, span }) => (last.length < most ? 0 : (last.at(-most) as number) + span)),
    );
  }

  return async (signal, left, shards = 1) => {
    for (let limit = await left(); limit.remaining < 1; limit = await left()) {
      log.error(
        { next: new Date(now() + limit.reset_after).toISOString() },
        "Discord lets the bot begin no session until then. Look why it starts so often.",
      );
      await wait(Math.max(limit.reset_after, SHORTEST_WAIT), signal);
    }
    for (let last = await recent(); nextOf(last, shards) > now(); last = await recent()) {
      const next = nextOf(last, shards);
      const { length } = last.filter((instant) => instant > now() - HOUR);
      log.error(
        { sessions: length, today: last.length, next: new Date(next).toISOString() },
        "Discord: so many sessions were begun within an hour or a day that the next one has to wait. Look why it starts so often.",
      );
      await wait(next - now(), signal);
    }
    known.push(now());
    await store
      .remember(KEY, JSON.stringify(known))
      .catch((error: unknown) => log.warn({ err: error }, "A session on Discord could not be counted."));
  };
}
