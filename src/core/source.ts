import type { Day } from "./day.ts";
import type { Phrases } from "./locale.ts";
import type { Report } from "./report.ts";

/** A row that a source has but that is no report: kept out, and told to the operator. */
export interface Refused {
  /** The date of the row as the source writes it, or what else names it. */
  readonly row: string;
  /** Why, as half a sentence: "tanks is 3,4 and not a whole number". */
  readonly reason: string;
}

/** What one look at a source brought. */
export interface Harvest {
  readonly reports: readonly Report[];
  readonly refused: readonly Refused[];
  /** Keys or labels that the catalogue does not know. Their figures are in the reports under the source's own words. */
  readonly unknown: readonly string[];
}

/** A place that reports come from. */
export interface Source {
  /** The name in settings, reports and logs. */
  readonly name: string;
  /** What people are told about it: `title` names it in "Source: …", `about` says what it is and under what licence. */
  readonly words: Phrases<{ readonly title: string; readonly about: string }>;
  /** Whether its reports are posted as they come, or only answer questions about days gone by. */
  readonly brings: "news" | "history";
  /** The page that a person can read. */
  readonly home?: string;
  /**
   * The reports of `since` and later that the source has. Throws a `SourceFailure` when it cannot tell: then nothing
   * is known, which is not the same as no reports.
   */
  fetch(since: Day, signal: AbortSignal): Promise<Harvest>;
}

/** A source could not be read. The message names the source and says what was wrong with its answer. */
export class SourceFailure extends Error {
  override readonly name = "SourceFailure";
}

/** Whether a report is posted as it comes. Reports of sources that bring history never are, however new they look. */
export function isNews(sources: readonly Source[], report: Report): boolean {
  return sources.find(({ name }) => name === report.source)?.brings !== "history";
}

/**
 * A harvest without reports dated after `last`. A slip in a date must not become the newest report: once posted, it
 * would keep every true one back until that day.
 */
export function withoutFuture(harvest: Harvest, last: Day): Harvest {
  const ahead = harvest.reports.filter(({ day }) => day > last);
  if (ahead.length === 0) return harvest;
  const refused = ahead.map(({ day }) => ({ row: day, reason: "its date is in the future" }));
  return {
    ...harvest,
    reports: harvest.reports.filter(({ day }) => day <= last),
    refused: [...harvest.refused, ...refused],
  };
}
