import assert from "node:assert/strict";
import { test } from "node:test";
import { basePathOf, belowBase } from "../../src/lib/base-path.ts";

test("the path of an address stands without a slash at its end, and the root of a host has none", () => {
  for (const [address, base] of [
    [undefined, ""],
    ["https://losses.example.org", ""],
    ["https://losses.example.org/", ""],
    ["https://example.org/losses", "/losses"],
    ["https://example.org/a/b/", "/a/b"],
  ] as const)
    assert.equal(basePathOf(address), base, String(address));
});

test("what is below the path is found with it and without, and nothing else is taken for it", () => {
  for (const [path, below] of [
    ["/losses", "/"],
    ["/losses/", "/"],
    ["/losses/tanks", "/tanks"],
    ["/tanks", "/tanks"],
    ["/", "/"],
    ["/lossesandmore", "/lossesandmore"],
    ["/other/losses", "/other/losses"],
  ] as const)
    assert.equal(belowBase("/losses", path), below, path);
  assert.equal(belowBase("", "/losses"), "/losses");
});
