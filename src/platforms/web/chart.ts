import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { addDays, type Day } from "../../core/day.ts";
import type { Voice } from "../../core/locale.ts";
import type { DailyFacts } from "../../core/picture.ts";
import { ABSENT, chartAlt, chartSentences, chartTitle, count } from "../../core/picture-alt.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
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

/** The losses of days as a drawing, with what it shows in sentences and the same as a table. */
export function chartOf(facts: DailyFacts, visit: Visit, known: (day: Day) => boolean): Markup {
  const { voice } = visit;
  return html`<figure class="chart">
<figcaption>${chartTitle(facts, voice)}</figcaption>
${drawingOf(facts, voice)}
<p>${chartSentences(facts, voice).join(" ")}</p>
<details><summary>${voice.say(reportWords, "chartTable")}</summary>${tableOf(facts, visit, known)}</details>
</figure>`;
}

function drawingOf(facts: DailyFacts, voice: Voice): Markup {
  const { from, losses, means } = facts;
  const known = losses.filter((loss) => loss !== null);
  const high = max(known) ?? 0;
  const scale = scaleLinear()
    .domain([Math.min(0, min(known) ?? 0), high || 1])
    .range([HEIGHT - BOTTOM, TOP]);
  const y = (value: number) => Math.round(scale(value) * 10) / 10;
  const step = (WIDTH - GUTTER) / losses.length;
  const x = (place: number) => Math.round((GUTTER + place * step) * 10) / 10;
  const ground = y(0);
  const last = losses.findLastIndex((loss) => loss !== null);

  function bar(value: number | null, place: number): string {
    if (value === null) return "";
    // What is nothing still shows that it is known.
    const top = value === 0 ? ground - 1.5 : y(value);
    return `M${x(place + (1 - BAR) / 2)} ${ground}V${top}H${x(place + (1 + BAR) / 2)}V${ground}Z`;
  }

  const others = losses.map((loss, place) => (place === last ? "" : bar(loss, place))).join("");
  const ticks = scale.ticks(TICKS).filter((tick) => tick !== 0 && Number.isInteger(tick));
  const end = voice.short(addDays(from, losses.length - 1));
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${chartAlt(facts, voice)}">
${ticks.map(
  (tick) =>
    html`<path class="rule" d="M${GUTTER} ${y(tick)}H${WIDTH}"/><text x="${GUTTER - 8}" y="${y(tick) + 5}" text-anchor="end">${count(voice, tick)}</text>`,
)}
<path class="bar" d="${others}"/><path class="now" d="${bar(losses[last] ?? null, last)}"/>
<path class="mean" d="${lineOf(means, (place) => x(place + 0.5), y)}"/>
<path class="ground" d="M${GUTTER} ${ground}H${WIDTH}"/>
<text x="${GUTTER}" y="${HEIGHT - 8}">${voice.short(from)}</text>
${losses.length > 1 ? html`<text x="${WIDTH}" y="${HEIGHT - 8}" text-anchor="end">${end}</text>` : NOTHING}
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

function tableOf({ from, losses, means }: DailyFacts, visit: Visit, known: (day: Day) => boolean): Markup {
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
