import assert from "node:assert/strict";
import { channelFact } from "../../src/core/channel-facts.ts";
import { addDays } from "../../src/core/day.ts";
import type { Decision } from "../../src/core/decision.ts";
import type { Outcome } from "../../src/core/outbox.ts";
import type { Store } from "../../src/core/store.ts";
import {
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
  SENT,
  START,
  settleAt,
  subscription,
  WORTH,
} from "./contract-words.ts";

const GROUP = { platform: "telegram", server: "-5" };
const SUPERGROUP = { platform: "telegram", server: "-1005" };
const REMOVED = { cause: "removed", reason: "the bot was blocked" } as const;
/** What is told where nothing was to end, and where one was ended. */
const NONE = { failing: 0, channels: 0, missing: 0, ended: true };
const ONE = { ...NONE, failing: 1, channels: 1 };
const FAILING = { cause: "failing", reason: "no rights" } as const;

/** Lets the posts of so many days to a channel fail; returns how many are to end after the last one. */
async function failFor(store: Store, days: number, decision: Decision, channel = "1"): Promise<number> {
  const one = subscription(channel);
  await store.subscribe(one, START);
  for (let index = 0; index < days; index++) {
    const to = addDays(DAY, index);
    const from = START + index * WORTH;
    const day = broadcast({ day: to, startedAt: from });
    await store.outbox.enrol(day, [owed(one, { to, from, until: from + WORTH })]);
    await settleAt(store, index * WORTH, await claimOne(store, index * WORTH), failed(decision));
  }
  const now = START + (days - 1) * WORTH;
  const { failing } = await store.outbox.endFailing("telegram", { since: now, now, most: () => 0 });
  return failing;
}

