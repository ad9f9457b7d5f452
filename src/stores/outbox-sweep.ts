import { type Expression, type SqlBool, sql, type Transaction } from "kysely";
import type { ClaimTerms } from "../core/outbox.ts";
import type { PostKey } from "../core/post-key.ts";
import { doubt, isDoubtful, isOutdated, isWanted, OPEN, oneOf, REASONS, WAITING } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";

/** How many rows are gone over at a time, so that nothing else waits noticeably. */
export const SWEPT_AT_ONCE = 500;

/** A post that is over without having been sent for certain. */
export type Swept = PostKey & { readonly state: "unknown" | "skipped" };

/**
 * Ends a limited number of posts: those that may have arrived and must not be repeated, those that are past their cut-off,
 * and those at the head of the order that nobody wants any more. Once it returns less than `SWEPT_AT_ONCE`, all is done.
 */
export async function sweep(trx: Transaction<Tables>, platform: string, terms: ClaimTerms): Promise<Swept[]> {
  const { now, repeatable } = terms;
  const isFree = sql<SqlBool>`free_at <= ${now}`;
  const died = trx
    .selectFrom("outbox")
    .select(["channel", "number", "edition", "form"])
    .where("platform", "=", platform)
    .where(isDoubtful("outbox"))
    .where(isFree)
    .where(sql<SqlBool>`${doubt("outbox")} <= ${now - repeatable}`)
    .limit(SWEPT_AT_ONCE)
    .$asTuple("channel", "number", "edition", "form");
  const late = trx
    .selectFrom("outbox")
    .select(["channel", "number", "edition", "form"])
    .where("platform", "=", platform)
    .where("until", "<=", now)
    .where(oneOf("outbox.state", OPEN))
    .where(sql<SqlBool>`(${oneOf("outbox.state", WAITING)} or ${isFree})`)
    .limit(SWEPT_AT_ONCE)
    .$asTuple("channel", "number", "edition", "form");
  const swept = [
    ...(await end(trx, platform, died, REASONS.died, now)),
    ...(await end(trx, platform, late, REASONS.late, now)),
  ];
  for (const lane of [0, 1]) {
    const head = trx
      .selectFrom("outbox as due")
      .selectAll()
      .where("platform", "=", platform)
      .where("lane", "=", lane)
      .where(oneOf("due.state", OPEN))
      .where(isFree)
      .orderBy("free_at")
      .orderBy("spread")
      .limit(SWEPT_AT_ONCE)
      .as("head");
    for (const [is, reason] of [
      [sql<SqlBool>`not ${isWanted("head")}`, REASONS.ended],
      [isOutdated("head"), REASONS.newer],
    ] as const) {
      const which = trx
        .selectFrom(head)
        .select(["channel", "number", "edition", "form"])
        .where(is)
        .$asTuple("channel", "number", "edition", "form");
      swept.push(...(await end(trx, platform, which, reason, now)));
    }
  }
  return swept;
}

/** Ends posts: as skipped, or as unknown where it cannot be ruled out that they arrived. */
async function end(
  trx: Transaction<Tables>,
  platform: string,
  which: Expression<[string, number, string, string]>,
  reason: string,
  now: number,
): Promise<Swept[]> {
  const rows = await trx
    .updateTable("outbox")
    .set({
      state: sql<
        "unknown" | "skipped"
      >`case when ${doubt("outbox")} is null then 'skipped' else 'unknown' end`,
      reason: sql<string>`case when ${doubt("outbox")} is null then ${sql.lit(reason)} else ${sql.lit(REASONS.died)} end`,
      settled_at: now,
    })
    .where("platform", "=", platform)
    .where(oneOf("outbox.state", OPEN))
    .where((eb) => eb(eb.refTuple("channel", "number", "edition", "form"), "in", which))
    .returning(["channel", "number", "edition", "form", "state"])
    .execute();
  return rows.map(({ state, ...key }) => ({ platform, ...key, state: state as Swept["state"] }));
}
