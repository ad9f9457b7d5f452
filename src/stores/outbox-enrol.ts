import { setImmediate as turn } from "node:timers/promises";
import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "../core/day.ts";
import { tellsTheSame } from "../core/edition.ts";
import type { Broadcast, Changed, Mark, Owed } from "../core/outbox.ts";
import { jsonOf, rowsOf } from "./dialects.ts";
import { placeOf } from "./hash.ts";
import { endOvertaken } from "./outbox-overtaken.ts";
import { isNote, mayHaveArrived, REASONS } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";
import { settingsOf } from "./settings.ts";
import { keyOf } from "./subscriptions.ts";
import { writtenOnce } from "./written-once.ts";

/** How many rows go into one statement; after each, others have their turn. */
const ROWS_AT_ONCE = 100;

/** The next subscriptions that are in force after a mark, in the order in which they were changed. */
export async function changedSince(
  db: Kysely<Tables>,
  platform: string,
  mark: Mark,
  most: number,
): Promise<Changed[]> {
  const rows = await db
    .selectFrom("subscriptions")
    .select(["channel", "number", "server", "settings", "changed_at", "timed_at"])
    .where("platform", "=", platform)
    .where((eb) =>
      eb(
        eb.refTuple("changed_at", "channel", "number"),
        ">",
        eb.tuple(mark.changedAt, mark.channel, mark.number),
      ),
    )
    .where("off_at", "is", null)
    .where("paused", "=", 0)
    .orderBy("changed_at")
    .orderBy("channel")
    .orderBy("number")
    .limit(most)
    .execute();
  return rows.map(({ settings, changed_at, timed_at, ...row }) => ({
    platform,
    ...row,
    settings: settingsOf(settings),
    changedAt: changed_at,
    timedAt: timed_at,
  }));
}

/** Puts posts into the outbox for subscriptions that are in force and got nothing newer, and moves the mark on. */
export async function enrol(
  trx: Transaction<Tables>,
  { platform, day, startedAt, enrolled, state, reason }: Broadcast,
  posts: readonly Owed[],
  page = 0,
): Promise<void> {
  const allowed = await allowedOf(trx, platform, day, posts);
  if (allowed.length > 0) {
    const wanted = await wantedOf(trx, platform, allowed);
    await endOvertaken(trx, platform, wanted, startedAt);
    const rows = rowsFor(wanted, startedAt, page);
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await turn();
      await put(trx, rows.slice(start, start + ROWS_AT_ONCE));
    }
  }
  const mark = {
    mark_changed_at: enrolled.changedAt,
    mark_channel: enrolled.channel,
    mark_number: enrolled.number,
  };
  await trx
    .insertInto("broadcasts")
    .values({ platform, day, started_at: startedAt, state, reason: reason ?? null, ...mark })
    .onConflict((conflict) =>
      conflict
        .columns(["platform", "day"])
        .doUpdateSet(mark)
        // Another process may be further.
        .where((eb) =>
          eb(
            eb.refTuple("broadcasts.mark_changed_at", "broadcasts.mark_channel", "broadcasts.mark_number"),
            "<",
            eb.tuple(enrolled.changedAt, enrolled.channel, enrolled.number),
          ),
        ),
    )
    .execute();
}

/** Puts a note in for a subscription that is in force, where the operator has not ended the broadcast of its day, or the newest before it. */
export async function enrolNote(trx: Transaction<Tables>, note: Owed): Promise<void> {
  const { platform, to, from } = note;
  // What awaits a report, or lacked its last one, was posted with the report of another day.
  const newest = await trx
    .selectFrom("broadcasts")
    .select("state")
    .where("platform", "=", platform)
    .where("day", "<=", to)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  if (newest?.state === "aborted") return;
  const wanted = await wantedOf(trx, platform, [note]);
  await put(trx, rowsFor(wanted, from, 0));
}

/** Those posts that the operator has not ended; what awaits the report after this one comes with that. */
async function allowedOf(
  trx: Transaction<Tables>,
  platform: string,
  day: Day,
  posts: readonly Owed[],
): Promise<readonly Owed[]> {
  const known = await trx
    .selectFrom("broadcasts")
    .select("state")
    .where("platform", "=", platform)
    .where("day", "=", day)
    .executeTakeFirst();
  return known?.state === "aborted" ? posts.filter(({ to }) => to < day) : posts;
}

