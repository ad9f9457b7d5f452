import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { addDays } from "../../src/core/day.ts";
import { canonical } from "../../src/core/report.ts";
import { openStore } from "../../src/stores/index.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { sqliteDialect } from "../../src/stores/sqlite.ts";
import { reportOf } from "../reports.ts";
import { broadcast, claimAt, DAY, LEASE, markOf, owed, START, subscription } from "./contract-words.ts";

const history = Array.from({ length: 1_600 }, (_, index) =>
  reportOf(addDays("2022-02-25", index), { personnel: 2_800 + index, tanks: index }),
);

/** A database as the first migration left it, with a history in it. */
async function oldDatabase(path: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: sqliteDialect(path) });
  const [[name, first] = []] = Object.entries(migrations);
  const provider = { getMigrations: () => Promise.resolve({ [name as string]: first as never }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  assert.equal(error, undefined);
  await db.destroy();
  const database = new DatabaseSync(path);
  const insert = database.prepare("insert into reports values ('dataset', ?, 1, ?, 5)");
  database.exec("begin");
  for (const report of history) insert.run(report.day, canonical(report));
  database.exec("commit; pragma journal_mode = delete");
  database.close();
}

test("a database of before is brought up to date with everything in it, and the same reports are no news to it", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "losses.db");
  await oldDatabase(path);
  const store = await openStore(`file:${path}`);
  const outcomes = new Set((await store.keep(history, 6)).map(({ outcome }) => outcome));
  assert.deepEqual(outcomes, new Set(["known"]));
  assert.equal((await store.reports()).length, history.length);
  await store.close();
});

/** A database as it was before there was an outbox, with subscriptions and deliveries of that time. */
async function databaseWithDeliveries(path: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: sqliteDialect(path) });
  const before = Object.entries(migrations).filter(([name]) => name < "2026-12");
  const provider = { getMigrations: () => Promise.resolve(Object.fromEntries(before)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  assert.equal(error, undefined);
  await db.destroy();
  const database = new DatabaseSync(path);
  const subscribe = database.prepare("insert into subscriptions values (?, ?, ?, ?, ?, ?)");
  subscribe.run("telegram", "-100:7", "uk", START - 3, null, null);
  subscribe.run("telegram", "5", "pl", START - 2, START - 1, "the bot was blocked");
  subscribe.run("discord", "1234567890123456789", "en", START - 4, null, null);
  for (let index = 0; index < 1_200; index++)
    subscribe.run("terminal", `screen ${index}`, "en", START - 9, null, null);
  const deliver = database.prepare("insert into deliveries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  deliver.run("telegram", "-100:7", DAY, "sent", 1, START, null, START + 9, "55", null);
  deliver.run("discord", "1234567890123456789", DAY, "later", 2, START, START - 5, START + 9, null, "busy");
  for (let index = 0; index < 1_200; index++)
    deliver.run("terminal", `screen ${index}`, DAY, "sent", 1, START, null, START, "1", null);
  database.exec(
    "insert into deliveries select platform, channel, '2026-05-02', 'unknown', attempt, tried_at, doubtful_at, free_at, null, 'broke' from deliveries where platform = 'telegram'",
  );
  database.close();
}

test("subscriptions and deliveries of before are kept: nobody is lost, and nothing is posted again", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "losses.db");
  await databaseWithDeliveries(path);
  const store = await openStore(`file:${path}`);
  const topic = subscription("-100:7", { language: "uk" });
  const standing = { createdAt: START - 3, changedAt: START - 3, timedAt: START - 3, failures: 0 };
  assert.deepEqual(await store.subscriptions(topic), [{ ...topic, ...standing }]);
  const off = { at: START - 1, cause: "removed", reason: "the bot was blocked" };
  assert.deepEqual((await store.subscriptions({ platform: "telegram", server: "5" }))[0]?.off, off);
  const channel = { platform: "discord", channel: "1234567890123456789" };
  const [unknown] = await store.subscriptions(channel);
  assert.deepEqual([unknown?.server, unknown?.settings.language], ["", "en"]);

  assert.deepEqual(await store.outbox.counts("telegram"), { sent: 1, unknown: 1 });
  assert.deepEqual(await store.outbox.counts("terminal"), { sent: 1_200 });
  const page = await store.outbox.changedSince("terminal", markOf(), 2_000);
  assert.equal(page.length, 1_200);
  for (const [platform, subscriptions] of [
    ["telegram", [topic]],
    ["terminal", page],
    ["discord", unknown ? [unknown] : []],
  ] as const)
    await store.outbox.enrol(
      broadcast({ platform }),
      subscriptions.map((each) => owed(each)),
    );
  for (const platform of ["telegram", "terminal"])
    assert.deepEqual(await claimAt(store, 99, { platform, repeatable: 5 * LEASE }), []);
  // What may have arrived is repeated only where the network would recognise it.
  assert.deepEqual(await claimAt(store, 99, { platform: "discord" }), []);
  const [claim] = await claimAt(store, 99, { platform: "discord", repeatable: 5 * LEASE });
  assert.deepEqual([claim?.attempt, claim?.edition, claim?.form], [3, `day ${DAY}`, "full"]);
  assert.deepEqual(await store.outbox.postedEditions("terminal", DAY), []);
  await store.close();
});

