import { type Kysely, type RawBuilder, type Selectable, sql, type Transaction } from "kysely";
import { Day } from "../core/day.ts";
import type { Claim, Claimed, ClaimTerms, PutOff } from "../core/outbox.ts";
import { isPostgres, jsonOf, passLocked, rowsOf } from "./dialects.ts";
import {
  doubt,
  isDoubtful,
  isOutdated,
  isRepeatable,
  isWanted,
  OPEN,
  oneOf,
  WAITING,
} from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";
import { settingsOf } from "./settings.ts";
import { writtenOnce } from "./written-once.ts";

/** The lanes of the operator's posts, which are claimed before all others, and of everybody else's. */
const OPERATORS = 0;
const OTHERS = 1;

/** A post that was just claimed, with the settings of its subscription as they are kept. */
type Claimable = Pick<
  Selectable<Tables["outbox"]>,
  "channel" | "number" | "edition" | "form" | "server" | "last_day" | "attempt" | "spread"
> & { readonly settings: string | null };

/** Takes the right to send posts that are due, in their order. */
export async function claim(
  trx: Transaction<Tables>,
  platform: string,
  { now, lease, repeatable }: ClaimTerms,
  { most, of }: { readonly most: number; readonly of: Claimed },
): Promise<Claim[]> {
  const claims: Claim[] = [];
  const posts = typeof of === "string" ? "" : jsonOf(NAMED, of.map(withoutPlatform));
  for (const claimDue of typeof of === "string" ? DUE[of] : [putOff]) {
    const left = most - claims.length;
    if (left === 0) break;
    const terms = { platform, now, until: now + lease, since: now - repeatable, left, posts };
    const rows = await claimDue(trx, terms);
    rows.sort((one, other) => one.spread - other.spread);
    claims.push(...rows.map((row) => claimOf(platform, row)));
  }
  return claims;
}

/** What is told of a post that was put off. */
const NAMED = {
  channel: "text",
  number: "integer",
  edition: "text",
  form: "text",
  free_at: "bigint",
} as const;

function withoutPlatform({ channel, number, edition, form, from }: PutOff) {
  return { channel, number, edition, form, free_at: from };
}

function claimOf(platform: string, row: Claimable): Claim {
  const { channel, number, edition, form, server, last_day, attempt, settings } = row;
  return {
    ...{ platform, channel, number, edition, form, server, attempt },
    to: Day.parse(last_day),
    settings: settings === null ? undefined : settingsOf(settings),
  };
}

/**
 * What a claim is made with; instants in epoch milliseconds. What may have arrived after `since` is recognised. `posts` are those
 * that are asked for by name, where any are.
 */
type Terms = Readonly<
  Record<"now" | "until" | "since" | "left", number> & Record<"platform" | "posts", string>
>;
type PlaceOf = (name: keyof Terms) => unknown;
/** Selects the posts that are due, with these of their columns, of a table that has each with its subscription. */
type Due = (place: PlaceOf, columns: RawBuilder<unknown>, table: DueTable) => RawBuilder<unknown>;
/** The outbox as it is searched for posts that are due, which it calls `due`. */
interface DueTable {
  readonly db: Kysely<Tables>;
  readonly name: RawBuilder<unknown>;
  /** Whether a post is the operator's, or its subscription is in force. */
  readonly wanted: RawBuilder<unknown>;
}
/** Whether a row is still free that was found to be. */
type StillFree = (place: PlaceOf) => RawBuilder<unknown>;

const stillFree: StillFree = (place) => sql`free_at <= ${place("now")} and ${oneOf("outbox.state", OPEN)}`;
/** It may be early, but nobody has it. */
const stillWaits: StillFree = () => oneOf("outbox.state", WAITING);

const key = sql`due.channel, due.number, due.edition, due.form`;
/** The settings of the subscription of a row, as they are kept. */
const settings = sql`(select settings from subscriptions where subscriptions.platform = outbox.platform
  and subscriptions.channel = outbox.channel and subscriptions.number = outbox.number) as settings`;
/** The posts by themselves, each of which asks for its subscription. */
const alone = (db: Kysely<Tables>): DueTable => ({ db, name: sql`outbox as due`, wanted: isWanted("due") });
/** Each post beside its subscription, which is looked for once for all that is asked of it. */
const withSubscription = (db: Kysely<Tables>): DueTable => ({
  db,
  name: sql`outbox as due left join subscriptions as wanting on wanting.platform = due.platform
    and wanting.channel = due.channel and wanting.number = due.number`,
  wanted: sql`(due.number = 0 or (wanting.off_at is null and wanting.paused = 0))`,
});
/** What becomes of a row that is claimed. */
const claimed = (
  place: PlaceOf,
) => sql`state = 'sending', attempt = attempt + 1, doubtful_at = ${doubt("outbox")},
  tried_at = ${place("now")}, free_at = ${place("until")}`;

