import { quantileSorted } from "d3-array";
import { scaleThreshold } from "d3-scale";
import { addDays, type Day, daysBetween } from "../core/day.ts";
import type { Period } from "../core/period.ts";
import type { HeatmapFacts } from "../core/picture.ts";
import { chartTitle, weekdayNames } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { monthNames } from "./axis.ts";
import { round } from "./bars.ts";
import type { Box, Drawing } from "./drawing.ts";
import { fieldEntry } from "./entries.ts";
import { openChart } from "./frame.ts";
import type { Entry } from "./marks.ts";
import { LINE, type Page, type Setting } from "./page.ts";

/** More days than this are shown year by year. */
const MOST_IN_ONE = 371;
const WEEK = 7;
/** A day whose weekday is Monday. */
const MONDAY: Day = "2022-02-21";

/** Lays out days as fields: a row for each weekday, a column for each week, the darker the more. */
export function layOutHeatmap(facts: HeatmapFacts, setting: Setting): Drawing {
  const { from, to, credit, losses } = facts;
  const { voice } = setting;
  const known = losses.filter((loss) => loss !== null).toSorted((one, other) => one - other);
  const edges = edgesOf(known);
  const { page, room } = openChart(setting, {
    from,
    to,
    credit,
    title: chartTitle(facts, voice),
    legend: (here) => [
      ...edges.map((edge, index) => {
        const last = (edges[index + 1] ?? Math.max(edge, known.at(-1) ?? 0) + 1) - 1;
        const span = last > edge ? `${voice.number(edge)}–${voice.number(last)}` : voice.number(edge);
        return fieldEntry(here, span.replace("-", "−"), heatOf(here, index, edges.length));
      }),
      ...(losses.includes(null) ? [unknownEntry(here)] : []),
    ],
  });
  const scale = scaleThreshold<number, string>()
    .domain(edges.slice(1))
    .range(edges.map((_, index) => heatOf(page, index, edges.length)));
  const isLong = losses.length > MOST_IN_ONE;
  const blocks = isLong ? byYear(from, to) : inParts(page, room, from, to);
  const gap = blocks.length > 1 ? page.margin * 0.3 : 0;
  const head = page.small * LINE * 1.15;
  // Years have their months in common, and parts of one have their own.
  const heads = isLong ? 1 : blocks.length;
  const high = (room.height - head * heads - gap * (blocks.length - 1)) / blocks.length;
  const columns = isLong ? 54 : Math.max(...blocks.map((block) => weeksOf(block.from, block.to)));
  for (const [index, block] of blocks.entries()) {
    const above = head * (isLong ? 1 : index + 1);
    const box = { ...room, y: room.y + above + index * (high + gap), height: high };
    const offset = daysBetween(from, block.from);
    const count = daysBetween(block.from, block.to) + 1;
    drawWeeks(page, box, {
      ...block,
      columns,
      values: losses.slice(offset, offset + count),
      color: scale,
      write: (value) => voice.number(value).replace("-", "−"),
      isNamed: !isLong || index === 0,
      name: isLong ? block.to.slice(0, 4) : "",
    });
  }
  return page.finish();
}

/** The entry of a day that is not known: a dash instead of a field, as it is drawn. */
function unknownEntry(page: Page): Entry {
  return {
    text: page.voice.say(pictureWords, "noReport"),
    draw: (x, y, side) =>
      page.draw({
        path: dash(x + side * 0.1, y + side * 0.33, side * 0.8, side * 0.34),
        fill: page.colors.faint,
      }),
  };
}

function dash(left: number, top: number, wide: number, high: number): string {
  return `M${round(left)} ${round(top)}h${round(wide)}v${round(high)}h${-round(wide)}Z`;
}

/** No part of a year has fewer weeks than this, and there are no more parts. */
const LEAST_WEEKS = 8;
const MOST_PARTS = 4;

/** A stretch in parts below each other, in whole weeks: so many that its fields are as square as can be. */
function inParts(page: Page, room: Box, from: Day, to: Day): Period[] {
  const weeks = weeksOf(from, to);
  const skew = (parts: number) => {
    const [wide, high] = [room.width / Math.ceil(weeks / parts), room.height / parts - page.small * LINE];
    // A part more has to be worth it.
    return Math.abs(Math.log(wide / (high / WEEK))) + parts * 0.25;
  };
  const most = Math.max(1, Math.min(MOST_PARTS, Math.floor(weeks / LEAST_WEEKS)));
  const counts = Array.from({ length: most }, (_, index) => index + 1);
  const parts = counts.reduce((best, count) => (skew(count) < skew(best) ? count : best), 1);
  const each = Math.ceil(weeks / parts) * WEEK;
  return Array.from({ length: parts }, (_, index) => {
    const first = addDays(mondayOf(from), index * each);
    const last = addDays(first, each - 1);
    return { from: first > from ? first : from, to: last < to ? last : to };
  });
}

/** How many weeks, from Monday on, a stretch touches. */
function weeksOf(from: Day, to: Day): number {
  return Math.floor(daysBetween(mondayOf(from), to) / WEEK) + 1;
}

/**
 * The least value of each class, so that all are about equally many days. Few values make few classes; where many days
 * have nothing, that is a class of its own.
 */
function edgesOf(sorted: number[]): number[] {
  const positive = sorted.filter((value) => value > 0);
  const isOftenNothing = positive.length <= sorted.length * 0.8;
  const values = isOftenNothing ? positive : sorted;
  const parts = (isOftenNothing ? [0, 0.25, 0.5, 0.75] : [0, 0.2, 0.4, 0.6, 0.8]).flatMap(
    (part) => quantileSorted(values, part) ?? [],
  );
  const least = Math.min(0, sorted[0] ?? 0);
  return [...new Set([...(isOftenNothing ? [least] : []), ...parts.map(Math.ceil)])];
}

