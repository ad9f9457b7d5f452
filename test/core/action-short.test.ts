import assert from "node:assert/strict";
import { test } from "node:test";
import { lengthenLine, shortenLine } from "../../src/core/action-short.ts";
import { ASKABLE } from "../../src/core/category.ts";

test("a question in short becomes the same question again, with any categories", () => {
  for (const [index, id] of ASKABLE.entries()) {
    const other = ASKABLE[(index + 1) % ASKABLE.length];
    const line = `chart ${id} ${other} 2024-01-01..2024-02-29 months square dark`;
    assert.match(shortenLine(line), /^chart c\.[a-z]{2}\.[a-z]{2} d\.240101\.240229 months square dark$/);
    assert.equal(lengthenLine(shortenLine(line)), line);
  }
});

test("what is not short for anything stays as it is", () => {
  for (const line of ["losses 2023-03-07 tanks", "chart c.zz", "chart d.2401", "losses xc.ta"])
    assert.equal(lengthenLine(line), line);
});
