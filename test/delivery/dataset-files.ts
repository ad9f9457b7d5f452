import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../../src/core/report.ts";
import { CORRECTIONS, EQUIPMENT, PERSONNEL, type Row } from "../fakes/dataset.ts";

/** The data set's own words for the categories since the merger of 2022. */
const KEYS: Readonly<Record<string, string>> = {
  tanks: "tank",
  afvs: "APC",
  artillery: "field artillery",
  mlrs: "MRL",
  airDefence: "anti-aircraft warfare",
  aircraft: "aircraft",
  helicopters: "helicopter",
  uavs: "drone",
  cruiseMissiles: "cruise missiles",
  ships: "naval ship",
  submarines: "submarines",
  vehicles: "vehicles and fuel tanks",
  specialEquipment: "special equipment",
  groundRobots: "ground robotic systems",
};

/** A report as the row of its day in the file of equipment. */
export function equipmentRow({ day, totals }: Report): Row {
  const figures = Object.entries(KEYS).flatMap(([id, key]) =>
    totals[id] === undefined ? [] : [[key, totals[id]] as const],
  );
  return { date: day, day: 0, ...Object.fromEntries(figures) };
}

/** A report as the row of its day in the file of personnel. */
export function personnelRow({ day, totals }: Report): Row {
  return { date: day, day: 0, personnel: totals["personnel"], "personnel*": "about" };
}

/** Writes a folder in the format of the data set, its rows as they are given. */
export async function writeRows(folder: string, equipment: readonly Row[], personnel: readonly Row[]) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, EQUIPMENT), JSON.stringify(equipment));
  await writeFile(join(folder, PERSONNEL), JSON.stringify(personnel));
  await writeFile(join(folder, CORRECTIONS), "[]");
}

/** Writes a folder in the format of the data set with these reports. */
export function writeReports(folder: string, ...reports: readonly Report[]): Promise<void> {
  return writeRows(folder, reports.map(equipmentRow), reports.map(personnelRow));
}
