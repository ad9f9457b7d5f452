import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { botOf, placeOf, textsOf } from "../reports.ts";
import { subscriptionsOf } from "./subscriptions.ts";

describe("/unsubscribe", () => {
  test("ends the subscriptions of its own channel and of no other", async (t) => {
    const { ask, store } = await botOf(t);
    await ask("/subscribe", { place: placeOf() });
    await ask("/subscribe number:2", { place: placeOf() });
    await ask("/subscribe", { place: placeOf({ channel: "-1001:5" }) });
    await ask("/subscribe", { place: placeOf({ platform: "discord" }) });
    const answer = await ask("/unsubscribe", { place: placeOf() });
    assert.equal(answer.title, "Unsubscribed");
    assert.match(textsOf(answer).join("\n"), /2 subscriptions were ended/);
    assert.deepEqual(await subscriptionsOf(store), ["-1001:5#1 en full arrival daily"]);
    assert.equal((await subscriptionsOf(store, "-1001", "discord")).length, 1);
  });

  test("ends one of several where its number is said", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    await ask("/subscribe number:2 uk", { place });
    assert.equal((await ask("/unsubscribe 2", { place })).title, "Unsubscribed");
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en full arrival daily"]);
    assert.equal((await ask("/unsubscribe 2", { place })).title, "Not subscribed");
  });

  test("ends the subscriptions of another channel of the server where that is named", async (t) => {
    const { ask, store } = await botOf(t);
    const [news, forum, thread] = ["223456789012345678", "323456789012345678", "423456789012345678"];
    const opened = async (channels: readonly string[]) => channels.find((channel) => channel === thread);
    const other = async (channel: string) =>
      channel === news
        ? placeOf({ channel, title: "#news", lacking: async () => ["Send Messages"] })
        : channel === forum
          ? placeOf({ channel, title: "#forum", opened })
          : undefined;
    const place = placeOf({ other });
    for (const channel of [place.channel, news, thread])
      await ask("/subscribe", { place: placeOf({ channel }) });
    await ask("/subscribe number:2", { place: placeOf({ channel: news }) });
    assert.deepEqual((await ask(`/unsubscribe channel:${news} number:3`, { place })).lines, [
      "There is no subscription 3 in #news: asked there, /settings shows those there are.",
    ]);
    assert.deepEqual((await ask(`/unsubscribe channel:${news} 2`, { place })).lines, [
      "This is about the posts in #news.",
      "One subscription was ended. /subscribe starts again.",
    ]);
    assert.equal((await ask(`/unsubscribe channel:<#${news}>`, { place })).title, "Unsubscribed");
    assert.equal((await ask(`/unsubscribe channel:${forum}`, { place })).title, "Unsubscribed");
    assert.deepEqual((await ask(`/unsubscribe channel:${forum}`, { place })).lines, [
      "Nothing is posted in #forum, so there is nothing to end.",
      "There is 1 subscription elsewhere in this server or group: ask there.",
    ]);
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en full arrival daily"]);
  });

  test("a channel that the bot does not see any more is ended too, and none of another server, nor by who may not", async (t) => {
    const { ask, store } = await botOf(t);
    const [mine, foreign] = ["223456789012345678", "323456789012345678"];
    await ask("/subscribe", { place: placeOf({ channel: mine }) });
    await ask("/subscribe", { place: placeOf({ channel: foreign, server: "-1002" }) });
    const other = async () => undefined;
    const refused = await ask(`/unsubscribe channel:${foreign}`, { place: placeOf({ other }) });
    assert.match(refused.title, /not a channel of this server/);
    const member = placeOf({ other, mayManage: async () => false });
    assert.equal((await ask(`/unsubscribe channel:${mine}`, { place: member })).failure, "question");
    assert.equal((await subscriptionsOf(store)).length, 1);
    const ended = await ask(`/unsubscribe channel:${mine}`, { place: placeOf({ other }) });
    assert.deepEqual([ended.title, ended.lines?.length], ["Unsubscribed", 1]);
    assert.deepEqual(await subscriptionsOf(store), []);
    assert.equal((await subscriptionsOf(store, "-1002")).length, 1);
  });

  test("says where else there are subscriptions, and which number there is none of", async (t) => {
    const { ask } = await botOf(t);
    const titled = (channel: string) => placeOf({ channel, title: `#${channel}` });
    const other = async (channel: string) => titled(channel);
    for (const channel of ["news", "war"]) await ask("/subscribe", { place: titled(channel) });
    const named = "Posts of this server go to #news and #war: ask there";
    const nowhere = placeOf({ channel: "general", other });
    for (const [line, rest] of [
      ["/status", "."],
      ["/settings", ", or name one with the option “channel”."],
      ["/unsubscribe", ", or name one with the option “channel”."],
    ] as const)
      assert.ok(
        textsOf(await ask(line, { place: nowhere }))
          .join("\n")
          .includes(`${named}${rest}`),
        line,
      );
    const unnamed = await ask("/status", { place: placeOf({ channel: "general" }), language: "uk" });
    assert.ok(
      textsOf(unnamed).includes("В іншому місці цього сервера чи групи є 2 підписки: запитайте там."),
    );
    assert.deepEqual((await ask("/unsubscribe 4", { place: titled("news") })).lines, [
      "There is no subscription 4 here: /settings shows those there are.",
    ]);
    const elsewhere = placeOf({ channel: "general", server: "-1002" });
    assert.doesNotMatch(textsOf(await ask("/status", { place: elsewhere })).join("\n"), /go to|elsewhere/);
  });

  test("asked twice it says that there is nothing to end", async (t) => {
    const { ask } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    await ask("/unsubscribe", { place });
    assert.equal((await ask("/unsubscribe", { place })).title, "Not subscribed");
    assert.equal((await ask("/unsubscribe", { place, language: "uk" })).title, "Підписки немає");
  });

  test("a channel may leave also where the bot cannot post any more, and begin again", async (t) => {
    const { ask } = await botOf(t);
    await ask("/subscribe", { place: placeOf() });
    const place = placeOf({ lacking: async () => ["Send Messages"] });
    const answer = await ask("/unsubscribe", { place });
    assert.equal(answer.title, "Unsubscribed");
    assert.match(textsOf(answer).join("\n"), /\/subscribe/);
    assert.equal((await ask("/subscribe", { place: placeOf() })).title, "Subscribed");
  });
});
