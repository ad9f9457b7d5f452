import { z } from "zod";
import { Day, FIRST_DAY } from "../core/day.ts";
import { phrases } from "../core/locale.ts";
import type { Report } from "../core/report.ts";
import { type Harvest, type Refused, type Source, SourceFailure } from "../core/source.ts";
import { ReadFailure, readJson } from "../lib/read.ts";
import { Row, RowProblem, readRow, shown } from "./dataset-row.ts";

/** The folder of the data set's files. */
export const DATASET_ROOT =
  "https://raw.githubusercontent.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset/main/data/";

const EQUIPMENT = "russia_losses_equipment.json";
const PERSONNEL = "russia_losses_personnel.json";

/** The files were 0.9 MB together in 2026 and grow by 0.3 MB a year. */
const LIMITS = { bytes: 5_000_000, time: 15_000 };

const Rows = z.array(z.unknown()).min(1);

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
      reports.push(readRow(day, joined(equipmentByDay.get(day), personnelByDay.get(day)), unknown));
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
