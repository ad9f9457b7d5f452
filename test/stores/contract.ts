import { test } from "node:test";
import type { Store } from "../../src/core/store.ts";
import { abortingContract } from "./contract-aborting.ts";
import { editContract } from "./contract-edits.ts";
import { modelContract } from "./contract-model.ts";
import { outboxContract } from "./contract-outbox.ts";
import { reportContract } from "./contract-reports.ts";
import { serverContract } from "./contract-servers.ts";
import { settlingContract } from "./contract-settling.ts";
import { subscriptionContract } from "./contract-subscriptions.ts";
import type { Check } from "./contract-words.ts";

/** A database that begins empty. */
export interface Database {
  /** Opens it; each time another store on the same database. */
  open(): Promise<Store>;
  /** Removes it. Every store has been closed by then. */
  drop(): Promise<void>;
}

/**
 * What holds for every store. `create` makes an empty database; `runs` says how many orders of events are tried on one that
 * takes its time.
 */
export function storeContract(name: string, create: () => Promise<Database>, { runs = 25 } = {}): void {
  const check: Check = (sentence, work) => {
    test(`${name}: ${sentence}`, async () => {
      const database = await create();
      const opened: Store[] = [];
      const open = async () => {
        const store = await database.open();
        opened.push(store);
        return store;
      };
      try {
        await work(await open(), open);
      } finally {
        await Promise.allSettled(opened.map((store) => store.close()));
        await database.drop();
      }
    });
  };
  reportContract(check);
  subscriptionContract(check);
  outboxContract(check);
  settlingContract(check);
  serverContract(check);
  editContract(check);
  modelContract(check, runs);
  abortingContract(check);
}
