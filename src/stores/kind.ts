import type { Dialect } from "kysely";
import type { Database } from "./sql.ts";

/** A kind of database, and what is particular to it. */
export interface Kind extends Pick<Database, "isBusy" | "advice" | "transact"> {
  /** How kysely speaks to the database at an address. Throws what its library throws; nothing was written then. */
  connect(address: string): Dialect | Promise<Dialect>;
  /** Whether there is a database at an address already; where connecting to it would make one. */
  isThere?(address: string): boolean;
  /** Calls back after changes of what is held in memory, until the returned function ends it; where the database can tell. */
  watch?(address: string, changed: () => void): () => Promise<void>;
  /** What to do about a database that cannot be opened; completes "The database … cannot be opened: …." */
  readonly remedy: string;
}
