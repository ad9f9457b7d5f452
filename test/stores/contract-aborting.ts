import assert from "node:assert/strict";
import { addDays } from "../../src/core/day.ts";
import {
  broadcast,
  type Check,
  channelsOf,
  claimAt,
  claimOne,
  DAY,
  enrolled,
  LEASE,
  owed,
  SENT,
  START,
  settleAt,
  subscription,
  WORTH,
} from "./contract-words.ts";

const WHY = { reason: "a figure is wrong", at: START + 5 };

/** What holds for broadcasts that the operator looks at, and ends. */
export function abortingContract(check: Check): void {
  check("broadcasts are listed with the newest first, at most so many", async (store) => {
    assert.deepEqual(await store.outbox.broadcasts(9), []);
    const older = broadcast({ day: addDays(DAY, -1) });
    const discord = broadcast({ platform: "discord", state: "stopped", reason: "no text" });
    for (const each of [broadcast(), older, discord]) await store.outbox.keepBroadcast(each);
    assert.deepEqual(await store.outbox.broadcasts(9), [discord, broadcast(), older]);
    assert.deepEqual(await store.outbox.broadcasts(1), [discord]);
  });

  check("a broadcast that was never begun cannot be aborted", async (store) => {
    assert.equal(await store.outbox.abort("telegram", DAY, WHY), undefined);
    await store.outbox.keepBroadcast(broadcast({ platform: "discord" }));
    assert.equal(await store.outbox.abort("telegram", DAY, WHY), undefined);
    assert.equal(await store.outbox.abort("discord", DAY, WHY), 0);
  });

  check(
    "what waits of an aborted broadcast is skipped with the reason; what arrived has arrived",
    async (store) => {
      await enrolled(store, ...["1", "2", "3"].map((channel) => subscription(channel)));
      const [first] = await claimAt(store, 0, { most: 1 });
      assert.ok(first);
      await settleAt(store, 1, first, SENT);
      assert.equal(await store.outbox.abort("telegram", DAY, WHY), 2);
      assert.deepEqual(await store.outbox.counts("telegram"), { sent: 1, skipped: 2 });
      assert.deepEqual(await claimAt(store, 6), []);
      const [other] = ["1", "2", "3"].filter((channel) => channel !== first.channel);
      const { trouble } = await store.outbox.history(subscription(other as string));
      assert.deepEqual([trouble?.state, trouble?.reason, trouble?.at], ["skipped", WHY.reason, WHY.at]);
      assert.equal(await store.outbox.abort("telegram", DAY, WHY), 0);
      const [kept] = await store.outbox.broadcasts(1);
      assert.deepEqual([kept?.state, kept?.reason], ["aborted", WHY.reason]);
    },
  );

  check("what is being sent when its broadcast is aborted is settled by its sender", async (store) => {
    await enrolled(store, subscription("1"));
    const claim = await claimOne(store, 0);
    assert.equal(await store.outbox.abort("telegram", DAY, WHY), 0);
    await settleAt(store, 6, claim, SENT);
    assert.deepEqual(await store.outbox.counts("telegram"), { sent: 1 });
  });

  check(
    "what a sender that died was sending is unknown, and not taken up where its broadcast was aborted",
    async (store) => {
      await enrolled(store, subscription("1"));
      await claimOne(store, 0);
      assert.equal(await store.outbox.abort("telegram", DAY, { ...WHY, at: START + LEASE }), 1);
      assert.deepEqual(await store.outbox.counts("telegram"), { unknown: 1 });
      assert.deepEqual(await claimAt(store, LEASE + 1, { repeatable: 2 * LEASE }), []);
    },
  );

  check(
    "no sender brings an aborted broadcast back, nor puts its posts in again; other days are as they were",
    async (store) => {
      const [one, two] = [subscription("1"), subscription("2")];
      await enrolled(store, one);
      await store.outbox.abort("telegram", DAY, WHY);
      await store.outbox.keepBroadcast(broadcast({ state: "stopped", reason: "another" }));
      await store.subscribe(one, START + 7);
      await store.subscribe(two, START + 7);
      const before = addDays(DAY, -1);
      const week = owed(two, { to: before, edition: `week ${before}` });
      await store.outbox.enrol(broadcast(), [owed(one), owed(two), week]);
      assert.deepEqual(
        (await claimAt(store, 8)).map(({ to }) => to),
        [before],
      );
      const next = addDays(DAY, 1);
      const posts = [one, two].map((each) =>
        owed(each, { to: next, from: START + WORTH, until: START + 2 * WORTH }),
      );
      await store.outbox.enrol(broadcast({ day: next, startedAt: START + WORTH }), posts);
      assert.deepEqual(channelsOf(await claimAt(store, WORTH)), ["1", "2"]);
      const known = await store.outbox.broadcast("telegram", DAY);
      assert.deepEqual([known?.state, known?.reason], ["aborted", WHY.reason]);
    },
  );

  check(
    "what awaits the next report goes with an aborted broadcast, and comes with that one",
    async (store) => {
      const [one, two] = [subscription("1"), subscription("2")];
      for (const each of [one, two]) await store.subscribe(each, START);
      const next = addDays(DAY, 1);
      const weekend = { to: next, edition: `weekend ${DAY}..${next}`, from: START + 10 };
      await store.outbox.enrol(broadcast(), [owed(one), owed(two, weekend)]);
      assert.equal(await store.outbox.abort("telegram", DAY, WHY), 1);
      assert.deepEqual(await store.outbox.counts("telegram"), { skipped: 1 });
      await store.outbox.enrol(broadcast(), [owed(two, weekend)]);
      assert.deepEqual(await claimAt(store, 11), []);
      await store.outbox.enrol(broadcast({ day: next }), [owed(two, weekend)]);
      assert.equal(await store.outbox.abort("telegram", DAY, WHY), 0);
      assert.deepEqual(channelsOf(await claimAt(store, 12)), ["2"]);
    },
  );

  check("a broadcast to very many is aborted to the last", async (store) => {
    const channels = Array.from({ length: 2_300 }, (_, index) => subscription(`${index}`));
    await store.outbox.keepBroadcast(broadcast());
    for (const each of channels) await store.subscribe(each, START);
    await store.outbox.enrol(
      broadcast(),
      channels.map((each) => owed(each)),
    );
    assert.equal(await store.outbox.abort("telegram", DAY, WHY), 2_300);
    assert.deepEqual(await store.outbox.counts("telegram"), { skipped: 2_300 });
  });
}
