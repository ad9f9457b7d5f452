import type { Archive } from "./archive.ts";
import { covers } from "./category.ts";
import { gapOf } from "./compose.ts";
import type { Day } from "./day.ts";
import { meaningOf } from "./meaning.ts";
import { idOf } from "./remarks.ts";
import type { Peak } from "./stretch.ts";
import type { Change, GroupChange, Summary } from "./summary.ts";

/** One category or group of a day or stretch, beside what is usual. */
export interface FigureRow {
  readonly id: string;
  /** Whether it is a sum of others. */
  readonly isSum: boolean;
  readonly total: number;
  /** What the day or stretch added; absent where it is not known, or not measured from where the others are. */
  readonly delta?: number;
  /** For one day: the mean losses of the 7 and of the 30 days before it, as far as they are known. */
  readonly week?: number;
  readonly month?: number;
  /** For a stretch: its mean a day, and the day with the greatest loss. */
  readonly mean?: number;
  readonly peak?: Peak;
}

/** The figures of a summary for a table with room for more than a chat has; the sums of groups come last. */
export function figureRows(archive: Archive, summary: Summary, category?: string): FigureRow[] {
  const changes = summary.changes.filter((change) => covers(category, change.category));
  const groups = summary.groups.filter(({ group }) => category === undefined || group === category);
  const gap = gapOf(changes);
  return [...changes, ...groups].map((figure) => rowOf(archive, summary, figure, gap));
}

function rowOf(
  archive: Archive,
  { from, to }: Summary,
  figure: Change | GroupChange,
  gap: Day | undefined,
): FigureRow {
  const { total, delta, since } = figure;
  const { beside, stretch } = meaningOf(archive, idOf(figure), { from, to });
  return {
    id: idOf(figure),
    isSum: "group" in figure,
    total,
    ...(delta !== undefined && (!since || since === gap) && { delta }),
    ...(beside?.week && { week: beside.week.mean }),
    ...(beside?.month && { month: beside.month.mean }),
    ...(stretch?.mean !== undefined && { mean: stretch.mean }),
    ...(stretch?.peak && { peak: stretch.peak }),
  };
}
