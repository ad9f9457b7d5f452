import { categoryLabel, shortCategoryLabel } from "./category.ts";
import { addDays, type Day, daysBetween } from "./day.ts";
import type { Voice } from "./locale.ts";
import type { CardFacts, CardFigure, ChartFacts, Column, Compared, CompareFacts } from "./picture.ts";
import { altWords, pictureWords } from "./picture-words.ts";
import { summaryWords } from "./summary-words.ts";

/** What a card shows, in sentences. */
export function cardSentences(facts: CardFacts, voice: Voice): string[] {
  const { lead, others, mean, since, qualifier } = facts;
  const records = [lead, ...others].filter(({ marks }) => marks.includes("record"));
  const figures = (those: readonly CardFigure[]) =>
    those.map((figure) => figureText(voice, figure, figure === lead ? qualifier : undefined)).join("; ");
  return [
    ...(since ? [voice.say(summaryWords, "sinceAll", { day: voice.day(since) })] : []),
    voice.say(altWords, "sentence", { figures: figures([lead]) }),
    ...(mean === undefined ? [] : [voice.say(altWords, "mean", { mean: voice.mean(mean) })]),
    ...(records.length > 0 ? [voice.say(altWords, "record", { figures: figures(records) })] : []),
    ...(others.length > 0 ? [voice.say(altWords, "sentence", { figures: figures(others) })] : []),
  ];
}

/** What a card shows, for who cannot see it. */
export function cardAlt(facts: CardFacts, voice: Voice): string {
  const day = spanText(voice, facts.from, facts.to);
  return [voice.say(altWords, "card", { day }), ...cardSentences(facts, voice)].join(" ");
}

function figureText(
  voice: Voice,
  { id, total, delta }: CardFigure,
  qualifier: CardFacts["qualifier"],
): string {
  const number = voice.number(total);
  const qualified = qualifier ? voice.say(summaryWords, qualifier, { number }) : number;
  const figure = { label: categoryLabel(voice, id), total: qualified };
  return delta === undefined || delta === 0
    ? voice.say(altWords, "figureAlone", figure)
    : voice.say(altWords, "figure", { ...figure, change: voice.signed(delta) });
}

/** A stretch of days in words, or one day. */
export function spanText(voice: Voice, from: Day, to: Day): string {
  if (from === to) return voice.day(to);
  return voice.say(summaryWords, "span", { from: voice.day(from), to: voice.day(to) });
}

/** The heading of a chart. */
export function chartTitle(facts: ChartFacts, voice: Voice): string {
  const words = voice.say(pictureWords, facts.kind, { days: "span" in facts ? String(facts.span) : "" });
  const label =
    "lines" in facts
      ? voice.list(facts.lines.map(({ id }) => categoryLabel(voice, id)))
      : categoryLabel(voice, facts.id);
  return voice.say(pictureWords, "title", { label, words });
}

/** Words as they begin a line. */
export function capital(voice: Voice, words: string): string {
  return words.charAt(0).toLocaleUpperCase(voice.locale.format) + words.slice(1);
}

/** What stands where a value is not known. */
export const ABSENT = "–";

/** What a chart shows, for who cannot see it. */
export function chartAlt(facts: ChartFacts, voice: Voice): string {
  const span = spanText(voice, facts.from, facts.to);
  const title = chartTitle(facts, voice);
  return [voice.say(altWords, "chart", { span, title }), ...chartSentences(facts, voice)].join(" ");
}

