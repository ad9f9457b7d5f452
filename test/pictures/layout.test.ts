import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays, type Day } from "../../src/core/day.ts";
import { chooseLocale } from "../../src/core/locale.ts";
import type { CardFigure, Picture } from "../../src/core/picture.ts";
import { SIZES } from "../../src/core/picture.ts";
import { locales } from "../../src/locales/index.ts";
import type { Box, Drawing } from "../../src/pictures/drawing.ts";
import { arrange } from "../../src/pictures/grid.ts";
import { MEASURES } from "../../src/pictures/look.ts";
import { createPress } from "../../src/pictures/png.ts";
import { EMBEDDED } from "../../src/sources/embedded.ts";
import { HISTORY } from "../bench/history.ts";
import { askerOver, QUESTIONS } from "../gallery/scenes.ts";
import { archiveOf, reportOf } from "../reports.ts";
import { drawingOf, fonts } from "./drawn.ts";

const archives = { history: archiveOf(...HISTORY), embedded: archiveOf(...EMBEDDED) };
/** Two things that only touch do not overlap. */
const TOUCH = 1;
/** The letters of a text fill this part of its size, in the middle of its box. */
const LETTERS = 0.74;
/** Text smaller than this cannot be read on a phone, where a picture is a third as wide. */
const LEAST_SIZE = 15;

/** Where the letters of every line of text come to stand. */
function inked({ texts }: Drawing): (Box & { text: string; size: number })[] {
  return texts.map(({ text, x, y, width, height, size, weight, align }) => {
    const wide = fonts.width(text, size, weight) / 1.02;
    const left = align === "left" ? x : align === "right" ? x + width - wide : x + (width - wide) / 2;
    return { text, size, x: left, y: y + (height - size * LETTERS) / 2, width: wide, height: size * LETTERS };
  });
}

function overlap(one: Box, other: Box): boolean {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return wide > TOUCH && high > TOUCH;
}

/** What is wrong with the text of a drawing. */
function faults(drawing: Drawing): string[] {
  const lines = inked(drawing);
  return lines.flatMap((line, index) => [
    ...(line.x < 0 ||
    line.y < 0 ||
    line.x + line.width > drawing.width ||
    line.y + line.height > drawing.height
      ? [`“${line.text}” leaves the picture`]
      : []),
    ...(line.size < LEAST_SIZE ? [`“${line.text}” is only ${line.size} high`] : []),
    ...lines
      .slice(index + 1)
      .filter((other) => overlap(line, other))
      .map(({ text }) => `“${line.text}” and “${text}” overlap`),
  ]);
}

for (const { tag } of locales)
  for (const [name, archive] of Object.entries(archives))
    test(`no text is cut, too small or over another: ${tag}, ${name}`, async () => {
      const answer = askerOver(archive, tag);
      const wrong: string[] = [];
      let drawn = 0;
      for (const question of QUESTIONS)
        for (const size of SIZES) {
          const { picture } = await answer(`${question} ${size}`);
          if (!picture) continue;
          drawn++;
          wrong.push(...faults(drawingOf(picture)).map((fault) => `${question} ${size}: ${fault}`));
        }
      assert.deepEqual(wrong, []);
      assert.ok(drawn > 40, `only ${drawn} were drawn`);
    });

test("a text is never wider than it was taken to be", async () => {
  const press = await createPress(fonts);
  for (const tag of ["uk", "de"]) {
    const { picture } = await askerOver(archives.history, tag)("/losses card");
    assert.ok(picture);
    const drawing = drawingOf(picture);
    const measured = await press.measure(drawing);
    assert.equal(measured.length, drawing.texts.length);
    for (const [index, { text, width }] of measured.entries()) {
      const meant = drawing.texts[index];
      assert.equal(text, meant?.text);
      assert.ok(
        width <= fonts.width(text, meant?.size ?? 0, meant?.weight ?? 400) + 1,
        `“${text}” takes ${width}`,
      );
    }
  }
});

