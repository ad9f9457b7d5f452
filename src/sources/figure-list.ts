import { byCatalogue, knownCategory } from "../core/category.ts";
import type { Day } from "../core/day.ts";
import type { Report } from "../core/report.ts";
import type { Refused } from "../core/source.ts";
import { oneLine } from "../core/text.ts";
import type { Figure } from "./figure-line.ts";
import type { Entry } from "./figure-region.ts";
import { categoryOfLabel, FUEL_TANK_HALF, VEHICLE_HALF } from "./labels.ts";
import { withoutStretch } from "./report-dates.ts";

/** The figures that lines of text hold. */
export interface FigureList extends Pick<Report, "totals" | "qualifier"> {
  /** The "(+N)" as printed, by category id. */
  readonly increments: Readonly<Record<string, number>>;
  /** Labels that are not known. Their figures are in the totals under these words. */
  readonly unknown: readonly string[];
  /** Lines that should hold a figure and do not, or not one that can be right. */
  readonly refused: readonly Refused[];
}

/** From this day on the vehicles and the fuel tanks are one line. */
const MERGER: Day = "2022-05-01";
const LINE_SHOWN = 80;

/** Sentences of a report that have digits and are no figures: what was lost in a day, and where most was. */
const PROSE = [
  /^\P{L}*(?:втрати \p{L}+ за|знищено|(?:the )?total .{0,40}losses on)(?!\p{L})/iu,
  /^\P{L}*(?:найбільших втрат|.{0,40}the greatest losses)(?!\p{L})/iu,
];

/** A label with a dash and words where its number should be. */
const WORDS_ONLY = /^\P{L}*(?<label>\p{L}[^:]{1,60}?)\s*[-\u2010-\u2015\u2212]\s+\p{L}/u;

/** A figure with the line that it was read from. */
interface Found extends Figure {
  readonly text: string;
}

/** A figure that all lines of its category agree on. */
interface Settled {
  readonly total: number;
  readonly increment?: number;
}

type Refuse = (line: string, reason: string) => void;

/** What the lines of a report of that day say; nothing where no known category has a total. */
export function listFigures(entries: readonly Entry[], day: Day): FigureList | undefined {
  const refused: Refused[] = [];
  const refuse: Refuse = (line, reason) => {
    refused.push({ row: `${day} “${oneLine(line, LINE_SHOWN)}”`, reason });
  };

  const found = new Map<string, Found[]>();
  for (const { figures, unread, text } of entries) {
    for (const figure of figures) {
      const category = categoryOfLabel(figure.label) ?? figure.label;
      if (category === "") refuse(text, "the line has no label");
      else found.set(category, [...(found.get(category) ?? []), { ...figure, text }]);
    }
    for (const part of unread) if (!isProse(part)) refuse(part, "its number cannot be read");
    const label = WORDS_ONLY.exec(text)?.groups?.["label"];
    if (figures.length + unread.length === 0 && label && categoryOfLabel(label))
      refuse(text, "the line has no number");
  }

  const settled = new Map<string, Settled>();
  for (const [category, lines] of found) {
    const figure = settle(lines, refuse);
    if (figure) settled.set(category, figure);
  }
  joinVehicles(settled, found, day, refuse);

  const sorted = [...settled].sort(([a], [b]) => byCatalogue(a, b));
  if (!sorted.some(([category]) => knownCategory(category))) return undefined;
  const qualifier = settled.has("personnel") ? found.get("personnel")?.[0]?.qualifier : undefined;
  return {
    totals: Object.fromEntries(sorted.map(([category, { total }]) => [category, total])),
    increments: Object.fromEntries(
      sorted.flatMap(([category, { increment }]) => (increment === undefined ? [] : [[category, increment]])),
    ),
    unknown: sorted.map(([category]) => category).filter((category) => !knownCategory(category)),
    refused,
    ...(qualifier && { qualifier }),
  };
}

/** What the lines of one category say together. Nothing where one has no total or two differ: nobody can tell which is right. */
function settle(lines: readonly Found[], refuse: Refuse): Settled | undefined {
  const bare = lines.filter(({ total }) => total === undefined);
  for (const { text } of bare) refuse(text, "the line has no total");
  const total = lines[0]?.total;
  if (total === undefined || bare.length > 0) return undefined;
  const other = lines.find((line) => line.total !== total);
  if (other) {
    refuse(other.text, `it says ${other.total}, and another line of the same category says ${total}`);
    return undefined;
  }
  const [increment, ...others] = new Set(lines.flatMap((line) => line.increment ?? []));
  const isOne = increment !== undefined && others.length === 0;
  if (others.length > 0) refuse(lines[0]?.text ?? "", "two lines of its category differ in the day's change");
  return { total, ...(isOne && { increment }) };
}

/** Puts the two lines of before the merger in the place of the one that came after. */
function joinVehicles(
  settled: Map<string, Settled>,
  found: ReadonlyMap<string, readonly Found[]>,
  day: Day,
  refuse: Refuse,
): void {
  const vehicles = settled.get(VEHICLE_HALF);
  const fuelTanks = settled.get(FUEL_TANK_HALF);
  settled.delete(VEHICLE_HALF);
  settled.delete(FUEL_TANK_HALF);
  const line = (found.get(VEHICLE_HALF) ?? found.get(FUEL_TANK_HALF))?.[0]?.text;
  if (line === undefined) return;

  if (found.has("vehicles")) {
    settled.delete("vehicles");
    refuse(line, "the vehicles are there both apart and as a sum");
  } else if (vehicles && fuelTanks) {
    const total = vehicles.total + fuelTanks.total;
    const both = vehicles.increment !== undefined && fuelTanks.increment !== undefined;
    const increment = (vehicles.increment ?? 0) + (fuelTanks.increment ?? 0);
    settled.set("vehicles", { total, ...(both && { increment }) });
  } else if (vehicles && day >= MERGER && !found.has(FUEL_TANK_HALF)) settled.set("vehicles", vehicles);
  else refuse(line, "the other half of the vehicles is not there");
}

/** Whether a text with digits is one of those that stand beside the figures of every report. */
function isProse(text: string): boolean {
  return PROSE.some((sentence) => sentence.test(text)) || !/\p{N}/u.test(withoutStretch(text));
}
