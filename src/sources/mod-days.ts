import { addDays, type Day } from "../core/day.ts";
import type { Report } from "../core/report.ts";
import type { Harvest, Refused } from "../core/source.ts";
import type { Article } from "./article.ts";

/** An article of the Ministry of Defence and where it is. */
export interface Found {
  readonly url: URL;
  readonly article: Article;
  /** When it was published, in epoch milliseconds. */
  readonly published?: number | undefined;
}

/** The days that one fetch has brought. */
export interface Days {
  has(day: Day): boolean;
  /** Whether every day up to this one was brought. */
  complete(until: Day): boolean;
  /** Makes reports of the articles whose day was not brought before and is not too old. */
  take(found: readonly Found[]): Harvest;
}

/** Begins with no day brought; days before `since` never are. */
export function createDays(since: Day): Days {
  const addresses = new Map<Day, string>();
  return {
    has: (day) => addresses.has(day),
    complete(until) {
      for (let day = since; day <= until; day = addDays(day, 1)) if (!addresses.has(day)) return false;
      return true;
    },
    take(found) {
      const reports: Report[] = [];
      const refused: Refused[] = [];
      const unknown = new Set<string>();
      const published: Record<Day, number> = {};
      for (const { url, article, ...more } of found) {
        const { day } = article;
        const brought = addresses.get(day);
        if (brought !== undefined && brought !== url.href)
          refused.push({
            row: url.href,
            reason: `it carries the date ${day} like ${brought}, which is used`,
          });
        if (day < since || brought !== undefined) continue;
        addresses.set(day, url.href);
        reports.push(reportOf(url, article));
        refused.push(...article.refused);
        for (const label of article.unknown) unknown.add(label);
        if (more.published !== undefined) published[day] = more.published;
      }
      return { reports, refused, unknown: [...unknown], published };
    },
  };
}

function reportOf(url: URL, { day, totals, increments, qualifier, direction, otherDays }: Article): Report {
  return {
    source: "mod",
    day,
    totals,
    ...(Object.keys(increments).length > 0 && { increments }),
    ...(qualifier && { qualifier }),
    ...(direction && { direction }),
    ...(otherDays.length > 0 && { otherDays }),
    url: url.href,
  };
}
