import assert from "node:assert/strict";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Outcome, Store } from "../../src/core/store.ts";
import { at, type Check, held, LEASE, plain, START, subscription } from "./contract-words.ts";

const day: Day = "2026-05-03";
const channel = subscription("1");

/** Holds whether the post may be tried: being due and being claimable are the same, and asking does not claim. */
async function isDue(store: Store, milliseconds: number, on = day, repeatable = 0): Promise<boolean> {
  const due = await store.due("telegram", on, at(milliseconds, repeatable));
  return due.some((candidate) => candidate.channel === channel.channel);
}

/** What holds for the right to post a day's report to a channel. */
export function deliveryContract(check: Check): void {
  check("a post is claimed once: whoever asks second gets nothing", async (store, more) => {
    await store.subscribe(channel, START);
    assert.equal(await isDue(store, 0), true);
    assert.equal(await isDue(store, 0), true);
    assert.deepEqual(await store.claim(channel, day, at(0)), { ...channel, day, attempt: 1 });
    assert.equal(await isDue(store, 1), false);
    assert.equal(await store.claim(channel, day, at(1)), undefined);
    assert.equal(await (await more()).claim(channel, day, at(1)), undefined);
  });

  check("a channel that is not subscribed cannot be claimed", async (store) => {
    assert.equal(await store.claim(channel, day, at(0)), undefined);
    await store.subscribe(channel, START);
    await store.unsubscribe(channel);
    assert.equal(await store.claim(channel, day, at(0)), undefined);
  });

  for (const outcome of [
    { kind: "sent", message: "123456789012345678" },
    { kind: "failed", reason: "the network refuses the post" },
    { kind: "unknown", reason: "the connection broke" },
  ] satisfies Outcome[]) {
    check(`a post that is settled as ${outcome.kind} is never tried again`, async (store) => {
      await store.subscribe(channel, START);
      await store.settle(held(await store.claim(channel, day, at(0))), outcome);
      for (const repeatable of [0, 10 * LEASE]) {
        assert.equal(await isDue(store, 5 * LEASE, day, repeatable), false);
        assert.equal(await store.claim(channel, day, at(5 * LEASE, repeatable)), undefined);
        assert.deepEqual(plain(await store.giveUp("telegram", at(5 * LEASE, repeatable))), []);
      }
    });
  }

  check("a post that is settled as later is tried again from its instant on, and counted", async (store) => {
    await store.subscribe(channel, START);
    const later: Outcome = { kind: "later", from: START + 3_600_000, reason: "the network asks to wait" };
    await store.settle(held(await store.claim(channel, day, at(0))), later);
    assert.equal(await isDue(store, 3_599_999), false);
    assert.equal(await store.claim(channel, day, at(3_599_999)), undefined);
    assert.equal(await isDue(store, 3_600_000), true);
    assert.deepEqual(await store.claim(channel, day, at(3_600_000)), { ...channel, day, attempt: 2 });
    assert.deepEqual(plain(await store.giveUp("telegram", at(3_600_001))), []);
  });

  check(
    "where a repetition is not recognised, a post whose sender died is given up after its lease",
    async (store) => {
      await store.subscribe(channel, START);
      await store.claim(channel, day, at(0));
      assert.deepEqual(plain(await store.giveUp("telegram", at(LEASE - 1))), []);
      assert.equal(await isDue(store, LEASE), false);
      assert.equal(await store.claim(channel, day, at(LEASE)), undefined);
      assert.deepEqual(plain(await store.giveUp("discord", at(LEASE))), []);
      assert.deepEqual(plain(await store.giveUp("telegram", at(LEASE))), [
        { platform: "telegram", channel: "1" },
      ]);
      assert.deepEqual(plain(await store.giveUp("telegram", at(LEASE))), []);
      assert.equal(await store.claim(channel, day, at(2 * LEASE)), undefined);
    },
  );

  check(
    "where a repetition is recognised, a dead sender's post is taken over between lease and window",
    async (store) => {
      const repeatable = 3 * LEASE;
      await store.subscribe(channel, START);
      await store.claim(channel, day, at(0, repeatable));
      assert.equal(await store.claim(channel, day, at(LEASE - 1, repeatable)), undefined);
      assert.equal(await isDue(store, LEASE, day, repeatable), true);
      assert.deepEqual(plain(await store.giveUp("telegram", at(LEASE, repeatable))), []);
      assert.equal(held(await store.claim(channel, day, at(LEASE, repeatable))).attempt, 2);
      assert.equal(await store.claim(channel, day, at(2 * LEASE - 1, repeatable)), undefined);
      assert.equal(held(await store.claim(channel, day, at(2 * LEASE, repeatable))).attempt, 3);
      assert.equal(await isDue(store, repeatable, day, repeatable), false);
      assert.equal(await store.claim(channel, day, at(repeatable, repeatable)), undefined);
      assert.equal((await store.giveUp("telegram", at(repeatable, repeatable))).length, 1);
    },
  );

  check(
    "a try that may have arrived counts towards the window, whatever became of the tries after it",
    async (store) => {
      const repeatable = 3 * LEASE;
      await store.subscribe(channel, START);
      await store.claim(channel, day, at(0, repeatable)); // Its sender dies: it may have arrived.
      const second = held(await store.claim(channel, day, at(LEASE, repeatable)));
      await store.settle(second, {
        kind: "later",
        from: START + 5 * LEASE,
        reason: "the network asks to wait",
      });
      assert.equal(await store.claim(channel, day, at(5 * LEASE, repeatable)), undefined);
    },
  );

  check("whoever lost the claim settles nothing", async (store, more) => {
    const repeatable = 10 * LEASE;
    await store.subscribe(channel, START);
    const lost = held(await store.claim(channel, day, at(0, repeatable)));
    const other = await more();
    const won = held(await other.claim(channel, day, at(LEASE, repeatable)));
    await store.settle(lost, { kind: "later", from: START, reason: "too slow" });
    assert.equal(await isDue(store, LEASE + 1, day, repeatable), false);
    await other.settle(won, { kind: "sent", message: "7" });
    await store.settle(lost, { kind: "later", from: START, reason: "too slow" });
    await store.settle(won, { kind: "later", from: START, reason: "settled twice" });
    assert.equal(await isDue(store, 2 * LEASE, day, repeatable), false);
  });

  check("a channel that got a newer report, or may have, gets no older one", async (store) => {
    await store.subscribe(channel, START);
    const newer = held(await store.claim(channel, day, at(0)));
    const older = addDays(day, -1);
    const closed = async () => {
      assert.equal(await isDue(store, 1, older), false);
      assert.equal(await store.claim(channel, older, at(1)), undefined);
    };
    await closed();
    await store.settle(newer, { kind: "sent", message: "7" });
    await closed();
    assert.equal(await isDue(store, 1, addDays(day, 1)), true);
    assert.equal(held(await store.claim(channel, addDays(day, 1), at(1))).attempt, 1);
  });

  check("a newer report that failed for certain does not keep the older one back", async (store) => {
    await store.subscribe(channel, START);
    const newer = held(await store.claim(channel, day, at(0)));
    await store.settle(newer, { kind: "failed", reason: "the network refuses the post" });
    assert.equal(await isDue(store, 1, addDays(day, -1)), true);
    assert.ok(await store.claim(channel, addDays(day, -1), at(1)));
  });

  check("two stores that claim 200 channels at once claim each of them once", async (store, more) => {
    const other = await more();
    const channels = Array.from({ length: 200 }, (_, index) => subscription(`-100${index}`));
    for (const each of channels) await store.subscribe(each, START);
    const claims = await Promise.all(
      [...channels.map((each) => [store, each] as const), ...channels.map((each) => [other, each] as const)]
        .sort(([, a], [, b]) => (a.channel < b.channel ? -1 : 1))
        .map(([by, each]) => by.claim(each, day, at(0))),
    );
    const given = claims.flatMap((claim) => (claim ? [claim.channel] : []));
    assert.equal(given.length, 200);
    assert.equal(new Set(given).size, 200);
    assert.deepEqual(plain(await store.due("telegram", day, at(0))), []);
  });
}
