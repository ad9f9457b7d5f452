import { FIRST_DAY } from "../../src/core/day.ts";
import { gather, type Harvest } from "../../src/core/source.ts";
import { createDataset } from "../../src/sources/dataset.ts";
import { toolsOf } from "./tools.ts";
import { json, serve, type Web } from "./web.ts";

/** A row as the data set's files have it. */
export type Row = Readonly<Record<string, unknown>>;

/** The name of the data set's file of equipment. */
export const EQUIPMENT = "russia_losses_equipment.json";
/** The name of the data set's file of personnel. */
export const PERSONNEL = "russia_losses_personnel.json";
/** The name of the data set's file of corrections. */
export const CORRECTIONS = "russia_losses_equipment_correction.json";

/** A server that has the three files. */
export function serveRows(equipment: unknown, personnel: unknown, corrections: unknown = []): Promise<Web> {
  return serve({
    [`/${EQUIPMENT}`]: json(equipment),
    [`/${PERSONNEL}`]: json(personnel),
    [`/${CORRECTIONS}`]: json(corrections),
  });
}

/** What the source makes of files with these rows. */
export async function fetchRows(
  equipment: readonly unknown[],
  personnel: readonly unknown[],
  since = FIRST_DAY,
  corrections: readonly unknown[] = [],
): Promise<Harvest> {
  const web = await serveRows(equipment, personnel, corrections);
  try {
    const source = createDataset(web.root, toolsOf());
    const {
      published: _published,
      address: _address,
      ...harvest
    } = await gather(source, since, AbortSignal.timeout(60_000));
    return harvest;
  } finally {
    await web.close();
  }
}

/** What the source makes of one day, given as the two rows in one object. */
export async function fetchDay(date: string, equipment: Row, personnel: Row): Promise<Harvest> {
  return fetchRows([{ date, day: 0, ...equipment }], [{ date, day: 0, ...personnel }]);
}
