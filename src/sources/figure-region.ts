import { type Figure, labelBeforeNumber, readLine } from "./figure-line.ts";
import { categoryOfLabel } from "./labels.ts";
import type { PageLine } from "./page-lines.ts";

/** A line of a page with what it holds. */
export interface Entry extends PageLine {
  /** Those without a label of their own have that of the heading on the line before, if there is one. */
  readonly figures: readonly Figure[];
  /** Parts with digits that are no figures. */
  readonly unread: readonly string[];
}

/** The lines of a page in which the report's figures are, by their place in the page. */
export interface Region {
  /** The lines from `first` to `last`. */
  readonly entries: readonly Entry[];
  readonly first: number;
  readonly last: number;
}

/**
 * From the first line of a known category to the last, readable or not, and the figures before and after them in lines of
 * the same kind: a new category, or an old one under a new name. Nothing where no line has a known category.
 */
export function regionOf(lines: readonly PageLine[]): Region | undefined {
  const entries = lines.map((line, index) => entryOf(line, headingOf(lines[index - 1])));
  let first = entries.findIndex(isKnown);
  if (first < 0) return undefined;
  const kind = entries[first]?.block;
  while (entries[first - 1]?.block === kind && entries[first - 1]?.figures.some(hasNumber)) first--;
  const known = entries.findLastIndex(isKnown);
  const { block } = entries[known] as Entry;

  /** The place of the figure that follows a line, behind a heading or not. */
  function next(from: number): number | undefined {
    const index = headingOf(entries[from + 1]) === "" ? from + 1 : from + 2;
    const entry = entries[index];
    return entry?.block === block && entry.figures.some(hasNumber) ? index : undefined;
  }

  let last = known;
  for (let more = next(last); more !== undefined; more = next(last)) last = more;
  return { entries: entries.slice(first, last + 1), first, last };
}

function entryOf(line: PageLine, heading: string): Entry {
  // Titles round their numbers, or tell those of the day.
  const { figures, unread } = line.isTitle ? { figures: [], unread: [] } : readLine(line.text);
  const labelled = figures.map((figure) => (figure.label === "" ? { ...figure, label: heading } : figure));
  // A number that cannot be read is one of its category all the same: with its heading it can be refused by name.
  const lost = unread.map((part) =>
    heading !== "" && labelBeforeNumber(part) === "" ? `${heading}: ${part}` : part,
  );
  return { ...line, figures: labelled, unread: lost };
}

function isKnown({ figures, unread }: Entry): boolean {
  const labels = [...figures.map(({ label }) => label), ...unread.map(labelBeforeNumber)];
  return labels.some((label) => label !== undefined && categoryOfLabel(label) !== undefined);
}

function hasNumber({ total, increment }: Figure): boolean {
  return total !== undefined || increment !== undefined;
}

/** The label that a line gives to a number alone on the next: "Personnel:". Empty where it is none. */
function headingOf(line: PageLine | undefined): string {
  const text = line?.text ?? "";
  return text.endsWith(":") && !/\p{N}/u.test(text) ? text.replace(/^\P{L}+|[\s:]+$/gu, "") : "";
}
