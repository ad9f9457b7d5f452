import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type FontFile, readFont } from "./font-file.ts";

/** The weights of Inter (SIL Open Font License) in which pictures are written. */
export const WEIGHTS = [400, 600] as const;

/** The name of a weight. */
export type Weight = (typeof WEIGHTS)[number];

/** The family's name, as the fonts carry it. */
export const FAMILY = "Inter";

const PATHS: Readonly<Record<Weight, string>> = {
  400: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  600: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
};

/** The fonts of pictures, each in its weights. */
export interface Fonts {
  readonly files: ReadonlyMap<Weight, FontFile>;
  /** How wide a text is at a size, in pixels: a little more than it will be, since letters move together. */
  width(text: string, size: number, weight: Weight): number;
  /** Which characters of a text cannot be drawn. */
  lacking(text: string): readonly string[];
}

/** Whether nothing is drawn for a character by design. */
const INVISIBLE = /^[\p{Z}\p{Cc}\p{Cf}]$/u;

/** Reads the fonts. Throws where one is missing: a picture without its letters must never be drawn. */
export function loadFonts(): Fonts {
  const files = new Map<Weight, FontFile>();
  for (const weight of WEIGHTS) {
    const path = fileURLToPath(import.meta.resolve(PATHS[weight]));
    files.set(weight, readFont(readFileSync(path), PATHS[weight]));
  }
  const known = new Map<Weight, Map<string, number>>(WEIGHTS.map((weight) => [weight, new Map()]));

  function advance(character: string, weight: Weight): number {
    const here = known.get(weight) as Map<string, number>;
    const before = here.get(character);
    if (before !== undefined) return before;
    // Figures stand in columns, each as wide as a zero.
    const drawn = /\d/.test(character) ? "0" : character;
    const width = files.get(weight)?.advance(drawn.codePointAt(0) as number) || FALLBACK_ADVANCE;
    here.set(character, width);
    return width;
  }

  return {
    files,
    width(text, size, weight) {
      let sum = 0;
      for (const character of text) sum += advance(character, weight);
      return sum * size * SAFETY;
    },
    lacking: (text) =>
      [...new Set(text)].filter(
        (character) =>
          !INVISIBLE.test(character) &&
          ![...files.values()].every((file) => file.has(character.codePointAt(0) as number)),
      ),
  };
}

/** A text is taken to be a little wider than the sum of its letters. */
const SAFETY = 1.02;
/** The width of what has no form, as a part of the size. */
const FALLBACK_ADVANCE = 0.7;
