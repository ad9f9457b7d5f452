import type { Kysely } from "kysely";
import type { Channel } from "../core/channel.ts";
import type { ChatLanguage } from "../core/store.ts";
import type { Tables } from "./schema.ts";

/** The places whose answers are in a language of their own. */
export async function languages(db: Kysely<Tables>): Promise<ChatLanguage[]> {
  const rows = await db.selectFrom("languages").selectAll().execute();
  return rows.map((row) => ({ ...row }));
}

/** Sets the language of a place's answers, or takes it away. */
export async function setLanguage(
  db: Kysely<Tables>,
  { platform, channel }: Channel,
  language: string | undefined,
): Promise<void> {
  if (language === undefined)
    await db
      .deleteFrom("languages")
      .where("platform", "=", platform)
      .where("channel", "=", channel)
      .execute();
  else
    await db
      .insertInto("languages")
      .values({ platform, channel, language })
      .onConflict((conflict) => conflict.columns(["platform", "channel"]).doUpdateSet({ language }))
      .execute();
}
