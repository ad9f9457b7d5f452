import assert from "node:assert/strict";
import { test } from "node:test";
import { afterStart, startIsOver } from "../../src/lib/starting.ts";

test("what waits for the end of a start is done once, in order, and what comes later at once", () => {
  const done: string[] = [];
  for (const name of ["first", "second"]) afterStart(() => void done.push(name));
  startIsOver();
  startIsOver();
  assert.deepEqual(done, ["first", "second"]);
  afterStart(() => void done.push("later"));
  assert.deepEqual(done, ["first", "second", "later"]);
});