/** What holds for what ends, comes back, moves, and is forgotten. */
export function serverContract(check: Check): void {
  check(
    "checklist 54: a server is switched off and on as a whole; what ended for another reason, or long ago, stays off",
    async (store) => {
      for (const channel of ["-5", "-5:1", "-5:2", "-6"]) await store.subscribe(subscription(channel), START);
      await store.switchOff(subscription("-5:2"), FAILING, START + 1);
      assert.equal(await store.switchOff(GROUP, REMOVED, START + 2), 2);
      assert.deepEqual(channelsOf(await store.outbox.changedSince("telegram", markOf(), 9)), ["-6"]);
      assert.equal(await store.switchOn(GROUP, START + 9, START + 3), 0);
      assert.equal(await store.switchOn(GROUP, START + 9, START + 2), 2);
      const back = await store.outbox.changedSince("telegram", markOf(), 9);
      assert.deepEqual(channelsOf(back), ["-5", "-5:1", "-6"]);
      // They are found by a mark of before.
      const mark = { changedAt: START + 8, channel: "", number: 0 };
      assert.equal((await store.outbox.changedSince("telegram", mark, 9)).length, 2);
    },
  );

  check("one of several subscriptions of a channel can be switched off", async (store) => {
    for (const number of [1, 2]) await store.subscribe(subscription("1", {}, { number }), START);
    assert.equal(await store.switchOff({ platform: "telegram", channel: "1", number: 2 }, FAILING, START), 1);
    const page = await store.outbox.changedSince("telegram", markOf(), 9);
    assert.deepEqual(
      page.map(({ number }) => number),
      [1],
    );
  });

  check("what could not be sent while the bot was away is sent when it is back in time", async (store) => {
    await enrolled(store, subscription("1"), subscription("2"));
    const claims = await claimAt(store, 0);
    const one = claims.find(({ channel }) => channel === "1");
    if (one) await settleAt(store, 1, one, failed("gone"));
    const server = { platform: "telegram", server: "1" };
    await store.switchOff(server, REMOVED, START + 2);
    await store.switchOn(server, START + 3, START);
    assert.equal((await claimOne(store, 4)).channel, "1");
  });

  check(
    "a channel that is gone ends with the run in which it failed, and comes back with the bot",
    async (store) => {
      assert.equal(await failFor(store, 1, "gone"), 1);
      const terms = { since: START, now: START + 9, most: (all: number) => all };
      assert.deepEqual(await store.outbox.endFailing("telegram", { ...terms, since: START + 1 }), NONE);
      assert.deepEqual(await store.outbox.endFailing("discord", terms), NONE);
      assert.deepEqual(await store.outbox.endFailing("telegram", terms), ONE);
      const [standing] = await store.subscriptions(subscription("1"));
      assert.deepEqual(standing?.off, { at: START + 9, cause: "removed", reason: "the network says gone" });
      assert.deepEqual(await store.outbox.endFailing("telegram", terms), NONE);
      assert.equal(await store.switchOn({ platform: "telegram", server: "1" }, START + 10, START), 1);
    },
  );

  check(
    "who comes back while a post is on its way is not ended for that, and gets it by another try",
    async (store) => {
      const one = subscription("1");
      const server = { platform: "telegram", server: "1" };
      const terms = { since: START, now: START + 9, most: (all: number) => all };
      await enrolled(store, one);
      const claim = await claimOne(store, 0);
      await store.switchOff(server, REMOVED, START + 1);
      await store.switchOn(server, START + 2, START);
      // Only now it is known, or recorded, what became of it.
      await settleAt(store, 3, claim, failed("gone"));
      assert.equal((await store.subscriptions(one))[0]?.failures, 0);
      assert.deepEqual(await store.outbox.endFailing("telegram", terms), NONE);
      // Not at once: should it fail each time, the network is not asked without a pause.
      assert.deepEqual(await claimAt(store, 15_002), []);
      const again = await claimOne(store, 15_003);
      assert.equal(again.attempt, 2);
      // That of which the try began after it is.
      await settleAt(store, 15_004, again, failed("gone"));
      assert.deepEqual(await store.outbox.endFailing("telegram", terms), ONE);
    },
  );

  check("who was set up by a clock that is ahead is held to what fails before that", async (store) => {
    const one = subscription("1");
    await store.subscribe(one, START + 60_000);
    await store.outbox.enrol(broadcast(), [owed(one)]);
    await settleAt(store, 1, await claimOne(store, 0), failed("gone"));
    assert.equal((await store.subscriptions(one))[0]?.failures, 1);
    assert.deepEqual(await store.outbox.counts("telegram"), { failed: 1 });
  });

  check("who is back where nobody had told that they were gone is not ended", async (store) => {
    const one = subscription("1");
    await enrolled(store, one);
    await settleAt(store, 1, await claimOne(store, 0), failed("gone"));
    assert.equal(await store.switchOn({ platform: "telegram", server: "1" }, START + 2, START), 0);
    const terms = { since: START, now: START + 9, most: (all: number) => all };
    assert.deepEqual(await store.outbox.endFailing("telegram", terms), NONE);
  });

  check(
    "what fails while another form of it is chosen is not tried again, nor held against anybody",
    async (store) => {
      await enrolled(store, subscription("1"));
      const claim = await claimOne(store, 0);
      await store.subscribe(subscription("1", { forms: ["brief"] }), START + 1);
      await settleAt(store, 2, claim, failed("gone"));
      assert.equal((await store.subscriptions(subscription("1")))[0]?.failures, 0);
      assert.deepEqual(await claimAt(store, 3), []);
      assert.deepEqual(await store.outbox.counts("telegram"), { failed: 1 });
    },
  );

  for (const [decision, days, ends] of [
    ["forbidden", 7, 0],
    ["forbidden", 8, 1],
    ["missing", 2, 0],
    ["missing", 3, 1],
    ["ours", 9, 0],
  ] as const)
    check(`after ${days} days of “${decision}” ${ends} subscriptions are to end`, async (store) => {
      assert.equal(await failFor(store, days, decision), ends);
      assert.equal((await store.subscriptions(subscription("1")))[0]?.off, undefined);
    });

  check("more than may end at once end not at all", async (store) => {
    const channels = Array.from({ length: 10 }, (_, index) => subscription(`${index}`));
    await enrolled(store, ...channels);
    const claims = await claimAt(store, 0);
    await store.outbox.settle(
      claims.map((claim) => {
        const outcome: Outcome = Number(claim.channel) < 4 ? failed("gone") : SENT;
        return { claim, outcome };
      }),
      START + 1,
    );
    const asked: number[] = [];
    const end = (most: number) => {
      const counted = (all: number) => {
        asked.push(all);
        return most;
      };
      return store.outbox.endFailing("telegram", { since: START, now: START + 2, most: counted });
    };
    const four = { failing: 4, channels: 4, missing: 0 };
    assert.equal(await store.outbox.channels("telegram"), 10);
    assert.deepEqual(await end(3), { ...four, ended: false });
    assert.equal((await store.outbox.changedSince("telegram", markOf(), 20)).length, 10);
    assert.deepEqual(await end(4), { ...four, ended: true });
    assert.equal(await store.outbox.channels("telegram"), 6);
    assert.equal((await store.outbox.changedSince("telegram", markOf(), 20)).length, 6);
    assert.deepEqual(asked, [10, 10]);
  });

  check("what fails is counted by channels, however many subscriptions each has", async (store) => {
    const all = [subscription("1"), subscription("1", {}, { number: 2 }), subscription("2")];
    await enrolled(store, ...all);
    assert.equal(await store.outbox.channels("telegram"), 2);
    await store.outbox.settle(
      (await claimAt(store, 0)).map((claim) => {
        const outcome: Outcome = claim.channel === "1" ? failed("gone") : SENT;
        return { claim, outcome };
      }),
      START + 1,
    );
    const terms = { since: START, now: START + 2, most: () => 1 };
    assert.deepEqual(await store.outbox.endFailing("telegram", terms), { ...ONE, failing: 2 });
    assert.equal(await store.outbox.channels("telegram"), 1);
  });

  check(
    "of a server that is gone everything ends at once, unless that is too much or something arrived there",
    async (store) => {
      await enrolled(store, subscription("-5"), subscription("-5:3"));
      // Of these nothing is due.
      const others = [subscription("-5:1"), subscription("-5:2", { paused: true }), subscription("6")];
      for (const one of others) await store.subscribe(one, START);
      const gone = new Map([["-5", "the server is deleted"]]);
      const on = async () => {
        const all = [GROUP, { platform: "telegram", server: "6" }].map((of) => store.subscriptions(of));
        return (await Promise.all(all)).flat().flatMap(({ off, channel }) => (off ? [] : [channel]));
      };
      for (const claim of await claimAt(store, 0))
        await settleAt(store, 1, claim, claim.channel === "-5" ? failed("gone") : SENT);
      const end = (since: number, most: number) =>
        store.outbox.endFailing("telegram", {
          ...{ since: START + since, now: START + since + 1, gone },
          most: () => most,
        });
      assert.deepEqual(await end(1, 9), ONE);
      assert.deepEqual(await on(), ["-5:1", "-5:2", "-5:3", "6"], "something arrived there");
      assert.deepEqual(await end(2, 2), NONE);
      assert.equal((await on()).length, 4, "they are too many");
      assert.deepEqual(await end(3, 3), { failing: 3, channels: 3, missing: 0, ended: true });
      assert.deepEqual(await on(), ["6"]);
      const [, one, other] = await store.subscriptions(GROUP);
      assert.deepEqual(one?.off, { at: START + 4, cause: "removed", reason: "the server is deleted" });
      assert.deepEqual(other?.off, one?.off);
      assert.equal(await store.switchOn(GROUP, START + 7, START), 4);
    },
  );

  check("where very many channels are not found none ends, whatever else failed", async (store) => {
    const channels = Array.from({ length: 10 }, (_, index) => subscription(`${index}`));
    await enrolled(store, ...channels);
    const decisions = ["gone", "missing", "missing", "missing"] as const;
    await store.outbox.settle(
      (await claimAt(store, 0)).map((claim) => {
        const decision = decisions[Number(claim.channel)];
        return { claim, outcome: decision ? failed(decision) : SENT };
      }),
      START + 1,
    );
    const terms = { since: START, now: START + 2 };
    const counts = { failing: 1, channels: 1, missing: 3 };
    const end = (most: number, change = {}) =>
      store.outbox.endFailing("telegram", { ...terms, most: () => most, ...change });
    assert.deepEqual(await end(2), { ...counts, ended: false });
    // What an earlier broadcast did not find says nothing of this one.
    assert.deepEqual(await end(0, { since: START + 2 }), NONE);
    assert.deepEqual(await end(3), { ...counts, ended: true });
    assert.equal(await store.outbox.channels("telegram"), 9);
  });

  check("who would end is listed with the reason, and is kept when the operator says so", async (store) => {
    await failFor(store, 1, "gone");
    await failFor(store, 8, "forbidden", "2");
    await failFor(store, 2, "missing", "3");
    const terms = { since: 0, now: START + 7 * WORTH };
    const failing = () => store.outbox.failing("telegram", terms);
    assert.deepEqual(
      (await failing()).map(({ channel, cause, reason }) => [channel, cause, reason]),
      [
        ["1", "removed", "the network says gone"],
        ["2", "failing", "the network says forbidden"],
      ],
    );
    // What is tried once more after an outage is not out of sight meanwhile.
    await store.outbox.retryFailed("telegram", DAY, START + 2);
    assert.equal((await failing()).length, 2);
    assert.equal(await store.outbox.keepFailing("discord", terms), 0);
    assert.equal(await store.outbox.keepFailing("telegram", terms), 2);
    assert.deepEqual(await failing(), []);
    for (const channel of ["1", "2"]) {
      const [standing] = await store.subscriptions({ platform: "telegram", channel });
      assert.deepEqual(
        [standing?.off, standing?.failures, standing?.failingSince],
        [undefined, 0, undefined],
      );
    }
    // That of which nobody was asked is as it was.
    const [other] = await store.subscriptions({ platform: "telegram", channel: "3" });
    assert.equal(other?.failures, 2);
  });

  check("a group that became a supergroup is one subscription and gets one post", async (store) => {
    await enrolled(store, subscription("-5"), subscription("-5:7"));
    await store.setLanguage({ platform: "telegram", channel: "-5" }, "uk");
    const claims = await claimAt(store, 0);
    const sent = claims.find(({ channel }) => channel === "-5:7");
    if (sent) await settleAt(store, 1, sent, SENT);
    for (let twice = 0; twice < 2; twice++) await store.move(GROUP, SUPERGROUP, START + 2);
    assert.deepEqual(await store.subscriptions(GROUP), []);
    const moved = await store.subscriptions(SUPERGROUP);
    assert.deepEqual(channelsOf(moved), ["-1005", "-1005:7"]);
    assert.deepEqual(await store.languages(), [{ platform: "telegram", channel: "-1005", language: "uk" }]);
    await store.outbox.enrol(
      broadcast(),
      moved.map((each) => owed(each)),
    );
    // The claim under the old name is settled under the new one.
    const claim = claims.find(({ channel }) => channel === "-5");
    assert.ok(claim);
    const later: Outcome = { kind: "later", from: START + 3, reason: "the chat has moved" };
    await settleAt(store, 3, { ...claim, channel: "-1005", server: "-1005" }, later);
    const again = await claimOne(store, 3);
    assert.deepEqual([again.channel, again.server, again.attempt], ["-1005", "-1005", 2]);
  });

  check(
    "a post that is under way while its chat moves is recorded under the new id, and only for a while",
    async (store) => {
      const chats = [subscription("-5"), subscription("-5:7"), subscription("-6")];
      await enrolled(store, ...chats);
      const claims = await claimAt(store, 0);
      await store.move(GROUP, SUPERGROUP, START + 1);
      for (const claim of claims) await settleAt(store, 2, claim, SENT);
      assert.deepEqual(await store.outbox.counts("telegram"), { sent: 3 });
      const { sent } = await store.outbox.history(subscription("-1005:7"));
      assert.equal(sent?.at, START + 2);
      const [first] = claims;
      assert.ok(first);
      assert.notEqual(await store.recall("moved.telegram -5"), undefined);
      await settleAt(store, 3_600_000, first, SENT);
      assert.equal(await store.recall("moved.telegram -5"), undefined);
    },
  );

  check("of a chat that moves while nothing is on its way there nothing more is kept", async (store) => {
    await enrolled(store, subscription("-5"));
    await store.move(GROUP, SUPERGROUP, START + 1);
    assert.equal(await store.recall("moved.telegram -5"), undefined);
  });

  check("it is learned of which server channels are, where that was not known", async (store) => {
    const stray = (channel: string) => subscription(channel, {}, { platform: "discord", server: "" });
    for (const channel of ["31", "32", "33"]) await store.subscribe(stray(channel), START);
    await store.subscribe(subscription("34", {}, { platform: "discord", server: "2" }), START);
    await store.unsubscribe({ platform: "discord", channel: "33" });
    const server = { platform: "discord", server: "1" };
    assert.equal(await store.learnServer(server, ["31", "34", "39"]), 2);
    assert.equal(await store.learnServer(server, ["33"]), 1);
    assert.deepEqual(channelsOf(await store.subscriptions(server)), ["31"]);
    assert.deepEqual(channelsOf(await store.subscriptions({ ...server, server: "2" })), ["34"]);
    assert.equal(await store.learnServer(server, ["32"]), 0);
    assert.equal(await store.forget(server), 2);
  });

  check(
    "where the new id is known already its own subscriptions stay, and posts to either count for both",
    async (store) => {
      const own = subscription("-1005", { silent: true });
      await enrolled(store, subscription("-5"), subscription("-5", {}, { number: 2 }));
      for (const claim of await claimAt(store, 0)) await settleAt(store, 1, claim, SENT);
      await enrolled(store, own);
      await store.setLanguage({ platform: "telegram", channel: "-5" }, "uk");
      await store.setLanguage({ platform: "telegram", channel: "-1005" }, "pl");
      await store.move(GROUP, SUPERGROUP, START + 2);
      const there = await store.subscriptions(SUPERGROUP);
      assert.deepEqual(
        there.map(({ number, settings }) => [number, settings.silent]),
        [
          [1, true],
          [2, false],
        ],
      );
      assert.deepEqual(await claimAt(store, 3), []);
      assert.deepEqual(await store.outbox.counts("telegram"), { sent: 2 });
      assert.deepEqual(
        (await store.languages()).map(({ language }) => language),
        ["pl"],
      );
    },
  );

  check("a subscription that is off gives way to one that moves to its place", async (store) => {
    await store.subscribe(subscription("-1005"), START);
    await store.switchOff(SUPERGROUP, REMOVED, START);
    await store.subscribe(subscription("-5", { silent: true }), START);
    await store.move(GROUP, SUPERGROUP, START + 1);
    const [only, ...others] = await store.subscriptions(SUPERGROUP);
    assert.deepEqual([only?.off, only?.settings.silent, others.length], [undefined, true, 0]);
  });

  check(
    "what is remembered of a channel's subscriptions goes with all else that is kept of it",
    async (store) => {
      const keys = ["-5", "-5:7", "-55", "6", "7", "8"].map((channel) =>
        channelFact("pinned", subscription(channel, {}, { number: channel === "6" ? 2 : 1 })),
      );
      const left = async () => {
        const values = await Promise.all(keys.map((key) => store.recall(key)));
        return values.map((value) => (value === undefined ? "-" : "+")).join("");
      };
      await enrolled(store, ...["-5", "-5:7", "-55", "6", "7", "8"].map((channel) => subscription(channel)));
      for (const key of keys) await store.remember(key, "1");
      await store.forget(GROUP);
      assert.equal(await left(), "--++++");
      await store.switchOff({ platform: "telegram", channel: "6" }, REMOVED, START);
      await store.purge(START + 1);
      assert.equal(await left(), "--+-++");
      await store.move(
        { platform: "telegram", server: "-55" },
        { platform: "telegram", server: "-1055" },
        START,
      );
      assert.equal(await left(), "----++");
      // Once its last post is forgotten, nothing names a channel any more that has no subscription.
      await store.unsubscribe({ platform: "telegram", channel: "7" });
      assert.equal(await left(), "----++");
      for (const claim of await claimAt(store, 0)) await settleAt(store, 1, claim, SENT);
      await store.outbox.prune(START + 2);
      assert.equal(await left(), "-----+");
    },
  );

  check("subscriptions are counted by network and by whether they are posted to", async (store) => {
    assert.deepEqual(await store.tally(), []);
    for (const channel of ["1", "2", "3", "4"]) await store.subscribe(subscription(channel), START);
    await store.subscribe(subscription("5", { paused: true }), START);
    await store.subscribe(subscription("6", {}, { platform: "discord" }), START);
    await store.switchOff({ platform: "telegram", channel: "4" }, REMOVED, START);
    assert.deepEqual(await store.tally(), [
      { platform: "discord", on: 1, paused: 0, off: 0 },
      { platform: "telegram", on: 3, paused: 1, off: 1 },
    ]);
  });

  check("forgetting erases all of a server and nothing of another", async (store) => {
    await enrolled(store, subscription("-5"), subscription("-5:7"), subscription("-55"));
    for (const channel of ["-5", "-5:9", "-55"])
      await store.setLanguage({ platform: "telegram", channel }, "uk");
    for (const claim of await claimAt(store, 0)) await settleAt(store, 1, claim, SENT);
    // What was posted to a channel that has ended its subscription is found as well.
    await store.unsubscribe({ platform: "telegram", channel: "-5:7" });
    assert.equal(await store.forget(GROUP), 1);
    assert.equal(await store.forget(GROUP), 0);
    assert.deepEqual(await store.outbox.counts("telegram"), { sent: 1 });
    assert.deepEqual(channelsOf(await store.languages()), ["-55"]);
    assert.equal((await store.subscriptions({ platform: "telegram", server: "-55" })).length, 1);
    assert.deepEqual(await store.outbox.history(subscription("-5:7")), {});
  });

  check("a server is forgotten for having no subscriptions only where it has none", async (store) => {
    const place = { platform: "discord", channel: "11", server: "1" };
    await store.setLanguage(place, "uk");
    await store.subscribe(subscription("12", {}, { platform: "discord", server: "1" }), START);
    await store.switchOff({ platform: "discord", server: "1" }, REMOVED, START);
    assert.equal(await store.forgetUnsubscribed(place), false);
    assert.deepEqual(channelsOf(await store.languages()), ["11"]);
    await store.unsubscribe({ platform: "discord", channel: "12" });
    assert.equal(await store.forgetUnsubscribed(place), true);
    assert.deepEqual(await store.languages(), []);
  });

  check(
    "the language of a channel goes with its server, also where nothing was ever posted",
    async (store) => {
      const place = (channel: string, server: string) => ({ platform: "discord", channel, server });
      await store.setLanguage(place("11", "1"), "uk");
      await store.setLanguage(place("21", "2"), "pl");
      await store.outbox.prune(START + WORTH);
      await store.forget({ platform: "discord", server: "1" });
      assert.deepEqual(channelsOf(await store.languages()), ["21"]);
      // With the last subscription of a server that is erased for being off, all of it is.
      for (const channel of ["22", "23"])
        await store.subscribe(subscription(channel, {}, { platform: "discord", server: "2" }), START);
      for (const [index, channel] of ["22", "23"].entries()) {
        assert.deepEqual(channelsOf(await store.languages()), ["21"]);
        await store.switchOff({ platform: "discord", channel }, REMOVED, START);
        assert.equal(await store.purge(START + 1), 1, `subscription ${index}`);
      }
      assert.deepEqual(await store.languages(), []);
    },
  );

  check("channels that have been off for long are erased, with all that is kept of them", async (store) => {
    const channels = Array.from({ length: 450 }, (_, index) => subscription(`${index}`));
    await enrolled(store, ...channels);
    for (const claim of await claimAt(store, 0, { most: 500 })) await settleAt(store, 1, claim, SENT);
    for (const { channel } of channels.slice(0, 430))
      await store.switchOff({ platform: "telegram", channel }, REMOVED, START + Number(channel));
    assert.equal(await store.purge(START + 420), 420);
    assert.equal(await store.purge(START + 420), 0);
    assert.deepEqual(await store.outbox.counts("telegram"), { sent: 30 });
    assert.equal((await store.outbox.changedSince("telegram", markOf(), 500)).length, 20);
  });

  check(
    "posts are forgotten that were settled before an instant, and what nobody ever settled",
    async (store) => {
      const channels = Array.from({ length: 1_100 }, (_, index) => subscription(`${index}`));
      for (const each of channels.slice(0, 3)) await store.subscribe(each, START);
      await store.outbox.enrol(
        broadcast(),
        channels.map((each, index) =>
          owed({ ...each, number: 0 }, index ? { until: START, skipped: true } : {}),
        ),
      );
      assert.equal(await store.outbox.prune(START), 0);
      assert.equal(await store.outbox.prune(START + 1), 1_099);
      assert.deepEqual(await store.outbox.counts("telegram"), { queued: 1 });
      await store.outbox.keepFigures(`day ${DAY}`, "a1", "{}");
      assert.equal(await store.outbox.prune(START + WORTH + LEASE), 1);
      assert.equal(await store.outbox.figures(`day ${DAY}`, "a1"), "{}");
      assert.equal(await store.outbox.broadcast("telegram", DAY), undefined);
      await store.outbox.prune(START + 30 * WORTH);
      assert.equal(await store.outbox.figures(`day ${DAY}`, "a1"), undefined);
    },
  );
}
