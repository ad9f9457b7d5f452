import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Message } from "../../src/core/message.ts";
import { botOf, plain } from "../reports.ts";

/** The sentence of an answer that is nothing but a refusal. */
function refusal(message: Message): string {
  assert.deepEqual(Object.keys(message).sort(), ["failure", "title"]);
  assert.equal(message.failure, "question");
  const text = plain(message.title);
  assert.doesNotMatch(text, /[\p{C}{}]|undefined|\.\./u);
  assert.match(text, /\.$/);
  return text;
}

const A_DAY = "a day or stretch (2023-03-07, yesterday, March 2023)";

describe("/losses: questions that cannot be answered", () => {
  /** What is asked, and what the answer must name in English and in Ukrainian. */
  const wrong: readonly [string, string, RegExp, RegExp][] = [
    ["a word that fits nothing", "hello", /“hello”.*Tanks.*2023-03-07/, /«hello».*Танки.*2023-03-07/],
    ["a date that does not exist", "2023-02-30", /“2023-02-30”/, /«2023-02-30»/],
    ["a date of no month", "07.13.2023", /“07\.13\.2023”.*2023-03-07/, /«07\.13\.2023».*2023-03-07/],
    ["digits of another alphabet", "٢٠٢٣-٠٣-٠٧", /“٢٠٢٣-٠٣-٠٧”/, /«٢٠٢٣-٠٣-٠٧»/],
    ["a named date that is none", "when:someday", /“someday”.*2023-03-07/, /«someday».*2023-03-07/],
    ["a named category that is none", "category:tonks", /“tonks”.*Tanks/, /«tonks».*Танки/],
    [
      "an option that it does not have",
      "since:2023-03-07",
      /“since”.*category.*when/,
      /«since».*категорія.*коли/,
    ],
    ["an option given twice", "when:2023-03-07 when:2023-03-06", /“when”/, /«when»/],
    ["two categories", "tanks afvs", /One category at a time/, /одна категорія за раз/],
    ["two dates", "2023-03-07 2023-03-06", /“2023-03-06”/, /«2023-03-06»/],
    ["a word too many", "tanks 2023-03-07 please", /“please”/, /«please»/],
    ["a day before the war", "2022-02-23", /24 February 2022/, /24 лютого 2022/],
    [
      "a day before the archive",
      "2022-03-01",
      /1 March 2022.*5 October 2022/,
      /1 березня 2022.*5 жовтня 2022/,
    ],
    ["a day after the newest", "2023-05-22", /22 May 2023.*21 May 2023/, /22 травня 2023.*21 травня 2023/],
    ["a day thousands of years away", "9999-12-31", /“9999-12-31”/, /«9999-12-31»/],
    [
      "a day inside a gap",
      "2023-04-01",
      /1 April 2023.*16 March 2023.*21 May 2023/,
      /1 квітня 2023.*16 березня 2023.*21 травня 2023/,
    ],
    [
      "a category that the report lacks",
      "tanks 2023-03-15",
      /15 March 2023.*Tanks/,
      /15 березня 2023.*Танки/,
    ],
  ];

  for (const [what, words, inEnglish, inUkrainian] of wrong)
    test(`${what} is answered with one text that names it`, async (t) => {
      const { ask, told } = await botOf(t);
      assert.match(refusal(await ask(`/losses ${words}`)), inEnglish);
      assert.match(refusal(await ask(`/losses ${words}`, { language: "uk" })), inUkrainian);
      assert.deepEqual(told, []);
    });

  test("a second category is answered with where several are shown", async (t) => {
    const { ask } = await botOf(t);
    for (const words of [
      "tanks artillery",
      "танки 2023 артилерія",
      "tanks and air defence",
      "category:tanks uavs",
    ]) {
      const { title, failure } = await ask(`/losses ${words}`);
      assert.equal(failure, "question");
      assert.equal(
        title,
        "One category at a time: to see several beside each other ask /chart tanks artillery.",
        words,
      );
    }
    const uk = await ask("/records tanks artillery", { language: "uk" });
    assert.match(uk.title, /одна категорія за раз.*\/chart tanks artillery/);
    assert.equal((await ask("/chart tanks artillery")).failure, undefined);
    // A chart takes four; a fifth is one word too many.
    assert.doesNotMatch(
      (await ask("/chart tanks artillery uavs mlrs ships")).title,
      /One category at a time/,
    );
  });

  test("a word too many is not answered with “takes nothing” where something is taken", async (t) => {
    const { ask } = await botOf(t);
    assert.doesNotMatch(refusal(await ask("/losses tanks 2023-03-07 please")), /takes nothing/);
    const inUkrainian = refusal(await ask("/losses tanks 2023-03-07 please", { language: "uk" }));
    assert.doesNotMatch(inUkrainian, /нічого не пишуть/);
  });

  test("only of a day that has not been is it said that there is no report yet", async (t) => {
    const { ask } = await botOf(t, { now: Date.parse("2024-01-10T09:00:00Z") });
    assert.match(refusal(await ask("/losses 2024-01-11")), /^There is no report of 11 January 2024 yet: /);
    assert.match(
      refusal(await ask("/losses 2024-01-01")),
      /^The archive ends at 21 May 2023 and has no report of 1 January 2024: /,
    );
  });

  test("what looks like a date is spoken of as one", async (t) => {
    const { ask } = await botOf(t);
    assert.equal(refusal(await ask("/losses 2023-02-30")), `“2023-02-30” is not ${A_DAY}.`);
    assert.equal(refusal(await ask("/losses tanks 7.30.23")), `“7.30.23” is not ${A_DAY}.`);
  });

  test("what can be written instead is offered as a choice, not as a sum", async (t) => {
    const { ask } = await botOf(t);
    assert.match(refusal(await ask("/losses hello")), / or a form \(brief, full, story, card\)\.$/);
    assert.match(refusal(await ask("/losses hello", { language: "uk" })), / (або|чи) форма \(коротко, /);
  });

  test("wrong values in named fields are answered as typed words are", async (t) => {
    const { ask } = await botOf(t);
    assert.match(
      refusal(await ask("/losses", { values: { when: "2023-02-30" } })),
      /“2023-02-30” is not a day/,
    );
    assert.match(
      refusal(await ask("/losses", { values: { category: "tonks" } })),
      /“tonks” is not known here: perhaps you meant Tanks\./,
    );
    assert.match(refusal(await ask("/losses", { values: { since: "x" } })), /“since”/);
  });

  test("an empty archive is said", async (t) => {
    const { ask } = await botOf(t, { reports: [] });
    assert.match(refusal(await ask("/losses")), /no report yet/);
    assert.match(refusal(await ask("/losses 2023-03-07", { language: "uk" })), /ще немає/);
  });
});
