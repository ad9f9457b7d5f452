import type { Archive } from "./archive.ts";
import { addDays, type Day, daysBetween } from "./day.ts";
import type { Edition } from "./edition.ts";
import type { Period } from "./period.ts";
import { type Summary, summaryOf } from "./summary.ts";

/** The figures that a post of an edition tells: of each category its total and, where there is one, what was added. */
export type Figures = Readonly<Record<string, readonly [total: number, delta?: number]>>;

/** What a post of an edition tells. */
export interface Content {
  readonly figures: Figures;
  /** The days of an edition of several of which there is no report, in order; none for a single report. */
  readonly without: readonly Day[];
}

/** What an edition tells as things are now; nothing where there is no report. */
export function contentOf(archive: Archive, edition: Edition): Content | undefined {
  const figures = figuresOf(archive, edition);
  return figures && { figures, without: daysWithout(archive, edition) };
}

/** The days of an edition of several of which there is no report. */
export function daysWithout(archive: Archive, edition: Edition): Day[] {
  return edition.kind === "day" ? [] : daysOf(edition).filter((day) => !archive.on(day));
}

function daysOf({ from, to }: Period): Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

function figuresOf(archive: Archive, { from, to }: Period): Figures | undefined {
  const summary: Summary | undefined = summaryOf(archive, { from, to });
  return (
    summary &&
    Object.fromEntries(
      summary.changes.map(({ category, total, delta }) => [
        category,
        delta === undefined ? [total] : [total, delta],
      ]),
    )
  );
}

/** What has become of what a post told. */
export interface Restated {
  /** The days whose reports it told. */
  readonly told: Period;
  readonly before: Figures;
  /** What it would tell now with the reports that it told. */
  readonly corrected: Figures;
  /** The days whose reports have come since. */
  readonly added: readonly Day[];
  /** The days whose reports are not shown any more. */
  readonly gone: readonly Day[];
  /** What it would tell now with those too. */
  readonly now: Figures;
}

/** What has become of what a post of an edition told; nothing where there is no report any more. */
export function restatedOf(archive: Archive, edition: Edition, before: Content): Restated | undefined {
  const now = contentOf(archive, edition);
  if (!now) return undefined;
  const days = daysOf(edition).filter((day) => !before.without.includes(day));
  const told = { from: days[0] ?? edition.from, to: days.at(-1) ?? edition.to };
  const added = before.without.filter((day) => !now.without.includes(day));
  // Figures are those of the last day, measured from the eve of the first one: a report between them changes nothing.
  const alone = added.length > 0 ? figuresOf(archive, { from: edition.from, to: told.to }) : undefined;
  const gone = now.without.filter((day) => !before.without.includes(day));
  return { told, before: before.figures, corrected: alone ?? now.figures, added, gone, now: now.figures };
}
