import { quantileSorted } from "d3-array";
import { shortCategoryLabel } from "../core/category.ts";
import type { CompareFacts } from "../core/picture.ts";
import { capital, indexOf, newestCompared } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { clamp, drawDays, drawValues, type Plot } from "./axis.ts";
import { round } from "./bars.ts";
import { drawLine } from "./chart-days.ts";
import { apart } from "./chart-sofar.ts";
import type { Drawing } from "./drawing.ts";
import { beginningEntry, remarkEntries } from "./entries.ts";
import { openChart } from "./frame.ts";
import { clearGround, drawBeginning, drawGaps } from "./labels.ts";
import { LINE, type Page, type Setting } from "./page.ts";

/** What all of them have on average. */
const OWN_MEAN = 100;

/** A scale ends at so many times what nearly all values stay below, where some reach further than that. */
const NEARLY_ALL = 0.95;
const ABOVE = 1.5;

/** Where the scale ends: a few days of a category that lost little since would lay everything else onto the ground. */
function topOf(series: readonly (readonly (number | null)[])[]): number {
  const known = series.flat().filter((value) => value !== null);
  const sorted = known.toSorted((one, other) => one - other);
  const newest = series.map((values) => values.findLast((value) => value !== null) ?? 0);
  const usual = Math.max(OWN_MEAN * 1.2, (quantileSorted(sorted, NEARLY_ALL) ?? 0) * ABOVE, ...newest);
  const most = Math.max(OWN_MEAN * 1.2, sorted.at(-1) ?? 0);
  return most > usual * ABOVE ? usual : most;
}

/** Lays out two to four categories in one plot, each as parts of its own mean, so that very different ones share a scale. */
export function layOutIndexed(facts: CompareFacts, setting: Setting): Drawing {
  const { from, to, credit, lines, kind } = facts;
  const { voice } = setting;
  // A day is a gap where nothing is known of any of them.
  const isKnown =
    lines[0]?.losses.map((_, at) => (lines.some(({ losses }) => losses[at] !== null) ? 1 : null)) ?? [];
  const { page, room } = openChart(setting, {
    from,
    to,
    credit,
    title: capital(voice, voice.say(pictureWords, "indexed")),
    legend: (here) => [
      {
        text: voice.say(pictureWords, "ownMean", { days: String(facts.span) }),
        draw: (x, y, side) =>
          here.draw({ path: `M${x} ${y + side / 2}h${side}`, stroke: here.colors.quiet, strokeWidth: 2.5 }),
      },
      ...(lines.some(({ begins }) => begins !== undefined) ? [beginningEntry(here)] : []),
      ...remarkEntries(here, isKnown.includes(null), false),
    ],
  });
  const { colors, small, text } = page;
  const series = lines.map((line) => line.means.map((mean) => indexOf(mean, line)));
  const highest = topOf(series);
  const labels = lines.map((line) => ({
    name: shortCategoryLabel(voice, line.id),
    value: newestCompared(kind, line, voice),
  }));
  const style = { size: text * 0.9, weight: 600 } as const;
  const widest = Math.max(
    ...labels.flatMap(({ name, value }) => [page.measure(name, { size: small }), page.measure(value, style)]),
  );
  const right = widest + small * 1.1;
  const plot = drawValues(page, room, {
    least: Math.min(0, ...series.flat().map((value) => value ?? 0)),
    most: highest,
    above: small * 0.8,
    right,
    lines: 2,
  });
  drawGaps(page, plot, isKnown);
  const y = round(plot.place(OWN_MEAN));
  page.draw({ path: `M${plot.x} ${y}H${plot.x + plot.width}`, stroke: colors.quiet, strokeWidth: 2.5 });
  // Told apart by strength too, and every one has its name at its end. Broken lines would make a file twice as large.
  const looks = [
    { stroke: colors.accent, width: 5 },
    { stroke: colors.ink, width: 3 },
    { stroke: colors.quiet, width: 3 },
    { stroke: colors.accent, width: 2 },
  ];
  const step = plot.width / (series[0]?.length ?? 1);
  const center = (index: number) => plot.x + (index + 0.5) * step;
  for (const [index, values] of series.entries()) {
    const { stroke, width } = looks[index % looks.length] ?? { stroke: colors.ink, width: 3 };
    const begins = lines[index]?.begins;
    if (begins !== undefined) drawBeginning(page, plot, plot.x + begins * step, stroke);
    const within = values.map((value) => (value === null || value > highest ? null : value));
    drawLine(page, within, center, plot, { stroke, strokeWidth: width });
  }
  const cut = series.flatMap((values, index) => {
    const most = Math.max(...values.map((value) => value ?? 0));
    if (most <= highest) return [];
    const last = values.findLastIndex((value) => value !== null && value > highest);
    const text = `↑ ${voice.number(Math.round(most))} ${labels[index]?.name}`;
    return [{ text, x: center(last), color: looks[index]?.stroke ?? colors.ink }];
  });
  writeCut(page, plot, cut);
  const high = small * LINE * 0.95 + style.size * LINE;
  const wanted = series.map((values) => plot.place(values.findLast((value) => value !== null) ?? 0));
  const places = apart(wanted, high, plot);
  for (const [index, { name, value }] of labels.entries()) {
    const x = plot.x + plot.width + small * 0.8;
    const top = (places[index] as number) - high / 2;
    const width = right - small * 0.8;
    const color = looks[index]?.stroke ?? colors.ink;
    page.write(value, { x, y: top, width, height: style.size * LINE }, { ...style, color });
    page.write(
      name,
      { x, y: top + style.size * LINE * 0.92, width, height: small * LINE },
      { size: small, color },
    );
  }
  drawDays(page, plot, from, series[0]?.length ?? 1);
  return page.finish();
}

/** Writes how high the lines reach that leave the plot, below each other behind the last that does. */
function writeCut(
  page: Page,
  plot: Plot,
  cut: readonly { readonly text: string; readonly x: number; readonly color: string }[],
): void {
  const { small } = page;
  const from = Math.max(...cut.map(({ x }) => x)) + small * 0.6;
  for (const [index, { text, color }] of cut.entries()) {
    const width = page.measure(text, { size: small }) + 2;
    const x = clamp(from, plot.x, plot.x + plot.width - width);
    const y = plot.y + index * small * LINE;
    const box = { x, y, width, height: small * LINE };
    clearGround(page, box);
    page.write(text, box, { size: small, color });
  }
}
