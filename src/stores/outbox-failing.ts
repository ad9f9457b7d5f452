import { setImmediate as turn } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import type { Failing, Outbox } from "../core/outbox.ts";
import type { Tables } from "./schema.ts";
import { keyOf } from "./subscriptions.ts";
import {
  channelsOn,
  type FailingPage,
  failingOfServer,
  failingPage,
  forgetFailures,
} from "./subscriptions-failing.ts";
import { switchOff } from "./subscriptions-off.ts";
import type { Ways } from "./ways.ts";

/**
 * The subscriptions of an outbox that cannot be posted to. In an outage that may be all of them, so they are gone through page by
 * page, and others have their turn after each.
 */
export function createFailing({
  attempt,
  within,
}: Pick<Ways, "attempt" | "within">): Pick<Outbox, "endFailing" | "failing" | "keepFailing"> {
  type Terms = Parameters<Outbox["failing"]>[1];

  /** Looks at each page, and has something done about what was found, if anything is to be. */
  async function* pages(
    platform: string,
    terms: Terms,
    change?: (trx: Transaction<Tables>, found: readonly Failing[]) => Promise<void>,
  ): AsyncGenerator<FailingPage> {
    let after: FailingPage["next"];
    const read = (db: Kysely<Tables>) => failingPage(db, platform, terms, after);
    do {
      const page = await (change
        ? within(async (trx) => {
            // Looked at once more: some may have been posted to since they were counted.
            const again = await read(trx);
            await change(trx, again.found);
            return again;
          })
        : attempt(read));
      yield page;
      after = page.next;
      await turn();
    } while (after);
  }

  async function end(trx: Transaction<Tables>, found: readonly Failing[], now: number): Promise<void> {
    for (const { cause, reason, ...key } of found) await switchOff(trx, key, { cause, reason }, now);
  }

  return {
    async endFailing(platform, { since, now, most, gone = new Map() }) {
      const terms = { since, now };
      const due: Failing[] = [];
      const missing = new Set<string>();
      for await (const page of pages(platform, terms)) {
        due.push(...page.found);
        for (const channel of page.missing) missing.add(channel);
      }
      const servers = [...gone].map(([server, reason]) => ({ server, reason, since }));
      const known = new Set(due.map(keyOf));
      const others: Failing[] = [];
      for (const one of servers) {
        const all = await attempt((db) => failingOfServer(db, platform, one));
        others.push(...all.filter((key) => !known.has(keyOf(key))));
      }
      const nothing = due.length + others.length + missing.size === 0;
      if (nothing) return { failing: 0, channels: 0, missing: 0, ended: true };
      const atMost = most(await attempt((db) => channelsOn(db, platform)));
      // What is not due in a server that is gone may wait: it ends when it is.
      const withOthers = channelsOf([...due, ...others]) <= atMost;
      const found = withOthers ? [...due, ...others] : due;
      const counts = { failing: found.length, channels: channelsOf(found), missing: missing.size };
      if (Math.max(counts.channels, counts.missing) > atMost) return { ...counts, ended: false };
      for await (const _ of pages(platform, terms, (trx, page) => end(trx, page, now)));
      if (withOthers)
        for (const one of servers)
          await within(async (trx) => end(trx, await failingOfServer(trx, platform, one), now));
      return { ...counts, ended: true };
    },
    async failing(platform, terms) {
      const all: Failing[] = [];
      for await (const { found } of pages(platform, terms)) all.push(...found);
      return all;
    },
    async keepFailing(platform, terms) {
      let count = 0;
      for await (const { found } of pages(platform, terms, (trx, page) =>
        forgetFailures(trx, platform, page),
      ))
        count += found.length;
      return count;
    },
  };
}

function channelsOf(all: readonly Failing[]): number {
  return new Set(all.map(({ channel }) => channel)).size;
}
