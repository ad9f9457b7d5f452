import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chooseLocale, phrases, voiceOf } from "../../src/core/locale.ts";
import { en } from "../../src/locales/en.ts";
import { locales } from "../../src/locales/index.ts";
import { english, plain, ukrainian } from "../reports.ts";

describe("locale", () => {
  test("the language of a person's app chooses the locale, and English stands in for those not spoken", () => {
    const wanted: [string | undefined, string][] = [
      ["uk-UA", "uk"],
      ["uk_UA", "uk"],
      ["UK", "uk"],
      ["en-US", "en"],
      ["en-GB", "en"],
      ["de-AT", "de"],
      ["ja", "en"],
      ["", "en"],
      [undefined, "en"],
    ];
    for (const [tag, chosen] of wanted) assert.equal(chooseLocale(locales, tag).tag, chosen, String(tag));
  });

  test("an empty list of locales is said, not crashed into", () => {
    assert.throws(() => chooseLocale([], "en"), /list of locales is empty/);
  });

  test("thousands are grouped as the readers of the language group them", () => {
    assert.equal(english.number(154_830), "154,830");
    assert.equal(plain(ukrainian.number(154_830)), "154 830");
    assert.equal(plain(ukrainian.number(2_435)), "2 435");
    assert.equal(english.number(0), "0");
  });

  test("a change has its sign, zero a plus and a fall a true minus", () => {
    for (const voice of [english, ukrainian]) {
      assert.equal(voice.signed(9), "+9");
      assert.equal(voice.signed(0), "+0");
      assert.equal(voice.signed(-83), "−83");
      assert.deepEqual([9, 0, -83].map(voice.change), ["+9", "0", "−83"]);
    }
    assert.equal(english.signed(1_060), "+1,060");
    assert.equal(english.signed(-1_060), "−1,060");
  });

  test("a day is written out, and no time zone moves it", () => {
    assert.equal(english.day("2023-03-07"), "7 March 2023");
    assert.match(ukrainian.day("2023-03-07"), /^7 березня 2023/);
    assert.equal(english.day("2022-12-31"), "31 December 2022");
  });

  test("a month is written out as it stands without a day, and no time zone moves it", () => {
    for (const day of ["2022-08-01", "2022-08-31"] as const) {
      assert.equal(english.month(day), "August 2022");
      assert.equal(plain(ukrainian.month(day)), "серпень 2022 року");
    }
  });

  test("a day can end a sentence without a second full stop", () => {
    for (const voice of [english, ukrainian]) assert.doesNotMatch(voice.day("2023-03-07"), /\.$/);
  });

  test("items are joined as in a sentence", () => {
    assert.equal(english.list(["tanks", "AFVs", "MLRS"]), "tanks, AFVs and MLRS");
    assert.equal(ukrainian.list(["танки", "ББМ", "РСЗВ"]), "танки, ББМ і РСЗВ");
    assert.equal(english.list(["tanks"]), "tanks");
    assert.equal(english.list([]), "");
  });

  test("a text that a locale lacks is said in English", () => {
    const book = phrases("place", { greeting: "Good morning, {name}." });
    const translated = { ...en, texts: { place: { greeting: "Вітаю, {name}." } } };
    assert.equal(ukrainian.say(book, "greeting", { name: "Olha" }), "Good morning, Olha.");
    assert.equal(voiceOf(translated).say(book, "greeting", { name: "Olha" }), "Вітаю, Olha.");
  });

  test("a value is put in as it is, also when it looks like syntax", () => {
    const book = phrases("place", { echo: "“{text}”" });
    for (const text of ["{text}", "{n, plural, other {#}}", "'", "<b>", "#", "$&", "\\"])
      assert.equal(english.say(book, "echo", { text }), `“${text}”`);
  });

  test("the age of a report follows the plural of the language", () => {
    const book = phrases("place", { days: "{n, plural, one {# day} other {# days}}" });
    assert.equal(english.say(book, "days", { n: 1 }), "1 day");
    assert.equal(english.say(book, "days", { n: 2 }), "2 days");
  });
});
