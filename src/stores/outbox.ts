import type { Transaction } from "kysely";
import type { Day } from "../core/day.ts";
import type { Outbox, Settlement } from "../core/outbox.ts";
import { broadcast, broadcasts, keepBroadcast } from "./broadcasts.ts";
import { followed } from "./moves.ts";
import { ABORTED_AT_ONCE, abort, dropAwaiting, endPosts } from "./outbox-abort.ts";
import { claim } from "./outbox-claim.ts";
import { claimEdits, figures, keepFigures, nextEdit, postedEditions, settleEdit } from "./outbox-edits.ts";
import { changedSince, enrol, enrolNote } from "./outbox-enrol.ts";
import { createFailing } from "./outbox-failing.ts";
import { PRUNED_AT_ONCE, prune } from "./outbox-prune.ts";
import {
  counts,
  due,
  earliest,
  everyDay,
  history,
  nextFreed,
  operatorsOf,
  subscribed,
} from "./outbox-reads.ts";
import { settle } from "./outbox-settle.ts";
import { SWEPT_AT_ONCE, type Swept, sweep } from "./outbox-sweep.ts";
import { dropFormerOperators, RETRIED_AT_ONCE, retryFailed, retryOperators } from "./outbox-waiting.ts";
import type { Tables } from "./schema.ts";
import { channelsOn } from "./subscriptions-failing.ts";
import { partByPart, type Ways } from "./ways.ts";

/** The outbox on any database that kysely speaks to. */
export function createOutbox({ attempt, within, beside }: Ways): Outbox {
  return {
    broadcast: (platform: string, day: Day) => attempt((db) => broadcast(db, platform, day)),
    broadcasts: (most) => attempt((db) => broadcasts(db, most)),
    async abort(platform, day, why) {
      if (!(await within((trx) => abort(trx, platform, day, why.reason)))) return undefined;
      await partByPart(ABORTED_AT_ONCE, () => within((trx) => dropAwaiting(trx, platform, day)));
      return partByPart(ABORTED_AT_ONCE, () => within((trx) => endPosts(trx, platform, day, why)));
    },
    keepBroadcast: (kept) => attempt((db) => keepBroadcast(db, kept)),
    enrol: (kept, posts, page) => within((trx) => enrol(trx, kept, posts, page)),
    enrolNote: (note) => within((trx) => enrolNote(trx, note)),
    changedSince: (platform, mark, most) => attempt((db) => changedSince(db, platform, mark, most)),
    subscribed: (platform) => attempt((db) => subscribed(db, platform)),
    everyDay: (platform) => attempt((db) => everyDay(db, platform)),
    claim: (platform, terms, options) =>
      beside(async (trx, waited) => {
        // The lease begins when the claim is made, not when it was asked for.
        const now = terms.now + waited;
        await settleFollowed(trx, options.ended ?? [], now);
        return claim(trx, platform, { ...terms, now }, options);
      }),
    settle: (settlements, at) => beside((trx) => settleFollowed(trx, settlements, at)),
    async sweep(platform, terms) {
      const all: Swept[] = [];
      await partByPart(SWEPT_AT_ONCE, async () => {
        const swept = await within((trx) => sweep(trx, platform, terms));
        all.push(...swept);
        return swept.length;
      });
      return all;
    },
    counts: (platform, of) => attempt((db) => counts(db, platform, of)),
    retryOperators: (platform, to, until) => attempt((db) => retryOperators(db, platform, to, until)),
    operatorsOf: (platform, to) => attempt((db) => operatorsOf(db, platform, to)),
    dropFormerOperators: (platform, to, channels) =>
      attempt((db) => dropFormerOperators(db, platform, to, channels)),
    async retryFailed(platform, to, from) {
      await partByPart(RETRIED_AT_ONCE, () => within((trx) => retryFailed(trx, platform, to, from)));
    },
    due: (platform, now) => attempt((db) => due(db, platform, now)),
    nextFreed: (platform, after) => attempt((db) => nextFreed(db, platform, after)),
    earliest: (platform) => attempt((db) => earliest(db, platform)),
    ...createFailing({ attempt, within }),
    channels: (platform) => attempt((db) => channelsOn(db, platform)),
    history: (key) => attempt((db) => history(db, key)),
    figures: (edition, revision) => attempt((db) => figures(db, edition, revision)),
    keepFigures: (edition, revision, text) => attempt((db) => keepFigures(db, edition, revision, text)),
    postedEditions: (platform, since) => attempt((db) => postedEditions(db, platform, since)),
    claimEdits: (platform, edition, revision, options) =>
      beside((trx) => claimEdits(trx, platform, edition, revision, options)),
    nextEdit: (platform, edition, revision, after) =>
      attempt((db) => nextEdit(db, platform, { edition, revision, after })),
    settleEdit: (key, outcome) => attempt((db) => settleEdit(db, key, outcome)),
    prune: (before) => partByPart(PRUNED_AT_ONCE, () => within((trx) => prune(trx, before))),
  };
}

/** Settles what ended, wherever its chat has gone meanwhile. */
async function settleFollowed(
  trx: Transaction<Tables>,
  settlements: readonly Settlement[],
  at: number,
): Promise<void> {
  if (settlements.length === 0) return;
  await settle(trx, settlements, at);
  // Only now: a chat that moves at this moment had its post under the old id until just before, and had gone nowhere yet.
  await settle(trx, await followed(trx, settlements, at), at);
}
