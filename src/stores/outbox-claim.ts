import { type RawBuilder, type Selectable, sql, type Transaction } from "kysely";
import { Day } from "../core/day.ts";
import type { Claim, Claimed, ClaimTerms } from "../core/outbox.ts";
import { isPostgres, passLocked } from "./dialects.ts";
import { doubt, isDoubtful, isOutdated, isRepeatable, isWanted, OPEN, oneOf } from "./outbox-terms.ts";
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
  for (const claimDue of DUE[of]) {
    const left = most - claims.length;
    if (left === 0) break;
    const rows = await claimDue(trx, { platform, now, until: now + lease, since: now - repeatable, left });
    rows.sort((one, other) => one.spread - other.spread);
    claims.push(...rows.map((row) => claimOf(platform, row)));
  }
  return claims;
}

function claimOf(platform: string, row: Claimable): Claim {
  const { channel, number, edition, form, server, last_day, attempt, settings } = row;
  return {
    ...{ platform, channel, number, edition, form, server, attempt },
    to: Day.parse(last_day),
    settings: settings === null ? undefined : settingsOf(settings),
  };
}

/** What a claim is made with; instants in epoch milliseconds. What may have arrived after `since` is recognised. */
type Terms = Readonly<Record<"now" | "until" | "since" | "left", number> & { platform: string }>;
type PlaceOf = (name: keyof Terms) => unknown;
/** Selects the posts that are due, with these of their columns. */
type Due = (place: PlaceOf, columns: RawBuilder<unknown>) => RawBuilder<unknown>;

const key = sql`due.channel, due.number, due.edition, due.form`;
/** The settings of the subscription of a row, as they are kept. */
const settingsFor = (row: string) => sql`(select settings from subscriptions
  where subscriptions.platform = ${sql.ref(`${row}.platform`)} and subscriptions.channel = ${sql.ref(`${row}.channel`)}
    and subscriptions.number = ${sql.ref(`${row}.number`)}) as settings`;
/** What becomes of a row that is claimed. */
const claimed = (
  place: PlaceOf,
) => sql`state = 'sending', attempt = attempt + 1, doubtful_at = ${doubt("outbox")},
  tried_at = ${place("now")}, free_at = ${place("until")}`;

function claiming(due: Due): (trx: Transaction<Tables>, terms: Terms) => Promise<Claimable[]> {
  const [together, apart] = [claimingTogether(due), claimingApart(due)];
  return (trx, terms) => (isPostgres(trx) ? together : apart)(trx, terms);
}

/**
 * One statement, so that of two processes one gets a post. It asks twice whether the posts are free: PostgreSQL waits for
 * another process that takes the same rows, and then looks at them again, but not at the list that they are of. What is free
 * is gone through once: PostgreSQL might else do so for every row, and lock others each time.
 */
function claimingTogether(due: Due) {
  return writtenOnce<Claimable, Terms>(
    (db, place) => sql`
    with free as materialized (${due(place, key)} limit ${place("left")} ${passLocked(db, "due")})
    update outbox set ${claimed(place)}
    where platform = ${place("platform")} and free_at <= ${place("now")} and ${oneOf("outbox.state", OPEN)}
      and (channel, number, edition, form) in (select channel, number, edition, form from free)
    returning channel, number, edition, form, server, last_day, attempt, spread, ${settingsFor("outbox")}`,
  );
}

/**
 * The same where one writes at a time, and nothing changes between two statements of a transaction: in one, SQLite would make
 * three tables for the while, and take twice as long.
 */
function claimingApart(due: Due) {
  const find = writtenOnce<Claimable & { readonly id: number }, Terms>(
    (_, place) =>
      sql`${due(
        place,
        sql`due.rowid as id, ${key}, due.server, due.last_day, due.attempt + 1 as attempt, due.spread, ${settingsFor("due")}`,
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
  (place, columns) => sql`${free(place, OPERATORS, columns)} and ${isOpen} order by due.free_at, due.spread`,
);
const others = claiming(
  (place, columns) => sql`${free(place, OTHERS, columns)} and ${isOpen} order by due.free_at, due.spread`,
);
/** They are few, and in their order come after all that has waited since before their first try. */
const doubtful = claiming(
  (place, columns) => sql`${free(place, OTHERS, columns)} and ${isDoubtful("due")} order by due.free_at`,
);

const DUE: Readonly<Record<Claimed, readonly (typeof others)[]>> = {
  operators: [operators],
  all: [operators, doubtful, others],
  others: [others],
};

/** The posts of a lane that are free; which of them are open is asked in the form of the index that is to be taken. */
function free(place: PlaceOf, lane: number, columns: RawBuilder<unknown>) {
  return sql`select ${columns} from outbox as due
    where due.platform = ${place("platform")} and due.lane = ${sql.lit(lane)} and due.free_at <= ${place("now")}
      and due.until > ${place("now")}
      and ${isRepeatable("due", place("since"))} and ${isWanted("due")} and not ${isOutdated("due")}`;
}
