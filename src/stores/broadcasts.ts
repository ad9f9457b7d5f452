import type { Kysely } from "kysely";
import { Day } from "../core/day.ts";
import type { Broadcast } from "../core/outbox.ts";
import type { Tables } from "./schema.ts";

/** What was begun with a report on a network. */
export async function broadcast(
  db: Kysely<Tables>,
  platform: string,
  day: Day,
): Promise<Broadcast | undefined> {
  const row = await db
    .selectFrom("broadcasts")
    .selectAll()
    .where("platform", "=", platform)
    .where("day", "=", day)
    .executeTakeFirst();
  return row && broadcastOf(row);
}

/** The newest broadcasts of all networks. */
export async function broadcasts(db: Kysely<Tables>, most: number): Promise<Broadcast[]> {
  const rows = await db
    .selectFrom("broadcasts")
    .selectAll()
    .orderBy("day", "desc")
    .orderBy("platform")
    .limit(most)
    .execute();
  return rows.map(broadcastOf);
}

function broadcastOf(row: Tables["broadcasts"]): Broadcast {
  return {
    platform: row.platform,
    day: Day.parse(row.day),
    startedAt: row.started_at,
    enrolled: {
      changedAt: row.mark_changed_at,
      channel: row.mark_channel,
      number: row.mark_number,
    },
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
  };
}

/** Keeps a broadcast, in the place of what was known of it; but what the operator ended no sender takes up again. */
export async function keepBroadcast(
  db: Kysely<Tables>,
  { platform, day, startedAt, enrolled, state, reason }: Broadcast,
): Promise<void> {
  const columns = {
    started_at: startedAt,
    mark_changed_at: enrolled.changedAt,
    mark_channel: enrolled.channel,
    mark_number: enrolled.number,
    state,
    reason: reason ?? null,
  };
  await db
    .insertInto("broadcasts")
    .values({ platform, day, ...columns })
    .onConflict((conflict) =>
      conflict.columns(["platform", "day"]).doUpdateSet(columns).where("broadcasts.state", "<>", "aborted"),
    )
    .execute();
}
