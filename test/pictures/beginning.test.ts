import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type Day } from "../../src/core/day.ts";
import { tableVoiceOf } from "../../src/core/locale.ts";
import { en } from "../../src/locales/en.ts";
import { loadFonts } from "../../src/pictures/fonts.ts";
import { layOut } from "../../src/pictures/layout.ts";
import { COLORS } from "../../src/pictures/look.ts";
import { askerOver } from "../gallery/scenes.ts";
import { archiveOf, reportOf } from "../reports.ts";

const fonts = loadFonts();
const FIRST: Day = "2023-08-25";
const DAYS = 60;
/** Submarines are new on this day. */
const BEGIN = 20;
/** The only submarine since is lost on this one. */
const LOST = 55;

const archive = archiveOf(
  ...Array.from({ length: DAYS }, (_, at) =>
    reportOf(addDays(FIRST, at), {
      tanks: 4_000 + at * 10,
      ...(at >= BEGIN && { submarines: at < LOST ? 1 : 2 }),
    }),
  ),
);

async function drawn(question: string) {
  const { picture, title } = await askerOver(archive, "en")(question);
  assert.ok(picture, title);
  const { facts, size, theme } = picture;
  return { facts, drawing: layOut(facts, { size, theme, voice: tableVoiceOf(en), fonts }) };
}

for (const kind of ["compare", "indexed"])
  test(`a category that is new within a chart has a beginning there and no gap before it: ${kind}`, async () => {
    const { facts, drawing } = await drawn(`/chart tanks submarines all ${kind}`);
    assert.ok("lines" in facts);
    assert.deepEqual(
      facts.lines.map(({ id, begins }) => [id, begins]),
      [
        ["tanks", undefined],
        ["submarines", BEGIN],
      ],
    );
    const texts = drawing.texts.map(({ text }) => text);
    assert.ok(texts.includes("first reported"), texts.join(" | "));
    // One in the legend and one where it begins.
    assert.equal(drawing.shapes.filter(({ dash }) => dash === "2 5" || dash === "2 6").length, 2);
    // The loss of the very first day is not known of anything: a band as wide as a day at the most.
    const bands = drawing.shapes.filter(({ fill }) => fill === COLORS.light.gap);
    const widths = bands.flatMap(({ path }) =>
      [...path.matchAll(/h([\d.]+)V/g)].map(([, wide]) => Number(wide)),
    );
    assert.ok(Math.max(0, ...widths) < 1_100 / DAYS, widths.join());
  });

test("a mean that is next to nothing is neither told nor drawn as none", async () => {
  const { drawing } = await drawn(
    `/chart tanks submarines ${addDays(FIRST, 30)}..${addDays(FIRST, DAYS - 1)}`,
  );
  const texts = drawing.texts.map(({ text }) => text);
  assert.ok(texts.includes("0.1"), texts.join(" | "));
  for (const [mean, told] of [
    [0.036, "0.04"],
    [0.0711, "0.07"],
    [0.14, "0.1"],
    [0, "0"],
  ] as const)
    assert.equal(tableVoiceOf(en).mean(mean), told);
});
