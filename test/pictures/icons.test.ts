import assert from "node:assert/strict";
import { test } from "node:test";
import { ASKABLE } from "../../src/core/category.ts";
import { iconOf } from "../../src/pictures/icons.ts";

test("every category and group has an icon of its own, and what only a source knows one that is none of theirs", () => {
  const icons = [...ASKABLE, "somethingNew"].map(iconOf);
  assert.equal(new Set(icons).size, icons.length);
});
