import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/** What is remembered under a key. */
export async function recall(db: Kysely<Tables>, key: string): Promise<string | undefined> {
  const found = await db.selectFrom("memory").select("value").where("key", "=", key).executeTakeFirst();
  return found?.value;
}

/** What is remembered under keys that begin so. Keys are ordered by their bytes, so these are a range. */
export async function recallAll(db: Kysely<Tables>, beginning: string): Promise<ReadonlyMap<string, string>> {
  const last = beginning.charCodeAt(beginning.length - 1);
  const after = beginning.slice(0, -1) + String.fromCharCode(last + 1);
  const rows = await db
    .selectFrom("memory")
    .selectAll()
    .where("key", ">=", beginning)
    .where("key", "<", after)
    .execute();
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** Remembers something under a key, for good or until an instant, or erases what is remembered there. */
export async function remember(
  db: Kysely<Tables>,
  key: string,
  value: string | undefined,
  until: number | undefined,
): Promise<void> {
  if (value === undefined) await db.deleteFrom("memory").where("key", "=", key).execute();
  else {
    const fact = { value, until: until ?? null };
    await db
      .insertInto("memory")
      .values({ key, ...fact })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(fact))
      .execute();
  }
}

/** Erases what was to be remembered until before an instant; returns how much that was. */
export async function pruneFacts(db: Kysely<Tables>, now: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom("memory").where("until", "<", now).executeTakeFirst();
  return Number(numDeletedRows);
}
