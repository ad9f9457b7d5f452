import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { locales } from "../../src/locales/index.ts";
import { botOf, placeOf } from "../reports.ts";

describe("/language", () => {
  test("answers in a place are in its language for everybody, and it is kept", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    const set = await ask("/language українська", { place });
    assert.equal(set.title, "Мова: Українська");
    assert.match((await ask("/losses 2023-03-07", { place, language: "en" })).title, /^Бойові втрати/);
    assert.match((await ask("/losses 2023-03-07", { language: "en" })).title, /^Russian combat losses/);
    assert.deepEqual(await store.languages(), [{ platform: "telegram", channel: "-1001", language: "uk" }]);
  });

  test("without a language everybody is answered in their own again", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/language uk", { place });
    assert.equal((await ask("/language", { place })).title, "Кожному своєю мовою");
    assert.match(
      (await ask("/losses 2023-03-07", { place, language: "en" })).title,
      /^Russian combat losses/,
    );
    assert.deepEqual(await store.languages(), []);
  });

  test("the command that it names for the posts changes their language, and nothing else of them", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    for (const line of ["/subscribe", "/settings pause:yes"]) await ask(line, { place });
    for (const { tag } of locales) {
      const { lines = [] } = await ask("/language", { place, language: tag });
      const command = /\/\w+/.exec(lines[0] ?? "")?.[0];
      await ask(`${command} language:${tag}`, { place });
      const [{ settings } = {}] = await store.subscriptions(place);
      assert.deepEqual([settings?.language, settings?.paused], [tag, true]);
    }
  });

  test("only who manages the place may set it", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf({ mayManage: () => Promise.resolve(false) });
    assert.equal((await ask("/language uk", { place })).failure, "question");
    assert.equal((await ask("/language uk")).failure, "question");
    assert.deepEqual(await store.languages(), []);
  });
});
