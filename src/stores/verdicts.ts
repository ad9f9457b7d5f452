import type { Kysely } from "kysely";
import { Day } from "../core/day.ts";
import type { Verdict } from "../core/version.ts";
import type { Tables } from "./schema.ts";

/** What the operator has decided of held versions. */
export async function verdicts(db: Kysely<Tables>): Promise<Verdict[]> {
  const rows = await db.selectFrom("verdicts").selectAll().execute();
  return rows.map(({ source, day, version, verdict }) => ({
    source,
    day: Day.parse(day),
    number: version,
    verdict,
  }));
}

/** Records a decision in the place of an earlier one on the same version. */
export async function decide(
  db: Kysely<Tables>,
  { source, day, number, verdict }: Verdict,
  at: number,
): Promise<void> {
  await db
    .insertInto("verdicts")
    .values({ source, day, version: number, verdict, decided_at: at })
    .onConflict((conflict) =>
      conflict.columns(["source", "day", "version"]).doUpdateSet({ verdict, decided_at: at }),
    )
    .execute();
}
