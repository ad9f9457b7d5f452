import type { SoFarFacts } from "../core/picture.ts";
import { chartTitle } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { drawValues, monthNames, monthStarts, type Plot } from "./axis.ts";
import { drawLine } from "./chart-days.ts";
import type { Drawing } from "./drawing.ts";
import { openChart } from "./frame.ts";
import { LINE, type Page, type Setting } from "./page.ts";

const YEAR = 366;
/** A year of which not every day is known is a broken line. */
const PARTIAL = "7 7";

/** Lays out the sums of the year so far, beside those of the years before. */
export function layOutSoFar(facts: SoFarFacts, setting: Setting): Drawing {
  const { from, to, credit, years } = facts;
  const { voice } = setting;
  const { page, room } = openChart(setting, {
    from,
    to,
    credit,
    title: chartTitle(facts, voice),
    legend: (here) =>
      years.some(({ partial }) => partial)
        ? [
            {
              text: voice.say(pictureWords, "partial"),
              draw: (x, y, side) =>
                here.draw({
                  path: `M${x - side * 0.1} ${y + side / 2}h${side * 1.3}`,
                  stroke: here.colors.quiet,
                  strokeWidth: 3,
                  dash: "3 4.5",
                }),
            },
          ]
        : [],
  });
  const { colors, small, text } = page;
  const ends = years.map(({ year, sums }, index) => {
    const at = sums.findLastIndex((sum) => sum !== null);
    const isNewest = index === years.length - 1;
    return { name: `${year}`, at, value: sums[at] as number, isNewest };
  });
  const labelOf = ({ name, value }: (typeof ends)[number]) =>
    voice.say(pictureWords, "title", { label: name, words: voice.number(value) });
  const style = { size: text * 0.9, weight: 600 } as const;
  const right = Math.max(...ends.map((end) => page.measure(labelOf(end), style))) + small * 0.9;
  const plot = drawValues(page, room, {
    least: 0,
    most: Math.max(...ends.map(({ value }) => value)),
    above: small * 0.8,
    right,
    lines: 1,
  });
  const center = (index: number) => plot.x + ((index + 0.5) * plot.width) / YEAR;
  for (const [index, { sums, partial }] of years.entries()) {
    const isNewest = index === years.length - 1;
    const look = {
      stroke: isNewest ? colors.accent : colors.faint,
      strokeWidth: isNewest ? 5 : 3,
      ...(partial && { dash: PARTIAL }),
    };
    drawLine(page, sums, center, plot, look);
  }
  const high = text * 0.9 * LINE;
  const places = apart(
    ends.map(({ value }) => plot.place(value)),
    high,
    plot,
  );
  for (const [index, end] of ends.entries()) {
    const y = (places[index] as number) - high / 2;
    const x = plot.x + plot.width + small * 0.8;
    page.write(
      labelOf(end),
      { x, y, width: right - small * 0.8, height: high },
      {
        ...style,
        weight: end.isNewest ? 600 : 400,
        color: end.isNewest ? colors.accent : colors.quiet,
      },
    );
    // A year that is not over ends before its name: a thin line leads there.
    if (end.isNewest && end.at < YEAR - 20)
      page.draw({
        path: `M${center(end.at)} ${plot.place(end.value)}L${x - small * 0.3} ${places[index]}`,
        stroke: colors.accent,
        strokeWidth: 1.5,
        dash: "2 6",
      });
  }
  drawMonths(page, plot);
  return page.finish();
}

/** Places no closer than a distance, each as near as can be to where it wants to be, within a plot. */
export function apart(wanted: readonly number[], distance: number, { y, height }: Plot): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const places = [...wanted];
  let before = y - distance / 2;
  for (const index of order) {
    places[index] = Math.max(places[index] as number, before + (before < y ? distance / 2 : distance));
    before = places[index] as number;
  }
  let after = y + height + distance;
  for (const index of order.toReversed()) {
    places[index] = Math.min(places[index] as number, after - distance);
    after = places[index] as number;
  }
  return places;
}

function drawMonths(page: Page, plot: Plot): void {
  const { small, colors } = page;
  const style = { size: small, color: colors.quiet } as const;
  const step = plot.width / YEAR;
  const starts = new Map(monthStarts().map(({ at, day }) => [day, plot.x + at * step]));
  const names = monthNames(page, [...starts.keys()], (day) => starts.get(day) ?? 0, plot.x + plot.width);
  for (const { text, x, width } of names)
    page.write(text, { x, y: plot.y + plot.height + small * 0.3, width, height: small * LINE }, style);
}
