import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { type Store, StoreFailure } from "../core/store.ts";
import { databaseName } from "../lib/database-address.ts";
import type { Kind } from "./kind.ts";
import { migrations } from "./migrations.ts";
import type { Tables } from "./schema.ts";
import { createSqlStore, whenFree } from "./sql.ts";

/**
 * The kinds of databases that can be used, by the protocol of their address; only what is used is loaded.
 *
 * To add one: a file here that makes its `Kind`, an entry in this list, and its protocol in `src/config.ts`.
 */
const kinds: ReadonlyMap<string, () => Promise<Kind>> = new Map([
  ["file:", async () => (await import("./sqlite.ts")).sqlite],
  ["postgres:", async () => (await import("./postgres.ts")).postgres],
  ["postgresql:", async () => (await import("./postgres.ts")).postgres],
]);

/** How a database is opened. */
export interface Opening {
  /** Refuses one that is missing, instead of making it: for whoever looks at what another process does. */
  readonly mustBeThere?: boolean;
}

/**
 * Opens the database at an address such as `file:data/losses.db`, makes it when it is missing, and brings its tables
 * up to date. Throws a `StoreFailure` that says what to do when it cannot be used; the file is left as it was.
 */
export async function openStore(address: string, { mustBeThere = false }: Opening = {}): Promise<Store> {
  const protocol = /^[a-z]+:(?=.)/.exec(address)?.[0] ?? "";
  const load = kinds.get(protocol);
  if (!load)
    throw new StoreFailure(
      `DATABASE_URL must begin with one of ${[...kinds.keys()].join(", ")} and name a database, as file:data/losses.db does.`,
    );
  const kind = await load();
  const name = databaseName(address);
  if (mustBeThere && kind.isThere?.(address) === false)
    throw new StoreFailure(
      `There is no database ${name}: the bot makes it when it starts. Set DATABASE_URL to what the bot has, or go to the folder that it runs in.`,
    );
  try {
    const db = await whenFree(kind.isBusy, () => open(address, kind));
    const { isBusy, advice, transact } = kind;
    const watch = kind.watch?.bind(undefined, address);
    return createSqlStore({ db, name, isBusy, advice, transact, watch });
  } catch (cause) {
    throw new StoreFailure(`The database ${name} cannot be opened: ${reasonOf(cause)}. ${kind.remedy}`, {
      cause,
    });
  }
}

/** Brings the tables up to date, all of it or nothing. Another process that does so at the same moment is waited for. */
async function open(address: string, { connect }: Kind): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: await connect(address) });
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (!error) return db;
  await db.destroy();
  throw error;
}

/** Why something failed. Of several addresses that were tried in vain each has its own error. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join("; ");
  return cause instanceof Error ? cause.message : String(cause);
}
