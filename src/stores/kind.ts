import type { Dialect } from "kysely";
import type { Database } from "./sql.ts";

/** A kind of database, and what is particular to it. */
export interface Kind extends Pick<Database, "isBusy" | "advice" | "transact"> {
  /** How kysely speaks to the database at an address. Throws what its library throws; nothing was written then. */
  connect(address: string): Dialect | Promise<Dialect>;
  /** What to do about a database that cannot be opened; completes "The database … cannot be opened: …." */
  readonly remedy: string;
}
