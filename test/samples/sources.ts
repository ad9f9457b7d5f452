import { addDays, type Day, FIRST_DAY } from "../../src/core/day.ts";
import { gather, type Harvest, type Source } from "../../src/core/source.ts";
import { createDataset } from "../../src/sources/dataset.ts";
import { createMinfin } from "../../src/sources/minfin.ts";
import { createMod } from "../../src/sources/mod.ts";
import { articleAddresses } from "../../src/sources/mod-address.ts";
import { createOrc } from "../../src/sources/orc.ts";
import type { Tools } from "../../src/sources/reading.ts";
import type { Row } from "../../src/sources/row.ts";
import { createRussianwarship } from "../../src/sources/russianwarship.ts";
import { CORRECTIONS, EQUIPMENT, PERSONNEL } from "../fakes/dataset.ts";
import { toolsOf } from "../fakes/tools.ts";
import { body, serve } from "../fakes/web.ts";
import { correctedDay, rowsIn } from "./history.ts";
import { checkedByEye, dayOf, type Reading, readingOf, type Sample } from "./reading.ts";

/** What a source makes of a site that has these texts at these paths, from a day on and as if it were that day. */
async function fetchFrom(
  create: (root: URL, tools: Tools) => Source,
  texts: Readonly<Record<string, string>>,
  since: Day,
): Promise<Harvest> {
  const web = await serve(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, body(text)])),
  );
  try {
    return await gather(create(web.root, toolsOf(since)), since, AbortSignal.timeout(20_000));
  } finally {
    await web.close();
  }
}

function readingFrom({ reports, refused, unknown }: Harvest, more: Partial<Reading> = {}): Reading {
  return readingOf({ days: reports, refused, unknown, ...more });
}

/** Reads an article of the Ministry of Defence at the address that its day has. */
export async function readModPage(sample: Sample): Promise<Reading> {
  const day = dayOf(sample);
  const [address] = articleAddresses(new URL("http://localhost/"), day);
  if (!address)
    throw new Error(`${sample.file} is of a day whose article has no address that follows from it`);
  const harvest = await fetchFrom(createMod, { [address.pathname]: sample.text }, day);
  return checkedByEye(sample, readingFrom(harvest));
}

/** Reads a part of the file of orc-losses. */
export async function readOrcRows({ text }: Sample): Promise<Reading> {
  const harvest = await fetchFrom(createOrc, { "/russian-losses.json": text }, FIRST_DAY);
  const rows = rowsIn(text).length;
  const seen = harvest.reports.length + harvest.refused.length;
  return readingFrom(harvest, { failures: rows === seen ? [] : [`it has ${rows} rows, ${seen} were seen`] });
}

/** Reads an answer of russianwarship.rip that is the latest one there. */
export async function readLatestAnswer(sample: Sample): Promise<Reading> {
  const texts = { "/statistics/latest": sample.text };
  return readingFrom(await fetchFrom(createRussianwarship, texts, dayOf(sample)));
}

/** Reads an answer of russianwarship.rip for a day, after which there is another. */
export async function readDatedAnswer(sample: Sample): Promise<Reading> {
  const day = dayOf(sample);
  const latest = sample.text.replace(`"${day}"`, `"${addDays(day, 1)}"`);
  const texts = { "/statistics/latest": latest, [`/statistics/${day}`]: sample.text };
  const harvest = await fetchFrom(createRussianwarship, texts, day);
  return readingFrom(harvest, { days: harvest.reports.filter((report) => report.day === day) });
}

/** Reads a part of a page of Minfin as that of its month. It alone names prisoners, so they must be there. */
export async function readMinfinMonth(sample: Sample): Promise<Reading> {
  const day = dayOf(sample);
  const texts = { [`/month.php?month=${day.slice(0, 7)}`]: sample.text };
  return readingFrom(await fetchFrom(createMinfin, texts, day), { due: () => true });
}

/** The files in which chosen rows of the data set were kept, by the name of the file that they are from. */
const SLICES: Readonly<Record<string, string>> = {
  [EQUIPMENT]: "petroivaniuk-equipment-slice.json",
  [PERSONNEL]: "petroivaniuk-personnel-slice.json",
  [CORRECTIONS]: "petroivaniuk-correction-slice.json",
};

/**
 * Reads one of the three files with chosen rows of the data set, all three being served. They hold rows of different days,
 * so what one of them lacks is taken from the history; of what comes then, only the figures of the file itself count.
 */
export async function readDatasetSlice({ file, beside, history }: Sample): Promise<Reading> {
  const kept = Object.fromEntries(Object.entries(SLICES).map(([name, slice]) => [name, beside(slice)]));
  const asKept = await fetchFrom(createDataset, asPaths(kept), FIRST_DAY);
  const whole = await fetchFrom(createDataset, asPaths(completed(kept, history)), FIRST_DAY);

  const isCorrections = file === SLICES[CORRECTIONS];
  const own = rowsIn(beside(file)).map((row) => (isCorrections ? correctedDay(row) : String(row["date"])));
  const due = (category: string) =>
    !isCorrections && (category === "personnel" || category === "prisoners") === (file === SLICES[PERSONNEL]);
  const days = own.flatMap((day) => {
    const reports = isCorrections ? whole.reports : [...asKept.reports, ...whole.reports];
    const report = reports.find((one) => one.day === day);
    if (!report || (isCorrections && !report.increments)) return [];
    const figures = Object.entries(report.totals).filter(([category]) => due(category));
    return {
      day: report.day,
      totals: Object.fromEntries(figures),
      ...(isCorrections && { increments: report.increments }),
      ...(due("prisoners") && { prisoners: report.prisoners }),
    };
  });
  return readingOf({
    days,
    refused: isCorrections ? [] : asKept.refused.filter(({ row }) => own.includes(row)),
    unknown: [...asKept.unknown, ...whole.unknown],
    failures: [
      ...(days.length === own.length ? [] : [`it has ${own.length} rows, ${days.length} were read`]),
      ...whole.refused.map(({ row, reason }) => `completed, ${row} was refused: ${reason}`),
    ],
    due,
  });
}

function asPaths(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`/${name}`, text]));
}

/** The history's files with the kept rows in the place of its own. */
function completed(
  kept: Readonly<Record<string, string>>,
  history: (file: string) => string,
): Record<string, string> {
  const joined = Object.entries(kept).map(([name, text]) => {
    const rows = new Map<unknown, Row>();
    for (const row of [...rowsIn(history(name)), ...rowsIn(text)]) rows.set(row["date"], row);
    return [name, rows] as const;
  });
  const files = new Map(joined);
  const people = files.get(PERSONNEL);
  // Beyond the history only a stand-in can be the other half; it is not compared.
  for (const date of files.get(EQUIPMENT)?.keys() ?? [])
    if (people && !people.has(date)) people.set(date, { date, personnel: 0 });
  return Object.fromEntries(joined.map(([name, rows]) => [name, JSON.stringify([...rows.values()])]));
}
