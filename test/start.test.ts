import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { folderOf } from "./delivery/program.ts";

test("npm start is the program itself, under the number that it was started with", async (t) => {
  const { start, run } = await folderOf(t);
  const begun = start(["env"], {}, [process.execPath, "src/start.ts"]);
  const [ours, plain] = await Promise.all([begun.ended, run(["env"])]);
  assert.deepEqual([ours.code, ours.stdout, ours.stderr], [0, plain.stdout, ""]);
  const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
  assert.equal(scripts.start, "node src/start.ts");
});
