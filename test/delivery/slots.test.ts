import assert from "node:assert/strict";
import { test } from "node:test";
import { createSlots } from "../../src/delivery/slots.ts";

/** Works that are over when the test says so. */
function worksOf(count: number) {
  return Array.from({ length: count }, () => Promise.withResolvers<void>());
}

/** Whether something has come to pass by the next turn. */
async function hasEnded(promise: Promise<void>): Promise<boolean> {
  let ended = false;
  void promise.then(() => {
    ended = true;
  });
  await new Promise((go) => setImmediate(go));
  return ended;
}

test("a slot is taken until its work is over, however that ends", async () => {
  const slots = createSlots(3);
  const [one, other] = worksOf(2) as [PromiseWithResolvers<void>, PromiseWithResolvers<void>];
  slots.take(one.promise);
  slots.take(other.promise);
  assert.deepEqual([slots.free(), slots.taken()], [1, 2]);
  one.resolve();
  other.reject(new Error("no"));
  await slots.freed(Number.POSITIVE_INFINITY);
  assert.deepEqual([slots.free(), slots.taken()], [3, 0]);
});

test("whoever waits for several goes when so many are over, and not before", async () => {
  const slots = createSlots(4);
  const works = worksOf(4);
  for (const { promise } of works) slots.take(promise);
  const two = slots.freed(2);
  const all = slots.freed(Number.POSITIVE_INFINITY);
  works[0]?.resolve();
  assert.equal(await hasEnded(two), false);
  works[3]?.resolve();
  assert.equal(await hasEnded(two), true);
  assert.equal(await hasEnded(all), false);
  works[1]?.resolve();
  works[2]?.resolve();
  assert.equal(await hasEnded(all), true);
});

test("nobody waits where nothing is under way", async () => {
  assert.equal(await hasEnded(createSlots(1).freed(5)), true);
});
