import { load } from "cheerio/slim";
import { parse } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";
import { byCatalogue } from "../core/category.ts";
import { type Day, FIRST_DAY, isDay } from "../core/day.ts";
import { Report } from "../core/report.ts";
import type { Refused } from "../core/source.ts";
import { oneLine } from "../core/text.ts";
import { type Figure, readLine } from "./figure-line.ts";
import { categoryOfLabel, FUEL_TANK_HALF, VEHICLE_HALF } from "./labels.ts";

/** One line of a day: what a reader sees of it, without markup. */
export interface Line {
  readonly text: string;
  /** Whether two numbers that the markup keeps apart would be read as one. */
  readonly runsTogether: boolean;
}

/** One day of a page. */
export interface DayBlock {
  /** The date as the page writes it, or which of the page's days it is where it writes none. */
  readonly row: string;
  /** Absent where there is no date that a report can have. */
  readonly day: Day | undefined;
  readonly lines: readonly Line[];
  /** Whether its list of lines comes to an end: the last number of one that does not may lack digits. */
  readonly whole: boolean;
}

/** What the lines of one day say. Without a report, `refused` says why. */
export interface DayReading {
  readonly report?: Report;
  readonly refused: readonly Refused[];
  readonly unknown: readonly string[];
}

/** The most characters of a foreign label and of a foreign line in a sentence of the log. */
const LABEL_LENGTH = 60;
const LINE_LENGTH = 100;

const PRISONERS = "полонен|prisoner|pow(?!\\p{L}{2})";
const NAMES_PRISONERS = new RegExp(PRISONERS, "iu");
const COUNTED = `\\s*(?:\\p{L}+\\.?\\s+)*(\\d{1,6})\\s*(?:${PRISONERS})[\\p{L}\\s]*`;
/** `, 460 полонених`, `, 460 POWs` or the same in brackets, behind the figure of personnel. A comma within a number is none of these. */
const PRISONERS_BEHIND = new RegExp(`(?:(?<!\\d)[,;]|[,;](?=\\s))${COUNTED}|\\(${COUNTED}\\)`, "iu");

/** The days of a page, in its order. */
export function dayBlocks(html: string): DayBlock[] {
  // The parser of browsers knows which elements were closed.
  const $ = load(parse(html, { treeAdapter: adapter, sourceCodeLocationInfo: true }));
  return $("li.gold")
    .toArray()
    .map((block, index) => {
      const date = oneLine($(block).find("span.black").first().text(), LABEL_LENGTH);
      const lists = $(block).find("div.casualties ul").toArray();
      return {
        row: date || `day ${index + 1} of the page`,
        day: dayOf(date),
        lines: $(lists)
          .find("li")
          .toArray()
          .map((line) => lineOf(textsIn(line))),
        whole: lists.every((list) => list.sourceCodeLocation?.endTag != null),
      };
    });
}

/** A node of a page, as far as its text is wanted. */
interface PageNode {
  readonly data?: unknown;
  readonly type: string;
  readonly childNodes?: readonly PageNode[];
}

function textsIn({ type, data, childNodes }: PageNode): string[] {
  if (type === "text") return [String(data)];
  return (childNodes ?? []).flatMap(textsIn);
}

function lineOf(texts: readonly string[]): Line {
  const seen = texts.filter((text) => text.trim() !== "");
  return {
    text: texts.join("").replace(/\s+/g, " ").trim(),
    runsTogether: seen.some((text, index) => /^\s*\d/.test(text) && /\d\s*$/.test(seen[index - 1] ?? "")),
  };
}

