import assert from "node:assert/strict";
import { addDays } from "../../src/core/day.ts";
import type { SubscriptionSettings } from "../../src/core/subscription.ts";
import {
  at,
  broadcast,
  type Check,
  channelsOf,
  claimAt,
  claimOne,
  DAY,
  enrolled,
  failed,
  LEASE,
  markOf,
  owed,
  owedToOperator,
  SENT,
  START,
  settleAt,
  subscription,
  WORTH,
} from "./contract-words.ts";

const YESTERDAY = addDays(DAY, -1);
const OF_OPERATORS = { to: DAY, operatorsOnly: true };

/** What holds for putting posts into the outbox and claiming them. */
export function outboxContract(check: Check): void {
  check("a broadcast is kept as it is, and another in its place", async (store) => {
    assert.equal(await store.outbox.broadcast("telegram", DAY), undefined);
    const one = broadcast({ enrolled: { changedAt: START, channel: "1:5", number: 2 } });
    await store.outbox.keepBroadcast(one);
    assert.deepEqual(await store.outbox.broadcast("telegram", DAY), one);
    const stopped = broadcast({ state: "stopped", reason: "the network refuses our text" });
    await store.outbox.keepBroadcast(stopped);
    assert.deepEqual(await store.outbox.broadcast("telegram", DAY), stopped);
    assert.equal(await store.outbox.broadcast("discord", DAY), undefined);
  });

  check(
    "enrolling moves the mark on and never back, and does not begin a stopped broadcast again",
    async (store) => {
      await enrolled(store, subscription("1"));
      const mark = { changedAt: START, channel: "1", number: 1 };
      const stopped = broadcast({ state: "stopped", reason: "refused" });
      await store.outbox.keepBroadcast(stopped);
      await store.outbox.enrol(broadcast({ enrolled: mark }), []);
      await store.outbox.enrol(broadcast({ enrolled: { ...mark, channel: "0" } }), [owed(subscription("1"))]);
      assert.deepEqual(await store.outbox.broadcast("telegram", DAY), { ...stopped, enrolled: mark });
    },
  );

  check("a post is claimed once: whoever asks second gets nothing", async (store, more) => {
    const one = subscription("-100:5", { silent: true });
    await enrolled(store, one);
    const { from: _, until: __, ...post } = owed(one);
    assert.deepEqual(await claimAt(store, 0), [{ ...post, attempt: 1, settings: one.settings }]);
    assert.deepEqual(await claimAt(store, 1), []);
    assert.deepEqual(await claimAt(await more(), 1), []);
  });

  check("a post is claimed from its instant on, until its cut-off", async (store) => {
    const one = subscription("1");
    await store.subscribe(one, START);
    await store.outbox.enrol(broadcast(), [owed(one, { from: START + 100, until: START + 200 })]);
    assert.equal(await store.outbox.earliest("telegram"), START + 100);
    assert.equal(await store.outbox.due("telegram", START + 99), 0);
    assert.equal(await store.outbox.due("telegram", START + 100), 1);
    assert.equal(await store.outbox.due("discord", START + 100), 0);
    assert.deepEqual(await claimAt(store, 99), []);
    assert.deepEqual(await claimAt(store, 200), []);
    assert.equal((await claimAt(store, 199)).length, 1);
    assert.equal(await store.outbox.earliest("telegram"), START + 199 + LEASE);
    assert.equal(await store.outbox.due("telegram", START + 199), 0, "it is being sent");
  });

  check(
    "a post that waits takes new times; one that was tried, or is over, stays as it is",
    async (store) => {
      const one = subscription("1");
      await enrolled(store, one);
      await store.outbox.enrol(broadcast(), [owed(one, { from: START + 100 })]);
      assert.deepEqual(await claimAt(store, 99), []);
      const claim = await claimOne(store, 100);
      await settleAt(store, 101, claim, { kind: "later", from: START + 500, reason: "busy" });
      await store.outbox.enrol(broadcast(), [owed(one)]);
      assert.deepEqual(await claimAt(store, 499), []);
      await settleAt(store, 501, await claimOne(store, 500), SENT);
      await store.outbox.enrol(broadcast(), [owed(one)]);
      assert.deepEqual(await claimAt(store, 600), []);
    },
  );

  check("what is too late is only recorded", async (store) => {
    const one = subscription("1");
    await store.subscribe(one, START);
    await store.outbox.enrol(broadcast(), [owed(one, { until: START, skipped: true })]);
    assert.deepEqual(await claimAt(store, 0), []);
    assert.deepEqual(await store.outbox.counts("telegram"), { skipped: 1 });
    const { trouble } = await store.outbox.history(one);
    assert.deepEqual([trouble?.state, trouble?.edition], ["skipped", `day ${DAY}`]);
  });

  check(
    "another form of a report that arrived before the subscription was changed is not put in; one that waited with it stays",
    async (store) => {
      const one = subscription("1", { forms: ["brief", "card"] });
      await store.subscribe(one, START);
      const posts = ["brief", "card"].map((form) => owed(one, { form }));
      await store.outbox.enrol(broadcast(), posts);
      const claims = await claimAt(store, 1);
      const brief = claims.find(({ form }) => form === "brief");
      const card = claims.find(({ form }) => form === "card");
      assert.ok(brief && card);
      await settleAt(store, 2, brief, SENT);
      await settleAt(store, 2, card, { kind: "later", from: START + 100, reason: "busy" });
      await store.subscribe({ ...one, settings: { ...one.settings, forms: ["card", "story"] } }, START + 3);
      await store.outbox.enrol(
        broadcast(),
        ["card", "story"].map((form) => owed(one, { form })),
      );
      const next = await claimAt(store, 200);
      assert.deepEqual(
        next.map(({ form, attempt }) => [form, attempt]),
        [["card", 2]],
      );
      // A digest of these days is no repetition.
      const week = { edition: `week ${addDays(DAY, -6)}..${DAY}`, form: "full" };
      await store.outbox.enrol(broadcast(), [owed(one, week), owed(one, { form: "full" })]);
      assert.deepEqual(
        (await claimAt(store, 300)).map(({ edition }) => edition),
        [week.edition],
      );
    },
  );

  check("of posts that are due together those of an earlier page go out first", async (store) => {
    const pages = [0, 1, 2].map((page) =>
      Array.from({ length: 20 }, (_, index) => subscription(`${page}0${index}`)),
    );
    for (const page of pages) for (const one of page) await store.subscribe(one, START);
    for (const index of [2, 0, 1])
      await store.outbox.enrol(
        broadcast(),
        (pages[index] ?? []).map((one) => owed(one)),
        index,
      );
    for (const page of pages) {
      const claims = await claimAt(store, 0, { most: 20 });
      assert.deepEqual(
        claims.map(({ channel }) => channel).sort(),
        page.map(({ channel }) => channel).sort(),
      );
    }
  });

  check("the operator's posts come first, or alone, and need no subscription", async (store) => {
    await enrolled(store, ...["1", "2", "3"].map((channel) => subscription(channel)));
    await store.outbox.enrol(broadcast(), [owedToOperator("8"), owedToOperator("9")]);
    const first = await claimAt(store, 0, { of: "operators", most: 1 });
    assert.deepEqual(
      first.map(({ number, settings }) => [number, settings]),
      [[0, undefined]],
    );
    const rest = await claimAt(store, 0, { most: 3 });
    assert.deepEqual(
      rest.map(({ number }) => number),
      [0, 1, 1],
    );
    assert.deepEqual(await claimAt(store, 0, { of: "operators" }), []);
    assert.deepEqual(await store.outbox.counts("telegram", { to: DAY, operatorsOnly: true }), { sending: 2 });
    assert.deepEqual((await store.outbox.operatorsOf("telegram", DAY)).sort(), ["8", "9"]);
    assert.deepEqual(await store.outbox.operatorsOf("telegram", YESTERDAY), []);
  });

  check("the operator's posts that failed are tried again when that is asked for", async (store) => {
    await store.outbox.enrol(broadcast(), [owedToOperator("9")]);
    await settleAt(store, 1, await claimOne(store, 0), failed("ours"));
    assert.deepEqual(await claimAt(store, 2), []);
    await store.outbox.retryOperators("telegram", YESTERDAY, START);
    assert.deepEqual(await claimAt(store, LEASE), []);
    await store.outbox.retryOperators("telegram", DAY, START);
    assert.equal((await claimOne(store, LEASE)).attempt, 2);
  });

  check("the operator's posts that came too late are tried again, for as long as is said", async (store) => {
    const owedUntil = (until: number) => ({ ...owedToOperator("9"), until });
    await store.outbox.enrol(broadcast(), [owedUntil(START + 10)]);
    await store.outbox.sweep("telegram", at(10));
    assert.deepEqual(await store.outbox.counts("telegram", OF_OPERATORS), { skipped: 1 });
    await store.outbox.retryOperators("telegram", DAY, START + 30);
    // As is done again each time that the broadcast is taken up.
    await store.outbox.enrol(broadcast(), [owedUntil(START + 10)]);
    await store.outbox.sweep("telegram", at(29));
    assert.equal((await claimOne(store, 29)).attempt, 1);
  });

  check(
    "of an operator's post that may have arrived the operator knows once it was let go on",
    async (store) => {
      await store.outbox.enrol(broadcast(), [owedToOperator("8"), owedToOperator("9")]);
      for (const claim of await claimAt(store, 0, { of: "operators", most: 1 }))
        await settleAt(store, 1, claim, { kind: "unknown", reason: "no answer" });
      const counts = () => store.outbox.counts("telegram", { ...OF_OPERATORS, withoutKnown: true });
      assert.deepEqual(await counts(), { queued: 1, unknown: 1 });
      await store.outbox.retryOperators("telegram", YESTERDAY, START);
      assert.deepEqual(await counts(), { queued: 1, unknown: 1 });
      await store.outbox.retryOperators("telegram", DAY, START);
      assert.deepEqual(await counts(), { later: 1 });
      assert.deepEqual(await store.outbox.counts("telegram", OF_OPERATORS), { later: 1, unknown: 1 });
      await settleAt(store, 3, await claimOne(store, 2), { kind: "unknown", reason: "no answer" });
      assert.deepEqual(await counts(), { unknown: 1 });
    },
  );

  check(
    "what certainly did not arrive of channels that are no operator's any more is taken out",
    async (store) => {
      const { outbox } = store;
      const yesterday = { ...owedToOperator("1"), edition: "yesterday", to: YESTERDAY };
      await enrolled(store, subscription("2"));
      await outbox.enrol(broadcast(), [
        yesterday,
        ...["3", "4", "5", "6"].map((each) => owedToOperator(each)),
      ]);
      const ends = { 3: failed("missing"), 4: SENT, 5: { kind: "unknown", reason: "no answer" } } as const;
      const ofToday = (await claimAt(store, 0, { of: "operators", most: 9 })).filter(({ to }) => to === DAY);
      for (const claim of ofToday)
        await settleAt(
          store,
          1,
          claim,
          ends[claim.channel as never] ?? { kind: "later", from: START + 9, reason: "busy" },
        );
      await outbox.enrol(broadcast(), [owedToOperator("7"), owedToOperator("8")]);
      const left = () => outbox.counts("telegram", OF_OPERATORS);
      const all = { failed: 1, sent: 1, unknown: 1, later: 1, queued: 2 };
      assert.deepEqual(await left(), all);
      await outbox.dropFormerOperators("discord", DAY, []);
      await outbox.dropFormerOperators("telegram", DAY, ["3", "6", "7", "8"]);
      assert.deepEqual(await left(), all);
      await outbox.dropFormerOperators("telegram", DAY, ["7"]);
      assert.deepEqual(await left(), { sent: 1, unknown: 1, queued: 1 });
      await outbox.dropFormerOperators("telegram", DAY, []);
      assert.deepEqual(await left(), { sent: 1, unknown: 1 });
      // Neither another day's nor anybody else's.
      assert.deepEqual(await outbox.counts("telegram"), { sending: 1, sent: 1, unknown: 1, queued: 1 });
    },
  );

  check(
    "what was refused in an outage is tried again when that is asked for, and nothing else",
    async (store) => {
      await enrolled(store, ...["1", "2", "3"].map((channel) => subscription(channel)));
      await store.outbox.enrol(broadcast(), [owedToOperator("9")]);
      for (const claim of await claimAt(store, 0, { most: 4 })) {
        const refused = claim.number === 0 || claim.channel === "1" ? failed("gone") : failed("ours");
        await settleAt(store, 1, claim, claim.channel === "2" ? SENT : refused);
      }
      await store.outbox.retryFailed("telegram", YESTERDAY, START + 100);
      await store.outbox.retryFailed("telegram", DAY, START + 100);
      assert.deepEqual(await claimAt(store, 99), []);
      const again = await claimAt(store, 100, { most: 4 });
      assert.deepEqual(
        again.map(({ channel, attempt }) => [channel, attempt]),
        [["1", 2]],
      );
    },
  );

  check(
    "somebody wants every report unless all want digests, weekends together, or a pause",
    async (store) => {
      const wants = (days: SubscriptionSettings["days"], more: Partial<SubscriptionSettings> = {}) =>
        store.subscribe(subscription("1", { days, ...more }), START);
      const daily = { kind: "daily", weekendTogether: false } as const;
      const asked: boolean[] = [];
      const ask = async () => void asked.push(await store.outbox.everyDay("telegram"));
      await ask();
      await wants({ kind: "weekly", weekday: 7 });
      await ask();
      await wants({ kind: "monthly" });
      await ask();
      await wants({ kind: "daily", weekendTogether: true });
      await ask();
      await wants(daily, { paused: true });
      await ask();
      await wants(daily);
      await ask();
      await store.switchOff(subscription("1"), { cause: "removed", reason: "blocked" }, START);
      await ask();
      assert.deepEqual(asked, [false, false, false, false, false, true, false]);
    },
  );

  check("those are counted that are in force", async (store) => {
    for (const channel of ["1", "2", "3", "4"]) await store.subscribe(subscription(channel), START);
    await store.subscribe({ ...subscription("5"), platform: "discord" }, START);
    await store.switchOff({ platform: "telegram", channel: "2" }, { cause: "removed", reason: "" }, START);
    const { settings, ...rest } = subscription("3");
    await store.subscribe({ ...rest, settings: { ...settings, paused: true } }, START + 1);
    assert.equal(await store.outbox.subscribed("telegram"), 2);
    assert.equal(await store.outbox.subscribed("discord"), 1);
    assert.equal(await store.outbox.everyDay("discord"), true);
  });

  check("every channel keeps its place in the order, whoever subscribed first", async (store) => {
    const channels = Array.from({ length: 40 }, (_, index) => subscription(`-100${index}`));
    const order = async (day: typeof DAY, from: number) => {
      const posts = channels.map((each) => owed(each, { to: day, from, until: from + WORTH }));
      await store.outbox.enrol(broadcast({ day }), posts);
      const claimed: string[] = [];
      for (;;) {
        const claims = await claimAt(store, from - START, { most: 7 });
        if (claims.length === 0) return claimed;
        for (const claim of claims) await settleAt(store, from - START, claim, SENT);
        claimed.push(...claims.map(({ channel }) => channel));
      }
    };
    for (const each of channels) await store.subscribe(each, START);
    const today = await order(DAY, START);
    for (const each of channels) await store.unsubscribe(each);
    for (const each of channels.toReversed()) await store.subscribe(each, START + 1);
    assert.deepEqual(await order(addDays(DAY, 1), START + WORTH), today);
    assert.equal(new Set(today).size, 40);
    assert.notDeepEqual(today, channelsOf(channels));
  });

  check("what is owed earlier is claimed earlier", async (store) => {
    const channels = Array.from({ length: 9 }, (_, index) => subscription(`${index}`));
    for (const each of channels) await store.subscribe(each, START);
    await store.outbox.enrol(
      broadcast(),
      channels.map((each) => owed(each, { from: START + 100 - Number(each.channel) })),
    );
    const claims = [];
    for (let count = 0; count < 9; count++) claims.push(...(await claimAt(store, 100, { most: 1 })));
    assert.deepEqual(
      claims.map(({ channel }) => channel),
      ["8", "7", "6", "5", "4", "3", "2", "1", "0"],
    );
  });

  check("nothing is put in for who is not subscribed, is off or paused", async (store) => {
    const why = { cause: "removed", reason: "blocked" } as const;
    await store.subscribe(subscription("1"), START);
    await store.switchOff(subscription("1"), why, START);
    await store.subscribe(subscription("2", { paused: true }), START);
    const posts = ["1", "2", "3"].map((channel) => owed(subscription(channel)));
    await store.outbox.enrol(broadcast(), posts);
    assert.deepEqual(await store.outbox.counts("telegram"), {});
  });

  for (const [what, change] of [
    ["off", (off: boolean) => ({ off, paused: false })],
    ["paused", (paused: boolean) => ({ off: false, paused })],
  ] as const)
    check(`what waits for a subscription is left out while it is ${what}`, async (store) => {
      const one = subscription("1");
      await enrolled(store, one);
      const { off, paused } = change(true);
      if (off) await store.switchOff(one, { cause: "removed", reason: "blocked" }, START + 1);
      if (paused) await store.subscribe(subscription("1", { paused }), START + 1);
      assert.deepEqual(await claimAt(store, 2), []);
      assert.equal(await store.outbox.earliest("telegram"), undefined);
      if (off) await store.switchOn({ platform: "telegram", server: "1" }, START + 3, START);
      else await store.subscribe(one, START + 3);
      await store.outbox.enrol(broadcast(), [owed(one)]);
      assert.equal((await claimAt(store, 4)).length, 1);
    });

  check("who got a newer report, or may have got it, gets no older one", async (store) => {
    const one = subscription("1");
    await enrolled(store, one);
    const older = owed(one, { to: YESTERDAY });
    const closed = async (milliseconds: number) => {
      await store.outbox.enrol(broadcast({ day: YESTERDAY }), [older]);
      assert.deepEqual(await claimAt(store, milliseconds), []);
    };
    const claim = await claimOne(store, 0);
    await closed(1);
    await settleAt(store, 2, claim, SENT);
    await closed(3);
    await store.outbox.enrol(broadcast(), [owed(one, { to: addDays(DAY, 1) })]);
    assert.equal((await claimOne(store, 4)).to, addDays(DAY, 1));
  });

  check("a newer report that failed for certain does not keep an older one back", async (store) => {
    const one = subscription("1");
    await enrolled(store, one);
    await settleAt(store, 1, await claimOne(store, 0), failed("ours"));
    await store.outbox.enrol(broadcast({ day: YESTERDAY }), [owed(one, { to: YESTERDAY })]);
    assert.equal((await claimOne(store, 2)).to, YESTERDAY);
  });

  check(
    "what waits of an older edition is left out when a newer one of its kind is put in",
    async (store) => {
      const one = subscription("1");
      await store.subscribe(one, START);
      const old = owed(one, { to: YESTERDAY });
      const week = owed(one, { to: YESTERDAY, edition: `week ${addDays(YESTERDAY, -6)}..${YESTERDAY}` });
      await store.outbox.enrol(broadcast({ day: YESTERDAY }), [old, week]);
      await store.outbox.enrol(broadcast(), [owed(one)]);
      assert.deepEqual(await store.outbox.counts("telegram", { to: YESTERDAY }), { queued: 1, skipped: 1 });
      const claims = await claimAt(store, 0, { most: 1 });
      assert.equal(claims.length, 1);
    },
  );

  check(
    "what is due before something newer of its kind still comes at its own time, and so does that",
    async (store) => {
      const one = subscription("1");
      await store.subscribe(one, START);
      await store.outbox.enrol(broadcast({ day: YESTERDAY }), [
        owed(one, { to: YESTERDAY, from: START + 100 }),
      ]);
      await store.outbox.enrol(broadcast(), [owed(one, { from: START + 200 })]);
      assert.deepEqual(await claimAt(store, 99), []);
      const claim = await claimOne(store, 100);
      assert.equal(claim.to, YESTERDAY);
      await settleAt(store, 101, claim, SENT);
      assert.deepEqual(await claimAt(store, 199), []);
      await settleAt(store, 201, await claimOne(store, 200), SENT);
      assert.deepEqual(await store.outbox.counts("telegram"), { sent: 2 });
    },
  );

  check("what is due before something newer is left out where that has arrived before it", async (store) => {
    const one = subscription("1");
    await store.subscribe(one, START);
    await store.outbox.enrol(broadcast({ day: YESTERDAY }), [
      owed(one, { to: YESTERDAY, from: START + 100 }),
    ]);
    await store.outbox.enrol(broadcast(), [owed(one, { from: START + 200 })]);
    // Its time was set anew meanwhile.
    await store.outbox.enrol(broadcast(), [owed(one, { from: START + 50 })]);
    assert.equal((await claimOne(store, 50)).to, DAY);
    assert.deepEqual(await claimAt(store, 100), []);
  });

  for (const [what, from, newer] of [
    ["was due when something newer was put in", START, { from: START + 200 }],
    ["is due with something newer", START + 100, { from: START + 100 }],
    ["is due after something newer", START + 200, { from: START + 100 }],
    ["is in another form than something newer", START + 100, { from: START + 200, form: "brief" }],
  ] as const)
    check(`what ${what} of its kind is left out`, async (store) => {
      const one = subscription("1");
      await store.subscribe(one, START);
      await store.outbox.enrol(broadcast({ day: YESTERDAY }), [owed(one, { to: YESTERDAY, from })]);
      await store.outbox.enrol(broadcast(), [owed(one, newer)]);
      assert.deepEqual(await store.outbox.counts("telegram", { to: YESTERDAY }), { skipped: 1 });
      assert.deepEqual(await store.outbox.counts("telegram", { to: DAY }), { queued: 1 });
    });

  check("what something newer has overtaken is left out by sweeping", async (store) => {
    const one = subscription("1");
    await store.subscribe(one, START);
    const week = owed(one, { to: YESTERDAY, edition: `week ${addDays(YESTERDAY, -6)}..${YESTERDAY}` });
    await store.outbox.enrol(broadcast(), [{ ...week, from: START + 5 }, owed(one)]);
    await settleAt(store, 1, await claimOne(store, 0), SENT);
    assert.deepEqual(await claimAt(store, 5), []);
    const swept = await store.outbox.sweep("telegram", at(5));
    assert.deepEqual(
      swept.map(({ edition, state }) => [edition, state]),
      [[week.edition, "skipped"]],
    );
    assert.equal(await store.outbox.earliest("telegram"), undefined);
  });

  check("a note on an older report may follow a newer report, and holds none back", async (store) => {
    const one = subscription("1", { notes: true });
    await enrolled(store, one);
    await settleAt(store, 1, await claimOne(store, 0), SENT);
    const note = owed(one, { to: YESTERDAY, form: "note b2" });
    await store.outbox.enrol(broadcast(), [note]);
    const claim = await claimOne(store, 2);
    assert.equal(claim.form, "note b2");
    await settleAt(store, 3, claim, SENT);
    assert.deepEqual(await store.outbox.sweep("telegram", at(4)), []);
  });

  check("two stores that claim 200 posts at once claim each of them once", async (store, more) => {
    const other = await more();
    await enrolled(store, ...Array.from({ length: 200 }, (_, index) => subscription(`-100${index}`)));
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, index) => claimAt(index % 2 ? store : other, 0, { most: 7 })),
    );
    const given = claims.flat().map(({ channel }) => channel);
    assert.equal(given.length, 200);
    assert.equal(new Set(given).size, 200);
    assert.deepEqual(await claimAt(store, 0), []);
  });

  check("a page of posts is put in, or none of it", async (store) => {
    const one = subscription("1");
    await store.subscribe(one, START);
    const mark = { changedAt: START, channel: "1", number: 1 };
    const broken = owed(one, { form: null as unknown as string });
    await assert.rejects(store.outbox.enrol(broadcast({ enrolled: mark }), [owed(one), broken]));
    assert.deepEqual(await store.outbox.counts("telegram"), {});
    assert.equal(await store.outbox.broadcast("telegram", DAY), undefined);
    assert.deepEqual(markOf(), broadcast().enrolled);
  });
}