/** What a chart shows, in sentences: its trend, its highest and its newest value, and what has to be known of them. */
export function chartSentences(facts: ChartFacts, voice: Voice): string[] {
  switch (facts.kind) {
    case "daily":
      return [
        ...trend(voice, facts.losses),
        ...peak(voice, facts.losses, (at) => voice.day(addDays(facts.from, at))),
        ...newest(voice, facts.losses, facts.from),
        ...remarks(voice, facts.losses, facts.corrections.length),
      ];
    case "total": {
      const known = facts.totals.filter((total) => total !== null);
      const ends = { before: voice.number(known[0] ?? 0), after: voice.number(known.at(-1) ?? 0) };
      return [
        ...(known.length > 1 ? [voice.say(altWords, "growth", ends)] : []),
        ...newest(voice, facts.totals, facts.from),
        ...remarks(voice, facts.totals, facts.corrections.length),
      ];
    }
    case "months":
    case "years": {
      const name = ({ from }: Column) => (facts.kind === "months" ? voice.month(from) : from.slice(0, 4));
      const last = facts.columns.findLast(({ loss }) => loss !== null);
      const partial = facts.columns.filter((column) => column.partial).map(name);
      return [
        ...peak(
          voice,
          facts.columns.map(({ loss }) => loss),
          (at) => name(facts.columns[at] as Column),
        ),
        ...(last
          ? [voice.say(altWords, "newest", { value: count(voice, last.loss ?? 0), day: name(last) })]
          : []),
        ...(partial.length > 0 ? [voice.say(altWords, "partial", { columns: voice.list(partial) })] : []),
      ];
    }
    case "compare":
    case "indexed": {
      const figures = facts.lines.map((line) =>
        voice.say(altWords, "figureAlone", {
          label: categoryLabel(voice, line.id),
          total: newestCompared(facts.kind, line, voice),
        }),
      );
      const book = facts.kind === "indexed" ? "newestIndex" : "newestMean";
      return [
        voice.say(altWords, book, { figures: voice.parts(figures), days: String(facts.span) }),
        ...facts.lines.map((line) => comparedSentence(facts, line, voice)),
      ];
    }
    case "heatmap":
      return [
        voice.say(altWords, "weekdays", {
          figures: weekdayMeans(facts.losses, facts.from, voice).join("; "),
        }),
        ...trend(voice, facts.losses),
        ...peak(voice, facts.losses, (at) => voice.day(addDays(facts.from, at))),
        ...newest(voice, facts.losses, facts.from),
        ...remarks(voice, facts.losses, 0),
      ];
    case "sofar": {
      const figures = facts.years.map(({ year, sums }) =>
        voice.say(pictureWords, "title", { label: `${year}`, words: count(voice, sums.at(-1) ?? 0) }),
      );
      const partial = facts.years.filter((one) => one.partial).map(({ year }) => `${year}`);
      return [
        voice.say(altWords, "years", { figures: figures.join("; ") }),
        ...(partial.length > 0 ? [voice.say(altWords, "partial", { columns: voice.list(partial) })] : []),
      ];
    }
  }
}

/**
 * The course of one of several categories, in a few words: those of four, with who says so, are the caption of a photo. Its
 * highest value is that of its line.
 */
function comparedSentence({ kind, from }: CompareFacts, line: Compared, voice: Voice): string {
  const { id, losses, means } = line;
  const drawn = kind === "compare" ? means : means.map((mean) => indexOf(mean, line));
  const told = (value: number) => (kind === "compare" ? voice.mean(value) : voice.percent(value / 100));
  const lately = latelyOf(losses);
  return [
    `${shortCategoryLabel(voice, id)} –`,
    ...(lately
      ? [
          voice.say(altWords, "lately", {
            days: lately.days,
            mean: voice.mean(lately.now),
            before: voice.mean(lately.before),
          }),
        ]
      : []),
    ...peak(voice, drawn, (at) => voice.short(addDays(from, at)), told),
  ].join(" ");
}

/** A mean as a part of a category's own mean: 100 where they are the same. */
export function indexOf(value: number | null, { mean }: Compared): number | null {
  return value === null || mean === undefined ? null : (value / mean) * 100;
}

/** The newest value of one of several categories, as the kind of chart has it. */
export function newestCompared(kind: "compare" | "indexed", line: Compared, voice: Voice): string {
  const mean = line.means.findLast((value) => value !== null) ?? null;
  if (kind === "compare") return mean === null ? ABSENT : voice.mean(mean);
  const index = indexOf(mean, line);
  return index === null ? ABSENT : voice.number(Math.round(index));
}

