import { line } from "d3-shape";
import { addDays } from "../core/day.ts";
import type { DailyFacts, TotalFacts } from "../core/picture.ts";
import { chartTitle } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { drawDays, drawValues, type Plot } from "./axis.ts";
import { round } from "./bars.ts";
import type { Drawing, Shape } from "./drawing.ts";
import { beginningEntry, fieldEntry, lineEntry, remarkEntries } from "./entries.ts";
import { openChart, shortDay } from "./frame.ts";
import {
  drawBeginning,
  drawCorrections,
  drawGaps,
  newestRoom,
  onlyRoom,
  writeNewest,
  writeNothing,
  writeOnly,
  writePeak,
} from "./labels.ts";
import { drawMark, markEntry } from "./marks.ts";
import { LINE, type Page, type Setting } from "./page.ts";

/** More bars than this in so many pixels are drawn as one form without gaps. */
const LEAST_STEP = 3;
/** Points of a line are no closer than this, in pixels. */
const LEAST_APART = 1.4;
/** A bar wider than this is a wall. */
const WIDEST_BAR = 90;

/** Lays out the losses of days as bars, with their mean of seven days. */
export function layOutDaily(facts: DailyFacts, setting: Setting): Drawing {
  const { voice } = setting;
  const { from, to, credit, losses, means, corrections, record, begins } = facts;
  const hasGaps = losses.some((loss, index) => loss === null && index !== begins);
  const hasMean = means.filter((mean) => mean !== null).length > 1;
  const isOne = losses.length === 1;
  const { page, room } = openChart(setting, {
    from,
    to,
    credit,
    title: chartTitle(facts, voice),
    legend: (here) => [
      ...(isOne ? [] : [fieldEntry(here, voice.say(pictureWords, "aDay"), here.colors.faint)]),
      ...(hasMean ? [lineEntry(here, voice.say(pictureWords, "mean7"), here.colors.ink)] : []),
      ...(record === undefined ? [] : [markEntry(here, "record")]),
      ...(begins === undefined ? [] : [beginningEntry(here)]),
      ...remarkEntries(here, hasGaps, corrections.length > 0),
    ],
  });
  const { colors, small } = page;
  const last = losses.findLastIndex((loss) => loss !== null);
  const newest = losses[last] as number;
  const texts = [newest === 0 ? voice.number(0) : voice.signed(newest), shortDay(page, from, last)] as const;
  const most = Math.max(...losses.map((loss) => loss ?? 0));
  const plot = drawValues(page, room, {
    least: Math.min(...losses.map((loss) => loss ?? 0)),
    most,
    above: isOne ? onlyRoom(page) : small * LINE * 1.8,
    right: isOne ? 0 : newestRoom(page, ...texts),
  });
  drawGaps(
    page,
    plot,
    losses.map((loss, index) => (index === begins ? 0 : loss)),
  );
  drawBarsOf(page, plot, losses, last);
  const step = plot.width / losses.length;
  const center = (index: number) => plot.x + (index + 0.5) * step;
  if (hasMean)
    drawLine(page, means, center, plot, { stroke: colors.ink, strokeWidth: step < LEAST_STEP ? 2.5 : 3.5 });
  if (most === 0 && !losses.some((loss) => (loss ?? 0) < 0))
    writeNothing(page, plot, voice.say(pictureWords, "nothing"));
  const peak = losses.indexOf(most);
  if (peak >= 0 && most > 0 && losses.length > 1) {
    const day = voice.short(addDays(from, peak));
    writePeak(
      page,
      plot,
      center(peak),
      most,
      voice.say(pictureWords, "peak", { value: voice.number(most), day }),
    );
    if (peak === record)
      drawMark(page, "record", center(peak) - small * 0.28, plot.place(most) - small * 0.65, small * 0.5);
  }
  if (begins !== undefined) drawBeginning(page, plot, plot.x + begins * step);
  drawCorrections(
    page,
    plot,
    corrections.map(({ at }) => at),
    losses.length,
  );
  if (isOne) writeOnly(page, plot, newest, texts[0]);
  else writeNewest(page, plot, newest, ...texts);
  drawDays(page, plot, from, losses.length);
  return page.finish();
}

