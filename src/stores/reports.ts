import type { Kysely, Transaction } from "kysely";
import { canonical, differences, Report } from "../core/report.ts";
import { type Kept, StoreFailure } from "../core/store.ts";
import type { Tables } from "./schema.ts";

/** How many rows go into one statement: PostgreSQL and SQLite bound the values in one. */
const ROWS_AT_ONCE = 500;

/** Adds a version for every report that differs from the newest one kept of its source and day. */
export async function keepReports(
  trx: Transaction<Tables>,
  reports: readonly Report[],
  at: number,
): Promise<Kept[]> {
  const kept: Kept[] = [];
  const added: Tables["reports"][] = [];
  for (const [source, ofSource] of Map.groupBy(reports, (report) => report.source)) {
    const known = await newestVersions(trx, source);
    for (const report of ofSource) {
      // What cannot be read again must not be written: one such row would keep the whole history from being read.
      Report.parse(report);
      const content = canonical(report);
      const newest = known.get(report.day);
      if (newest?.content === content) {
        kept.push({ report, outcome: "known", differences: [] });
        continue;
      }
      const version = (newest?.version ?? 0) + 1;
      const row = { source, day: report.day, version, content, kept_at: at };
      known.set(report.day, row);
      added.push(row);
      kept.push(
        newest
          ? { report, outcome: "changed", differences: differences(parse(newest), report) }
          : { report, outcome: "new", differences: [] },
      );
    }
  }
  for (let start = 0; start < added.length; start += ROWS_AT_ONCE) {
    await trx
      .insertInto("reports")
      .values(added.slice(start, start + ROWS_AT_ONCE))
      .execute();
  }
  return kept;
}

/** The newest version of every source and day that was kept at or after an instant, in the order of keeping. */
export async function readReports(
  db: Kysely<Tables>,
  keptSince: number,
): Promise<{ report: Report; keptAt: number }[]> {
  const rows = await newest(db)
    .where("r.kept_at", ">=", keptSince)
    .orderBy("r.kept_at")
    .orderBy("r.source")
    .orderBy("r.day")
    .execute();
  return rows.map((row) => ({ report: parse(row), keptAt: row.kept_at }));
}

async function newestVersions(
  trx: Transaction<Tables>,
  source: string,
): Promise<Map<string, Tables["reports"]>> {
  const rows = await newest(trx).where("r.source", "=", source).execute();
  return new Map(rows.map((row) => [row.day, row]));
}

function newest(db: Kysely<Tables>) {
  return db
    .selectFrom("reports as r")
    .selectAll("r")
    .where("r.version", "=", (eb) =>
      eb
        .selectFrom("reports as other")
        .select(({ fn }) => fn.max("other.version").as("version"))
        .whereRef("other.source", "=", "r.source")
        .whereRef("other.day", "=", "r.day"),
    );
}

function parse({ source, day, version, content }: Tables["reports"]): Report {
  try {
    return Report.parse(JSON.parse(content));
  } catch (cause) {
    const row = `version ${version} of the report of ${day} from ${source}`;
    throw new StoreFailure(
      `The database holds ${row} in a form that cannot be read. Restore a backup, or delete that row of the table reports and import the day again.`,
      { cause },
    );
  }
}
