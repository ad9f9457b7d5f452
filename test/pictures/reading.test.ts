import assert from "node:assert/strict";
import { test } from "node:test";
import type { Archive } from "../../src/core/archive.ts";
import { addDays } from "../../src/core/day.ts";
import { chooseLocale, tableVoiceOf } from "../../src/core/locale.ts";
import { SIZES } from "../../src/core/picture.ts";
import { locales } from "../../src/locales/index.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { COLORS, MEASURES } from "../../src/pictures/look.ts";
import { EMBEDDED } from "../../src/sources/embedded.ts";
import { HISTORY } from "../bench/history.ts";
import { askerOver } from "../gallery/scenes.ts";
import { archiveOf } from "../reports.ts";
import { drawingOf } from "./drawn.ts";

const history = archiveOf(...HISTORY);
const embedded = archiveOf(...EMBEDDED);

async function drawn(archive: Archive, question: string, tag = "en"): Promise<Drawing> {
  const { picture } = await askerOver(archive, tag)(question);
  assert.ok(picture, question);
  return drawingOf(picture);
}

function textsOf({ texts }: Drawing): string[] {
  return texts.map(({ text }) => text);
}

test("a year and its figure, a day and its figure, are no one number and no list", async () => {
  for (const { tag } of locales) {
    const years = textsOf(await drawn(history, "/chart sofar", tag)).filter((text) =>
      /^20\d\d\P{L}+$/u.test(text),
    );
    assert.ok(years.length > 1, tag);
    // Where thousands are set apart by a space, as in “2024 430 320”, the two would be one.
    for (const text of years) assert.match(text, /^20\d\d\s?: \d/u, tag);

    const { number } = tableVoiceOf(chooseLocale(locales, tag));
    const { picture } = await askerOver(history, tag)("/chart 30d");
    assert.ok(picture?.facts.kind === "daily");
    const most = number(Math.max(...picture.facts.losses.map((loss) => loss ?? 0)));
    const peak = textsOf(drawingOf(picture)).filter(
      (text) => text.endsWith(`: ${most}`) && !/^20\d\d\s?:/u.test(text),
    );
    assert.equal(peak.length, 1, `${tag}: ${peak}`);
  }
});

test("a month of which nothing is known is a gap, and no month without losses", async () => {
  const { picture } = await askerOver(embedded, "en")("/chart months");
  assert.ok(picture?.facts.kind === "months");
  const gaps = picture.facts.columns.filter(({ loss }) => loss === null).length;
  assert.ok(gaps > 2);
  const drawing = drawingOf(picture);
  assert.ok(textsOf(drawing).includes("not known"), textsOf(drawing).join(" | "));
  const bands = drawing.shapes.find(
    ({ path, fill }) => fill === COLORS.light.gap && path.split("M").length > 2,
  );
  assert.ok(bands, "no bands");
  const full = textsOf(await drawn(history, "/chart months"));
  assert.ok(!full.includes("not known"), full.join(" | "));
});

test("what the legend of a heat map says of days that are not known is drawn as they are", async () => {
  const { shapes, texts } = await drawn(embedded, "/chart heatmap");
  const entry = texts.find(({ text }) => text === "not known");
  assert.ok(entry);
  const { fill } = shapes.find(({ path }) => (path.match(/Z/g)?.length ?? 0) > 150) ?? {};
  // The form before the words: from the left, within the height of their line.
  const form = shapes.find(({ path }) => {
    const [x = 0, y = 0] = (/^M([\d.]+) ([\d.]+)/.exec(path) ?? []).slice(1).map(Number);
    return x < entry.x && x > entry.x - 20 && y > entry.y && y < entry.y + entry.height;
  });
  assert.equal(form?.fill, fill);
  const [wide = 0, high = 0] = (/h([\d.]+)v([\d.]+)/.exec(form?.path ?? "") ?? []).slice(1).map(Number);
  assert.ok(wide > high, "a field, as of a day that is known");
});

test("a year from its first day on begins with its January, where every month has its name", async () => {
  for (const { tag, format } of locales) {
    const name = new Intl.DateTimeFormat(format, { month: "short", timeZone: "UTC" });
    const months = Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2025, month, 1)));
    const texts = textsOf(await drawn(history, "/chart 2025 wide", tag));
    assert.deepEqual(
      texts.filter((text) => months.includes(text)),
      months,
      tag,
    );
  }
});

test("no line ends in a word of one letter, which belongs to the next", async () => {
  for (const { tag } of locales)
    for (const size of SIZES)
      for (const question of ["/chart months", "/losses card", "/losses 30d card", "/chart heatmap"]) {
        const texts = textsOf(await drawn(embedded, `${question} ${size}`, tag));
        assert.deepEqual(
          texts.filter((text) => / \p{L}$/u.test(text)),
          [],
          `${tag} ${question} ${size}`,
        );
      }
});

