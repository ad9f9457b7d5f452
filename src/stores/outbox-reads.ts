import { type Kysely, type SqlBool, sql } from "kysely";
import type { Day } from "../core/day.ts";
import type { Counts, PostHistory, PostState } from "../core/outbox.ts";
import type { SubscriptionKey } from "../core/subscription.ts";
import { earliestOf } from "../lib/earliest.ts";
import { isDoubtful, isNote, leftOut, NOT_SENT, OPEN, oneOf, REASONS } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";
import { EVERY_DAY } from "./settings.ts";

/** How many posts of a network are in which state. */
export async function counts(
  db: Kysely<Tables>,
  platform: string,
  {
    to,
    operatorsOnly = false,
    withoutKnown = false,
  }: { to?: Day; operatorsOnly?: boolean; withoutKnown?: boolean } = {},
): Promise<Counts> {
  // Each of these has an index of its own that holds all that is asked for; going through the rows would take long.
  const parts = operatorsOnly
    ? [sql<SqlBool>`lane = 0`]
    : [oneOf("outbox.state", OPEN), oneOf("outbox.state", NOT_SENT), sql<SqlBool>`state = 'sent'`];
  const counts: Partial<Record<PostState, number>> = {};
  for (const part of parts) {
    const rows = await db
      .selectFrom("outbox")
      .select(({ fn }) => ["state", fn.countAll<number>().as("posts")])
      .where("platform", "=", platform)
      .where(part)
      .$if(to !== undefined, (query) => query.where("last_day", "=", to as Day))
      .$if(withoutKnown, (query) => query.where(sql<SqlBool>`coalesce(reason, '') <> ${REASONS.known}`))
      .groupBy("state")
      .execute();
    for (const { state, posts } of rows) counts[state] = posts;
  }
  return counts;
}

/** The channels that have posts of a last day as the operator's. */
export async function operatorsOf(db: Kysely<Tables>, platform: string, to: Day): Promise<string[]> {
  const rows = await db
    .selectFrom("outbox")
    .select("channel")
    .where("platform", "=", platform)
    .where("last_day", "=", to)
    .where(sql<SqlBool>`lane = 0`)
    .execute();
  // They are few. Asked for each once, SQLite would go through all posts in the order of their channels.
  return [...new Set(rows.map(({ channel }) => channel))];
}

/** How many subscriptions of a network are in force. */
export async function subscribed(db: Kysely<Tables>, platform: string): Promise<number> {
  const { all } = await db
    .selectFrom("subscriptions")
    .select(({ fn }) => fn.countAll<number>().as("all"))
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .where("paused", "=", 0)
    .executeTakeFirstOrThrow();
  return Number(all);
}

/** Whether a subscription of a network is in force that gets every report by itself: most do, so the first is soon found. */
export async function everyDay(db: Kysely<Tables>, platform: string): Promise<boolean> {
  const found = await db
    .selectFrom("subscriptions")
    .select("number")
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .where("paused", "=", 0)
    .where("settings", "like", `%${EVERY_DAY}%`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** How many posts of a network are due and not sent by an instant. */
export async function due(db: Kysely<Tables>, platform: string, now: number): Promise<number> {
  const rows = await Promise.all(
    [0, 1].map((lane) =>
      db
        .selectFrom("outbox")
        .select(({ fn }) => fn.countAll<number>().as("posts"))
        .where("platform", "=", platform)
        .where("lane", "=", lane)
        .where(oneOf("outbox.state", OPEN))
        .where("free_at", "<=", now)
        .executeTakeFirst(),
    ),
  );
  return rows.reduce((sum, row) => sum + Number(row?.posts ?? 0), 0);
}

/** When the earliest post is due that waits or is claimed. */
export async function earliest(db: Kysely<Tables>, platform: string): Promise<number | undefined> {
  const rows = await Promise.all(
    [0, 1].map((lane) =>
      db
        .selectFrom("outbox")
        .select("free_at")
        .where("platform", "=", platform)
        .where("lane", "=", lane)
        .where(oneOf("outbox.state", OPEN))
        .orderBy("free_at")
        .limit(1)
        .executeTakeFirst(),
    ),
  );
  return earliestOf(rows.map((row) => row?.free_at));
}

/** When the next of the posts that may have arrived, of which there are few, is free after an instant. */
export async function nextFreed(
  db: Kysely<Tables>,
  platform: string,
  after: number,
): Promise<number | undefined> {
  const next = await db
    .selectFrom("outbox")
    .select("free_at")
    .where("platform", "=", platform)
    .where(isDoubtful("outbox"))
    .where("free_at", ">", after)
    .orderBy("free_at")
    .limit(1)
    .executeTakeFirst();
  return next?.free_at;
}

/** What became of a subscription's newest posts; the notes on what was restated are none. */
export async function history(
  db: Kysely<Tables>,
  { platform, channel, number }: SubscriptionKey,
): Promise<PostHistory> {
  const found = await db
    .selectFrom("outbox")
    .select([
      "number",
      "edition",
      "state",
      "attempt",
      "free_at",
      "tried_at",
      "settled_at",
      "decision",
      "reason",
    ])
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .where("number", "in", [0, number])
    .where(({ not }) => not(isNote("outbox")))
    .execute();
  // What the operator's channels get ahead takes the place of a post of their first subscription.
  const isOwn =
    found.some((row) => row.number !== number) && (await isFirst(db, { platform, channel, number }));
  const rows = found.filter((row) => isOwn || row.number === number);
  const dated = rows
    .map((row) => ({ ...row, at: row.settled_at ?? row.tried_at ?? 0 }))
    .sort((one, other) => other.at - one.at);
  const sent = dated.find(({ state }) => state === "sent");
  const [trouble] = dated.flatMap(({ state, at, edition, decision, reason }) => {
    if (state === "sent" || state === "queued" || state === "sending" || at < (sent?.at ?? 0)) return [];
    const why = state === "skipped" && { leftOut: leftOut(reason) };
    return [{ at, edition, state, reason: reason ?? "", ...(decision !== null && { decision }), ...why }];
  });
  const next = rows
    .filter(({ state }) => state === "queued" || state === "later")
    .sort((one, other) => one.free_at - other.free_at)[0];
  return {
    ...(sent && { sent: { at: sent.at, edition: sent.edition } }),
    ...(trouble && { trouble }),
    ...(next && { next: { from: next.free_at, edition: next.edition } }),
  };
}

/** Whether no other subscription of its channel comes before this one. */
async function isFirst(db: Kysely<Tables>, { platform, channel, number }: SubscriptionKey): Promise<boolean> {
  const before = await db
    .selectFrom("subscriptions")
    .select("number")
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .where("number", "<", number)
    .limit(1)
    .executeTakeFirst();
  return before === undefined;
}
