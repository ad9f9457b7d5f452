import { z } from "zod";
import type { Day } from "../core/day.ts";
import { phrases } from "../core/locale.ts";
import { Count, type Report } from "../core/report.ts";
import type { Harvest, Source } from "../core/source.ts";
import { readJson, type Tools, withoutPassword } from "./reading.ts";
import { figuresOf, harvestRows, ReportDay, Row, RowProblem, reportFrom, VEHICLES_JOINED } from "./row.ts";

/** The folder of the data set's file. */
export const ORC_ROOT = "https://raw.githubusercontent.com/lod-db/orc-losses/refs/heads/main/";

const FILE = "russian-losses.json";

/** The category ids of the data set's own keys. */
const CATEGORY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries({
    personnel: "personnel",
    tanks: "tanks",
    afvs: "afvs",
    artillery: "artillery",
    rocketSystems: "mlrs",
    airDefense: "airDefence",
    fixedWingAircraft: "aircraft",
    rotaryWingAircraft: "helicopters",
    uavs: "uavs",
    missiles: "cruiseMissiles",
    ships: "ships",
    submarines: "submarines",
    unarmoredVehicles: "vehicles",
    specialEquipment: "specialEquipment",
  }),
);

const Dated = z.looseObject({ date: ReportDay });
const Rows = z.array(z.unknown()).refine((rows) => rows.some((row) => Dated.safeParse(row).success));

const words = phrases("source.orc", {
  title: "the data set of Lod Softworks",
  about: "an open data set of the daily reports kept by Lod Softworks and contributors, MIT licence",
});

/**
 * lod-db/orc-losses: one file of running totals, a row for each report, newest first, with a link to the ministry's page
 * of that day. `root` is the folder it is in and ends with a slash.
 */
export function createOrc(root: URL, tools: Tools): Source {
  return {
    name: "orc",
    words,
    brings: "news",
    home: "https://www.ukrainewarlosses.com/",
    whole: true,
    async *fetch(since, signal) {
      const form = "it has changed its form: it is not a list of rows that have dates";
      const rows = await readJson("orc", tools, { address: new URL(FILE, root), schema: Rows, form }, signal);
      yield { ...harvestOf(rows, since), address: withoutPassword(new URL(FILE, root)) };
    },
  };
}

function harvestOf(rows: readonly unknown[], since: Day): Harvest {
  const met = new Set<Day>();
  return harvestRows(rows, "the file", (foreign, unknown) => {
    const row = Row.safeParse(foreign).data ?? {};
    const day = ReportDay.safeParse(row["date"]).data;
    if (!day) throw new RowProblem("it has no date of a report");
    if (day < since) return undefined;
    if (met.has(day)) throw new RowProblem("the file has it twice; the first one is used");
    met.add(day);
    return readRow(day, row, unknown);
  });
}

function readRow(day: Day, { date: _date, sourceUri, ...row }: Row, unknown: Set<string>): Report {
  const totals = figuresOf(row, CATEGORY_OF, Count, unknown);
  if (day < VEHICLES_JOINED) totals.delete("vehicles");
  const url = official(sourceUri);
  return reportFrom({ source: "orc", day, ...(url && { url }) }, totals);
}

/** The address of the ministry's page, where it is one. Others are left out, as people are shown the link. */
function official(address: unknown): string | undefined {
  const url = typeof address === "string" ? URL.parse(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.endsWith(".gov.ua")) return undefined;
  return url.username || url.password || url.port ? undefined : url.href;
}
