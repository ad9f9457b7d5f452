import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createTurns } from "../../src/lib/turns.ts";

const LONGEST = 1_000;

/** Turns under a clock of the test, and works that end when they are told to. */
function turnsOf(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const turns = createTurns<string>(LONGEST);
  const begun: string[] = [];
  /** Asks for a turn; returns what ends its work, well or badly. */
  function ask(name: string, ...keys: readonly string[]) {
    const work = Promise.withResolvers<void>();
    const over = turns.take(keys, () => {
      begun.push(name);
      return work.promise;
    });
    return { over, end: work.resolve, fail: work.reject };
  }
  /** Lets everything happen that waits for no clock. */
  async function settle(): Promise<void> {
    for (let count = 0; count < 50; count++) await Promise.resolve();
  }
  async function pass(milliseconds: number): Promise<void> {
    await settle();
    t.mock.timers.tick(milliseconds);
    await settle();
  }
  return { begun, ask, settle, pass };
}

test("what belongs together is done one after another, also after something failed, and the rest at once", async (t) => {
  const { begun, ask, settle } = turnsOf(t);
  const first = ask("first", "a");
  const second = ask("second", "a");
  const third = ask("third", "a");
  ask("apart", "b");
  await settle();
  assert.deepEqual(begun, ["first", "apart"]);
  first.fail(new Error("no database"));
  await assert.rejects(first.over, /no database/);
  await settle();
  assert.deepEqual(begun, ["first", "apart", "second"]);
  second.end();
  await second.over;
  await settle();
  assert.deepEqual(begun, ["first", "apart", "second", "third"]);
  third.end();
});

test("behind work that hangs everything else still has its turn, one after another", async (t) => {
  const { begun, ask, settle, pass } = turnsOf(t);
  ask("hangs", "a");
  const second = ask("second", "a");
  ask("third", "a");
  await pass(LONGEST - 1);
  assert.deepEqual(begun, ["hangs"]);
  await pass(1);
  assert.deepEqual(begun, ["hangs", "second"]);
  // A turn is counted from its own beginning: else all that wait would begin together.
  await pass(LONGEST - 1);
  assert.deepEqual(begun, ["hangs", "second"]);
  second.end();
  await settle();
  assert.deepEqual(begun, ["hangs", "second", "third"]);
});

test("what belongs to two waits for both, and both wait for it", async (t) => {
  const { begun, ask, settle } = turnsOf(t);
  const left = ask("left", "a");
  const right = ask("right", "b");
  const both = ask("both", "a", "b");
  ask("after", "b");
  left.end();
  await settle();
  assert.deepEqual(begun, ["left", "right"]);
  right.end();
  await settle();
  assert.deepEqual(begun, ["left", "right", "both"]);
  both.end();
  await settle();
  assert.deepEqual(begun, ["left", "right", "both", "after"]);
});
