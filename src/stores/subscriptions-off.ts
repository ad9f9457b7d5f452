import { type Kysely, type SqlBool, sql, type Transaction } from "kysely";
import type { Server } from "../core/channel.ts";
import type { Failing } from "../core/outbox.ts";
import type { OffCause } from "../core/subscription.ts";
import { letFailedBeTried, letSkippedBeTried, skipWaiting } from "./outbox-waiting.ts";
import type { Tables } from "./schema.ts";
import { isOf, type Which } from "./subscriptions.ts";

/** Days and how many failures end a subscription, in milliseconds. */
const DAY = 24 * 3_600_000;
const FORBIDDEN = { failures: 5, span: 7 * DAY };
const MISSING = { failures: 3, span: 2 * DAY };

/** Turns subscriptions off without forgetting them, and keeps why; returns how many were on. */
export async function switchOff(
  trx: Transaction<Tables>,
  of: Which,
  { cause, reason }: { readonly cause: OffCause; readonly reason: string },
  at: number,
): Promise<number> {
  const off = await trx
    .updateTable("subscriptions")
    .set({ off_at: at, off_cause: cause, off_reason: reason })
    .where(isOf(of))
    .where("off_at", "is", null)
    .returning(["platform", "channel", "number"])
    .execute();
  for (const key of off) await skipWaiting(trx, key, at);
  return off.length;
}

/** Turns on again what is off because the bot had been removed, not longer ago than since an instant; returns how many. */
export async function switchOn(
  trx: Transaction<Tables>,
  of: Server,
  at: number,
  since: number,
): Promise<number> {
  const on = await trx
    .updateTable("subscriptions")
    .set({
      ...{ off_at: null, off_cause: null, off_reason: null, failures: 0, failing_since: null },
      // What came meanwhile is looked for by the order of changes.
      changed_at: at,
    })
    .where(isOf(of))
    .where("off_cause", "=", "removed")
    .where("off_at", ">=", since)
    .returning(["platform", "channel", "number"])
    .execute();
  for (const key of on) {
    await letSkippedBeTried(trx, key, at);
    await letFailedBeTried(trx, key, at);
  }
  return on.length;
}

/** Ends the subscriptions whose channels are gone or could not be posted to for days, unless these are too many at once. */
export async function endFailing(
  trx: Transaction<Tables>,
  platform: string,
  { since, now, most }: { since: number; now: number; most: (all: number) => number },
): Promise<{ failing: number; ended: boolean }> {
  const found = await failing(trx, platform, { since, now });
  if (found.length === 0) return { failing: 0, ended: true };
  const { all } = await trx
    .selectFrom("subscriptions")
    .select(({ fn }) => fn.countAll<number>().as("all"))
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .executeTakeFirstOrThrow();
  if (found.length > most(all)) return { failing: found.length, ended: false };
  for (const { cause, reason, ...key } of found) await switchOff(trx, key, { cause, reason }, now);
  return { failing: found.length, ended: true };
}

/** Forgets the failures of those that `endFailing` would end; returns how many these are. */
export async function keepFailing(
  trx: Transaction<Tables>,
  platform: string,
  { since, now }: { since: number; now: number },
): Promise<number> {
  const found = await failing(trx, platform, { since, now });
  for (const { channel, number } of found)
    await trx
      .updateTable("subscriptions")
      .set({ failures: 0, failing_since: null })
      .where(isOf({ platform, channel, number }))
      .execute();
  return found.length;
}

/** Every subscription with its newest failure, where that is reason enough to end it. */
export async function failing(
  trx: Kysely<Tables>,
  platform: string,
  { since, now }: { since: number; now: number },
): Promise<Failing[]> {
  const subscriptions = await trx
    .selectFrom("subscriptions")
    .select(["channel", "number", "failures", "failing_since"])
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .where(sql<SqlBool>`failures > 0`)
    .execute();
  const all: Failing[] = [];
  // One after the other: it is few, and a question for all at once would go through the whole outbox.
  for (const { channel, number, failures, failing_since } of subscriptions) {
    const last = await trx
      .selectFrom("outbox")
      .select(["decision", "reason", "settled_at"])
      .where((eb) => eb.and({ platform, channel, number }))
      // Also what is tried once more after an outage.
      .where("state", "in", ["failed", "later"])
      .where("decision", "in", ["gone", "missing", "forbidden"])
      .orderBy("tried_at", "desc")
      .limit(1)
      .executeTakeFirst();
    const span = now - (failing_since ?? now);
    const isOver = (term: typeof FORBIDDEN) => failures >= term.failures && span >= term.span;
    const key = { platform, channel, number, reason: last?.reason ?? "" };
    if (last?.decision === "gone") {
      if ((last.settled_at ?? 0) >= since) all.push({ ...key, cause: "removed" });
    } else if (isOver(FORBIDDEN) || (last?.decision === "missing" && isOver(MISSING)))
      all.push({ ...key, cause: "failing" });
  }
  return all;
}
