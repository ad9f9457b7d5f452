import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Postgres } from "../fakes/postgres.ts";

/** A database of one test, as it is beside the store. */
export interface TestDatabase {
  /** Its address, as the settings take it. */
  readonly address: string;
  /** Does a statement, and returns its rows. */
  query<T>(text: string): Promise<T[]>;
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

/** Databases of a PostgreSQL that a test has started. */
export function databasesOf(server: Postgres): () => Promise<TestDatabase> {
  return async () => {
    const address = await server.create();
    // They all go with the server.
    return { address, query: (text) => server.query(address, text), drop: () => Promise.resolve() };
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

/** Has the tests of this process use other databases than files of SQLite. */
export function useDatabases(make: () => Promise<TestDatabase>): void {
  create = make;
}
