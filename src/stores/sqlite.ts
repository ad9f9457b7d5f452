import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { SqliteAdapter, type SqliteDatabase, SqliteDialect } from "kysely";
import type { Kind } from "./kind.ts";

/**
 * How much of the file is kept in memory, in KiB: posts look for their subscriptions at other places each time, and of 100,000
 * of them with their posts that is some 30 MB.
 */
const CACHE = 32_768;
/**
 * After how many pages that were written their log is put into the file, which waits for the disk twice: four times as many as
 * SQLite does by itself. The log then takes 16 MB.
 */
const CHECKPOINT = 4_000;
/** So many statements are kept prepared; lists of rows make many that differ only in length. */
const MOST_PREPARED = 300;

/** The mode of a file that its owner alone may read and write. */
const FOR_ITS_OWNER = 0o600;

/** Result codes of SQLite, in their low byte: another process holds the file (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/** Whether SQLite refused because another process is writing. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return false;
  const code = error.errcode & 0xff;
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/** Opens the SQLite file, which is made when it is missing, and its folder too. Throws what SQLite throws. */
export function sqliteDialect(path: string): SqliteDialect {
  mkdirSync(dirname(path), { recursive: true });
  // It names chats. What SQLite puts beside it may be read by the same people.
  if (!existsSync(path)) closeSync(openSync(path, "a", FOR_ITS_OWNER));
  // No waiting inside SQLite: that would stop the whole process. The store tries again by itself.
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    refuseForeign(database);
    database.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on");
    // What a statement notes for its own undoing is soon more than SQLite keeps in memory by itself.
    database.exec(
      `pragma cache_size = -${CACHE}; pragma temp_store = memory; pragma wal_autocheckpoint = ${CHECKPOINT}`,
    );
  } catch (error) {
    database.close();
    throw error;
  }
  return new TransactionalDialect({ database: adapt(database) });
}

function pathOf(address: string): string {
  return address.slice("file:".length);
}

/** SQLite over what Node brings. */
export const sqlite: Kind = {
  connect: (address) => sqliteDialect(pathOf(address)),
  isThere: (address) => existsSync(pathOf(address)),
  isBusy,
  advice: "look at its disk and its permissions",
  remedy:
    "It was left as it is. Move it away to begin with a new one, put a backup in its place, or set DATABASE_URL to another.",
};

/** SQLite can change tables within a transaction; kysely does not count on it, and would leave a migration half done. */
class TransactionalDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Another program's database stays as it is: nothing is written before this has been looked at. */
function refuseForeign(database: DatabaseSync): void {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const ours = tables.some(({ name }) => name === "kysely_migration");
  if (tables.length > 0 && !ours) throw new Error("it is the database of another program");
}

/** A statement as kysely wants it. */
type Prepared = ReturnType<SqliteDatabase["prepare"]>;

/** node:sqlite in the shape that kysely expects of an SQLite library. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, Prepared>();

  /** Planning a statement takes longer than most of ours take to run, and there are only so many different ones. */
  function statementOf(sql: string): Prepared {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    const statement = database.prepare(sql);
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
    const made: Prepared = {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    };
    prepared.set(sql, made);
    return made;
  }

  return {
    close: () => database.close(),
    // Our transactions read and then write. Begun as readers they would fail as soon as another process writes.
    prepare: (sql) => statementOf(sql === "begin" ? "begin immediate" : sql),
  };
}
