import assert from "node:assert/strict";
import { readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { writeReports } from "../delivery/dataset-files.ts";
import { folderOf, ROOT } from "../delivery/program.ts";
import { realDay } from "../delivery/world.ts";

/** The ways of running the program that need settings and a database. */
const WAYS = [[], ["ask", "/losses"], ["import"], ["review"]];

test("wrong settings are listed all at once", async (t) => {
  const { run } = await folderOf(t);
  const wrong = {
    PORT: "http",
    TIME_ZONE: "Europe/Kiyv",
    DISCORD_TOKEN: "not a token",
    LOG_LEVEL: "loud",
  };
  for (const { code, stdout, stderr } of await Promise.all(WAYS.map((args) => run(args, wrong)))) {
    assert.deepEqual([code, stdout], [1, ""]);
    for (const name of Object.keys(wrong)) assert.match(stderr, new RegExp(`^ {2}${name} .+\\.$`, "m"));
    assert.doesNotMatch(stderr, /not a token|^\s+at |node:internal/m);
    assert.equal(stderr.trimEnd().split("\n").length, 5);
  }
});

test("a file that is no database is named and left as it is", async (t) => {
  const { run, database } = await folderOf(t);
  const content = "These are the notes of somebody who chose the wrong file.\n".repeat(200);
  await writeFile(database, content);
  for (const { code, stdout, stderr } of await Promise.all(WAYS.map((args) => run(args)))) {
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^The database file:.*losses\.db cannot be opened: .+ It was left as it is\. .+\n$/);
    assert.doesNotMatch(stderr, /^\s+at /m);
  }
  assert.equal(await readFile(database, "utf8"), content);
});

test("a database of which a part is missing is named and left as it is", async (t) => {
  const { run, database, folder } = await folderOf(t);
  const data = join(folder, "history");
  await writeReports(data, realDay("2025-12-30"), realDay("2025-12-31"));
  await run(["import", data]);
  assert.ok((await stat(database)).size > 8_192);
  await truncate(database, 8_192);
  const before = await readFile(database);
  const { code, stdout, stderr } = await run(["ask", "/losses"]);
  assert.deepEqual([code, stdout], [1, ""], stderr);
  assert.match(stderr, /^The database file:.*losses\.db .+\n$/);
  assert.deepEqual(await readFile(database), before);
});

test("a database that cannot be made is a sentence", async (t) => {
  const { run, folder } = await folderOf(t);
  await writeFile(join(folder, "file"), "");
  const { code, stderr } = await run(["ask", "/losses"], {
    DATABASE_URL: `file:${join(folder, "file/losses.db")}`,
  });
  assert.equal(code, 1);
  assert.match(stderr, /^The database file:.+ cannot be opened: .+\n$/);
});

test("the example of the settings is what the program prints", async (t) => {
  const { run } = await folderOf(t);
  const { code, stdout, stderr } = await run(["env"]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.equal(stdout, await readFile(join(ROOT, ".env.example"), "utf8"));
});

test("a command that does not exist ends with an error", async (t) => {
  const { run } = await folderOf(t);
  const { code, stderr } = await run(["strat"]);
  assert.equal(code, 1);
  assert.match(stderr, /strat|too many arguments/);
});
