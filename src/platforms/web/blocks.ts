import { categoryLabel } from "../../core/category.ts";
import type { Day } from "../../core/day.ts";
import type { FigureRow } from "../../core/figure-rows.ts";
import type { Voice } from "../../core/locale.ts";
import type { Message } from "../../core/message.ts";
import { ABSENT, count } from "../../core/picture-alt.ts";
import { webAddress } from "../layout.ts";
import { html, type Markup, NOTHING, when } from "./markup.ts";
import { pathTo, type Visit } from "./request.ts";
import { reportWords } from "./words.ts";

/** The figure that leads a page: large, with its change beside it. */
export function leadOf({ label, value, change }: Record<"label" | "value" | "change", string>): Markup {
  return html`<p class="lead"><span>${label}</span> <b>${value}</b>${when(change, (text) => html` <i>${text}</i>`)}</p>`;
}

/** A section under a heading of its own; nothing where it has nothing. */
export function sectionOf(heading: string, body: Markup | undefined): Markup {
  return body ? html`<section><h2>${heading}</h2>${body}</section>` : NOTHING;
}

/** Remarks as a list. */
export function notesOf(visit: Visit, notes: readonly string[]): Markup {
  return sectionOf(
    visit.voice.say(reportWords, "remarks"),
    notes.length > 0 ? html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>` : undefined,
  );
}

/** Who says so, with a link to where it can be read, and whether others confirm it. */
export function sourceOf({ voice }: Visit, source: Message["source"]): Markup {
  if (!source) return NOTHING;
  const url = webAddress(source.url);
  return html`<section class="source"><h2>${voice.say(reportWords, "source")}</h2>
<p>${url ? html`<a href="${url}" rel="noreferrer">${source.text}</a>` : source.text}</p>${when(
    source.standing,
    (text) => html`<p>${text}</p>`,
  )}</section>`;
}

/** A day or month as a report of a news agency. */
export function storyOf({ voice }: Visit, story: Message | undefined): Markup {
  if (!story) return NOTHING;
  return html`<section class="story"><h2>${voice.say(reportWords, "story")}</h2>
<h3>${story.title}</h3>
<ul>${(story.lines ?? []).map((line) => html`<li>${line.replace(/^• /, "")}</li>`)}</ul>
${(story.notes ?? []).map((note) => html`<p>${note}</p>`)}</section>`;
}

/** A column of a table of figures. */
interface Column {
  readonly heading: string;
  text(row: FigureRow): string | Markup;
}

/** The columns of a day: what it added, and what is usual. */
export function columnsOfDay({ voice }: Visit): Column[] {
  const mean = (value: number | undefined) => (value === undefined ? ABSENT : voice.mean(value));
  return [
    lossColumn(voice, "loss"),
    { heading: voice.say(reportWords, "week"), text: ({ week }) => mean(week) },
    { heading: voice.say(reportWords, "month"), text: ({ month }) => mean(month) },
  ];
}

/** The columns of a month: what it added and what the one before did, its mean and its highest day. */
export function columnsOfMonth(visit: Visit, before: ReadonlyMap<string, number>): Column[] {
  const { voice } = visit;
  return [
    lossColumn(voice, "lossOfMonth"),
    {
      heading: voice.say(reportWords, "monthBefore"),
      text: ({ id }) => {
        const loss = before.get(id);
        return loss === undefined ? ABSENT : voice.change(loss);
      },
    },
    {
      heading: voice.say(reportWords, "mean"),
      text: ({ mean }) => (mean === undefined ? ABSENT : voice.mean(mean)),
    },
    {
      heading: voice.say(reportWords, "peak"),
      text: ({ peak }) =>
        peak
          ? html`<a href="${pathTo(visit, `/${peak.day}`)}">${voice.short(peak.day)}</a>: ${count(voice, peak.loss)}`
          : ABSENT,
    },
  ];
}

function lossColumn(voice: Voice, key: "loss" | "lossOfMonth"): Column {
  return {
    heading: voice.say(reportWords, key),
    text: ({ delta }) => (delta === undefined ? ABSENT : voice.change(delta)),
  };
}

/** The figures of all categories; each leads to the page of its category. */
export function figuresOf(visit: Visit, rows: readonly FigureRow[], columns: readonly Column[]): Markup {
  const { voice } = visit;
  const headings = [
    voice.say(reportWords, "category"),
    voice.say(reportWords, "total"),
    ...columns.map(({ heading }) => heading),
  ];
  const lines = rows.map((row) => {
    const cells = [voice.number(row.total), ...columns.map((column) => column.text(row))];
    const label = html`<th scope="row"><a href="${pathTo(visit, `/${row.id}`)}">${categoryLabel(voice, row.id)}</a></th>`;
    const kind = row.isSum ? html`<tr class="sum">` : html`<tr>`;
    return html`${kind}${label}${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
  });
  return html`<div class="wide"><table class="figures">
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${lines}</tbody>
</table></div>`;
}

/** A link to what comes before or after. */
export interface Neighbour {
  readonly rel: "prev" | "next" | "up";
  readonly path: string;
  readonly text: string;
}

/** Links to what is beside a page. */
export function neighboursOf(visit: Visit, label: string, links: readonly Neighbour[]): Markup {
  if (links.length === 0) return NOTHING;
  return html`<nav class="beside" aria-label="${label}">${links.map(
    ({ rel, path, text }) => html`<a rel="${rel}" href="${pathTo(visit, path)}">${text}</a> `,
  )}</nav>`;
}

/** Links to days, months or categories, close together. */
export function linksOf(
  visit: Visit,
  links: readonly { readonly path: string; readonly text: string }[],
): Markup {
  return html`<ul class="links">${links.map(
    ({ path, text }) => html`<li><a href="${pathTo(visit, path)}">${text}</a></li>
`,
  )}</ul>`;
}

/** The month of a day, as it stands in addresses: `2023-03`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}
