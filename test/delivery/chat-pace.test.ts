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

test("posts and edits together are no more than a chat takes, posts come first, and no edit is forgotten", () => {
  const arrivals = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 90_000 }),
      isEdit: fc.boolean(),
      length: fc.integer({ min: 0, max: 2_000 }),
    }),
    { minLength: 1, maxLength: 60 },
  );
  const property = fc.property(arrivals, (all) => {
    let now = 0;
    const pace = createChatPace({ limitsOf: (chat) => ({ chat, limits: LIMITS }) }, () => now);
    /** What is to come, and come back; the posts that were put off the pace knows itself. */
    let coming = all.map(({ at }, index) => ({ at, index }));
    let underWay: { readonly over: number; readonly end: () => void }[] = [];
    const begun: { readonly index: number; readonly at: number; readonly over: number }[] = [];
    const postsWaiting = new Set<number>();
    function begin(index: number, end: () => void): void {
      const over = now + (all[index]?.length ?? 0);
      begun.push({ index, at: now, over });
      underWay.push({ over, end });
    }
    while (begun.length < all.length) {
      const next = pace.next(false);
      const instants = [...coming.map(({ at }) => at), ...underWay.map(({ over }) => over)];
      now = Math.max(now, Math.min(...instants, ...(next === undefined ? [] : [now + next])));
      for (const { end } of underWay.filter(({ over }) => over <= now)) end();
      underWay = underWay.filter(({ over }) => over > now);
      for (const { form } of pace.due(5, false)) {
        postsWaiting.delete(Number(form));
        if (pace.takes("-1", true)) begin(Number(form), pace.begin("-1"));
        else pace.putOff(keyOf("-1", Number(form)), now).recorded();
      }
      const come = coming.filter(({ at }) => at <= now);
      coming = coming.filter(({ at }) => at > now);
      for (const { index } of come) {
        const key = keyOf("-1", index);
        if (all[index]?.isEdit) {
          const end = pace.edits.begin(key);
          assert.ok(!end || postsWaiting.size === 0, "an edit before a post that waits");
          if (end) begin(index, end);
          else coming.push({ at: pace.edits.putOff(key, now), index });
        } else if (pace.takes("-1", false)) begin(index, pace.begin("-1"));
        else {
          postsWaiting.add(index);
          pace.putOff(key, now).recorded();
        }
      }
    }
    for (const [place, { at }] of begun.entries())
      for (const { most, span } of LIMITS) {
        const over = begun[place - most]?.over;
        assert.ok(over === undefined || at >= over + span, `${at} too soon after ${over}`);
      }
    // Each is put off for what the chat takes before it, and a little for what came in between.
    const last = Math.max(...begun.map(({ at }) => at));
    assert.ok(last <= 90_000 + 60 * 3_000 + 4 * 60_000, `the last one began at ${last}`);
  });
  fc.assert(property, { numRuns: 200 });
});

test("what waits can be forgotten, but not what a chat has had", () => {
  let now = 0;
  const pace = createChatPace({ limitsOf: (chat) => ({ chat, limits: LIMITS }) }, () => now);
  pace.begin("1")();
  pace.putOff(keyOf("1", 0), 5_000).recorded();
  pace.forgetWaiting();
  assert.deepEqual([pace.next(false), pace.due(9, false), pace.takes("1", false)], [undefined, [], false]);
  now = 1_000;
  assert.deepEqual([pace.due(9, false), pace.takes("1", false)], [[], true]);
});
