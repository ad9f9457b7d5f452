import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CompiledQuery, Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { channelFact } from "../../src/core/channel-facts.ts";
import { addDays } from "../../src/core/day.ts";
import { StoreFailure } from "../../src/core/store.ts";
import { openStore } from "../../src/stores/index.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { postgres } from "../../src/stores/postgres.ts";
import type { Tables } from "../../src/stores/schema.ts";
import { createSqlStore } from "../../src/stores/sql.ts";
import { until } from "../delivery/world.ts";
import { lineTo } from "../fakes/cut-connections.ts";
import { startPostgres } from "../fakes/postgres.ts";
import { reportOf } from "../reports.ts";
import {
  broadcast,
  channelsOf,
  claimAt,
  claimOne,
  DAY,
  enrolled,
  markOf,
  owed,
  SENT,
  START,
  settleAt,
  subscription,
  WORTH,
} from "./contract-words.ts";

const server = await startPostgres();
after(() => server.stop());

/** Holds that a database is refused with a sentence that names it, says what to do, and holds no password. */
async function assertRefused(address: string, why: RegExp): Promise<void> {
  await assert.rejects(openStore(address), (error) => {
    assert.ok(error instanceof StoreFailure, String(error));
    assert.match(error.message, why);
    assert.match(error.message, /postgres:\/\/127\.0\.0\.1:\d+\/\S+ cannot be opened/);
    assert.match(error.message, /DATABASE_URL.*\.$/);
    assert.doesNotMatch(error.message, /sesame|losses:/);
    return true;
  });
}

test("a wrong password, and a database that is not there, are said at once, without the password", async () => {
  const address = await server.create();
  await assertRefused(address.replace("sesame", "open-sesame"), /password authentication failed/);
  await assertRefused(`${address}_missing`, /does not exist/);
});

test("the database of another program is refused and left as it is", async () => {
  const address = await server.create();
  await server.query(address, "create table reports (id integer primary key, title text)");
  await assertRefused(address, /another program/);
  const tables = await server.query(address, "select tablename from pg_tables where schemaname = 'public'");
  assert.deepEqual(tables, [{ tablename: "reports" }]);
});

test("a database that a newer version has changed is refused", async () => {
  const address = await server.create();
  await (await openStore(address)).close();
  await server.query(address, "insert into kysely_migration values ('9999-something-new', '2099-01-01')");
  await assertRefused(address, /9999-something-new/);
});