test("a day in May is in Polish in the genitive, as no other short name of a month shows", async () => {
  const texts = textsOf(await drawn(embedded, "/chart all total", "pl"));
  assert.ok(texts.includes("21 maja"), texts.join(" | "));
  assert.ok(texts.includes("5 paź 2022 – 21 maja 2023"), texts.join(" | "));
  assert.ok(texts.includes("maj"), "the month alone keeps its name");
});

test("a chart of one day says its value above the only bar or dot, and explains no bar that it does not have", async () => {
  for (const kind of ["daily", "total"] as const)
    for (const size of SIZES) {
      const { picture } = await askerOver(history, "en")(`/chart 1d ${kind} ${size}`);
      assert.ok(picture?.facts.kind === "daily" || picture?.facts.kind === "total");
      const { facts } = picture;
      const { number, signed } = tableVoiceOf(chooseLocale(locales, "en"));
      const value = facts.kind === "daily" ? signed(facts.losses[0] ?? 0) : number(facts.totals[0] ?? 0);
      const drawing = drawingOf(picture);
      const texts = textsOf(drawing);
      assert.ok(!texts.includes("a day") && !texts.includes("mean of 7 days"), texts.join(" | "));
      const label = drawing.texts.find(({ text }) => text === value);
      const days = drawing.texts.filter(({ text }) => /^\d+ \p{L}+$/u.test(text));
      assert.ok(label && days[0], texts.join(" | "));
      assert.equal(days.length, 1, `${kind} ${size}`);
      const [one, other] = [label, days[0]].map(({ x, width }) => x + width / 2) as [number, number];
      assert.ok(Math.abs(one - other) < 3, `${kind} ${size}: ${one} and ${other}`);
    }
});

test("a category of which nothing is known says so in its plot", async () => {
  for (const size of SIZES) {
    const texts = textsOf(await drawn(embedded, `/chart tanks uavs ships all ${size}`));
    // Once in the legend, and once for the drones and once for the ships.
    assert.equal(texts.filter((text) => text === "not known").length, 3, `${size}: ${texts.join(" | ")}`);
    assert.ok(!texts.includes("–"), size);
  }
});

test("a card of which no day is known has its figure as large as the others, and no row of dashes", async () => {
  for (const size of ["square", "tall"] as const) {
    const figure = ({ texts }: Drawing) => Math.max(...texts.map((text) => text.size));
    const known = figure(await drawn(history, `/losses tanks card ${size}`));
    const drawing = await drawn(embedded, `/losses tanks card ${size}`);
    assert.ok(textsOf(drawing).includes("Last 30 days · not known"));
    assert.ok(figure(drawing) >= known * 0.95, `${size}: ${figure(drawing)} and ${known}`);
    assert.ok(!drawing.shapes.some(({ path }) => (path.match(/Z/g)?.length ?? 0) === 30), size);
  }
});

test("the figure of the newest month is on no other column, however low it is", async () => {
  const newest = HISTORY.at(-1)?.day ?? "2026-07-13";
  for (const { tag } of locales)
    for (const size of SIZES)
      for (const days of [0, 25, 40, 100]) {
        const question = `/chart 2022-02-24..${addDays(newest, -days)} months ${size}`;
        const { shapes, texts } = await drawn(history, question, tag);
        const columns = shapes.flatMap(({ path }) => {
          const [left, ground, top, right] = (/^M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)V/.exec(path) ?? [])
            .slice(1)
            .map(Number);
          return left === undefined
            ? []
            : ([{ left, ground, top, right }] as {
                left: number;
                ground: number;
                top: number;
                right: number;
              }[]);
        });
        assert.ok(columns.length > 30, `${columns.length}`);
        const figures = texts.filter(
          ({ weight, size: points }) => weight === 600 && points < MEASURES[size].title,
        );
        assert.ok(figures.length > 0);
        for (const { text, x, y, width, height } of figures)
          for (const { left, right, top } of columns)
            assert.ok(
              x >= right || x + width <= left || y + height * 0.8 <= top,
              `${tag} ${question}: ${text}`,
            );
      }
});

test("no line of a plot goes through a figure above a column, or what is told of a line that leaves the plot", async () => {
  const bare = (drawing: Drawing, texts: Drawing["texts"]) =>
    texts.filter(
      ({ x, y }) =>
        !drawing.shapes.some(
          ({ path, fill }) =>
            fill === drawing.background &&
            path.startsWith(`M${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}h`),
        ),
    );
  for (const size of SIZES) {
    const months = await drawn(history, `/chart 2025 tanks months ${size}`);
    const figures = months.texts.filter(({ weight, align }) => weight === 600 && align === "center");
    assert.ok(figures.length > 0);
    assert.deepEqual(bare(months, figures), [], size);
    const indexed = await drawn(
      history,
      `/chart specialEquipment ships airDefence helicopters all indexed ${size}`,
    );
    assert.deepEqual(
      bare(
        indexed,
        indexed.texts.filter(({ text }) => text.startsWith("↑")),
      ),
      [],
      size,
    );
  }
});
