import { type RawBuilder, type Selectable, sql, type Transaction } from "kysely";
import { Day } from "../core/day.ts";
import type { Claim, Claimed, ClaimTerms } from "../core/outbox.ts";
import { passLocked } from "./dialects.ts";
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

/**
 * One statement, so that of two processes one gets a post. It asks twice whether the posts are free: PostgreSQL waits for
 * another process that takes the same rows, and then looks at them again, but not at the list that they are of. What is free
 * is gone through once: PostgreSQL might else do so for every row, and lock others each time.
 */
function claiming(due: (place: PlaceOf) => RawBuilder<unknown>) {
  return writtenOnce<Claimable, Terms>(
    (db, place) => sql`
    with free as materialized (${due(place)} limit ${place("left")} ${passLocked(db, "due")})
    update outbox set state = 'sending', attempt = attempt + 1, doubtful_at = ${doubt("outbox")},
      tried_at = ${place("now")}, free_at = ${place("until")}
    where platform = ${place("platform")} and free_at <= ${place("now")} and ${oneOf("outbox.state", OPEN)}
      and (channel, number, edition, form) in (select channel, number, edition, form from free)
    returning channel, number, edition, form, server, last_day, attempt, spread,
      (select settings from subscriptions where subscriptions.platform = outbox.platform
        and subscriptions.channel = outbox.channel and subscriptions.number = outbox.number) as settings`,
  );
}

const isOpen = oneOf("due.state", OPEN);

const operators = claiming(
  (place) => sql`${free(place, OPERATORS)} and ${isOpen} order by due.free_at, due.spread`,
);
const others = claiming(
  (place) => sql`${free(place, OTHERS)} and ${isOpen} order by due.free_at, due.spread`,
);
/** They are few, and in their order come after all that has waited since before their first try. */
const doubtful = claiming(
  (place) => sql`${free(place, OTHERS)} and ${isDoubtful("due")} order by due.free_at`,
);

const DUE: Readonly<Record<Claimed, readonly (typeof others)[]>> = {
  operators: [operators],
  all: [operators, doubtful, others],
  others: [others],
};

/** The posts of a lane that are free; which of them are open is asked in the form of the index that is to be taken. */
function free(place: PlaceOf, lane: number) {
  return sql`select due.channel, due.number, due.edition, due.form from outbox as due
    where due.platform = ${place("platform")} and due.lane = ${sql.lit(lane)} and due.free_at <= ${place("now")}
      and due.until > ${place("now")}
      and ${isRepeatable("due", place("since"))} and ${isWanted("due")} and not ${isOutdated("due")}`;
}
