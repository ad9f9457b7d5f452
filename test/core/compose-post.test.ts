import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { composePost, figuresOf, type Told } from "../../src/core/compose-post.ts";
import { addDays } from "../../src/core/day.ts";
import { editionOf } from "../../src/core/edition.ts";
import { EMBEDDED } from "../../src/sources/embedded.ts";
import { archiveOf, english, reportOf, sources } from "../reports.ts";

const archive = archiveOf(...EMBEDDED);
const DAY = editionOf("day 2023-03-07");
const WEEK = editionOf("week 2023-03-01..2023-03-07");
const wording = { voice: english, sources };

function cardOf(edition = DAY, { categories = [] }: Partial<Told> = {}, more = {}) {
  const message = composePost(archive, edition, { form: "card", categories }, { ...wording, ...more });
  assert.ok(message);
  return message;
}

/** What a post says of itself above its figures, where only some days of December 2025 have a report; the eve always has. */
function saidOf(edition: string, without: readonly string[]): string[] {
  const reports = Array.from({ length: 36 }, (_, index) =>
    reportOf(addDays("2025-11-30", index), { personnel: 1_200_000 + index * 1_000 }),
  ).filter(({ day }) => !without.includes(day));
  const post = composePost(
    archiveOf(...reports),
    editionOf(edition),
    { form: "full", categories: [] },
    wording,
  );
  const { lines = [], notes = [] } = post ?? {};
  const claim = lines.findIndex((line) => line.startsWith("As claimed"));
  return [...lines.slice(0, claim), ...notes.filter((note) => note.startsWith("Left out"))];
}

describe("a post of several reports", () => {
  test("counts those that there are, and names the days that have none", () => {
    assert.deepEqual(saidOf("week 2025-12-01..2025-12-07", []), ["The digest of the week: seven reports."]);
    assert.deepEqual(saidOf("week 2025-12-01..2025-12-07", ["2025-12-03", "2025-12-04"]), [
      "The digest of the week: 5 reports.",
      "There is no report of 3 December 2025 and 4 December 2025.",
    ]);
    assert.deepEqual(saidOf("month 2025-12-01..2025-12-31", []), ["The digest of the month: 31 reports."]);
    const many = ["2025-12-03", "2025-12-05", "2025-12-07", "2025-12-09", "2025-12-11"];
    assert.deepEqual(saidOf("month 2025-12-01..2025-12-31", many), [
      "The digest of the month: 26 reports.",
      "Days without a report: 5.",
    ]);
  });

  test("names its last day too where that has none", () => {
    assert.deepEqual(saidOf("week 2025-12-01..2025-12-07", ["2025-12-07"]), [
      "The digest of the week: 6 reports.",
      "Left out, because there is no report: 7 December 2025.",
    ]);
  });

  test("of a weekend says of which day there is none", () => {
    assert.deepEqual(saidOf("weekend 2025-12-06..2025-12-07", []), [
      "Saturday’s and Sunday’s reports together.",
    ]);
    assert.deepEqual(saidOf("weekend 2025-12-06..2025-12-07", ["2025-12-06"]), [
      "The weekend in one post.",
      "There is no report of 6 December 2025.",
    ]);
    assert.deepEqual(saidOf("weekend 2025-12-06..2025-12-07", ["2025-12-07"]), [
      "The weekend in one post.",
      "Left out, because there is no report: 7 December 2025.",
    ]);
  });
});

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
    assert.equal(notes[0], "The digest of the week: 5 reports.");
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
