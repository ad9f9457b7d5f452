import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chooseLocale, type Texts, tableVoiceOf } from "../../src/core/locale.ts";
import { SIZES } from "../../src/core/picture.ts";
import { summaryWords } from "../../src/core/summary-words.ts";
import { locales } from "../../src/locales/index.ts";
import { loadFonts } from "../../src/pictures/fonts.ts";
import { layOut } from "../../src/pictures/layout.ts";
import { MEASURES } from "../../src/pictures/look.ts";
import { createPage } from "../../src/pictures/page.ts";
import { createPictures } from "../../src/pictures/pictures.ts";
import { renderCaption } from "../../src/platforms/telegram/render.ts";
import { HISTORY } from "../bench/history.ts";
import { askerOver } from "../gallery/scenes.ts";
import { archiveOf } from "../reports.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const fonts = loadFonts();
const archive = archiveOf(...HISTORY);

async function wordsOf(question: string, tag: string) {
  const { picture, title } = await askerOver(archive, tag)(question);
  assert.ok(picture, title);
  const voice = tableVoiceOf(chooseLocale(locales, tag));
  return layOut(picture.facts, { size: picture.size, theme: picture.theme, voice, fonts }).texts;
}

describe("lines", () => {
  test("are broken in no day, before no dash and before no colon", () => {
    for (const locale of locales) {
      const voice = tableVoiceOf(locale);
      const page = createPage({ size: "wide", theme: "light", voice, fonts });
      const days = (["2025-12-31", "2025-09-01", "2023-05-02"] as const).map((day) => voice.day(day));
      const [from = "", to = ""] = days;
      const span = voice.say(summaryWords, "span", { from, to });
      const text = `${voice.say(summaryWords, "source", { title: "A B", day: span })}. C ${days[2]} : D`;
      for (let width = 150; width < 1_000; width += 7) {
        const lines = page.lines(text, width, { size: 22 });
        assert.equal(lines.join(" ").replaceAll("\u00a0", " "), text.replaceAll("\u00a0", " "));
        for (const line of lines) {
          assert.doesNotMatch(line, /^[–:;!?»]/u, `${locale.tag} ${width}`);
          assert.doesNotMatch(line, /(?:^| )\d{1,2}(?:\.|er|º| de)?$/u, `${locale.tag} ${width}`);
          assert.doesNotMatch(line, /^\d{4}/u, `${locale.tag} ${width}`);
        }
      }
    }
  });

  test("of a title are of much the same length", async () => {
    for (const { tag } of locales)
      for (const question of [
        "/chart uavs sofar tall",
        "/chart ships all heatmap square",
        "/chart sofar square",
      ]) {
        const size = question.endsWith("tall") ? "tall" : "square";
        const titles = (await wordsOf(question, tag)).filter((text) => text.size === MEASURES[size].title);
        const wide = titles.map(({ text }) => fonts.width(text, 1, 600));
        const least = Math.min(...wide) / Math.max(1, ...wide);
        assert.ok(wide.length < 2 || least > 0.38, `${tag} ${question}: ${titles.map(({ text }) => text)}`);
      }
  });
});

test("what stands alone begins with a capital, also where a stretch begins with a word", async () => {
  const [card] = (await wordsOf("/losses 30d card", "es")).filter(({ weight }) => weight === 600);
  assert.equal(card?.text, "Del 14 de junio de 2026 al 13 de julio de 2026");
  const chart = (await wordsOf("/chart 30d", "es")).map(({ text }) => text);
  assert.ok(chart.includes("Del 14 jun 2026 al 13 jul 2026"), chart.join(" | "));
});

