import { setTimeout as pause } from "node:timers/promises";
import type { Kysely } from "kysely";
import { type Store, StoreFailure } from "../core/store.ts";
import { claim, due, giveUp, lastPosted, settle } from "./deliveries.ts";
import { languages, setLanguage } from "./languages.ts";
import { keepReports, readReports } from "./reports.ts";
import type { Tables } from "./schema.ts";
import { subscribe, subscription, switchOff, unsubscribe } from "./subscriptions.ts";
import { putOffTurn, takeTurn } from "./turns.ts";
import { decide, verdicts } from "./verdicts.ts";

/** A database as the store sees it. */
export interface Database {
  readonly db: Kysely<Tables>;
  /** What errors call it; without a password. */
  readonly name: string;
  /** Whether an error means that another process is writing just now, so that the same work may go through if tried again. */
  readonly isBusy: (error: unknown) => boolean;
}

/** The first and the longest wait while another process writes, and how long that is borne, in milliseconds. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 200;
const PATIENCE = 10_000;

/** Does a piece of work, again while the database is busy: asynchronously, so that nothing else waits meanwhile. */
export async function whenFree<T>(isBusy: Database["isBusy"], work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await pause(wait * (0.5 + Math.random()));
    }
  }
}

/** The store on any database that kysely speaks to; written once. */
export function createSqlStore({ db, name, isBusy }: Database): Store {
  /** Does one thing with the database; whatever goes wrong becomes a `StoreFailure` that names the database. */
  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await whenFree(isBusy, work);
    } catch (cause) {
      if (cause instanceof StoreFailure) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new StoreFailure(
        `The database ${name} could not do that: ${reason}. Nothing was changed; look at its disk and its permissions.`,
        { cause },
      );
    }
  }

  return {
    keep: (reports, at, address) =>
      attempt(() => db.transaction().execute((trx) => keepReports(trx, reports, { at, address }))),
    reports: (keptSince = 0) => attempt(() => readReports(db, keptSince)),
    verdicts: () => attempt(() => verdicts(db)),
    decide: (verdict, at) => attempt(() => decide(db, verdict, at)),

    subscription: (channel) => attempt(() => subscription(db, channel)),
    subscribe: (wanted, at) => attempt(() => db.transaction().execute((trx) => subscribe(trx, wanted, at))),
    unsubscribe: (channel) => attempt(() => unsubscribe(db, channel)),
    switchOff: (channel, reason, at) => attempt(() => switchOff(db, channel, reason, at)),

    lastPosted: (channel) => attempt(() => lastPosted(db, channel)),
    due: (platform, day, terms) => attempt(() => due(db, platform, day, terms)),
    claim: (channel, day, terms) => attempt(() => claim(db, channel, day, terms)),
    settle: (held, outcome) => attempt(() => settle(db, held, outcome)),
    giveUp: (platform, terms) => attempt(() => giveUp(db, platform, terms)),

    takeTurn: (source, now, spacing) =>
      attempt(() => db.transaction().execute((trx) => takeTurn(trx, source, now, spacing))),
    putOffTurn: (source, until) => attempt(() => putOffTurn(db, source, until)),

    languages: () => attempt(() => languages(db)),
    setLanguage: (channel, language) => attempt(() => setLanguage(db, channel, language)),

    recall: (key) =>
      attempt(async () => {
        const found = await db.selectFrom("memory").select("value").where("key", "=", key).executeTakeFirst();
        return found?.value;
      }),
    remember: (key, value) =>
      attempt(async () => {
        await db
          .insertInto("memory")
          .values({ key, value })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
          .execute();
      }),

    close: () => attempt(() => db.destroy()),
  };
}
