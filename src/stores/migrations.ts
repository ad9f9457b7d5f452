import { type Kysely, type SqlBool, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { isPostgres } from "./dialects.ts";
import { hashOf } from "./hash.ts";
import { changesMigration } from "./migration-changes.ts";
import { outboxMigration } from "./migration-outbox.ts";

/**
 * How the tables came to be, in order. Databases in use have run these, so a migration is never edited: add another.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  "2026-11-reports-subscriptions-deliveries": {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("reports")
        .addColumn("source", "varchar(40)", (column) => column.notNull())
        .addColumn("day", "varchar(10)", (column) => column.notNull())
        .addColumn("version", "integer", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("kept_at", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("reports_key", ["source", "day", "version"])
        .execute();
      await db.schema.createIndex("reports_by_kept_at").on("reports").column("kept_at").execute();
      await db.schema
        .createTable("subscriptions")
        .addColumn("platform", "varchar(20)", (column) => column.notNull())
        .addColumn("channel", "varchar(80)", (column) => column.notNull())
        .addColumn("language", "varchar(10)", (column) => column.notNull())
        .addColumn("created_at", "bigint", (column) => column.notNull())
        .addColumn("off_at", "bigint")
        .addColumn("off_reason", "text")
        .addPrimaryKeyConstraint("subscriptions_key", ["platform", "channel"])
        .execute();
      await db.schema
        .createTable("deliveries")
        .addColumn("platform", "varchar(20)", (column) => column.notNull())
        .addColumn("channel", "varchar(80)", (column) => column.notNull())
        .addColumn("day", "varchar(10)", (column) => column.notNull())
        .addColumn("state", "varchar(10)", (column) => column.notNull())
        .addColumn("attempt", "integer", (column) => column.notNull())
        .addColumn("tried_at", "bigint", (column) => column.notNull())
        .addColumn("doubtful_at", "bigint")
        .addColumn("free_at", "bigint", (column) => column.notNull())
        .addColumn("message", "varchar(40)")
        .addColumn("reason", "text")
        .addPrimaryKeyConstraint("deliveries_key", ["platform", "channel", "day"])
        .execute();
      await db.schema
        .createTable("memory")
        .addColumn("key", "varchar(80)", (column) => column.notNull().primaryKey())
        .addColumn("value", "text", (column) => column.notNull())
        .execute();
    },
  },
  "2026-11-verdicts-and-where-reports-were-read": {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("verdicts")
        .addColumn("source", "varchar(40)", (column) => column.notNull())
        .addColumn("day", "varchar(10)", (column) => column.notNull())
        .addColumn("version", "integer", (column) => column.notNull())
        .addColumn("verdict", "varchar(10)", (column) => column.notNull())
        .addColumn("decided_at", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("verdicts_key", ["source", "day", "version"])
        .execute();
      await db.schema.alterTable("reports").addColumn("address", "text").execute();
      await db.schema
        .alterTable("reports")
        .addColumn("hash", "varchar(64)", (column) => column.notNull().defaultTo(""))
        .execute();
      // What is in the table already is hashed as new rows are: else every old report would be kept once more.
      const reports = db as Kysely<ReportsOfThen>;
      for (const row of await reports
        .selectFrom("reports")
        .select(["source", "day", "version", "content"])
        .execute())
        await reports
          .updateTable("reports")
          .set({ hash: hashOf(row.content) })
          .where("source", "=", row.source)
          .where("day", "=", row.day)
          .where("version", "=", row.version)
          .execute();
    },
  },
  "2026-11-z-languages-and-turns": {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("languages")
        .addColumn("platform", "varchar(20)", (column) => column.notNull())
        .addColumn("channel", "varchar(80)", (column) => column.notNull())
        .addColumn("language", "varchar(10)", (column) => column.notNull())
        .addPrimaryKeyConstraint("languages_key", ["platform", "channel"])
        .execute();
      await db.schema
        .createTable("turns")
        .addColumn("source", "varchar(40)", (column) => column.notNull().primaryKey())
        .addColumn("free_at", "bigint", (column) => column.notNull())
        .addColumn("resting_until", "bigint", (column) => column.notNull())
        .execute();
    },
  },
  "2026-12-outbox": outboxMigration,
  "2026-12-z-keys-of-any-length": {
    async up(db: Kysely<unknown>) {
      // SQLite bounds no text, and cannot change the type of a column.
      if (!isPostgres(db)) return;
      await db.schema
        .alterTable("memory")
        .alterColumn("key", (column) => column.setDataType("text"))
        .execute();
    },
  },
  "2026-12-zz-changes-told": changesMigration,
  "2026-12-zz-keys-in-the-order-of-bytes": {
    async up(db: Kysely<unknown>) {
      // Those that begin alike are found as a range, which in the order of a language holds others or not all of them.
      if (isPostgres(db)) await sql`alter table memory alter column key type text collate "C"`.execute(db);
    },
  },
  "2026-12-zz-turns-of-any-name": {
    async up(db: Kysely<unknown>) {
      // A notice to the operator takes a turn under its own name, which is longer than that of any source.
      if (!isPostgres(db)) return;
      await db.schema
        .alterTable("turns")
        .alterColumn("source", (column) => column.setDataType("text"))
        .execute();
    },
  },
  "2026-12-zzz-doubtful-posts-first": {
    async up(db: Kysely<unknown>) {
      // What is not over has no end to be looked for by: without it, a post costs fewer pages.
      await db.schema.dropIndex("outbox_by_end").execute();
      await db.schema
        .createIndex("outbox_ended")
        .on("outbox")
        .column("settled_at")
        .where(sql<SqlBool>`settled_at is not null`)
        .execute();
      // Only posts that may have arrived are asked for, by when they are free; what is put off without a doubt can be many.
      await db.schema.dropIndex("outbox_tried").execute();
      await db.schema
        .createIndex("outbox_doubtful")
        .on("outbox")
        .columns(["platform", "free_at"])
        .where(sql<SqlBool>`(state = 'sending' or (state = 'later' and doubtful_at is not null))`)
        .execute();
    },
  },
  "2026-12-zzzz-facts-with-an-end": {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable("memory").addColumn("until", "bigint").execute();
      // Every picture that anybody was ever sent was remembered for good.
      const memory = db as Kysely<FactsOfThen>;
      for (const beginning of ["telegram.photo.", "discord.picture."])
        await memory.updateTable("memory").set({ until: 0 }).where("key", "like", `${beginning}%`).execute();
    },
  },
  "2026-12-zzzzz-when-times-were-set": {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable("subscriptions")
        .addColumn("timed_at", "bigint", (column) => column.notNull().defaultTo(0))
        .execute();
      const subscriptions = db as Kysely<SubscriptionsOfThen>;
      await subscriptions
        .updateTable("subscriptions")
        .set((eb) => ({ timed_at: eb.ref("changed_at") }))
        .execute();
    },
  },
};

/** The columns of subscriptions that a migration reads and writes. */
interface SubscriptionsOfThen {
  subscriptions: { changed_at: number; timed_at: number };
}

/** The columns of facts that a migration writes. */
interface FactsOfThen {
  memory: { key: string; until: number };
}

/** The columns of reports that a migration writes; what the table has become since is not its concern. */
interface ReportsOfThen {
  reports: { source: string; day: string; version: number; content: string; hash: string };
}
