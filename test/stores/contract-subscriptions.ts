import assert from "node:assert/strict";
import type { Day } from "../../src/core/day.ts";
import { at, type Check, held, plain, START, subscription } from "./contract-words.ts";

const day: Day = "2026-05-03";

/** What holds for subscriptions. */
export function subscriptionContract(check: Check): void {
  check("subscribing is new, then the same, and changed in another language", async (store) => {
    assert.equal(await store.subscribe(subscription("1", "en"), START), "new");
    assert.equal(await store.subscribe(subscription("1", "en"), START + 1), "same");
    assert.equal(await store.subscribe(subscription("1", "uk"), START + 2), "changed");
    assert.deepEqual(plain(await store.due("telegram", day, at(10))), [subscription("1", "uk")]);
  });

  check("unsubscribing says whether there was anything to end", async (store) => {
    await store.subscribe(subscription("1"), START);
    assert.equal(await store.unsubscribe(subscription("1")), true);
    assert.equal(await store.unsubscribe(subscription("1")), false);
    assert.equal(await store.unsubscribe(subscription("2")), false);
    assert.deepEqual(plain(await store.due("telegram", day, at(10))), []);
    assert.equal(await store.subscribe(subscription("1"), START), "new");
  });

  check("the same id on two networks, and a topic of a chat, are channels of their own", async (store) => {
    const channels = [subscription("1"), subscription("1:5"), subscription("1", "uk", "discord")];
    for (const channel of channels) assert.equal(await store.subscribe(channel, START), "new");
    assert.equal(await store.unsubscribe(subscription("1")), true);
    assert.deepEqual(plain(await store.due("telegram", day, at(0))), [subscription("1:5")]);
    assert.deepEqual(plain(await store.due("discord", day, at(0))), [subscription("1", "uk", "discord")]);
  });

  check("ids longer than a number holds stay exactly what they are", async (store) => {
    const ids = ["1234567890123456789", "1234567890123456788", "-1001234567890:42"];
    for (const id of ids) await store.subscribe(subscription(id), START);
    const due = await store.due("telegram", day, at(0));
    assert.deepEqual(due.map(({ channel }) => channel).sort(), [...ids].sort());
  });

  check(
    "a channel that was switched off gets nothing, is no subscription, and begins anew",
    async (store) => {
      await store.subscribe(subscription("1"), START);
      await store.switchOff(subscription("1"), "the bot was blocked", START + 1);
      assert.deepEqual(plain(await store.due("telegram", day, at(10))), []);
      assert.equal(await store.claim(subscription("1"), day, at(10)), undefined);
      assert.equal(await store.subscribe(subscription("1"), START + 2), "new");
      assert.deepEqual(plain(await store.due("telegram", day, at(10))), [subscription("1")]);
      await store.switchOff(subscription("1"), "the bot was blocked", START + 3);
      assert.equal(await store.unsubscribe(subscription("1")), false);
      assert.equal(await store.subscribe(subscription("1"), START + 4), "new");
    },
  );

  check("switching off a channel that is not subscribed does nothing", async (store) => {
    await store.switchOff(subscription("1"), "gone", START);
    assert.equal(await store.unsubscribe(subscription("1")), false);
    assert.deepEqual(plain(await store.due("telegram", day, at(0))), []);
  });

  check(
    "a channel that ends its subscription and begins again does not get the same report twice",
    async (store) => {
      const channel = subscription("1");
      await store.subscribe(channel, START);
      await store.settle(held(await store.claim(channel, day, at(0))), { kind: "sent", message: "55" });
      await store.unsubscribe(channel);
      await store.subscribe(channel, START + 1);
      assert.deepEqual(plain(await store.due("telegram", day, at(10))), []);
      assert.equal(await store.claim(channel, day, at(10)), undefined);
    },
  );

  check("a post is claimed in the language that the channel has by now", async (store) => {
    await store.subscribe(subscription("1", "en"), START);
    const [due] = await store.due("telegram", day, at(0));
    assert.ok(due);
    await store.subscribe(subscription("1", "uk"), START + 1);
    assert.equal(held(await store.claim(due, day, at(2))).language, "uk");
  });
}
