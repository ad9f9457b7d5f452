import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createAgain } from "../../src/lib/again.ts";

test("what is asked for while it is under way is done once more after it", async () => {
  const ends: (() => void)[] = [];
  const again = createAgain(() => new Promise<void>((resolve) => void ends.push(resolve)));
  again();
  assert.equal(ends.length, 1);
  again();
  again();
  again();
  assert.equal(ends.length, 1);
  ends[0]?.();
  await turn();
  assert.equal(ends.length, 2);
  ends[1]?.();
  await turn();
  assert.equal(ends.length, 2);
  again();
  assert.equal(ends.length, 3);
});
