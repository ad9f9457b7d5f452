import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Log } from "../../core/log.ts";
import type { Store } from "../../core/store.ts";
import { IDENTIFIES_AN_HOUR } from "./limits.ts";

/** Under what the last sessions are remembered between starts, and between processes. */
const KEY = "discord.identifies";
const HOUR = 3_600_000;
/** Discord is not asked more often than so many milliseconds whether it lets a session begin again. */
const SHORTEST_WAIT = 30_000;

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

/** Waits until another session may be begun, and counts it; `left` says how many Discord would let begin. */
export type MayIdentify = (signal: AbortSignal, left: () => Promise<SessionsLeft>) => Promise<void>;

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
    known = known.filter((instant) => instant > now() - HOUR && instant <= now());
    return known;
  }

  return async (signal, left) => {
    for (let limit = await left(); limit.remaining < 1; limit = await left()) {
      log.error(
        { next: new Date(now() + limit.reset_after).toISOString() },
        "Discord lets the bot begin no session until then. Look why it starts so often.",
      );
      await wait(Math.max(limit.reset_after, SHORTEST_WAIT), signal);
    }
    for (let last = await recent(); last.length >= IDENTIFIES_AN_HOUR; last = await recent()) {
      const next = (last.at(-IDENTIFIES_AN_HOUR) ?? 0) + HOUR;
      log.error(
        { sessions: last.length, next: new Date(next).toISOString() },
        "Discord: so many sessions were begun within an hour that the next one has to wait. Look why it starts so often.",
      );
      await wait(next - now(), signal);
    }
    known.push(now());
    await store
      .remember(KEY, JSON.stringify(known))
      .catch((error: unknown) => log.warn({ err: error }, "A session on Discord could not be counted."));
  };
}
