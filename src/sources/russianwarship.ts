import { z } from "zod";
import { knownCategory } from "../core/category.ts";
import { addDays, type Day } from "../core/day.ts";
import { phrases } from "../core/locale.ts";
import { Count, type Report } from "../core/report.ts";
import { type Harvest, type Source, SourceFailure } from "../core/source.ts";
import { ReadFailure } from "../lib/read.ts";
import { readJson, type Tools, withoutPassword } from "./reading.ts";
import { figuresOf, harvestRows, ReportDay, Row, RowProblem, reportFrom, VEHICLES_JOINED } from "./row.ts";

/** Where the second version of the API begins. */
export const RUSSIANWARSHIP_ROOT = "https://russianwarship.rip/api/v2/";

/** The category ids of the API's own keys. */
const CATEGORY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries({
    personnel_units: "personnel",
    tanks: "tanks",
    armoured_fighting_vehicles: "afvs",
    artillery_systems: "artillery",
    mlrs: "mlrs",
    aa_warfare_systems: "airDefence",
    planes: "aircraft",
    helicopters: "helicopters",
    uav_systems: "uavs",
    cruise_missiles: "cruiseMissiles",
    warships_cutters: "ships",
    submarines: "submarines",
    vehicles_fuel_tanks: "vehicles",
    special_military_equip: "specialEquipment",
    atgm_srbm_systems: "srbms",
  }),
);

/** The most days in one answer. */
const PAGE = 50;

const Increment = z.int();
const Dated = z.looseObject({ date: ReportDay });
const Entry = Dated.extend({ resource: z.unknown().optional(), stats: Row, increase: Row.nullish() });
type Entry = z.output<typeof Entry>;

const One = z.object({ data: Entry });
// A list without any date is not the list that was asked for.
const Records = z
  .array(z.unknown())
  .refine((records) => records.length === 0 || records.some((record) => Dated.safeParse(record).success));
const Several = z.object({ data: z.object({ records: Records }) });

const words = phrases("source.russianwarship", {
  title: "russianwarship.rip",
  about: "an open API with the figures and changes of the daily reports; it states no licence",
});

/**
 * russianwarship.rip: totals and published increments, one answer for the latest report, for a day, or for up to 50 days.
 * `root` is the address that its paths begin with and ends with a slash.
 */
export function createRussianwarship(root: URL, tools: Tools): Source {
  function read<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    const form = "it has changed its form: it has no data with dates and figures";
    return readJson("russianwarship", tools, { address: new URL(path, root), schema, form }, signal);
  }

  const addressOf = (path: string) => withoutPassword(new URL(path, root));

  /** The report of a day; undefined where it is not there. */
  async function on(day: Day, signal: AbortSignal): Promise<Entry | undefined> {
    try {
      const { data } = await read(`statistics/${day}`, One, signal);
      return data.date === day ? data : undefined;
    } catch (failure) {
      const cause = failure instanceof SourceFailure ? failure.cause : undefined;
      if (cause instanceof ReadFailure && cause.status === 404) return undefined;
      throw failure;
    }
  }

  async function* between(from: Day, to: Day, signal: AbortSignal): AsyncGenerator<Harvest> {
    const met = new Set<Day>();
    for (let offset = 0; ; offset += PAGE) {
      const path = `statistics?offset=${offset}&limit=${PAGE}&date_from=${from}&date_to=${to}`;
      const { records } = (await read(path, Several, signal)).data;
      const before = met.size;
      // The order is not documented, and a report that comes meanwhile may move days to the next page.
      const fresh = records.filter((record) => {
        const day = Dated.safeParse(record).data?.date;
        const due = !day || (day >= from && day <= to && !met.has(day));
        if (day && due) met.add(day);
        return due;
      });
      yield { ...harvestOf(fresh), address: addressOf(path) };
      if (records.length < PAGE) return;
      // Else a server that does not turn the pages would be asked for ever.
      if (met.size === before)
        throw new SourceFailure(
          `russianwarship: ${withoutPassword(new URL(path, root))} has changed its form: it repeats days.`,
        );
    }
  }

  return {
    name: "russianwarship",
    words,
    brings: "news",
    home: "https://russianwarship.rip/",
    async *fetch(since, signal) {
      const latest = (await read("statistics/latest", One, signal)).data;
      if (latest.date < since) return;
      yield { ...harvestOf([latest]), address: addressOf("statistics/latest") };
      const eve = addDays(latest.date, -1);
      if (since < eve) yield* between(since, eve, signal);
      const entry = since === eve ? await on(eve, signal) : undefined;
      if (entry) yield { ...harvestOf([entry]), address: addressOf(`statistics/${eve}`) };
    },
  };
}

function harvestOf(records: readonly unknown[]): Harvest {
  return harvestRows(records, "the page", (record, unknown) => {
    if (!Dated.safeParse(record).success) throw new RowProblem("it has no date of a report");
    const entry = Entry.safeParse(record).data;
    if (!entry) throw new RowProblem("its stats or its increase are not there, or no figures by name");
    return readEntry(entry, unknown);
  });
}

function readEntry({ date: day, resource, stats, increase }: Entry, unknown: Set<string>): Report {
  const totals = figuresOf(stats, CATEGORY_OF, Count, unknown);
  for (const [category, total] of totals) if (isFiller(category, day, total)) totals.delete(category);
  const increments = Object.fromEntries(
    [...figuresOf(increase ?? {}, CATEGORY_OF, Increment, unknown)].filter(([category]) =>
      totals.has(category),
    ),
  );
  const url = typeof resource === "string" ? URL.parse(resource) : null;
  return reportFrom(
    {
      source: "russianwarship",
      day,
      ...(increase && { increments }),
      ...(url?.protocol === "https:" && { url: url.href }),
    },
    totals,
  );
}

/** Whether a figure only fills a key that every answer has, and was in no report of that day. */
function isFiller(category: string, day: Day, total: number): boolean {
  if (category === "vehicles") return day < VEHICLES_JOINED;
  const known = knownCategory(category);
  // Ballistic missile systems are still given as 4, the last count there was.
  if (known?.until && known.until < day) return true;
  return total === 0 && known?.since !== undefined && day < known.since;
}
