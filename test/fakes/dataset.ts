import { FIRST_DAY } from "../../src/core/day.ts";
import type { Harvest } from "../../src/core/source.ts";
import { createDataset } from "../../src/sources/dataset.ts";
import { json, serve, type Web } from "./web.ts";

/** A row as the data set's files have it. */
export type Row = Readonly<Record<string, unknown>>;

/** The names of the data set's two files. */
export const EQUIPMENT = "russia_losses_equipment.json";
/** The names of the data set's two files. */
export const PERSONNEL = "russia_losses_personnel.json";

/** A server that has the two files. */
export function serveRows(equipment: unknown, personnel: unknown): Promise<Web> {
  return serve({ [`/${EQUIPMENT}`]: json(equipment), [`/${PERSONNEL}`]: json(personnel) });
}

/** What the source makes of two files with these rows. */
export async function fetchRows(
  equipment: readonly unknown[],
  personnel: readonly unknown[],
  since = FIRST_DAY,
): Promise<Harvest> {
  const web = await serveRows(equipment, personnel);
  try {
    return await createDataset(web.root).fetch(since, AbortSignal.timeout(10_000));
  } finally {
    await web.close();
  }
}

/** What the source makes of one day, given as the two rows in one object. */
export async function fetchDay(date: string, equipment: Row, personnel: Row): Promise<Harvest> {
  return fetchRows([{ date, day: 0, ...equipment }], [{ date, day: 0, ...personnel }]);
}
