import { sql, type Transaction } from "kysely";
import { BLAMED } from "../core/decision.ts";
import type { Claim, Outcome, Settlement } from "../core/outbox.ts";
import type { PostKey } from "../core/post-key.ts";
import { jsonOf, rowsOf } from "./dialects.ts";
import type { Tables } from "./schema.ts";
import { settingsOf } from "./settings.ts";
import { writtenOnce } from "./written-once.ts";

/**
 * What is tried again without blame waits for so long, in milliseconds: else it would be tried about once a second while the clock
 * of the process that sends is behind that of another, by which the subscription was changed.
 */
const EXCUSED_FOR = 15_000;

/** What is told of a post that arrived. */
const ENDED = {
  channel: "text",
  number: "integer",
  edition: "text",
  form: "text",
  attempt: "integer",
  message: "text",
  revision: "text",
} as const;

/** A claimed post that arrived. */
interface Arrived {
  readonly claim: Claim;
  readonly outcome: Extract<Outcome, { readonly kind: "sent" }>;
}

/** A claimed post that ended, or is put off, in any other way. */
interface NotArrived {
  readonly claim: Claim;
  readonly outcome: Exclude<Outcome, { readonly kind: "sent" }>;
  /** Whether it is held against nobody. */
  readonly isExcused?: boolean;
}

/** Records how claimed posts ended, except for those that another process has taken over since, and how their subscriptions fare. */
export async function settle(
  trx: Transaction<Tables>,
  settlements: readonly Settlement[],
  at: number,
): Promise<void> {
  const arrived: Arrived[] = [];
  for (const { claim, outcome } of settlements)
    if (outcome.kind === "sent") arrived.push({ claim, outcome });
    else await settleOther(trx, await excused(trx, { claim, outcome }, at), at);
  for (const [platform, posts] of Map.groupBy(arrived, ({ claim }) => claim.platform))
    await settleArrived(trx, platform, posts, at);
}

/**
 * What failed for the channel's sake, without blame where that was set up anew or came back since the try: it is tried again, or
 * left where its form is not wanted any more.
 */
async function excused(trx: Transaction<Tables>, ended: NotArrived, at: number): Promise<NotArrived> {
  const { claim, outcome } = ended;
  if (!isBlamed(outcome)) return ended;
  const { platform, channel, number, edition, form, attempt } = claim;
  const changed = await trx
    .selectFrom("outbox")
    .innerJoin("subscriptions", (join) =>
      join
        .onRef("subscriptions.platform", "=", "outbox.platform")
        .onRef("subscriptions.channel", "=", "outbox.channel")
        .onRef("subscriptions.number", "=", "outbox.number"),
    )
    .select("subscriptions.settings")
    .where("outbox.platform", "=", platform)
    .where("outbox.channel", "=", channel)
    .where("outbox.number", "=", number)
    .where("outbox.edition", "=", edition)
    .where("outbox.form", "=", form)
    .where("outbox.attempt", "=", attempt)
    .whereRef("subscriptions.changed_at", ">", "outbox.tried_at")
    // By a clock that is ahead it would be after every try for a while.
    .where("subscriptions.changed_at", "<=", at)
    .where("subscriptions.off_at", "is", null)
    .executeTakeFirst();
  if (!changed) return ended;
  const { forms, paused } = settingsOf(changed.settings);
  const { reason } = outcome;
  const isWanted = !paused && forms.some((one) => one === form);
  return isWanted
    ? { claim, outcome: { kind: "later", from: at + EXCUSED_FOR, reason } }
    : { ...ended, isExcused: true };
}

async function settleOther(
  trx: Transaction<Tables>,
  { claim, outcome, isExcused = false }: NotArrived,
  at: number,
): Promise<void> {
  const ended = await trx
    .updateTable("outbox")
    .set(columnsOf(outcome, claim, at))
    .where("platform", "=", claim.platform)
    .where("channel", "=", claim.channel)
    .where("number", "=", claim.number)
    .where("edition", "=", claim.edition)
    .where("form", "=", claim.form)
    .where("attempt", "=", claim.attempt)
    .where("state", "=", "sending")
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return;
  if (isBlamed(outcome) && !isExcused) await blame(trx, claim, at);
}

/** What most posts come to, in one statement for all: one for each would be most of what a broadcast costs. */
async function settleArrived(
  trx: Transaction<Tables>,
  platform: string,
  posts: readonly Arrived[],
  at: number,
): Promise<void> {
  const ended = posts.map(
    ({ claim: { channel, number, edition, form, attempt }, outcome: { message, revision } }) => ({
      ...{ channel, number, edition, form, attempt, message, revision },
    }),
  );
  const values = { ended: jsonOf(ENDED, ended), platform, at };
  await settleRows(trx, values);
  // What failed before counts no more where something arrived, whoever records that; most have nothing to clear.
  if ((await failing(trx, { platform })).length > 0) await clear(trx, values);
}

/** Posts that arrived, as a JSON text, and when that is recorded. */
type Ended = { readonly ended: string; readonly platform: string; readonly at: number };

const settleRows = writtenOnce<unknown, Ended>(
  (db, place) => sql`
    with arrived as materialized (${rowsOf(db, place("ended"), ENDED)})
    update outbox set state = 'sent', settled_at = ${place("at")}, message = arrived.message, revision = arrived.revision,
      decision = null, reason = null
    from arrived where outbox.platform = ${place("platform")} and outbox.channel = arrived.channel
      and outbox.number = arrived.number and outbox.edition = arrived.edition and outbox.form = arrived.form
      and outbox.attempt = arrived.attempt and outbox.state = 'sending'`,
);

/** Any subscription of a network that failed, which an index finds at once; where there is none, none is looked for by name. */
const failing = writtenOnce<unknown, { readonly platform: string }>(
  (_, place) =>
    sql`select 1 from subscriptions where platform = ${place("platform")} and failures > 0 limit 1`,
);

const clear = writtenOnce<unknown, Ended>(
  (db, place) => sql`update subscriptions set failures = 0, failing_since = null
    where platform = ${place("platform")} and failures > 0
      and (channel, number) in (select channel, number from (${rowsOf(db, place("ended"), ENDED)}) as ended)`,
);

function columnsOf(
  outcome: NotArrived["outcome"],
  { attempt }: Claim,
  at: number,
): Partial<Tables["outbox"]> {
  switch (outcome.kind) {
    case "put off":
      // As it was before it was claimed, but for its time.
      return {
        state: attempt === 1 ? "queued" : "later",
        attempt: attempt - 1,
        free_at: Math.ceil(outcome.from),
      };
    case "later":
      return {
        state: outcome.kind,
        free_at: Math.ceil(outcome.from),
        decision: null,
        reason: outcome.reason,
      };
    case "failed":
      return { state: outcome.kind, settled_at: at, decision: outcome.decision, reason: outcome.reason };
    case "unknown":
      return { state: outcome.kind, settled_at: at, decision: null, reason: outcome.reason };
  }
}

/** Whether it did not arrive, and that is held against the channel. */
function isBlamed(outcome: Outcome): outcome is Extract<Outcome, { readonly kind: "failed" }> {
  return outcome.kind === "failed" && BLAMED.some((decision) => decision === outcome.decision);
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
