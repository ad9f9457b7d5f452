import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { addDays, type Day } from "../../core/day.ts";
import type { Voice } from "../../core/locale.ts";
import type { Column, ColumnsFacts, DailyFacts } from "../../core/picture.ts";
import { ABSENT, capital, chartAlt, chartSentences, chartTitle, count } from "../../core/picture-alt.ts";
import { monthOf } from "./blocks.ts";
import { html, type Markup, NOTHING, when } from "./markup.ts";
import { pathTo, type Visit } from "./request.ts";
import { reportWords } from "./words.ts";

/** The measures of the drawing, in its own units: the style sheet makes its letters larger where the screen is small. */
const WIDTH = 720;
const HEIGHT = 260;
const TOP = 26;
const BOTTOM = 34;
/** What stands beside the lines across has so much room on the left. */
const GUTTER = 62;
/** How much of its room a bar takes. */
const BAR = 0.74;
/** About so many lines across. */
const TICKS = 3;

/** The losses of days or months as a drawing, with what it shows in sentences and the same as a table. */
export function chartOf(
  facts: DailyFacts | ColumnsFacts,
  visit: Visit,
  known: (day: Day) => boolean,
): Markup {
  const { voice } = visit;
  return html`<figure class="chart">
<figcaption>${chartTitle(facts, voice)}</figcaption>
${drawingOf(facts.kind === "daily" ? daysOf(facts, voice) : columnsOf(facts, voice), chartAlt(facts, voice))}
<p>${chartSentences(facts, voice).join(" ")}</p>
<details><summary>${voice.say(reportWords, "chartTable")}</summary>${
    facts.kind === "daily" ? tableOfDays(facts, visit, known) : tableOfColumns(facts, visit)
  }</details>
</figure>`;
}

/** What is drawn: bars beside each other, and a line over them. */
interface Bars {
  readonly values: readonly (number | null)[];
  /** The places of those that are not whole. */
  readonly partial: ReadonlySet<number>;
  readonly line: readonly (number | null)[];
  /** What the first and the last are called. */
  readonly first: string;
  readonly last: string;
  readonly number: (value: number) => string;
}

function daysOf({ from, losses, means }: DailyFacts, voice: Voice): Bars {
  return {
    values: losses,
    partial: new Set(),
    line: means,
    first: voice.short(from),
    last: voice.short(addDays(from, losses.length - 1)),
    number: (value) => count(voice, value),
  };
}

function columnsOf({ columns }: ColumnsFacts, voice: Voice): Bars {
  const name = (column: Column | undefined) => (column ? capital(voice, voice.month(column.from)) : "");
  return {
    values: columns.map(({ loss }) => loss),
    partial: new Set(columns.flatMap(({ partial }, place) => (partial ? [place] : []))),
    line: [],
    first: name(columns[0]),
    last: name(columns.at(-1)),
    number: (value) => count(voice, value),
  };
}

function drawingOf({ values, partial, line, first, last, number }: Bars, alt: string): Markup {
  const known = values.filter((value) => value !== null);
  const high = max(known) ?? 0;
  const scale = scaleLinear()
    .domain([Math.min(0, min(known) ?? 0), high || 1])
    .range([HEIGHT - BOTTOM, TOP]);
  const y = (value: number) => Math.round(scale(value) * 10) / 10;
  const step = (WIDTH - GUTTER) / values.length;
  const x = (place: number) => Math.round((GUTTER + place * step) * 10) / 10;
  const ground = y(0);
  const newest = values.findLastIndex((value) => value !== null);

  function bar(place: number): string {
    const value = values[place] ?? null;
    if (value === null) return "";
    // What is nothing still shows that it is known.
    const top = value === 0 ? ground - 1.5 : y(value);
    return `M${x(place + (1 - BAR) / 2)} ${ground}V${top}H${x(place + (1 + BAR) / 2)}V${ground}Z`;
  }

  /** The bars of one kind, as one form. */
  function barsOf(kind: string, isOfIt: (place: number) => boolean): Markup {
    const form = values.map((_, place) => (isOfIt(place) ? bar(place) : "")).join("");
    return form ? html`<path class="${kind}" d="${form}"/>` : NOTHING;
  }

  const ticks = scale.ticks(TICKS).filter((tick) => tick !== 0 && Number.isInteger(tick));
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${alt}">
${ticks.map(
  (tick) =>
    html`<path class="rule" d="M${GUTTER} ${y(tick)}H${WIDTH}"/><text x="${GUTTER - 8}" y="${y(tick) + 5}" text-anchor="end">${number(tick)}</text>`,
)}
${barsOf("bar", (place) => place !== newest && !partial.has(place))}
${barsOf("bar partial", (place) => place !== newest && partial.has(place))}
${barsOf(partial.has(newest) ? "now partial" : "now", (place) => place === newest)}
${when(
  lineOf(line, (place) => x(place + 0.5), y),
  (form) => html`<path class="mean" d="${form}"/>`,
)}
<path class="ground" d="M${GUTTER} ${ground}H${WIDTH}"/>
<text x="${GUTTER}" y="${HEIGHT - 8}">${first}</text>
${values.length > 1 ? html`<text x="${WIDTH}" y="${HEIGHT - 8}" text-anchor="end">${last}</text>` : NOTHING}
</svg>`;
}

/** A line through the values that are known, with its gaps. */
function lineOf(
  values: readonly (number | null)[],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, place) =>
      value === null ? "" : `${(values[place - 1] ?? null) === null ? "M" : "L"}${x(place)} ${y(value)}`,
    )
    .join("");
}

function tableOfDays(
  { from, losses, means }: DailyFacts,
  visit: Visit,
  known: (day: Day) => boolean,
): Markup {
  const { voice } = visit;
  const say = (key: "day" | "aDay" | "mean7") => voice.say(reportWords, key);
  // The newest first, as whoever opens the table most often looks for it.
  const rows = losses.map((loss, place) => ({ day: addDays(from, place), loss, mean: means[place] ?? null }));
  return html`<table class="figures">
<thead><tr><th scope="col">${say("day")}</th><th scope="col">${say("aDay")}</th><th scope="col">${say("mean7")}</th></tr></thead>
<tbody>${rows.toReversed().map(
    ({ day, loss, mean }) =>
      html`<tr><th scope="row">${
        known(day) ? html`<a href="${pathTo(visit, `/${day}`)}">${voice.short(day)}</a>` : voice.short(day)
      }</th><td>${loss === null ? ABSENT : count(voice, loss)}</td><td>${
        mean === null ? ABSENT : voice.mean(mean)
      }</td></tr>
`,
  )}</tbody>
</table>`;
}

function tableOfColumns({ columns }: ColumnsFacts, visit: Visit): Markup {
  const { voice } = visit;
  const rows = columns.toReversed().map(({ from, loss, partial }) => {
    const figure = loss === null ? ABSENT : count(voice, loss);
    return html`<tr><th scope="row"><a href="${pathTo(visit, `/${monthOf(from)}`)}">${capital(voice, voice.month(from))}</a></th><td>${
      partial ? voice.say(reportWords, "goesOn", { figure }) : figure
    }</td></tr>
`;
  });
  return html`<table class="figures"><thead><tr><th scope="col">${voice.say(reportWords, "monthName")}</th><th scope="col">${voice.say(reportWords, "aDay")}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}
