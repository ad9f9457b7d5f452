import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { PutOff } from "../../src/core/outbox.ts";
import { createChatPace } from "../../src/delivery/chat-pace.ts";

const LIMITS = [
  { most: 1, span: 1_000 },
  { most: 18, span: 60_000 },
];

function keyOf(channel: string, index: number) {
  return { platform: "telegram", channel, number: 1, edition: "day 2025-12-31", form: `${index}` };
}

test("a chat takes no more than its limits say, in their order and as soon as it can, however long posts are on their way", async () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 60 });
  const property = fc.property(lengths, (all) => {
    let now = 0;
    const pace = createChatPace({ limitsOf: (chat) => ({ chat, limits: LIMITS }) }, () => now);
    const begun: { readonly index: number; readonly at: number; readonly over: number }[] = [];
    let ending: { readonly at: number; readonly end: () => void } | undefined;
    const begin = (index: number) => {
      const over = now + (all[index] ?? 0);
      ending = { at: over, end: pace.begin("-1") };
      begun.push({ index, at: now, over });
    };
    for (const index of all.keys())
      if (pace.takes("-1", false)) begin(index);
      else pace.putOff(keyOf("-1", index), now).recorded();
    while (begun.length < all.length) {
      const next = now + (pace.next(false) ?? 0);
      now = ending ? Math.min(ending.at, next) : next;
      if (ending && ending.at <= now) {
        ending.end();
        ending = undefined;
      }
      for (const { form } of pace.due(5, false)) {
        assert.ok(pace.takes("-1", true));
        begin(Number(form));
      }
    }
    assert.deepEqual(
      begun.map(({ index }) => index),
      [...all.keys()],
    );
    for (const [place, { at }] of begun.entries()) {
      const [before, minuteBefore] = [begun[place - 1], begun[place - 18]];
      const free = Math.max(0, (before?.over ?? -1_000) + 1_000, (minuteBefore?.over ?? -60_000) + 60_000);
      assert.ok(at >= free && at <= free + 5, `${at} instead of ${free}`);
    }
    assert.equal(pace.next(false), undefined);
  });
  fc.assert(property, { numRuns: 100 });
});

test("the operator's posts do not wait for those of others, and each is given out once", () => {
  let now = 0;
  const pace = createChatPace({ limitsOf: (chat) => ({ chat, limits: LIMITS }) }, () => now);
  for (const chat of ["1", "2"]) pace.begin(chat)();
  const put = (post: Omit<PutOff, "from">) => pace.putOff(post, 5_000);
  put({ ...keyOf("1", 0), number: 0 }).recorded();
  const other = put(keyOf("2", 0));
  assert.equal(other.from, 6_000);
  assert.deepEqual(pace.due(9, false), []);
  now = 1_000;
  const numbers = () => pace.due(9, true).map(({ number }) => number);
  assert.deepEqual([numbers(), numbers()], [[0], []]);
  // Not before it stands in the outbox as put off.
  assert.deepEqual(pace.due(9, false), []);
  other.recorded();
  assert.deepEqual(pace.due(9, false), [{ ...keyOf("2", 0), from: 6_000 }]);
});
