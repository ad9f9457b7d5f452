import { z } from "zod";
import { addDays, Day, FIRST_DAY } from "../core/day.ts";
import { phrases } from "../core/locale.ts";
import type { Report } from "../core/report.ts";
import { type Harvest, type Refused, type Source, SourceFailure } from "../core/source.ts";
import { type CorrectionFile, createCorrections, incrementsOf } from "./dataset-corrections.ts";
import { readRow } from "./dataset-row.ts";
import { readJson, type Tools, withoutPassword } from "./reading.ts";
import { Row, RowProblem, shown } from "./row.ts";

/** The folder of the data set's files. */
export const DATASET_ROOT =
  "https://raw.githubusercontent.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset/main/data/";

const EQUIPMENT = "russia_losses_equipment.json";
const PERSONNEL = "russia_losses_personnel.json";

const Rows = z.array(z.unknown()).min(1);

const words = phrases("source.dataset", {
  title: "the data set of PetroIvaniuk",
  about: "an open data set of the daily reports kept by Petro Ivaniuk, MIT licence",
});

/**
 * PetroIvaniuk/2022-Ukraine-Russia-War-Dataset: two files of running totals, one row for each report since 2022-02-25,
 * and one of the corrections that are in them. `root` is the folder they are in, as an `http:`, `https:` or `file:`
 * address that ends with a slash.
 */
export function createDataset(root: URL, tools: Tools): Source {
  const read = (file: string, signal: AbortSignal) =>
    readJson(
      "dataset",
      tools,
      { address: new URL(file, root), schema: Rows, form: "it is not a list of rows" },
      signal,
    );
  const readCorrections = createCorrections(root, tools);

  return {
    name: "dataset",
    words,
    brings: "news",
    home: "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    whole: true,
    async *fetch(since, signal) {
      // One after the other: what one file cannot tell, the other need not be asked for.
      const equipment = await read(EQUIPMENT, signal);
      const personnel = await read(PERSONNEL, signal);
      const refused: Refused[] = [];
      const weapons = byDay(equipment, "equipment", refused);
      const people = byDay(personnel, "personnel", refused);
      const empty = weapons.size === 0 ? EQUIPMENT : people.size === 0 ? PERSONNEL : undefined;
      if (empty) {
        const address = withoutPassword(new URL(empty, root));
        throw new SourceFailure(`dataset: ${address} has changed its form: no row has a date.`);
      }
      const harvest = join(weapons, people, since, refused, await readCorrections(signal));
      yield { ...harvest, address: withoutPassword(root) };
    },
  };
}

/** Joins the rows of the two files by date. A date needs both: half a report would pass for a whole one. */
function join(
  equipmentByDay: ReadonlyMap<Day, Row>,
  personnelByDay: ReadonlyMap<Day, Row>,
  since: Day,
  refused: Refused[],
  corrections: CorrectionFile,
): Harvest {
  const unknown = new Set<string>();
  const reports: Report[] = [];
  const read = (day: Day, unknownThere = unknown): Report | RowProblem => {
    try {
      return readRow(day, joined(equipmentByDay.get(day), personnelByDay.get(day)), unknownThere);
    } catch (problem) {
      if (problem instanceof RowProblem) return problem;
      throw problem;
    }
  };
  for (const day of [...new Set([...equipmentByDay.keys(), ...personnelByDay.keys()])].sort()) {
    if (day < since) continue;
    const report = read(day);
    if (report instanceof RowProblem) {
      refused.push({ row: day, reason: report.message });
      continue;
    }
    const eve = corrections.byDay.has(day) ? read(addDays(day, -1), new Set()) : undefined;
    const before = eve && "totals" in eve ? eve.totals : {};
    const increments = incrementsOf(day, report.totals, before, corrections.byDay.get(day));
    reports.push(Object.keys(increments).length > 0 ? { ...report, increments } : report);
  }
  return { reports, refused: [...refused, ...corrections.refused], unknown: [...unknown] };
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
