import { setTimeout as pause } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import { type Store, StoreFailure } from "../core/store.ts";
import { forget, forgetUnsubscribed, PURGED_AT_ONCE, purge } from "./forget.ts";
import { languages, setLanguage } from "./languages.ts";
import { pruneFacts, recall, recallAll, remember } from "./memory.ts";
import { move } from "./move.ts";
import { createOutbox } from "./outbox.ts";
import { keepReports, readReports } from "./reports.ts";
import type { Tables } from "./schema.ts";
import { learnServerOf, subscribe, subscriptions, tally, unsubscribe } from "./subscriptions.ts";
import { switchOff, switchOn } from "./subscriptions-off.ts";
import { pruneTurns, putOffTurn, takeOnce, takeTurn } from "./turns.ts";
import { decide, verdicts } from "./verdicts.ts";
import { type Attempt, partByPart, type Within } from "./ways.ts";

/** A database as the store sees it. */
export interface Database {
  readonly db: Kysely<Tables>;
  /** What errors call it; without a password. */
  readonly name: string;
  /** Whether an error means that another process is writing just now, so that the same work may go through if tried again. */
  readonly isBusy: (error: unknown) => boolean;
  /** What to look at when it cannot do something; completes a sentence. */
  readonly advice?: string | undefined;
  /** Calls back after changes, until the database is closed; where it can tell of them. */
  readonly watch?: ((changed: () => void) => () => Promise<void>) | undefined;
  /** Does work in a transaction of an isolation level, where there is more to it than kysely knows. */
  readonly transact?:
    | (<T>(
        db: Kysely<Tables>,
        level: IsolationLevel,
        work: (trx: Transaction<Tables>) => Promise<T>,
      ) => Promise<T>)
    | undefined;
}

/** What transactions see of each other. SQLite knows only the first: there one writes at a time. */
type IsolationLevel = "serializable" | "read committed";

/** The first and the longest wait while another process writes, and how long that is borne, in milliseconds. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 200;
const PATIENCE = 10_000;

/**
 * Does a piece of work, again while the database is busy: asynchronously, so that nothing else waits meanwhile. The work
 * is told for how many whole milliseconds it had to wait.
 */
export async function whenFree<T>(
  isBusy: Database["isBusy"],
  work: (waited: number) => Promise<T>,
): Promise<T> {
  const begun = performance.now();
  let waited = 0;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      return await work(waited);
    } catch (error) {
      if (!isBusy(error) || performance.now() > begun + PATIENCE) throw error;
      await pause(wait * (0.5 + Math.random()));
      waited = Math.ceil(performance.now() - begun);
    }
  }
}

/** The store on any database that kysely speaks to; written once. */
export function createSqlStore(database: Database): Store {
  const { db, name, isBusy, advice = "look at its disk and its permissions" } = database;
  const transact: NonNullable<Database["transact"]> =
    database.transact ?? ((_, level, work) => db.transaction().setIsolationLevel(level).execute(work));

  const watches: (() => Promise<void>)[] = [];

  /** Whatever goes wrong becomes a `StoreFailure` that names the database. */
  const attempt: Attempt = async (work) => {
    try {
      return await whenFree(isBusy, (waited) => work(db, waited));
    } catch (cause) {
      if (cause instanceof StoreFailure) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new StoreFailure(
        `The database ${name} could not do that: ${reason}. Nothing was changed; ${advice}.`,
        { cause },
      );
    }
  };
  const within: Within = (work) =>
    attempt((_, waited) => transact(db, "serializable", (trx) => work(trx, waited)));
  const beside: Within = (work) =>
    attempt((_, waited) => transact(db, "read committed", (trx) => work(trx, waited)));

  return {
    keep: (reports, at, address) => within((trx) => keepReports(trx, reports, { at, address })),
    reports: (keptSince = 0) => attempt(() => readReports(db, keptSince)),
    verdicts: () => attempt(() => verdicts(db)),
    decide: (verdict, at) => attempt(() => decide(db, verdict, at)),

    outbox: createOutbox({ attempt, within, beside }),

    subscriptions: (of) => attempt(() => subscriptions(db, of)),
    tally: () => attempt(() => tally(db)),
    subscribe: (wanted, at) => within((trx) => subscribe(trx, wanted, at)),
    unsubscribe: (of) => within((trx) => unsubscribe(trx, of)),
    switchOff: (of, why, at) => within((trx) => switchOff(trx, of, why, at)),
    switchOn: (of, at, since) => within((trx) => switchOn(trx, of, at, since)),
    move: (from, to, at) => within((trx) => move(trx, from, to, at)),
    learnServer: (of, channels) => within((trx) => learnServerOf(trx, of, channels)),
    forget: (of) => within((trx) => forget(trx, of)),
    forgetUnsubscribed: (of) => within((trx) => forgetUnsubscribed(trx, of)),
    purge: (before) => partByPart(PURGED_AT_ONCE, () => within((trx) => purge(trx, before))),

    takeTurn: (source, now, spacing) =>
      // The spacing is counted from when the turn is taken, not from when it was asked for.
      within((trx, waited) => takeTurn(trx, source, now + waited, spacing)),
    takeOnce: (what, now, span) => attempt(() => takeOnce(db, what, now, span)),
    pruneTurns: (before) => attempt(() => pruneTurns(db, before)),
    putOffTurn: (source, until) => attempt(() => putOffTurn(db, source, until)),

    languages: () => attempt(() => languages(db)),
    setLanguage: (place, language) => within((trx) => setLanguage(trx, place, language)),

    recall: (key) => attempt(() => recall(db, key)),
    recallAll: (beginning) => attempt(() => recallAll(db, beginning)),
    remember: (key, value, until) => attempt(() => remember(db, key, value, until)),
    pruneFacts: (now) => attempt(() => pruneFacts(db, now)),

    watch(changed) {
      if (database.watch) watches.push(database.watch(changed));
    },

    async close() {
      await Promise.all(watches.splice(0).map((end) => end()));
      await attempt(() => db.destroy());
    },
  };
}