/** A number with a true minus sign. */
export function count(voice: Voice, value: number): string {
  return voice.number(value).replace("-", "−");
}

/** The span that a trend is told of at the most, and at the least. */
const TREND = { most: 30, least: 3 } as const;
/** Means closer than this are much alike. */
const ALIKE = 0.05;

/** The mean of the newest days, and of as many before; nothing where too few of them are known. */
function latelyOf(values: readonly (number | null)[]) {
  const days = Math.min(TREND.most, Math.floor(values.length / 2));
  const mean = (those: readonly (number | null)[]) => {
    const known = those.filter((value) => value !== null);
    return known.length < TREND.least
      ? undefined
      : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const now = mean(values.slice(-days));
  const before = mean(values.slice(-2 * days, -days));
  return days < TREND.least || now === undefined || before === undefined ? undefined : { days, now, before };
}

function trend(voice: Voice, values: readonly (number | null)[]): string[] {
  const lately = latelyOf(values);
  if (!lately || lately.before <= 0) return [];
  const { days, now, before } = lately;
  const change = (now - before) / before;
  const told = { days, mean: voice.mean(now), percent: voice.percent(Math.abs(change)) };
  return [voice.say(altWords, Math.abs(change) < ALIKE ? "even" : change > 0 ? "rise" : "fall", told)];
}

function peak(
  voice: Voice,
  values: readonly (number | null)[],
  name: (at: number) => string,
  told = (value: number) => count(voice, value),
): string[] {
  const most = Math.max(...values.map((value) => value ?? 0));
  if (most <= 0 || values.length < 2) return [];
  return [voice.say(altWords, "peak", { value: told(most), day: name(values.indexOf(most)) })];
}

function newest(voice: Voice, values: readonly (number | null)[], from: Day): string[] {
  const at = values.findLastIndex((value) => value !== null);
  if (at < 0) return [];
  const day = voice.day(addDays(from, at));
  return [voice.say(altWords, "newest", { value: count(voice, values[at] as number), day })];
}

function remarks(voice: Voice, values: readonly (number | null)[], corrections: number): string[] {
  const gaps = values.filter((value) => value === null).length;
  return [
    ...(gaps > 0 ? [voice.say(altWords, "gaps", { days: gaps })] : []),
    ...(corrections > 0 ? [voice.say(altWords, "corrections", { count: corrections })] : []),
  ];
}

/** The mean loss of each weekday, Monday first, with its name. */
function weekdayMeans(losses: readonly (number | null)[], from: Day, voice: Voice): string[] {
  return weekdaysOf(losses, from, voice).map(({ name, mean }) =>
    voice.say(altWords, "figureAlone", { label: name, total: mean }),
  );
}

const MONDAY: Day = "2022-02-21";
const WEEK = 7;
const namesOfWeekdays = new Map<string, readonly string[]>();

/** The short names of the weekdays, Monday first. */
export function weekdayNames({ locale: { format } }: Voice): readonly string[] {
  const known = namesOfWeekdays.get(format);
  if (known) return known;
  const short = new Intl.DateTimeFormat(format, { weekday: "short", timeZone: "UTC" });
  const names = Array.from({ length: WEEK }, (_, weekday) =>
    short.format(Date.parse(addDays(MONDAY, weekday))),
  );
  namesOfWeekdays.set(format, names);
  return names;
}

/** The weekdays, Monday first, with the mean loss of each that is known. */
export function weekdaysOf(
  losses: readonly (number | null)[],
  from: Day,
  voice: Voice,
): { readonly name: string; readonly mean: string }[] {
  const first = ((daysBetween(MONDAY, from) % WEEK) + WEEK) % WEEK;
  const sums = weekdayNames(voice).map((name) => ({ name, sum: 0, known: 0 }));
  for (const [at, loss] of losses.entries()) {
    const here = sums[(first + at) % WEEK];
    if (loss === null || !here) continue;
    here.sum += loss;
    here.known++;
  }
  return sums
    .filter(({ known }) => known > 0)
    .map(({ name, sum, known }) => ({ name, mean: voice.mean(sum / known) }));
}
