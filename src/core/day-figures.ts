import type { Archive } from "./archive.ts";
import { byCatalogue } from "./category.ts";
import { courseOf } from "./course.ts";
import { placeOf } from "./day.ts";
import type { Report } from "./report.ts";

/** The figures of a report by category id, in the order in which categories are shown. */
export interface DayFigures {
  readonly totals: Readonly<Record<string, number>>;
  /**
   * What that one day added: the published increment where there is one, else the difference to the total of the eve. A
   * category is left out where it is not known.
   */
  readonly losses: Readonly<Record<string, number>>;
  /** What the difference to the total of the eve has beside that, which restates earlier days. Never zero. */
  readonly corrections: Readonly<Record<string, number>>;
  /** The categories that are reported for the first time: their totals count from the start of the war. */
  readonly begins: readonly string[];
}

/** The figures of a report in the archive. */
export function dayFigures(archive: Archive, { day, totals: stated }: Report): DayFigures {
  const totals: [string, number][] = [];
  const losses: [string, number][] = [];
  const corrections: [string, number][] = [];
  const begins: string[] = [];
  for (const id of Object.keys(stated).sort(byCatalogue)) {
    const total = stated[id] as number;
    const course = courseOf(archive, id);
    const place = placeOf(course.days, day);
    const [loss, eve] = [course.losses[place], course.eves[place]];
    totals.push([id, total]);
    if (loss !== undefined) losses.push([id, loss]);
    if (course.begins && place === 0) begins.push(id);
    const correction = loss === undefined || eve === undefined ? 0 : total - eve - loss;
    if (correction !== 0) corrections.push([id, correction]);
  }
  return {
    totals: Object.fromEntries(totals),
    losses: Object.fromEntries(losses),
    corrections: Object.fromEntries(corrections),
    begins,
  };
}
