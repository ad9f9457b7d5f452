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

/** The columns of rows that are given to a query, and what each holds. */
type Columns = Readonly<Record<string, "text" | "integer" | "bigint">>;

/** Rows as the text that `rowsOf` reads: their values alone, which both databases find faster than by their names. */
export function jsonOf<Given extends Columns>(
  columns: Given,
  rows: readonly Readonly<Record<keyof Given, string | number | null>>[],
): string {
  const names = Object.keys(columns);
  return JSON.stringify(rows.map((row) => names.map((name) => row[name])));
}

/**
 * Rows as something to select from, given in one parameter as the text that `jsonOf` makes of them: with one for each of their
 * values, putting a query together takes longer than the database takes for it.
 */
export function rowsOf(db: Kysely<Tables>, json: unknown, columns: Columns): RawBuilder<unknown> {
  const inPostgres = isPostgres(db);
  const read = Object.entries(columns).map(([name, type], index) => {
    const value = sql`value ->> ${sql.lit(index)}`;
    return sql`${inPostgres ? sql`cast(${value} as ${sql.raw(type)})` : value} as ${sql.id(name)}`;
  });
  const given = inPostgres ? sql`jsonb_array_elements(cast(${json} as jsonb))` : sql`json_each(${json})`;
  return sql`select ${sql.join(read)} from ${given}`;
}
