import type { Day } from "./day.ts";
import type { Phrases, Voice } from "./locale.ts";
import type { Report } from "./report.ts";
import { capital } from "./text.ts";

/** A row that a source has but that is no report, or a line of a report without a figure: kept out, and told to the operator. */
export interface Refused {
  /** The date of the row as the source writes it, or what else names it. */
  readonly row: string;
  /** Why, as half a sentence: "tanks is 3,4 and not a whole number". */
  readonly reason: string;
}

/** What one answer of a source brought. */
export interface Harvest {
  readonly reports: readonly Report[];
  readonly refused: readonly Refused[];
  /** Keys or labels that the catalogue does not know. Their figures are in the reports under the source's own words. */
  readonly unknown: readonly string[];
  /** Where the reports were read. */
  readonly address?: string;
  /** When reports were published, in epoch milliseconds by their day, where the source says so. */
  readonly published?: Readonly<Record<Day, number>>;
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
  /** Set where everything comes in one answer, so that asking for the whole history costs no more than for the newest days. */
  readonly whole?: true;
  /**
   * The reports of `since` and later that the source has, the newest first where several answers are needed. No day
   * comes twice. Throws a `SourceFailure` when it cannot tell: then nothing more is known than what came before,
   * which is not the same as no reports.
   */
  fetch(since: Day, signal: AbortSignal): AsyncIterable<Harvest>;
}

/** What was wrong with a source: it could not be reached; was too slow; answered with an error; wants to be left alone for a time; or sent something that is no report. */
export type Fault = "unreachable" | "late" | "status" | "resting" | "form";

/** A source could not be read. The message names the source and says what was wrong with its answer. */
export class SourceFailure extends Error {
  override readonly name = "SourceFailure";
  /** What kind of failure it was, so that it can be told in any language. */
  readonly fault: Fault;

  constructor(message: string, { fault = "form", ...options }: ErrorOptions & { fault?: Fault } = {}) {
    super(message, options);
    this.fault = fault;
  }
}

/** Everything that a source brings, in one harvest. */
export async function gather(source: Source, since: Day, signal: AbortSignal): Promise<Harvest> {
  const harvests: Harvest[] = [];
  for await (const harvest of source.fetch(since, signal)) harvests.push(harvest);
  return {
    reports: harvests.flatMap(({ reports }) => reports),
    refused: harvests.flatMap(({ refused }) => refused),
    unknown: [...new Set(harvests.flatMap(({ unknown }) => unknown))],
    published: Object.assign({}, ...harvests.map(({ published }) => published)),
    ...(harvests[0]?.address !== undefined && { address: harvests[0].address }),
  };
}

/** What a source is called in a language; one that is not there any more by its bare name. */
export function sourceTitle(voice: Voice, sources: readonly Source[], name: string): string {
  const source = sources.find((one) => one.name === name);
  return source ? voice.say(source.words, "title") : name;
}

/** What a source is called at the beginning of a line: with a capital, except where its name is an address. */
export function sourceHeading(voice: Voice, { words }: Source): string {
  const title = voice.say(words, "title");
  return /^\S+\.\S/u.test(title) ? title : capital(title, voice.locale.format);
}

/** Whether a source is asked for news, and not part of the program. */
export function isNewsSource({ brings }: Source): boolean {
  return brings === "news";
}

/** Whether a report is posted as it comes. Reports of sources that bring history never are, however new they look. */
export function isNews(sources: readonly Source[], report: Report): boolean {
  return sources.find(({ name }) => name === report.source)?.brings !== "history";
}

/** The day of the newest report that is posted to those who subscribe; nothing where there is none. */
export function newestNews({
  archive,
  sources,
}: {
  readonly archive: { latest(): Report | undefined };
  readonly sources: readonly Source[];
}): Day | undefined {
  const report = archive.latest();
  return report && isNews(sources, report) ? report.day : undefined;
}
