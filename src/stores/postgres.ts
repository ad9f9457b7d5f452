import { setTimeout as pause } from "node:timers/promises";
import { type Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import { type CustomTypesConfig, Pool, type PoolConfig, types } from "pg";
import type { Kind } from "./kind.ts";
import { watchChanges } from "./postgres-changes.ts";
import type { Tables } from "./schema.ts";

/** The most connections of one process. */
const CONNECTIONS = 8;
/** After how many milliseconds a connection that is not made, a statement, or a transaction without one is given up. */
const CONNECT_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 60_000;
/** A process that was frozen within a transaction must not keep others waiting for what it has locked. */
const IDLE_TIMEOUT = 10_000;
/** How often, and after how many milliseconds each time, a database that was lost is asked what became of a commit. */
const TRIES = 40;
const WAIT = 250;

/** Object ids of types (pg_type.dat): whole numbers of 64 bits, and what sums and counts of them are. */
const INT8 = 20;
const NUMERIC = 1700;

/** Instants and counts are far below 2^53, and are numbers everywhere else. */
const asNumbers: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: "text" | "binary") =>
    id === INT8 || id === NUMERIC
      ? Number
      : types.getTypeParser(id, format as "text")) as typeof types.getTypeParser,
};

/** SQLSTATEs of transactions that came in each other's way and go through if they are tried again (PostgreSQL, appendix A). */
const COLLISIONS: ReadonlySet<string> = new Set([
  "40001", // could not be serialized
  "40P01", // deadlock
  "23505", // two have put in the same row
  "55P03", // a lock could not be had
]);
/** … of a server that was not there, or that is coming or going. Class 08 is of the connection itself. */
const ABSENCES: ReadonlySet<string> = new Set(["57P01", "57P02", "57P03", "25P03", "53300"]);
/** Names that cannot be found and certificates that are wrong stay so. */
const LASTING = new Set(["ENOTFOUND", "ENOENT", "EACCES"]);

/** Whether the connection was lost, or could not be made for the moment: of a commit under way nobody can tell then whether it was made. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  // What the server itself says has a severity.
  if ("severity" in error) return code.startsWith("08") || ABSENCES.has(code);
  if (error instanceof AggregateError) return error.errors.some(isLost);
  if (code) return /^E[A-Z]+$/.test(code) && !LASTING.has(code);
  return /connection|timeout/i.test(error.message);
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return COLLISIONS.has(code) || isLost(error);
}

/** How every connection of the program to a database is made. */
export function connectionTo(address: string): PoolConfig {
  return {
    connectionString: address,
    application_name: "losses-bot",
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    query_timeout: STATEMENT_TIMEOUT + CONNECT_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_TIMEOUT,
    types: asNumbers,
  };
}

/** PostgreSQL over pg. */
export const postgres: Kind = {
  async connect(address) {
    const pool = new Pool({ ...connectionTo(address), max: CONNECTIONS });
    // Whoever waits for an answer is told of a connection that was cut. An error that nobody listens to would end the program.
    pool.on("error", () => undefined);
    pool.on("connect", (client) => client.on("error", () => undefined));
    try {
      await refuseForeign(pool);
    } catch (error) {
      await pool.end();
      throw error;
    }
    return new PostgresDialect({ pool });
  },
  isBusy,
  transact,
  watch: (address, changed) => watchChanges(connectionTo(address), changed),
  advice: "look whether it runs, can be reached, and has room",
  remedy:
    "Look whether it runs, and whether DATABASE_URL has the right host, database, user and password. The user must be allowed to make tables there.",
};

/**
 * Does work in a transaction. Where the connection was lost while it was committed, the database is asked what became of
 * it: what was done is not done twice, and what was claimed is not lost.
 */
async function transact<T>(
  db: Kysely<Tables>,
  level: "serializable" | "read committed",
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  let done: { readonly result: T; readonly id: string } | undefined;
  try {
    return await db
      .transaction()
      .setIsolationLevel(level)
      .execute(async (trx) => {
        const result = await work(trx);
        const { rows } = await sql<{
          id: string | null;
        }>`select pg_current_xact_id_if_assigned()::text as id`.execute(trx);
        const id = rows[0]?.id;
        if (id) done = { result, id };
        return result;
      });
  } catch (error) {
    if (done && isLost(error) && (await wasCommitted(db, done.id))) return done.result;
    throw error;
  }
}

/** Whether a transaction of which the connection was lost has been committed. Asks until the database can say. */
async function wasCommitted(db: Kysely<Tables>, id: string): Promise<boolean> {
  for (let tries = 0; ; tries++) {
    try {
      const { rows } = await sql<{
        status: string | null;
      }>`select pg_xact_status(${id}::xid8) as status`.execute(db);
      const status = rows[0]?.status;
      if (status !== "in progress") return status === "committed";
    } catch (error) {
      if (!isLost(error) || tries >= TRIES) throw error;
    }
    await pause(WAIT);
  }
}

/** Another program's database stays as it is: nothing is written before this has been looked at. */
async function refuseForeign(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_catalog.pg_tables where schemaname = current_schema()",
  );
  const ours = rows.some(({ name }) => name === "kysely_migration");
  if (rows.length > 0 && !ours) throw new Error("it is the database of another program");
}
