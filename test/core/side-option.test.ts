import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sideOption } from "../../src/core/side-option.ts";
import { locales } from "../../src/locales/index.ts";
import { english, someDay } from "../reports.ts";

describe("the option of a side", () => {
  const read = (text: string) =>
    sideOption.schema({ voice: english, locales, today: "2023-05-21", newest: "2023-05-21" }).safeParse(text)
      .data;

  test("a word between the two belongs to neither", () => {
    const between = fc.constantFrom(
      "vs",
      "VS.",
      "versus",
      "and",
      "against",
      "проти",
      "і",
      "та",
      "gegen",
      "face à",
      "comparado con",
      "rispetto a",
      "kontra",
      "oproti",
      "|",
      ",",
      ";",
    );
    fc.assert(
      fc.property(someDay, between, (day, word) => {
        const period = { from: day, to: day };
        assert.deepEqual(read(day), period);
        assert.deepEqual(read(`${word} ${day}`), period);
        assert.deepEqual(read(`${day} ${word}`), period);
      }),
    );
  });

  test("two days at once are not one side, and a word alone is none", () => {
    for (const text of ["2023-03-05 vs 2023-03-07", "last week last month", "vs", "|", ""])
      assert.equal(read(text), undefined, text);
  });

  test("a beginning is not mistaken for a word between", () => {
    assert.deepEqual(read("з 2023-05-01"), { from: "2023-05-01", to: "2023-05-21" });
  });
});
