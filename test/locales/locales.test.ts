import assert from "node:assert/strict";
import { test } from "node:test";
import { shortCategoryWords } from "../../src/core/category.ts";
import { type Locale, phrases, voiceOf } from "../../src/core/locale.ts";
import { summaryWords } from "../../src/core/summary-words.ts";
import { en } from "../../src/locales/en.ts";
import { locales } from "../../src/locales/index.ts";
import { uk } from "../../src/locales/uk.ts";
import { argumentsOf, findPlaces, pluralsOf } from "./places.ts";

const places = await findPlaces();
const translations = locales.filter((locale) => locale !== en);

/** Whether a text has words of its own, and not only values and signs between them. */
function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/\{\w+\}/g, ""));
}

/** Every text of a locale that has an original, with its name. */
function pairs(locale: Locale): { name: string; english: string; text: string }[] {
  return [...places.found].flatMap(([place, english]) =>
    Object.entries(english).flatMap(([key, original]) => {
      const text = locale.texts[place]?.[key];
      return text === undefined ? [] : [{ name: `${place}.${key}`, english: original, text }];
    }),
  );
}

test("every text of the code is found, and no two places have one name", () => {
  assert.deepEqual(places.repeated, []);
  assert.deepEqual(places.hidden, []);
  assert.ok(places.found.size >= 10, `only ${places.found.size} places were found`);
});

test("what a text takes is found in all of its branches", () => {
  const text = "{a} {n, plural, one {# {b}} other {{d, date}}} {s, select, x {{c, number}} other {}}";
  assert.deepEqual(argumentsOf(text, "en"), [
    "a: plain",
    "b: plain",
    "c: number",
    "d: date",
    "n: plural",
    "s: select",
  ]);
  assert.deepEqual(pluralsOf(text, "en"), [{ argument: "n", type: "cardinal", forms: ["one", "other"] }]);
});

test("English has no texts of its own: they stand beside the code", () => {
  assert.deepEqual(en.texts, {});
  assert.equal(locales[0], en);
});

test("every English text is in proper form, and its plurals have all of English's forms", () => {
  for (const [place, english] of places.found)
    for (const [key, text] of Object.entries(english)) {
      assert.ok(text.trim() === text && text, `${place}.${key}`);
      argumentsOf(text, en.format);
      assert.deepEqual(incomplete(text, en), [], `${place}.${key}`);
    }
});

test("a language's tag, name and other names are its alone, and its formats are known", () => {
  const names = locales.flatMap(({ tag, name, aliases }) => [
    ...new Set([tag, name.toLowerCase(), ...aliases]),
  ]);
  assert.equal(new Set(names).size, names.length);
  for (const { tag, format, aliases } of locales) {
    assert.deepEqual(Intl.NumberFormat.supportedLocalesOf([format]), [format]);
    assert.match(tag, /^[a-z]{2,3}$/);
    for (const alias of aliases) assert.equal(alias, alias.toLowerCase());
  }
});

/** The plurals of a text that lack a form which their language has. */
function incomplete(text: string, locale: Locale): string[] {
  return pluralsOf(text, locale.format).flatMap(({ argument, type, forms }) =>
    new Intl.PluralRules(locale.format, { type })
      .resolvedOptions()
      .pluralCategories.filter((form) => !forms.includes(form))
      .map((form) => `${argument} lacks ${form}`),
  );
}