describe("the grid", () => {
  const figures = (count: number): CardFigure[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `kind${index}`,
      total: 10 ** (index % 7),
      marks: [],
    }));

  test("has no hole where sums of groups can fill it, and rows that differ by one at the most", () => {
    for (const size of SIZES)
      for (let count = 1; count <= 17; count++) {
        const lengths = arrange(size, figures(count), figures(2)).map((row) => row.length);
        assert.ok(Math.max(...lengths) - Math.min(...lengths) <= 1, `${size} ${count}: ${lengths}`);
        const shown = lengths.reduce((sum, length) => sum + length, 0);
        assert.ok(shown >= count && shown <= count + 2);
        // From 12 others on, as all reports of these years have, every row is full.
        if (count >= 12 && count <= 16)
          assert.equal(new Set(lengths).size, 1, `${size} ${count}: ${lengths}`);
      }
  });

  test("is empty without others", () => {
    assert.deepEqual(arrange("wide", [], figures(2)), []);
  });
});

test("a card of seventeen categories that only a source knows, with totals of five to seven digits, is in order", () => {
  const others = Array.from({ length: 17 }, (_, index) => ({
    id: `Ununterbrechbar${index}`,
    total: 1_456_610 * (index + 1),
    delta: -1_999,
    marks: ["record", "round", "correction"] as const,
  }));
  const credit = {
    source: "Source: somebody with a long name, as given by another one",
    standing: "Not confirmed.",
  };
  for (const size of SIZES) {
    const picture: Picture = {
      facts: {
        kind: "card",
        from: "2026-07-01",
        to: "2026-07-13",
        warDay: 1_601,
        lead: { id: "personnel", total: 1_456_610, delta: 18_000, marks: [] },
        qualifier: "more",
        others,
        groups: [],
        days: Array.from({ length: 30 }, (_, index) => (index % 5 === 0 ? null : index * 40)),
        mean: 998,
        credit,
      },
      size,
      theme: "light",
      language: "uk",
      alt: "",
      name: "card.png",
    };
    const drawing = drawingOf(picture);
    assert.deepEqual([drawing.width, drawing.height], [MEASURES[size].width, MEASURES[size].height]);
    assert.deepEqual(
      faults(drawing).filter((fault) => !fault.includes("only")),
      [],
      size,
    );
  }
});

test("charts of one day to 1,600 days keep their text in order", async () => {
  const answer = askerOver(archives.history, "en");
  const newest = HISTORY.at(-1)?.day ?? "2026-07-13";
  for (const days of [1, 2, 3, 8, 15, 33, 62, 101, 180, 367, 800, 1_600])
    for (const kind of ["daily", "total", "months", "heatmap"]) {
      const { picture } = await answer(`/chart ${addDays(newest, 1 - days)}..${newest} ${kind} square`);
      assert.ok(picture, `${days} ${kind}`);
      assert.deepEqual(faults(drawingOf(picture)), [], `${days} ${kind}`);
    }
});

