import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ESTIMATES, readEstimates } from "../../src/core/estimate.ts";
import { locales } from "../../src/locales/index.ts";

const sound = {
  who: { en: "A ministry", uk: "Міністерство" },
  when: "2023-03-07",
  counts: { en: "soldiers wounded", uk: "поранені військові" },
  low: 100,
  high: 200,
  at: "A page",
  link: "https://example.org/a",
};

describe("the estimates of the program", () => {
  test("have their texts in every language that the bot speaks", () => {
    assert.ok(ESTIMATES.length >= 5);
    for (const { who, counts, when } of ESTIMATES)
      for (const text of [who, counts]) {
        assert.deepEqual(Object.keys(text).sort(), locales.map(({ tag }) => tag).sort(), when);
        assert.doesNotMatch(text.en, /\p{Script=Cyrillic}/u);
        assert.match(text.uk, /\p{Script=Cyrillic}/u);
        assert.doesNotMatch(text.uk, /[ёъыэ]/i);
      }
  });

  test("are these, oldest first", () => {
    assert.deepEqual(
      ESTIMATES.map(({ when, low, high, ratio }) => [when, low, high, ratio]),
      [
        ["2022-08", 70_000, 80_000, undefined],
        ["2022-09-21", 5_937, 5_937, undefined],
        ["2022-09-25", 6_756, 6_756, undefined],
        ["2023-03", 20_000, 30_000, undefined],
        ["2023-03", 5, 5, true],
      ],
    );
  });

  test("have no markup, cheer nobody and call nobody names", () => {
    for (const { who, counts, at } of ESTIMATES)
      for (const text of [...Object.values(who), ...Object.values(counts), at])
        assert.doesNotMatch(
          text,
          /[*_`~<>|!]|@\w|\b(orcs?|enem(y|ies)|destroyed|eliminated)\b|орк[иа]|ворог/i,
        );
  });
});

describe("an entry", () => {
  test("is taken as it is, a month for a day and a ratio too, and put in order of dates", () => {
    const month = { ...sound, when: "2023-02" };
    const ratio = { ...sound, when: "2022-03-01", low: 5, high: 5, ratio: true };
    assert.deepEqual(readEstimates([sound, month, ratio]), [ratio, month, sound]);
    assert.deepEqual(readEstimates([]), []);
  });

  const { who: _who, ...anonymous } = sound;
  const { link: _link, ...unlinked } = sound;
  const { at: _at, ...nowhere } = sound;
  /** What is wrong with an entry, and what the error must say of it. */
  const wrong: readonly [string, unknown, RegExp][] = [
    ["that is none", "5937", /entry 2: write who, when, counts, low, high, at and link\./],
    ["that is nothing", null, /entry 2: write who, when/],
    ["that nobody said", anonymous, /who: write a text for each of en and uk\./],
    ["without a link", unlinked, /link: write an address that begins with https:\/\//],
    ["without the link's name", nowhere, /at: write a text\./],
    ["without a language", { ...sound, who: { en: "A" } }, /who\.uk: write a text\./],
    [
      "in another language",
      { ...sound, counts: { ...sound.counts, ua: "A" } },
      /counts: leave out what nobody reads: ua\./,
    ],
    ["with an empty text", { ...sound, who: { en: "", uk: "А" } }, /who\.en: write it on one line/],
    ["with spaces at an end", { ...sound, at: "A page " }, /at: write it on one line, without spaces/],
    ["with two lines", { ...sound, at: "A\npage" }, /at: write it on one line/],
    ["with far too much text", { ...sound, at: "a".repeat(201) }, /at: write it .* 1 to 200 characters/],
    ["of a day that does not exist", { ...sound, when: "2023-02-30" }, /when: write a day such as/],
    ["of a month that does not exist", { ...sound, when: "2023-13" }, /when: .* a month such as 2023-03/],
    ["of a year", { ...sound, when: "2023" }, /when: write a day/],
    ["of a date written otherwise", { ...sound, when: "07.03.2023" }, /when: write a day/],
    ["of a day before the invasion", { ...sound, when: "2022-02-23" }, /when: .* not before 2022-02-24/],
    ["of a month before the invasion", { ...sound, when: "2022-01" }, /when: .* not before 2022-02-24/],
    ["with a number in quotes", { ...sound, low: "100" }, /low: write a whole number such as 5937\./],
    ["with half a number", { ...sound, high: 200.5 }, /high: write a whole number such as 5937\./],
    ["with nothing counted", { ...sound, low: 0 }, /low: write a whole number above zero\./],
    ["whose ends are turned round", { ...sound, low: 201 }, /high: write a number that is not below low\./],
    ["with a ratio that is a word", { ...sound, ratio: "yes" }, /ratio: write true, or leave it out/],
    ["with a ratio that is none", { ...sound, ratio: false }, /ratio: write true, or leave it out/],
    ["with an insecure link", { ...sound, link: "http://example.org" }, /link: .* https:\/\//],
    ["with a link to a script", { ...sound, link: "javascript:alert(1)" }, /link: .* https:\/\//],
    ["with a field too many", { ...sound, note: "A" }, /entry 2 .*: leave out what nobody reads: note\./],
  ];
  for (const [name, entry, expected] of wrong)
    test(`${name} is refused, and the error says what to write`, () => {
      assert.throws(() => readEstimates([sound, entry]), expected);
      assert.throws(() => readEstimates([sound, entry]), /entry 2/);
    });

  test("that is wrong is named with what is right of it, and all of them at once", () => {
    const entries = [{ ...sound, low: -1 }, sound, { ...sound, at: "", when: "2023-04", link: "a" }];
    assert.throws(
      () => readEstimates(entries),
      ({ message }: Error) => {
        assert.deepEqual(message.split("\n"), [
          "The estimates cannot be read:",
          "entry 1 (A page, 2023-03-07): low: write a whole number above zero.",
          "entry 3 (2023-04): at: write it on one line, without spaces at its ends, in 1 to 200 characters.",
          "entry 3 (2023-04): link: write an address that begins with https://.",
        ]);
        return true;
      },
    );
    assert.throws(() => readEstimates({ 0: sound }), /write a list/);
  });
});
