import {
  type ExpressionBuilder,
  type ExpressionWrapper,
  type Kysely,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
  type Transaction,
} from "kysely";
import type { Day } from "../core/day.ts";
import { editionOf } from "../core/edition.ts";
import type { Posted } from "../core/outbox.ts";
import type { PostKey } from "../core/post-key.ts";
import { earliestOf } from "../lib/earliest.ts";
import { passLocked } from "./dialects.ts";
import { isMended } from "./outbox-terms.ts";
import type { Tables } from "./schema.ts";
import { settingsOf } from "./settings.ts";

/** The editions of which something was posted since a day, with the revisions that the posts tell. */
export async function postedEditions(
  db: Kysely<Tables>,
  platform: string,
  since: Day,
): Promise<{ edition: string; revision: string }[]> {
  const found: Told[] = [];
  // From one to the next in the index: there are few, each told by many posts, which are not gone through. One column at a
  // time, since SQLite begins a comparison of several at the first post that is equal.
  const first = await next(db, platform, (eb) => eb("last_day", ">=", since));
  for (let told = first; told; ) {
    const { last_day, edition, revision }: Told = told;
    found.push(told);
    const sameDay = (eb: Rows) => eb.and({ last_day });
    told =
      (await next(db, platform, (eb) =>
        eb.and([sameDay(eb), eb.and({ edition }), eb("revision", ">", revision)]),
      )) ??
      (await next(db, platform, (eb) => eb.and([sameDay(eb), eb("edition", ">", edition)]))) ??
      (await next(db, platform, (eb) => eb("last_day", ">", last_day)));
  }
  return found.map(({ edition, revision }) => ({ edition, revision }));
}

type Rows = ExpressionBuilder<Tables, "outbox">;
type Told = { readonly last_day: string; readonly edition: string; readonly revision: string };

/** The first of the posted editions and revisions, by their days, of which something holds. */
async function next(
  db: Kysely<Tables>,
  platform: string,
  where: (eb: Rows) => ExpressionWrapper<Tables, "outbox", SqlBool>,
): Promise<Told | undefined> {
  return (
    db
      .selectFrom("outbox")
      .select(["last_day", "edition", "revision"])
      .where("platform", "=", platform)
      .where("state", "=", sql.lit("sent"))
      // What an older version of the program posted tells no revision.
      .where("revision", "is not", null)
      .where(where)
      .orderBy("last_day")
      .orderBy("edition")
      .orderBy("revision")
      .limit(1)
      .$narrowType<{ revision: string }>()
      .executeTakeFirst()
  );
}

/** A post that may now be edited, with the settings of its subscription as they are kept. */
type Editable = Pick<Selectable<Tables["outbox"]>, "channel" | "number" | "form" | "server"> & {
  readonly message: string | null;
  readonly revision: string;
  readonly settings: string | null;
};

/** Another revision than the one that holds is one before it in the order of the index, or one after it: two ranges. */
const OTHERS = [sql`<`, sql`>`] as const;

/** Takes the right to edit posts of an edition that tell another revision. */
export async function claimEdits(
  trx: Transaction<Tables>,
  platform: string,
  edition: string,
  revision: string,
  { now, lease, most }: { readonly now: number; readonly lease: number; readonly most: number },
): Promise<Posted[]> {
  const until = now + lease;
  const rows: Editable[] = [];
  for (const other of OTHERS)
    if (rows.length < most)
      rows.push(
        ...(await claimThose(trx, { platform, edition, revision, now, until }, other, most - rows.length)),
      );
  // The operator's come first here too, and are the first of what told the same: what is wrong with a correction is soon seen.
  rows.sort((one, other) => Math.sign(one.number) - Math.sign(other.number));
  return rows.map(({ message, settings, ...row }) => ({
    ...{ platform, edition, until, ...row },
    message: message ?? "",
    settings: settings === null ? undefined : settingsOf(settings),
  }));
}

/** What edits are claimed with. */
interface EditTerms {
  readonly platform: string;
  readonly edition: string;
  readonly revision: string;
  readonly now: number;
  readonly until: number;
}

/**
 * One statement, and in the form, as with sending. Those that have been put right are in the other range, where nobody looks
 * for them: looking for all that differ at once went through them too, which took the longer the more there were.
 */
async function claimThose(
  trx: Transaction<Tables>,
  { platform, edition, revision, now, until }: EditTerms,
  other: RawBuilder<unknown>,
  most: number,
): Promise<Editable[]> {
  const isFree = (row: string) => {
    const column = sql.ref(`${row}.edit_at`);
    return sql`(${column} is null or ${column} <= ${now})`;
  };
  const { rows } = await sql<Editable>`
    with free as materialized (
      select told.channel, told.number, told.edition, told.form from outbox as told
      where told.platform = ${platform} and told.last_day = ${editionOf(edition).to} and told.state = 'sent'
        and told.edition = ${edition} and told.revision ${other} ${revision}
        and ${isFree("told")} and ${isMended("told")}
      order by told.revision, told.spread limit ${most} ${passLocked(trx, "told")})
    update outbox set edit_at = ${until}
    where platform = ${platform} and ${isFree("outbox")}
      and (channel, number, edition, form) in (select channel, number, edition, form from free)
    returning channel, number, form, server, message, revision,
      (select settings from subscriptions where subscriptions.platform = outbox.platform
        and subscriptions.channel = outbox.channel and subscriptions.number = outbox.number) as settings`.execute(
    trx,
  );
  return rows;
}

/** When the next post of an edition that tells another revision may be edited after an instant, by another's claim or its own wait. */
export async function nextEdit(
  db: Kysely<Tables>,
  platform: string,
  {
    edition,
    revision,
    after,
  }: { readonly edition: string; readonly revision: string; readonly after: number },
): Promise<number | undefined> {
  const instants: (number | null)[] = [];
  for (const other of OTHERS) {
    const { rows } = await sql<{
      readonly next: number | null;
    }>`select min(edit_at) as next from outbox as told
      where told.platform = ${platform} and told.last_day = ${editionOf(edition).to} and told.state = 'sent'
        and told.edition = ${edition} and told.revision ${other} ${revision} and told.edit_at > ${after}`.execute(
      db,
    );
    for (const { next } of rows) instants.push(next);
  }
  return earliestOf(instants);
}

/** Records that a post tells a revision now, or from when on it may be tried to edit it; only by whoever holds the right. */
export async function settleEdit(
  db: Kysely<Tables>,
  { platform, channel, number, edition, form, until }: PostKey & Pick<Posted, "until">,
  outcome: { readonly revision: string } | { readonly from: number },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set(
      "revision" in outcome
        ? { revision: outcome.revision, edit_at: null }
        : { edit_at: Math.ceil(outcome.from) },
    )
    .where((eb) => eb.and({ platform, channel, number, edition, form }))
    .where("state", "=", "sent")
    .where("edit_at", "=", until)
    .execute();
}

/** The figures that posts of an edition told by a revision. */
export async function figures(
  db: Kysely<Tables>,
  edition: string,
  revision: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("figures")
    .select("figures")
    .where("edition", "=", edition)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return row?.figures;
}

/** Keeps figures; those that are there already are the same. */
export async function keepFigures(
  db: Kysely<Tables>,
  edition: string,
  revision: string,
  text: string,
): Promise<void> {
  await db
    .insertInto("figures")
    .values({ edition, revision, last_day: editionOf(edition).to, figures: text })
    .onConflict((conflict) => conflict.columns(["edition", "revision"]).doNothing())
    .execute();
}
