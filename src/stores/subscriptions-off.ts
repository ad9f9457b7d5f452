import { type SqlBool, sql, type Transaction } from "kysely";
import type { Server } from "../core/channel.ts";
import type { OffCause } from "../core/subscription.ts";
import { letFailedBeTried, letSkippedBeTried, skipWaiting } from "./outbox-waiting.ts";
import type { Tables } from "./schema.ts";
import { isOf, type Which } from "./subscriptions.ts";

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

/**
 * Turns on again what is off because the bot had been removed, not longer ago than since an instant; returns how many. What failed
 * before is held against nothing that is on then.
 */
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
  // Where nobody had told that it was gone, what failed meanwhile must not end it now.
  await trx
    .updateTable("subscriptions")
    .set({ failures: 0, failing_since: null })
    .where(isOf(of))
    .where("off_at", "is", null)
    .where(sql<SqlBool>`failures > 0`)
    .execute();
  for (const key of on) {
    await letSkippedBeTried(trx, key, at);
    await letFailedBeTried(trx, key, at);
  }
  return on.length;
}
