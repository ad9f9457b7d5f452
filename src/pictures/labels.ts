import { clamp, type Plot } from "./axis.ts";
import { round } from "./bars.ts";
import type { Box } from "./drawing.ts";
import { LINE, type Page } from "./page.ts";

/** The newest value, at the right of its plot, with its day below. Returns what was written into. */
export function writeNewest(page: Page, plot: Plot, value: number, text: string, day: string): Box {
  const { text: size, small, colors, width, margin } = page;
  const x = plot.x + plot.width + small * 0.5;
  const room = width - margin - x;
  const high = size * LINE;
  const y = clamp(
    plot.place(value) - high / 2,
    plot.y - high / 2,
    plot.y + plot.height - high - small * LINE,
  );
  page.write(text, { x, y, width: room, height: high }, { size, weight: 600, color: colors.accent });
  page.write(
    day,
    { x, y: y + high * 0.95, width: room, height: small * LINE },
    { size: small, color: colors.quiet },
  );
  return { x, y, width: room, height: high + small * LINE };
}

/** Takes the lines of a plot away where a text is to stand. */
export function clearGround(page: Page, { x, y, width, height }: Box): void {
  page.draw({
    path: `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${-round(width)}Z`,
    fill: page.colors.ground,
  });
}

/** How much is kept free above the only value of a plot. */
export function onlyRoom({ text, small }: Page): number {
  return text * LINE + small * 0.6;
}

/** The value of a plot that has no other, above its place: at the right of the plot it would be far from it. */
export function writeOnly(page: Page, plot: Plot, value: number, text: string): void {
  const { text: size, small, colors } = page;
  const height = size * LINE;
  const y = plot.place(Math.max(0, value)) - height - small * 0.5;
  page.write(
    text,
    { x: plot.x, y, width: plot.width, height },
    { size, weight: 600, color: colors.accent, align: "center" },
  );
}

/** How much room the newest value needs at the right of a plot. */
export function newestRoom(page: Page, text: string, day: string): number {
  const { text: size, small } = page;
  return (
    Math.max(page.measure(text, { size, weight: 600 }), page.measure(day, { size: small })) + small * 0.6
  );
}

/** The greatest value, above its place, within the plot. */
export function writePeak(page: Page, plot: Plot, at: number, value: number, text: string): void {
  const { small, colors } = page;
  const style = { size: small, color: colors.ink, align: "center" } as const;
  const wide = page.measure(text, style) + 2;
  const x = clamp(at - wide / 2, plot.x, plot.x + plot.width - wide);
  page.write(
    text,
    { x, y: plot.place(value) - small * LINE - small * 0.75, width: wide, height: small * LINE },
    style,
  );
}

/** That nothing was lost or is known, in the middle of a plot which would only look empty. */
export function writeNothing(page: Page, { x, y, width, height }: Plot, text: string): void {
  const high = page.text * LINE;
  page.write(
    text,
    { x, y: y + (height - high) / 2, width, height: high },
    { size: page.text, color: page.colors.quiet, align: "center" },
  );
}

/** Where a category begins: a line of dots, which the legend explains, in the color of its own line where there are several. */
export function drawBeginning(page: Page, plot: Plot, at: number, stroke = page.colors.quiet): void {
  page.draw({
    path: `M${round(at)} ${round(plot.y)}V${round(plot.y + plot.height)}`,
    stroke,
    strokeWidth: 2,
    dash: "2 6",
  });
}

/** Bands below the lines of a plot where there is nothing, so that a gap is no zero. */
export function drawGaps(page: Page, plot: Plot, values: readonly (number | null)[]): void {
  const step = plot.width / values.length;
  const paths: string[] = [];
  for (let index = 0; index < values.length; index++) {
    if (values[index] !== null) continue;
    const first = index;
    while (values[index + 1] === null) index++;
    const wide = Math.max(1, round((index + 1 - first) * step));
    paths.push(
      `M${round(plot.x + first * step)} ${round(plot.y)}h${wide}V${round(plot.y + plot.height)}h${-wide}Z`,
    );
  }
  if (paths.length > 0) page.underlay({ path: paths.join(""), fill: page.colors.gap });
}

/** Short lines below the ground line where a total was corrected. */
export function drawCorrections(page: Page, plot: Plot, places: readonly number[], count: number): void {
  if (places.length === 0) return;
  const step = plot.width / count;
  const y = round(plot.place(0));
  const path = places
    .map((at) => `M${round(plot.x + (at + 0.5) * step)} ${y + 1}v${round(page.small * 0.3)}`)
    .join("");
  page.draw({ path, stroke: page.colors.accent, strokeWidth: 2.5 });
}
