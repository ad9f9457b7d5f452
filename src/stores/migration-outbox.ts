import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { placeOf } from "./hash.ts";
import { makeIndexes, makeTables } from "./migration-outbox-tables.ts";

/** How many rows are moved at a time: PostgreSQL and SQLite bound the values in one statement. */
const ROWS_AT_ONCE = 500;
/** Until when a day's report is worth sending, counted from the beginning of its day in UTC, in milliseconds. */
const WORTH = 34 * 3_600_000;

/**
 * Several subscriptions with settings for a channel instead of one with a language, and an outbox instead of deliveries.
 * What was posted is in the outbox afterwards, so that nothing is posted again.
 */
export const outboxMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await makeTables(db);
    const moving = db as Kysely<TablesOfThen>;
    await moveSubscriptions(moving);
    await moveDeliveries(moving);
    await db.schema.dropTable("subscriptions").execute();
    await db.schema.alterTable("wishes").renameTo("subscriptions").execute();
    await db.schema.dropTable("deliveries").execute();
    await makeIndexes(db);
  },
};

async function moveSubscriptions(db: Kysely<TablesOfThen>): Promise<void> {
  const rows = await db.selectFrom("subscriptions").selectAll().execute();
  const wishes = rows.map(({ platform, channel, language, created_at, off_at, off_reason }) => ({
    ...{ platform, channel, number: 1, server: serverOf(platform, channel) },
    settings: JSON.stringify(settingsOfThen(language)),
    paused: 0,
    created_at,
    changed_at: created_at,
    off_at,
    // A subscription was switched off for nothing else.
    off_cause: off_at === null ? null : "removed",
    off_reason,
    failures: 0,
    failing_since: null,
  }));
  for (let start = 0; start < wishes.length; start += ROWS_AT_ONCE)
    await db
      .insertInto("wishes")
      .values(wishes.slice(start, start + ROWS_AT_ONCE))
      .execute();
}

async function moveDeliveries(db: Kysely<TablesOfThen>): Promise<void> {
  let last = { platform: "", channel: "", day: "" };
  for (;;) {
    const rows = await db
      .selectFrom("deliveries")
      .selectAll()
      .where((eb) =>
        eb(eb.refTuple("platform", "channel", "day"), ">", eb.tuple(last.platform, last.channel, last.day)),
      )
      .orderBy("platform")
      .orderBy("channel")
      .orderBy("day")
      .limit(ROWS_AT_ONCE)
      .execute();
    if (rows.length === 0) return;
    await db
      .insertInto("outbox")
      .values(
        rows.map(({ platform, channel, day, state, ...row }) => ({
          ...{ platform, channel, number: 1, edition: `day ${day}`, form: "full" },
          server: serverOf(platform, channel),
          last_day: day,
          state,
          lane: 1,
          free_at: row.free_at,
          spread: placeOf({ platform, channel }, 0),
          until: Date.parse(day) + WORTH,
          attempt: row.attempt,
          tried_at: row.tried_at,
          doubtful_at: row.doubtful_at,
          settled_at: state === "sending" || state === "later" ? null : row.tried_at,
          message: row.message,
          reason: row.reason,
        })),
      )
      .execute();
    last = rows.at(-1) ?? last;
  }
}

/**
 * What the channel belongs to. Which server of Discord that is was not kept: it stays open until somebody sets the
 * subscription again, or the network says where the channel is.
 */
function serverOf(platform: string, channel: string): string {
  if (platform === "discord") return "";
  return platform === "telegram" ? (channel.split(":")[0] as string) : channel;
}

/** The settings that stand for what a subscription was at that time; what they have become since is not its concern. */
function settingsOfThen(language: string) {
  return {
    language,
    forms: ["full"],
    categories: [],
    time: { kind: "arrival" },
    timeZone: "Europe/Kyiv",
    days: { kind: "daily", weekendTogether: false },
    silent: false,
    publish: true,
    pin: false,
    notes: false,
    paused: false,
  };
}

/** The columns that this migration reads and writes; what the tables have become since is not its concern. */
interface TablesOfThen {
  subscriptions: {
    platform: string;
    channel: string;
    language: string;
    created_at: number;
    off_at: number | null;
    off_reason: string | null;
  };
  deliveries: {
    platform: string;
    channel: string;
    day: string;
    state: string;
    attempt: number;
    tried_at: number;
    doubtful_at: number | null;
    free_at: number;
    message: string | null;
    reason: string | null;
  };
  wishes: {
    platform: string;
    channel: string;
    number: number;
    server: string;
    settings: string;
    paused: number;
    created_at: number;
    changed_at: number;
    off_at: number | null;
    off_cause: string | null;
    off_reason: string | null;
    failures: number;
    failing_since: number | null;
  };
  outbox: {
    platform: string;
    channel: string;
    number: number;
    edition: string;
    form: string;
    server: string;
    last_day: string;
    state: string;
    lane: number;
    free_at: number;
    spread: number;
    until: number;
    attempt: number;
    tried_at: number | null;
    doubtful_at: number | null;
    settled_at: number | null;
    message: string | null;
    reason: string | null;
  };
}
