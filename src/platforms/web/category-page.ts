import { composeAnswer } from "../../core/answer.ts";
import { ASKABLE, categoryLabel } from "../../core/category.ts";
import { chartFacts } from "../../core/chart.ts";
import { composeBrief } from "../../core/compose.ts";
import { courseOf } from "../../core/course.ts";
import { addDays, type Day, FIRST_DAY } from "../../core/day.ts";
import { count } from "../../core/picture-alt.ts";
import { worstDays } from "../../core/record.ts";
import { lossesOf } from "../../core/series.ts";
import { summaryOf } from "../../core/summary.ts";
import * as blocks from "./blocks.ts";
import { cardOf } from "./card.ts";
import { chartOf } from "./chart.ts";
import type { Page } from "./document.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import { courseOf as courseBlock, descriptionOf, moreOf, type PageParts } from "./period-page.ts";
import { pathTo, type Visit } from "./request.ts";
import { reportWords } from "./words.ts";

/** The chart of a category shows so many days up to its newest report, and so many of its highest days are listed. */
const CHART_DAYS = 90;
const MOST_RECORDS = 5;

/** The page of a category or group by its id: its newest figures, its course and its records. Nothing where no report has it. */
export function categoryPage(id: string, visit: Visit, parts: PageParts): Page | undefined {
  const { archive, sources, today } = parts;
  const { voice } = visit;
  const to = courseOf(archive, id).days.at(-1);
  const summary = to && summaryOf(archive, { from: to, to });
  const figure =
    summary?.changes.find(({ category }) => category === id) ??
    summary?.groups.find(({ group }) => group === id);
  if (!to || !summary || !figure) return undefined;
  const isNewest = to === archive.latest()?.day;
  const wording = { voice, sources, category: id, ...(isNewest && { today }) };
  const message = composeAnswer(archive, { from: to, to }, wording);
  if (!message) return undefined;
  const { total, delta } = figure;
  const description = descriptionOf(composeBrief(summary, wording));
  const card = cardOf(voice, { from: to, to }, description, id);
  const [claim] = message.lines ?? [];
  return {
    title: message.title,
    description,
    picture: card,
    data: `/api/summary?${new URLSearchParams({ when: to, category: id })}`,
    body: html`<article>
<h1>${categoryLabel(voice, id)}</h1>
<p class="claim">${claim}</p>
<div class="leads">${blocks.leadOf({
      label: voice.day(to),
      value: voice.number(total),
      change: delta === undefined ? "" : voice.change(delta),
    })}</div>
${blocks.neighboursOf(visit, voice.say(reportWords, "neighbours"), [
  { rel: "up", path: `/${to}`, text: voice.day(to) },
])}
${blocks.notesOf(visit, message.notes ?? [])}
${courseBlock({ from: addDays(to, 1 - CHART_DAYS), to }, visit, archive, id)}
${monthsOf(id, to, visit, parts)}
${recordsOf(id, visit, parts)}
${blocks.storyOf(visit, composeAnswer(archive, { from: to, to }, { ...wording, form: "story" }))}
${blocks.sourceOf(visit, message.source)}
${moreOf(visit, `/losses ${id}`, card)}
${others(id, visit, parts)}
</article>`,
  };
}

function recordsOf(id: string, visit: Visit, { archive }: PageParts): Markup {
  const { voice } = visit;
  const days = worstDays(lossesOf(archive, id), MOST_RECORDS).filter(({ loss }) => loss > 0);
  const rows = days.map(({ from, loss }) => ({
    day: from,
    text: voice.day(from),
    value: count(voice, loss),
  }));
  return blocks.sectionOf(
    voice.say(reportWords, "records"),
    rows.length > 0
      ? html`<table class="figures"><thead><tr><th scope="col">${voice.say(reportWords, "day")}</th><th scope="col">${voice.say(reportWords, "aDay")}</th></tr></thead><tbody>${rows.map(
          ({ day, text, value }) =>
            html`<tr><th scope="row"><a href="${pathTo(visit, `/${day}`)}">${text}</a></th><td>${value}</td></tr>`,
        )}</tbody></table>`
      : undefined,
  );
}

function monthsOf(id: string, to: Day, visit: Visit, { archive }: PageParts): Markup {
  const { voice } = visit;
  const period = { from: FIRST_DAY, to };
  const facts = chartFacts(archive, { kind: "months", ids: [id], period, credit: { source: "" } });
  if (facts?.kind !== "months") return NOTHING;
  return blocks.sectionOf(
    voice.say(reportWords, "months"),
    chartOf(facts, visit, () => true),
  );
}

function others(id: string, visit: Visit, { archive }: PageParts): Markup {
  const { voice } = visit;
  const known = ASKABLE.filter((one) => one !== id && courseOf(archive, one).days.length > 0);
  return blocks.sectionOf(
    voice.say(reportWords, "otherCategories"),
    blocks.linksOf(
      visit,
      known.map((one) => ({ path: `/${one}`, text: categoryLabel(voice, one) })),
    ),
  );
}