test("what networks call pictures of before is forgotten, and nothing else that was remembered", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "losses.db");
  await databaseWithDeliveries(path);
  const database = new DatabaseSync(path);
  const remember = database.prepare("insert into memory values (?, 'a value')");
  const keys = ["telegram.photo.1.card", "discord.picture.2.card", "telegram.commands.1", "hand.changed"];
  for (const key of keys) remember.run(key);
  database.close();
  const store = await openStore(`file:${path}`);
  assert.equal(await store.pruneFacts(START), 2);
  const kept = await Promise.all(keys.map((key) => store.recall(key)));
  assert.deepEqual(kept, [undefined, undefined, "a value", "a value"]);
  await store.close();
});

test("a channel of before whose server was not known belongs to one as soon as it is set again", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "losses.db");
  await databaseWithDeliveries(path);
  const store = await openStore(`file:${path}`);
  const server = { platform: "discord", server: "77" };
  const nowhere = { platform: "discord", server: "" };
  assert.deepEqual(await store.subscriptions(nowhere), []);
  assert.equal(await store.forget(nowhere), 0);
  const one = subscription("1234567890123456789", {}, server);
  assert.equal(await store.subscribe(one, START), "same");
  assert.equal((await store.subscriptions(server)).length, 1);
  assert.equal(await store.forget(server), 1);
  assert.deepEqual(await store.outbox.counts("discord"), {});
  await store.close();
});

test("a setting that another version wrote is the usual one, and the others hold", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "losses.db");
  const store = await openStore(`file:${path}`);
  const one = subscription("1", { language: "uk", silent: true });
  await store.subscribe(one, START);
  const hand = new DatabaseSync(path);
  const write = hand.prepare("update subscriptions set settings = ?");
  const { pin: _, ...older } = one.settings;
  for (const [text, settings] of [
    [JSON.stringify({ ...older, forms: [], colour: "blue" }), one.settings],
    ["{", subscription("1").settings],
    ["[]", subscription("1").settings],
  ] as const) {
    write.run(text);
    assert.deepEqual((await store.subscriptions(one))[0]?.settings, settings);
  }
  hand.close();
  await store.close();
});

test("a process that is killed while it changes the tables leaves a database that the next one can use", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  t.after(() => rm(folder, { recursive: true, maxRetries: 5 }));
  const module = pathToFileURL(join(import.meta.dirname, "../../src/stores/index.ts")).href;
  for (const [run, delay] of [0, 3, 8, 15, 30].entries()) {
    const path = join(folder, `${run}.db`);
    await oldDatabase(path);
    const code = `const { openStore } = await import(${JSON.stringify(module)});
      process.stdout.write("begin");
      await openStore(${JSON.stringify(`file:${path}`)});
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code]);
    const gone = once(child, "exit");
    await once(child.stdout, "data");
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill("SIGKILL");
    await gone;
    const store = await openStore(`file:${path}`);
    assert.equal((await store.reports()).length, history.length, `killed after ${delay} ms`);
    assert.equal(
      (await store.keep(history.slice(0, 3), 6)).filter(({ outcome }) => outcome === "known").length,
      3,
    );
    await store.close();
  }
});
