import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./schema.ts";

/** A wait that is longer than any that is ever recorded: the clock was set back, and says nothing of the turn. */
const LONGEST_WAIT = 10 * 60_000;
const LONGEST_REST = 25 * 60 * 60_000;

/** Takes the right to send a source a request now, or says when it may be asked for again. */
export async function takeTurn(
  trx: Transaction<Tables>,
  source: string,
  now: number,
  spacing: number,
): Promise<{ taken: boolean; free: number; resting: number }> {
  const row = await trx.selectFrom("turns").selectAll().where("source", "=", source).executeTakeFirst();
  const free = valid(row?.free_at, now, LONGEST_WAIT);
  const resting = valid(row?.resting_until, now, LONGEST_REST);
  if (now < free || now < resting) return { taken: false, free, resting };
  const next = { free_at: now + spacing, resting_until: 0 };
  await trx
    .insertInto("turns")
    .values({ source, ...next })
    .onConflict((conflict) => conflict.column("source").doUpdateSet(next))
    .execute();
  return { taken: true, free: next.free_at, resting: 0 };
}

/** Takes a right that is given once in so many milliseconds: one statement, which no other can come between. */
export async function takeOnce(
  db: Kysely<Tables>,
  what: string,
  now: number,
  span: number,
): Promise<boolean> {
  const next = { free_at: now + span, resting_until: 0 };
  const taken = await db
    .insertInto("turns")
    .values({ source: what, ...next })
    .onConflict((conflict) => conflict.column("source").doUpdateSet(next).where("turns.free_at", "<=", now))
    .returning("source")
    .execute();
  return taken.length > 0;
}

/** Erases turns that say nothing any more. */
export async function pruneTurns(db: Kysely<Tables>, before: number): Promise<void> {
  await db.deleteFrom("turns").where("free_at", "<", before).where("resting_until", "<", before).execute();
}

/** Puts a source's next request off, for every process; it never brings it forward. */
export async function putOffTurn(
  db: Kysely<Tables>,
  source: string,
  until: { readonly free?: number; readonly resting?: number },
): Promise<void> {
  const [free, resting] = [Math.ceil(until.free ?? 0), Math.ceil(until.resting ?? 0)];
  await db
    .insertInto("turns")
    .values({ source, free_at: free, resting_until: resting })
    .onConflict((conflict) =>
      conflict.column("source").doUpdateSet((eb) => ({
        free_at: eb.case().when("turns.free_at", ">", free).then(eb.ref("turns.free_at")).else(free).end(),
        resting_until: eb
          .case()
          .when("turns.resting_until", ">", resting)
          .then(eb.ref("turns.resting_until"))
          .else(resting)
          .end(),
      })),
    )
    .execute();
}

function valid(until: number | undefined, now: number, longest: number): number {
  return until === undefined || until - now > longest ? 0 : until;
}
