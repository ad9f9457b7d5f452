import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { defaultSettings } from "../../src/core/subscription.ts";
import { openStore } from "../../src/stores/index.ts";
import { DAY, START } from "./contract-words.ts";

/** So many subscriptions fail. */
const FAILING = 2_000;
/** What is done between two turns of the event loop is no more than what so many of them take. */
const MOST_IN_A_TURN = 250;

/** A database in which the posts of a day failed for so many chats. */
async function databaseOf(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), "sqlite-failing-"));
  const path = join(folder, "losses.db");
  const store = await openStore(`file:${path}`);
  t.after(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  const database = new DatabaseSync(path);
  const settings = JSON.stringify(defaultSettings("en", "Europe/Kyiv"));
  const subscribe = database.prepare(`insert into subscriptions
    (platform, channel, number, server, settings, paused, created_at, changed_at, failures, failing_since)
    values ('telegram', ?, 1, ?, ?, 0, ${START}, ${START}, 1, ${START})`);
  const fail = database.prepare(`insert into outbox
    (platform, channel, number, edition, form, server, last_day, state, lane, free_at, spread, until, attempt, tried_at, settled_at, decision, reason)
    values ('telegram', ?, 1, 'day ${DAY}', 'full', ?, '${DAY}', 'failed', 1, ${START}, 1, ${START + 1e8}, 1, ${START}, ${START}, 'gone', 'the person has blocked the bot')`);
  database.exec("begin");
  for (let chat = 1; chat <= FAILING; chat++) {
    subscribe.run(`${chat}`, `${chat}`, settings);
    fail.run(`${chat}`, `${chat}`);
  }
  database.exec("commit");
  database.close();
  return store;
}

/** How many turns the event loop makes while something is done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let over = false;
  const count = () => {
    turns++;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  try {
    await work();
    return turns;
  } finally {
    over = true;
  }
}

test("however many subscriptions fail, others have their turn while they are listed, held or ended", async (t) => {
  const { outbox } = await databaseOf(t);
  const terms = { since: START, now: START + 1 };
  const counts = { failing: FAILING, channels: FAILING, missing: 0 };
  const works: Readonly<Record<string, () => Promise<unknown>>> = {
    listed: async () => assert.equal((await outbox.failing("telegram", terms)).length, FAILING),
    held: async () =>
      assert.deepEqual(await outbox.endFailing("telegram", { ...terms, most: () => 0 }), {
        ...counts,
        ended: false,
      }),
    ended: async () =>
      assert.deepEqual(await outbox.endFailing("telegram", { ...terms, most: (all) => all }), {
        ...counts,
        ended: true,
      }),
  };
  for (const [what, work] of Object.entries(works)) {
    const turns = await turnsDuring(work);
    assert.ok(turns >= FAILING / MOST_IN_A_TURN, `${turns} turns while they were ${what}`);
  }
  assert.equal(await outbox.channels("telegram"), 0);
  assert.deepEqual(await outbox.counts("telegram"), { failed: FAILING });
});

test("and while they are kept, or tried again", async (t) => {
  const { outbox } = await databaseOf(t);
  const terms = { since: START, now: START + 1 };
  const works: Readonly<Record<string, () => Promise<unknown>>> = {
    kept: async () => assert.equal(await outbox.keepFailing("telegram", terms), FAILING),
    "tried again": () => outbox.retryFailed("telegram", DAY, START + 2),
  };
  for (const [what, work] of Object.entries(works)) {
    const turns = await turnsDuring(work);
    assert.ok(turns >= FAILING / MOST_IN_A_TURN, `${turns} turns while they were ${what}`);
  }
  assert.deepEqual(await outbox.failing("telegram", terms), []);
  assert.deepEqual(await outbox.counts("telegram"), { later: FAILING });
});
