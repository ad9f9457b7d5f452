import { type Kysely, PostgresAdapter, sql } from "kysely";
import type { Tables } from "./schema.ts";

/** Whether the database is PostgreSQL, for the few things in which it differs. */
export function isPostgres(db: Kysely<never> | Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * What stands at the end of a query to pass over the rows of a table, by its name in the query, that another process is
 * changing, and to keep others from them until the end of the transaction. SQLite needs nothing of the kind: there one
 * writes at a time.
 */
export function passLocked(db: Kysely<Tables>, table: string) {
  return isPostgres(db) ? sql`for update of ${sql.table(table)} skip locked` : sql``;
}
