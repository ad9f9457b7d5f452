import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool, sql } from "kysely";
import type { Day } from "../core/day.ts";
import { editionOf } from "../core/edition.ts";
import type { Posted } from "../core/outbox.ts";
import type { PostKey } from "../core/post-key.ts";
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

/** Takes the right to edit posts of an edition that tell another revision; in one statement, as with sending. */
export async function claimEdits(
  db: Kysely<Tables>,
  platform: string,
  edition: string,
  revision: string,
  { now, lease, most }: { readonly now: number; readonly lease: number; readonly most: number },
): Promise<Posted[]> {
  const until = now + lease;
  const isFree = sql<boolean>`(edit_at is null or edit_at <= ${now})`;
  const rows = await db
    .updateTable("outbox")
    .set({ edit_at: until })
    .where("platform", "=", platform)
    .where(isFree)
    .where((eb) =>
      eb(
        eb.refTuple("channel", "number", "edition", "form"),
        "in",
        db
          .selectFrom("outbox as told")
          .select(["channel", "number", "edition", "form"])
          .where("platform", "=", platform)
          .where("last_day", "=", editionOf(edition).to)
          .where("state", "=", sql.lit("sent"))
          .where("edition", "=", edition)
          .where((on) => on.or([on("revision", "<", revision), on("revision", ">", revision)]))
          .where(isFree)
          .where((on) =>
            on.or([
              on("number", "=", 0),
              on.exists(
                on
                  .selectFrom("subscriptions as s")
                  .select("s.number")
                  .whereRef("s.platform", "=", "told.platform")
                  .whereRef("s.channel", "=", "told.channel")
                  .whereRef("s.number", "=", "told.number")
                  .where("s.off_at", "is", null),
              ),
            ]),
          )
          .limit(most)
          .$asTuple("channel", "number", "edition", "form"),
      ),
    )
    .returning((eb) => [
      "channel",
      "number",
      "form",
      "server",
      "message",
      "revision",
      eb
        .selectFrom("subscriptions")
        .select("settings")
        .whereRef("subscriptions.platform", "=", "outbox.platform")
        .whereRef("subscriptions.channel", "=", "outbox.channel")
        .whereRef("subscriptions.number", "=", "outbox.number")
        .as("settings"),
    ])
    .execute();
  return rows.map(({ message, settings, ...row }) => ({
    ...{ platform, edition, channel: row.channel, number: row.number, form: row.form },
    server: row.server,
    until,
    message: message ?? "",
    revision: row.revision ?? "",
    settings: settings === null ? undefined : settingsOf(settings),
  }));
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
