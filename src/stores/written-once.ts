import { CompiledQuery, type Kysely, type RawBuilder } from "kysely";
import { isPostgres } from "./dialects.ts";
import type { Tables } from "./schema.ts";

/** What the values of a query are called that it is given each time. */
type Values = Readonly<Record<string, unknown>>;

/** The place of such a value in the query. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that is put together once for each kind of database, and after that only given its values: for the few that run
 * with every batch of a broadcast, where putting them together would take as long as the database takes for them.
 */
export function writtenOnce<Row, Given extends Values>(
  write: (db: Kysely<Tables>, place: (name: keyof Given & string) => unknown) => RawBuilder<Row>,
): (db: Kysely<Tables>, values: Given) => Promise<Row[]> {
  const written = new Map<boolean, CompiledQuery<Row>>();

  function writtenFor(db: Kysely<Tables>): CompiledQuery<Row> {
    const kind = isPostgres(db);
    const known = written.get(kind);
    if (known) return known;
    const query = write(db, (name) => new Place(name)).compile(db);
    written.set(kind, query);
    return query;
  }

  return async (db, values) => {
    const { sql, parameters } = writtenFor(db);
    const given = parameters.map((one) => (one instanceof Place ? values[one.name] : one));
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(sql, given));
    return rows;
  };
}
