import { addDays, type Day, FIRST_DAY } from "../core/day.ts";
import type { Report } from "../core/report.ts";
import { type Harvest, type Refused, SourceFailure } from "../core/source.ts";
import { type DayBlock, dayBlocks, readDay } from "./minfin-page.ts";
import { readPage, type Tools, withoutPassword } from "./reading.ts";

/** A month as the pages are named, `YYYY-MM`. */
type Month = string;

const FIRST_MONTH = monthOf(FIRST_DAY);

/** Three times the tags of a full month. Putting tags within each other costs time that grows with the square of their number. */
const MOST_TAGS = 10_000;

/** Reads the pages of the months since a day, the newest first. */
export async function* readMonths(
  root: URL,
  tools: Tools,
  since: Day,
  signal: AbortSignal,
): AsyncGenerator<Harvest> {
  const current = monthOf(tools.today());
  const oldest = monthOf(since);
  let had = true;
  for (let month = current; month >= FIRST_MONTH; month = monthBefore(month)) {
    const address = new URL(`month.php?month=${month}`, root);
    const page = (await readPage("minfin", tools, address, signal)) ?? "";
    const blocks = blocksOf(page, address);
    const own = blocks.filter(({ day }) => day === undefined || monthOf(day) === month);
    const has = own.length > 0;
    if (has)
      yield readMonth(own, straysOf(blocks, own, month), {
        since,
        address,
        page: new URL(`${month}/`, root),
      });
    else if (!had) throw changedForm(address, "neither this month nor the one after it has a day");
    else yield { reports: [], refused: withoutDays(month, current), unknown: [] };
    // Without a day it is not known whether there is none yet or none can be seen: the month before tells.
    if (month <= oldest && has) return;
    had = has;
  }
}

function blocksOf(html: string, address: URL): DayBlock[] {
  if (html.split("<").length > MOST_TAGS)
    throw changedForm(address, "it is far larger than a month of reports");
  let blocks: DayBlock[];
  try {
    blocks = dayBlocks(html);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw changedForm(address, "its parts are nested too deeply to be read", { cause });
  }
  if (blocks.some(({ whole }) => !whole)) throw changedForm(address, "the list of a day breaks off");
  return blocks;
}

/** The days that a page has of another month: it is that month's page that says what they were. */
function straysOf(blocks: readonly DayBlock[], own: readonly DayBlock[], month: Month): Refused[] {
  return blocks
    .filter((block) => !own.includes(block))
    .map(({ day, row }) => ({ row: day ?? row, reason: `it is on the page of ${month}` }));
}

/** A month may have just begun, or be that of the first report; any other should have its days. */
function withoutDays(month: Month, current: Month): Refused[] {
  return month === current || month === FIRST_MONTH
    ? []
    : [{ row: month, reason: "its page has no day of that month" }];
}

function readMonth(
  blocks: readonly DayBlock[],
  strays: readonly Refused[],
  { since, address, page }: { since: Day; address: URL; page: URL },
): Harvest {
  const seen = new Set<Day>();
  const reports: Report[] = [];
  const refused: Refused[] = [...strays];
  const unknown = new Set<string>();
  let readable = false;
  for (const { day, row, lines } of blocks) {
    if (day === undefined) refused.push({ row, reason: "it has no date of a report" });
    else if (seen.has(day)) refused.push({ row: day, reason: "it is there twice; the first one is used" });
    else {
      seen.add(day);
      // Earlier days are read too: they show whether the page still has its form.
      const reading = readDay(day, lines, page.href);
      readable ||= reading.report !== undefined;
      if (day < since) continue;
      if (reading.report) reports.push(reading.report);
      refused.push(...reading.refused);
      for (const label of reading.unknown) unknown.add(label);
    }
  }
  if (!readable) throw changedForm(address, "none of its days can be read");
  return { reports, refused, unknown: [...unknown] };
}

function changedForm(address: URL, what: string, options?: ErrorOptions): SourceFailure {
  return new SourceFailure(`minfin: ${withoutPassword(address)} has changed its form: ${what}.`, options);
}

function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

function monthBefore(month: Month): Month {
  return monthOf(addDays(`${month}-01` as Day, -1));
}
