import type { ExpressionBuilder, Kysely, Transaction } from "kysely";
import type { Channel, Server } from "../core/channel.ts";
import { differingForms } from "../core/compose-post.ts";
import { isTimedAlike, owesAlike } from "../core/owing.ts";
import type { Tally } from "../core/store.ts";
import {
  MOST_OF_CHANNEL,
  MOST_OF_SERVER,
  type Standing,
  type Subscription,
  type SubscriptionKey,
} from "../core/subscription.ts";
import { keepFormer } from "./channels.ts";
import {
  dropWaiting,
  endWaiting,
  letFailedBeTried,
  letSkippedBeTried,
  skipWaiting,
} from "./outbox-waiting.ts";
import type { Tables } from "./schema.ts";
import { settingsOf, settingsText } from "./settings.ts";

/** Which subscriptions are meant: one, those of a channel, or those of all channels of a server. */
export type Which = SubscriptionKey | Channel | Server;

/** Names a subscription among those of its network. */
export function keyOf({ channel, number }: Omit<SubscriptionKey, "platform">): string {
  return `${channel} ${number}`;
}

/** Whether a row of a table that names channels and servers is one of those that are meant. */
export function isOf(which: Which) {
  return (eb: ExpressionBuilder<Tables, "subscriptions">) =>
    eb.and([
      eb("platform", "=", which.platform),
      ...("channel" in which
        ? [eb("channel", "=", which.channel)]
        : // Channels whose server is not known have nothing to do with each other.
          [eb("server", "=", which.server), eb("server", "<>", "")]),
      ...("number" in which && which.number !== undefined ? [eb("number", "=", which.number)] : []),
    ]);
}

/** The subscriptions of a channel or a server, those that are off too. */
export async function subscriptions(db: Kysely<Tables>, of: Channel | Server): Promise<Standing[]> {
  const rows = await db
    .selectFrom("subscriptions")
    .selectAll()
    .where(isOf(of))
    .orderBy("channel")
    .orderBy("number")
    .execute();
  return rows.map(standingOf);
}

/** How many subscriptions each network has. */
export async function tally(db: Kysely<Tables>): Promise<Tally[]> {
  const rows = await db
    .selectFrom("subscriptions")
    .select(({ fn, eb }) => [
      "platform",
      eb
        .case()
        .when("off_at", "is not", null)
        .then("off")
        .when("paused", "=", 1)
        .then("paused")
        .else("on")
        .end()
        .as("state"),
      fn.countAll<number>().as("count"),
    ])
    .groupBy(["platform", "state"])
    .orderBy("platform")
    .execute();
  return [...Map.groupBy(rows, ({ platform }) => platform)].map(([platform, found]) => {
    const count = (state: string) => found.find((row) => row.state === state)?.count ?? 0;
    return { platform, on: count("on"), paused: count("paused"), off: count("off") };
  });
}

function standingOf(row: Tables["subscriptions"]): Standing {
  const { platform, channel, number, server, off_at, off_cause, off_reason, failures, failing_since } = row;
  return {
    ...{ platform, channel, number, server, failures },
    settings: settingsOf(row.settings),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    timedAt: row.timed_at,
    ...(off_at !== null && {
      off: { at: off_at, cause: off_cause ?? "removed", reason: off_reason ?? "" },
    }),
    ...(failing_since !== null && { failingSince: failing_since }),
  };
}

