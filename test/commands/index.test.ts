import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { describe, test } from "node:test";
import { commands } from "../../commands/index.ts";
import { botWords } from "../../src/bot.ts";
import { categoryWords, shortCategoryWords } from "../../src/core/category.ts";
import type { Phrases } from "../../src/core/locale.ts";
import { optionWords } from "../../src/core/option.ts";
import { summaryWords } from "../../src/core/summary-words.ts";
import { locales } from "../../src/locales/index.ts";
import { english, sources, ukrainian } from "../reports.ts";

/** Every text that the bot can say, with where it stands: in English and in all translations. */
const texts: readonly { at: string; text: string }[] = [
  ...(
    [
      ...[...commands, ...sources].map(({ words }) => words),
      categoryWords,
      shortCategoryWords,
      summaryWords,
      optionWords,
      botWords,
    ] as Phrases[]
  ).map(({ place, english }) => ({ place, texts: english })),
  ...locales.flatMap((locale) => Object.entries(locale.texts).map(([place, of]) => ({ place, texts: of }))),
].flatMap(({ place, texts: of }) =>
  Object.entries(of).map(([key, text]) => ({ at: `${place}.${key}`, text })),
);

describe("the list of commands", () => {
  test("every file of the folder is in the list under its own name", async () => {
    const files = await readdir(new URL("../../commands/", import.meta.url));
    const names = files.map((file) => file.replace(/\.ts$/, "")).filter((name) => name !== "index");
    assert.deepEqual(commands.map(({ name }) => name).sort(), names.sort());
  });

  test("names and options are such as Telegram and Discord accept", () => {
    for (const { name, options } of commands)
      for (const word of [name, ...Object.keys(options)]) assert.match(word, /^[a-z]{1,32}$/);
  });

  test("descriptions fit the hundred characters of Discord in every language", () => {
    for (const { words, options } of commands)
      for (const voice of [english, ukrainian])
        for (const key of ["description", ...Object.keys(options).map((name) => `option.${name}`)]) {
          const text = voice.say(words as Phrases, key);
          assert.ok(text.length >= 1 && text.length <= 100, `${text} (${text.length})`);
        }
  });

  test("a command's texts stand under its own name, so that a locale can find them", () => {
    for (const { name, words } of commands) assert.equal(words.place, name);
  });
});

describe("every text", () => {
  test("losses are called deaths nowhere, except where it is said that they are not, or not all", () => {
    const deaths =
      /\b(dead|deaths?|died|dying|kill(ed|s|ing)?|casualt\w+|corpses?)\b|вбит|загиб|загинул|мертв|смерт|убит/i;
    const found = texts.filter(({ text }) => deaths.test(text)).map(({ at }) => at);
    // The others say what the General Staff's figure is of: killed and wounded together.
    const said = [
      "about.personnel",
      "estimates.inMonth",
      "estimates.onDay",
      "page.claim",
      "story.killedAndWounded",
    ];
    assert.deepEqual([...new Set(found)].sort(), said);
  });

  test("nothing gloats, cheers or calls names", () => {
    const gloating =
      /!|🎉|\b(orcs?|enem(y|ies)|invaders?|occupiers?|destroyed|eliminated|liquidated|glory|hooray)\b|(?<!\p{L})орк[иа]|ворог|русн|рашист|окупант|москал|ліквідован|знищен|слава/iu;
    assert.deepEqual(
      texts.filter(({ text }) => gloating.test(text)),
      [],
    );
  });

  test("no text has markup of a network in it", () => {
    assert.deepEqual(
      texts.filter(({ text }) => /[*_`~<>|]|@\w|\n/.test(text)),
      [],
    );
  });
});
