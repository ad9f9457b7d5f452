import { type Kysely, PostgresAdapter, type SelectQueryBuilder } from "kysely";
import type { Tables } from "./schema.ts";

/** Whether the database is PostgreSQL, for the few things in which it differs. */
export function isPostgres(db: Kysely<never> | Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * Has a query pass over the rows of a table, by its name in the query, that another process is changing, and keep the others
 * from it until the end of the transaction. SQLite needs nothing of the kind: there one writes at a time.
 */
export function passLocked<DB, T extends keyof DB & string, O>(
  db: Kysely<Tables>,
  query: SelectQueryBuilder<DB, T, O>,
  table: T,
): SelectQueryBuilder<DB, T, O> {
  return isPostgres(db) ? query.forUpdate(table).skipLocked() : query;
}