/** Sets a subscription; one that was switched off begins anew. */
export async function subscribe(
  trx: Transaction<Tables>,
  { platform, channel, number, server, settings }: Subscription,
  at: number,
): Promise<"new" | "changed" | "same" | "full"> {
  const key = { platform, channel, number };
  const text = settingsText(settings);
  const before = await trx
    .selectFrom("subscriptions")
    .select(["settings", "off_at"])
    .where(isOf(key))
    .executeTakeFirst();
  const isNew = !before || before.off_at !== null;
  if (isNew && (await isFull(trx, { platform, channel, server }))) return "full";
  const [earlier, now] = [isNew ? undefined : settingsOf(before.settings), settingsOf(text)];
  const outcome = !earlier ? "new" : settingsText(earlier) === text ? "same" : "changed";
  // What waits stays where it is otherwise: a post takes the settings of the moment at which it is sent.
  const owesAnew = !earlier || !owesAlike(earlier, now);
  const set = {
    ...{ server, settings: text, paused: settings.paused ? 1 : 0 },
    // Whoever asks has most likely mended what kept a post out.
    ...{ off_at: null, off_cause: null, off_reason: null, failures: 0, failing_since: null },
    ...(owesAnew && { changed_at: at }),
    ...(!(earlier && isTimedAlike(earlier, now)) && { timed_at: at }),
  };
  await trx
    .insertInto("subscriptions")
    .values({ ...key, created_at: at, changed_at: at, timed_at: at, ...set })
    .onConflict((conflict) => conflict.columns(["platform", "channel", "number"]).doUpdateSet(set))
    .execute();
  await learnServer(trx, { platform, channel, server });
  if (owesAnew) await dropWaiting(trx, key, differingForms(settings), at);
  // Of several forms of what has arrived in one.
  await letSkippedBeTried(trx, key, at);
  await letFailedBeTried(trx, key, at);
  if (settings.paused) await skipWaiting(trx, key, at);
  return outcome;
}

/** Ends subscriptions; returns how many were in force. */
export async function unsubscribe(
  trx: Transaction<Tables>,
  of: Channel & { readonly number?: number },
): Promise<number> {
  const { platform, channel } = of;
  const ended = await trx
    .deleteFrom("subscriptions")
    .where(isOf(of))
    .returning(["number", "server", "off_at"])
    .execute();
  for (const { number, server } of ended) {
    await endWaiting(trx, { platform, channel, number });
    await keepFormer(trx, { platform, channel, server });
  }
  return ended.filter(({ off_at }) => off_at === null).length;
}

/** Records that channels are of a server where that was not known; returns of how many of the network it still is not. */
export async function learnServerOf(
  trx: Transaction<Tables>,
  { platform, server }: Server,
  channels: readonly string[],
): Promise<number> {
  const strays = new Set<string>();
  for (const table of ["subscriptions", "former_channels"] as const) {
    const rows = await trx
      .selectFrom(table)
      .select("channel")
      .where("platform", "=", platform)
      .where("server", "=", "")
      .execute();
    for (const { channel } of rows) strays.add(channel);
  }
  for (const channel of channels)
    if (strays.delete(channel)) await learnServer(trx, { platform, channel, server });
  return strays.size;
}

/** Records which server a channel belongs to, where that was not known. */
async function learnServer(
  trx: Transaction<Tables>,
  { platform, channel, server }: Channel & Server,
): Promise<void> {
  for (const table of ["subscriptions", "outbox"] as const)
    await trx
      .updateTable(table)
      .set({ server })
      .where("platform", "=", platform)
      .where("channel", "=", channel)
      .where("server", "=", "")
      .execute();
  const former = await trx
    .deleteFrom("former_channels")
    .where((eb) => eb.and({ platform, channel, server: "" }))
    .executeTakeFirst();
  if (former.numDeletedRows > 0n) await keepFormer(trx, { platform, channel, server });
}

/** Whether no more subscriptions may be in force in the channel, or in the server. */
async function isFull(
  trx: Transaction<Tables>,
  { platform, channel, server }: Channel & Server,
): Promise<boolean> {
  const inForce = (of: { server: string } | { channel: string }) =>
    trx
      .selectFrom("subscriptions")
      .select(["channel", "number"])
      .where((eb) => eb.and({ platform, ...of }))
      .where("off_at", "is", null);
  // Each finds its rows in an index; asked for either of both at once, SQLite goes through all of the network.
  const all = await inForce({ server }).union(inForce({ channel })).execute();
  const here = all.filter((row) => row.channel === channel).length;
  return here >= MOST_OF_CHANNEL || all.length >= MOST_OF_SERVER;
}
