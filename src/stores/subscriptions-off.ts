import { type SqlBool, sql, type Transaction } from "kysely";
import type { Server } from "../core/channel.ts";
import type { OffCause, SubscriptionKey } from "../core/subscription.ts";
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

/** A subscription that is to end, and why. */
type Failing = SubscriptionKey & { readonly cause: OffCause; readonly reason: string };

/** Ends the subscriptions whose channels are gone or could not be posted to for days, unless these are too many at once. */
export async function endFailing(
  trx: Transaction<Tables>,
  platform: string,
  { since, now, most }: { since: number; now: number; most: (all: number) => number },
): Promise<{ failing: number; ended: boolean }> {
  const failing = await failingOn(trx, platform, since, now);
  if (failing.length === 0) return { failing: 0, ended: true };
  const { all } = await trx
    .selectFrom("subscriptions")
    .select(({ fn }) => fn.countAll<number>().as("all"))
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .executeTakeFirstOrThrow();
  if (failing.length > most(all)) return { failing: failing.length, ended: false };
  for (const { cause, reason, ...key } of failing) await switchOff(trx, key, { cause, reason }, now);
  return { failing: failing.length, ended: true };
}

/** Every subscription with its newest failure, where that is reason enough to end it. */
async function failingOn(
  trx: Transaction<Tables>,
  platform: string,
  since: number,
  now: number,
): Promise<Failing[]> {
  const subscriptions = await trx
    .selectFrom("subscriptions")
    .select(["channel", "number", "failures", "failing_since"])
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .where(sql<SqlBool>`failures > 0`)
    .execute();
  const found: Failing[] = [];
  // One after the other: it is few, and a question for all at once would go through the whole outbox.
  for (const { channel, number, failures, failing_since } of subscriptions) {
    const last = await trx
      .selectFrom("outbox")
      .select(["decision", "reason", "settled_at"])
      .where((eb) => eb.and({ platform, channel, number }))
      .where("state", "=", "failed")
      .where("decision", "in", ["gone", "missing", "forbidden"])
      .orderBy("settled_at", "desc")
      .limit(1)
      .executeTakeFirst();
    const span = now - (failing_since ?? now);
    const isOver = (term: typeof FORBIDDEN) => failures >= term.failures && span >= term.span;
    const key = { platform, channel, number, reason: last?.reason ?? "" };
    if (last?.decision === "gone") {
      if ((last.settled_at ?? 0) >= since) found.push({ ...key, cause: "removed" });
    } else if (isOver(FORBIDDEN) || (last?.decision === "missing" && isOver(MISSING)))
      found.push({ ...key, cause: "failing" });
  }
  return found;
}
