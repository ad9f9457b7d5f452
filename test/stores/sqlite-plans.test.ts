import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { type CompiledQuery, Kysely } from "kysely";
import type { Outcome } from "../../src/core/outbox.ts";
import type { Store } from "../../src/core/store.ts";
import { openStore } from "../../src/stores/index.ts";
import type { Tables } from "../../src/stores/schema.ts";
import { createSqlStore } from "../../src/stores/sql.ts";
import { isBusy, sqliteDialect } from "../../src/stores/sqlite.ts";
import { at, broadcast, DAY, markOf, owed, START, subscription } from "./contract-words.ts";

const folder = await mkdtemp(join(tmpdir(), "sqlite-plans-"));
after(() => rm(folder, { recursive: true, force: true }));

/** Everything that is asked of the database while posts are sent, or by somebody in a chat. */
async function useAll(store: Store): Promise<void> {
  const { outbox } = store;
  const one = subscription("1");
  const server = { platform: "telegram", server: "1" };
  const outcomes: Outcome[] = [
    { kind: "sent", message: "1", revision: "a" },
    { kind: "failed", decision: "forbidden", reason: "no rights" },
  ];
  for (const outcome of outcomes) {
    await store.subscribe(one, START);
    const page = await outbox.changedSince("telegram", markOf(), 500);
    await outbox.enrol(
      broadcast(),
      page.map((each) => owed(each)),
    );
    await outbox.earliest("telegram");
    await outbox.nextFreed("telegram", START);
    await outbox.subscribed("telegram");
    await outbox.due("telegram", START);
    await outbox.sweep("telegram", at(1));
    for (const claim of await outbox.claim("telegram", at(1), { most: 25, of: "all" })) {
      const from = START + 9;
      await outbox.settle([{ claim, outcome: { kind: "put off", from } }], START + 1);
      await outbox.claim("telegram", at(1), { most: 25, of: [{ ...claim, from }] });
      await outbox.settle([{ claim, outcome }], START + 2);
    }
    await outbox.counts("telegram");
    await outbox.counts("telegram", { to: DAY });
    await outbox.counts("telegram", { to: DAY, operatorsOnly: true });
    await outbox.counts("telegram", { to: DAY, operatorsOnly: true, withoutKnown: true });
    await outbox.abort("telegram", DAY, { reason: "a slip", at: START + 2 });
    await outbox.retryOperators("telegram", DAY, START);
    await outbox.operatorsOf("telegram", DAY);
    await outbox.dropFormerOperators("telegram", DAY, ["1"]);
    await outbox.retryFailed("telegram", DAY, START);
    await outbox.history(one);
    await outbox.postedEditions("telegram", DAY);
    const options = { now: START + 3, lease: 1, most: 20 };
    await outbox.nextEdit("telegram", owed(one).edition, "b", START);
    for (const posted of await outbox.claimEdits("telegram", owed(one).edition, "b", options))
      await outbox.settleEdit(posted, { revision: "b" });
    await outbox.endFailing("telegram", { since: START, now: START + 4, most: () => 0 });
    await store.subscriptions(one);
    await store.subscriptions(server);
    await store.switchOff(server, { cause: "removed", reason: "blocked" }, START + 5);
    await store.switchOn(server, START + 6, START);
    await store.unsubscribe(one);
    await store.move(server, { ...server, server: "2" }, START + 7);
    await store.learnServer(server, ["2"]);
    await store.forget(server);
  }
  await outbox.prune(START);
}

test("nothing that is asked while posts are sent goes through a whole table", async () => {
  const path = join(folder, "losses.db");
  await (await openStore(`file:${path}`)).close();
  const asked = new Map<string, CompiledQuery>();
  const db = new Kysely<Tables>({
    dialect: sqliteDialect(path),
    log: ({ query }) => {
      asked.set(query.sql, query);
    },
  });
  const store = createSqlStore({ db, name: path, isBusy });
  await useAll(store);
  await store.close();
  const database = new DatabaseSync(path);
  const through: string[] = [];
  for (const [sql, { parameters }] of asked) {
    if (!/^\s*(with|select|insert|update|delete)/.test(sql)) continue;
    const plan = database.prepare(`explain query plan ${sql}`).all(...(parameters as string[]));
    for (const { detail } of plan)
      if (
        /^SCAN (outbox|subscriptions|due|told|newer|wanting)\b(?!.* outbox_by_turn)/.test(`${detail}`) ||
        // All of a network.
        /autoindex_(outbox|subscriptions|former).*\(platform=\?\)$/.test(`${detail}`) ||
        (/subscriptions_(?!failing).*\(platform=\?\)$/.test(`${detail}`) && !sql.includes("count(*)"))
      )
        through.push(`${detail}: ${sql}`);
  }
  database.close();
  assert.deepEqual(through, []);
});

test("what is claimed next is found in the order of an index, without sorting", async () => {
  const path = join(folder, "order.db");
  await (await openStore(`file:${path}`)).close();
  const asked: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: sqliteDialect(path),
    log: ({ query }) => {
      asked.push(query);
    },
  });
  const store = createSqlStore({ db, name: path, isBusy });
  await store.outbox.claim("telegram", at(0), { most: 25, of: "all" });
  await store.outbox.changedSince("telegram", markOf(), 500);
  await store.outbox.nextFreed("telegram", START);
  await store.outbox.postedEditions("telegram", DAY);
  await store.outbox.claimEdits("telegram", `day ${DAY}`, "b", { now: START, lease: 1, most: 20 });
  await store.close();
  const database = new DatabaseSync(path);
  const plans = asked
    .filter(({ sql }) => /^\s*(with|select|update)/.test(sql))
    .map(({ sql, parameters }) =>
      database
        .prepare(`explain query plan ${sql}`)
        .all(...(parameters as string[]))
        .map(({ detail }) => String(detail))
        .join("; "),
    );
  database.close();
  assert.ok(plans.length >= 5);
  assert.equal(plans.filter((plan) => plan.includes("outbox_doubtful")).length, 2);
  for (const plan of plans) {
    assert.match(plan, /outbox_by_turn|outbox_doubtful|subscriptions_by_change|outbox_sent/);
    assert.doesNotMatch(plan, /TEMP B-TREE/);
  }
});
