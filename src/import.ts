import { categoryLabel } from "./core/category.ts";
import { addDays, dayIn, FIRST_DAY } from "./core/day.ts";
import { type Locale, voiceOf } from "./core/locale.ts";
import { type Source, withoutFuture } from "./core/source.ts";
import type { Kept, Store } from "./core/store.ts";
import { counted } from "./core/text.ts";

/** How many reports are kept in one transaction, after which progress is shown. */
const REPORTS_AT_ONCE = 200;

/** What an import needs. */
export interface ImportParts {
  readonly source: Source;
  readonly store: Store;
  readonly locale: Locale;
  readonly now: () => number;
  /** Takes each line of what is said. */
  readonly print: (line: string) => void;
  /** Is told how many of how many reports have been kept. */
  readonly progress: (done: number, all: number) => void;
}

/** Loads the whole history of a source. A second time it finds nothing new. Throws a `SourceFailure` when it cannot be read. */
export async function importHistory({
  source,
  store,
  locale,
  now,
  print,
  progress,
}: ImportParts): Promise<void> {
  const voice = voiceOf(locale);
  const tomorrow = addDays(dayIn("Etc/UTC", now()), 1);
  const harvest = await source.fetch(FIRST_DAY, new AbortController().signal);
  const { reports, refused, unknown } = withoutFuture(harvest, tomorrow);
  const kept: Kept[] = [];
  for (let start = 0; start < reports.length; start += REPORTS_AT_ONCE) {
    kept.push(...(await store.keep(reports.slice(start, start + REPORTS_AT_ONCE), now())));
    progress(kept.length, reports.length);
  }

  const outcomes = Object.groupBy(kept, ({ outcome }) => outcome);
  const { new: added = [], changed = [], known = [] } = outcomes;
  const first = reports[0]?.day;
  const last = reports.at(-1)?.day;
  print(`Read ${counted(reports.length, "report", "reports")}${first ? `, ${first} to ${last}` : ""}.`);
  if (added.length + changed.length === 0) print("Nothing is new.");
  if (added.length > 0) print(`New: ${voice.number(added.length)}.`);
  if (known.length > 0) print(`Known already: ${voice.number(known.length)}.`);
  for (const { report, differences } of changed) {
    const figures = differences.map(({ category, before, after }) => {
      const figure = (count: number | undefined) => (count === undefined ? "absent" : voice.number(count));
      return `${categoryLabel(voice, category)} ${figure(before)} → ${figure(after)}`;
    });
    print(
      `Changed: ${report.day}: ${figures.join(", ") || "no total, only what stands beside them"}. The old version is kept.`,
    );
  }
  for (const key of unknown) print(`Not in the catalogue: “${key}”. It is kept under its own name.`);
  if (refused.length > 0) print(`Refused: ${voice.number(refused.length)}, and everything else was kept:`);
  for (const { row, reason } of refused) print(`  ${row}: ${reason}.`);
}
