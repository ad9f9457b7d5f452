import { type SqlBool, sql, type Transaction } from "kysely";
import { addDays, type Day } from "../core/day.ts";
import { doubt, OPEN, oneOf, REASONS, WAITING } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";

/** How many posts are ended at a time, so that nothing else waits noticeably. */
export const ABORTED_AT_ONCE = 1_000;

/** Marks a broadcast as ended by the operator; false where there is none. */
export async function abort(
  trx: Transaction<Tables>,
  platform: string,
  day: Day,
  reason: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("broadcasts")
    .set({ state: "aborted", reason })
    .where("platform", "=", platform)
    .where("day", "=", day)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What tells one post of a network from another. */
const KEY = ["channel", "number", "edition", "form"] as const;

/**
 * Takes out a limited number of posts that were put in with the report of a day and await that of the day after, such as a
 * weekend with its Saturday: that one puts them in again. Nothing once it has come. Once it returns less than
 * `ABORTED_AT_ONCE`, it is done.
 */
export async function dropAwaiting(trx: Transaction<Tables>, platform: string, day: Day): Promise<number> {
  const next = addDays(day, 1);
  const come = await trx
    .selectFrom("broadcasts")
    .select("day")
    .where("platform", "=", platform)
    .where("day", ">=", next)
    .limit(1)
    .executeTakeFirst();
  if (come) return 0;
  const awaiting = trx
    .selectFrom("outbox")
    .select(KEY)
    .where("platform", "=", platform)
    .where("last_day", "=", next)
    // By the index of what is open, which is found by these words.
    .where(oneOf("outbox.state", OPEN))
    .where("state", "=", "queued")
    .where("attempt", "=", 0)
    .limit(ABORTED_AT_ONCE)
    .$asTuple(...KEY);
  const { numDeletedRows } = await trx
    .deleteFrom("outbox")
    .where("platform", "=", platform)
    .where((eb) => eb(eb.refTuple(...KEY), "in", awaiting))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Ends a limited number of posts that tell of a day and are not being sent; once it returns less than that, it is done. */
export async function endPosts(
  trx: Transaction<Tables>,
  platform: string,
  day: Day,
  { reason, at }: { readonly reason: string; readonly at: number },
): Promise<number> {
  const open = trx
    .selectFrom("outbox")
    .select(KEY)
    .where("platform", "=", platform)
    .where("last_day", "=", day)
    .where(oneOf("outbox.state", OPEN))
    .where(sql<SqlBool>`(${oneOf("outbox.state", WAITING)} or free_at <= ${at})`)
    .limit(ABORTED_AT_ONCE)
    .$asTuple(...KEY);
  const { numUpdatedRows } = await trx
    .updateTable("outbox")
    .set({
      state: sql<
        "unknown" | "skipped"
      >`case when ${doubt("outbox")} is null then 'skipped' else 'unknown' end`,
      reason: sql<string>`case when ${doubt("outbox")} is null then ${reason} else ${sql.lit(REASONS.died)} end`,
      settled_at: at,
    })
    .where("platform", "=", platform)
    .where(oneOf("outbox.state", OPEN))
    .where((eb) => eb(eb.refTuple(...KEY), "in", open))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
