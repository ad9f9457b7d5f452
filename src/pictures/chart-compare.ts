import { categoryLabel } from "../core/category.ts";
import type { CompareFacts } from "../core/picture.ts";
import { ABSENT, capital } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { drawDays, drawValues } from "./axis.ts";
import { drawLine } from "./chart-days.ts";
import type { Box, Drawing } from "./drawing.ts";
import { openChart, shortDay } from "./frame.ts";
import { iconOf } from "./icons.ts";
import { drawGaps, newestRoom, writeNewest } from "./labels.ts";
import { LINE, type Page, type Setting } from "./page.ts";

/** Scales further apart than this are not one: the smaller category would lie on the ground. */
const MOST_APART = 4;

/** Lays out two to four categories as plots of their own, with one scale where theirs are alike. */
export function layOutCompare(facts: CompareFacts, setting: Setting): Drawing {
  const { from, to, credit, lines } = facts;
  const { voice, size } = setting;
  const peaks = lines.map(({ means }) => Math.max(...means.map((mean) => mean ?? 0)));
  const highest = Math.max(...peaks);
  const isShared = highest <= MOST_APART * Math.max(1, Math.min(...peaks));
  const { page, room } = openChart(setting, {
    from,
    to,
    credit,
    title: capital(voice, voice.say(pictureWords, "compare")),
    legend: (here) =>
      isShared
        ? []
        : [{ text: voice.say(pictureWords, "eachOwn"), draw: (x, y, side) => ownScales(here, x, y, side) }],
  });
  const columns = size === "wide" ? (lines.length === 4 ? 2 : lines.length) : 1;
  const rows = Math.ceil(lines.length / columns);
  const gap = page.margin * 0.8;
  const wide = (room.width - gap * (columns - 1)) / columns;
  const high = room.height / rows;
  for (const [index, { id, means }] of lines.entries()) {
    const cell: Box = {
      x: room.x + (index % columns) * (wide + gap),
      y: room.y + Math.floor(index / columns) * high,
      width: wide,
      height: high - page.margin * 0.25,
    };
    drawPanel(page, { from, id, means, most: isShared ? highest : (peaks[index] as number) }, cell);
  }
  return page.finish();
}

function drawPanel(
  page: Page,
  panel: { from: CompareFacts["from"]; id: string; means: readonly (number | null)[]; most: number },
  cell: Box,
): void {
  const { text, small, voice, colors } = page;
  const { from, id, means, most } = panel;
  const icon = text * 1.1;
  page.draw({
    path: iconOf(id),
    fill: colors.ink,
    move: { x: cell.x, y: cell.y + (text * LINE - icon) / 2, scale: icon / 24 },
  });
  const left = cell.x + icon * 1.4;
  page.write(
    categoryLabel(voice, id),
    { x: left, y: cell.y, width: cell.x + cell.width - left, height: text * LINE },
    { size: text, weight: 600 },
  );
  const last = means.findLastIndex((mean) => mean !== null);
  const newest = means[last];
  const value = newest === null || newest === undefined ? ABSENT : voice.mean(newest);
  const day = last < 0 ? "" : shortDay(page, from, last);
  const head = text * LINE + small * 0.5;
  const inner = { ...cell, y: cell.y + head, height: cell.height - head };
  const plot = drawValues(page, inner, {
    least: Math.min(...means.map((mean) => mean ?? 0)),
    most,
    above: small * 0.6,
    right: newestRoom(page, value, day),
    lines: 1,
  });
  drawGaps(page, plot, means);
  const step = plot.width / means.length;
  drawLine(page, means, (index) => plot.x + (index + 0.5) * step, plot, colors.accent, step < 1 ? 2 : 3.5);
  const right = plot.x + plot.width;
  writeNewest({ ...page, width: cell.x + cell.width + page.margin }, plot, newest ?? 0, value, day);
  drawDays(page, { ...plot, width: right - plot.x }, from, means.length, 1);
}

/** Two scales of different heights, as the legend's form. */
function ownScales(page: Page, x: number, y: number, side: number): void {
  page.draw({
    path: `M${x} ${y}v${side}M${x + side * 0.7} ${y + side * 0.45}v${side * 0.55}`,
    stroke: page.colors.quiet,
    strokeWidth: 3,
  });
}