/** Lays out the running total as a line over its area. */
export function layOutTotal(facts: TotalFacts, setting: Setting): Drawing {
  const { voice } = setting;
  const { from, to, credit, totals, corrections, begins } = facts;
  const isOne = totals.length === 1;
  const { page, room } = openChart(setting, {
    from,
    to,
    credit,
    title: chartTitle(facts, voice),
    legend: (here) => [
      ...(begins === undefined ? [] : [beginningEntry(here)]),
      ...remarkEntries(here, totals.includes(null), corrections.length > 0),
    ],
  });
  const { colors, small } = page;
  const last = totals.findLastIndex((total) => total !== null);
  const newest = totals[last] as number;
  const texts = [voice.number(newest), shortDay(page, from, last)] as const;
  const plot = drawValues(page, room, {
    least: 0,
    most: Math.max(...totals.map((total) => total ?? 0)),
    above: isOne ? onlyRoom(page) : small * LINE * 1.2,
    right: isOne ? 0 : newestRoom(page, ...texts),
  });
  drawGaps(page, plot, totals);
  const step = plot.width / totals.length;
  const center = (index: number) => plot.x + (index + 0.5) * step;
  drawArea(page, totals, center, plot);
  drawLine(page, totals, center, plot, { stroke: colors.accent });
  if (begins !== undefined) drawBeginning(page, plot, plot.x + begins * step);
  drawCorrections(
    page,
    plot,
    corrections.map(({ at }) => at),
    totals.length,
  );
  if (isOne) writeOnly(page, plot, newest, texts[0]);
  else writeNewest(page, plot, newest, ...texts);
  drawDays(page, plot, from, totals.length);
  return page.finish();
}

/** A line through the values that are known, with its gaps, and a dot for every value without neighbours. */
export function drawLine(
  page: Page,
  values: readonly (number | null)[],
  center: (index: number) => number,
  plot: Plot,
  look: Pick<Shape, "strokeWidth" | "dash"> & { readonly stroke: string },
): void {
  // More points than there are pixels make no finer line, only a larger file.
  const every = Math.max(1, Math.round(LEAST_APART / (center(1) - center(0))));
  const points = values.flatMap((value, index) =>
    index % every === 0 || value === null || index === values.length - 1 ? [{ value, index }] : [],
  );
  const path = line<(typeof points)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ index }) => round(center(index)))
    .y(({ value }) => round(plot.place(value ?? 0)))(points);
  if (path) page.draw({ path, strokeWidth: 3.5, ...look });
  const isKnown = (index: number) => (values[index] ?? null) !== null;
  const dots = values.flatMap((value, index) => {
    if (value === null || isKnown(index - 1) || isKnown(index + 1)) return [];
    const [x, y] = [round(center(index)), round(plot.place(value))];
    return `M${round(x - 6)} ${y}a6 6 0 1 1 12 0a6 6 0 1 1 -12 0Z`;
  });
  if (dots.length > 0) page.draw({ path: dots.join(""), fill: look.stroke });
}

function drawArea(
  page: Page,
  values: readonly (number | null)[],
  center: (index: number) => number,
  plot: Plot,
): void {
  const ground = round(plot.place(0));
  const paths: string[] = [];
  for (let index = 0; index < values.length; index++) {
    if (values[index] === null) continue;
    const first = index;
    let path = `M${round(center(first))} ${ground}`;
    for (; typeof values[index] === "number"; index++)
      path += `L${round(center(index))} ${round(plot.place(values[index] as number))}`;
    paths.push(`${path}L${round(center(index - 1))} ${ground}Z`);
  }
  page.draw({ path: paths.join(""), fill: page.colors.wash });
}

/** Bars of all days, the newest in the accent; where there is less than a few pixels for each, as one form. */
function drawBarsOf(page: Page, plot: Plot, values: readonly (number | null)[], newest: number): void {
  const { colors } = page;
  const step = plot.width / values.length;
  const ground = round(plot.place(0));
  const isDense = step < LEAST_STEP;
  const wide = isDense ? step : Math.min(WIDEST_BAR, step * 0.74);
  let [path, told] = ["", ""];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const left = round(plot.x + (index + 0.5) * step - wide / 2);
    // What is nothing still shows that it is known.
    const top = value === 0 ? ground - 1.5 : round(plot.place(value));
    const right = round(plot.x + (index + 0.5) * step + wide / 2);
    const bar = `M${left} ${ground}V${top}H${right}V${ground}Z`;
    if (index === newest) told = isDense ? `M${round(right - 3)} ${ground}V${top}H${right}V${ground}Z` : bar;
    else path += bar;
  }
  if (path) page.draw({ path, fill: colors.faint });
  page.draw({ path: told, fill: colors.accent });
}
