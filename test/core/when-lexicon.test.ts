import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createLexicon, lettersIn } from "../../src/core/when-lexicon.ts";

/** The patterns of a language, what their words are and what they are not. */
const cases: readonly (readonly [pattern: string, known: string, unknown: string])[] = [
  ["last|past", "last past", "la lastpast st"],
  ["days?", "day days", "da s"],
  ["(?:the )?(?:start|beginning) of ", "the start beginning of", "thestart startof"],
  ["ц(?:ей|ього)", "цей цього", "ц ей"],
  ["ultim[oa]|trimestr[ei]", "ultimo ultima trimestre trimestri", "ultim ultime"],
  ["минул\\p{L}{1,4}", "минулий минула", "мин лий"],
  ["pierwszy\\p{L}*", "pierwszy pierwszym", "p"],
  ["(?<!\\p{L})(led|brez)nu(?!\\p{L})", "lednu breznu", "led nu"],
  ["(?<=січ|берез)нем(?!\\p{L})", "січнем березнем", "нем"],
  ["(?<=\\d{1,2})-?(?:st|nd)(?= |$)", "st nd", "stnd"],
  ["(?<count>\\d{1,4}|one) ?(?<unit>w|weeks?)", "one w week weeks onew", "on wee"],
  ["jusqu'(?:au|a)", "jusqu au a", "jusquau"],
  ["vs\\.?|\\bon", "vs on", "b bon"],
  ["ab(?:c|d(?:e|f)?)+g{0,1}", "abc abd abde abdf abcg abdfg", "ab abg"],
];

describe("the words of patterns", () => {
  for (const [pattern, known, unknown] of cases)
    test(pattern, () => {
      const knows = createLexicon([pattern]);
      assert.deepEqual(known.split(" ").filter(knows), known.split(" "));
      assert.deepEqual(unknown.split(" ").filter(knows), []);
    });

  test("are those of all of them", () => {
    const knows = createLexicon(["one", "two"]);
    assert.deepEqual(["one", "two", "three"].map(knows), [true, true, false]);
  });

  test("are runs of letters, whatever stands between them", () => {
    assert.deepEqual(lettersIn("7th of п'ять, 30d"), ["th", "of", "п", "ять", "d"]);
    assert.deepEqual(lettersIn("2023-03-07..2023-03-08"), []);
  });
});
