import { type ScaleLinear, scaleLinear } from "d3-scale";
import { addDays, type Day, daysBetween } from "../core/day.ts";
import { round } from "./bars.ts";
import type { Box } from "./drawing.ts";
import { shortDay, shortMonth } from "./frame.ts";
import { LINE, type Page, type TextStyle } from "./page.ts";

/** The room of the values of a chart, with the scale from values to places. */
export interface Plot extends Box {
  readonly y: number;
  /** From a value to its place from the top of the page. */
  readonly place: ScaleLinear<number, number>;
}

/** What the values of a plot reach, and what is kept free beside them. */
export interface PlotWish {
  readonly least: number;
  readonly most: number;
  /** Kept free above the values, for a label, and to the right of them. */
  readonly above?: number;
  readonly right?: number;
  /** How many lines of text stand below. */
  readonly lines?: number;
  /** At least so much is left to the numbers, as where plots stand below each other. */
  readonly gutter?: number;
}

/** No more days than this have a name of their own. */
const MOST_SINGLE = 100;

/** The scale of a plot, its round values with their numbers, and how much room these take at the left. */
function scaleOf(page: Page, room: Box, { least, most, above = 0, lines = 2 }: PlotWish) {
  const { small, voice } = page;
  const below = lines * small * LINE + small * 0.3;
  const top = room.y + above;
  const bottom = room.y + room.height - below;
  const count = Math.max(2, Math.min(6, Math.floor((bottom - top) / (small * 3))));
  const place = scaleLinear()
    .domain([Math.min(0, least), most > 0 && most < 1 ? most : Math.max(1, most)])
    .range([bottom, top]);
  // Only means are less than one: of these what a decimal tells is shown, and of whatever is counted whole numbers.
  const isSmall = most > 0 && most < 1;
  const ticks = place
    .ticks(isSmall ? 2 : count)
    .filter((value) => (isSmall ? isShort(value) : Number.isInteger(value)));
  const labels = ticks.map((value) =>
    (value % 1 === 0 ? voice.number(value) : voice.mean(value)).replace("-", "−"),
  );
  const needed = Math.max(...labels.map((label) => page.measure(label, { size: small }))) + small * 0.5;
  return { top, bottom, place, ticks, labels, needed };
}

/** Whether a mean is told in full: with one decimal, or one figure where it is less than that. */
function isShort(value: number): boolean {
  return round(value) === value || (value < 0.1 && Number(value.toPrecision(1)) === value);
}

/** How much room the numbers of a plot need at its left. */
export function gutterOf(page: Page, room: Box, wish: PlotWish): number {
  return scaleOf(page, room, wish).needed;
}

/** Lines across at round values, with their numbers at the left. Returns the room that is left for the values. */
export function drawValues(page: Page, room: Box, wish: PlotWish): Plot {
  const { small, colors } = page;
  const style: TextStyle = { size: small, color: colors.quiet, align: "right" };
  const { top, bottom, place, ticks, labels, needed } = scaleOf(page, room, wish);
  const { right = 0, gutter = needed } = wish;
  const x = room.x + gutter;
  for (const [index, value] of ticks.entries()) {
    const y = round(place(value));
    page.draw({
      path: `M${x} ${y}H${round(room.x + room.width - right)}`,
      stroke: value === 0 ? colors.quiet : colors.rule,
      strokeWidth: value === 0 ? 2 : 1.5,
    });
    const high = small * LINE;
    page.write(
      labels[index] as string,
      { x: room.x, y: y - high / 2, width: gutter - small * 0.5, height: high },
      style,
    );
  }
  return { x, y: top, width: room.width - gutter - right, height: bottom - top, place };
}

/** A place on the line of time with its name. */
interface Tick {
  /** How many steps after the first one. */
  readonly at: number;
  readonly text: string;
  /** Stands below, where it is not that of the tick before. */
  readonly year: string;
  /** It is the first of a year. */
  readonly isJanuary?: boolean;
}

/**
 * Writes days, months or years below a plot whose steps are days: as many as fit side by side. On one line, a year stands
 * in the place of its January.
 */
export function drawDays(page: Page, plot: Plot, from: Day, count: number, lines: 1 | 2 = 2): void {
  const step = plot.width / count;
  const all = dayTicks(page, from, count);
  const onOne = (ticks: readonly Tick[]) =>
    ticks.map((tick) => (tick.isJanuary ? { ...tick, text: tick.year, year: "" } : { ...tick, year: "" }));
  const wanted = lines === 2 ? all : all.map((make) => () => onOne(make()));
  drawTicks(page, plot, fitting(page, wanted, step, plot.width), step);
}

/** The same for a plot whose steps are months or years. */
export function drawColumns(page: Page, plot: Plot, columns: readonly Day[], kind: "months" | "years"): void {
  const step = plot.width / columns.length;
  const tick = (every: number) =>
    columns.flatMap((day, at): Tick[] => {
      if (kind === "years") return [{ at, text: day.slice(0, 4), year: "" }];
      const month = Number(day.slice(5, 7)) - 1;
      return month % every === 0 ? [{ at, text: shortMonth(page, day), year: day.slice(0, 4) }] : [];
    });
  drawTicks(
    page,
    plot,
    fitting(
      page,
      [1, 3, 6, 12].map((every) => () => tick(every)),
      step,
      plot.width,
    ),
    step,
  );
}

