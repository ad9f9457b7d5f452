import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import { Day } from "../core/day.ts";
import type { Channel, Claim, ClaimTerms, Outcome, Subscription } from "../core/store.ts";
import type { Tables } from "./schema.ts";

/** The states of posts that the channel got, or may have got. */
const ARRIVED = ["sending", "sent", "unknown"] as const;

type Deliveries = { deliveries: Tables["deliveries"] };

/** The subscriptions in force that got neither this day's report nor a newer one, and whose post may be tried now. */
export async function due(
  db: Kysely<Tables>,
  platform: string,
  day: Day,
  terms: ClaimTerms,
): Promise<Subscription[]> {
  const rows = await db
    .selectFrom("subscriptions")
    .select(["subscriptions.platform", "subscriptions.channel", "subscriptions.language"])
    .where("subscriptions.platform", "=", platform)
    .where("subscriptions.off_at", "is", null)
    .where(({ not, exists }) => not(exists(newerThan(db, day))))
    .where(({ not, exists }) => not(exists(barred(db, day, terms))))
    .orderBy("subscriptions.channel")
    .execute();
  return rows.map((row) => ({ ...row }));
}

/**
 * Takes the claim in one statement, so that of two processes one gets it: with a new row, where the channel is still
 * subscribed and got nothing newer, or by taking over an old row whose wait or lease is over.
 */
export async function claim(
  db: Kysely<Tables>,
  { platform, channel }: Channel,
  day: Day,
  terms: ClaimTerms,
): Promise<Claim | undefined> {
  const { now, lease } = terms;
  const taken = await db
    .insertInto("deliveries")
    .columns(["platform", "channel", "day", "state", "attempt", "tried_at", "free_at"])
    .expression(
      db
        .selectFrom("subscriptions")
        .select((eb) => [
          "platform",
          "channel",
          eb.cast<string>(eb.val(day), "varchar(10)").as("day"),
          eb.cast<"sending">(eb.val("sending"), "varchar(10)").as("state"),
          eb.cast<number>(eb.val(1), "integer").as("attempt"),
          eb.cast<number>(eb.val(now), "bigint").as("tried_at"),
          eb.cast<number>(eb.val(now + lease), "bigint").as("free_at"),
        ])
        .where("platform", "=", platform)
        .where("channel", "=", channel)
        .where("off_at", "is", null)
        .where(({ not, exists }) => not(exists(newerThan(db, day)))),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["platform", "channel", "day"])
        .doUpdateSet((eb) => ({
          state: "sending" as const,
          attempt: eb("deliveries.attempt", "+", 1),
          doubtful_at: doubt(eb),
          tried_at: now,
          free_at: now + lease,
        }))
        .where((eb) => mayBeTaken(eb, terms)),
    )
    .returning((eb) => [
      "attempt",
      // The language of this moment, not of when the list of who is due was made.
      eb
        .selectFrom("subscriptions")
        .select("language")
        .where("platform", "=", platform)
        .where("channel", "=", channel)
        .as("language"),
    ])
    .executeTakeFirst();
  return taken?.language
    ? { platform, channel, day, attempt: taken.attempt, language: taken.language }
    : undefined;
}

/** The day of the newest report that a channel got, or may have got. */
export async function lastPosted(
  db: Kysely<Tables>,
  { platform, channel }: Channel,
): Promise<Day | undefined> {
  const row = await db
    .selectFrom("deliveries")
    .select("day")
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .where("state", "in", ARRIVED)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && Day.parse(row.day);
}

/** Records how a claimed post ended, unless another process has taken the claim over since. */
export async function settle(db: Kysely<Tables>, held: Claim, outcome: Outcome): Promise<void> {
  await db
    .updateTable("deliveries")
    .set({
      state: outcome.kind,
      message: outcome.kind === "sent" ? outcome.message : null,
      reason: outcome.kind === "sent" ? null : outcome.reason,
      ...(outcome.kind === "later" && { free_at: outcome.from }),
    })
    .where("platform", "=", held.platform)
    .where("channel", "=", held.channel)
    .where("day", "=", held.day)
    .where("attempt", "=", held.attempt)
    .where("state", "=", "sending")
    .execute();
}

/** Gives up the posts that may have arrived too long ago for the network to recognise a repetition. */
export async function giveUp(
  db: Kysely<Tables>,
  platform: string,
  { now, repeatable }: ClaimTerms,
): Promise<Channel[]> {
  const rows = await db
    .updateTable("deliveries")
    .set({ state: "unknown", reason: "the process that was sending it ended" })
    .where("platform", "=", platform)
    .where("state", "in", ["sending", "later"])
    .where("free_at", "<=", now)
    .where((eb) => eb(doubt(eb), "<=", now - repeatable))
    .returning(["platform", "channel"])
    .execute();
  return rows.map((row) => ({ ...row }));
}

/**
 * Since when it cannot be ruled out that the post arrived; null when it certainly did not. Of a try that was never
 * settled nobody can tell; one that was settled as "later" adds no doubt to that of the tries before it.
 */
function doubt(eb: ExpressionBuilder<Deliveries, "deliveries">) {
  return eb
    .case()
    .when("deliveries.state", "=", "sending")
    .then(eb.fn.coalesce("deliveries.doubtful_at", "deliveries.tried_at"))
    .else(eb.ref("deliveries.doubtful_at"))
    .end();
}

/** Whether an existing row may be claimed: its wait or lease is over, and a repetition would be recognised if it is one. */
function mayBeTaken(
  eb: ExpressionBuilder<Deliveries, "deliveries">,
  { now, repeatable }: ClaimTerms,
): Expression<SqlBool> {
  return eb.and([
    eb("deliveries.state", "in", ["sending", "later"]),
    eb("deliveries.free_at", "<=", now),
    eb.or([eb(doubt(eb), "is", null), eb(doubt(eb), ">", now - repeatable)]),
  ]);
}

/** The post of this day for the channel of the outer query, where it may not be tried now. */
function barred(db: Kysely<Tables>, day: Day, terms: ClaimTerms) {
  return db
    .selectFrom("deliveries")
    .select(sql.lit(1).as("one"))
    .where("deliveries.platform", "=", sql.ref<string>("subscriptions.platform"))
    .where("deliveries.channel", "=", sql.ref<string>("subscriptions.channel"))
    .where("deliveries.day", "=", day)
    .where((eb) => eb.not(mayBeTaken(eb, terms)));
}

/** Posts of later days that the channel of the outer query got, or may have got. */
function newerThan(db: Kysely<Tables>, day: Day) {
  return db
    .selectFrom("deliveries as newer")
    .select(sql.lit(1).as("one"))
    .where("newer.platform", "=", sql.ref<string>("subscriptions.platform"))
    .where("newer.channel", "=", sql.ref<string>("subscriptions.channel"))
    .where("newer.day", ">", day)
    .where("newer.state", "in", ARRIVED);
}
