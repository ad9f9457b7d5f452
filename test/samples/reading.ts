import { type Day, isDay } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import type { Refused } from "../../src/core/source.ts";
import { readArticle, readList } from "../../src/sources/article.ts";
import { categoryOfLabel } from "../../src/sources/labels.ts";

/** What a file says of one day. */
export type DayReading = Pick<Report, "day" | "totals" | "increments" | "prisoners">;

/** What a file says. */
export interface Reading {
  readonly days: readonly DayReading[];
  readonly refused: readonly Refused[];
  readonly unknown: readonly string[];
  /** What a person should know of it. */
  readonly notes: readonly string[];
  /** What is not as it must be, beside the figures. */
  readonly failures: readonly string[];
  /** Whether a category that a report of the day has must be there; without it all but the prisoners must. */
  readonly due?: (category: string) => boolean;
}

/** A file that was kept. */
export interface Sample {
  readonly file: string;
  readonly text: string;
  /** The day in its name. */
  readonly named: Day | undefined;
  /** The text of another file of the same folder. */
  beside(file: string): string;
  /** The text of a file of the data set's folder. */
  history(file: string): string;
}

const NOTHING: Reading = { days: [], refused: [], unknown: [], notes: [], failures: [] };

/** A reading that holds nothing but what `more` says. */
export function readingOf(more: Partial<Reading>): Reading {
  return { ...NOTHING, ...more };
}

/** The day in a sample's name. Throws where it has none. */
export function dayOf({ file, named }: Sample): Day {
  if (named) return named;
  throw new Error(`${file} has no day in its name, without which it cannot be read`);
}

/** Reads a page or a text with the words of the General Staff. */
export function readGeneralStaff(sample: Sample): Reading {
  const day = dayOf(sample);
  const article = readArticle(sample.text, day);
  if (article) {
    const { otherDays } = article;
    return readingOf({
      days: [article],
      refused: article.refused,
      unknown: article.unknown,
      notes: otherDays.length > 0 ? [`it also carries ${otherDays.join(", ")}`] : [],
    });
  }
  const list = readList(sample.text, day);
  if (!list) return NOTHING;
  const { refused, unknown } = list;
  return readingOf({ days: [{ ...list, day }], refused, unknown, notes: ["it has no date of its own"] });
}

/** Reads a page in English of the Ministry of Defence, whose source reads those in Ukrainian. */
export function readEnglishPage(sample: Sample): Reading {
  return checkedByEye(sample, readGeneralStaff(sample));
}

/**
 * A reading of a page of which only a person can say that it is right: each of its numbers must be in the page as it is
 * printed, and no increment of the page may be lost.
 */
export function checkedByEye({ text }: Sample, reading: Reading): Reading {
  const page = text.replace(/(?<=\d)\s(?=\d{3})/g, "");
  const printed: readonly string[] = page.match(/\(\+\d+\)/g) ?? [];
  const failures = reading.days.flatMap(({ totals, increments = {} }) => {
    const lost = Object.values(totals).filter((total) => !new RegExp(`(?<!\\d)${total}(?!\\d)`).test(page));
    const foreign = Object.values(increments).filter((increment) => !printed.includes(`(+${increment})`));
    const isWhole = printed.length === Object.keys(increments).length;
    return [
      ...[...lost, ...foreign].map((number) => `${number} is not printed in the page`),
      ...(isWhole ? [] : [`the page prints ${printed.length} increments, and others were read`]),
    ];
  });
  return { ...reading, failures: [...reading.failures, ...failures] };
}

/** Reads what another program made of a page of Minfin in English: names, totals and increments. */
export function readFormatted(sample: Sample): Reading {
  const [, date, list = ""] = /"date": "(\d{4}-\d{2}-\d{2})T[^"]*"(.*?)(?="date"|$)/s.exec(sample.text) ?? [];
  if (!isDay(date)) return NOTHING;
  const entries = [...list.matchAll(/"name": "([^"]+)",\s*"total": (\d+),\s*"increment": (-?\d+)/g)].map(
    ([, label = "", total, increment]) => ({
      label,
      category: categoryOfLabel(label) ?? label,
      total: Number(total),
      increment: Number(increment),
    }),
  );
  const names = list.split('"name"').length - 1;
  const kinds = new Set(entries.map(({ category }) => category)).size;
  return readingOf({
    days: [
      {
        day: date,
        totals: Object.fromEntries(entries.map(({ category, total }) => [category, total])),
        increments: Object.fromEntries(entries.map(({ category, increment }) => [category, increment])),
      },
    ],
    unknown: entries.map(({ label }) => label).filter((label) => !categoryOfLabel(label)),
    notes: ["another program made it of a page: only its labels are read by ours"],
    failures: kinds === names ? [] : [`it has ${names} names, and ${kinds} categories were found in them`],
  });
}
