import type { Box } from "./drawing.ts";
import type { Page } from "./page.ts";

/** Small bars of days, oldest first, in a box; those that `isTold` names stand out. A day that is not known has a dot. */
export function drawBars(
  page: Page,
  values: readonly (number | null)[],
  { x, y, width, height }: Box,
  isTold: (index: number) => boolean,
): void {
  const { colors } = page;
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = width / values.length;
  const wide = Math.max(1, step * 0.68);
  const [quiet, told, unknown]: [string[], string[], string[]] = [[], [], []];
  for (const [index, value] of values.entries()) {
    const left = round(x + index * step + (step - wide) / 2);
    if (value === null) unknown.push(`M${left} ${y + height - 5}h${round(wide)}v3h${-round(wide)}Z`);
    else {
      const high = Math.max(2, round((Math.max(0, value) / most) * height));
      (isTold(index) ? told : quiet).push(
        `M${left} ${y + height - high}h${round(wide)}v${high}h${-round(wide)}Z`,
      );
    }
  }
  for (const [paths, fill] of [
    [quiet, colors.faint],
    [told, colors.accent],
    [unknown, colors.rule],
  ] as const)
    if (paths.length > 0) page.draw({ path: paths.join(""), fill });
}

/** A number as SVG needs it: one decimal is finer than anybody sees. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
