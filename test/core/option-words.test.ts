import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { commands } from "../../commands/index.ts";
import { losses } from "../../commands/losses.ts";
import { type Locale, voiceOf } from "../../src/core/locale.ts";
import { Refusal } from "../../src/core/message.ts";
import type { Reading } from "../../src/core/option.ts";
import { inLanguages, namesFrom, optionName, optionNames } from "../../src/core/option-names.ts";
import { parseValues, parseWords } from "../../src/core/option-parsing.ts";
import { en } from "../../src/locales/en.ts";
import { locales } from "../../src/locales/index.ts";
import { uk } from "../../src/locales/uk.ts";

const clock = { today: "2023-05-21", newest: "2023-05-21" } as const;

function readingOf(command = losses, locale: Locale = en): Reading {
  const { name, options } = command;
  return { ...clock, locales, voice: voiceOf(locale), command: name, options };
}

const read = (words: string) => parseWords(readingOf(), words);
const TANKS = { category: "tanks" };
const TANKS_OVER_AND_OVER = "танки ".repeat(2_000);
const WEEK = { when: { from: "2023-05-08", to: "2023-05-14" } };

/** The two ways in which a text comes to an option of its name. */
const parseNamed = (reading: Reading, name: string, text: string) => parseWords(reading, `${name}:${text}`);
const parseValue = (reading: Reading, name: string, text: string) => parseValues(reading, { [name]: text });

/** The sentence with which words are refused. */
function refusal(words: string, locale: Locale, command = losses): string {
  try {
    parseWords(readingOf(command, locale), words);
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.message;
  }
  return assert.fail(`${words} was read`);
}

