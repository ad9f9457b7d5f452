import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const folder = import.meta.dirname;
/** Items for whoever runs the bot, which no test can prove. */
const FOR_OPERATORS = [23, 35, 60];
const LAST = 66;
const ITEMS = Array.from({ length: LAST }, (_, index) => index + 1).filter(
  (item) => !FOR_OPERATORS.includes(item),
);

/** The files whose tests name each item. */
const named = new Map<number, string[]>();
for (const path of globSync("**/*.ts", { cwd: folder }).sort())
  for (const [, items = ""] of readFileSync(join(folder, path), "utf8").matchAll(
    /["`]checklist (\d+(?:, \d+)*): /g,
  ))
    for (const item of items.split(", ").map(Number)) {
      const files = named.get(item) ?? [];
      const name = path.replaceAll("\\", "/");
      if (!files.includes(name)) named.set(item, [...files, name]);
    }

/** What the last column says of each item. */
const table = new Map(
  [...readFileSync(join(folder, "CHECKLIST.md"), "utf8").matchAll(/^\| (\d+) \| [^|]+ \| ([^|]*) \|$/gm)].map(
    ([, item, cell = ""]) => [Number(item), cell.trim()] as const,
  ),
);

test("every item of the checklist has a line in the table, and no other number has", () => {
  assert.deepEqual([...table.keys()], ITEMS);
});

test("a line of the checklist names the files whose tests name its item, or says why there is none", () => {
  for (const [item, cell] of table) {
    const files = [...cell.matchAll(/`([\w./-]+\.ts)`/g)].map(([, path]) => path as string);
    assert.deepEqual(files.sort(), (named.get(item) ?? []).sort(), `item ${item}`);
    if (files.length === 0) assert.match(cell, /^Not .+\.$/, `item ${item} has neither a test nor a reason`);
  }
});
