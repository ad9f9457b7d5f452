import { categoryLabel } from "../core/category.ts";
import type { Compared, CompareFacts } from "../core/picture.ts";
import { ABSENT, capital } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { drawDays, drawValues, gutterOf, type PlotWish } from "./axis.ts";
import { drawLine } from "./chart-days.ts";
import type { Box, Drawing } from "./drawing.ts";
import { beginningEntry, remarkEntries } from "./entries.ts";
import { openChart, shortDay } from "./frame.ts";
import { iconOf } from "./icons.ts";
import { drawBeginning, drawGaps, newestRoom, writeNewest, writeNothing } from "./labels.ts";
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
    title: capital(voice, voice.say(pictureWords, "compare", { days: String(facts.span) })),
    legend: (here) => [
      ...(isShared
        ? []
        : [
            {
              text: voice.say(pictureWords, "eachOwn"),
              draw: (x: number, y: number, side: number) => ownScales(here, x, y, side),
            },
          ]),
      ...(lines.some(({ begins }) => begins !== undefined) ? [beginningEntry(here)] : []),
      ...remarkEntries(
        here,
        lines.some((line) => sinceBeginning(line).includes(null)),
        false,
      ),
    ],
  });
  const columns = size === "wide" ? (lines.length === 4 ? 2 : lines.length) : 1;
  const rows = Math.ceil(lines.length / columns);
  const gap = page.margin * 0.8;
  const wide = (room.width - gap * (columns - 1)) / columns;
  const high = room.height / rows;
  const panels = lines.map((line, index): Panel => {
    const { id, means, begins } = line;
    const last = means.findLastIndex((mean) => mean !== null);
    const newest = means[last] ?? null;
    return {
      id,
      losses: sinceBeginning(line),
      means,
      ...(begins !== undefined && { begins }),
      from,
      most: isShared ? highest : (peaks[index] as number),
      newest,
      value: newest === null ? ABSENT : voice.mean(newest),
      day: last < 0 ? "" : shortDay(page, from, last),
      cell: {
        x: room.x + (index % columns) * (wide + gap),
        y: room.y + Math.floor(index / columns) * high,
        width: wide,
        height: high - page.margin * 0.25,
      },
    };
  });
  // The same days stand below each other, whatever the numbers beside them.
  const right = Math.max(...panels.map(({ value, day }) => newestRoom(page, value, day)));
  const gutter = Math.max(
    ...panels.map((panel) => gutterOf(page, plotRoom(page, panel), wishOf(page, panel))),
  );
  for (const panel of panels) drawPanel(page, panel, { gutter, right });
  return page.finish();
}

/** The losses of a category, without a gap before there were any and on the day of its first report. */
function sinceBeginning({ losses, begins = -1 }: Compared): (number | null)[] {
  return losses.map((loss, at) => (at <= begins ? 0 : loss));
}

/** One of the categories, with what is told of it and where it stands. */
interface Panel {
  readonly id: string;
  readonly losses: readonly (number | null)[];
  readonly means: readonly (number | null)[];
  readonly begins?: number;
  readonly from: CompareFacts["from"];
  readonly most: number;
  readonly newest: number | null;
  readonly value: string;
  readonly day: string;
  readonly cell: Box;
}

/** The room below the name of a category. */
function plotRoom({ text, small }: Page, { cell }: Panel): Box {
  const head = text * LINE + small * 0.5;
  return { ...cell, y: cell.y + head, height: cell.height - head };
}

function wishOf({ small }: Page, { means, most }: Panel): PlotWish {
  return { least: Math.min(...means.map((mean) => mean ?? 0)), most, above: small * 0.6, lines: 1 };
}

function drawPanel(page: Page, panel: Panel, beside: Pick<PlotWish, "gutter" | "right">): void {
  const { text, voice, colors } = page;
  const { from, id, losses, means, begins, newest, value, day, cell } = panel;
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
  const plot = drawValues(page, plotRoom(page, panel), { ...wishOf(page, panel), ...beside });
  drawGaps(page, plot, losses);
  const step = plot.width / means.length;
  if (begins !== undefined) drawBeginning(page, plot, plot.x + begins * step);
  drawLine(page, means, (index) => plot.x + (index + 0.5) * step, plot, {
    stroke: colors.accent,
    strokeWidth: step < 1 ? 2.5 : 3.5,
  });
  if (losses.every((loss) => loss === null)) writeNothing(page, plot, voice.say(pictureWords, "noReport"));
  else writeNewest({ ...page, width: cell.x + cell.width + page.margin }, plot, newest ?? 0, value, day);
  drawDays(page, plot, from, means.length, 1);
}

/** Two scales of different heights, as the legend's form. */
function ownScales(page: Page, x: number, y: number, side: number): void {
  page.draw({
    path: `M${x} ${y}v${side}M${x + side * 0.7} ${y + side * 0.45}v${side * 0.55}`,
    stroke: page.colors.quiet,
    strokeWidth: 3,
  });
}
