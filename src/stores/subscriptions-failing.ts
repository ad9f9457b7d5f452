import { type Kysely, type SqlBool, sql, type Transaction } from "kysely";
import { BLAMED } from "../core/decision.ts";
import type { Failing } from "../core/outbox.ts";
import type { SubscriptionKey } from "../core/subscription.ts";
import { jsonOf, rowsOf } from "./dialects.ts";
import { oneOf } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";
import { isOf, keyOf } from "./subscriptions.ts";
import { writtenOnce } from "./written-once.ts";

/** Days and how many failures end a subscription, in milliseconds. */
const DAY = 24 * 3_600_000;
const FORBIDDEN = { failures: 5, span: 7 * DAY };
const MISSING = { failures: 3, span: 2 * DAY };
/** So many are looked at, or ended, at a time: with the posts of the last weeks that is as long as others may have to wait. */
const AT_ONCE = 50;

/** The place of a subscription in the order of its network. */
type Place = Omit<SubscriptionKey, "platform">;

/** Before all of them. */
const FIRST: Place = { channel: "", number: 0 };

/** Since when what failed for good counts, and what instant it is. */
interface Terms {
  readonly since: number;
  readonly now: number;
}

/** Some of the subscriptions to which posts have failed. */
export interface FailingPage {
  /** Those of them whose newest failures are reason enough to end them. */
  readonly found: readonly Failing[];
  /** The channels of those whose newest failure is that the network does not find them. */
  readonly missing: readonly string[];
  /** Where the next page begins; nothing where this is the last. */
  readonly next: Place | undefined;
}

/** The next of the subscriptions to which posts have failed, after a place or from the first on. */
export async function failingPage(
  db: Kysely<Tables>,
  platform: string,
  { since, now }: Terms,
  after: Place = FIRST,
): Promise<FailingPage> {
  const blamed = await blamedAfter(db, platform, after);
  return {
    found: failingOf(blamed, { since, now }),
    missing: blamed
      .filter((one) => one.decision === "missing" && isSince(one, since))
      .map(({ channel }) => channel),
    next: blamed.length < AT_ONCE ? undefined : blamed.at(-1),
  };
}

/**
 * All that is on of a server that is gone whole, whether it was tried or not, but for what was set or came back since; nothing
 * where anything arrived there since.
 */
export async function failingOfServer(
  db: Kysely<Tables>,
  platform: string,
  { server, reason, since }: { readonly server: string; readonly reason: string; readonly since: number },
): Promise<Failing[]> {
  const rows = await db
    .selectFrom("subscriptions")
    .select(["channel", "number"])
    .where(isOf({ platform, server }))
    .where("off_at", "is", null)
    .where("changed_at", "<=", since)
    .execute();
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  if (channels.length === 0 || (await hasArrived(db, platform, { channels, since }))) return [];
  return rows.map((key) => ({ platform, ...key, cause: "removed", reason }));
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

/** Forgets the failures of subscriptions. */
export async function forgetFailures(
  trx: Transaction<Tables>,
  platform: string,
  all: readonly Failing[],
): Promise<void> {
  for (const { channel, number } of all)
    await trx
      .updateTable("subscriptions")
      .set({ failures: 0, failing_since: null })
      .where(isOf({ platform, channel, number }))
      .execute();
}

/** A subscription to which posts have failed, and the newest of them. */
interface Blamed extends SubscriptionKey {
  readonly failures: number;
  readonly failingSince: number | null;
  readonly decision: string | null | undefined;
  readonly reason: string;
  readonly settledAt: number | null | undefined;
}

async function blamedAfter(db: Kysely<Tables>, platform: string, after: Place): Promise<Blamed[]> {
  const subscriptions = await db
    .selectFrom("subscriptions")
    .select(["channel", "number", "failures", "failing_since"])
    .where("platform", "=", platform)
    .where("off_at", "is", null)
    .where(sql<SqlBool>`failures > 0`)
    .where((eb) => eb(eb.refTuple("channel", "number"), ">", eb.tuple(after.channel, after.number)))
    .orderBy("channel")
    .orderBy("number")
    .limit(AT_ONCE)
    .execute();
  if (subscriptions.length === 0) return [];
  const failures = await failuresOf(db, { platform, of: jsonOf(PLACE, subscriptions) });
  const newest = new Map<string, Failure>();
  for (const one of failures) {
    const known = newest.get(keyOf(one));
    if (!known || (one.tried_at ?? 0) > (known.tried_at ?? 0)) newest.set(keyOf(one), one);
  }
  return subscriptions.map((key) => {
    const last = newest.get(keyOf(key));
    const { channel, number, failures: count, failing_since } = key;
    return {
      ...{ platform, channel, number, failures: count, failingSince: failing_since },
      ...{ decision: last?.decision, reason: last?.reason ?? "", settledAt: last?.settled_at },
    };
  });
}

/** What is told of a subscription whose failures are looked for. */
const PLACE = { channel: "text", number: "integer" } as const;

/** A post that failed. */
interface Failure extends Place {
  readonly decision: string | null;
  readonly reason: string | null;
  readonly settled_at: number | null;
  readonly tried_at: number | null;
}

/** The posts that failed to these subscriptions, each found by its key; also what is tried once more after an outage. */
const failuresOf = writtenOnce<Failure, { platform: string; of: string }>(
  (db, place) => sql`
    select failed.channel, failed.number, failed.decision, failed.reason, failed.settled_at, failed.tried_at
    from (${rowsOf(db, place("of"), PLACE)}) as blamed cross join outbox as failed
    where failed.platform = ${place("platform")} and failed.channel = blamed.channel and failed.number = blamed.number
      and ${oneOf("failed.state", ["failed", "later"])} and ${oneOf("failed.decision", BLAMED)}`,
);

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