/** The day that is written `29.11.2023`. */
function dayOf(date: string): Day | undefined {
  const [, dayOfMonth, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(date) ?? [];
  const day = `${year}-${month}-${dayOfMonth}`;
  return isDay(day) && day >= FIRST_DAY ? day : undefined;
}

/** The report that the lines of a day make, each line by its label and wherever it stands. `url` is the day's page for people. */
export function readDay(day: Day, lines: readonly Line[], url: string): DayReading {
  const figures = new Map<string, Figure>();
  const repeated = new Set<string>();
  const refused: Refused[] = [];
  const unknown = new Set<string>();
  let prisoners: number | undefined;
  const refuse = (line: string, reason: string) =>
    refused.push({ row: `${day} “${oneLine(line, LINE_LENGTH)}”`, reason });

  for (const line of lines) {
    const { rest, behind } = withoutPrisoners(line.text);
    prisoners ??= behind;
    const { figures: found, unread } = line.runsTogether ? { figures: [], unread: [rest] } : readLine(rest);
    for (const part of unread) refuse(part, "no figure can be read in it");
    for (const figure of found) {
      const label = oneLine(figure.label, LABEL_LENGTH);
      const category = categoryOfLabel(figure.label);
      if (figure.total === undefined) refuse(line.text, "it has no total");
      else if (label === "") refuse(line.text, "it does not say what it counts");
      else if (!category && NAMES_PRISONERS.test(label)) prisoners ??= figure.total;
      else if (NAMES_PRISONERS.test(rest)) refuse(line.text, "it is not clear which number counts prisoners");
      else {
        if (!category) unknown.add(label);
        if (figures.has(category ?? label)) repeated.add(category ?? label);
        figures.set(category ?? label, figure);
      }
    }
  }
  for (const id of repeated) {
    refuse(
      figures.get(id)?.label ?? id,
      "it is there more than once, so it is not known which figure is meant",
    );
    figures.delete(id);
  }
  joinVehicles(figures, refuse);

  const told = { refused, unknown: [...unknown] };
  const report = reportOf(day, figures, { prisoners, url });
  if (report) return { report, ...told };
  // Half a day would pass for the whole of it, and the true one could not be posted any more.
  refused.push({ row: day, reason: "it has no figures of personnel, or none of anything else" });
  return told;
}

function withoutPrisoners(text: string): { rest: string; behind?: number } {
  const found = PRISONERS_BEHIND.exec(text);
  if (!found) return { rest: text };
  return { rest: text.replace(found[0], " ").trim(), behind: Number(found[1] ?? found[2]) };
}

/** Two lines until 2022-04-30, one sum after: added up, so that the border shows the day's loss and not a jump. */
function joinVehicles(figures: Map<string, Figure>, refuse: (line: string, reason: string) => void): void {
  const halves = [VEHICLE_HALF, FUEL_TANK_HALF].flatMap((id) => figures.get(id) ?? []);
  const [one, other] = halves;
  figures.delete(VEHICLE_HALF);
  figures.delete(FUEL_TANK_HALF);
  if (one && figures.delete("vehicles")) refuse(one.label, "the day has vehicles both apart and as a sum");
  else if (one?.total !== undefined && other?.total !== undefined)
    figures.set("vehicles", {
      label: one.label,
      total: one.total + other.total,
      ...(one.increment !== undefined &&
        other.increment !== undefined && { increment: one.increment + other.increment }),
    });
  else if (one) refuse(one.label, "the other half of the vehicles is not there");
}

function reportOf(
  day: Day,
  figures: ReadonlyMap<string, Figure>,
  { prisoners, url }: { prisoners: number | undefined; url: string },
): Report | undefined {
  if (!figures.has("personnel") || figures.size < 2) return undefined;
  const entries = [...figures].sort(([a], [b]) => byCatalogue(a, b));
  const added = entries.filter(([, { increment }]) => increment !== undefined);
  const qualifier = figures.get("personnel")?.qualifier;
  return Report.safeParse({
    source: "minfin",
    day,
    totals: Object.fromEntries(entries.map(([id, { total }]) => [id, total])),
    ...(added.length > 0 && {
      increments: Object.fromEntries(added.map(([id, { increment }]) => [id, increment])),
    }),
    ...(qualifier && { qualifier }),
    ...(prisoners !== undefined && { prisoners }),
    url,
  }).data;
}
