import type { Kysely, Transaction } from "kysely";
import type { Channel, Server } from "../core/channel.ts";
import type { ChatLanguage } from "../core/store.ts";
import { keepFormer } from "./channels.ts";
import type { Tables } from "./schema.ts";

/** The places whose answers are in a language of their own. */
export async function languages(db: Kysely<Tables>): Promise<ChatLanguage[]> {
  const rows = await db.selectFrom("languages").selectAll().execute();
  return rows.map((row) => ({ ...row }));
}

/** Sets the language of a place's answers, or takes it away. */
export async function setLanguage(
  trx: Transaction<Tables>,
  { platform, channel, server }: Channel & Partial<Server>,
  language: string | undefined,
): Promise<void> {
  if (language === undefined) {
    await trx
      .deleteFrom("languages")
      .where("platform", "=", platform)
      .where("channel", "=", channel)
      .execute();
    return;
  }
  await trx
    .insertInto("languages")
    .values({ platform, channel, language })
    .onConflict((conflict) => conflict.columns(["platform", "channel"]).doUpdateSet({ language }))
    .execute();
  if (server) await keepFormer(trx, { platform, channel, server });
}