/** The colour of a class: the classes that there are reach from the palest to the strongest. */
function heatOf({ colors: { heat } }: Page, index: number, count: number): string {
  return heat[count === 1 ? 0 : Math.round((index * (heat.length - 1)) / (count - 1))] as string;
}

function byYear(from: Day, to: Day): Period[] {
  const years: Period[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const [first, last] = [`${year}-01-01` as Day, `${year}-12-31` as Day];
    years.push({ from: first > from ? first : from, to: last < to ? last : to });
  }
  return years;
}

interface Weeks extends Period {
  /** How many weeks there is room for. */
  readonly columns: number;
  readonly values: readonly (number | null)[];
  readonly color: (value: number) => string;
  /** A value as it stands in its field, where there is room. */
  readonly write: (value: number) => string;
  /** Whether months are written above. */
  readonly isNamed: boolean;
  /** What stands at the left; weekdays where it is empty. */
  readonly name: string;
}

function drawWeeks(page: Page, box: Box, weeks: Weeks): void {
  const { from, to, columns, values, color, write, isNamed, name } = weeks;
  const { small, colors, voice } = page;
  const style = { size: small, color: colors.quiet };
  const weekdays = weekdayNames(voice);
  const names = name ? [name] : weekdays;
  const gutter = Math.max(...names.map((text) => page.measure(text, style))) + small * 0.6;
  const whole = name !== "";
  // Years below each other begin with the first of January, so that their weeks stand under each other.
  const start = whole ? mondayOf(`${from.slice(0, 4)}-01-01` as Day) : mondayOf(from);
  const cellHigh = box.height / WEEK;
  const full = (box.width - gutter) / columns;
  const known = values.filter((value) => value !== null);
  // Figures are equally wide, so that the widest is one of the two ends.
  const widest = Math.max(
    ...[Math.min(...known), Math.max(...known)].map((value) => page.measure(write(value), style)),
  );
  const isWritten = full > widest * 1.25 && cellHigh > small * LINE;
  const cellWide = isWritten ? full : Math.min(full, Math.max(cellHigh * 2.2, 26));
  const x = box.x + gutter;
  const { y } = box;
  if (name) {
    const height = small * LINE;
    page.write(name, { x: box.x, y: y + (box.height - height) / 2, width: gutter, height }, style);
  } else
    for (const [row, text] of weekdays.entries()) {
      const size = Math.min(small, cellHigh * 0.8);
      page.write(
        text,
        { x: box.x, y: y + row * cellHigh, width: gutter, height: cellHigh },
        { ...style, size },
      );
    }
  const pad = cellHigh < 16 ? 1 : 2;
  const paths = new Map<string, string>();
  const offset = daysBetween(start, from);
  const [wide, high] = [round(cellWide - 2 * pad), round(cellHigh - 2 * pad)];
  for (const [index, value] of values.entries()) {
    const [column, row] = [Math.floor((offset + index) / WEEK), (offset + index) % WEEK];
    const left = round(x + column * cellWide + pad);
    const top = round(y + row * cellHigh + pad);
    const fill = value === null ? colors.faint : color(value);
    // A smaller field for what is not known, so that it is no small value.
    const field =
      value === null
        ? dash(left + wide * 0.35, top + high * 0.42, wide * 0.3, high * 0.16)
        : `M${left} ${top}h${wide}v${high}h${-wide}Z`;
    paths.set(fill, (paths.get(fill) ?? "") + field);
    if (isWritten && value !== null) {
      const place = { x: left, y: y + row * cellHigh, width: wide, height: cellHigh };
      const isStrong = colors.heat.indexOf(fill) > 2;
      page.write(write(value), place, {
        ...style,
        align: "center",
        color: isStrong ? colors.ground : colors.ink,
      });
    }
  }
  if (isNamed)
    writeMonths(
      page,
      whole ? monthsOfYear(from) : namedMonths(from, to),
      (day) => x + Math.floor(daysBetween(start, day) / WEEK) * cellWide,
      box,
    );
  for (const [fill, path] of paths) page.draw({ path, fill });
}

/** The days above which a month is written: its first, or that of the stretch where much of the month is in it. */
function namedMonths(from: Day, to: Day): Day[] {
  const days: Day[] = Number(from.slice(8)) <= 20 ? [from] : [];
  for (let day = firstOfNext(from); day <= to; day = firstOfNext(day)) days.push(day);
  return days;
}

function firstOfNext(day: Day): Day {
  return `${addDays(`${day.slice(0, 7)}-01` as Day, 31).slice(0, 7)}-01` as Day;
}

/** The first days of the months of the year of a day. */
function monthsOfYear(day: Day): Day[] {
  return Array.from(
    { length: 12 },
    (_, index) => `${day.slice(0, 4)}-${String(index + 1).padStart(2, "0")}-01` as Day,
  );
}

/** Writes the names of months above the weeks in which they begin. */
function writeMonths(page: Page, days: readonly Day[], placeOf: (day: Day) => number, box: Box): void {
  const { small, colors } = page;
  const height = small * LINE;
  for (const { text, x, width } of monthNames(page, days, placeOf, box.x + box.width))
    page.write(text, { x, y: box.y - height * 1.15, width, height }, { size: small, color: colors.quiet });
}

function mondayOf(day: Day): Day {
  return addDays(day, -(((daysBetween(MONDAY, day) % WEEK) + WEEK) % WEEK));
}
