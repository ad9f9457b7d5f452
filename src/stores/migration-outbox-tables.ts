import { type Kysely, type SqlBool, sql } from "kysely";

/** The tables of the outbox. Subscriptions are put into a new table, which takes the name of the old one once that is empty. */
export async function makeTables(db: Kysely<unknown>): Promise<void> {
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

/** What the tables of the outbox are searched by. */
export async function makeIndexes(db: Kysely<unknown>): Promise<void> {
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
