import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { folderOf } from "./delivery/program.ts";

test("npm start is the program itself, under the number that it was started with", async (t) => {
  const { start, run } = await folderOf(t);
  const begun = start(["env"], {}, [process.execPath, "src/start.js"]);
  const [ours, plain] = await Promise.all([begun.ended, run(["env"])]);
  assert.deepEqual([ours.code, ours.stdout, ours.stderr], [0, plain.stdout, ""]);
  const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
  assert.equal(scripts.start, "node src/start.js");
});

test("there is one HTTP client, that of discord.js: each takes as much memory as a large library", () => {
  const from = (name: string) => createRequire(createRequire(import.meta.url).resolve(name));
  const ours = createRequire(import.meta.url).resolve("undici");
  assert.equal(from("discord.js").resolve("undici"), ours);
  assert.equal(createRequire(from("discord.js").resolve("@discordjs/rest")).resolve("undici"), ours);
});
