import type { Transaction } from "kysely";
import type { Channel, Server } from "../core/channel.ts";
import { channelFacts } from "../core/channel-facts.ts";
import { channelsOf } from "./channels.ts";
import type { Tables } from "./schema.ts";
import { isOf } from "./subscriptions.ts";

/** How many subscriptions are erased at a time, so that nothing else waits noticeably. */
export const PURGED_AT_ONCE = 200;

/** Erases everything that is kept about a server and its channels; returns how many subscriptions that were. */
export async function forget(trx: Transaction<Tables>, of: Server): Promise<number> {
  const { platform, server } = of;
  let erased = 0;
  for (const channel of await channelsOf(trx, of)) erased += await forgetChannel(trx, { platform, channel });
  await trx
    .deleteFrom("former_channels")
    .where((eb) => eb.and({ platform, server }))
    .execute();
  return erased;
}

/** Erases everything that is kept about a server in which nothing is subscribed, be it on or off; returns whether nothing is. */
export async function forgetUnsubscribed(
  trx: Transaction<Tables>,
  { platform, server }: Server,
): Promise<boolean> {
  if (await isSubscribed(trx, { platform, server })) return false;
  await forget(trx, { platform, server });
  return true;
}

/**
 * Erases a limited number of subscriptions that are off since before an instant, what is kept of their channels, and all of
 * a server of which nothing else is left.
 */
export async function purge(trx: Transaction<Tables>, before: number): Promise<number> {
  const rows = await trx
    .selectFrom("subscriptions")
    .select(["platform", "channel", "number", "server"])
    .where("off_at", "<", before)
    .limit(PURGED_AT_ONCE)
    .execute();
  for (const { platform, channel, number, server } of rows) {
    for (const table of ["subscriptions", "outbox"] as const)
      await trx
        .deleteFrom(table)
        .where((eb) => eb.and({ platform, channel, number }))
        .execute();
    if (!(await isSubscribed(trx, { platform, channel }))) await forgetChannel(trx, { platform, channel });
    if (server !== "") await forgetUnsubscribed(trx, { platform, server });
  }
  return rows.length;
}

/** Whether a channel or a server has a subscription, be it on or off. */
async function isSubscribed(trx: Transaction<Tables>, of: Channel | Server): Promise<boolean> {
  const row = await trx
    .selectFrom("subscriptions")
    .select("number")
    .where(isOf(of))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Erases what is remembered of channels of which nothing else is kept any more. */
export async function forgetFactsOfFormer(
  trx: Transaction<Tables>,
  channels: readonly Channel[],
): Promise<void> {
  for (const channel of channels) if (!(await isSubscribed(trx, channel))) await forgetFacts(trx, channel);
}

/** Erases what networks remember about a channel, such as which of our posts is pinned there. */
export async function forgetFacts(trx: Transaction<Tables>, channel: Channel): Promise<void> {
  await trx.deleteFrom("memory").where("key", "in", channelFacts(channel)).execute();
}

async function forgetChannel(trx: Transaction<Tables>, { platform, channel }: Channel): Promise<number> {
  await forgetFacts(trx, { platform, channel });
  await trx
    .deleteFrom("languages")
    .where((eb) => eb.and({ platform, channel }))
    .execute();
  await trx
    .deleteFrom("outbox")
    .where((eb) => eb.and({ platform, channel }))
    // What the operator's settings have posted here first says whether others may get it; it goes when it is old.
    .where("number", ">", 0)
    .execute();
  const { numDeletedRows } = await trx
    .deleteFrom("subscriptions")
    .where((eb) => eb.and({ platform, channel }))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