/**
 * Those posts whose subscription is still in force and as it was when it was read, and got neither something newer nor the same:
 * whoever chooses another form wants it from the next report on. Of several forms that are wanted all are put in at once.
 */
async function wantedOf(
  trx: Transaction<Tables>,
  platform: string,
  posts: readonly Owed[],
): Promise<readonly Owed[]> {
  const channels = channelsOf(posts);
  const inForce = await trx
    .selectFrom("subscriptions")
    .select(["channel", "number", "changed_at"])
    .where("platform", "=", platform)
    .where("channel", "in", channels)
    .where("off_at", "is", null)
    .where("paused", "=", 0)
    .execute();
  const oldest = posts.reduce((day, { to }) => (to < day ? to : day), "9999");
  const arrived = await trx
    .selectFrom("outbox")
    .select(["channel", "number", "edition", "last_day as to"])
    .where("platform", "=", platform)
    .where("channel", "in", channels)
    .where("last_day", ">=", oldest)
    .where(mayHaveArrived("outbox"))
    .where(({ not }) => not(isNote("outbox")))
    .execute();
  const changedAt = new Map(inForce.map((row) => [keyOf(row), row.changed_at]));
  const had = Map.groupBy(arrived, keyOf);
  return posts.filter((post) => {
    const changed = changedAt.get(keyOf(post));
    if (post.number !== 0 && changed === undefined) return false;
    if (post.form.startsWith("note")) return true;
    // What was changed since is found again, in the order of changes.
    if (post.changedAt !== undefined && post.changedAt !== changed) return false;
    const isHad = (other: (typeof arrived)[number]) => other.to > post.to || tellsTheSame(other, post);
    return !had.get(keyOf(post))?.some(isHad);
  });
}

/**
 * The rows of posts, in the order in which they are claimed: what is written together later then stands together in the file,
 * and each post does not cost a page of its own.
 */
function rowsFor(posts: readonly Owed[], at: number, page: number): Row[] {
  const rows = posts.map(
    ({ platform, channel, number, edition, form, server, to, from, until, skipped }) => ({
      ...{ platform, channel, number, edition, form, server, last_day: to },
      state: skipped ? ("skipped" as const) : ("queued" as const),
      lane: number === 0 ? 0 : 1,
      free_at: Math.ceil(from),
      // Of the operator's the corrections come first too, which are made in this order.
      spread: number === 0 ? 0 : placeOf({ platform, channel }, page),
      until: Math.ceil(until),
      attempt: 0,
      settled_at: skipped ? Math.ceil(Math.max(at, until)) : null,
      reason: skipped ? REASONS.late : null,
    }),
  );
  return rows.sort((one, other) => one.spread - other.spread);
}

/** Puts posts in. What is there stays as it is, except that what was never tried takes the new times. */
async function put(trx: Transaction<Tables>, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await insert(trx, { rows: jsonOf(BEGUN, rows) });
}

/** A post that is put in. */
type Row = { readonly spread: number } & Readonly<Record<keyof typeof BEGUN, string | number | null>>;

/** What a post in the outbox begins with. */
const BEGUN = {
  platform: "text",
  channel: "text",
  number: "integer",
  edition: "text",
  form: "text",
  server: "text",
  last_day: "text",
  state: "text",
  lane: "integer",
  free_at: "bigint",
  spread: "integer",
  until: "bigint",
  attempt: "integer",
  settled_at: "bigint",
  reason: "text",
} as const;

const insert = writtenOnce<unknown, { rows: string }>(
  // The condition tells SQLite that what follows is not one of the selection (sqlite.org/lang_upsert.html).
  (db, place) => sql`insert into outbox (${sql.join(Object.keys(BEGUN).map((name) => sql.id(name)))})
    select * from (${rowsOf(db, place("rows"), BEGUN)}) as given where true
    on conflict (platform, channel, number, edition, form) do update set state = excluded.state,
      free_at = excluded.free_at, until = excluded.until, settled_at = excluded.settled_at, reason = excluded.reason
    where outbox.state = 'queued' and outbox.attempt = 0`,
);

function channelsOf(posts: readonly Owed[]): string[] {
  return [...new Set(posts.map(({ channel }) => channel))];
}
