import { z } from "zod";
import type { Day } from "../core/day.ts";
import { Count, type Report } from "../core/report.ts";
import { oneLine } from "../core/text.ts";
import { figuresOf, type Row, RowProblem, reportFrom, shown } from "./row.ts";

/** The category ids of the data set's own keys. */
export const CATEGORY_OF: ReadonlyMap<string, string> = new Map(
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

/**
 * The report that a day's joined row holds. Keys that are not known are added to `unknown`; their figures are kept under
 * the key itself. Throws a `RowProblem` where a figure is none, or where too little is there to be a report.
 */
export function readRow(day: Day, row: Row, unknown: Set<string>): Report {
  const figures = Object.entries(row).filter(([key]) => !OTHER_KEYS.has(key));
  const totals = figuresOf(Object.fromEntries(figures), CATEGORY_OF, Count, unknown);
  const vehicles = vehiclesBeforeMerger(row);
  if (vehicles !== undefined) totals.set("vehicles", vehicles);

  const qualifier = known(Qualifier, row, "personnel*", unknown);
  const direction = known(Direction, row, "greatest losses direction", unknown);
  const prisoners = "POW" in row ? count("POW", row["POW"]) : undefined;
  return reportFrom(
    {
      source: "dataset",
      day,
      ...(qualifier && { qualifier }),
      ...(direction && { direction }),
      ...(prisoners !== undefined && { prisoners }),
    },
    totals,
  );
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