for (const locale of translations) {
  test(`${locale.tag} has every text, and none that does not exist`, () => {
    const wanted = [...places.found].flatMap(([place, texts]) =>
      Object.keys(texts).map((key) => `${place}.${key}`),
    );
    const had = Object.entries(locale.texts).flatMap(([place, texts]) =>
      Object.keys(texts).map((key) => `${place}.${key}`),
    );
    assert.deepEqual(
      wanted.filter((name) => !had.includes(name)),
      [],
      "lacking",
    );
    assert.deepEqual(
      had.filter((name) => !wanted.includes(name)),
      [],
      "without an original",
    );
  });

  test(`${locale.tag} takes the same values into every text as English does`, () => {
    for (const { name, english, text } of pairs(locale))
      assert.deepEqual(argumentsOf(text, locale.format), argumentsOf(english, en.format), name);
  });

  test(`${locale.tag} has all of its plural forms wherever it counts`, () => {
    for (const { name, text } of pairs(locale)) assert.deepEqual(incomplete(text, locale), [], name);
  });

  test(`${locale.tag} leaves no text in English, empty, or with spaces around it`, () => {
    // Names of towns are spelled alike in many languages.
    const same = pairs(locale).filter(
      ({ name, english, text }) =>
        english === text && hasWords(text) && !/^(?:direction|zoneCity)\./.test(name),
    );
    assert.deepEqual(
      same.map(({ name }) => name),
      [],
    );
    for (const { name, text } of pairs(locale)) assert.ok(text && text.trim() === text, name);
  });

  test(`${locale.tag} names the same commands and addresses as English does`, () => {
    const fixed = (text: string) =>
      (text.match(/(?<![\p{L}\d])\/[a-z]+\b|\bhttps?:\S+|\b\d{4}-\d\d-\d\d\b/gu) ?? []).sort();
    for (const { name, english, text } of pairs(locale)) assert.deepEqual(fixed(text), fixed(english), name);
  });
}

test("a date at the end of a sentence does not give it two full stops", () => {
  const wrong = locales.flatMap((locale) =>
    [...places.found].flatMap(([place, english]) =>
      Object.entries(english).flatMap(([key, original]) => {
        const text = locale.texts[place]?.[key] ?? original;
        const day = voiceOf(locale).day("2023-03-07");
        const said = text.replace(/\{(day|newest|before|after|first|since)\}/g, day);
        return said.includes("..") ? [`${locale.tag} ${place}.${key}: ${said}`] : [];
      }),
    ),
  );
  assert.deepEqual(wrong, []);
});

test("a short label fits into the column of a phone, in every language", () => {
  for (const locale of locales)
    for (const id of Object.keys(shortCategoryWords.english) as (keyof typeof shortCategoryWords.english)[]) {
      const label = voiceOf(locale).say(shortCategoryWords, id);
      assert.ok([...label].length <= 15, `${locale.tag}: ${label}`);
    }
});

test("two categories never share a label, or one could not be asked for by it", () => {
  for (const locale of locales)
    for (const place of ["category", "shortCategory"]) {
      const labels = Object.entries(places.found.get(place) ?? {}).map(([id, text]) =>
        (locale.texts[place]?.[id] ?? text).toLowerCase(),
      );
      assert.equal(new Set(labels).size, labels.length, `${locale.tag} ${place}`);
    }
});

test("Ukrainian is written with Ukrainian letters", () => {
  for (const { name, text } of pairs(uk)) assert.doesNotMatch(text, /[ёъыэ]/i, name);
});

test("Ukrainian counts days as Ukrainians do", () => {
  const voice = voiceOf(uk);
  const about = phrases("about", { archive: "" });
  const expected: readonly [count: number, days: string][] = [
    [1, "1 день"],
    [2, "2 дні"],
    [5, "5 днів"],
    [11, "11 днів"],
    [21, "21 день"],
    [22, "22 дні"],
    [25, "25 днів"],
    [111, "111 днів"],
  ];
  for (const [count, days] of expected) {
    assert.equal(
      voice.say(summaryWords, "age", { days: count }),
      `Це найновіше зведення, воно вийшло ${days} тому.`,
    );
    const archive = voice.say(about, "archive", { count, newest: "7 березня" });
    assert.equal(archive, `В архіві ${days}; найновіше зведення — від 7 березня.`);
  }
});

test("English counts days as the English do", () => {
  const voice = voiceOf(en);
  assert.match(voice.say(summaryWords, "age", { days: 1 }), /it is 1 day old\.$/);
  for (const days of [0, 2, 11, 21])
    assert.match(voice.say(summaryWords, "age", { days }), new RegExp(`it is ${days} days old\\.$`));
});
