import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { LeftOut } from "../core/outbox.ts";

/** The states of posts that are not over. Written out in queries, since partial indexes are found by that. */
export const OPEN = ["queued", "later", "sending"] as const;
/** The states of posts that are over without having arrived for certain. */
export const NOT_SENT = ["failed", "unknown", "skipped"] as const;
/** The states of posts that wait. */
export const WAITING = ["queued", "later"] as const;
/** The states of posts that the channel got, or may have got. */
const ARRIVED = ["sending", "sent", "unknown"] as const;

/** How the reasons of what is skipped are worded. */
export const REASONS = {
  late: "it was not sent in time",
  newer: "something newer was posted",
  ended: "its subscription is not in force any more",
  died: "the process that was sending it ended",
  known: "nobody can tell whether it arrived, as the operator knows",
} as const;

/** Why a post was left out, by the reason that is kept of it; what is none of ours the operator gave who ended a broadcast. */
export function leftOut(reason: string | null): LeftOut {
  const [known = "aborted"] = (["late", "newer", "ended"] as const).filter((one) => REASONS[one] === reason);
  return reason ? known : "late";
}

/** Whether a state is one of these, in the form that partial indexes are found by. */
export function oneOf(column: string, states: readonly string[]) {
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join(states.map((state) => sql.lit(state)))})`;
}

/**
 * Since when it cannot be ruled out that the post arrived; null when it certainly did not. Of a try that was never
 * settled nobody can tell; one that was settled as "later" adds no doubt to that of the tries before it.
 */
export function doubt(row: string) {
  const [state, doubtful, tried] = refs(row, "state", "doubtful_at", "tried_at");
  return sql<
    number | null
  >`case when ${state} = 'sending' then coalesce(${doubtful}, ${tried}) else ${doubtful} end`;
}

/** Whether it may have arrived and is not over, in the form that an index is found by. */
export function isDoubtful(row: string) {
  const [state, doubtful] = refs(row, "state", "doubtful_at");
  return sql<SqlBool>`(${state} = 'sending' or (${state} = 'later' and ${doubtful} is not null))`;
}

/** Whether a repetition of the post would be recognised, or would be none; what may have arrived after `since` is recognised. */
export function isRepeatable(row: string, since: unknown) {
  return sql<SqlBool>`(${doubt(row)} is null or ${doubt(row)} > ${since})`;
}

/** Whether the channel got the post, or may have got it. */
export function mayHaveArrived(row: string) {
  const [doubtful] = refs(row, "doubtful_at");
  return sql<SqlBool>`(${oneOf(`${row}.state`, ARRIVED)} or ${doubtful} is not null)`;
}

/** Whether the post is a short note on one that was restated: such may follow something newer, and hold nothing back. */
export function isNote(row: string) {
  const [form] = refs(row, "form");
  return sql<SqlBool>`(${form} = 'note' or ${form} like 'note %')`;
}

/** Whether the subscription got, or may have got, something newer than the post. */
export function isOutdated(row: string) {
  const [platform, channel, number, lastDay] = refs(row, "platform", "channel", "number", "last_day");
  return sql<SqlBool>`(not ${isNote(row)} and exists (select 1 from ${sql.table("outbox")} as newer
    where newer.platform = ${platform} and newer.channel = ${channel} and newer.number = ${number}
    and newer.last_day > ${lastDay} and ${mayHaveArrived("newer")} and not ${isNote("newer")}))`;
}

/** Whether the post is the operator's, or its subscription is in force. */
export function isWanted(row: string) {
  return isOperatorsOr(row, sql`off_at is null and paused = 0`);
}

/** Whether what was posted is still to be put right: it is the operator's, or its subscription has not ended, though it may be paused. */
export function isMended(row: string) {
  return isOperatorsOr(row, sql`off_at is null`);
}

/**
 * Whether the post is the operator's, or something holds of its subscription. Asked for as a value: where it was asked whether
 * such a one exists, PostgreSQL went through all subscriptions each time before it looked at the first post; and by “is not 0”, which it takes to hold of
 * most: were it “is 1”, it would go through all posts before it takes the first.
 */
function isOperatorsOr(row: string, holds: RawBuilder<unknown>) {
  const [platform, channel, number] = refs(row, "platform", "channel", "number");
  return sql<SqlBool>`(${number} = 0 or coalesce((select case when ${holds} then 1 else 0 end
    from ${sql.table("subscriptions")} as wanting
    where wanting.platform = ${platform} and wanting.channel = ${channel} and wanting.number = ${number}), 0) <> 0)`;
}

function refs<const Names extends readonly string[]>(row: string, ...names: Names) {
  return names.map((name) => sql.ref(`${row}.${name}`)) as { [K in keyof Names]: ReturnType<typeof sql.ref> };
}
