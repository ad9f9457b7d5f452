import type { Transaction } from "kysely";
import { addDays, dayIn } from "../core/day.ts";
import { forgetFactsOfFormer } from "./forget.ts";
import { OPEN, oneOf } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";

/** How many posts are forgotten at a time, so that nothing else waits noticeably. */
export const PRUNED_AT_ONCE = 1_000;
/** Figures are kept longer than any post that tells them: a post follows its last day by a few days at the most. */
const DAYS_LONGER = 7;

/** Forgets a limited number of posts that ended before an instant; once it returns less than that number, it is done. */
export async function prune(trx: Transaction<Tables>, before: number): Promise<number> {
  const columns = ["platform", "channel", "number", "edition", "form"] as const;
  const settled = trx
    .selectFrom("outbox")
    .select(columns)
    .where("settled_at", "<", before)
    .limit(PRUNED_AT_ONCE)
    .$asTuple(...columns);
  // What nobody ever went over, because its network is not used any more.
  const left = trx
    .selectFrom("outbox")
    .select(columns)
    .where(oneOf("outbox.state", OPEN))
    .where("until", "<", before)
    .where("free_at", "<", before)
    .limit(PRUNED_AT_ONCE)
    .$asTuple(...columns);
  let pruned = 0;
  for (const which of [settled, left]) {
    const { numDeletedRows } = await trx
      .deleteFrom("outbox")
      .where((eb) => eb(eb.refTuple(...columns), "in", which))
      .executeTakeFirst();
    pruned += Number(numDeletedRows);
  }
  const former = await trx
    .deleteFrom("former_channels")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("outbox")
            .select("number")
            .whereRef("outbox.platform", "=", "former_channels.platform")
            .whereRef("outbox.channel", "=", "former_channels.channel"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("languages")
            .select("language")
            .whereRef("languages.platform", "=", "former_channels.platform")
            .whereRef("languages.channel", "=", "former_channels.channel"),
        ),
      ),
    )
    .returning(["platform", "channel"])
    .execute();
  await forgetFactsOfFormer(trx, former);
  await trx
    .deleteFrom("figures")
    .where("last_day", "<", addDays(dayIn("UTC", before), -DAYS_LONGER))
    .execute();
  await trx.deleteFrom("broadcasts").where("started_at", "<", before).execute();
  return pruned;
}
