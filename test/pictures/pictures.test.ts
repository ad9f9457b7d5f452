import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { addDays } from "../../src/core/day.ts";
import { tableVoiceOf } from "../../src/core/locale.ts";
import type { Picture, Theme } from "../../src/core/picture.ts";
import { SIZES, THEMES } from "../../src/core/picture.ts";
import { afterStart } from "../../src/lib/starting.ts";
import { en } from "../../src/locales/en.ts";
import { locales } from "../../src/locales/index.ts";
import { loadFonts } from "../../src/pictures/fonts.ts";
import { createFolder, createMemory } from "../../src/pictures/kept.ts";
import { layOut } from "../../src/pictures/layout.ts";
import { COLORS, MEASURES } from "../../src/pictures/look.ts";
import { createPictures } from "../../src/pictures/pictures.ts";
import { createPress } from "../../src/pictures/png.ts";
import { createChance } from "../bench/chance.ts";
import { HISTORY } from "../bench/history.ts";
import { askerOver, QUESTIONS } from "../gallery/scenes.ts";
import { archiveOf } from "../reports.ts";
import { readPng } from "./pixels.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const ask = askerOver(archiveOf(...HISTORY), "en");
const pictures = createPictures({ locales, cores: 2, log });

async function pictureOf(question: string): Promise<Picture> {
  const { picture, title } = await ask(question);
  assert.ok(picture, title);
  return picture;
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pictures-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("the first picture, and not what draws it, ends the start of the process", async () => {
  let isOver = false;
  afterStart(() => {
    isOver = true;
  });
  const picture = await pictureOf("/losses card");
  assert.equal(isOver, false);
  await pictures.draw(picture);
  assert.equal(isOver, true);
});

test("the threads that draw give way to the others, from where the process stands", async () => {
  await createPress(loadFonts());
  if (process.platform !== "linux") return;
  const threads = "/proc/self/task";
  const found = (await readdir(threads)).map((id) => ({
    name: readFileSync(`${threads}/${id}/comm`, "utf8").trim(),
    below: getPriority(Number(id)) - getPriority(),
  }));
  const drawing = found.filter(({ name }) => name === "libuv-worker");
  // There is nothing below 19.
  const below = Math.min(10, 19 - getPriority());
  assert.ok(drawing.length > 0);
  for (const thread of drawing) assert.deepEqual(thread, { name: "libuv-worker", below });
  assert.deepEqual(
    found.filter((thread) => !drawing.includes(thread) && thread.below !== 0),
    [],
  );
});

describe("what is drawn", () => {
  test("is a PNG of the size that was asked for, within 150 kB, and not blank", async () => {
    for (const question of QUESTIONS)
      for (const size of SIZES) {
        const { png } = await pictures.draw(await pictureOf(`${question} ${size}`));
        assert.ok(png.length < 150_000, `${question} ${size}: ${png.length}`);
        const { width, height, at } = readPng(png);
        assert.deepEqual(
          [width, height],
          { wide: [1200, 675], square: [1080, 1080], tall: [1080, 1920] }[size],
        );
        const colors = new Set<string>();
        for (let y = 0; y < height; y += 7) for (let x = 0; x < width; x += 3) colors.add(at(x, y));
        assert.ok(colors.size > 8, `${question} ${size} has ${colors.size} colours`);
      }
  });

  test("stays within 150 kB also where every day is another, at any length", async () => {
    const chance = createChance();
    const picture = await pictureOf("/chart 365d");
    assert.ok(picture.facts.kind === "daily");
    for (const days of [90, 300, 420, 900, 1_700])
      for (const size of SIZES)
        for (const theme of THEMES) {
          const losses = Array.from({ length: days }, () => (chance(20) === 0 ? null : chance(2_000)));
          const from = addDays(picture.facts.to, 1 - days);
          const facts = { ...picture.facts, from, losses, means: losses };
          const { png } = await pictures.draw({ ...picture, facts, size, theme });
          assert.ok(png.length < 150_000, `${days} ${size} ${theme}: ${png.length}`);
        }
  });

  test("has the accent where the newest bar is, and not where the others are", async () => {
    for (const theme of THEMES) {
      const picture = await pictureOf(`/losses card ${theme}`);
      const drawing = layOut(picture.facts, { ...picture, voice: tableVoiceOf(en), fonts: loadFonts() });
      const { ground, faint, accent } = COLORS[theme];
      const { at } = readPng((await pictures.draw(picture)).png);
      const bars = drawing.shapes.filter(({ fill }) => fill === accent || fill === faint);
      const newest = firstPoint(bars.find(({ fill, move }) => fill === accent && !move)?.path);
      const others = firstPoint(bars.find(({ fill }) => fill === faint)?.path);
      assert.equal(at(newest.x + 3, newest.y - 3), accent.toLowerCase());
      assert.equal(at(others.x + 3, others.y - 3), faint.toLowerCase());
      assert.equal(at(2, 2), ground.toLowerCase());
    }
  });

  test("is whole where the bands of its forms meet", async () => {
    const press = await createPress(loadFonts());
    for (const { width, height } of Object.values(MEASURES)) {
      const { ground, accent } = COLORS.light;
      const bar = { path: `M100.5 0H200V${height}H100.5Z`, fill: accent };
      const png = await press.print({ width, height, background: ground, shapes: [bar], texts: [] });
      const { at } = readPng(png);
      for (const x of [99, 100, 150, 201]) {
        const column = new Set(Array.from({ length: height }, (_, y) => at(x, y)));
        assert.equal(column.size, 1, `${height}: ${[...column]} at ${x}`);
      }
      assert.deepEqual([at(99, 0), at(150, 0)], [ground.toLowerCase(), accent.toLowerCase()]);
    }
  });

  test("is written in colours that stand out by 4.5 to 1", () => {
    for (const theme of THEMES) {
      const { ground, ink, quiet, accent, heat } = COLORS[theme];
      for (const color of [ink, quiet, accent])
        assert.ok(contrast(color, ground) >= 4.5, `${theme} ${color}`);
      for (const [index, field] of heat.entries())
        assert.ok(contrast(field, index > 2 ? ground : ink) >= 4.5, `${theme} ${field}`);
    }
  });

  test("tells the classes of a heat map apart, the palest from the ground too", () => {
    for (const [theme, { ground, heat }] of Object.entries(COLORS))
      for (const [index, field] of heat.entries())
        assert.ok(contrast(field, heat[index - 1] ?? ground) > 1.25, `${theme} ${field}`);
  });
});

/** The lower left corner of the first bar of a path. */
function firstPoint(path = ""): { x: number; y: number } {
  const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(path) ?? [];
  const up = /^M[\d.]+ [\d.]+h[\d.]+v([\d.]+)/.exec(path)?.[1];
  return { x: Math.round(Number(x)), y: Math.round(Number(y) + Number(up ?? 0)) };
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The relative luminance of a colour (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("a picture is drawn once", () => {
  test("for the same facts, language, size and ground, and again when one of them differs", async () => {
    const picture = await pictureOf("/losses card");
    const first = await pictures.draw(picture);
    assert.equal((await pictures.draw({ ...picture, name: "other.png", alt: "Other" })).png, first.png);
    const others: Partial<Picture>[] = [{ size: "square" }, { theme: "dark" }, { language: "uk" }];
    const keys = [first.key];
    for (const other of others) keys.push((await pictures.draw({ ...picture, ...other })).key);
    assert.equal(new Set(keys).size, 4);
  });

  test("when many ask at the same moment", async () => {
    const picture = await pictureOf("/chart tanks all");
    const drawn = await Promise.all(Array.from({ length: 20 }, () => pictures.draw({ ...picture })));
    assert.equal(new Set(drawn.map(({ png }) => png)).size, 1);
  });

  test("and found on the disk by another process", async (t) => {
    const folder = await folderFor(t);
    const parts = { locales, cores: 1, log, folder };
    const picture = await pictureOf("/losses card");
    const { png, key } = await createPictures(parts).draw(picture);
    assert.deepEqual(await readdir(folder), [`${key}.png`]);
    // What is there is taken as it is, which shows that nothing was drawn.
    const marked = Buffer.concat([png, Buffer.from("marked")]);
    await writeFile(join(folder, `${key}.png`), marked);
    const again = await createPictures(parts).draw(picture);
    assert.deepEqual(Buffer.from(again.png), marked);
    await writeFile(join(folder, `${key}.png`), "not finished");
    assert.deepEqual((await createPictures(parts).draw(picture)).png.length, png.length);
  });

  test("also where the disk takes nothing, which is told once", async () => {
    const told: unknown[] = [];
    const warning = { ...log, warn: (...entry: unknown[]) => void told.push(entry) };
    const broken = createPictures({ locales, cores: 1, log: warning, folder: "/dev/null/pictures" });
    for (const question of ["/losses card", "/chart 30d"])
      assert.ok((await broken.draw(await pictureOf(question))).png.length > 1_000);
    assert.equal(told.length, 1);
  });
});

describe("what is kept is bounded", () => {
  const image = (size: number) =>
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(size)]);

  test("in memory, where the least used goes first", () => {
    const memory = createMemory(100);
    for (const key of ["a", "b"]) memory.put(key, Buffer.alloc(40));
    assert.ok(memory.get("a"));
    memory.put("c", Buffer.alloc(40));
    assert.deepEqual(
      ["a", "b", "c"].map((key) => memory.get(key) !== undefined),
      [true, false, true],
    );
    memory.put("huge", Buffer.alloc(101));
    assert.equal(memory.get("huge"), undefined);
  });

  test("on the disk likewise, and nothing else in the folder is touched", async (t) => {
    const folder = await folderFor(t);
    await writeFile(join(folder, "mine.txt"), "mine");
    const disk = createFolder(folder, 2_500);
    const keys = ["a", "b", "c"].map((letter) => letter.repeat(64));
    for (const [index, key] of keys.entries()) {
      await disk.put(key, image(1_000));
      await utimes(join(folder, `${key}.png`), index + 1, index + 1);
    }
    await disk.put("d".repeat(64), image(1_000));
    assert.deepEqual((await readdir(folder)).sort(), [
      `${"c".repeat(64)}.png`,
      `${"d".repeat(64)}.png`,
      "mine.txt",
    ]);
    assert.ok(await disk.get("c".repeat(64)));
    assert.equal((await stat(join(folder, "mine.txt"))).size, 4);
  });

  test("on the disk also by what was never written to its end, once nobody writes it any longer", async (t) => {
    const folder = await folderFor(t);
    const [left, written] = ["e", "f"].map((letter) => `${letter.repeat(64)}.12.0`) as [string, string];
    for (const name of [left, written]) await writeFile(join(folder, name), image(10));
    await utimes(join(folder, left), 1, 1);
    await createFolder(folder, 2_500).put("a".repeat(64), image(10));
    assert.deepEqual((await readdir(folder)).sort(), [`${"a".repeat(64)}.png`, written]);
  });
});

describe("the letters", () => {
  test("of all languages are in the fonts", () => pictures.check());

  test("of a language that the fonts do not have stop the program at its start", () => {
    const greek = { ...en, tag: "xx", name: "Test", texts: { picture: { losses: "損失" } } };
    return assert.rejects(createPictures({ locales: [en, greek], cores: 1, log }).check(), /損.*Test/);
  });

  test("of a category that only a source knows make a picture fail, and never an empty field", async () => {
    const picture = await pictureOf("/losses card");
    assert.equal(picture.facts.kind, "card");
    const lead = { id: "損失", total: 1, marks: [] };
    const facts = { ...picture.facts, lead } as Picture["facts"];
    await assert.rejects(pictures.draw({ ...picture, facts }), /損/);
  });

  test("of a font that is no font are told", async () => {
    const { readFont } = await import("../../src/pictures/font-file.ts");
    assert.throws(() => readFont(Buffer.from("no font"), "broken.ttf"), /broken\.ttf.*npm ci/);
  });
});

test("every theme has all colours", () => {
  const names = (theme: Theme) => Object.keys(COLORS[theme]).sort();
  assert.deepEqual(names("light"), names("dark"));
});
