import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  byCatalogue,
  CATEGORIES,
  categoryLabel,
  GROUPS,
  inGroup,
  knownCategory,
  shortCategoryLabel,
} from "../../src/core/category.ts";
import { english, ukrainian } from "../reports.ts";

const voices = [english, ukrainian];
const ids = [...CATEGORIES.map(({ id }) => id), ...GROUPS];

describe("category", () => {
  test("the ids are those that people and tools rely on", () => {
    assert.deepEqual(
      CATEGORIES.map(({ id }) => id).join(" "),
      "personnel tanks afvs artillery mlrs airDefence aircraft helicopters uavs cruiseMissiles ships submarines vehicles specialEquipment groundRobots srbms",
    );
  });

  test("every category and group has two labels of its own in every language", () => {
    for (const voice of voices)
      for (const label of [categoryLabel, shortCategoryLabel]) {
        const labels = ids.map((id) => label(voice, id));
        assert.equal(new Set(labels).size, ids.length, labels.join(", "));
        assert.ok(labels.every((text) => text !== "" && !ids.includes(text)));
      }
  });

  test("a short label has at most 15 characters", () => {
    for (const voice of voices)
      for (const id of ids) {
        const label = shortCategoryLabel(voice, id);
        assert.ok(label.length <= 15, label);
      }
  });

  test("a category that only a source knows is shown under the source's own words", () => {
    for (const voice of voices) {
      assert.equal(categoryLabel(voice, "laser systems"), "laser systems");
      assert.equal(shortCategoryLabel(voice, "laser systems"), "laser systems");
    }
    assert.equal(knownCategory("laser systems"), undefined);
  });

  test("a source's own words are cut where they would break a message", () => {
    const long = "very ".repeat(50);
    for (const voice of voices) assert.ok(Array.from(categoryLabel(voice, long)).length <= 40);
  });

  test("a source's own words fit a table on a phone as every short label does", () => {
    for (const voice of voices)
      for (const words of ["ground robotic systems", "naval unmanned surface vehicles"]) {
        const label = shortCategoryLabel(voice, words);
        assert.ok(Array.from(label).length <= 15, label);
      }
  });

  test("a source's own words stay on one line", () => {
    for (const voice of voices)
      for (const label of [categoryLabel, shortCategoryLabel])
        assert.doesNotMatch(label(voice, "laser\nsystems\u202e\u0000"), /\p{C}/u);
  });

  test("names that every object has are no categories of ours", () => {
    for (const name of ["constructor", "toString", "__proto__"]) {
      assert.equal(knownCategory(name), undefined);
      assert.equal(categoryLabel(english, name), name);
    }
  });

  test("unknown categories come after the known ones, by name", () => {
    const sorted = ["laser", "ships", "drone boats", "personnel", "tanks"].sort(byCatalogue);
    assert.deepEqual(sorted, ["personnel", "tanks", "ships", "drone boats", "laser"]);
  });

  test("armour is tanks and AFVs, equipment is everything but personnel", () => {
    assert.deepEqual(
      ids.filter((id) => inGroup("armour", id)),
      ["tanks", "afvs"],
    );
    assert.equal(inGroup("equipment", "personnel"), false);
    assert.ok(["tanks", "srbms", "laser systems"].every((id) => inGroup("equipment", id)));
  });
});
