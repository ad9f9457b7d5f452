/**
 * Reads pages and answers that were kept, each with its source, and compares every figure in them with the history of the
 * data set, or after its end with each other.
 *
 *     npx node test/samples/check.ts <folder of samples> <folder of the data set>
 *
 * Ends with exit code 1 where anything is wrong or was not understood that the tables of `samples-known.ts` do not name,
 * and with 2 where there is nothing to read.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { compare } from "./comparison.ts";
import { outOfScope, readSample } from "./files.ts";
import { everyFigure, HISTORY_FILES, historyIn, tablesIn, vouchedIn } from "./history.ts";
import type { Reading } from "./reading.ts";
import { added, describe, NONE } from "./sums.ts";

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** The names of the files in a folder. */
function filesIn(folder: string): readonly string[] {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) stop(`There is no folder ${folder}: name one that is there.`);
  const files = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  if (files.length === 0) stop(`The folder ${folder} holds no file: name the one that holds them.`);
  return files.sort();
}

const [samples, data] = process.argv.slice(2);
if (!samples || !data)
  stop("Name two folders: npx node test/samples/check.ts <folder of samples> <folder of the data set>");
const files = filesIn(samples);
const lacking = HISTORY_FILES.filter((file) => !filesIn(data).includes(file));
if (lacking.length > 0) stop(`The folder ${data} lacks ${lacking.join(" and ")}: name that of the data set.`);

const history = historyIn(data);
const readings = new Map<string, Reading>();
for (const file of files) {
  const reading = await readSample(file, { samples, data });
  if (reading) readings.set(file, reading);
}
if (readings.size === 0)
  stop(`The folder ${samples} holds no file that can be read: name that of the samples.`);
const around = {
  history,
  vouched: vouchedIn(samples, files),
  witnesses: [
    ...tablesIn(samples, files),
    ...Array.from(readings, ([file, { days }]) =>
      days.map((day) => ({ file, day: day.day, figures: everyFigure(day) })),
    ).flat(),
  ].filter(({ day }) => day > history.last),
};

let sum = NONE;
for (const file of files) {
  const reading = readings.get(file);
  if (!reading) say(`out of scope  ${file}: ${outOfScope(file)}`);
  if (!reading) continue;
  const { sums, remarks, failures } = compare(file, reading, around);
  sum = added(sum, sums);
  const days = reading.days.map(({ day }) => day).sort();
  const about = days.length > 1 ? `${days.length} days` : (days[0] ?? "no day");
  say(`${failures.length === 0 ? "good" : "WRONG"}  ${file}, ${about}: ${describe(sums, true)}`);
  for (const remark of remarks) say(`      ${remark}`);
  for (const failure of failures) say(`      NOT UNDERSTOOD: ${failure}`);
}
say(
  `${readings.size} files read, ${files.length - readings.size} out of scope, ${sum.days} days: ${describe(sum)}`,
);
process.exitCode = sum.notUnderstood === 0 ? 0 : 1;
