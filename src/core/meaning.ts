import type { Archive } from "./archive.ts";
import { type Beside, besideOf } from "./beside.ts";
import { courseOf } from "./course.ts";
import { placeOf } from "./day.ts";
import { passed } from "./milestone.ts";
import type { Period } from "./period.ts";
import { lossesOf } from "./series.ts";
import { type Stretch, stretchOf } from "./stretch.ts";

/** What a figure means beside other days. */
export interface Meaning {
  /** For one day: its loss beside those of the days before it. */
  readonly beside?: Beside;
  /** For a stretch: what it added, a day on average and at its worst. */
  readonly stretch?: Stretch;
  /** The highest round number that the total passed on the day or in the stretch. */
  readonly passed?: number;
}

/** What the figure of a category or group for a day, or for a stretch, means beside other days. */
export function meaningOf(archive: Archive, id: string, period: Period): Meaning {
  if (period.from === period.to) {
    const { days, totals, eves } = courseOf(archive, id);
    const place = placeOf(days, period.to);
    const [total, eve] = days[place] === period.to ? [totals[place], eves[place]] : [];
    const beside = besideOf(lossesOf(archive, id), period.to);
    const round = total !== undefined && eve !== undefined ? passed(eve, total) : undefined;
    return { ...(beside && { beside }), ...(round !== undefined && { passed: round }) };
  }
  const stretch = stretchOf(archive, id, period);
  if (!stretch) return {};
  const { days, totals } = courseOf(archive, id);
  const total = totals[placeOf(days, stretch.to)] as number;
  const round = passed(total - stretch.loss, total);
  return { stretch, ...(round !== undefined && { passed: round }) };
}
