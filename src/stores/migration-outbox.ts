import { type Kysely, type SqlBool, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { spreadOf } from "./hash.ts";

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

async function makeTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("wishes")
    .addColumn("platform", "varchar(20)", (column) => column.notNull())
    .addColumn("channel", "varchar(80)", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("server", "varchar(80)", (column) => column.notNull())
    .addColumn("settings", "text", (column) => column.notNull())
    .addColumn("paused", "integer", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .addColumn("off_at", "bigint")
    .addColumn("off_cause", "varchar(10)")
    .addColumn("off_reason", "text")
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("failing_since", "bigint")
    .addPrimaryKeyConstraint("wishes_key", ["platform", "channel", "number"])
    .execute();
  await db.schema
    .createTable("outbox")
    .addColumn("platform", "varchar(20)", (column) => column.notNull())
    .addColumn("channel", "varchar(80)", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("edition", "varchar(40)", (column) => column.notNull())
    .addColumn("form", "varchar(100)", (column) => column.notNull())
    .addColumn("server", "varchar(80)", (column) => column.notNull())
    .addColumn("last_day", "varchar(10)", (column) => column.notNull())
    .addColumn("state", "varchar(10)", (column) => column.notNull())
    .addColumn("lane", "integer", (column) => column.notNull())
    .addColumn("free_at", "bigint", (column) => column.notNull())
    .addColumn("spread", "integer", (column) => column.notNull())
    .addColumn("until", "bigint", (column) => column.notNull())
    .addColumn("attempt", "integer", (column) => column.notNull())
    .addColumn("tried_at", "bigint")
    .addColumn("doubtful_at", "bigint")
    .addColumn("settled_at", "bigint")
    .addColumn("message", "varchar(80)")
    .addColumn("revision", "varchar(80)")
    .addColumn("decision", "varchar(10)")
    .addColumn("reason", "text")
    .addColumn("edit_at", "bigint")
    .addPrimaryKeyConstraint("outbox_key", ["platform", "channel", "number", "edition", "form"])
    .execute();
  await db.schema
    .createTable("former_channels")
    .addColumn("platform", "varchar(20)", (column) => column.notNull())
    .addColumn("server", "varchar(80)", (column) => column.notNull())
    .addColumn("channel", "varchar(80)", (column) => column.notNull())
    .addPrimaryKeyConstraint("former_channels_key", ["platform", "server", "channel"])
    .execute();
  await db.schema
    .createTable("broadcasts")
    .addColumn("platform", "varchar(20)", (column) => column.notNull())
    .addColumn("day", "varchar(10)", (column) => column.notNull())
    .addColumn("started_at", "bigint", (column) => column.notNull())
    .addColumn("mark_changed_at", "bigint", (column) => column.notNull())
    .addColumn("mark_channel", "varchar(80)", (column) => column.notNull())
    .addColumn("mark_number", "integer", (column) => column.notNull())
    .addColumn("state", "varchar(10)", (column) => column.notNull())
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("broadcasts_key", ["platform", "day"])
    .execute();
  await db.schema
    .createTable("figures")
    .addColumn("edition", "varchar(40)", (column) => column.notNull())
    .addColumn("revision", "varchar(80)", (column) => column.notNull())
    .addColumn("last_day", "varchar(10)", (column) => column.notNull())
    .addColumn("figures", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("figures_key", ["edition", "revision"])
    .execute();
}

async function makeIndexes(db: Kysely<unknown>): Promise<void> {
  // The order of enrolment, and what belongs to a server.
  await db.schema
    .createIndex("subscriptions_by_change")
    .on("subscriptions")
    .columns(["platform", "changed_at", "channel", "number"])
    .execute();
  await db.schema
    .createIndex("subscriptions_by_server")
    .on("subscriptions")
    .columns(["platform", "server", "channel", "number"])
    .execute();
  await db.schema
    .createIndex("subscriptions_failing")
    .on("subscriptions")
    .columns(["platform", "channel", "number"])
    .where(sql<SqlBool>`failures > 0`)
    .execute();
  await db.schema
    .createIndex("subscriptions_off")
    .on("subscriptions")
    .column("off_at")
    .where(sql<SqlBool>`off_at is not null`)
    .execute();
  // The order in which posts are claimed, with what sweeping and counting ask for. It holds only what is not over: an
  // index that every post goes through costs a page of the file for each of them, and there are 100,000 a day.
  await db.schema
    .createIndex("outbox_by_turn")
    .on("outbox")
    .columns(["platform", "lane", "free_at", "spread", "until", "last_day", "state"])
    .where(sql<SqlBool>`state in ('queued', 'later', 'sending')`)
    .execute();
  await db.schema
    .createIndex("outbox_tried")
    .on("outbox")
    .columns(["platform", "free_at"])
    .where(sql<SqlBool>`state in ('later', 'sending')`)
    .execute();
  // The posts of an edition that tell a revision; the spread keeps those together that arrive one after the other.
  await db.schema
    .createIndex("outbox_sent")
    .on("outbox")
    .columns(["platform", "last_day", "edition", "revision", "spread"])
    .where(sql<SqlBool>`state = 'sent'`)
    .execute();
  await db.schema
    .createIndex("outbox_not_sent")
    .on("outbox")
    .columns(["platform", "last_day", "state"])
    .where(sql<SqlBool>`state in ('failed', 'unknown', 'skipped')`)
    .execute();
  await db.schema
    .createIndex("outbox_of_operators")
    .on("outbox")
    .columns(["platform", "last_day", "state"])
    .where(sql<SqlBool>`lane = 0`)
    .execute();
  await db.schema.createIndex("outbox_by_end").on("outbox").column("settled_at").execute();
}

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
          spread: spreadOf({ platform, channel }),
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
