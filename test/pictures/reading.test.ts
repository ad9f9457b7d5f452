import assert from "node:assert/strict";
import { test } from "node:test";
import type { Archive } from "../../src/core/archive.ts";
import { chooseLocale, tableVoiceOf } from "../../src/core/locale.ts";
import { locales } from "../../src/locales/index.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { HISTORY } from "../bench/history.ts";
import { askerOver } from "../gallery/scenes.ts";
import { archiveOf } from "../reports.ts";
import { drawingOf } from "./drawn.ts";

const history = archiveOf(...HISTORY);

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
