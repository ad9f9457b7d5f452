import { CATEGORIES } from "../../src/core/category.ts";
import { FIRST_REPORT } from "../../src/core/course.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { reportOf } from "../reports.ts";
import { createChance } from "./chance.ts";

/** How long the history is that is asked about, in days: about as long as the real one. */
export const HISTORY_DAYS = 1_600;

/** The last day of the history, and an instant on it after its report came. */
export const LAST_DAY: Day = addDays(FIRST_REPORT, HISTORY_DAYS - 1);
export const NOW = Date.parse(`${LAST_DAY}T09:00:00Z`);

/** The most that a day adds to a category: personnel far more than anything else, as in the real reports. */
const MOST_PERSONNEL = 1_800;
const MOST_OTHERS = 60;

/** A made history, the same in every run: one report a day with every category that is due, each with the day's loss. */
export const HISTORY: readonly Report[] = makeHistory();

function makeHistory(): Report[] {
  const chance = createChance();
  const totals: Record<string, number> = {};
  return Array.from({ length: HISTORY_DAYS }, (_, index) => {
    const day = addDays(FIRST_REPORT, index);
    const due = CATEGORIES.filter(({ since = day, until = day }) => since <= day && day <= until);
    const losses = due.map(
      ({ id }) => [id, chance(id === "personnel" ? MOST_PERSONNEL : MOST_OTHERS)] as const,
    );
    for (const [id, loss] of losses) totals[id] = (totals[id] ?? 0) + loss;
    const listed = losses.map(([id]) => [id, totals[id] as number]);
    return reportOf(day, Object.fromEntries(listed), { increments: Object.fromEntries(losses) });
  });
}
