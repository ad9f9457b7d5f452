import type { Transaction } from "kysely";
import type { Server } from "../core/channel.ts";
import type { Tables } from "./schema.ts";

/** How many subscriptions are erased at a time, so that nothing else waits noticeably. */
export const PURGED_AT_ONCE = 200;

/** Erases everything that is kept about a server and its channels; returns how many subscriptions that were. */
export async function forget(trx: Transaction<Tables>, { platform, server }: Server): Promise<number> {
  const subscriptions = await trx
    .deleteFrom("subscriptions")
    .where("platform", "=", platform)
    .where("server", "=", server)
    .returning("channel")
    .execute();
  const posts = await trx
    .deleteFrom("outbox")
    .where("platform", "=", platform)
    .where("server", "=", server)
    .returning("channel")
    .execute();
  const channels = new Set([server, ...subscriptions.map(channelOf), ...posts.map(channelOf)]);
  await trx
    .deleteFrom("languages")
    .where("platform", "=", platform)
    .where((eb) => eb.or([eb("channel", "in", [...channels]), eb("channel", "like", `${server}:%`)]))
    .execute();
  return subscriptions.length;
}

/** Erases a limited number of subscriptions that are off since before an instant, and what is kept of their channels. */
export async function purge(trx: Transaction<Tables>, before: number): Promise<number> {
  const rows = await trx
    .selectFrom("subscriptions")
    .select(["platform", "channel", "number"])
    .where("off_at", "<", before)
    .limit(PURGED_AT_ONCE)
    .execute();
  for (const { platform, channel, number } of rows) {
    for (const table of ["subscriptions", "outbox"] as const)
      await trx
        .deleteFrom(table)
        .where("platform", "=", platform)
        .where("channel", "=", channel)
        .where("number", "=", number)
        .execute();
    await trx
      .deleteFrom("languages")
      .where("platform", "=", platform)
      .where("channel", "=", channel)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("subscriptions")
              .select("number")
              .where("platform", "=", platform)
              .where("channel", "=", channel),
          ),
        ),
      )
      .execute();
  }
  return rows.length;
}

function channelOf({ channel }: { readonly channel: string }): string {
  return channel;
}
