import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { isPostgres } from "./dialects.ts";

/** On which channel PostgreSQL tells of changes. */
export const CHANGES = "losses_bot";
/** The tables whose content is held in memory. */
const TABLES = ["reports", "verdicts", "languages"] as const;

/** Has PostgreSQL tell of changes of what processes hold in memory, whoever makes them. SQLite has nothing of the kind. */
export const changesMigration: Migration = {
  async up(db: Kysely<unknown>) {
    if (!isPostgres(db)) return;
    await sql`create function tell_losses_bot() returns trigger language plpgsql as
      ${sql.lit(`begin perform pg_notify('${CHANGES}', ''); return null; end`)}`.execute(db);
    for (const table of TABLES)
      await sql`create trigger ${sql.id(`tell_of_${table}`)} after insert or update or delete on ${sql.table(table)}
        for each statement execute function tell_losses_bot()`.execute(db);
  },
};
