import assert from "node:assert/strict";
import { addDays } from "../../src/core/day.ts";
import type { Store } from "../../src/core/store.ts";
import {
  broadcast,
  type Check,
  channelsOf,
  claimAt,
  DAY,
  enrolled,
  failed,
  LEASE,
  owed,
  owedToOperator,
  START,
  settleAt,
  subscription,
} from "./contract-words.ts";

const EDITION = `day ${DAY}`;

/** Takes the right to edit posts of the day that tell anything but a revision. */
function editsAt(store: Store, milliseconds: number, revision: string, most = 100) {
  const options = { now: START + milliseconds, lease: LEASE, most };
  return store.outbox.claimEdits("telegram", EDITION, revision, options);
}

/** Posts the day's report, as a revision, to channels. */
async function posted(store: Store, revision: string, ...channels: readonly string[]): Promise<void> {
  await enrolled(store, ...channels.map((channel) => subscription(channel)));
  for (const claim of await claimAt(store, 0))
    await settleAt(store, 1, claim, { kind: "sent", message: `m${claim.channel}`, revision });
}

/** What holds for putting posts right. */
export function editContract(check: Check): void {
  check("figures are kept once for all posts that told them", async (store) => {
    assert.equal(await store.outbox.figures(EDITION, "b"), undefined);
    await store.outbox.keepFigures(EDITION, "b", '{"tanks":1}');
    await store.outbox.keepFigures(EDITION, "b", '{"tanks":1}');
    await store.outbox.keepFigures(EDITION, "c", '{"tanks":2}');
    assert.equal(await store.outbox.figures(EDITION, "b"), '{"tanks":1}');
    assert.equal(await store.outbox.figures(`day ${addDays(DAY, 1)}`, "b"), undefined);
  });

  check("the editions that were posted are told, with every revision that a post tells", async (store) => {
    await posted(store, "b", "1", "2");
    await posted(store, "c", "3");
    const to = addDays(DAY, 1);
    await store.outbox.enrol(broadcast({ day: to }), [
      owed(subscription("1"), { to }),
      owed(subscription("2"), { to }),
    ]);
    const [one, other] = await claimAt(store, 5);
    assert.ok(one && other);
    await settleAt(store, 6, one, { kind: "sent", message: "7", revision: "d" });
    await settleAt(store, 6, other, failed("ours"));
    const today = [
      { edition: EDITION, revision: "b" },
      { edition: EDITION, revision: "c" },
    ];
    const tomorrow = { edition: `day ${to}`, revision: "d" };
    assert.deepEqual(await store.outbox.postedEditions("telegram", DAY), [...today, tomorrow]);
    assert.deepEqual(await store.outbox.postedEditions("telegram", to), [tomorrow]);
    assert.deepEqual(await store.outbox.postedEditions("discord", DAY), []);
  });

  check("a post that tells another revision is edited once", async (store, more) => {
    await posted(store, "b", "1", "2", "3");
    assert.deepEqual(await editsAt(store, 2, "b"), []);
    const first = await editsAt(store, 2, "c", 2);
    const second = await editsAt(await more(), 2, "c");
    assert.deepEqual(channelsOf([...first, ...second]), ["1", "2", "3"]);
    assert.deepEqual(await editsAt(store, 3, "c"), []);
    const [one] = first;
    assert.deepEqual(one?.settings, subscription("1").settings);
    assert.deepEqual([one?.message, one?.revision, one?.edition], [`m${one?.channel}`, "b", EDITION]);
    for (const each of [...first, ...second]) await store.outbox.settleEdit(each, { revision: "c" });
    assert.deepEqual(await editsAt(store, 5 * LEASE, "c"), []);
    assert.deepEqual(await store.outbox.postedEditions("telegram", DAY), [
      { edition: EDITION, revision: "c" },
    ]);
    // And back again.
    assert.equal((await editsAt(store, 5 * LEASE, "b")).length, 3);
  });

  check(
    "an edit that was not confirmed is tried again: at its instant, or when its lease is over",
    async (store) => {
      await posted(store, "b", "1", "2");
      const claims = await editsAt(store, 2, "c");
      const waits = claims.find(({ channel }) => channel === "1");
      const next = (milliseconds: number, revision = "c") =>
        store.outbox.nextEdit("telegram", EDITION, revision, START + milliseconds);
      assert.deepEqual([await next(0), await next(0, "b")], [START + LEASE + 2, undefined]);
      if (waits) await store.outbox.settleEdit(waits, { from: START + 10 * LEASE - 0.5 });
      assert.equal(await next(LEASE + 1), START + LEASE + 2);
      assert.equal(await next(LEASE + 2), START + 10 * LEASE);
      assert.equal(await next(10 * LEASE), undefined);
      assert.deepEqual(await editsAt(store, LEASE + 1, "c"), []);
      assert.deepEqual(channelsOf(await editsAt(store, LEASE + 2, "c")), ["2"]);
      assert.deepEqual(channelsOf(await editsAt(store, 10 * LEASE, "c")), ["1", "2"]);
    },
  );

  check("an edit that another has taken over is not settled by the first any more", async (store, more) => {
    await posted(store, "b", "1");
    const [first] = await editsAt(store, 2, "c");
    const [second] = await editsAt(await more(), LEASE + 2, "d");
    assert.ok(first && second);
    await store.outbox.settleEdit(second, { revision: "d" });
    await store.outbox.settleEdit(first, { revision: "c" });
    assert.deepEqual(await store.outbox.postedEditions("telegram", DAY), [
      { edition: EDITION, revision: "d" },
    ]);
    const [third] = await editsAt(store, 2 * LEASE, "e");
    assert.ok(third);
    await store.outbox.settleEdit(second, { from: START });
    assert.deepEqual(await editsAt(store, 2 * LEASE + 1, "e"), []);
  });

  check("posts to the operator are edited before all others", async (store) => {
    const channels = Array.from({ length: 60 }, (_, index) => `${index + 100}`);
    await enrolled(store, ...channels.map((channel) => subscription(channel)));
    await store.outbox.enrol(broadcast(), [owedToOperator("8"), owedToOperator("9")]);
    for (const claim of await claimAt(store, 0, { most: 100 }))
      await settleAt(store, 1, claim, { kind: "sent", message: `m${claim.channel}`, revision: "b" });
    const edits = await editsAt(store, 2, "c", 20);
    assert.deepEqual(channelsOf(edits.slice(0, 2)), ["8", "9"]);
    assert.equal(edits.length, 20);
    assert.ok(edits.slice(2).every(({ number }) => number > 0));
  });

  check(
    "posts to the operator are edited, those of a subscription that is off or has ended are not",
    async (store) => {
      await store.outbox.enrol(broadcast(), [owedToOperator("9")]);
      await posted(store, "b", "1", "2", "3");
      await store.unsubscribe(subscription("1"));
      await store.switchOff(subscription("2"), { cause: "removed", reason: "blocked" }, START);
      await store.subscribe(subscription("3", { paused: true }), START);
      const edits = await editsAt(store, 2, "c");
      assert.deepEqual(channelsOf(edits), ["3", "9"]);
      assert.equal(edits.find(({ channel }) => channel === "9")?.settings, undefined);
    },
  );

  check(
    "a note on a post is owed once, whichever broadcast it came with, and not where that was aborted",
    async (store) => {
      await posted(store, "b", "1", "2");
      await store.unsubscribe(subscription("2"));
      const to = addDays(DAY, 1);
      const about = { edition: `weekend ${DAY}..${to}`, to, form: "note b" };
      const noteTo = (channel: string, others = {}) => owed(subscription(channel), { ...about, ...others });
      for (const channel of ["1", "1", "2"]) await store.outbox.enrolNote(noteTo(channel));
      const notes = await claimAt(store, 2);
      assert.deepEqual(
        notes.map(({ channel, form, edition }) => [channel, form, edition]),
        [["1", "note b", about.edition]],
      );
      assert.equal((await store.outbox.broadcasts(10)).length, 1);

      await store.outbox.abort("telegram", DAY, { reason: "a slip", at: START + 2 });
      await store.outbox.enrolNote(noteTo("1", { form: "note c" }));
      assert.deepEqual(await claimAt(store, 3), []);
      await store.outbox.keepBroadcast(broadcast({ day: to }));
      await store.outbox.enrolNote(noteTo("1", { form: "note c" }));
      assert.equal((await claimAt(store, 3)).length, 1);
    },
  );
}
