import { fitsButton } from "./action.ts";
import type { Archive } from "./archive.ts";
import { attributionOf } from "./attribution.ts";
import { categoryLabel, shortCategoryLabel } from "./category.ts";
import { chartFacts } from "./chart.ts";
import { addDays, type Day } from "./day.ts";
import { phrases, type Voice } from "./locale.ts";
import { lookWordsOf } from "./look-option.ts";
import type { Action, Message, Row } from "./message.ts";
import { shownName } from "./option-names.ts";
import type { Period } from "./period.ts";
import { CHART_KINDS, type ChartFacts, type ChartKind, isOfSeveral, type Look } from "./picture.ts";
import {
  ABSENT,
  capital,
  chartAlt,
  chartSentences,
  chartTitle,
  count,
  newestCompared,
  spanText,
  weekdaysOf,
} from "./picture-alt.ts";
import { altWords } from "./picture-words.ts";
import type { Source } from "./source.ts";
import { sourceLink } from "./source-line.ts";
import { summarize } from "./summary.ts";
import { summaryWords } from "./summary-words.ts";

/** What the kinds of charts are called where one is chosen, and the stretches that are offered. */
export const chartWords = phrases("chartKind", {
  daily: "daily",
  total: "total",
  months: "months",
  years: "years",
  compare: "compare",
  indexed: "indexed, index, relative",
  heatmap: "heatmap",
  sofar: "year so far",
  kind: "a kind of chart ({known} …)",
  picture: "picture",
  text: "text",
  month: "30 days",
  quarter: "90 days",
  year: "365 days",
  all: "Everything",
});

/** What a chart is worded for. */
export interface ChartAsked {
  readonly archive: Archive;
  readonly voice: Voice;
  readonly sources: readonly Source[];
  readonly ids: readonly [string, ...string[]];
  readonly kind: ChartKind;
  readonly period: Period;
  readonly look: Look;
  /** Without a picture, as text alone. */
  readonly isText: boolean;
}

/** A chart with its words; nothing where there is nothing to show. */
export function composeChart(asked: ChartAsked): Message | undefined {
  const { archive, voice, sources, ids, kind, period, look, isText } = asked;
  const shown = chartFacts(archive, { kind, ids, period, credit: { source: "" } });
  if (!shown) return undefined;
  const { from, to } = shown;
  const days = archive.days().filter((day) => day >= from && day <= to);
  const attribution = attributionOf({ archive, voice, sources }, days, spanText(voice, from, to));
  const newest = summarize(archive, days.at(-1) ?? to);
  const [only] = ids.length === 1 ? ids : [];
  const standing = newest && sourceLink(newest, { voice, sources, category: only }).standing;
  const source = { ...attribution, ...(standing && { standing }) };
  const facts = { ...shown, credit: { source: source.text, ...(standing && { standing }) } };
  const title = `${chartTitle(facts, voice)}, ${spanText(voice, from, to)}`;
  return {
    title,
    lines: [voice.say(summaryWords, "claimBrief"), ...chartSentences(facts, voice)],
    ...(isText && { table: rowsOf(facts, voice) }),
    source,
    actions: chartActions(asked, facts),
    ...(!isText && {
      picture: {
        facts,
        ...look,
        language: voice.locale.tag,
        alt: chartAlt(facts, voice),
        outdated: voice.say(altWords, "outdated"),
        name: ["losses", ...ids, kind, from, ...(from === to ? [] : [to])].join("-").concat(".png"),
      },
    }),
  };
}

/** So many of the newest values stand in a table. */
const MOST_ROWS = 14;

/** The newest values of a chart, for who reads it as text. */
function rowsOf(facts: ChartFacts, voice: Voice): Row[] {
  const dated = (values: readonly (number | null)[]) =>
    values
      .map((value, at) => ({ day: addDays(facts.from, at), value }))
      .slice(-MOST_ROWS)
      .map(({ day, value }) => ({ label: voice.short(day), value: valueText(voice, value) }));
  switch (facts.kind) {
    case "daily":
      return dated(facts.losses);
    case "total":
      return dated(facts.totals);
    case "months":
    case "years":
      return facts.columns.slice(-MOST_ROWS).map(({ from, loss, partial }) => ({
        label: facts.kind === "months" ? voice.month(from) : from.slice(0, 4),
        value: valueText(voice, loss),
        ...(partial && { change: "…" }),
      }));
    case "compare":
    case "indexed":
      return facts.lines.map((line) => ({
        label: shortCategoryLabel(voice, line.id),
        value: newestCompared(facts.kind, line, voice),
      }));
    case "heatmap":
      return weekdaysOf(facts.losses, facts.from, voice).map(({ name, mean }) => ({
        label: name,
        value: mean,
      }));
    case "sofar":
      return facts.years.map(({ year, sums }) => ({
        label: `${year}`,
        value: valueText(voice, sums.at(-1) ?? null),
      }));
  }
}

function valueText(voice: Voice, value: number | null): string {
  return value === null ? ABSENT : count(voice, value);
}

/** The stretches that buttons offer, as a person would type them. */
const STRETCHES = [
  { key: "month", when: "30d" },
  { key: "quarter", when: "90d" },
  { key: "year", when: "365d" },
  { key: "all", when: "all" },
] as const;

/** Other kinds of the same, other stretches, and the same as text or as a picture. What fits onto no button is left out. */
function chartActions(
  { voice, ids, kind, isText, archive, look }: ChartAsked,
  { from, to }: ChartFacts,
): Action[][] {
  const isNewest = to === archive.latest()?.day;
  // A picture stays as large and as dark as it was asked for, also by way of the text, where there is room for that.
  const looks = lookWordsOf(look)
    .map((word) => ` ${word}`)
    .join("");
  const line = (one: ChartKind, when: string, isWritten = isText) => {
    const asked = `chart ${ids.join(" ")} ${when} ${one}${isWritten ? " text" : ""}`;
    return isWritten && !fitsButton(`${asked}${looks}`) ? asked : `${asked}${looks}`;
  };
  const when = `${from}..${to}`;
  const kinds = CHART_KINDS.filter((one) => one !== kind && isOfSeveral(one) === ids.length > 1);
  const rows: Action[][] = [
    kinds.map((one) => ({
      label: capital(voice, shownName(voice.say(chartWords, one))),
      line: line(one, when),
    })),
    STRETCHES.map(({ key, when: words }) => ({ label: voice.say(chartWords, key), line: line(kind, words) })),
    [
      ...(isNewest ? [] : [{ label: newestLabel(voice, archive, to), line: line(kind, "90d") }]),
      isText
        ? { label: capital(voice, voice.say(chartWords, "picture")), line: line(kind, when, false) }
        : { label: capital(voice, voice.say(chartWords, "text")), line: line(kind, when, true) },
    ],
  ];
  return rows.map((row) => row.filter((action) => fitsButton(action.line))).filter((row) => row.length > 0);
}

function newestLabel(voice: Voice, archive: Archive, to: Day): string {
  return voice.short(archive.latest()?.day ?? to);
}

/** The heading of what cannot be drawn: the categories that were asked for. */
export function askedLabels(voice: Voice, ids: readonly string[]): string {
  return voice.list(ids.map((id) => categoryLabel(voice, id)));
}