describe("names in every language", () => {
  test("forms and options are named in any language, in any order", () => {
    const said: readonly [string, Record<string, unknown>][] = [
      ["коротко", { form: "brief" }],
      ["повно", { form: "full" }],
      ["розповідь", { form: "story" }],
      ["картка", { form: "card" }],
      ["Bild", { form: "card" }],
      ["картка темне", { form: "card", theme: "dark" }],
      ["taille:carré fond:sombre", { size: "square", theme: "dark" }],
      ["історія", { form: "story" }],
      ["форма:коротко", { form: "brief" }],
      ["категорія:танки", TANKS],
      ["Категорія: танки коли: минулий тиждень", { ...TANKS, ...WEEK }],
      ["коли:минулий тиждень категорія:танки", { ...TANKS, ...WEEK }],
      ["when:last week tanks", { ...TANKS, ...WEEK }],
      ["tanks when = last week", { ...TANKS, ...WEEK }],
      ['tanks when:"last week"', { ...TANKS, ...WEEK }],
      ["kategorie:Panzer wann:letzte Woche form:kurz", { ...TANKS, ...WEEK, form: "brief" }],
      ["catégorie:chars quand:la semaine dernière récit", { ...TANKS, ...WEEK, form: "story" }],
      ["tanques la semana pasada breve", { ...TANKS, ...WEEK, form: "brief" }],
      ["carri armati la settimana scorsa racconto", { ...TANKS, ...WEEK, form: "story" }],
      ["czołgi zeszły tydzień krótko", { ...TANKS, ...WEEK, form: "brief" }],
      ["tanky minulý týden stručně", { ...TANKS, ...WEEK, form: "brief" }],
    ];
    for (const [words, wanted] of said) assert.deepEqual(read(words), wanted, words);
  });

  test("the names of a command's options differ in every language, and fit Discord", () => {
    for (const { name, options } of commands) {
      const ids = Object.keys(options);
      const names = ids.flatMap((id) => [
        ...new Set([id, ...inLanguages(optionNames, id, locales).flatMap(namesFrom)]),
      ]);
      assert.equal(new Set(names).size, names.length, `${name}: ${names.join(" ")}`);
      for (const locale of locales)
        for (const id of ids) {
          const shown = optionName(voiceOf(locale), id);
          assert.match(shown, /^[-_'\p{L}\p{N}]{1,32}$/u);
          assert.equal(shown, shown.toLowerCase());
          assert.ok(Object.hasOwn(optionNames.english, id), `${id} has no names`);
        }
    }
  });

  test("a name that no option has is answered with those of the asker's language", () => {
    assert.match(refusal("щось:танки", uk), /категорія, коли, форма, розмір (?:і|та|й) тло/);
    assert.match(refusal("something:tanks", en), /category, when, form, size and theme/);
  });

  test("an option is not given twice under two of its names", () => {
    assert.match(refusal("when:2022 коли:2023", en), /“коли” is given twice/);
  });
});

describe("all categories", () => {
  test("all of them are as no category, and leave the date to the words after", () => {
    for (const words of [
      "all",
      "All.",
      "все",
      "усе",
      "усі категорії",
      "alles",
      "tout",
      "todo",
      "tutto",
      "wszystko",
    ])
      assert.deepEqual(read(words), { category: undefined }, words);
    assert.deepEqual(read("category:all"), { category: undefined });
    assert.deepEqual(read("категорія:усі last week"), { category: undefined, ...WEEK });
    assert.deepEqual(parseValues(readingOf(), { category: "all" }), { category: undefined });
    const war = { from: "2022-02-24", to: "2023-05-21" };
    for (const words of ["all all", "all time all"])
      assert.deepEqual(read(words), { category: undefined, when: war }, words);
    for (const words of ["all time", "за весь час", "when:all"]) assert.deepEqual(read(words), { when: war });
  });

  test("a word before a category changes nothing", () => {
    for (const words of ["all tanks", "of tanks", "усі танки", "по танках", "alle Panzer", "los tanques"])
      assert.deepEqual(read(words), TANKS, words);
  });
});

describe("what is read over", () => {
  test("quotes, commas, full stops, other spaces and characters that nobody sees", () => {
    const written = [
      "«танки» last week",
      "“tanks” last week.",
      '"tanks", last week',
      "'tanks' last week!",
      "„Panzer“ letzte Woche;",
      "tanks\u00a0last\u202fweek",
      "ta\u200bnks last\u200d week\ufeff",
      "\u2068tanks\u2069 last week",
      "танки, минулий тиждень?",
    ];
    for (const words of written) assert.deepEqual(read(words), { ...TANKS, ...WEEK }, JSON.stringify(words));
    assert.deepEqual(read("п’ять днів тому"), { when: { from: "2023-05-16", to: "2023-05-16" } });
    assert.deepEqual(parseValues(readingOf(), { category: "«танки».", when: "last\u00a0week," }), {
      ...TANKS,
      ...WEEK,
    });
  });

  test("words that only make a sentence of a question", () => {
    for (const words of [
      "how many tanks last week?",
      "скільки танків минулого тижня?",
      "втрати танків за минулий тиждень",
      "а танки минулого тижня?",
      "category tanks when last week",
      "#tanks last week",
    ])
      assert.deepEqual(read(words), { ...TANKS, ...WEEK }, words);
  });
});

describe("refusals", () => {
  test("name the forms of the asker's language", () => {
    assert.match(refusal("форма:будь-як", uk), /коротко, повно, розповідь, картка/);
    assert.match(refusal("форма:будь-як", en), /brief, full, story, card/);
    assert.doesNotMatch(refusal("привіт", uk), /personnel|tanks|uavs|brief/);
  });

  test("name what a misspelt word is nearest to, in the asker's language", () => {
    const slips: readonly [string, string, string][] = [
      ["танкі", "Tanks", "Танки"],
      ["yesteday", "yesterday", "вчора"],
      ["вчра", "yesterday", "вчора"],
      ["wekend", "weekend", "вихідні"],
      ["вихдні", "weekend", "вихідні"],
      ["brieff", "brief", "коротко"],
      ["розповдь", "story", "розповідь"],
      ["картк", "card", "картка"],
      ["februray 2023", "february", "лютий"],
      ["lst week", "last week", "минулий тиждень"],
      ["минулий тижден", "last week", "минулий тиждень"],
      ["Wochenede", "weekend", "вихідні"],
    ];
    for (const [slip, inEnglish, inUkrainian] of slips) {
      assert.match(refusal(slip, en), new RegExp(`perhaps you meant ${inEnglish}\\.$`));
      assert.match(refusal(slip, uk), new RegExp(`мали на увазі «${inUkrainian}»\\.$`));
    }
  });

  const long = "w".repeat(10_000);
  /** What nobody can mean, and what could harm where it was shown. */
  const hostile = [
    long,
    `tanks ${long}`,
    "٢٠٢٣-٠٣-٠٧",
    "２０２３-０３-０７",
    "<b>tanks</b>",
    "**tanks**",
    "@everyone",
    "<@123456789012345678>",
    "[tanks](https://example.com)",
    "a\u0000\u001b[1mb",
    "\u202etanks\u0000",
    TANKS_OVER_AND_OVER,
    `${"2023-03-07 ".repeat(900)}x`,
    "' OR 1=1 --",
  ];

  /** That a sentence is whole, short enough to be read, and shows nothing that could do harm. */
  function assertSentence(message: string): void {
    assert.ok(Array.from(message).length <= 200, message);
    assert.match(message, /[.!]$/);
    assert.doesNotMatch(message, /[\p{Cc}\p{Cf}\p{Cs}]/u);
  }

  test("are one whole sentence that no network cuts, whatever is typed, of every command in every language", () => {
    for (const locale of locales)
      for (const command of commands)
        for (const words of [...hostile, `${long}:${long}`]) assertSentence(refusal(words, locale, command));
  });

  test("are all that comes of hostile text in any option of any command in any language", () => {
    for (const locale of locales)
      for (const command of commands) {
        const reading = readingOf(command, locale);
        for (const name of Object.keys(command.options))
          for (const text of hostile)
            for (const parse of [parseNamed, parseValue])
              try {
                const value = parse(reading, name, text);
                // What a subscription shows may be named any number of times.
                assert.ok(["category", "add", "remove"].includes(name), name);
                assert.deepEqual([text, value], [TANKS_OVER_AND_OVER, { [name]: ["tanks"] }]);
              } catch (error) {
                if (error instanceof assert.AssertionError) throw error;
                assert.ok(error instanceof Refusal, `/${command.name} ${name}: ${error}`);
                assertSentence(error.message);
              }
      }
  });
});

test("a day or a time that cannot be read is named with all of its words, and with none that is something else", () => {
  const subscribe = commands.find(({ name }) => name === "subscribe");
  assert.ok(subscribe);
  const said: readonly [string, typeof losses, string][] = [
    ["31 february", losses, "31 february"],
    ["45 березня", losses, "45 березня"],
    ["31 tanks", losses, "31"],
    ["99.99.2023 please", losses, "99.99.2023"],
    ["time:after 25:00", subscribe as typeof losses, "after 25:00"],
    ["time:25:00 full", subscribe as typeof losses, "25:00"],
  ];
  for (const [words, command, named] of said)
    assert.match(refusal(words, en, command), new RegExp(`^“${named}” is not `), words);
});
