import type { Transaction } from "kysely";
import { type Channel, movedChannel, type Server } from "../core/channel.ts";
import { channelsOf, keepFormer } from "./channels.ts";
import { forgetFacts } from "./forget.ts";
import { keepMove } from "./moves.ts";
import type { Tables } from "./schema.ts";

/** How much a post says of what the channel got: where two are of the same edition and form, the one that says more stays. */
const WEIGHT = { sent: 6, sending: 5, unknown: 4, failed: 3, later: 2, queued: 1, skipped: 0 } as const;
/** What may have arrived says more than what certainly did not. */
const DOUBTFUL = 4;

/** Gives a server, its channels and what is kept of them another id; what the new one has already stays. */
export async function move(trx: Transaction<Tables>, from: Server, to: Server, at: number): Promise<void> {
  if (from.server === to.server) return;
  const { platform } = from;
  await keepMove(trx, from, to, at);
  for (const channel of await channelsOf(trx, from)) {
    const there = { platform, channel: movedChannel(channel, from.server, to.server), server: to.server };
    await moveSubscriptions(trx, channel, there, at);
    await moveOutbox(trx, channel, there);
    await moveLanguage(trx, channel, there);
    // Messages have other numbers there.
    if (channel !== there.channel) await forgetFacts(trx, { platform, channel });
    const former = await trx
      .deleteFrom("former_channels")
      .where((eb) => eb.and({ platform, server: from.server, channel }))
      .executeTakeFirst();
    if (former.numDeletedRows > 0n) await keepFormer(trx, there);
  }
}

async function moveSubscriptions(
  trx: Transaction<Tables>,
  from: string,
  { platform, channel: to, server }: Channel & Server,
  at: number,
): Promise<void> {
  const rows = await trx
    .selectFrom("subscriptions")
    .select(["number", "off_at"])
    .where((eb) => eb.and({ platform, channel: from }))
    .execute();
  for (const { number, off_at } of rows) {
    const there = await trx
      .selectFrom("subscriptions")
      .select("off_at")
      .where((eb) => eb.and({ platform, channel: to, number }))
      .executeTakeFirst();
    // On Discord a channel keeps its id whatever it belongs to.
    const meets = there && to !== from;
    const stays = meets && (there.off_at === null || off_at !== null);
    if (meets)
      await trx
        .deleteFrom("subscriptions")
        .where((eb) => eb.and({ platform, channel: stays ? from : to, number }))
        .execute();
    if (!stays)
      await trx
        .updateTable("subscriptions")
        // What is not in the outbox yet is looked for by the order of changes.
        .set({ channel: to, server, changed_at: at })
        .where((eb) => eb.and({ platform, channel: from, number }))
        .execute();
  }
}

async function moveOutbox(
  trx: Transaction<Tables>,
  from: string,
  { platform, channel: to, server }: Channel & Server,
): Promise<void> {
  const rows = await trx
    .selectFrom("outbox")
    .select(["number", "edition", "form", "state", "doubtful_at"])
    .where((eb) => eb.and({ platform, channel: from }))
    .execute();
  for (const { state, doubtful_at, ...rest } of rows) {
    const key = { platform, ...rest };
    const there = await trx
      .selectFrom("outbox")
      .select(["state", "doubtful_at"])
      .where((eb) => eb.and({ ...key, channel: to }))
      .executeTakeFirst();
    const meets = there && to !== from;
    const stays = meets && weightOf(there) >= weightOf({ state, doubtful_at });
    if (meets)
      await trx
        .deleteFrom("outbox")
        .where((eb) => eb.and({ ...key, channel: stays ? from : to }))
        .execute();
    if (!stays)
      await trx
        .updateTable("outbox")
        .set({ channel: to, server })
        .where((eb) => eb.and({ ...key, channel: from }))
        .execute();
  }
}

async function moveLanguage(
  trx: Transaction<Tables>,
  from: string,
  { platform, channel }: Channel & Server,
): Promise<void> {
  if (channel === from) return;
  const gone = await trx
    .deleteFrom("languages")
    .where((eb) => eb.and({ platform, channel: from }))
    .returning("language")
    .executeTakeFirst();
  if (gone)
    await trx
      .insertInto("languages")
      .values({ platform, channel, language: gone.language })
      .onConflict((conflict) => conflict.columns(["platform", "channel"]).doNothing())
      .execute();
}

function weightOf({ state, doubtful_at }: Pick<Tables["outbox"], "state" | "doubtful_at">): number {
  return Math.max(WEIGHT[state], doubtful_at === null ? 0 : DOUBTFUL);
}
