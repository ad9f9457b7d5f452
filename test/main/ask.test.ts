import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { folderOf } from "../delivery/program.ts";
import { plain } from "../reports.ts";

test("a question is answered on the output as a person reads it", async (t) => {
  const { run } = await folderOf(t);
  const { code, stdout, stderr } = await run(["ask", "/losses 2023-03-07"]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(stdout, /^Russian combat losses, 7 March 2023\n/);
  assert.match(stdout, /Personnel: 154,830 \(\+1,060\)/);
  assert.match(stdout, /Tanks +3,432 \(\+9\)/);
  assert.match(stdout, /day 377 of the full-scale invasion/i);
});

test("the words of a question may come one by one, with or without the slash", async (t) => {
  const { run } = await folderOf(t);
  const [one, other] = await Promise.all([
    run(["ask", "/losses tanks 2023-03-07"]),
    run(["ask", "LOSSES", "tanks", "2023-03-07"]),
  ]);
  assert.equal(one.code, 0);
  assert.equal(one.stdout, other.stdout);
});

test("an answer in Ukrainian, and an answer as the message itself", async (t) => {
  const { run } = await folderOf(t);
  const question = ["ask", "/losses 2023-03-07"];
  const [ukrainian, json] = await Promise.all([
    run([...question, "--locale", "uk"]),
    run([...question, "--json"]),
  ]);
  assert.deepEqual([ukrainian.code, json.code], [0, 0], ukrainian.stderr);
  assert.match(ukrainian.stdout, /^Бойові втрати російської армії, 7 березня 2023 року\n/);
  assert.match(plain(ukrainian.stdout), /Особовий склад: 154 830 \(\+1 060\)/);
  const message = JSON.parse(json.stdout);
  assert.equal(message.title, "Russian combat losses, 7 March 2023");
  assert.deepEqual(message.table[0], { label: "Tanks", value: "3,432", change: "+9" });
  assert.equal("failure" in message, false);
});

test("what cannot be answered ends with 1 and a sentence on the error output", async (t) => {
  const { run } = await folderOf(t);
  const questions: readonly (readonly [string, RegExp])[] = [
    ["/lossses", /“lossses”.*\/help/],
    ["/losses 2023-02-30", /2023-02-30/],
    ["/losses 2023-03-08", /8 March 2023|2023-03-08/],
    ["/subscribe", /channel/],
  ];
  const answers = await Promise.all(questions.map(([question]) => run(["ask", question])));
  for (const [index, { code, stdout, stderr }] of answers.entries()) {
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, questions[index]?.[1] as RegExp);
    assert.doesNotMatch(stderr, /^\s+at /m);
  }
});

test("a refusal as JSON goes to the error output too", async (t) => {
  const { run, folder } = await folderOf(t);
  const { code, stdout, stderr } = await run(["ask", "--json", "/losses", "2023-02-30"]);
  assert.deepEqual([code, stdout], [1, ""]);
  assert.deepEqual(await readdir(folder), ["losses.db"], "its database and nothing else is there");
  assert.equal(JSON.parse(stderr).failure, "question");
});

test("the file of an answer is written into the folder that is named, and else it is said how", async (t) => {
  const { run, folder } = await folderOf(t);
  const question = ["ask", "/export 2023-03-06..2023-03-07"];
  const without = await run(question);
  assert.deepEqual(
    [without.code, without.stderr],
    [0, "The file losses-2023-03-06-2023-03-07.csv is written when you give --out and a folder.\n"],
  );
  const out = join(folder, "out");
  const { code, stderr } = await run([...question, "--out", out]);
  assert.deepEqual([code, stderr], [0, `The file is ${join(out, "losses-2023-03-06-2023-03-07.csv")}.\n`]);
  const lines = (await readFile(join(out, "losses-2023-03-06-2023-03-07.csv"), "utf8")).trim().split("\r\n");
  assert.equal(lines.length, 3);
  assert.match(lines[2] as string, /^2023-03-07,377,embedded,/);
});