describe("what is put together with care", () => {
  const drawn = async (question: string, tag: string) => {
    const { picture } = await askerOver(archives.history, tag)(question);
    assert.ok(picture);
    return drawingOf(picture);
  };

  test("the foot ends in no word left over", async () => {
    for (const { tag } of locales)
      for (const size of SIZES)
        for (const question of [`/chart ${size}`, `/losses card ${size}`, `/losses 30d card ${size}`]) {
          const { texts } = await drawn(question, tag);
          const { small, margin, width } = MEASURES[size];
          const room = width - 2 * margin;
          const foot = texts.filter(
            (text) => text.x === margin && text.width === room && text.size === small && text.y > 400,
          );
          const wide = foot.map(({ text }) => fonts.width(text, small, 400));
          assert.ok(wide.length > 0);
          const last = (wide.at(-1) ?? 0) / Math.max(...wide);
          assert.ok(last > 0.25, `${question} ${tag}: “${foot.at(-1)?.text}”`);
        }
  });

  test("months above a heat map are all there, or leave out as many each time", async () => {
    for (const { tag } of locales) {
      const months = Array.from({ length: 12 }, (_, month) =>
        new Intl.DateTimeFormat(chooseLocale(locales, tag).format, {
          month: "short",
          timeZone: "UTC",
        }).format(Date.UTC(2023, month, 1)),
      );
      for (const size of SIZES) {
        const { texts } = await drawn(`/chart all heatmap ${size}`, tag);
        const shown = texts.map(({ text }) => months.indexOf(text)).filter((month) => month >= 0);
        const gaps = new Set(shown.slice(1).map((month, index) => month - (shown[index] as number)));
        assert.ok(shown.length >= 4, `${tag} ${size}`);
        assert.equal(gaps.size, 1, `${tag} ${size}: ${shown}`);
      }
    }
  });

  test("plots below each other begin and end at the same places", async () => {
    const { shapes } = await drawn("/chart tanks uavs ships all square", "en");
    const lines = shapes
      .filter(({ stroke, path }) => stroke && /^M[\d.]+ [\d.]+H[\d.]+$/.test(path))
      .slice(1);
    const ends = lines.map(({ path }) =>
      /^M([\d.]+) .*H([\d.]+)$/.exec(path)?.slice(1).map(Number).map(Math.round),
    );
    assert.ok(ends.length >= 6, `${ends.length} lines`);
    assert.equal(new Set(ends.map(String)).size, 1, ends.join(" | "));
  });

  test("a card says a bare 0 where its category did not change", async () => {
    const days = ["2025-12-30", "2025-12-31"].map((day) => reportOf(day as Day, { submarines: 2 }));
    const { picture } = await askerOver(archiveOf(...days), "en")("/losses submarines 2025-12-31 card");
    const texts = drawingOf(picture as Picture).texts.map(({ text }) => text);
    assert.ok(texts.includes("0") && !texts.includes("+0"), texts.join(" | "));
  });

  test("the bars of a card are told no mean where few of their days are known, and unknown only where none is", async () => {
    const over = async (question: string) => {
      const { picture } = await askerOver(archives.embedded, "en")(question);
      assert.ok(picture);
      return drawingOf(picture).texts.map(({ text }) => text);
    };
    assert.ok((await over("/losses 2023-03-07 card")).includes("Last 30 days"));
    assert.ok((await over("/losses 2022-10-05 card")).includes("Last 30 days · not known"));
  });

  test("a day that is known between others that are not is seen as a dot", async () => {
    const { picture } = await askerOver(archives.embedded, "en")("/chart all total");
    assert.ok(picture?.facts.kind === "total");
    const { totals } = picture.facts;
    const alone = totals.filter(
      (total, index) =>
        total !== null && (totals[index - 1] ?? null) === null && (totals[index + 1] ?? null) === null,
    );
    const dots = drawingOf(picture).shapes.flatMap(({ path }) => path.match(/a6 6 0 1 1 12 0/g) ?? []);
    assert.ok(alone.length > 0);
    assert.equal(dots.length, alone.length);
  });

  test("a few days far above all others do not lay an indexed chart onto the ground, and are told", async () => {
    for (const { tag } of locales)
      for (const size of SIZES) {
        const { picture } = await askerOver(
          archives.history,
          tag,
        )(`/chart tanks uavs ships all indexed ${size}`);
        assert.ok(picture?.facts.kind === "indexed");
        const lines = picture.facts.lines.map((line, index) => ({
          ...line,
          means: line.means.map((mean, at) =>
            mean !== null && index < 2 && at > 20 && at < 60 ? mean * 30 : mean,
          ),
        }));
        const drawing = drawingOf({ ...picture, facts: { ...picture.facts, lines } });
        assert.equal(drawing.texts.filter(({ text }) => text.startsWith("↑")).length, 2);
        assert.deepEqual(faults(drawing), [], `${tag} ${size}`);
        const heights = drawing.shapes.flatMap(({ stroke, path }) =>
          stroke ? [...path.matchAll(/[ML]-?[\d.]+,(-?[\d.]+)/g)].map(([, y]) => Number(y)) : [],
        );
        assert.ok(heights.length > 500);
        assert.ok(
          Math.min(...heights) > MEASURES[size].margin * 2,
          `${tag} ${size}: ${Math.min(...heights)}`,
        );
      }
  });

  test("a year as fields is in as many parts as make them nearly square", async () => {
    for (const size of SIZES) {
      const { shapes } = await drawn(`/chart 2025 heatmap ${size}`, "en");
      const cell = shapes.flatMap(
        ({ path }) => /^M[\d.]+ [\d.]+h([\d.]+)v([\d.]+)h-\1Z(?=M)/.exec(path) ?? [],
      );
      const [, wide = 0, high = 1] = cell.map(Number);
      assert.ok(wide / high > 0.5 && wide / high < 2.6, `${size}: ${wide} by ${high}`);
    }
  });
});
