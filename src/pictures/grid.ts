import { shortCategoryLabel } from "../core/category.ts";
import type { CardFigure, Size } from "../core/picture.ts";
import type { Box } from "./drawing.ts";
import { iconOf } from "./icons.ts";
import { drawMark } from "./marks.ts";
import { LINE, type Page } from "./page.ts";

/** How many columns suit a size, the best first. */
const COLUMNS: Readonly<Record<Size, readonly number[]>> = {
  wide: [4, 5, 3, 6],
  square: [3, 4, 5, 2],
  tall: [2, 3, 4],
};
const MOST_ROWS: Readonly<Record<Size, number>> = { wide: 4, square: 6, tall: 9 };

/** The figures of a grid in rows. */
type Rows = readonly (readonly CardFigure[])[];

/**
 * The figures in rows that are all full: where the categories alone leave a hole at the end, sums of groups fill it. Where
 * they cannot, the rows differ by one and share the width evenly.
 */
export function arrange(size: Size, figures: readonly CardFigure[], groups: readonly CardFigure[]): Rows {
  if (figures.length === 0) return [];
  for (const columns of COLUMNS[size])
    for (let more = 0; more <= groups.length; more++) {
      const all = [...figures, ...groups.slice(0, more)];
      if (all.length % columns === 0 && all.length / columns <= MOST_ROWS[size]) return inRows(all, columns);
    }
  const [usual = 3] = COLUMNS[size];
  return inRows(figures, Math.max(usual, Math.ceil(figures.length / MOST_ROWS[size])));
}

function inRows(figures: readonly CardFigure[], columns: number): Rows {
  const count = Math.ceil(figures.length / columns);
  const rows: CardFigure[][] = [];
  let next = 0;
  for (let left = count; left > 0; left--) {
    const here = Math.ceil((figures.length - next) / left);
    rows.push(figures.slice(next, next + here));
    next += here;
  }
  return rows;
}

/** Draws the grid of the other figures into a box, every one with its icon, total, loss and marks. */
export function drawGrid(page: Page, rows: Rows, box: Box): void {
  const { voice, colors } = page;
  const gap = page.margin * 0.5;
  const high = box.height / rows.length;
  const columns = Math.max(...rows.map((row) => row.length));
  const cell = (box.width - gap * (columns - 1)) / columns;
  const all = rows.flat();
  // One size for all, so that the table is quiet; what a row needs decides.
  const unit = Math.min(page.text, high / 3.2);
  const icon = Math.max(24, unit * 1.15);
  const total = { size: unit * 1.32, weight: 600 } as const;
  const change = { size: unit * 1.02, color: colors.accent, weight: 600 } as const;
  const label = { size: unit * 0.92, color: colors.quiet };
  const changeText = ({ delta }: CardFigure) =>
    delta === undefined || delta === 0 ? "" : voice.signed(delta);
  const labels = all.map(({ id }) => shortCategoryLabel(voice, id));
  const labelRoom = cell - icon * 1.35;
  const labelSize = page.fit(labels, labelRoom, label);
  const needs = all.map(({ total: figure, ...rest }) =>
    figureWidth(voice.number(figure), changeText({ total: figure, ...rest }), rest.marks.length),
  );
  const scale = Math.min(1, cell / Math.max(...needs));

  function figureWidth(figure: string, loss: string, marks: number): number {
    const wide = page.measure(figure, total) + (loss ? unit * 0.45 + page.measure(loss, change) : 0);
    return wide + marks * unit * 0.75;
  }

  for (const [rowIndex, row] of rows.entries()) {
    const wide = (box.width - gap * (row.length - 1)) / row.length;
    const top = box.y + rowIndex * high;
    page.rule(Math.round(top), box.x, box.x + box.width);
    for (const [column, figure] of row.entries()) {
      const x = box.x + column * (wide + gap);
      const lineHigh = unit * LINE;
      const pad = (high - lineHigh * 2.15) / 2;
      const first = top + pad;
      page.draw({
        path: iconOf(figure.id),
        fill: colors.ink,
        move: { x, y: first + (lineHigh - icon) / 2, scale: icon / 24 },
      });
      page.write(
        shortCategoryLabel(voice, figure.id),
        { x: x + icon * 1.35, y: first, width: wide - icon * 1.35, height: lineHigh },
        { ...label, size: labelSize },
      );
      const second = first + lineHigh * 1.05;
      const height = lineHigh * 1.1;
      const number = voice.number(figure.total);
      const style = { ...total, size: total.size * scale };
      const numberWide = page.measure(number, style);
      page.write(number, { x, y: second, width: numberWide, height }, style);
      const loss = changeText(figure);
      const lossStyle = { ...change, size: change.size * scale };
      const lossX = x + numberWide + (loss ? unit * 0.45 * scale : 0);
      const lossWide = loss ? page.measure(loss, lossStyle) : 0;
      page.write(loss, { x: lossX, y: second + unit * 0.1, width: lossWide, height }, lossStyle);
      for (const [index, mark] of figure.marks.entries()) {
        const side = unit * 0.52 * scale;
        const left = lossX + lossWide + unit * 0.3 * scale + index * unit * 0.72 * scale;
        drawMark(page, mark, left, second + (height - side) / 2, side);
      }
    }
  }
}
