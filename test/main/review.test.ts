import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Report } from "../../src/core/report.ts";
import { openStore } from "../../src/stores/index.ts";
import { rowsIn } from "../delivery/databases.ts";
import { folderOf } from "../delivery/program.ts";
import { realDay } from "../delivery/world.ts";
import { plain } from "../reports.ts";

const day30 = realDay("2025-12-30");
const day31 = realDay("2025-12-31");
/** A slip of the pen: a digit of the tanks is lost. */
const slip: Report = { ...day31, totals: { ...day31.totals, tanks: 1_148 } };

const DAY = ["dataset", "2025-12-31", "1"];

/** A folder of the program whose database got these reports on the morning of 31 December 2025. */
async function database(t: Pick<TestContext, "after">, ...reports: readonly Report[]) {
  const place = await folderOf(t);
  const store = await openStore(`file:${place.database}`);
  await store.keep(reports, Date.parse("2025-12-31T06:05:00Z"));
  await store.close();
  return place;
}

test("a database in which nothing is held says so, a new one too", async (t) => {
  const [{ run }, fresh] = [await database(t, day30, day31), await folderOf(t)];
  for (const ended of await Promise.all([run(["review"]), fresh.run(["review"])]))
    assert.deepEqual(ended, { code: 0, stdout: "No report is held.\n", stderr: "" });
});

test("what is held is listed with the reason and the two commands, and not shown", async (t) => {
  const { run } = await database(t, day30, slip);
  const { code, stdout, stderr } = await run(["review"]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.equal(
    stdout,
    `2025-12-31 from dataset, version 1, kept 2025-12-31 06:05 UTC
  the total of “Tanks” fell from 11,477 to 1,148
  npm run review -- accept dataset 2025-12-31 1
  npm run review -- refuse dataset 2025-12-31 1
`,
  );
  const answer = await run(["ask", "/losses"]);
  assert.match(answer.stdout, /^Russian combat losses, 30 December 2025\n/);
});

test("the command of the list lets the report through, once, and then it is shown", async (t) => {
  const { run } = await database(t, day30, slip);
  assert.equal((await run(["ask", "/losses 2025-12-31"])).code, 1);
  assert.deepEqual(await run(["review", "accept", ...DAY]), {
    code: 0,
    stdout: "Version 1 of the report of 2025-12-31 from dataset is let through.\n",
    stderr: "",
  });
  const other = await run(["review", "accept", "dataset", "2025-12-31", "2"]);
  assert.deepEqual([other.code, other.stdout], [1, ""]);
  assert.match(
    other.stderr,
    /^No version 2 of the report of 2025-12-31 from dataset is held: npm run review .+\.\n$/,
  );
  const { code, stdout } = await run(["ask", "/losses 2025-12-31"]);
  assert.equal(code, 0);
  assert.match(stdout, /^Russian combat losses, 31 December 2025\n/);
  assert.match(plain(stdout), /Tanks +1,148 /);
});

test("a report that is refused is not shown, is listed as refused, and stays in the database", async (t) => {
  const { run, database: path } = await database(t, day30, slip);
  const { code, stdout } = await run(["review", "refuse", ...DAY]);
  assert.equal(code, 0);
  assert.match(stdout, /^Version 1 of the report of 2025-12-31 from dataset is refused\. .+\.\n$/);
  assert.match(
    (await run(["review"])).stdout,
    /^No report is held\.\n2025-12-31 from dataset, version 1, was refused\n/,
  );
  assert.match((await run(["ask", "/losses"])).stdout, /^Russian combat losses, 30 December 2025\n/);
  assert.equal(rowsIn(path, "select * from reports").length, 2);
  assert.equal(rowsIn(path, "select * from verdicts").length, 1);
});

test("what is no decision, no day or no source of a held report ends with 1 and a sentence", async (t) => {
  const { run, database: path } = await database(t, day30, slip);
  const how = /^Say what to do with which report: npm run review -- accept \w+ \d{4}-\d\d-\d\d \d\n$/;
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [["accept"], how],
    [["accept", "dataset", "31.12.2025", "1"], how],
    [["accept", "dataset", "2025-02-30", "1"], how],
    [["accept", "dataset", "2025-12-31"], how],
    [["accept", "dataset", "2025-12-31", "one"], how],
    [["delete", ...DAY], how],
    [
      ["accept", "mod", "2025-12-31", "1"],
      /^No version 1 of the report of 2025-12-31 from mod is held: .+\n$/,
    ],
    [
      ["accept", "dataset", "2025-12-30", "1"],
      /^No version 1 of the report of 2025-12-30 from dataset is held: .+\n$/,
    ],
  ];
  const ends = await Promise.all(wrong.map(([args]) => run(["review", ...args])));
  for (const [index, { code, stdout, stderr }] of ends.entries()) {
    const [args, message] = wrong[index] as (typeof wrong)[number];
    assert.deepEqual([code, stdout], [1, ""], args.join(" "));
    assert.match(stderr, message, args.join(" "));
    assert.doesNotMatch(stderr, /^\s+at /m);
  }
  assert.deepEqual(rowsIn(path, "select * from verdicts"), []);
});

test("a word that every object knows is no decision either", async (t) => {
  const { run, database: path } = await database(t, day30, slip);
  const { code, stderr } = await run(["review", "toString", ...DAY]);
  assert.equal(code, 1);
  assert.match(stderr, /^Say what to do with which report: /);
  assert.deepEqual(rowsIn(path, "select * from verdicts"), []);
});
