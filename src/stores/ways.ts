import { setImmediate as turn } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./schema.ts";

/** Does one thing with the database, again while that is busy; says for how many milliseconds it was waited for. */
export type Attempt = <T>(work: (db: Kysely<Tables>, waited: number) => Promise<T>) => Promise<T>;

/** Does one thing with the database, all of it or nothing. */
export type Within = <T>(work: (trx: Transaction<Tables>, waited: number) => Promise<T>) => Promise<T>;

/** The ways of doing something with the database. */
export interface Ways {
  readonly attempt: Attempt;
  /** As if nobody else did anything meanwhile. */
  readonly within: Within;
  /** Beside what others do: for what asks of each row again when it changes it, and is done so often that it must not fail for others' sake. */
  readonly beside: Within;
}

/** Does something part by part, each but the last of this size; others have their turn after each. Returns how much that was. */
export async function partByPart(size: number, next: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const part = await next();
    all += part;
    if (part < size) return all;
    await turn();
  }
}
