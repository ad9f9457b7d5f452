import { byCatalogue, categoryLabel } from "./core/category.ts";
import { type Day, FIRST_DAY } from "./core/day.ts";
import type { Voice } from "./core/locale.ts";
import type { Report } from "./core/report.ts";
import { type Source, SourceFailure } from "./core/source.ts";
import type { Store } from "./core/store.ts";
import { counted } from "./core/text.ts";
import type { Progress } from "./progress.ts";

/** What a comparison needs. */
export interface CompareParts {
  readonly store: Store;
  readonly voice: Voice;
  readonly now: () => number;
  /** Takes each line of what is said. */
  readonly print: (line: string) => void;
  readonly progress: Progress;
  /** Ends it; what has been compared by then is told. */
  readonly signal: AbortSignal;
}

/**
 * Reads everything that another source has, keeps it, and says on which days its totals differ from these reports, and
 * by how much. A source that cannot be read is said to be so, and ends nothing.
 */
export async function compareWith(
  other: Source,
  reports: ReadonlyMap<Day, Report>,
  { store, voice, now, print, progress, signal }: CompareParts,
): Promise<void> {
  const lines = new Map<Day, string>();
  const compared: Day[] = [];
  let figures = 0;
  let problem: string | undefined;
  try {
    for await (const harvest of other.fetch(FIRST_DAY, signal)) {
      await store.keep(harvest.reports, now(), harvest.address ?? other.home);
      for (const report of harvest.reports) {
        const here = reports.get(report.day);
        if (!here) continue;
        compared.push(report.day);
        const differing = differencesFrom(voice, here, report);
        figures += differing.length;
        if (differing.length > 0) lines.set(report.day, differing.join("; "));
      }
      progress.show(`Comparing with ${other.name}: ${counted(compared.length, "day", "days")} so far`);
    }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    problem = signal.aborted ? "It was stopped; another import goes on." : error.message;
  }
  progress.clear();
  const span = compared.sort();
  const reach = span.length > 0 ? `, ${span[0]} to ${span.at(-1)}` : "";
  if (problem) print(`${other.name} could not be read${span.length > 0 ? " to its end" : ""}. ${problem}`);
  if (problem && span.length === 0) return;
  const result =
    figures === 0
      ? "no figure differs"
      : `${counted(figures, "figure differs", "figures differ")} on ${counted(lines.size, "day", "days")}`;
  print(
    span.length === 0
      ? `Compared with ${other.name}: it has none of these days.`
      : `Compared with ${other.name}: ${counted(span.length, "day", "days")}${reach}; ${result}.`,
  );
  for (const day of [...lines.keys()].sort()) print(`  ${day}: ${lines.get(day)}.`);
}

/** The totals that both have and that differ: the other's, and in brackets how much more that is. */
function differencesFrom(voice: Voice, here: Report, other: Report): string[] {
  return Object.keys(here.totals)
    .sort(byCatalogue)
    .flatMap((category) => {
      const [total, theirs] = [here.totals[category] as number, other.totals[category]];
      if (theirs === undefined || theirs === total) return [];
      const label = categoryLabel(voice, category);
      return [
        `${label} ${voice.number(theirs)}, here ${voice.number(total)} (${voice.signed(theirs - total)})`,
      ];
    });
}
