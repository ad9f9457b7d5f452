import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { TestContext } from "node:test";
import type { Store } from "../../src/core/store.ts";
import { openStore } from "../../src/stores/index.ts";
import type { Postgres } from "../fakes/postgres.ts";

/** A database of one test, as it is beside the store. */
export interface TestDatabase {
  /** Its address, as the settings take it. */
  readonly address: string;
  /** Does a statement, and returns its rows. */
  query<T>(text: string): Promise<T[]>;
  /** The same address, for a process whose connections can be told from others, and how many of them are left. */
  readonly apart?: { readonly address: string; left(): Promise<number> };
  /** Removes it. Every store has been closed by then. */
  drop(): Promise<void>;
}

/** A file of SQLite in a folder of its own. */
export async function sqliteFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  const path = join(folder, "losses.db");
  return {
    address: `file:${path}`,
    query: async <T>(text: string) => rowsIn<T>(path, text),
    drop: () => rm(folder, { recursive: true, maxRetries: 5 }),
  };
}

/** The name of connections that are told from others. */
const APART = "apart";

/** Databases of a PostgreSQL that a test has started. */
export function databasesOf(server: Postgres): () => Promise<TestDatabase> {
  return async () => {
    const address = await server.create();
    const query = <T>(text: string) => server.query<T>(address, text);
    const apart = {
      address: `${address}?application_name=${APART}`,
      async left() {
        const connections = await query(
          `select pid from pg_stat_activity where application_name = '${APART}' and datname = current_database()`,
        );
        return connections.length;
      },
    };
    // They all go with the server.
    return { address, query, apart, drop: () => Promise.resolve() };
  };
}

/**
 * The same, each emptied when its test is over and given to the next one, as a new one takes far longer. Only where all stores
 * are in this process: what others leave in it is not emptied.
 */
export function sharedDatabasesOf(server: Postgres): () => Promise<TestDatabase> {
  const create = databasesOf(server);
  const free: TestDatabase[] = [];
  return async () => {
    const database = free.pop() ?? (await create());
    async function drop(): Promise<void> {
      await server.empty(database.address);
      free.push(database);
    }
    return { ...database, drop };
  };
}

/** What a statement finds in a file of SQLite, past the store. */
export function rowsIn<T>(path: string, text: string): T[] {
  const database = new DatabaseSync(path);
  try {
    return database.prepare(text).all() as T[];
  } finally {
    database.close();
  }
}

let create = sqliteFile;

/** A database as the tests of this process use them. */
export function newDatabase(): Promise<TestDatabase> {
  return create();
}

/** A store over a database of its own; both go when the test ends. */
export async function newStore(
  t: Pick<TestContext, "after">,
): Promise<{ store: Store; database: TestDatabase }> {
  const database = await newDatabase();
  const store = await openStore(database.address);
  t.after(async () => {
    await store.close();
    await database.drop();
  });
  return { store, database };
}

/** Has the tests of this process use other databases than files of SQLite. */
export function useDatabases(make: () => Promise<TestDatabase>): void {
  create = make;
}
