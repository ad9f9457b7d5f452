import { composeAnswer } from "../../core/answer.ts";
import type { Archive } from "../../core/archive.ts";
import { categoryLabel } from "../../core/category.ts";
import { chartFacts } from "../../core/chart.ts";
import { composeBrief } from "../../core/compose.ts";
import { addDays, type Day } from "../../core/day.ts";
import { figureRows } from "../../core/figure-rows.ts";
import type { Voice } from "../../core/locale.ts";
import type { Message } from "../../core/message.ts";
import type { Period } from "../../core/period.ts";
import { capital } from "../../core/picture-alt.ts";
import { idOf } from "../../core/remarks.ts";
import type { Source } from "../../core/source.ts";
import { stretchOf } from "../../core/stretch.ts";
import { type Summary, summaryOf } from "../../core/summary.ts";
import { summaryWords } from "../../core/summary-words.ts";
import { unitAt } from "../../core/when-calendar.ts";
import * as blocks from "./blocks.ts";
import { cardOf } from "./card.ts";
import { chartOf } from "./chart.ts";
import type { Page, Unfolded } from "./document.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import { pathTo, type Visit } from "./request.ts";
import { pageWords, reportWords } from "./words.ts";

/** What pages are made of. */
export interface PageParts {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  /** The day that it is where the reports are published. */
  readonly today: Day;
}

/** The chart of a day shows so many days up to it. */
const CHART_DAYS = 90;

/** The page of a day, or of the days from one to another that are a month. Nothing where there is no report. */
export function periodPage(asked: Period, visit: Visit, parts: PageParts): Page | undefined {
  const { archive, sources, today } = parts;
  const { voice } = visit;
  const summary = summaryOf(archive, asked);
  if (!summary) return undefined;
  const isNewest = summary.to === archive.latest()?.day;
  const wording = { voice, sources, ...(isNewest && { today }) };
  const message = composeAnswer(archive, asked, wording);
  if (!message) return undefined;
  const isDay = asked.from === asked.to;
  const title = isDay ? message.title : monthTitle(voice, asked.from);
  const description = descriptionOf(composeBrief(summary, wording));
  const card = cardOf(voice, isDay ? asked : { from: summary.from, to: summary.to }, description);
  return {
    title,
    description,
    picture: card,
    data: isDay ? `/api/reports/${asked.to}` : `/api/summary?when=${blocks.monthOf(asked.from)}`,
    body: html`<article>
<h1>${title}</h1>
${introOf(summary, message, voice)}
${isDay ? besideDay(asked.to, visit, archive) : besideMonth(asked.from, visit, archive)}
${tableOf(summary, visit, archive, asked)}
${blocks.notesOf(visit, message.notes ?? [])}
${courseOf(isDay ? { from: addDays(asked.to, 1 - CHART_DAYS), to: asked.to } : asked, visit, archive)}
${blocks.storyOf(visit, composeAnswer(archive, asked, { ...wording, form: "story" }))}
${isDay ? NOTHING : daysOf(asked, visit, archive)}
${blocks.sourceOf(visit, message.source)}
${moreOf(visit, `/losses ${isDay ? asked.to : `${summary.from}..${summary.to}`}`, card)}
</article>`,
  };
}

function monthTitle(voice: Voice, day: Day): string {
  return voice.say(summaryWords, "title", { day: voice.month(day) });
}

/** What a page says, as networks show it beside a link: who says so, and the figures that lead. */
export function descriptionOf({ lines = [] }: Message): string {
  return lines.join(" · ").replaceAll(". · ", ". ");
}

/** Whose claim it is, and the figures that lead. */
function introOf(summary: Summary, { lines = [] }: Message, voice: Voice): Markup {
  const leading = [...summary.changes.filter(({ category }) => category === "personnel"), ...summary.groups];
  // The lines of a message end with the figures that lead; here these are larger, and stand apart.
  const told = lines.slice(0, lines.length - leading.length);
  const rows = leading.map((figure) => {
    const id = idOf(figure);
    const number = voice.number(figure.total);
    const qualified = id === "personnel" && summary.qualifier;
    const known = lines.some(
      (line) => figure.delta !== undefined && line.includes(`(${voice.signed(figure.delta)})`),
    );
    return blocks.leadOf({
      label: categoryLabel(voice, id),
      value: qualified ? voice.say(summaryWords, qualified, { number }) : number,
      change: known && figure.delta !== undefined ? voice.change(figure.delta) : "",
    });
  });
  return html`${told.map((line) => html`<p class="claim">${line}</p>`)}<div class="leads">${rows}</div>`;
}

