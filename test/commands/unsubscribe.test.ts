import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { botOf, placeOf, textsOf } from "../reports.ts";

const terms = { now: Date.parse("2023-05-21T09:00:00Z"), lease: 60_000, repeatable: 0 };

describe("/unsubscribe", () => {
  test("ends the subscription of its own channel and of no other", async (t) => {
    const { ask, store } = await botOf(t);
    await ask("/subscribe", { place: placeOf() });
    await ask("/subscribe", { place: placeOf({ channel: "-1002" }) });
    await ask("/subscribe", { place: placeOf({ platform: "discord" }) });
    assert.equal((await ask("/unsubscribe", { place: placeOf() })).title, "Unsubscribed");
    const left = [
      ...(await store.due("telegram", "2023-05-21", terms)),
      ...(await store.due("discord", "2023-05-21", terms)),
    ].map(({ platform, channel }) => `${platform} ${channel}`);
    assert.deepEqual(left, ["telegram -1002", "discord -1001"]);
  });

  test("asked twice it says that there is nothing to end", async (t) => {
    const { ask } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    await ask("/unsubscribe", { place });
    assert.equal((await ask("/unsubscribe", { place })).title, "Not subscribed");
    assert.equal((await ask("/unsubscribe", { place, language: "uk" })).title, "Підписки немає");
  });

  test("a channel may leave also where the bot cannot post any more", async (t) => {
    const { ask } = await botOf(t);
    await ask("/subscribe", { place: placeOf() });
    const place = placeOf({ lacking: ["Send Messages"] });
    assert.equal((await ask("/unsubscribe", { place })).title, "Unsubscribed");
  });

  test("says how to begin again, and after that it is a new subscription", async (t) => {
    const { ask } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    for (const language of ["en", "uk"])
      assert.match(textsOf(await ask("/unsubscribe", { place, language })).join("\n"), /\/subscribe/);
    assert.equal((await ask("/subscribe", { place })).title, "Subscribed");
  });
});
