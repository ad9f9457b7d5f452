import { type Kysely, type SqlBool, sql, type Transaction } from "kysely";
import type { Failing, FailingEnded } from "../core/outbox.ts";
import type { SubscriptionKey } from "../core/subscription.ts";
import type { Tables } from "./schema.ts";
import { isOf } from "./subscriptions.ts";
import { switchOff } from "./subscriptions-off.ts";

/** Days and how many failures end a subscription, in milliseconds. */
const DAY = 24 * 3_600_000;
const FORBIDDEN = { failures: 5, span: 7 * DAY };
const MISSING = { failures: 3, span: 2 * DAY };

/** Ends the subscriptions whose channels are gone or could not be posted to for days, unless too many fail at once. */
export async function endFailing(
  trx: Transaction<Tables>,
  platform: string,
  terms: {
    readonly since: number;
    readonly now: number;
    readonly most: (all: number) => number;
    readonly gone?: ReadonlyMap<string, string> | undefined;
  },
): Promise<FailingEnded> {
  const { since, now, gone = new Map() } = terms;
  const blamed = await blamedOf(trx, platform);
  const due = failingOf(blamed, { since, now });
  const others = await othersOf(trx, platform, { gone, since, due });
  const missing = channelsOf(blamed.filter((one) => one.decision === "missing" && isSince(one, since)));
  if (due.length + others.length + missing === 0) return { failing: 0, channels: 0, missing, ended: true };
  const most = terms.most(await channelsOn(trx, platform));
  // What is not due in a server that is gone may wait: it ends when it is.
  const found = channelsOf([...due, ...others]) > most ? due : [...due, ...others];
  const channels = channelsOf(found);
  const counts = { failing: found.length, channels, missing };
  if (Math.max(channels, missing) > most) return { ...counts, ended: false };
  for (const { cause, reason, ...key } of found) await switchOff(trx, key, { cause, reason }, now);
  return { ...counts, ended: true };
}

/** The subscriptions of servers that are gone whole which have not failed themselves, where nothing arrived there since. */
async function othersOf(
  db: Kysely<Tables>,
  platform: string,
  {
    gone,
    since,
    due,
  }: { readonly gone: ReadonlyMap<string, string>; readonly since: number; readonly due: readonly Failing[] },
): Promise<Failing[]> {
  const others: Failing[] = [];
  for (const [server, reason] of gone) {
    const all = await db
      .selectFrom("subscriptions")
      .select(["channel", "number"])
      .where(isOf({ platform, server }))
      .where("off_at", "is", null)
      .execute();
    const channels = [...new Set(all.map(({ channel }) => channel))];
    if (channels.length === 0 || (await hasArrived(db, platform, { channels, since }))) continue;
    for (const { channel, number } of all)
      if (!due.some((one) => one.channel === channel && one.number === number))
        others.push({ platform, channel, number, cause: "removed", reason });
  }
  return others;
}

async function hasArrived(
  db: Kysely<Tables>,
  platform: string,
  { channels, since }: { readonly channels: readonly string[]; readonly since: number },
): Promise<boolean> {
  const arrived = await db
    .selectFrom("outbox")
    .select("channel")
    .where("platform", "=", platform)
    .where("channel", "in", channels)
    .where("state", "=", "sent")
    .where("settled_at", ">=", since)
    .limit(1)
    .executeTakeFirst();
  return arrived !== undefined;
}

/** How many channels of a network have a subscription that is on. */
export async function channelsOn(db: Kysely<Tables>, platform: string): Promise<number> {
  const { all } = await db
    .selectFrom("subscriptions")
    .select(({ fn }) => fn.count<number>("channel").distinct().as("all"))
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(all);
}

function channelsOf(all: readonly { readonly channel: string }[]): number {
  return new Set(all.map(({ channel }) => channel)).size;
}

/** Forgets the failures of those that `endFailing` would end; returns how many these are. */
export async function keepFailing(
  trx: Transaction<Tables>,
  platform: string,
  { since, now }: { since: number; now: number },
): Promise<number> {
  const found = await failing(trx, platform, { since, now });
  for (const { channel, number } of found)
    await trx
      .updateTable("subscriptions")
      .set({ failures: 0, failing_since: null })
      .where(isOf({ platform, channel, number }))
      .execute();
  return found.length;
}

/** The subscriptions whose newest failures are reason enough to end them. */
export async function failing(
  db: Kysely<Tables>,
  platform: string,
  terms: { since: number; now: number },
): Promise<Failing[]> {
  return failingOf(await blamedOf(db, platform), terms);
}

/** A subscription to which posts have failed, and the newest of them. */
interface Blamed extends SubscriptionKey {
  readonly failures: number;
  readonly failingSince: number | null;
  readonly decision: string | null | undefined;
  readonly reason: string;
  readonly settledAt: number | null | undefined;
}

async function blamedOf(db: Kysely<Tables>, platform: string): Promise<Blamed[]> {
  const subscriptions = await db
    .selectFrom("subscriptions")
    .select(["channel", "number", "failures", "failing_since"])
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .where(sql<SqlBool>`failures > 0`)
    .execute();
  const all: Blamed[] = [];
  // One after the other: it is few, and a question for all at once would go through the whole outbox.
  for (const { channel, number, failures, failing_since } of subscriptions) {
    const last = await db
      .selectFrom("outbox")
      .select(["decision", "reason", "settled_at"])
      .where((eb) => eb.and({ platform, channel, number }))
      // Also what is tried once more after an outage.
      .where("state", "in", ["failed", "later"])
      .where("decision", "in", ["gone", "missing", "forbidden"])
      .orderBy("tried_at", "desc")
      .limit(1)
      .executeTakeFirst();
    all.push({
      ...{ platform, channel, number, failures, failingSince: failing_since },
      ...{ decision: last?.decision, reason: last?.reason ?? "", settledAt: last?.settled_at },
    });
  }
  return all;
}

function failingOf(
  blamed: readonly Blamed[],
  { since, now }: { readonly since: number; readonly now: number },
): Failing[] {
  return blamed.flatMap((one): Failing[] => {
    const { platform, channel, number, reason, failures, decision } = one;
    const key = { platform, channel, number, reason };
    if (decision === "gone") return isSince(one, since) ? [{ ...key, cause: "removed" }] : [];
    const span = now - (one.failingSince ?? now);
    const isOver = (term: typeof FORBIDDEN) => failures >= term.failures && span >= term.span;
    const ends = isOver(FORBIDDEN) || (decision === "missing" && isOver(MISSING));
    return ends ? [{ ...key, cause: "failing" }] : [];
  });
}

function isSince({ settledAt }: Blamed, since: number): boolean {
  return (settledAt ?? 0) >= since;
}
