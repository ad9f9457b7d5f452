import { pictureWords } from "../core/picture-words.ts";
import type { Entry } from "./marks.ts";
import type { Page } from "./page.ts";

/** The entry of a legend for a filled field, such as a bar; with an edge where it is hardly darker than the ground. */
export function fieldEntry(page: Page, text: string, fill: string, edge?: string): Entry {
  return {
    text,
    draw: (x, y, side) =>
      page.draw({
        path: `M${x} ${y}h${side}v${side}h${-side}Z`,
        fill,
        ...(edge && { stroke: edge, strokeWidth: 1.5 }),
      }),
  };
}

/** The entry of a line. */
export function lineEntry(page: Page, text: string, stroke: string): Entry {
  return {
    text,
    draw: (x, y, side) =>
      page.draw({ path: `M${x - side * 0.1} ${y + side / 2}h${side * 1.2}`, stroke, strokeWidth: 4 }),
  };
}

/** The entry of the first report of a category. */
export function beginningEntry(page: Page): Entry {
  return {
    text: page.voice.say(pictureWords, "begins"),
    draw: (x, y, side) =>
      page.draw({
        path: `M${x + side / 2} ${y}v${side}`,
        stroke: page.colors.quiet,
        strokeWidth: 2.5,
        dash: "2 5",
      }),
  };
}

/** The entries of days without a figure and of corrected totals, where there are any. */
export function remarkEntries(page: Page, hasGaps: boolean, hasCorrections: boolean): Entry[] {
  const { voice, colors } = page;
  return [
    ...(hasGaps ? [fieldEntry(page, voice.say(pictureWords, "noReport"), colors.gap, colors.faint)] : []),
    ...(hasCorrections
      ? [
          {
            text: voice.say(pictureWords, "correction"),
            draw: (x: number, y: number, side: number) =>
              page.draw({ path: `M${x + side / 2} ${y}v${side}`, stroke: colors.accent, strokeWidth: 2.5 }),
          },
        ]
      : []),
  ];
}
