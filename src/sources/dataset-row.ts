import { z } from "zod";
import { byCatalogue } from "../core/category.ts";
import type { Day } from "../core/day.ts";
import { Count, Report } from "../core/report.ts";
import { oneLine } from "../core/text.ts";

/** The category ids of the data set's own keys. */
const CATEGORY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries({
    personnel: "personnel",
    tank: "tanks",
    APC: "afvs",
    "field artillery": "artillery",
    MRL: "mlrs",
    "anti-aircraft warfare": "airDefence",
    aircraft: "aircraft",
    helicopter: "helicopters",
    drone: "uavs",
    "cruise missiles": "cruiseMissiles",
    "naval ship": "ships",
    submarines: "submarines",
    "vehicles and fuel tanks": "vehicles",
    "special equipment": "specialEquipment",
    "ground robotic systems": "groundRobots",
    "mobile SRBM system": "srbms",
  }),
);

/** Two columns until 2022-04-30, one sum after: added up, so that the border shows the day's loss and not a jump. */
const VEHICLE_PARTS = ["military auto", "fuel tank"] as const;

/** Keys that are no figures. */
const OTHER_KEYS = new Set<string>([
  "date",
  "day",
  "personnel*",
  "POW",
  "greatest losses direction",
  ...VEHICLE_PARTS,
]);

/** Directions are one line of text; what is longer than this is something else. */
const DIRECTION_LENGTH = 200;
/** The most characters of a foreign value in a sentence of the log. */
const SHOWN_LENGTH = 60;

/** A row of either file, without the keys whose value is null: that is how some tables write what is absent. */
export const Row = z
  .record(z.string(), z.unknown())
  .transform((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
/** A row of either file, without the keys whose value is null: that is how some tables write what is absent. */
export type Row = z.output<typeof Row>;

/** Why a row is no report, as half a sentence for the operator. */
export class RowProblem extends Error {}

/**
 * The report that a day's joined row holds. Keys that are not known are added to `unknown`; their figures are kept under
 * the key itself. Throws a `RowProblem` where a figure is none, or where too little is there to be a report.
 */
export function readRow(day: Day, row: Row, unknown: Set<string>): Report {
  const totals = new Map<string, number>();
  for (const [key, value] of Object.entries(row)) {
    if (OTHER_KEYS.has(key)) continue;
    const category = CATEGORY_OF.get(key) ?? key;
    if (!CATEGORY_OF.has(key)) unknown.add(key);
    // A new column of numbers is a category; one of anything else is not.
    if (!CATEGORY_OF.has(key) && typeof value !== "number") continue;
    if (totals.has(category)) throw new RowProblem(`it has ${shown(category)} twice, under different names`);
    totals.set(category, count(key, value));
  }
  const vehicles = vehiclesBeforeMerger(row);
  if (vehicles !== undefined) totals.set("vehicles", vehicles);

  // An empty row would pass for a report, and the true one could not be posted any more.
  if (!totals.has("personnel") || totals.size === 1)
    throw new RowProblem("it has no figures of personnel or of anything else");

  const qualifier = known(Qualifier, row, "personnel*", unknown);
  const direction = known(Direction, row, "greatest losses direction", unknown);
  const prisoners = "POW" in row ? count("POW", row["POW"]) : undefined;
  const report = Report.safeParse({
    source: "dataset",
    day,
    totals: Object.fromEntries([...totals].sort(([a], [b]) => byCatalogue(a, b))),
    ...(qualifier && { qualifier }),
    ...(direction && { direction }),
    ...(prisoners !== undefined && { prisoners }),
  });
  if (!report.success) throw new RowProblem("it has a column without a name");
  return report.data;
}

const Qualifier = z.enum(["about", "more"]);
const Direction = z
  .string()
  .transform((text) => oneLine(text, Number.POSITIVE_INFINITY))
  .pipe(z.string().min(1).max(DIRECTION_LENGTH));

/** What stands beside the figures is left out when it is not understood, and told: the figures are right all the same. */
function known<T>(schema: z.ZodType<T>, row: Row, key: string, unknown: Set<string>): T | undefined {
  if (!(key in row)) return undefined;
  const parsed = schema.safeParse(row[key]);
  if (!parsed.success) unknown.add(key);
  return parsed.data;
}

function vehiclesBeforeMerger(row: Row): number | undefined {
  const parts = VEHICLE_PARTS.filter((part) => part in row);
  if (parts.length === 0) return undefined;
  if ("vehicles and fuel tanks" in row) throw new RowProblem("it has vehicles both apart and as a sum");
  if (parts.length === 1) throw new RowProblem(`it has ${parts[0]} but not the other half of the vehicles`);
  return parts.reduce((sum, part) => sum + count(part, row[part]), 0);
}

function count(key: string, value: unknown): number {
  const parsed = Count.safeParse(value);
  if (!parsed.success) throw new RowProblem(`${shown(key)} is ${shown(value)}, which is no count of losses`);
  return parsed.data;
}

/** A foreign value as it may stand in a sentence of the log. */
export function shown(value: unknown): string {
  return oneLine(typeof value === "string" ? value : JSON.stringify(value), SHOWN_LENGTH);
}
