import type { Transaction } from "kysely";
import { kindOf, tellsTheSame } from "../core/edition.ts";
import type { Owed } from "../core/outbox.ts";
import { isNote, oneOf, REASONS, WAITING } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";
import { keyOf } from "./subscriptions.ts";

/**
 * Ends what waits for the subscriptions of posts that are put in, and certainly has not arrived: of older editions of the same
 * kind it is recorded as skipped, unless it comes at its own time before them; and what tells the same in another form, which is
 * not wanted any more, is taken out.
 */
export async function endOvertaken(
  trx: Transaction<Tables>,
  platform: string,
  posts: readonly Owed[],
  at: number,
): Promise<void> {
  if (posts.length === 0) return;
  const owed = Map.groupBy(posts, keyOf);
  const latest = posts.reduce((day, { to }) => (to > day ? to : day), "");
  const waiting = await trx
    .selectFrom("outbox")
    .select(["channel", "number", "edition", "form", "last_day as to", "state", "free_at"])
    .where("platform", "=", platform)
    .where("channel", "in", [...new Set(posts.map(({ channel }) => channel))])
    .where("last_day", "<=", latest)
    .where(oneOf("outbox.state", WAITING))
    .where("doubtful_at", "is", null)
    .where(({ not }) => not(isNote("outbox")))
    .execute();
  for (const { to, state, free_at, ...row } of waiting) {
    const own = owed.get(keyOf(row)) ?? [];
    const telling = { edition: row.edition, to };
    const newer = own.filter((post) => kindOf(post) === kindOf(row) && to < post.to);
    // In the west the next report is out before a late time of the day: who waits for such a time would else never get one.
    const isToCome = state === "queued" && free_at > at;
    if (isToCome && newer.some(({ form, from }) => form === row.form && free_at < from)) continue;
    if (newer.length > 0)
      await trx
        .updateTable("outbox")
        .set({ state: "skipped", settled_at: at, reason: REASONS.newer })
        .where((eb) => eb.and({ platform, ...row }))
        .execute();
    else if (
      own.some((post) => tellsTheSame(post, telling)) &&
      !own.some(({ edition, form }) => edition === row.edition && form === row.form)
    )
      await trx
        .deleteFrom("outbox")
        .where((eb) => eb.and({ platform, ...row }))
        // Unless it has just been claimed.
        .where("state", "in", WAITING)
        .execute();
  }
}
