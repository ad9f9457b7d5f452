import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createFilling } from "../../src/delivery/inflow.ts";

/** Whether something has come to pass by the next turn. */
async function hasCome(promise: Promise<void>): Promise<boolean> {
  let come = false;
  void promise.then(() => {
    come = true;
  });
  await turn();
  return come;
}

test("whoever waits for more goes with the next page, and waits anew for the one after it", async () => {
  const inflow = createFilling();
  const first = inflow.more();
  assert.equal(await hasCome(first), false);
  inflow.added();
  assert.deepEqual(
    [await hasCome(first), await hasCome(inflow.more()), inflow.isOver()],
    [true, false, false],
  );
});

test("nobody waits once all is in, whether they waited before or ask afterwards", async () => {
  const inflow = createFilling();
  const before = inflow.more();
  inflow.end();
  assert.deepEqual(
    [await hasCome(before), await hasCome(inflow.more()), inflow.isOver()],
    [true, true, true],
  );
});