test("subscriptions and deliveries of before there was an outbox are kept, and nothing is posted again", async () => {
  const address = await server.create();
  const db = new Kysely<unknown>({ dialect: await postgres.connect(address) });
  const before = Object.entries(migrations).filter(([name]) => name < "2026-12");
  const provider = { getMigrations: () => Promise.resolve(Object.fromEntries(before)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  assert.equal(error, undefined);
  await db.destroy();
  await server.query(
    address,
    `insert into subscriptions select 'telegram', n::text, 'uk', ${START}, null, null from generate_series(1, 1200) as n;
    insert into deliveries select 'telegram', n::text, '${DAY}', 'sent', 1, ${START}, null, ${START}, '1', null
    from generate_series(1, 1200) as n`,
  );
  // Several processes of the new version are started at the same moment.
  const [store, ...others] = await Promise.all([1, 2, 3].map(() => openStore(address)));
  assert.ok(store);
  assert.deepEqual(await store.outbox.counts("telegram"), { sent: 1_200 });
  const page = await store.outbox.changedSince("telegram", markOf(), 2_000);
  assert.equal(page.length, 1_200);
  await store.outbox.enrol(
    broadcast(),
    page.map((each) => owed(each)),
  );
  assert.deepEqual(await claimAt(store, 99), []);
  for (const each of [store, ...others]) await each.close();
});

test("a connection that is cut while a claim is committed loses no claim and makes none twice", async () => {
  const address = await server.create();
  const line = await lineTo(address);
  const store = await openStore(line.address);
  await enrolled(store, ...["1", "2", "3", "4"].map((channel) => subscription(channel)));

  line.cutAfter("commit\0");
  const first = await claimAt(store, 0, { most: 2 });
  line.cutBefore("commit\0");
  const second = await claimAt(store, 0, { most: 2 });

  assert.equal(line.cuts(), 2);
  assert.deepEqual(channelsOf([...first, ...second]), ["1", "2", "3", "4"]);
  assert.deepEqual(
    [...first, ...second].map(({ attempt }) => attempt),
    [1, 1, 1, 1],
  );
  await store.close();
  await line.close();
});

test("what was kept is still there after the server was restarted, and the next question finds it again", async () => {
  const address = await server.create();
  const store = await openStore(address);
  const report = reportOf("2026-05-03", { tanks: 5 });
  await store.keep([report], START);
  const restarted = server.restart();
  const asked = store.keep([report], START + 1);
  await restarted;
  assert.deepEqual(
    (await asked).map(({ outcome }) => outcome),
    ["known"],
  );
  await store.close();
});

test("two processes that keep the same report at the same moment keep one version", async () => {
  const address = await server.create();
  const stores = await Promise.all([openStore(address), openStore(address), openStore(address)]);
  for (let tanks = 0; tanks < 10; tanks++) {
    const reports = [reportOf("2026-05-03", { tanks }), reportOf("2026-05-04", { tanks })];
    const kept = await Promise.all(stores.map((store) => store.keep(reports, START + tanks)));
    assert.equal(kept.flat().filter(({ outcome }) => outcome !== "known").length, 2);
  }
  assert.equal((await stores[0]?.reports())?.length, 20);
  for (const store of stores) await store.close();
});

test("a process is told when another keeps reports, decides or sets a language, also after the connection was lost", async () => {
  const address = await server.create();
  const line = await lineTo(address);
  const [one, other] = [await openStore(line.address), await openStore(address)];
  let told = 0;
  const more = async (work: () => Promise<unknown>) => {
    const before = told;
    await work();
    await until(() => told > before, "word of a change");
  };
  await more(() => Promise.resolve(one.watch(() => void told++)));
  await more(() => other.keep([reportOf("2026-05-03", { tanks: 5 })], START));
  await more(() => other.setLanguage({ platform: "telegram", channel: "5" }, "uk"));
  const verdict = { source: "dataset", day: "2026-05-03", number: 1, verdict: "accepted" } as const;
  await more(() => other.decide(verdict, START));
  line.cutAll();
  await more(() => other.keep([reportOf("2026-05-04", { tanks: 6 })], START));
  await one.close();
  await other.close();
  await line.close();
});

/** So many subscriptions that going through all of them is dear. */
const MANY = 3_000;

test("a post, and an edit, is claimed without going through all subscriptions or all posts", async () => {
  const address = await server.create();
  await (await openStore(address)).close();
  const day = (state: string, on: string, revision: string) =>
    `select 'telegram', i::text, 1, 'day ${on}', 'full', i::text, '${on}', '${state}', 1, ${START}, i, ${START + WORTH}, 0, ${revision} from generate_series(1, ${MANY}) as i`;
  for (const text of [
    `insert into subscriptions (platform, channel, number, server, settings, paused, created_at, changed_at, failures) select 'telegram', i::text, 1, i::text, '{}', 0, 1, i, 0 from generate_series(1, ${MANY}) as i`,
    `insert into outbox (platform, channel, number, edition, form, server, last_day, state, lane, free_at, spread, until, attempt, revision) ${day("sent", addDays(DAY, -1), "'b'")} union all ${day("queued", DAY, "null")}`,
    "analyze",
  ])
    await server.query(address, text);
  const asked: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: await postgres.connect(address),
    log: ({ query }) => void asked.push(query),
  });
  const store = createSqlStore({ db, name: address, isBusy: postgres.isBusy });
  assert.equal((await claimAt(store, 0, { most: 10 })).length, 10);
  for (const revision of ["a", "c"]) {
    const options = { now: START, lease: 1, most: 10 };
    const edits = await store.outbox.claimEdits("telegram", `day ${addDays(DAY, -1)}`, revision, options);
    assert.equal(edits.length, 10, revision);
  }
  const plans: string[] = [];
  for (const { sql, parameters } of asked.filter((query) => /with free/.test(query.sql))) {
    const { rows } = await db.executeQuery<{ "QUERY PLAN": string }>(
      CompiledQuery.raw(`explain ${sql}`, [...parameters]),
    );
    plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
  await store.close();
  assert.ok(plans.length >= 5);
  for (const plan of plans) assert.doesNotMatch(plan, /Seq Scan|Bitmap/);
  for (const plan of plans.filter((each) => /\btold\b/.test(each))) assert.doesNotMatch(plan, /Sort/);
});

test("what became of a post is recorded where its chat moves at that very moment", async (t) => {
  const address = await server.create();
  const [store, other] = [await openStore(address), await openStore(address)];
  t.after(() => Promise.all([store.close(), other.close()]));
  const chat = subscription("-5");
  await enrolled(store, chat);
  const claim = await claimOne(store, 0);
  const pinned = channelFact("pinned", chat);
  await store.remember(pinned, "77");
  /** Waits until so many wait for what others have locked. */
  const blocked = (count: number) =>
    until(async () => {
      const all = await server.query(
        address,
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return all.length === count;
    }, `${count} that wait for each other`);
  const release = await server.hold(address, `select * from memory where key = '${pinned}' for update`);
  // It has given the post its new id by then, which nobody else sees yet.
  const moving = other.move(chat, { platform: "telegram", server: "-1005" }, START + 1);
  await blocked(1);
  const settling = settleAt(store, 2, claim, SENT);
  await blocked(2);
  await release();
  await Promise.all([moving, settling]);
  assert.deepEqual(await store.outbox.counts("telegram"), { sent: 1 });
  assert.equal((await store.outbox.history(subscription("-1005"))).sent?.at, START + 2);
});
