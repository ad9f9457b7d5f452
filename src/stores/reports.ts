import type { Kysely, Transaction } from "kysely";
import { canonical, differences, Report } from "../core/report.ts";
import { type Kept, StoreFailure } from "../core/store.ts";
import type { Version } from "../core/version.ts";
import { hashOf } from "./hash.ts";
import type { Tables } from "./schema.ts";

/** How many rows go into one statement: PostgreSQL and SQLite bound the values in one. */
const ROWS_AT_ONCE = 500;

/** Adds a version for every report that differs from the newest one kept of its source and day. */
export async function keepReports(
  trx: Transaction<Tables>,
  reports: readonly Report[],
  { at, address }: { readonly at: number; readonly address: string | undefined },
): Promise<Kept[]> {
  const kept: Kept[] = [];
  const added: Tables["reports"][] = [];
  for (const [source, ofSource] of Map.groupBy(reports, (report) => report.source)) {
    const known = await newestVersions(trx, source, ofSource);
    for (const report of ofSource) {
      // What cannot be read again must not be written: one such row would keep the whole history from being read.
      Report.parse(report);
      const content = canonical(report);
      const hash = hashOf(content);
      const newest = known.get(report.day);
      if (newest?.hash === hash) {
        kept.push({ ...versionOf(newest, report), outcome: "known", differences: [] });
        continue;
      }
      const row: Tables["reports"] = {
        source,
        day: report.day,
        version: (newest?.version ?? 0) + 1,
        content,
        hash,
        address: address ?? report.url ?? null,
        kept_at: at,
      };
      known.set(report.day, row);
      added.push(row);
      kept.push({
        ...versionOf(row, report),
        ...(newest
          ? { outcome: "changed", differences: differences(parse(newest), report) }
          : { outcome: "new", differences: [] }),
      });
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

/** Every version that was kept at or after an instant, in the order of keeping. */
export async function readReports(db: Kysely<Tables>, keptSince: number): Promise<Version[]> {
  const rows = await db
    .selectFrom("reports")
    .selectAll()
    .where("kept_at", ">=", keptSince)
    .orderBy("kept_at")
    .orderBy("source")
    .orderBy("day")
    .orderBy("version")
    .execute();
  return rows.map((row) => versionOf(row, parse(row)));
}

function versionOf({ version, kept_at }: Tables["reports"], report: Report): Version {
  return { report, number: version, keptAt: kept_at };
}

/** The newest version of each day of a source, for the days that reports may bear on. */
async function newestVersions(
  trx: Transaction<Tables>,
  source: string,
  reports: readonly Report[],
): Promise<Map<string, Tables["reports"]>> {
  const days = reports.map(({ day }) => day).sort();
  const rows = await trx
    .selectFrom("reports as r")
    .selectAll("r")
    .where("r.source", "=", source)
    .where("r.day", ">=", days[0] ?? "")
    .where("r.day", "<=", days.at(-1) ?? "")
    .where("r.version", "=", (eb) =>
      eb
        .selectFrom("reports as other")
        .select(({ fn }) => fn.max("other.version").as("version"))
        .whereRef("other.source", "=", "r.source")
        .whereRef("other.day", "=", "r.day"),
    )
    .execute();
  return new Map(rows.map((row) => [row.day, row]));
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