/** The ticks of a stretch of days, from the closest to the widest apart, each to be made. */
function dayTicks(page: Page, from: Day, count: number): (() => Tick[])[] {
  const year = (day: Day) => day.slice(0, 4);
  const last = addDays(from, count - 1);
  // Counted from the end, so that the newest day has its name.
  const every = (distance: number) =>
    Array.from({ length: Math.ceil(count / distance) }, (_, step) => {
      const at = count - 1 - step * distance;
      return { at, text: shortDay(page, from, at), year: year(addDays(from, at)) };
    }).toReversed();
  const months = monthsBetween(from, last);
  const ofMonths = (distance: number) =>
    months
      .filter((day) => (Number(day.slice(5, 7)) - 1) % distance === 0)
      .map((day) => ({
        at: daysBetween(from, day),
        text: shortMonth(page, day),
        year: year(day),
        isJanuary: day.endsWith("-01-01"),
      }));
  const years = months
    .filter((day) => day.endsWith("-01-01"))
    .map((day) => ({ at: daysBetween(from, day), text: year(day), year: "" }));
  const someYears = years.filter((_, index) => (years.length - 1 - index) % 2 === 0);
  const close = count <= MOST_SINGLE ? [1, 2, 7, 14] : [];
  return [
    ...close.map((distance) => () => every(distance)),
    ...(months.length > 1 ? [1, 2, 3, 6] : []).map((distance) => () => ofMonths(distance)),
    ...(years.length > 0 ? [() => years, () => someYears] : []),
  ];
}

/** The first days of months in a stretch. */
function monthsBetween(from: Day, to: Day): Day[] {
  const firstOfNext = (day: Day) => `${addDays(`${day.slice(0, 7)}-01` as Day, 31).slice(0, 7)}-01` as Day;
  const months: Day[] = from.endsWith("-01") ? [from] : [];
  for (let day = firstOfNext(from); day <= to; day = firstOfNext(day)) months.push(day);
  return months;
}

/** The closest ticks whose names fit side by side; those further apart are made only where the closer ones do not. */
function fitting(
  page: Page,
  all: readonly (() => readonly Tick[])[],
  step: number,
  width: number,
): readonly Tick[] {
  const style = { size: page.small };
  const fits = (ticks: readonly Tick[]) => {
    // Years have a line of their own, on which only the first tick of each is written.
    const ends = { text: Number.NEGATIVE_INFINITY, year: Number.NEGATIVE_INFINITY };
    let before = "";
    return ticks.every(({ at, text, year }) => {
      const isFree = (line: keyof typeof ends, words: string) => {
        const wide = page.measure(words, style);
        const left = clamp(at * step + step / 2 - wide / 2, 0, width - wide);
        const free = left >= ends[line];
        ends[line] = left + wide + page.small * 0.7;
        return free;
      };
      const isNew = year !== "" && year !== before;
      before = year;
      return isFree("text", text) && (!isNew || isFree("year", year));
    });
  };
  let last: readonly Tick[] = [];
  for (const make of all) {
    last = make();
    // The first one is kept within the plot, where it may be in the way of the second.
    for (const ticks of last.length > 3 ? [last, last.slice(1)] : [last])
      if (ticks.length > 0 && fits(ticks)) return ticks;
  }
  const rest = last.slice(1);
  return rest.length > 0 && fits(rest) ? rest : last.slice(0, 1);
}

function drawTicks(page: Page, plot: Plot, ticks: readonly Tick[], step: number): void {
  const { small, colors } = page;
  const style: TextStyle = { size: small, color: colors.quiet, align: "center" };
  const y = plot.y + plot.height + small * 0.3;
  let before = "";
  for (const { at, text, year } of ticks) {
    const center = plot.x + (at + 0.5) * step;
    const write = (words: string, line: number) => {
      const wide = page.measure(words, style) + 2;
      const x = clamp(center - wide / 2, plot.x, plot.x + plot.width - wide);
      page.write(words, { x, y: y + line * small * LINE, width: wide, height: small * LINE }, style);
    };
    write(text, 0);
    if (year && year !== before) write(year, 1);
    before = year;
  }
}

/** A number no less than one and no more than another. */
export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The names of months side by side: of all of them, or of every second, third or sixth where there is no room for more. */
export function monthNames(
  page: Page,
  days: readonly Day[],
  placeOf: (day: Day) => number,
  end: number,
): readonly { text: string; x: number; width: number }[] {
  const named = (every: number) =>
    days
      .filter((day) => (Number(day.slice(5, 7)) - 1) % every === 0)
      .map((day) => {
        const text = shortMonth(page, day);
        return { text, x: placeOf(day), width: page.measure(text, { size: page.small }) + 2 };
      })
      .filter(({ x, width }) => x + width <= end + 1);
  const fits = (months: ReturnType<typeof named>) =>
    months.every(({ x }, index) => {
      const before = months[index - 1];
      return !before || before.x + before.width + page.small * 0.3 <= x;
    });
  return [1, 2, 3].map(named).find(fits) ?? named(6);
}

/** The days from the first of January on which months begin, for a plot whose steps are days of a year. */
export function monthStarts(): { at: number; day: Day }[] {
  const first: Day = "2023-01-01";
  return Array.from({ length: 12 }, (_, month) => {
    const day = `2023-${String(month + 1).padStart(2, "0")}-01` as Day;
    return { at: daysBetween(first, day), day };
  });
}
