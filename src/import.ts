import { compareWith } from "./compare.ts";
import { createArchive } from "./core/archive.ts";
import { categoryLabel } from "./core/category.ts";
import { FIRST_DAY } from "./core/day.ts";
import { doubtText } from "./core/doubt-words.ts";
import type { Voice } from "./core/locale.ts";
import { gather, type Source } from "./core/source.ts";
import type { Kept, Store } from "./core/store.ts";
import { counted } from "./core/text.ts";
import type { Progress } from "./progress.ts";

/** How many reports are kept in one transaction, after which progress is shown. */
const REPORTS_AT_ONCE = 200;

/** What an import needs. */
export interface ImportParts {
  /** The source whose history is loaded. */
  readonly source: Source;
  /** The sources with which it is compared afterwards, and whose reports are kept as well. */
  readonly others: readonly Source[];
  readonly store: Store;
  readonly voice: Voice;
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  /** Takes each line of what is said. */
  readonly print: (line: string) => void;
  readonly progress: Progress;
  /** Ends the comparing; what has been compared by then is told. */
  readonly signal: AbortSignal;
}

/** Loads the whole history of a source, and compares it. A second time it finds nothing new. Throws a `SourceFailure` when it cannot be read. */
export async function importHistory(parts: ImportParts): Promise<void> {
  const { source, others, store, voice, now, print, progress, signal } = parts;
  const { reports, refused, unknown, address = source.home } = await gather(source, FIRST_DAY, signal);
  const kept: Kept[] = [];
  for (let start = 0; start < reports.length; start += REPORTS_AT_ONCE) {
    kept.push(...(await store.keep(reports.slice(start, start + REPORTS_AT_ONCE), now(), address)));
    progress.show(`Kept ${voice.number(kept.length)} of ${voice.number(reports.length)} reports`);
  }
  progress.clear();

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

  const byDay = new Map(reports.map((report) => [report.day, report]));
  await Promise.all(others.map((other) => compareWith(other, byDay, parts)));
  progress.clear();
  if (added.length + changed.length > 0) await tellGuard(parts);
}

/** Says which reports of the source would have been held on their day, given what the other sources say of them. */
async function tellGuard({ source, others, store, voice, timeZone, print }: ImportParts): Promise<void> {
  const trust = [source, ...others].map(({ name }) => name);
  const archive = createArchive({ trust, timeZone, guardHistory: true });
  archive.take(await store.reports());
  const held = archive.held().filter(({ version }) => version.report.source === source.name);
  if (held.length === 0) return;
  print(
    `As news, ${counted(held.length, "report", "reports")} of ${source.name} would have been held until confirmed or let through:`,
  );
  for (const { version, doubts } of held)
    print(`  ${version.report.day}: ${doubts.map((doubt) => doubtText(voice, doubt)).join("; ")}.`);
}
