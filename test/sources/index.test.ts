import assert from "node:assert/strict";
import { test } from "node:test";
import { newsSources } from "../../src/sources/index.ts";
import { serveRows } from "../fakes/dataset.ts";
import { type Opened, sourceContract } from "./contract.ts";

/**
 * For each source of the list, how one is made from a server of this machine that has at least two days for it.
 * A source without a line here fails.
 */
const settings: Readonly<Record<string, (create: (root: URL) => Opened["source"]) => Promise<Opened>>> = {
  dataset: async (create) => {
    const dates = ["2022-04-30", "2022-05-01", "2026-05-03"];
    const web = await serveRows(
      [
        { date: dates[0], tank: 1008, "military auto": 1701, "fuel tank": 76, "mobile SRBM system": 4 },
        { date: dates[1], tank: 1026, "vehicles and fuel tanks": 1796, "greatest losses direction": "Izyum" },
        { date: dates[2], tank: 11908, "ground robotic systems": 1306, newcomers: 5 },
        { date: "2026-05-04", tank: -1, newcomers: 6 },
      ],
      [23200, 23500, 1334030].map((personnel, index) => ({
        date: dates[index],
        personnel,
        "personnel*": "about",
      })),
    );
    return { source: create(web.root), close: web.close };
  },
};

for (const { name, create } of newsSources) {
  const setting = settings[name];
  if (setting) sourceContract(name, () => setting(create));
  else test(`${name} has no setting for the contract: add one above`, () => assert.fail());
}

test("every source has a root of its own on the public web", () => {
  for (const { name, root } of newsSources) assert.equal(new URL(root).protocol, "https:", name);
  assert.equal(new Set(newsSources.map(({ root }) => root)).size, newsSources.length);
});

test("the root of a source that reads files beside it ends with a slash", () => {
  const dataset = newsSources.find(({ name }) => name === "dataset");
  assert.ok(dataset?.root.endsWith("/"));
});
