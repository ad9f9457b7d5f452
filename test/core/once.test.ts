import assert from "node:assert/strict";
import { test } from "node:test";
import { once } from "../../src/core/once.ts";

test("an answer is worked out once for each object, even where it is nothing", () => {
  const asked: string[] = [];
  const initial = once(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name[0];
  });
  const [tank, nameless] = [{ name: "tank" }, { name: "" }];
  assert.deepEqual([initial(tank), initial(nameless)], ["t", undefined]);
  assert.deepEqual([initial(nameless), initial(tank)], [undefined, "t"]);
  assert.equal(initial({ name: "tank" }), "t", "another object with the same content is asked about anew");
  assert.deepEqual(asked, ["tank", "", "tank"]);
});