describe("figures in columns", () => {
  test("are all grouped alike, also where a language leaves four digits together in a sentence", async () => {
    for (const { tag, format } of locales)
      for (const size of SIZES)
        for (const question of [
          "/losses card",
          "/losses 30d card",
          "/chart uavs sofar",
          "/chart uavs months",
        ]) {
          const texts = (await wordsOf(`${question} ${size}`, tag)).map(({ text }) => text);
          const alone = texts.filter((text) => /^[+−]?\d{4}$/.test(text) && !/^20\d\d$/.test(text));
          assert.deepEqual(alone, [], `${question} ${size} ${format}`);
        }
    for (const [tag, number] of [
      ["es", "4.136"],
      ["it", "4.136"],
      ["pl", "4\u00a0136"],
      ["cs", "4\u00a0136"],
      ["fr", "4\u202f136"],
    ] as const)
      assert.equal(tableVoiceOf(chooseLocale(locales, tag)).number(4_136), number);
  });

  test("a sum is told apart from its year where thousands are parted by spaces", async () => {
    const told = async (tag: string) =>
      (await wordsOf("/chart uavs 2022-02-24..2023-12-31 sofar", tag))
        .map(({ text }) => text.replace(/\s/gu, " "))
        .filter((text) => text.startsWith("2023"));
    const [cs = "", fr = ""] = [(await told("cs"))[0], (await told("fr"))[0]];
    assert.match(cs, /^2023: \d{1,3} \d{3}$/);
    assert.match(fr, /^2023 : \d{1,3} \d{3}$/);
  });
});

test("a chart says in every language what it shows", async () => {
  const titleOf = async (question: string, tag: string) =>
    (await askerOver(archive, tag)(question)).picture?.alt ?? "";
  for (const [tag, heatmap, indexed] of [
    ["cs", "Tanky: kalendář ztrát.", "100 je průměr dané kategorie za celé období."],
    ["es", "Tanques: calendario de pérdidas.", "100 es la media de cada categoría en el período."],
    ["fr", "Chars\u00a0: calendrier des pertes.", "100 = moyenne de chaque catégorie."],
    ["it", "Carri armati: calendario delle perdite.", "100 è la media di ciascuna categoria nel periodo."],
  ] as const) {
    assert.ok((await titleOf("/chart tanks heatmap", tag)).includes(heatmap), tag);
    const told = (await wordsOf("/chart tanks uavs indexed", tag)).map(({ text }) => text).join(" ");
    assert.ok(told.includes(indexed), `${tag}: ${told}`);
  }
  for (const [tag, heatmap] of [
    ["en", "Tanks: losses by weekday and week."],
    ["de", "Panzer: Kalender der Verluste."],
    ["pl", "Czołgi: kalendarz strat."],
    ["uk", "Танки: календар втрат."],
  ] as const)
    assert.ok((await titleOf("/chart tanks heatmap", tag)).includes(heatmap), tag);
});

test("what four categories show is said in full in a description on Discord and in a caption on Telegram", async () => {
  for (const { tag } of locales)
    for (const question of [
      "/chart tanks artillery mlrs vehicles 2024",
      "/chart specialEquipment ships airDefence helicopters all indexed",
      "/chart afvs airDefence vehicles specialEquipment 365d",
    ]) {
      const message = await askerOver(archive, tag)(question);
      const alt = message.picture?.alt ?? "";
      assert.ok(alt.length > 0 && alt.length <= 1_024, `${tag} ${question}: ${alt.length}`);
      const caption = renderCaption(message);
      assert.equal(message.lines?.length, 6);
      for (const line of message.lines) assert.ok(caption.includes(line), `${tag} ${question}: ${line}`);
    }
});

test("a picture whose words were changed is drawn anew, and not taken from what was kept", async () => {
  const { picture } = await askerOver(archive, "it")("/chart tanks 7d");
  assert.ok(picture);
  const keyWith = async (texts: Texts) => {
    const changed = locales.map((locale) =>
      locale.tag === "it"
        ? { ...locale, texts: { ...locale.texts, picture: { ...locale.texts.picture, ...texts } } }
        : locale,
    );
    const { key } = await createPictures({ locales: changed, cores: 2, log }).draw(picture);
    return key;
  };
  const before = await keyWith({});
  assert.equal(await keyWith({}), before);
  assert.notEqual(await keyWith({ daily: "perdite quotidiane" }), before);
});
