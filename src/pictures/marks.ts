import type { Mark } from "../core/picture.ts";
import { pictureWords } from "../core/picture-words.ts";
import { LINE, type Page } from "./page.ts";

/** Forms of marks in a square of 10 by 10, told apart by form and not by colour alone. */
const FORMS: Readonly<Record<Mark, string>> = {
  record: "M5 0 10 9H0Z",
  round: "M0 5a5 5 0 1 1 10 0a5 5 0 1 1-10 0ZM2.4 5a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0Z",
  correction: "M4 0H6V3H9V5H6V7.4H4V5H1V3H4ZM1 8.4H9V10H1Z",
};

/** Draws a mark into a square. */
export function drawMark(page: Page, mark: Mark, x: number, y: number, side: number): void {
  page.draw({ path: FORMS[mark], fill: page.colors.accent, move: { x, y, scale: side / 10 } });
}

/** An entry of a legend: a mark or another form, and what it means. */
export interface Entry {
  readonly text: string;
  /** Draws the form into a square of this side. */
  draw(x: number, y: number, side: number): void;
}

/** The entry of a mark. */
export function markEntry(page: Page, mark: Mark): Entry {
  return {
    text: page.voice.say(pictureWords, mark),
    draw: (x, y, side) => drawMark(page, mark, x, y, side),
  };
}

/** Writes what forms mean, side by side from the left, in as many lines as it takes. Returns their height. */
export function writeLegend(page: Page, entries: readonly Entry[], y: number, from = page.margin): number {
  const { small, width, margin, colors } = page;
  const style = { size: small, color: colors.quiet };
  const side = small * 0.62;
  const high = small * LINE;
  let [x, top] = [from, y];
  if (entries.length === 0) return 0;
  for (const { text, draw } of entries) {
    const wide = page.measure(text, style);
    if (x > from && x + side * 1.7 + wide > width - margin) [x, top] = [from, top + high];
    draw(x, top + (high - side) / 2, side);
    const left = x + side * 1.7;
    page.write(
      text,
      { x: left, y: top, width: Math.min(wide + 2, width - margin - left), height: high },
      style,
    );
    x = left + wide + small * 1.4;
  }
  return top + high - y;
}

/** How high a legend will be. */
export function legendHeight(page: Page, entries: readonly Entry[], from = page.margin): number {
  const { small, width, margin } = page;
  const style = { size: small };
  let [x, lines] = [from, entries.length > 0 ? 1 : 0];
  for (const { text } of entries) {
    const wide = page.measure(text, style) + small * 0.62 * 1.7;
    if (x > from && x + wide > width - margin) [x, lines] = [from, lines + 1];
    x += wide + small * 1.4;
  }
  return lines * small * LINE;
}
