import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sourceHeading } from "../../src/core/source.ts";
import { botOf, english, plain, sources, textsOf, ukrainian } from "../reports.ts";

describe("/about", () => {
  test("says whose claim the figures are, and that nobody else has verified them", async (t) => {
    const { ask } = await botOf(t);
    const said = textsOf(await ask("/about")).join("\n");
    assert.match(said, /General Staff of the Armed Forces of Ukraine/);
    assert.match(said, /claim of one side/);
    assert.match(said, /approximate/);
    assert.match(said, /not independently verified/);
    const inUkrainian = textsOf(await ask("/about", { language: "uk" })).join("\n");
    assert.match(inUkrainian, /Генеральний штаб Збройних сил України/);
    assert.match(inUkrainian, /однієї зі сторін/);
    assert.match(inUkrainian, /орієнтовн/);
  });

  test("says that losses of personnel are no number of deaths", async (t) => {
    const { ask } = await botOf(t);
    assert.match(textsOf(await ask("/about")).join("\n"), /killed and wounded.*not a number of deaths/);
    const inUkrainian = textsOf(await ask("/about", { language: "uk" })).join("\n");
    assert.match(inUkrainian, /вбиті й поранені.*не кількість загиблих/);
  });

  test("says that nobody is told what exactly counts as a loss of equipment", async (t) => {
    const { ask } = await botOf(t);
    assert.match(
      textsOf(await ask("/about")).join("\n"),
      /equipment the reports do not define what exactly counts as a loss, .*damaged or captured/,
    );
    assert.match(
      textsOf(await ask("/about", { language: "uk" })).join("\n"),
      /втратою техніки, зведення не визначають, .*пошкоджене або захоплене\./,
    );
  });

  test("says that a report covers the day before its date", async (t) => {
    assert.match(textsOf(await (await botOf(t)).ask("/about")).join("\n"), /covers the day before/);
  });

  test("names every source, what it is and under what licence, and leads to its page", async (t) => {
    const { ask } = await botOf(t);
    for (const voice of [english, ukrainian]) {
      const { links = [], notes } = await ask("/about", { language: voice.locale.tag });
      assert.equal(notes, undefined);
      assert.equal(links.length, sources.length);
      for (const [index, source] of sources.entries()) {
        const { words, home } = source;
        const text = `${sourceHeading(voice, source)}: ${voice.say(words, "about")}`;
        assert.deepEqual(links[index], { text, ...(home && { url: home }) });
      }
      const dataset = links.find(({ url }) => url?.includes("PetroIvaniuk"));
      assert.match(dataset?.text ?? "", /(Petro Ivaniuk|Петро Іванюк).*MIT/);
    }
  });

  test("says how far the archive reaches, and nothing of one that is empty", async (t) => {
    const { ask } = await botOf(t);
    assert.ok(
      textsOf(await ask("/about")).includes(
        "The archive holds 10 days; the newest report is of 21 May 2023.",
      ),
    );
    const inUkrainian = textsOf(await ask("/about", { language: "uk" })).join("\n");
    assert.match(plain(inUkrainian), /В архіві 10 днів; .*21 травня 2023/);
    assert.doesNotMatch(inUkrainian, /\.\./);
    const empty = await botOf(t, { reports: [] });
    assert.doesNotMatch(textsOf(await empty.ask("/about")).join("\n"), /The archive holds/);
  });
});
