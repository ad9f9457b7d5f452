import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Archive } from "../../src/core/archive.ts";
import { composeNote, composePost, type Told } from "../../src/core/compose-post.ts";
import { addDays } from "../../src/core/day.ts";
import { editionOf } from "../../src/core/edition.ts";
import { type Voice, voiceOf } from "../../src/core/locale.ts";
import { readsOtherwise } from "../../src/core/post-changes.ts";
import { contentOf } from "../../src/core/post-content.ts";
import { locales } from "../../src/locales/index.ts";
import { uk } from "../../src/locales/uk.ts";
import { EMBEDDED } from "../../src/sources/embedded.ts";
import { archiveOf, english, plain, reportOf, sources } from "../reports.ts";

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
    const figures = { ...contentOf(archive, DAY)?.figures, tanks: [1, 1] };
    const { notes = [], picture } = cardOf(DAY, {}, { before: { figures, without: [] } });
    assert.ok(picture);
    assert.match(notes[0] ?? "", /^This post was corrected: Tanks 3,432 \(\+9\) instead of 1 \(\+1\)/);
  });
});

describe("a post whose reports came later", () => {
  const edition = "week 2025-12-01..2025-12-07";
  const reportsUpTo = (last: number, without: readonly number[] = []) =>
    archiveOf(
      ...Array.from({ length: last + 1 }, (_, index) => index)
        .filter((index) => !without.includes(index))
        .map((index) => reportOf(addDays("2025-11-30", index), { tanks: 11_000 + index * 10 })),
    );

  /** What a post, and a note on it, say of what has become of the reports that were known when it was posted. */
  function saidSince(voice: Voice, earlier: Archive, later: Archive) {
    const before = contentOf(earlier, editionOf(edition));
    assert.ok(before);
    const told = { voice, sources, before };
    const post = composePost(later, editionOf(edition), { form: "full", categories: [] }, told);
    const note = composeNote(later, editionOf(edition), { ...told, categories: [] });
    return { post: post?.lines?.[0] ?? "", title: note?.title, note: note?.lines?.map(plain) };
  }

  test("names their days, and a note on it says what its figures are with them", () => {
    assert.deepEqual(saidSince(english, reportsUpTo(5), reportsUpTo(7)), {
      post: "The reports of 6 December 2025 and 7 December 2025 came later and were added.",
      title: "Came later: the reports of 6 December 2025 and 7 December 2025",
      note: ["The post above does not have them yet. With them: Tanks 11,070 (+70) instead of 11,050 (+50)."],
    });
    assert.deepEqual(saidSince(voiceOf(uk), reportsUpTo(6), reportsUpTo(7)), {
      post: "Зведення від 7 грудня 2025 року надійшло пізніше; його додано до цього допису.",
      title: "Надійшло пізніше: зведення від 7 грудня 2025 року",
      note: ["У дописі вище його ще немає. Разом із ним: Танки 11 070 (+70) замість 11 060 (+60)."],
    });
  });

  test("is corrected where none did, and a note on it names all of its reports", () => {
    const restated = reportsUpTo(7);
    restated.add([reportOf("2025-12-07", { tanks: 11_071 })]);
    assert.deepEqual(saidSince(english, reportsUpTo(7), restated), {
      post: "This post was corrected: Tanks 11,071 (+71) instead of 11,070 (+70).",
      title: "Corrected: the reports from 1 December 2025 to 7 December 2025",
      note: ["The figures in the post above have changed: Tanks 11,071 (+71) instead of 11,070 (+70)."],
    });
  });

  test("counts them where they are many, and has no note where no figure changes", () => {
    assert.deepEqual(saidSince(english, reportsUpTo(7, [1, 2, 3, 4, 5]), reportsUpTo(7)), {
      post: "5 reports came later and were added.",
      title: undefined,
      note: undefined,
    });
  });

  test("reads otherwise with each report that comes or is not shown any more, and not else", () => {
    const readsSince = (earlier: Archive, later: Archive) => {
      const before = contentOf(earlier, editionOf(edition));
      assert.ok(before);
      return readsOtherwise(later, editionOf(edition), { voice: english, before, categories: ["personnel"] });
    };
    const [whole, lacking] = [() => reportsUpTo(7), () => reportsUpTo(7, [3])];
    assert.deepEqual(
      [
        readsSince(whole(), lacking()),
        readsSince(lacking(), whole()),
        readsSince(whole(), whole()),
        readsSince(lacking(), lacking()),
      ],
      [true, true, false, false],
    );
  });

  for (const locale of locales)
    test(`names them in ${locale.tag}, in the singular and the plural`, () => {
      const voice = voiceOf(locale);
      const texts = [5, 6].map((last) => saidSince(voice, reportsUpTo(last), reportsUpTo(7)));
      for (const { post, title, note } of texts)
        for (const text of [post, title ?? ""]) {
          assert.ok(text.includes(voice.day("2025-12-07")), text);
          assert.doesNotMatch(`${text} ${note}`, /[{}#]/);
        }
      assert.ok(texts[0]?.post.includes(voice.day("2025-12-06")));
      assert.notEqual(texts[0]?.note?.[0]?.split(":")[0], texts[1]?.note?.[0]?.split(":")[0]);
    });
});
