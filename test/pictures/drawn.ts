import { chooseLocale, tableVoiceOf } from "../../src/core/locale.ts";
import type { Picture } from "../../src/core/picture.ts";
import { locales } from "../../src/locales/index.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { loadFonts } from "../../src/pictures/fonts.ts";
import { layOut } from "../../src/pictures/layout.ts";

/** The fonts by which the drawings of tests are laid out. */
export const fonts = loadFonts();

/** A picture as it is laid out, before anything is painted. */
export function drawingOf({ facts, size, theme, language }: Picture): Drawing {
  return layOut(facts, { size, theme, voice: tableVoiceOf(chooseLocale(locales, language)), fonts });
}
