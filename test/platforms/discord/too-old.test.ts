import assert from "node:assert/strict";
import { test } from "node:test";
import { createTooOld } from "../../../src/platforms/discord/too-old.ts";

const LIMIT = 2_500;
const MINUTE = 60_000;
/** When the first question is asked, by Discord's clock; this machine's counts from its own beginning. */
const ASKED = Date.parse("2025-12-31T05:00:00Z");

test("a question is too old when it took so much longer than the freshest ones", () => {
  let now = 0;
  const isTooOld = createTooOld(LIMIT, () => now);
  assert.equal(isTooOld(ASKED), false);
  now = 10_000;
  assert.equal(isTooOld(ASKED + 10_000 - LIMIT), false);
  assert.equal(isTooOld(ASKED + 10_000 - LIMIT - 1), true);
  // A fresher one shows that the first was late itself.
  assert.equal(isTooOld(ASKED + 10_500), false);
  assert.equal(isTooOld(ASKED + 10_000 - LIMIT), true);
  // Soon after a new span has begun it is still known what is fresh.
  now = 10 * MINUTE;
  assert.equal(isTooOld(ASKED + now - LIMIT), true);
});

for (const drift of [1.0001, 0.9999])
  test(`clocks that drift apart for days keep nobody from being answered, and hide nothing that is late (${drift})`, () => {
    let now = 0;
    const isTooOld = createTooOld(LIMIT, () => now);
    for (; now < 3 * 24 * 60 * MINUTE; now += 7 * MINUTE) {
      const asked = ASKED + now * drift;
      assert.equal(isTooOld(asked), false);
      assert.equal(isTooOld(asked - LIMIT - 500), true);
    }
  });

test("after a quiet time the next question is as good as the first", () => {
  let now = 0;
  const isTooOld = createTooOld(LIMIT, () => now);
  assert.equal(isTooOld(ASKED), false);
  now = 60 * MINUTE;
  assert.equal(isTooOld(ASKED + now - 10_000), false);
});
