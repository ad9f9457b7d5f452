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
