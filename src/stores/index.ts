import { type Dialect, Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { type Store, StoreFailure } from "../core/store.ts";
import { migrations } from "./migrations.ts";
import type { Tables } from "./schema.ts";
import { createSqlStore, type Database, whenFree } from "./sql.ts";
import { isBusy, sqliteDialect } from "./sqlite.ts";

/** A kind of database: how kysely speaks to one at an address, and which errors pass by themselves. */
interface Kind {
  dialect(address: string): Dialect;
  readonly isBusy: Database["isBusy"];
}

/**
 * The kinds of databases that can be used, by the protocol of their address.
 *
 * To add one: a file here that makes kysely's dialect from the address, and an entry in this list.
 */
const kinds: ReadonlyMap<string, Kind> = new Map([
  ["file:", { dialect: (address: string) => sqliteDialect(address.slice("file:".length)), isBusy }],
]);

/**
 * Opens the database at an address such as `file:data/losses.db`, makes it when it is missing, and brings its tables
 * up to date. Throws a `StoreFailure` that says what to do when it cannot be used; the file is left as it was.
 */
export async function openStore(address: string): Promise<Store> {
  const protocol = /^[a-z]+:(?=.)/.exec(address)?.[0] ?? "";
  const kind = kinds.get(protocol);
  if (!kind)
    throw new StoreFailure(
      `DATABASE_URL must begin with one of ${[...kinds.keys()].join(", ")} and name a database, as file:data/losses.db does.`,
    );
  const name = address.replace(/(?<=\/\/)[^@/]*@/, "");
  try {
    const db = await whenFree(kind.isBusy, () => open(address, kind));
    return createSqlStore({ db, name, isBusy: kind.isBusy });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreFailure(
      `The database ${name} cannot be opened: ${reason}. It was left as it is. Move it away to begin with a new one, put a backup in its place, or set DATABASE_URL to another.`,
      { cause },
    );
  }
}

/** Brings the tables up to date, all of it or nothing. Another process that does so at the same moment is waited for. */
async function open(address: string, { dialect }: Kind): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: dialect(address) });
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (!error) return db;
  await db.destroy();
  throw error;
}
