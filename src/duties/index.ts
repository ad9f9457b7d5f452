import type { Log } from "../core/log.ts";
import type { Work } from "../core/work.ts";
import { createInProcessWork } from "./in-process.ts";

/**
 * The work of those that share the database at an address. A file of SQLite has one process; only what is used is loaded.
 */
export async function openWork(address: string, log: Log): Promise<Work> {
  if (address.startsWith("file:")) return createInProcessWork();
  const { createSharedWork } = await import("./pg-boss.ts");
  return createSharedWork(address, log);
}
