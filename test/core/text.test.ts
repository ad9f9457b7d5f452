import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { counted, oneLine, plainWords, printable } from "../../src/core/text.ts";
import { anyText } from "../reports.ts";

test("printable text has no control or format characters", () => {
  fc.assert(
    fc.property(anyText(200), (text) => {
      assert.doesNotMatch(printable(text), /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u);
    }),
  );
  assert.equal(printable("a\u202eb\nc\u0000\u200bd"), "ab c d");
  assert.equal(printable("Втрати, é 🇺🇦"), "Втрати, é 🇺🇦");
});

test("one line is printable, has single spaces and keeps its limit", () => {
  fc.assert(
    fc.property(anyText(200), fc.integer({ min: 1, max: 60 }), (text, limit) => {
      const line = oneLine(text, limit);
      assert.equal(printable(line), line);
      assert.doesNotMatch(line, /\n|^ | $| {2}/);
      assert.ok(Array.from(line).length <= limit);
    }),
  );
  assert.equal(oneLine("  Kramatorsk,\n\tAvdiivka ", 40), "Kramatorsk, Avdiivka");
  assert.equal(oneLine("Kramatorsk and Avdiivka", 11), "Kramatorsk…");
});

test("a line that is cut ends with a whole word, unless one word is most of it", () => {
  assert.equal(oneLine("Kramatorsk and Avdiivka", 19), "Kramatorsk and…");
  assert.equal(oneLine("Kramatorsk and Avdiivka", 15), "Kramatorsk and…");
  assert.equal(oneLine("a Sievierodonetsk", 10), "a Sievier…");
});

test("a count has the noun that fits it", () => {
  assert.deepEqual(
    [counted(0, "day", "days"), counted(1, "day", "days"), counted(1_406, "day", "days")],
    ["0 days", "1 day", "1,406 days"],
  );
});

test("what was typed loses what nobody meant, and keeps its letters and digits", () => {
  const texts: readonly [string, string][] = [
    ["  tanks ,  weekend. ", "tanks weekend"],
    ["«танки».", "танки"],
    ["п’ять", "п’ять"],
    ["'tanks'", "tanks"],
    ["7\u00a0March\u202f2023?!", "7 March 2023"],
    ["2023\u200b-03-07", "2023-03-07"],
    ["2023-03-01...2023-03-07", "2023-03-01...2023-03-07"],
    ["7.3.", "7.3"],
    ["٢٠٢٣", "٢٠٢٣"],
    ["<b>", "<b>"],
    ["", ""],
  ];
  for (const [typed, wanted] of texts) assert.equal(plainWords(typed), wanted, JSON.stringify(typed));
});
