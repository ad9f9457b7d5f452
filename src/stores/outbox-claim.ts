import { type Kysely, sql, type Transaction } from "kysely";
import { Day } from "../core/day.ts";
import type { Claim, Claimed, ClaimTerms } from "../core/outbox.ts";
import { passLocked } from "./dialects.ts";
import { doubt, isOutdated, isWanted, OPEN, oneOf, repeatableNow } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";
import { settingsOf } from "./settings.ts";

/** The lanes of the operator's posts, which are claimed before all others, and of everybody else's. */
const OPERATORS = 0;
const OTHERS = 1;

/** Takes the right to send posts that are due, in their order. */
export async function claim(
  trx: Transaction<Tables>,
  platform: string,
  terms: ClaimTerms,
  { most, of }: { readonly most: number; readonly of: Claimed },
): Promise<Claim[]> {
  const claims = of === "others" ? [] : await claimIn(trx, platform, OPERATORS, terms, most);
  if (of === "operators" || claims.length >= most) return claims;
  return [...claims, ...(await claimIn(trx, platform, OTHERS, terms, most - claims.length))];
}

/**
 * One statement, so that of two processes one gets a post. It asks twice whether the posts are free: PostgreSQL waits for
 * another process that takes the same rows, and then looks at them again, but not at the list that they are of.
 */
async function claimIn(
  trx: Transaction<Tables>,
  platform: string,
  lane: number,
  terms: ClaimTerms,
  most: number,
): Promise<Claim[]> {
  if (most <= 0) return [];
  const { now, lease } = terms;
  const rows = await trx
    // Gone through once: PostgreSQL might else do so for every row, and lock others each time.
    .with(
      (name) => name("free").materialized(),
      () => passLocked(trx, due(trx, platform, lane, terms, most), "due"),
    )
    .updateTable("outbox")
    .set((eb) => ({
      state: "sending" as const,
      attempt: eb("attempt", "+", 1),
      doubtful_at: doubt("outbox"),
      tried_at: now,
      free_at: now + lease,
    }))
    .where("platform", "=", platform)
    .where("free_at", "<=", now)
    .where(oneOf("outbox.state", OPEN))
    .where((eb) =>
      eb(
        eb.refTuple("channel", "number", "edition", "form"),
        "in",
        eb
          .selectFrom("free")
          .select(["channel", "number", "edition", "form"])
          .$asTuple("channel", "number", "edition", "form"),
      ),
    )
    .returning((eb) => [
      "channel",
      "number",
      "edition",
      "form",
      "server",
      "last_day",
      "attempt",
      "spread",
      eb
        .selectFrom("subscriptions")
        .select("settings")
        .whereRef("subscriptions.platform", "=", "outbox.platform")
        .whereRef("subscriptions.channel", "=", "outbox.channel")
        .whereRef("subscriptions.number", "=", "outbox.number")
        .as("settings"),
    ])
    .execute();
  return rows
    .sort((one, other) => one.spread - other.spread)
    .map(({ channel, number, edition, form, server, last_day, attempt, settings }) => ({
      ...{ platform, channel, number, edition, form, server, attempt },
      to: Day.parse(last_day),
      settings: settings === null ? undefined : settingsOf(settings),
    }));
}

/** The next posts that may be claimed. */
function due(db: Kysely<Tables>, platform: string, lane: number, terms: ClaimTerms, most: number) {
  return db
    .selectFrom("outbox as due")
    .select(["due.channel", "due.number", "due.edition", "due.form"])
    .where("due.platform", "=", platform)
    .where("due.lane", "=", lane)
    .where("due.free_at", "<=", terms.now)
    .where("due.until", ">", terms.now)
    .where(oneOf("due.state", OPEN))
    .where(repeatableNow("due", terms))
    .where(isWanted("due"))
    .where(sql<boolean>`not ${isOutdated("due")}`)
    .orderBy("due.free_at")
    .orderBy("due.spread")
    .limit(most);
}
