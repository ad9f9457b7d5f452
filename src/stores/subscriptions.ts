import type { Kysely, Transaction } from "kysely";
import type { Channel, Subscription } from "../core/store.ts";
import type { Tables } from "./schema.ts";

/** The subscription of a channel, where one is in force. */
export async function subscription(
  db: Kysely<Tables>,
  { platform, channel }: Channel,
): Promise<Subscription | undefined> {
  const row = await db
    .selectFrom("subscriptions")
    .select(["platform", "channel", "language"])
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .where("off_at", "is", null)
    .executeTakeFirst();
  return row && { ...row };
}

/** Sets a channel's subscription; one that was switched off begins anew. */
export async function subscribe(
  trx: Transaction<Tables>,
  { platform, channel, language }: Subscription,
  at: number,
): Promise<"new" | "changed" | "same"> {
  const before = await trx
    .selectFrom("subscriptions")
    .select(["language", "off_at"])
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .executeTakeFirst();
  await trx
    .insertInto("subscriptions")
    .values({ platform, channel, language, created_at: at, off_at: null, off_reason: null })
    .onConflict((conflict) =>
      conflict.columns(["platform", "channel"]).doUpdateSet({ language, off_at: null, off_reason: null }),
    )
    .execute();
  // Whoever asks has most likely mended what kept a post out.
  await trx
    .deleteFrom("deliveries")
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .where("state", "=", "failed")
    .execute();
  if (!before || before.off_at !== null) return "new";
  return before.language === language ? "same" : "changed";
}

/** Ends a channel's subscription; false when there was none in force. */
export async function unsubscribe(db: Kysely<Tables>, { platform, channel }: Channel): Promise<boolean> {
  const ended = await db
    .deleteFrom("subscriptions")
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .returning("off_at")
    .executeTakeFirst();
  return ended !== undefined && ended.off_at === null;
}

/** Ends a subscription without forgetting it, and keeps why. */
export async function switchOff(
  db: Kysely<Tables>,
  { platform, channel }: Channel,
  reason: string,
  at: number,
): Promise<void> {
  await db
    .updateTable("subscriptions")
    .set({ off_at: at, off_reason: reason })
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .execute();
}