function besideDay(day: Day, visit: Visit, archive: Archive): Markup {
  const { voice } = visit;
  const [before, after] = [archive.before(day)?.day, archive.after(day)?.day];
  const month = blocks.monthOf(day);
  return blocks.neighboursOf(visit, voice.say(reportWords, "neighbours"), [
    ...(before ? [{ rel: "prev" as const, path: `/${before}`, text: `← ${voice.short(before)}` }] : []),
    { rel: "up", path: `/${month}`, text: capital(voice, voice.month(day)) },
    ...(after ? [{ rel: "next" as const, path: `/${after}`, text: `${voice.short(after)} →` }] : []),
  ]);
}

function besideMonth(first: Day, visit: Visit, archive: Archive): Markup {
  const { voice } = visit;
  const days = archive.days();
  const before = days.findLast((day) => day < first);
  const end = unitAt("month", first)?.to ?? first;
  const after = days.find((day) => day > end);
  return blocks.neighboursOf(visit, voice.say(reportWords, "neighbours"), [
    ...(before
      ? [{ rel: "prev" as const, path: `/${blocks.monthOf(before)}`, text: `← ${voice.month(before)}` }]
      : []),
    ...(after
      ? [{ rel: "next" as const, path: `/${blocks.monthOf(after)}`, text: `${voice.month(after)} →` }]
      : []),
  ]);
}

function tableOf(summary: Summary, visit: Visit, archive: Archive, asked: Period): Markup {
  const rows = figureRows(archive, summary);
  const isDay = asked.from === asked.to;
  const before = unitAt("month", asked.from, -1);
  const losses = new Map(
    isDay || !before
      ? []
      : rows.flatMap(({ id }) => {
          const loss = stretchOf(archive, id, before)?.loss;
          return loss === undefined ? [] : [[id, loss] as const];
        }),
  );
  const columns = isDay ? blocks.columnsOfDay(visit) : blocks.columnsOfMonth(visit, losses);
  return blocks.sectionOf(visit.voice.say(reportWords, "figures"), blocks.figuresOf(visit, rows, columns));
}

/** The losses of personnel over days, or those of a category or group. */
export function courseOf(period: Period, visit: Visit, archive: Archive, id = "personnel"): Markup {
  const facts = chartFacts(archive, { kind: "daily", ids: [id], period, credit: { source: "" } });
  if (facts?.kind !== "daily") return NOTHING;
  return blocks.sectionOf(
    visit.voice.say(reportWords, "course"),
    chartOf(facts, visit, (day) => archive.on(day) !== undefined),
  );
}

function daysOf({ from, to }: Period, visit: Visit, archive: Archive): Markup {
  const days = archive.days().filter((day) => day >= from && day <= to);
  return blocks.sectionOf(
    visit.voice.say(reportWords, "days"),
    blocks.linksOf(
      visit,
      days.map((day) => ({ path: `/${day}`, text: visit.voice.short(day) })),
    ),
  );
}

/** What else can be done with a page: ask about it, and take its picture along. */
export function moreOf(visit: Visit, question: string, { path }: Unfolded): Markup {
  const { voice } = visit;
  const ask = pathTo(visit, `/?${new URLSearchParams({ ask: question })}`);
  return html`<p class="more"><a href="${ask}">${voice.say(reportWords, "ask")}</a> <a href="${visit.base}${path}">${voice.say(reportWords, "share")}</a></p>`;
}

/** What is shown where there is no report at all. */
export function emptyPage({ voice }: Visit): Page {
  const title = voice.say(pageWords, "name");
  const text = voice.say(pageWords, "noReports");
  return { title, description: text, passing: true, body: html`<h1>${title}</h1><p>${text}</p>` };
}
