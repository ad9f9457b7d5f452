import type { Transaction } from "kysely";
import { movedChannel, type Server } from "../core/channel.ts";
import type { Tables } from "./schema.ts";

/** How much a post says of what the channel got: where two are of the same edition and form, the one that says more stays. */
const WEIGHT = { sent: 6, sending: 5, unknown: 4, failed: 3, later: 2, queued: 1, skipped: 0 } as const;
/** What may have arrived says more than what certainly did not. */
const DOUBTFUL = 4;

/** Gives a server, its channels and what is kept of them another id; what the new one has already stays. */
export async function move(trx: Transaction<Tables>, from: Server, to: Server, at: number): Promise<void> {
  if (from.server === to.server) return;
  const { platform } = from;
  await moveSubscriptions(trx, platform, from.server, to.server, at);
  await moveOutbox(trx, platform, from.server, to.server);
  await moveLanguages(trx, platform, from.server, to.server);
}

async function moveSubscriptions(
  trx: Transaction<Tables>,
  platform: string,
  from: string,
  to: string,
  at: number,
): Promise<void> {
  const rows = await trx
    .selectFrom("subscriptions")
    .select(["channel", "number", "off_at"])
    .where("platform", "=", platform)
    .where("server", "=", from)
    .execute();
  for (const { channel, number, off_at } of rows) {
    const moved = movedChannel(channel, from, to);
    const there = await trx
      .selectFrom("subscriptions")
      .select("off_at")
      .where("platform", "=", platform)
      .where("channel", "=", moved)
      .where("number", "=", number)
      .where("server", "=", to)
      .executeTakeFirst();
    const stays = there && (there.off_at === null || off_at !== null);
    if (there)
      await trx
        .deleteFrom("subscriptions")
        .where("platform", "=", platform)
        .where("channel", "=", stays ? channel : moved)
        .where("number", "=", number)
        .execute();
    if (!stays)
      await trx
        .updateTable("subscriptions")
        // What is not in the outbox yet is looked for by the order of changes.
        .set({ channel: moved, server: to, changed_at: at })
        .where("platform", "=", platform)
        .where("channel", "=", channel)
        .where("number", "=", number)
        .execute();
  }
}

async function moveOutbox(
  trx: Transaction<Tables>,
  platform: string,
  from: string,
  to: string,
): Promise<void> {
  const rows = await trx
    .selectFrom("outbox")
    .select(["channel", "number", "edition", "form", "state", "doubtful_at"])
    .where("platform", "=", platform)
    .where("server", "=", from)
    .execute();
  for (const row of rows) {
    const { channel, number, edition, form } = row;
    const moved = movedChannel(channel, from, to);
    const key = { platform, number, edition, form };
    const there = await trx
      .selectFrom("outbox")
      .select(["state", "doubtful_at"])
      .where((eb) => eb.and({ ...key, channel: moved }))
      .where("server", "=", to)
      .executeTakeFirst();
    const stays = there && weightOf(there) >= weightOf(row);
    if (there)
      await trx
        .deleteFrom("outbox")
        .where((eb) => eb.and({ ...key, channel: stays ? channel : moved }))
        .execute();
    if (!stays)
      await trx
        .updateTable("outbox")
        .set({ channel: moved, server: to })
        .where((eb) => eb.and({ ...key, channel }))
        .execute();
  }
}

async function moveLanguages(
  trx: Transaction<Tables>,
  platform: string,
  from: string,
  to: string,
): Promise<void> {
  const gone = await trx
    .deleteFrom("languages")
    .where("platform", "=", platform)
    .where((eb) => eb.or([eb("channel", "=", from), eb("channel", "like", `${from}:%`)]))
    .returning(["channel", "language"])
    .execute();
  for (const { channel, language } of gone)
    await trx
      .insertInto("languages")
      .values({ platform, channel: movedChannel(channel, from, to), language })
      .onConflict((conflict) => conflict.columns(["platform", "channel"]).doNothing())
      .execute();
}

function weightOf({ state, doubtful_at }: Pick<Tables["outbox"], "state" | "doubtful_at">): number {
  return Math.max(WEIGHT[state], doubtful_at === null ? 0 : DOUBTFUL);
}
