import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { addDays } from "../../src/core/day.ts";
import { StoreFailure } from "../../src/core/store.ts";
import { openStore } from "../../src/stores/index.ts";
import { START, subscription } from "./contract-words.ts";

const folder = await mkdtemp(join(tmpdir(), "sqlite-files-"));
after(() => rm(folder, { recursive: true, force: true }));

/** Holds that a database is refused with a sentence that names it and says what to do. */
async function assertRefused(path: string): Promise<void> {
  await assert.rejects(openStore(`file:${path}`), (error) => {
    assert.ok(error instanceof StoreFailure, String(error));
    assert.ok(error.message.includes(path), error.message);
    assert.match(error.message, /backup|DATABASE_URL/);
    assert.match(error.message, /\.$/);
    return true;
  });
}

/** Holds that a file is refused and that not a byte of it changes, nor anything beside it. */
async function assertLeftAlone(path: string): Promise<void> {
  const before = await readFile(path);
  const beside = await readdir(folder);
  await assertRefused(path);
  assert.ok(before.equals(await readFile(path)), "the file was changed");
  assert.deepEqual(await readdir(folder), beside);
}

/** A closed database with a year of reports and a subscription. */
async function filled(name: string): Promise<string> {
  const path = join(folder, name);
  const store = await openStore(`file:${path}`);
  const reports = Array.from({ length: 365 }, (_, index) => ({
    source: "dataset",
    day: addDays("2022-02-25", index),
    totals: { personnel: 2800 + index, tanks: 80 + index },
  }));
  await store.keep(reports, START);
  await store.subscribe(subscription("1"), START);
  await store.close();
  return path;
}

test("a missing folder is made, with the folders above it", async () => {
  const path = join(folder, "new", "дані", "losses.db");
  const store = await openStore(`file:${path}`);
  await store.remember("key", "value");
  await store.close();
  assert.ok((await readFile(path)).length > 0);
});

test("what is made can be read by its owner alone, since it names chats, and a mode that was set stays", {
  skip: process.platform === "win32" && "Windows has no such modes",
}, async () => {
  const path = join(folder, "private", "losses.db");
  const store = await openStore(`file:${path}`);
  await store.remember("key", "value");
  const modeOf = async (name: string) => (await stat(name)).mode & 0o777;
  for (const name of [path, `${path}-wal`, `${path}-shm`]) assert.equal(await modeOf(name), 0o600, name);
  await store.close();
  await chmod(path, 0o660);
  await (await openStore(`file:${path}`)).close();
  assert.equal(await modeOf(path), 0o660);
});

test("an empty file becomes a database", async () => {
  const path = join(folder, "empty.db");
  await writeFile(path, "");
  const store = await openStore(`file:${path}`);
  assert.deepEqual(await store.reports(), []);
  await store.close();
});

test("a file that is no database is refused and left as it is", async () => {
  const path = join(folder, "notes.db");
  await writeFile(path, "Shopping list: bread, milk.\n".repeat(1_000));
  await assertLeftAlone(path);
});

test("a short text file is refused and left as it is", async () => {
  const path = join(folder, "short.db");
  await writeFile(path, "TOKEN=abc\n");
  await assertLeftAlone(path);
});

test("a database that was cut in half is refused and left as it is", async () => {
  const path = await filled("half.db");
  await truncate(path, 20_480);
  await assertLeftAlone(path);
});

test("a database whose tables are overwritten by something else is refused and left as it is", async () => {
  const path = await filled("overwritten.db");
  const bytes = await readFile(path);
  bytes.fill(0xaa, 100);
  await writeFile(path, bytes);
  await assertLeftAlone(path);
});

test("a folder in the place of the file is refused", async () => {
  const path = join(folder, "folder.db");
  await mkdir(path);
  await assertRefused(path);
  assert.deepEqual(await readdir(path), []);
});

test("a path below a file cannot be made into a folder, and is refused", async () => {
  const file = join(folder, "file.txt");
  await writeFile(file, "text");
  await assertRefused(join(file, "losses.db"));
  assert.equal(await readFile(file, "utf8"), "text");
});

test("the database of another program is refused and left as it is", async () => {
  const path = join(folder, "other.db");
  const other = new DatabaseSync(path);
  other.exec(
    "create table reports (id integer primary key, title text); insert into reports values (1, 'mine')",
  );
  other.close();
  await assertLeftAlone(path);
});

test("a database that a newer version has changed is refused, and its content is left as it is", async () => {
  const path = await filled("newer.db");
  const newer = new DatabaseSync(path);
  newer.exec("insert into kysely_migration values ('9999-something-new', '2099-01-01T00:00:00.000Z')");
  newer.close();
  await assertLeftAlone(path);
});

test("an address without a file name would keep nothing, and is refused", async () => {
  await assert.rejects(openStore("file:"), StoreFailure);
});

test("an address of another kind is refused with the kinds there are, and without its password", async () => {
  for (const address of ["mysql://bot:sesame@db/losses", "losses.db", ""])
    await assert.rejects(openStore(address), (error) => {
      assert.ok(error instanceof StoreFailure);
      assert.match(error.message, /file:/);
      assert.doesNotMatch(error.message, /sesame/);
      return true;
    });
});

for (const [what, content] of [
  ["no JSON", "{"],
  ["no report", '{"source":"dataset"}'],
  ["a negative figure", '{"source":"dataset","day":"2022-02-25","totals":{"tanks":-5}}'],
]) {
  test(`a kept report that was damaged into ${what} is a failure that names it and says what to do`, async () => {
    const path = await filled(`damaged ${what}.db`);
    const hand = new DatabaseSync(path);
    hand.prepare("update reports set content = ? where day = '2022-02-25'").run(content as string);
    hand.close();
    const store = await openStore(`file:${path}`);
    await assert.rejects(store.reports(), (error) => {
      assert.ok(error instanceof StoreFailure);
      assert.match(error.message, /2022-02-25/);
      assert.match(error.message, /dataset/);
      assert.match(error.message, /backup|delete/i);
      return true;
    });
    await store.subscribe(subscription("2"), START);
    await store.keep([{ source: "dataset", day: "2023-03-07", totals: { tanks: 3432 } }], START + 1);
    assert.deepEqual(
      (await store.reports(START + 1)).map((row) => row.report.day),
      ["2023-03-07"],
    );
    await store.close();
  });
}

test("the spacing of a source is counted from when the turn is taken, however long another process held the file", async () => {
  const path = join(folder, "held.db");
  const store = await openStore(`file:${path}`);
  const other = new DatabaseSync(path);
  const spacing = 60_000;
  other.exec("begin immediate");
  const asked = performance.now();
  const turn = store.takeTurn("mod", START, spacing);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const held = performance.now() - asked;
  other.exec("commit");
  other.close();
  const { taken, free } = await turn;
  assert.equal(taken, true);
  assert.ok(free >= START + held + spacing, `${free - START - spacing} ms after ${held} ms`);
  await store.close();
});
