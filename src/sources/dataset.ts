import { z } from "zod";
import { byCatalogue } from "../core/category.ts";
import { Day, FIRST_DAY } from "../core/day.ts";
import { phrases } from "../core/locale.ts";
import { Count, Report } from "../core/report.ts";
import { type Harvest, type Refused, type Source, SourceFailure } from "../core/source.ts";
import { oneLine } from "../core/text.ts";
import { ReadFailure, readJson } from "../lib/read.ts";

/** The folder of the data set's files. */
export const DATASET_ROOT =
  "https://raw.githubusercontent.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset/main/data/";

const EQUIPMENT = "russia_losses_equipment.json";
const PERSONNEL = "russia_losses_personnel.json";

/** The files were 0.9 MB together in 2026 and grow by 0.3 MB a year. */
const LIMITS = { bytes: 5_000_000, time: 15_000 };

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

const Rows = z.array(z.unknown()).min(1);
/** A row without the keys whose value is null: that is how some tables write what is absent. */
const Row = z
  .record(z.string(), z.unknown())
  .transform((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
type Row = z.output<typeof Row>;

const words = phrases("source.dataset", {
  title: "the data set of PetroIvaniuk",
  about: "an open data set of the daily reports kept by Petro Ivaniuk, MIT licence",
});

/**
 * PetroIvaniuk/2022-Ukraine-Russia-War-Dataset: two files of running totals, one row for each report since 2022-02-25.
 * `root` is the folder they are in, as an `http:`, `https:` or `file:` address that ends with a slash.
 */
export function createDataset(root: URL): Source {
  async function read(file: string, signal: AbortSignal): Promise<unknown[]> {
    const address = new URL(file, root);
    try {
      return Rows.parse(await readJson(address, signal, LIMITS));
    } catch (cause) {
      const reason = cause instanceof ReadFailure ? cause.message : "it is not a list of rows";
      throw new SourceFailure(`dataset: ${withoutPassword(address)} cannot be used: ${reason}.`, { cause });
    }
  }

  return {
    name: "dataset",
    words,
    brings: "news",
    home: "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    async fetch(since, signal) {
      // What one file cannot tell, the other need not be waited for.
      const both = new AbortController();
      const either = AbortSignal.any([signal, both.signal]);
      try {
        const [equipment, personnel] = await Promise.all([read(EQUIPMENT, either), read(PERSONNEL, either)]);
        const refused: Refused[] = [];
        const weapons = byDay(equipment, "equipment", refused);
        const people = byDay(personnel, "personnel", refused);
        const empty = weapons.size === 0 ? EQUIPMENT : people.size === 0 ? PERSONNEL : undefined;
        if (empty) {
          const address = withoutPassword(new URL(empty, root));
          throw new SourceFailure(`dataset: ${address} has changed its form: no row has a date.`);
        }
        return join(weapons, people, since, refused);
      } catch (error) {
        both.abort();
        throw error;
      }
    },
  };
}

function withoutPassword(address: URL): string {
  const shown = new URL(address);
  shown.username = "";
  shown.password = "";
  return shown.href;
}

/** Why a row is no report. */
class RowProblem extends Error {}

/** Joins the rows of the two files by date. A date needs both: half a report would pass for a whole one. */
function join(
  equipmentByDay: ReadonlyMap<Day, Row>,
  personnelByDay: ReadonlyMap<Day, Row>,
  since: Day,
  refused: Refused[],
): Harvest {
  const unknown = new Set<string>();
  const reports: Report[] = [];
  for (const day of [...new Set([...equipmentByDay.keys(), ...personnelByDay.keys()])].sort()) {
    if (day < since) continue;
    try {
      reports.push(report(day, joined(equipmentByDay.get(day), personnelByDay.get(day)), unknown));
    } catch (problem) {
      if (!(problem instanceof RowProblem)) throw problem;
      refused.push({ row: day, reason: problem.message });
    }
  }
  return { reports, refused, unknown: [...unknown] };
}

function byDay(rows: readonly unknown[], file: string, refused: Refused[]): Map<Day, Row> {
  const found = new Map<Day, Row>();
  rows.forEach((foreign, index) => {
    const row = Row.safeParse(foreign).data;
    const day = Day.safeParse(row?.["date"]).data;
    if (!row || !day || day < FIRST_DAY) {
      const name = row && "date" in row ? shown(row["date"]) : `number ${index + 1} of the ${file} file`;
      refused.push({ row: name, reason: "it has no date of a report" });
    } else if (found.has(day)) {
      refused.push({ row: day, reason: `the ${file} file has it twice; the first one is used` });
    } else found.set(day, row);
  });
  return found;
}

function joined(weapons: Row | undefined, people: Row | undefined): Row {
  if (!weapons || !people)
    throw new RowProblem(`it is only in the ${weapons ? "equipment" : "personnel"} file so far`);
  const twice = Object.keys(people).find((key) => key in weapons && key !== "date" && key !== "day");
  if (twice) throw new RowProblem(`${shown(twice)} is in both files`);
  return { ...weapons, ...people };
}

function report(day: Day, row: Row, unknown: Set<string>): Report {
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
function shown(value: unknown): string {
  return oneLine(typeof value === "string" ? value : JSON.stringify(value), SHOWN_LENGTH);
}
