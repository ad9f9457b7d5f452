import { mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreFailure } from "../core/store.ts";

/** How long a backup waits for a process that is just changing the file's journal, in milliseconds. */
const PATIENCE = 10_000;

/** A copy that was made: where it is, and how large, in bytes. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Copies the database at an address such as `file:data/losses.db` into a new file, while others go on using it. The copy
 * is as the database was at one moment, is looked through, and can be read by its owner alone: it names chats. Throws a
 * `StoreFailure` where there is such a file already, which is never overwritten, and where the database has its own tools.
 */
export async function backUp(address: string, file: string): Promise<Backup> {
  if (!address.startsWith("file:"))
    throw new StoreFailure(
      'PostgreSQL is backed up by its own tools, also while the bot runs: pg_dump --format=custom --exclude-schema=pgboss --file=losses.dump "$DATABASE_URL". To restore, while no replica runs: pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" losses.dump.',
    );
  await mkdir(dirname(file), { recursive: true });
  // SQLite writes into a file that is empty, so it is ours from the beginning.
  const target = await open(file, "wx", 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === "EEXIST"
      ? new StoreFailure(`${file} is there already and is not overwritten: name another file.`, { cause })
      : failure(file, cause);
  });
  try {
    copy(address.slice("file:".length), file);
    await target.sync();
    const { size } = await target.stat();
    await target.close();
    return { file, bytes: size };
  } catch (cause) {
    await target.close();
    await rm(file, { force: true });
    throw failure(file, cause);
  }
}

function copy(path: string, file: string): void {
  const database = new DatabaseSync(path, { readOnly: true, timeout: PATIENCE });
  try {
    database.prepare("vacuum into ?").run(file);
  } finally {
    database.close();
  }
  const made = new DatabaseSync(file, { readOnly: true });
  try {
    const [result] = made.prepare("pragma quick_check(1)").all();
    if (result?.["quick_check"] !== "ok") throw new Error("the copy is damaged");
  } finally {
    made.close();
  }
}

function failure(file: string, cause: unknown): StoreFailure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreFailure(
    `No backup was made in ${file}: ${reason}. Look at DATABASE_URL, at the free space, and at the permissions of the folder.`,
    { cause },
  );
}
