import { type Selectable, sql, type Transaction } from "kysely";
import { movedChannel, type Server } from "../core/channel.ts";
import type { Settlement } from "../core/outbox.ts";
import { channelsOf } from "./channels.ts";
import type { Tables } from "./schema.ts";
import { writtenOnce } from "./written-once.ts";

/*
 * A chat may get another id while a post is on its way to the old one. What became of that post is told under the old id,
 * which nothing is kept under any more; so it is remembered for a while where the chat went.
 */

/** Longer than any post is under way, in milliseconds. */
const KEPT = 10 * 60_000;
/** What the keys of these memories begin with, and what comes after all of them. */
const FIRST = "moved.";
const END = "moved/";
/** Where the parts of a key meet; ids hold no spaces. */
const keyOf = ({ platform, server }: Server) => `${FIRST}${platform} ${server}`;

/** Remembers where a server went, if a post is on its way to it. */
export async function keepMove(
  trx: Transaction<Tables>,
  from: Server,
  to: Server,
  at: number,
): Promise<void> {
  const channels = await channelsOf(trx, from);
  if (channels.length === 0) return;
  const underWay = await trx
    .selectFrom("outbox")
    .select("channel")
    .where("platform", "=", from.platform)
    .where("channel", "in", channels)
    .where("state", "=", "sending")
    .limit(1)
    .executeTakeFirst();
  if (!underWay) return;
  const value = `${at} ${to.server}`;
  await trx
    .insertInto("memory")
    .values({ key: keyOf(from), value, until: null })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

const kept = writtenOnce<Selectable<Tables["memory"]>, Readonly<Record<string, never>>>(
  () => sql`select * from memory where key >= ${FIRST} and key < ${END}`,
);

/**
 * The settlements of posts to chats that went elsewhere meanwhile, under their new ids. A row is under one of the two ids, so that
 * it is found by the settlement under either.
 */
export async function followed(
  trx: Transaction<Tables>,
  settlements: readonly Settlement[],
  now: number,
): Promise<readonly Settlement[]> {
  const moves = await kept(trx, {});
  if (moves.length === 0) return [];
  const went = new Map<string, string>();
  for (const { key, value } of moves) {
    const [at = "", server = ""] = value.split(" ");
    if (now - Number(at) <= KEPT) went.set(key, server);
    else await trx.deleteFrom("memory").where("key", "=", key).execute();
  }
  return settlements.flatMap((settlement) => {
    const { claim } = settlement;
    const to = went.get(keyOf(claim));
    if (to === undefined) return [];
    const channel = movedChannel(claim.channel, claim.server, to);
    return [{ ...settlement, claim: { ...claim, server: to, channel } }];
  });
}
