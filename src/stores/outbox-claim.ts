import { type RawBuilder, type Selectable, sql, type Transaction } from "kysely";
import { Day } from "../core/day.ts";
import type { Claim, Claimed, ClaimTerms } from "../core/outbox.ts";
import { passLocked } from "./dialects.ts";
import { doubt, isDoubtful, isOutdated, isWanted, OPEN, oneOf, repeatableNow } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";
import { settingsOf } from "./settings.ts";

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
  terms: ClaimTerms,
  { most, of }: { readonly most: number; readonly of: Claimed },
): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const due of DUE[of])
    if (claims.length < most)
      claims.push(...(await claimDue(trx, due(platform, terms, most - claims.length), platform, terms)));
  return claims;
}

/**
 * One statement, so that of two processes one gets a post. It asks twice whether the posts are free: PostgreSQL waits for
 * another process that takes the same rows, and then looks at them again, but not at the list that they are of.
 */
async function claimDue(
  trx: Transaction<Tables>,
  due: RawBuilder<unknown>,
  platform: string,
  { now, lease }: ClaimTerms,
): Promise<Claim[]> {
  // Written out, since putting the parts of it together would take longer than the database takes for them. What is free is
  // gone through once: PostgreSQL might else do so for every row, and lock others each time.
  const { rows } = await sql<Claimable>`
    with free as materialized (${due} ${passLocked(trx, "due")})
    update outbox set state = 'sending', attempt = attempt + 1, doubtful_at = ${doubt("outbox")},
      tried_at = ${now}, free_at = ${now + lease}
    where platform = ${platform} and free_at <= ${now} and ${oneOf("outbox.state", OPEN)}
      and (channel, number, edition, form) in (select channel, number, edition, form from free)
    returning channel, number, edition, form, server, last_day, attempt, spread,
      (select settings from subscriptions where subscriptions.platform = outbox.platform
        and subscriptions.channel = outbox.channel and subscriptions.number = outbox.number) as settings`.execute(
    trx,
  );
  return rows
    .sort((one, other) => one.spread - other.spread)
    .map(({ channel, number, edition, form, server, last_day, attempt, settings }) => ({
      ...{ platform, channel, number, edition, form, server, attempt },
      to: Day.parse(last_day),
      settings: settings === null ? undefined : settingsOf(settings),
    }));
}

const isOpen = oneOf("due.state", OPEN);

/** Asks for the next posts of a network that may be claimed, at most so many. */
type Due = (platform: string, terms: ClaimTerms, most: number) => RawBuilder<unknown>;

const operators: Due = (platform, terms, most) => sql`${free(platform, OPERATORS, terms)}
  and ${isOpen} order by due.free_at, due.spread limit ${most}`;
const others: Due = (platform, terms, most) => sql`${free(platform, OTHERS, terms)}
  and ${isOpen} order by due.free_at, due.spread limit ${most}`;
/** They are few, and in their order come after all that has waited since before their first try. */
const doubtful: Due = (platform, terms, most) => sql`${free(platform, OTHERS, terms)}
  and ${isDoubtful("due")} order by due.free_at limit ${most}`;

const DUE: Readonly<Record<Claimed, readonly Due[]>> = {
  operators: [operators],
  all: [operators, doubtful, others],
  others: [others],
};

/** The posts of a lane that are free; which of them are open is asked in the form of the index that is to be taken. */
function free(platform: string, lane: number, terms: ClaimTerms) {
  return sql`select due.channel, due.number, due.edition, due.form from outbox as due
    where due.platform = ${platform} and due.lane = ${lane} and due.free_at <= ${terms.now} and due.until > ${terms.now}
      and ${repeatableNow("due", terms)} and ${isWanted("due")} and not ${isOutdated("due")}`;
}
