import type { Archive } from "./archive.ts";
import { byCatalogue } from "./category.ts";
import { type Day, warDay } from "./day.ts";
import { dayFigures } from "./day-figures.ts";
import type { Source } from "./source.ts";
import type { Shown } from "./testimony.ts";
import { oneLine } from "./text.ts";

/**
 * One report as it stands in a file. The words of a file are English and its names plain, so that it reads the same
 * everywhere and in every program.
 */
export interface Entry {
  readonly date: Day;
  readonly war_day: number;
  /** The name of the source, which `attribution` spells out. */
  readonly source: string;
  readonly source_url?: string;
  readonly confirmed_by: readonly string[];
  readonly totals: Readonly<Record<string, number>>;
  /** What that one day added, without what only restates earlier days; a category is left out where it is not known. */
  readonly day_losses: Readonly<Record<string, number>>;
  readonly attribution: string;
  readonly licence: string;
  /** What has to be known of the figures and does not stand in them; may be empty. */
  readonly note: string;
  /** The names of the sources of all of its figures. */
  readonly from: readonly string[];
}

/** Whose claim all figures are, in files and for programs. */
export const CLAIMANT = "General Staff of the Armed Forces of Ukraine";
/** What has to be known of all figures, in files and for programs. */
export const CLAIM =
  "Losses of the Russian army as claimed by the General Staff of the Armed Forces of Ukraine; approximate, not independently verified. A figure that is left out is absent and not zero. A day's loss is without corrections of earlier days, and absent where it is not known for that one day.";

/** The reports of these days, as far as there are any, as they stand in a file. */
export function entriesOf(archive: Archive, sources: readonly Source[], days: readonly Day[]): Entry[] {
  return days.flatMap((day) => {
    const report = archive.on(day);
    return report ? [entryOf(archive, sources, report)] : [];
  });
}

function entryOf(archive: Archive, sources: readonly Source[], report: Shown): Entry {
  const { day, source, url = named(sources, source)?.home, confirmedBy, filled } = report;
  const from = [...new Set([source, ...Object.values(filled)])];
  const { totals, losses, corrections, begins } = dayFigures(archive, report);
  const notes = [
    ...begins.map((id) => `${id} begins and counts from the start of the war`),
    ...Object.entries(corrections).map(([id, correction]) => `${id} was also corrected by ${correction}`),
  ];
  return {
    date: day,
    war_day: warDay(day),
    source,
    ...(url && { source_url: url }),
    confirmed_by: confirmedBy,
    totals,
    day_losses: losses,
    attribution: `${CLAIMANT}, as given by ${from.map((name) => named(sources, name)?.words.english.title ?? name).join(" and ")}`,
    licence: from.map((name) => named(sources, name)?.words.english.about ?? name).join("; "),
    note: [...notes, ...remarksOn(report)].join("; "),
    from,
  };
}

function named(sources: readonly Source[], name: string): Source | undefined {
  return sources.find((source) => source.name === name);
}

function remarksOn({ qualifier, filled, disagreements, restated, prisoners }: Shown): string[] {
  const bySource = Map.groupBy(Object.keys(filled).sort(byCatalogue), (id) => filled[id] as string);
  const differing = Map.groupBy(disagreements, ({ source }) => source);
  return [
    ...(qualifier ? [`personnel total called ${qualifier === "about" ? "about" : "more than"}`] : []),
    ...[...bySource].map(([source, ids]) => `${ids.join(", ")} from ${source}`),
    ...[...differing].map(
      ([source, others]) =>
        `${source} has ${others.map(({ category, total }) => `${category} ${total}`).join(", ")}`,
    ),
    ...(restated
      ? [`${restated.differences.map(({ category }) => category).join(", ")} changed on ${restated.on}`]
      : []),
    ...(prisoners !== undefined ? [`prisoners of war named: ${prisoners}`] : []),
  ];
}

/** The sources that entries are from, in the order of the list. */
export function sourcesOf(
  entries: readonly Pick<Entry, "from">[],
  sources: readonly Source[],
): readonly Source[] {
  const names = new Set(entries.flatMap(({ from }) => from));
  return sources.filter(({ name }) => names.has(name));
}

/**
 * A table in the form of RFC 4180, in which every row names its source and licence, so that it says so however it is cut
 * up. No cell of it is a formula.
 */
export function csvOf(entries: readonly Entry[]): string {
  const categories = [...new Set(entries.flatMap(({ totals }) => Object.keys(totals)))].sort(byCatalogue);
  const header = [
    ...["date", "war_day", "source", "source_url", "confirmed_by"],
    ...categories.flatMap((id) => [`${id}_total`, `${id}_day_loss`]),
    ...["attribution", "licence", "note"],
  ];
  const rows = entries.map((entry) => [
    ...[entry.date, entry.war_day, entry.source, entry.source_url, entry.confirmed_by.join("; ")],
    ...categories.flatMap((id) => [figure(entry.totals, id), figure(entry.day_losses, id)]),
    ...[entry.attribution, entry.licence, entry.note],
  ]);
  // Most texts are the same in every row.
  const known = new Map<string, string>();
  const cell = (value: string | number | undefined): string => {
    if (typeof value !== "string") return value === undefined ? "" : String(value);
    const text = known.get(value) ?? quoted(value);
    known.set(value, text);
    return text;
  };
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Ids come from sources: what every object has, such as `constructor`, is no figure. */
function figure(figures: Entry["totals"], id: string): number | undefined {
  return Object.hasOwn(figures, id) ? figures[id] : undefined;
}

/** The most characters of a text in a field; ours are shorter. */
const FIELD_LENGTH = 2_000;

function quoted(foreign: string): string {
  const text = oneLine(foreign, FIELD_LENGTH);
  // A spreadsheet would run what begins so; the texts of sources are not ours.
  const harmless = /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The same as an object that says once, at its top, whose claim this is and under which licences. */
export function jsonOf(entries: readonly Entry[], sources: readonly Source[]): string {
  const used = sourcesOf(entries, sources);
  const content = {
    source: CLAIMANT,
    claim: CLAIM,
    licence: used.map(({ words: { english } }) => `${english.title}: ${english.about}`),
    generated_from: used.map(({ name, words: { english }, home }) => ({
      source: name,
      title: english.title,
      ...(home && { url: home }),
      days: entries.filter(({ from }) => from.includes(name)).length,
    })),
    days: entries.map(({ from: _from, attribution: _attribution, licence: _licence, note, ...entry }) => ({
      ...entry,
      ...(note && { note }),
    })),
  };
  return `${JSON.stringify(content, undefined, 1)}\n`;
}