function claiming(
  due: Due,
  still = stillFree,
): (trx: Transaction<Tables>, terms: Terms) => Promise<Claimable[]> {
  const [together, apart] = [claimingTogether(due, still), claimingApart(due)];
  return (trx, terms) => (isPostgres(trx) ? together : apart)(trx, terms);
}

/**
 * One statement, so that of two processes one gets a post. It asks twice whether the posts are free: PostgreSQL waits for
 * another process that takes the same rows, and then looks at them again, but not at the list that they are of. What is free
 * is gone through once: PostgreSQL might else do so for every row, and lock others each time.
 */
function claimingTogether(due: Due, still: StillFree) {
  return writtenOnce<Claimable, Terms>(
    (db, place) => sql`
    with free as materialized (${due(place, key, alone(db))} limit ${place("left")} ${passLocked(db, "due")})
    update outbox set ${claimed(place)}
    where platform = ${place("platform")} and ${still(place)}
      and (channel, number, edition, form) in (select channel, number, edition, form from free)
    returning channel, number, edition, form, server, last_day, attempt, spread, ${settings}`,
  );
}

/**
 * The same where one writes at a time, and nothing changes between two statements of a transaction: in one, SQLite would make
 * three tables for the while, and take twice as long.
 */
function claimingApart(due: Due) {
  const find = writtenOnce<Claimable & { readonly id: number }, Terms>(
    (db, place) =>
      sql`${due(
        place,
        sql`due.rowid as id, ${key}, due.server, due.last_day, due.attempt + 1 as attempt, due.spread, wanting.settings`,
        withSubscription(db),
      )} limit ${place("left")}`,
  );
  const take = writtenOnce<unknown, Terms & { readonly ids: string }>(
    (_, place) =>
      sql`update outbox set ${claimed(place)} where rowid in (select value from json_each(${place("ids")}))`,
  );
  return async (trx: Transaction<Tables>, terms: Terms): Promise<Claimable[]> => {
    const found = await find(trx, terms);
    if (found.length > 0) await take(trx, { ...terms, ids: JSON.stringify(found.map(({ id }) => id)) });
    return found;
  };
}

const isOpen = oneOf("due.state", OPEN);

const operators = claiming(
  (place, columns, table) =>
    sql`${free(place, OPERATORS, columns, table)} and ${isOpen} order by due.free_at, due.spread`,
);
const others = claiming(
  (place, columns, table) =>
    sql`${free(place, OTHERS, columns, table)} and ${isOpen} order by due.free_at, due.spread`,
);
/** They are few, and in their order come after all that has waited since before their first try. */
const doubtful = claiming(
  (place, columns, table) =>
    sql`${free(place, OTHERS, columns, table)} and ${isDoubtful("due")} order by due.free_at`,
);

/** Posts by name: before their instant too, as long as it is the one that they were put off until. Each is found by its key. */
const putOff = claiming(
  (place, columns, table) => sql`select ${columns} from (${rowsOf(table.db, place("posts"), NAMED)}) as named
    cross join ${table.name}
    where due.platform = ${place("platform")} and due.channel = named.channel and due.number = named.number
      and due.edition = named.edition and due.form = named.form and (due.free_at = named.free_at or due.free_at <= ${place("now")})
      and ${oneOf("due.state", WAITING)} and ${mayBeSent(place, table)} order by due.free_at, due.spread`,
  stillWaits,
);

const DUE: Readonly<Record<Extract<Claimed, string>, readonly (typeof others)[]>> = {
  operators: [operators],
  all: [operators, doubtful, others],
  others: [others],
};

/** The posts of a lane that are free; which of them are open is asked in the form of the index that is to be taken. */
function free(place: PlaceOf, lane: number, columns: RawBuilder<unknown>, table: DueTable) {
  return sql`select ${columns} from ${table.name}
    where due.platform = ${place("platform")} and due.lane = ${sql.lit(lane)} and due.free_at <= ${place("now")}
      and ${mayBeSent(place, table)}`;
}

/** Whether a post still comes in time, is wanted, and cannot arrive twice. */
function mayBeSent(place: PlaceOf, { wanted }: DueTable) {
  return sql`due.until > ${place("now")}
    and ${isRepeatable("due", place("since"))} and ${wanted} and not ${isOutdated("due")}`;
}
