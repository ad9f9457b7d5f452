import assert from "node:assert/strict";
import { MOST_OF_CHANNEL, MOST_OF_SERVER } from "../../src/core/subscription.ts";
import {
  broadcast,
  type Check,
  channelsOf,
  claimAt,
  claimOne,
  enrolled,
  failed,
  markOf,
  owed,
  SENT,
  START,
  settleAt,
  subscription,
} from "./contract-words.ts";

/** What holds for subscriptions. */
export function subscriptionContract(check: Check): void {
  check("subscribing is new, then the same, and changed with other settings", async (store) => {
    const one = subscription("1");
    assert.equal(await store.subscribe(one, START), "new");
    assert.equal(await store.subscribe(one, START + 1), "same");
    assert.deepEqual(await store.subscriptions(one), [
      { ...one, createdAt: START, changedAt: START, timedAt: START, failures: 0 },
    ]);
    const silent = subscription("1", { silent: true, quiet: { from: "22:00", to: "07:00" }, role: "7" });
    assert.equal(await store.subscribe(silent, START + 2), "changed");
    assert.deepEqual(await store.subscriptions(one), [
      { ...silent, createdAt: START, changedAt: START, timedAt: START, failures: 0 },
    ]);
    const brief = subscription("1", { forms: ["brief"] });
    assert.equal(await store.subscribe(brief, START + 3), "changed");
    const instants = async () => {
      const [standing] = await store.subscriptions(one);
      return [standing?.changedAt, standing?.timedAt];
    };
    assert.deepEqual(await instants(), [START + 3, START]);
    await store.subscribe(subscription("1", { forms: ["brief"], timeZone: "Europe/London" }), START + 4);
    assert.deepEqual(await instants(), [START + 4, START + 4]);
  });

  check("settings that are the same in another order are the same", async (store) => {
    const one = subscription("1");
    await store.subscribe(one, START);
    const turned = Object.fromEntries(Object.entries(one.settings).reverse()) as typeof one.settings;
    assert.equal(await store.subscribe({ ...one, settings: turned }, START + 1), "same");
  });

  check("settings that are none are not kept", async (store) => {
    const none = subscription("1", { timeZone: "Europe/Nowhere" });
    await assert.rejects(store.subscribe(none, START));
    assert.deepEqual(await store.subscriptions(none), []);
  });

  check("ending subscriptions says how many were in force", async (store) => {
    for (const number of [1, 2, 3]) await store.subscribe(subscription("1", {}, { number }), START);
    const channel = { platform: "telegram", channel: "1" };
    assert.equal(await store.unsubscribe({ ...channel, number: 2 }), 1);
    assert.equal(await store.unsubscribe({ ...channel, number: 2 }), 0);
    assert.equal(await store.unsubscribe(channel), 2);
    assert.equal(await store.unsubscribe(channel), 0);
    assert.equal(await store.subscribe(subscription("1"), START), "new");
  });

  check("the same id on two networks, and the topics of a chat, are channels of their own", async (store) => {
    const elsewhere = subscription("1", {}, { platform: "discord", server: "1" });
    for (const each of [subscription("1:5"), subscription("1"), elsewhere])
      assert.equal(await store.subscribe(each, START), "new");
    const server = { platform: "telegram", server: "1" };
    assert.deepEqual(channelsOf(await store.subscriptions(server)), ["1", "1:5"]);
    assert.equal(await store.unsubscribe({ platform: "telegram", channel: "1" }), 1);
    assert.deepEqual(channelsOf(await store.subscriptions(server)), ["1:5"]);
    assert.equal((await store.subscriptions(elsewhere)).length, 1);
  });

  check("ids longer than a number holds stay exactly what they are", async (store) => {
    const ids = ["1234567890123456789", "1234567890123456788", "-1001234567890:42"];
    for (const id of ids) await store.subscribe(subscription(id), START);
    const page = await store.outbox.changedSince("telegram", markOf(), 10);
    assert.deepEqual(channelsOf(page), [...ids].sort());
  });

  check("a channel has only so many subscriptions, and a server in all its channels", async (store) => {
    const inServer = (channel: string, number: number) =>
      subscription(channel, {}, { platform: "discord", server: "9", number });
    for (let number = 1; number <= MOST_OF_CHANNEL; number++)
      assert.equal(await store.subscribe(inServer("1", number), START), "new");
    assert.equal(await store.subscribe(inServer("1", MOST_OF_CHANNEL + 1), START), "full");
    for (let count = MOST_OF_CHANNEL; count < MOST_OF_SERVER; count++)
      assert.equal(await store.subscribe(inServer(`2${count}`, 1), START), "new");
    assert.equal(await store.subscribe(inServer("3", 1), START), "full");
    assert.equal((await store.subscriptions({ platform: "discord", server: "9" })).length, MOST_OF_SERVER);
    // What is there may be changed, and what is off takes no place.
    assert.equal(await store.subscribe(inServer("1", 1), START), "same");
    const why = { cause: "removed", reason: "deleted" } as const;
    await store.switchOff({ platform: "discord", channel: "1" }, why, START);
    assert.equal(await store.subscribe(inServer("3", 1), START), "new");
  });

  check("what is off or paused is owed nothing, and begins anew when it is set again", async (store) => {
    const one = subscription("1");
    const owing = () => store.outbox.changedSince("telegram", markOf(), 10);
    await store.subscribe(one, START);
    const why = { cause: "removed", reason: "the bot was blocked" } as const;
    assert.equal(await store.switchOff(one, why, START + 1), 1);
    assert.equal(await store.switchOff(one, why, START + 2), 0);
    assert.deepEqual(await owing(), []);
    const [standing] = await store.subscriptions(one);
    assert.deepEqual(standing?.off, { at: START + 1, ...why });
    assert.equal(await store.unsubscribe({ ...one, number: 7 }), 0);
    assert.equal(await store.subscribe(one, START + 3), "new");
    assert.deepEqual(await owing(), [{ ...one, changedAt: START + 3, timedAt: START + 3 }]);
    assert.equal(await store.subscribe(subscription("1", { paused: true }), START + 4), "changed");
    assert.deepEqual(await owing(), []);
    await store.switchOff(one, why, START + 5);
    assert.equal(await store.unsubscribe(one), 0);
  });

  check("what changed is found in its order, page by page, and once", async (store) => {
    const instants = [5, 3, 3, 4, 3, 9];
    for (const [index, instant] of instants.entries())
      await store.subscribe(subscription(`${index % 4}`, {}, { number: 1 + (index >> 2) }), START + instant);
    const seen: string[] = [];
    for (let mark = markOf(); ; ) {
      const page = await store.outbox.changedSince("telegram", mark, 2);
      if (page.length === 0) break;
      seen.push(...page.map(({ changedAt, channel, number }) => `${changedAt - START} ${channel} ${number}`));
      mark = markOf(page.at(-1));
    }
    assert.deepEqual(seen, ["3 0 2", "3 1 1", "3 2 1", "4 3 1", "5 0 1", "9 1 2"]);
  });

  for (const [what, before, after] of [
    ["times", {}, { time: { kind: "after", time: "09:00" } }],
    ["time zone", {}, { timeZone: "Europe/London" }],
    ["days", {}, { days: { kind: "daily", weekendTogether: true } }],
    ["forms", {}, { forms: ["full", "brief"] }],
    // Of several categories there is no card: it would be the same as what is there in full.
    ["categories of a form", { forms: ["full", "card"] }, { categories: ["tanks", "artillery"] }],
  ] as const)
    check(`setting other ${what} takes out what waits`, async (store) => {
      const one = subscription("1", before);
      await enrolled(store, one);
      await store.subscribe(subscription("1", { ...before, ...after }), START + 1);
      assert.deepEqual(await claimAt(store, 2), []);
      await store.outbox.enrol(broadcast(), [owed(one, { from: START + 50 })]);
      assert.deepEqual(await claimAt(store, 49), []);
      assert.equal((await claimAt(store, 50)).length, 1);
    });

  check(
    "a form that is the same as one that arrived, by the categories that were set since, does not follow",
    async (store) => {
      const one = subscription("1", { forms: ["full", "card"] });
      await store.subscribe(one, START);
      await store.outbox.enrol(
        broadcast(),
        ["full", "card"].map((form) => owed(one, { form })),
      );
      const claims = await claimAt(store, 0);
      for (const claim of claims)
        await settleAt(
          store,
          1,
          claim,
          claim.form === "full" ? SENT : { kind: "later", from: START + 9, reason: "busy" },
        );
      await store.subscribe(
        subscription("1", { forms: ["full", "card"], categories: ["tanks", "artillery"] }),
        START + 2,
      );
      assert.deepEqual(await claimAt(store, 10), []);
    },
  );

  check("setting anything else leaves what waits where it is, and holds for it", async (store) => {
    const one = subscription("1", { forms: ["full", "brief"] });
    await enrolled(store, one);
    const others = { silent: true, language: "uk", categories: ["tanks"], pin: true, notes: true };
    const changed = subscription("1", { ...others, role: "7", publish: false, forms: ["brief", "full"] });
    assert.equal(await store.subscribe(changed, START + 1), "changed");
    assert.deepEqual((await claimOne(store, 2)).settings, changed.settings);
  });

  check("setting it as it is leaves what waits where it is", async (store) => {
    await enrolled(store, subscription("1"));
    assert.equal(await store.subscribe(subscription("1"), START + 1), "same");
    assert.equal((await claimAt(store, 2)).length, 1);
  });

  for (const [how, settings] of [
    ["as it is", {}],
    ["without a sound", { silent: true }],
    ["to other times", { timeZone: "Europe/London" }],
  ] as const)
    check(
      `what failed may be tried again once it is set ${how}, but not what may have arrived`,
      async (store) => {
        const one = subscription("1");
        const other = subscription("2");
        await enrolled(store, one, other);
        const [first, second] = (await claimAt(store, 0)).sort((a, b) => (a.channel < b.channel ? -1 : 1));
        assert.ok(first && second);
        await settleAt(store, 1, first, failed("forbidden"));
        await settleAt(store, 1, second, { kind: "unknown", reason: "the connection broke" });
        for (const each of ["1", "2"]) await store.subscribe(subscription(each, settings), START + 2);
        await store.outbox.enrol(broadcast(), [owed(one), owed(other)]);
        assert.deepEqual(channelsOf(await claimAt(store, 3)), ["1"]);
        assert.equal((await store.subscriptions(one))[0]?.failures, 0);
      },
    );

  check("who ends a subscription and begins again does not get the same report twice", async (store) => {
    const one = subscription("1");
    await enrolled(store, one);
    await settleAt(store, 0, await claimOne(store, 0), SENT);
    await store.unsubscribe(one);
    await enrolled(store, one);
    assert.deepEqual(await claimAt(store, 10), []);
  });

  check(
    "a subscription that has ended gets nothing of what waited for it, and all of it when it begins again",
    async (store) => {
      const one = subscription("1");
      await enrolled(store, one);
      await store.unsubscribe(one);
      assert.deepEqual(await claimAt(store, 1), []);
      assert.equal(await store.outbox.earliest("telegram"), undefined);
      await enrolled(store, one);
      assert.equal((await claimAt(store, 2)).length, 1);
    },
  );
}
