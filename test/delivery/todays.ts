import { addDays, type Day, dayIn } from "../../src/core/day.ts";
import { voiceOf } from "../../src/core/locale.ts";
import type { Report } from "../../src/core/report.ts";
import { locales } from "../../src/locales/index.ts";
import { realDay } from "./world.ts";

/** The day that it is in Kyiv. The program itself looks at the clock, and posts no report that is too old. */
export const TODAY: Day = dayIn("Europe/Kyiv", Date.now());

/** Real reports of two days in a row, dated yesterday and today: the figures of a day that some days before had. */
export function upToToday(): [yesterday: Report, today: Report] {
  return [dated("2025-12-30", addDays(TODAY, -1)), dated("2025-12-31", TODAY)];
}

function dated(day: string, to: Day): Report {
  const { url: _url, ...report } = realDay(day);
  return { ...report, day: to };
}

/** The first line of the post of a day in a language. */
export function titleOf(day: Day, language: "en" | "uk"): string {
  const locale = locales.find(({ tag }) => tag === language);
  if (!locale) throw new Error(`There is no language ${language}.`);
  const text = voiceOf(locale).day(day);
  return language === "en" ? `Russian combat losses, ${text}` : `Бойові втрати російської армії, ${text}`;
}
