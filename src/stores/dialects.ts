import { type Kysely, PostgresAdapter, type RawBuilder, sql } from "kysely";
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

/**
 * Rows as something to select from, given as a JSON text in one parameter: with one for each of their values, putting a query
 * together takes longer than the database takes for it. Names the columns that are read, and what each holds.
 */
export function rowsOf(
  db: Kysely<Tables>,
  json: unknown,
  columns: Readonly<Record<string, "text" | "integer" | "bigint">>,
): RawBuilder<unknown> {
  const all = Object.entries(columns);
  if (isPostgres(db)) {
    const typed = all.map(([name, type]) => sql`${sql.id(name)} ${sql.raw(type)}`);
    return sql`select * from json_to_recordset(cast(${json} as json)) as given(${sql.join(typed)})`;
  }
  const read = all.map(([name]) => sql`value ->> ${sql.lit(name)} as ${sql.id(name)}`);
  return sql`select ${sql.join(read)} from json_each(${json})`;
}
