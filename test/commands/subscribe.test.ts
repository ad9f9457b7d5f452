import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ClaimTerms, Store } from "../../src/core/store.ts";
import { botOf, placeOf, REAL, textsOf } from "../reports.ts";

const terms: ClaimTerms = { now: Date.parse("2023-05-21T09:00:00Z"), lease: 60_000, repeatable: 0 };

/** Who gets posts of a platform: `telegram -1001 uk`. */
async function subscribers(store: Store, on = "telegram"): Promise<string[]> {
  const due = await store.due(on, "2023-05-21", terms);
  return due.map(({ platform, channel, language }) => `${platform} ${channel} ${language}`);
}

describe("/subscribe", () => {
  test("subscribes the channel in which it is asked, in the language of the asker", async (t) => {
    const { ask, store } = await botOf(t);
    const answer = await ask("/subscribe", { language: "uk-UA", place: placeOf() });
    assert.equal(answer.failure, undefined);
    assert.equal(answer.title, "Підписку оформлено");
    assert.deepEqual(await subscribers(store), ["telegram -1001 uk"]);
    assert.deepEqual(await subscribers(store, "discord"), []);
  });

  test("asked twice it changes nothing, and says so", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    assert.equal((await ask("/subscribe", { place })).title, "Subscribed");
    assert.equal((await ask("/subscribe", { place })).title, "Already subscribed");
    assert.deepEqual(await subscribers(store), ["telegram -1001 en"]);
  });

  test("promises the newest report only where it will come", async (t) => {
    const newest = REAL.find(({ day }) => day === "2025-12-31");
    assert.ok(newest);
    const { ask, store, archive } = await botOf(t);
    const place = placeOf();
    const promised = async () =>
      textsOf(await ask("/subscribe", { place })).some((text) => text.includes("follows within a minute"));
    assert.equal(await promised(), false, "the days that are part of the program are never posted");

    archive.add([newest]);
    assert.equal(await promised(), true);
    const claim = await store.claim(place, newest.day, { ...terms, now: Date.parse("2025-12-31T07:00Z") });
    assert.ok(claim);
    await store.settle(claim, { kind: "sent", message: "1" });
    await ask("/unsubscribe", { place });
    assert.equal(await promised(), false, "it is here already");
  });

  test("another language takes the place of the first, and is answered in itself", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    const answer = await ask("/subscribe language:uk", { place });
    assert.equal(answer.title, "Мову змінено");
    assert.ok(textsOf(answer).includes("Мова дописів: Українська."));
    assert.deepEqual(await subscribers(store), ["telegram -1001 uk"]);
  });

  test("asked again without a language it keeps the one that was chosen for the channel", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe uk", { place });
    await ask("/subscribe", { place });
    assert.deepEqual(await subscribers(store), ["telegram -1001 uk"]);
  });

  test("the language can be named in any of the usual ways", async (t) => {
    const { ask } = await botOf(t);
    for (const [index, name] of ["uk", "ua", "Українська", "українською", "language:uk"].entries()) {
      const place = placeOf({ channel: `${index}` });
      assert.equal((await ask(`/subscribe ${name}`, { place })).title, "Підписку оформлено");
    }
  });

  test("a language that is not spoken is refused with those that are", async (t) => {
    const { ask, store } = await botOf(t);
    for (const words of ["ja", "language:ja"]) {
      const answer = await ask(`/subscribe ${words}`, { place: placeOf() });
      assert.equal(answer.failure, "question");
      assert.match(answer.title, /“ja”.*English.*Українська/);
    }
    assert.deepEqual(await subscribers(store), []);
  });

  test("where the bot may not post it subscribes nobody and names what it lacks", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf({ lacking: ["View Channel", "Send Messages"] });
    const answer = await ask("/subscribe", { place });
    assert.equal(answer.failure, "question");
    assert.match(answer.title, /View Channel and Send Messages/);
    const inUkrainian = await ask("/subscribe", { place, language: "uk" });
    assert.match(inUkrainian.title, /View Channel і Send Messages/);
    assert.deepEqual(await subscribers(store), []);
    assert.equal((await ask("/subscribe", { place: placeOf({ lacking: [] }) })).title, "Subscribed");
  });

  test("says how often posts come and how to end them", async (t) => {
    const { ask } = await botOf(t);
    for (const language of ["en", "uk"]) {
      const said = textsOf(await ask("/subscribe", { language, place: placeOf({ channel: language }) })).join(
        "\n",
      );
      assert.match(said, language === "en" ? /once/ : /один раз/);
      assert.match(said, /\/unsubscribe/);
    }
  });
});
