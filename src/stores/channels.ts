import type { Transaction } from "kysely";
import type { Channel, Server } from "../core/channel.ts";
import type { Tables } from "./schema.ts";

/** The channels of a server of which something may be kept, the server itself among them: on Telegram it is a chat. */
export async function channelsOf(trx: Transaction<Tables>, { platform, server }: Server): Promise<string[]> {
  // Which server channels of Discord belong to may be unknown: those have nothing to do with each other.
  if (server === "") return [];
  const channels = new Set([server]);
  for (const table of ["subscriptions", "former_channels"] as const) {
    const rows = await trx
      .selectFrom(table)
      .select("channel")
      .where("platform", "=", platform)
      .where("server", "=", server)
      .execute();
    for (const { channel } of rows) channels.add(channel);
  }
  const topics = await trx
    .selectFrom("languages")
    .select("channel")
    .where("platform", "=", platform)
    .where("channel", "like", `${server}:%`)
    .execute();
  for (const { channel } of topics) channels.add(channel);
  return [...channels];
}

/** Remembers to which server a channel belongs of which something is kept without a subscription. */
export async function keepFormer(trx: Transaction<Tables>, channel: Channel & Server): Promise<void> {
  await trx
    .insertInto("former_channels")
    .values(channel)
    .onConflict((conflict) => conflict.columns(["platform", "server", "channel"]).doNothing())
    .execute();
}
