import { type ExpressionBuilder, type Kysely, type SqlBool, sql, type Transaction } from "kysely";
import type { Day } from "../core/day.ts";
import { BLAMED } from "../core/decision.ts";
import type { SubscriptionKey } from "../core/subscription.ts";
import { mayHaveArrived, NOT_SENT, oneOf, REASONS, WAITING } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";

/*
 * What becomes of posts that wait when their subscription is set anew, ends, or is switched off or on. The notes on posts
 * that were restated are left to themselves.
 */

function isOf({ platform, channel, number }: SubscriptionKey) {
  return (eb: ExpressionBuilder<Tables, "outbox">) =>
    eb.and([eb("platform", "=", platform), eb("channel", "=", channel), eb("number", "=", number)]);
}

/**
 * Takes out what waits, tried or not, what was left out although its cut-off is still to come, and what failed: all of it may be
 * put in again. Not what may have arrived; nor another of the forms that are wanted of what has arrived in one of them, since
 * that is not put in again.
 */
export async function dropWaiting(
  trx: Transaction<Tables>,
  key: SubscriptionKey,
  forms: readonly string[],
  at: number,
): Promise<void> {
  await trx
    .deleteFrom("outbox")
    .where(isOf(key))
    .where(({ not, and, eb, exists, selectFrom }) =>
      not(
        and([
          eb("form", "in", forms),
          exists(
            selectFrom("outbox as other")
              .select("other.form")
              .where("other.platform", "=", key.platform)
              .where("other.channel", "=", key.channel)
              .where("other.number", "=", key.number)
              .whereRef("other.edition", "=", "outbox.edition")
              .where(mayHaveArrived("other")),
          ),
        ]),
      ),
    )
    .where("doubtful_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("state", "in", WAITING),
        eb.and([eb("state", "=", "skipped"), eb("until", ">", at)]),
        eb("state", "=", "failed"),
      ]),
    )
    .execute();
}

/** Takes out all that waits and certainly has not arrived; what may have arrived ends as unknown. */
export async function endWaiting(trx: Transaction<Tables>, key: SubscriptionKey): Promise<void> {
  await trx
    .deleteFrom("outbox")
    .where(isOf(key))
    .where("state", "in", WAITING)
    .where("doubtful_at", "is", null)
    .execute();
  await trx
    .updateTable("outbox")
    .set((eb) => ({ state: "unknown" as const, reason: REASONS.died, settled_at: eb.ref("tried_at") }))
    .where(isOf(key))
    .where("state", "in", WAITING)
    .execute();
}

/** Lets what failed be tried again, where it is not too late for that. */
export async function letFailedBeTried(
  trx: Transaction<Tables>,
  key: SubscriptionKey,
  at: number,
): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ state: "later", free_at: at, settled_at: null, decision: null })
    .where(isOf(key))
    .where("state", "=", "failed")
    .where("doubtful_at", "is", null)
    .where("until", ">", at)
    .execute();
}

/** Lets what was left out because its subscription was not in force wait again as it did, where its cut-off is still to come. */
export async function letSkippedBeTried(
  trx: Transaction<Tables>,
  key: SubscriptionKey,
  at: number,
): Promise<void> {
  await trx
    .updateTable("outbox")
    .set((eb) => ({
      state: eb
        .case()
        .when("attempt", "=", 0)
        .then<"queued" | "later">("queued")
        .else<"queued" | "later">("later")
        .end(),
      settled_at: null,
      reason: null,
    }))
    .where(isOf(key))
    .where("state", "=", "skipped")
    .where("reason", "=", REASONS.ended)
    .where("doubtful_at", "is", null)
    .where("until", ">", at)
    .execute();
}

/**
 * Lets the posts to the operator's channels that certainly did not arrive on a day be tried again at once, and until an instant
 * at the least; and notes that the operator knows of those that may have arrived.
 */
export async function retryOperators(
  db: Kysely<Tables>,
  platform: string,
  to: Day,
  until: number,
): Promise<void> {
  await db
    .updateTable("outbox")
    // Due since its last try: else it would wait until its claim is over, or for as long as was meant for a program of the same texts.
    // And for another try, also where there was none: what was never tried would get its first times again.
    .set((eb) => ({
      state: "later" as const,
      free_at: eb.fn.coalesce("tried_at", "free_at"),
      until: sql<number>`case when until < ${until} then ${Math.ceil(until)} else until end`,
      settled_at: null,
      reason: null,
      decision: null,
    }))
    .where("platform", "=", platform)
    .where("last_day", "=", to)
    .where("state", "in", ["failed", "skipped", ...WAITING])
    .where(sql<SqlBool>`lane = 0`)
    .execute();
  await db
    .updateTable("outbox")
    .set({ reason: REASONS.known })
    .where("platform", "=", platform)
    .where("last_day", "=", to)
    .where("state", "=", "unknown")
    .where(sql<SqlBool>`lane = 0`)
    .execute();
}

/** Takes out what certainly did not arrive on a day in a channel that is none of the operator's any more. */
export async function dropFormerOperators(
  db: Kysely<Tables>,
  platform: string,
  to: Day,
  channels: readonly string[],
): Promise<void> {
  await db
    .deleteFrom("outbox")
    .where("platform", "=", platform)
    .where("last_day", "=", to)
    .where("state", "in", ["failed", "skipped", ...WAITING])
    .where("doubtful_at", "is", null)
    .where(sql<SqlBool>`lane = 0`)
    // No database takes an empty list for certain.
    .$if(channels.length > 0, (query) => query.where("channel", "not in", channels))
    .execute();
}

/** How many posts are let be tried again at a time, so that nothing else waits noticeably: in an outage all may have failed. */
export const RETRIED_AT_ONCE = 200;

/**
 * Lets a limited number of posts that failed of a last day, and certainly did not arrive, be tried again from an instant on, where
 * it is not too late then; once it returns less than that number, it is done.
 */
export async function retryFailed(
  trx: Transaction<Tables>,
  platform: string,
  to: Day,
  from: number,
): Promise<number> {
  const columns = ["platform", "channel", "number", "edition", "form"] as const;
  const failed = trx
    .selectFrom("outbox")
    .select(columns)
    .where("platform", "=", platform)
    .where("last_day", "=", to)
    // The words of the index in which these are found.
    .where(oneOf("outbox.state", NOT_SENT))
    .where("state", "=", "failed")
    .where("decision", "in", BLAMED)
    .where("doubtful_at", "is", null)
    .where("until", ">", from)
    .where(sql<boolean>`lane = 1`)
    .limit(RETRIED_AT_ONCE)
    .$asTuple(...columns);
  const { numUpdatedRows } = await trx
    .updateTable("outbox")
    // What the network said is kept until it says something else: the operator may be asked to decide on it.
    .set({ state: "later", free_at: Math.ceil(from), settled_at: null })
    .where((eb) => eb(eb.refTuple(...columns), "in", failed))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Leaves out what waits; what may have arrived by an earlier try ends as unknown. */
export async function skipWaiting(trx: Transaction<Tables>, key: SubscriptionKey, at: number): Promise<void> {
  const arrived = sql`doubtful_at is not null`;
  await trx
    .updateTable("outbox")
    .set({
      state: sql<"unknown" | "skipped">`case when ${arrived} then 'unknown' else 'skipped' end`,
      reason: sql<string>`case when ${arrived} then ${sql.lit(REASONS.died)} else ${sql.lit(REASONS.ended)} end`,
      settled_at: at,
    })
    .where(isOf(key))
    .where("state", "in", WAITING)
    .execute();
}
