import assert from "node:assert/strict";
import { addDays } from "../../src/core/day.ts";
import type { Claim, Outcome } from "../../src/core/outbox.ts";
import type { Store } from "../../src/core/store.ts";
import {
  at,
  broadcast,
  type Check,
  claimAt,
  claimOne,
  DAY,
  enrolled,
  failed,
  LEASE,
  owed,
  SENT,
  START,
  settleAt,
  subscription,
  WORTH,
} from "./contract-words.ts";

const one = subscription("1");

/** What sweeping ends at an instant: the channels and what became of their posts. */
async function sweptAt(store: Store, milliseconds: number, repeatable = 0): Promise<string[]> {
  const swept = await store.outbox.sweep("telegram", at(milliseconds, repeatable));
  return swept.map(({ channel, state }) => `${channel} ${state}`).sort();
}

/** What holds for how posts end. */
export function settlingContract(check: Check): void {
  for (const outcome of [
    SENT,
    failed("ours"),
    { kind: "unknown", reason: "the connection broke" },
  ] satisfies Outcome[])
    check(`a post that is settled as ${outcome.kind} is never tried again`, async (store) => {
      await enrolled(store, one);
      await settleAt(store, 1, await claimOne(store, 0), outcome);
      for (const repeatable of [0, 10 * LEASE]) {
        assert.deepEqual(await claimAt(store, 5 * LEASE, { repeatable }), []);
        assert.deepEqual(await sweptAt(store, 2 * WORTH, repeatable), []);
      }
      assert.deepEqual(await store.outbox.counts("telegram", { to: DAY }), { [outcome.kind]: 1 });
      assert.equal(await store.outbox.earliest("telegram"), undefined);
    });

  check("what ended is settled along with the claim of what is due next", async (store) => {
    const two = subscription("2");
    await enrolled(store, one, two);
    const [first, ...none] = await claimAt(store, 0, { most: 1 });
    assert.ok(first && none.length === 0);
    const ended = [{ claim: first, outcome: SENT }];
    const others = await store.outbox.claim("telegram", at(LEASE + 1), { most: 9, of: "all", ended });
    assert.deepEqual(new Set([first, ...others].map(({ channel }) => channel)), new Set(["1", "2"]));
    assert.equal(others.length, 1, "the first has arrived, though its lease is over");
    assert.deepEqual(await store.outbox.counts("telegram", { to: DAY }), { sent: 1, sending: 1 });
  });

  check("a post that is settled as later is tried again from its instant on, and counted", async (store) => {
    await enrolled(store, one);
    const later: Outcome = { kind: "later", from: START + 3_600_000, reason: "the network asks to wait" };
    await settleAt(store, 1, await claimOne(store, 0), later);
    assert.deepEqual(await claimAt(store, 3_599_999), []);
    assert.equal((await claimOne(store, 3_600_000)).attempt, 2);
    assert.deepEqual(await sweptAt(store, 3_600_001), []);
  });

  check(
    "a post that is put off is as if it had not been tried, and is claimed by name before its instant",
    async (store) => {
      const { outbox } = store;
      const all = [one, subscription("2"), subscription("3")];
      await enrolled(store, ...all);
      const claims = await claimAt(store, 0);
      const from = START + 3_600_000;
      const named = claims.map(({ platform, channel, number, edition, form }) => ({
        ...{ platform, channel, number, edition, form, from },
      }));
      // Not while it is claimed.
      assert.deepEqual(await outbox.claim("telegram", at(1), { most: 9, of: named }), []);
      await outbox.settle(
        claims.map((claim) => ({ claim, outcome: { kind: "put off", from } as const })),
        START + 1,
      );
      assert.deepEqual(await claimAt(store, 3_599_999), []);
      assert.deepEqual(await outbox.counts("telegram", { to: DAY }), { queued: 3 });
      // Where another instant was set since, that one holds.
      const [first, second, third] = named;
      assert.ok(first && second && third);
      const of = [first, { ...second, from: from - 1 }, third];
      const some = await outbox.claim("telegram", at(2), { most: 1, of: of.slice(0, 2) });
      assert.deepEqual(
        some.map(({ channel, attempt }) => [channel, attempt]),
        [[first.channel, 1]],
      );
      const later: Outcome = { kind: "later", from: START + 9_000, reason: "the network asks to wait" };
      await settleAt(store, 3, some[0] as Claim, later);
      assert.deepEqual(await outbox.claim("telegram", at(8_999), { most: 9, of: of.slice(0, 2) }), []);
      const again = await claimOne(store, 9_000);
      assert.equal(again.attempt, 2);
      await outbox.settle([{ claim: again, outcome: { kind: "put off", from } }], START + 9_001);
      assert.deepEqual(await outbox.counts("telegram", { to: DAY }), { queued: 2, later: 1 });
      const due = await outbox.claim("telegram", at(3_600_000), { most: 9, of });
      assert.deepEqual(
        due.map(({ channel, attempt }) => `${channel} ${attempt}`).sort(),
        ["1 2", "2 1", "3 1"].sort(),
      );
    },
  );

  check("what was not sent in time is left out", async (store) => {
    await enrolled(store, one, subscription("2"));
    const [first] = await claimAt(store, 0, { most: 1 });
    await settleAt(store, 1, first as Claim, { kind: "later", from: START + 2 * WORTH, reason: "busy" });
    assert.deepEqual(await sweptAt(store, WORTH - 1), []);
    assert.deepEqual(await sweptAt(store, WORTH), ["1 skipped", "2 skipped"]);
    assert.deepEqual(await sweptAt(store, WORTH), []);
    assert.deepEqual(await store.outbox.counts("telegram"), { skipped: 2 });
  });

  check(
    "where a repetition is not recognised, a post whose sender died is given up after its lease",
    async (store) => {
      await enrolled(store, one);
      await claimOne(store, 0);
      assert.deepEqual(await sweptAt(store, LEASE - 1), []);
      assert.deepEqual(await claimAt(store, LEASE), []);
      assert.deepEqual(await store.outbox.sweep("discord", at(LEASE)), []);
      assert.deepEqual(await sweptAt(store, LEASE), ["1 unknown"]);
      assert.deepEqual(await sweptAt(store, LEASE), []);
      assert.deepEqual(await claimAt(store, 2 * LEASE), []);
    },
  );

  check(
    "checklist 7: where it is recognised, a dead sender's post is taken over between lease and window",
    async (store) => {
      const repeatable = 3 * LEASE;
      await enrolled(store, one);
      await claimOne(store, 0, repeatable);
      assert.deepEqual(await claimAt(store, LEASE - 1, { repeatable }), []);
      assert.deepEqual(await sweptAt(store, LEASE, repeatable), []);
      assert.equal((await claimOne(store, LEASE, repeatable)).attempt, 2);
      assert.deepEqual(await claimAt(store, 2 * LEASE - 1, { repeatable }), []);
      assert.equal((await claimOne(store, 2 * LEASE, repeatable)).attempt, 3);
      assert.deepEqual(await claimAt(store, repeatable, { repeatable }), []);
      assert.deepEqual(await sweptAt(store, repeatable, repeatable), ["1 unknown"]);
    },
  );

  check(
    "it is known when what may have arrived can be taken up: as a claim runs out, or its next try is due",
    async (store) => {
      const repeatable = 10 * LEASE;
      const next = (milliseconds: number) => store.outbox.nextFreed("telegram", START + milliseconds);
      await enrolled(store, one, subscription("2"));
      // What was never tried may not have arrived, however long it waits.
      await store.outbox.enrol(broadcast(), [owed(subscription("2"), { from: START + 2 })]);
      assert.equal(await next(0), undefined);
      const first = await claimOne(store, 0, repeatable);
      assert.equal(await next(0), START + LEASE);
      assert.equal(await store.outbox.nextFreed("discord", START), undefined);
      assert.equal(await next(LEASE), undefined);
      // Nor what was put off after a try that certainly did not arrive.
      await settleAt(store, 1, first, { kind: "later", from: START + LEASE, reason: "busy" });
      assert.equal(await next(1), undefined);
      const claims = await claimAt(store, LEASE, { repeatable });
      assert.equal(await next(LEASE), START + 2 * LEASE);
      const again = await claimAt(store, 2 * LEASE, { repeatable });
      assert.equal(again.length, claims.length);
      const [waits, ends] = again;
      assert.ok(waits && ends);
      await settleAt(store, 2 * LEASE, waits, { kind: "later", from: START + 7 * LEASE, reason: "busy" });
      assert.equal(await next(2 * LEASE), START + 3 * LEASE);
      await settleAt(store, 2 * LEASE, ends, SENT);
      assert.equal(await next(2 * LEASE), START + 7 * LEASE);
    },
  );

  check("a wait that is no whole number of milliseconds is kept as the next whole one", async (store) => {
    await store.subscribe(one, START);
    await store.outbox.enrol(broadcast(), [owed(one, { from: START + 0.25, until: START + WORTH + 0.5 })]);
    assert.deepEqual(await claimAt(store, 0), []);
    const first = await claimOne(store, 1);
    await settleAt(store, 2, first, { kind: "later", from: START + 1_337.25, reason: "busy" });
    assert.deepEqual(await claimAt(store, 1_337), []);
    assert.equal((await claimOne(store, 1_338)).attempt, 2);
  });

  check("what may have arrived is taken up again before what has waited for longer", async (store) => {
    const repeatable = 3 * LEASE;
    await enrolled(store, ...["1", "2", "3"].map((channel) => subscription(channel)));
    const [dead] = await claimAt(store, 0, { repeatable, most: 1 });
    const next = await claimAt(store, LEASE, { repeatable, most: 1 });
    assert.deepEqual(next, [{ ...dead, attempt: 2 }]);
    // Busy for now: it is still not known whether the first try arrived.
    await settleAt(store, LEASE, next[0] as Claim, {
      kind: "later",
      from: START + LEASE + 1,
      reason: "busy",
    });
    const [again] = await claimAt(store, LEASE + 1, { repeatable, most: 1 });
    assert.deepEqual(again, { ...dead, attempt: 3 });
    assert.equal((await claimAt(store, LEASE + 1, { repeatable })).length, 2);
  });

  check(
    "a try that may have arrived counts towards the window, whatever became of the tries after it",
    async (store) => {
      const repeatable = 3 * LEASE;
      await enrolled(store, one);
      await claimOne(store, 0, repeatable); // Its sender dies: it may have arrived.
      const second = await claimOne(store, LEASE, repeatable);
      await settleAt(store, LEASE, second, { kind: "later", from: START + 5 * LEASE, reason: "busy" });
      assert.deepEqual(await claimAt(store, 5 * LEASE, { repeatable }), []);
      assert.deepEqual(await sweptAt(store, 5 * LEASE, repeatable), ["1 unknown"]);
    },
  );

  for (const [what, end] of [
    ["its cut-off", (store: Store) => sweptAt(store, WORTH, 10 * WORTH)],
    ["its subscription", (store: Store) => store.unsubscribe(one)],
    [
      "being switched off",
      (store: Store) => store.switchOff(one, { cause: "removed", reason: "blocked" }, START + LEASE),
    ],
  ] as const)
    check(
      `a post that may have arrived ends as unknown with ${what}, and is never posted again`,
      async (store) => {
        const repeatable = 10 * WORTH;
        await enrolled(store, one);
        await claimOne(store, 0, repeatable); // Its sender dies.
        const second = await claimOne(store, LEASE, repeatable);
        await settleAt(store, LEASE, second, { kind: "later", from: START + LEASE, reason: "busy" });
        await end(store);
        assert.deepEqual(await store.outbox.counts("telegram"), { unknown: 1 });
        await store.switchOn({ platform: "telegram", server: "1" }, START + 2 * LEASE, START);
        await enrolled(store, one);
        assert.deepEqual(await claimAt(store, 2 * LEASE, { repeatable }), []);
      },
    );

  check("what failed after a try that may have arrived is not tried again, whoever asks", async (store) => {
    const repeatable = 10 * LEASE;
    await enrolled(store, one);
    await claimOne(store, 0, repeatable); // Its sender dies.
    await settleAt(store, LEASE, await claimOne(store, LEASE, repeatable), failed("forbidden"));
    for (const settings of [{}, { silent: true }, { timeZone: "Europe/London" }])
      await store.subscribe(subscription("1", settings), START + LEASE);
    await store.outbox.enrol(broadcast(), [owed(one)]);
    assert.deepEqual(await claimAt(store, 2 * LEASE, { repeatable }), []);
  });

  check("whoever lost the claim settles nothing", async (store, more) => {
    const repeatable = 10 * LEASE;
    await enrolled(store, one);
    const lost = await claimOne(store, 0, repeatable);
    const other = await more();
    const won = await claimOne(other, LEASE, repeatable);
    await settleAt(store, LEASE, lost, { kind: "later", from: START, reason: "too slow" });
    await settleAt(store, LEASE, lost, failed("gone"));
    assert.deepEqual(await claimAt(store, LEASE + 1, { repeatable }), []);
    assert.equal((await store.subscriptions(one))[0]?.failures, 0);
    await settleAt(other, LEASE + 2, won, SENT);
    for (const claim of [lost, won])
      await settleAt(store, LEASE + 3, claim, { kind: "later", from: START, reason: "twice" });
    assert.deepEqual(await claimAt(store, 2 * LEASE, { repeatable }), []);
    assert.deepEqual(await store.outbox.counts("telegram"), { sent: 1 });
  });

  check("many are settled together, each as it ended", async (store) => {
    await enrolled(store, ...Array.from({ length: 100 }, (_, index) => subscription(`${index}`)));
    const outcomes = [SENT, failed("missing"), { kind: "unknown", reason: "broke" }] as const;
    const claims = await claimAt(store, 0);
    await store.outbox.settle(
      claims.map((claim) => ({ claim, outcome: outcomes[Number(claim.channel) % 3] as Outcome })),
      START + 1,
    );
    assert.deepEqual(await store.outbox.counts("telegram"), { sent: 34, failed: 33, unknown: 33 });
    assert.equal((await store.subscriptions(subscription("1")))[0]?.failures, 1);
    assert.equal((await store.subscriptions(subscription("3")))[0]?.failures, 0);
  });

  check("failures of the channel count until something arrives; those of others do not", async (store) => {
    await store.subscribe(one, START);
    const post = async (day: number, outcome: Outcome) => {
      const to = addDays(DAY, day);
      const from = START + day * WORTH;
      await store.outbox.enrol(broadcast({ day: to }), [owed(one, { to, from, until: from + WORTH })]);
      await settleAt(store, day * WORTH, await claimOne(store, day * WORTH), outcome);
      const [{ failures, failingSince } = {}] = await store.subscriptions(one);
      return [failures, failingSince === undefined ? undefined : (failingSince - START) / WORTH];
    };
    assert.deepEqual(await post(0, failed("ours")), [0, undefined]);
    assert.deepEqual(await post(1, failed("forbidden")), [1, 1]);
    assert.deepEqual(await post(2, failed("missing")), [2, 1]);
    assert.deepEqual(await post(3, { kind: "unknown", reason: "broke" }), [2, 1]);
    assert.deepEqual(await post(4, failed("gone")), [3, 1]);
    assert.deepEqual(await post(5, SENT), [0, undefined]);
    assert.deepEqual(await post(6, failed("forbidden")), [1, 6]);
  });

  check("what became of the newest posts is told", async (store) => {
    const edition = `day ${DAY}`;
    assert.deepEqual(await store.outbox.history(one), {});
    await enrolled(store, one);
    assert.deepEqual(await store.outbox.history(one), { next: { from: START, edition } });
    const claim = await claimOne(store, 5);
    await settleAt(store, 6, claim, { kind: "later", from: START + 50, reason: "busy" });
    assert.deepEqual(await store.outbox.history(one), {
      trouble: { at: START + 5, edition, state: "later", reason: "busy" },
      next: { from: START + 50, edition },
    });
    await settleAt(store, 51, await claimOne(store, 50), SENT);
    assert.deepEqual(await store.outbox.history(one), { sent: { at: START + 51, edition } });
    // Of a note that had nothing to say any more nobody is told.
    await store.outbox.enrolNote({ ...owed(one), form: "note" });
    await settleAt(store, 56, await claimOne(store, 55), failed("ours"));
    assert.deepEqual(await store.outbox.history(one), { sent: { at: START + 51, edition } });
    // Nor is one that arrived, or did not, what was posted last: the report that it is about was, or a newer one.
    await store.outbox.enrolNote({ ...owed(one, { to: addDays(DAY, -1) }), form: "note b" });
    assert.deepEqual(await store.outbox.history(one), { sent: { at: START + 51, edition } });
    await settleAt(store, 58, await claimOne(store, 57), SENT);
    assert.deepEqual(await store.outbox.history(one), { sent: { at: START + 51, edition } });
    await store.outbox.enrolNote({ ...owed(one), form: "note c" });
    await settleAt(store, 60, await claimOne(store, 59), failed("forbidden"));
    assert.deepEqual(await store.outbox.history(one), { sent: { at: START + 51, edition } });
    const to = "2026-05-04";
    await store.outbox.enrol(broadcast({ day: to }), [owed(one, { to })]);
    await settleAt(store, 61, await claimOne(store, 60), failed("forbidden"));
    assert.deepEqual(await store.outbox.history(one), {
      sent: { at: START + 51, edition },
      trouble: {
        ...{ at: START + 61, edition: `day ${to}`, state: "failed" },
        ...{ decision: "forbidden", reason: "the network says forbidden" },
      },
    });
  });
}
