import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CATEGORIES } from "../../src/core/category.ts";
import { addDays, type Day, isDay } from "../../src/core/day.ts";
import { Figures, type Report } from "../../src/core/report.ts";
import { CATEGORY_OF, readRow } from "../../src/sources/dataset-row.ts";
import { Row } from "../../src/sources/row.ts";
import { CORRECTIONS, EQUIPMENT, PERSONNEL } from "../fakes/dataset.ts";

/** The files that the folder of the data set must hold. */
export const HISTORY_FILES: readonly string[] = [EQUIPMENT, PERSONNEL, CORRECTIONS];

/** The day whose change a row of the file of corrections is about. One row is dated a day too early: there it would leave increments below zero. */
export function correctedDay({ date }: Row): string {
  return date === "2023-05-27" ? "2023-05-28" : String(date);
}

/** What is compared with: the figures of each day in the bot's categories, prisoners among them. */
export interface History {
  /** The newest day that it has. */
  readonly last: Day;
  on(day: Day): Figures | undefined;
  /** What was published as a day's increment: the difference of totals without what was restated on that day. */
  increment(day: Day, category: string): number | undefined;
  /** The categories that a report of a day has; by the catalogue where the history has ended. */
  due(day: Day): readonly string[];
}

/** The rows of a file as they are. */
export function rowsIn(text: string): Row[] {
  return z.array(Row).parse(JSON.parse(text));
}

/** Every figure of a report by category, its prisoners under that name. */
export function everyFigure({ totals, prisoners }: Pick<Report, "totals" | "prisoners">): Figures {
  return { ...totals, ...(prisoners !== undefined && { prisoners }) };
}

/** Reads the history in a folder that holds the files of the data set. */
export function historyIn(folder: string): History {
  const rows = (file: string) => rowsIn(readFileSync(join(folder, file), "utf8"));
  const people = new Map(rows(PERSONNEL).map((row) => [row["date"], row]));
  const days = new Map(
    rows(EQUIPMENT).flatMap((row) => {
      const day = row["date"];
      if (!isDay(day)) return [];
      return [[day, everyFigure(readRow(day, { ...row, ...people.get(day) }, new Set()))] as const];
    }),
  );
  const restated = new Map(
    rows(CORRECTIONS).map((row) => {
      const parts = Object.entries(row).map(([key, part]) => [CATEGORY_OF.get(key) ?? key, part] as const);
      return [correctedDay(row), new Map(parts)] as const;
    }),
  );
  return {
    last: [...days.keys()].sort().at(-1) as Day,
    on: (day) => days.get(day),
    increment(day, category) {
      const to = days.get(day)?.[category];
      const from = days.get(addDays(day, -1))?.[category];
      const part = z.int().parse(restated.get(day)?.get(category) ?? 0);
      return to === undefined || from === undefined ? undefined : to - from - part;
    },
    due(day) {
      const figures = days.get(day);
      if (figures) return Object.keys(figures);
      return CATEGORIES.filter(({ since, until }) => (since ?? day) <= day && day <= (until ?? day)).map(
        ({ id }) => id,
      );
    },
  };
}

/** What a file says of a day, for the comparison with what others say of it or of the days around it. */
export interface Witness {
  readonly file: string;
  readonly day: Day;
  readonly figures: Figures;
}

/** A table that no source of the bot reads, and the category ids of its columns. */
const TABLE = /^romansverdan-.*\.csv$/;
const COLUMNS: Readonly<Record<string, string>> = {
  personnel: "personnel",
  tanks: "tanks",
  apv: "afvs",
  artillery: "artillery",
  mlrs: "mlrs",
  aaws: "airDefence",
  aircrafts: "aircraft",
  helicopters: "helicopters",
  uav: "uavs",
  cruise_missiles: "cruiseMissiles",
  warships: "ships",
  vehicles_fuel_tanks: "vehicles",
  special_equipment: "specialEquipment",
  submarines: "submarines",
};

/** The days in those files of a folder that are tables for comparison only. */
export function tablesIn(folder: string, files: readonly string[]): Witness[] {
  return files
    .filter((file) => TABLE.test(file))
    .flatMap((file) => {
      const [head = "", ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
      const columns = head.split(",");
      return lines.map((line) => {
        const cells = line.split(",");
        const day = cells[columns.indexOf("date")];
        if (!isDay(day)) throw new Error(`${file} has a row without a date: ${line}`);
        const figures = columns.flatMap((column, index) => {
          const category = COLUMNS[column];
          return category ? [[category, Number(cells[index])] as const] : [];
        });
        return { file, day, figures: Figures.parse(Object.fromEntries(figures)) };
      });
    });
}

/** The files of which a folder's index says that all they hold is right. */
export function vouchedIn(folder: string, files: readonly string[]): ReadonlySet<string> {
  if (!files.includes("INDEX.md")) return new Set();
  const lines = readFileSync(join(folder, "INDEX.md"), "utf8").split("\n");
  return new Set(
    files.filter((file) => lines.some((line) => line.includes(`\`${file}\``) && line.includes("data ok"))),
  );
}
