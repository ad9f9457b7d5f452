import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { composePost, figuresOf, type Told } from "../../src/core/compose-post.ts";
import { editionOf } from "../../src/core/edition.ts";
import { EMBEDDED } from "../../src/sources/embedded.ts";
import { archiveOf, english, sources } from "../reports.ts";

const archive = archiveOf(...EMBEDDED);
const DAY = editionOf("day 2023-03-07");
const WEEK = editionOf("week 2023-03-01..2023-03-07");
const wording = { voice: english, sources };

function cardOf(edition = DAY, { categories = [] }: Partial<Told> = {}, more = {}) {
  const message = composePost(archive, edition, { form: "card", categories }, { ...wording, ...more });
  assert.ok(message);
  return message;
}

describe("a post as a card", () => {
  test("is a picture of the report, with its claim in words", () => {
    const { picture, lines = [], notes = [] } = cardOf();
    assert.ok(picture?.facts.kind === "card");
    assert.deepEqual([picture.facts.from, picture.facts.to], ["2023-03-07", "2023-03-07"]);
    assert.match(lines[0] ?? "", /claimed by the General Staff/);
    assert.ok(!notes.some((note) => note.includes("corrected")));
  });

  test("of a digest is a picture of its days, and says below it that it is one", () => {
    const { picture, notes = [] } = cardOf(WEEK);
    assert.deepEqual([picture?.facts.kind, picture?.facts.to], ["card", "2023-03-07"]);
    assert.equal(notes[0], "The digest of the week: seven reports.");
  });

  test("of one category has that one, and of several is told in full instead", () => {
    const one = cardOf(DAY, { categories: ["tanks"] });
    assert.ok(one.picture?.facts.kind === "card");
    assert.equal(one.picture.facts.lead.id, "tanks");
    const several = cardOf(DAY, { categories: ["tanks", "afvs"] });
    assert.equal(several.picture, undefined);
    assert.match(several.lines?.join(" ") ?? "", /Tanks: 3,432 .*6,714/);
  });

  test("that is corrected says so outside the picture", () => {
    const now = figuresOf(archive, DAY) ?? {};
    const { notes = [], picture } = cardOf(DAY, {}, { before: { ...now, tanks: [1, 1] } });
    assert.ok(picture);
    assert.match(notes[0] ?? "", /^This post was corrected: Tanks 3,432 \(\+9\) instead of 1 \(\+1\)/);
  });
});
