import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "../../../src/core/day.ts";
import { nonceOf } from "../../../src/platforms/discord/nonce.ts";
import { someDay } from "../../reports.ts";

const snowflake = fc.bigInt({ min: 1n << 50n, max: (1n << 63n) - 1n }).map(String);

test("checklist 2: a nonce is short, and the same only for the same post", () => {
  const key = fc.record({
    platform: fc.constant("discord"),
    channel: snowflake,
    number: fc.integer({ min: 0, max: 5 }),
    edition: someDay.map((day) => `day ${day}`),
    form: fc.constantFrom("brief", "full", "story", "note"),
  });
  fc.assert(
    fc.property(key, key, someDay, (one, other, day) => {
      const nonce = nonceOf(one);
      assert.match(nonce, /^[0-9a-z]{10,25}$/);
      assert.equal(nonceOf({ ...one }), nonce);
      assert.equal(nonceOf(other) === nonce, JSON.stringify(one) === JSON.stringify(other));
      assert.notEqual(nonceOf({ ...one, edition: `week ${day}..${addDays(day, 6)}` }), nonce);
      assert.notEqual(nonceOf({ ...one, number: one.number + 1 }), nonce);
      assert.notEqual(nonceOf({ ...one, channel: String(BigInt(one.channel) + 1n) }), nonce);
      assert.notEqual(nonceOf(one, "plain"), nonce);
    }),
  );
});

// Of 20,000 channels some 200 million pairs can be made for a day.
test("checklist 3: no two of many posts have the same nonce", () => {
  const nonces = new Set<string>();
  const key = { platform: "discord", number: 1, form: "full" };
  for (let count = 0; count < 20_000; count++)
    for (const edition of ["day 2023-05-20", "day 2023-05-21"])
      nonces.add(nonceOf({ ...key, edition, channel: String(3_000_000_000_000_000_000n + BigInt(count)) }));
  assert.equal(nonces.size, 40_000);
});
