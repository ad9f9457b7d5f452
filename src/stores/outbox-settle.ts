import { type SqlBool, sql, type Transaction } from "kysely";
import type { Outcome, Settlement } from "../core/outbox.ts";
import type { PostKey } from "../core/post-key.ts";
import type { Tables } from "./schema.ts";

/** Failures that say something of the channel. */
const BLAMED: ReadonlySet<string> = new Set(["gone", "missing", "forbidden"]);

/** Records how claimed posts ended, except for those that another process has taken over since, and how their subscriptions fare. */
export async function settle(
  trx: Transaction<Tables>,
  settlements: readonly Settlement[],
  at: number,
): Promise<void> {
  const arrived: PostKey[] = [];
  for (const { claim, outcome } of settlements) {
    const ended = await trx
      .updateTable("outbox")
      .set(columnsOf(outcome, at))
      .where("platform", "=", claim.platform)
      .where("channel", "=", claim.channel)
      .where("number", "=", claim.number)
      .where("edition", "=", claim.edition)
      .where("form", "=", claim.form)
      .where("attempt", "=", claim.attempt)
      .where("state", "=", "sending")
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) continue;
    if (outcome.kind === "sent") arrived.push(claim);
    if (outcome.kind === "failed" && BLAMED.has(outcome.decision)) await blame(trx, claim, at);
  }
  for (const [platform, posts] of Map.groupBy(arrived, (post) => post.platform))
    await clear(trx, platform, posts);
}

function columnsOf(outcome: Outcome, at: number): Partial<Tables["outbox"]> {
  const { kind: state } = outcome;
  switch (outcome.kind) {
    case "sent": {
      const { message, revision } = outcome;
      return { state, settled_at: at, message, revision, decision: null, reason: null };
    }
    case "later":
      return { state, free_at: outcome.from, decision: null, reason: outcome.reason };
    case "failed":
      return { state, settled_at: at, decision: outcome.decision, reason: outcome.reason };
    case "unknown":
      return { state, settled_at: at, decision: null, reason: outcome.reason };
  }
}

async function blame(trx: Transaction<Tables>, key: PostKey, at: number): Promise<void> {
  await trx
    .updateTable("subscriptions")
    .set((eb) => ({
      failures: eb("failures", "+", 1),
      failing_since: eb.fn.coalesce("failing_since", eb.val(at)),
    }))
    .where("platform", "=", key.platform)
    .where("channel", "=", key.channel)
    .where("number", "=", key.number)
    .execute();
}

/** What failed before counts no more where something arrived; most have nothing to clear. */
async function clear(trx: Transaction<Tables>, platform: string, posts: readonly PostKey[]): Promise<void> {
  const failing = await trx
    .selectFrom("subscriptions")
    .select(["channel", "number"])
    .where("platform", "=", platform)
    .where("channel", "in", [...new Set(posts.map(({ channel }) => channel))])
    .where(sql<SqlBool>`failures > 0`)
    .execute();
  const keys = new Set(posts.map(({ channel, number }) => `${channel} ${number}`));
  for (const { channel, number } of failing)
    if (keys.has(`${channel} ${number}`))
      await trx
        .updateTable("subscriptions")
        .set({ failures: 0, failing_since: null })
        .where("platform", "=", platform)
        .where("channel", "=", channel)
        .where("number", "=", number)
        .execute();
}
