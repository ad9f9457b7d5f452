import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import fc from "fast-check";
import { commands } from "../commands/index.ts";
import { createBot } from "../src/bot.ts";
import { type Archive, createArchive } from "../src/core/archive.ts";
import type { Request } from "../src/core/bot.ts";
import { createChatLanguages } from "../src/core/chat-languages.ts";
import { addDays, type Day, FIRST_DAY } from "../src/core/day.ts";
import { voiceOf } from "../src/core/locale.ts";
import type { Message } from "../src/core/message.ts";
import type { Place } from "../src/core/place.ts";
import type { Figures, Report } from "../src/core/report.ts";
import type { Source } from "../src/core/source.ts";
import { type Change, type Summary, summarize } from "../src/core/summary.ts";
import { en } from "../src/locales/en.ts";
import { locales } from "../src/locales/index.ts";
import { uk } from "../src/locales/uk.ts";
import { createEmbedded, EMBEDDED } from "../src/sources/embedded.ts";
import { newsSources } from "../src/sources/index.ts";
import { newStore } from "./delivery/databases.ts";
import { toolsOf } from "./fakes/tools.ts";

/** The sources whose reports the makers below use, most trusted first. */
export const TRUST = ["dataset", "embedded"] as const;

/** The real sources, for their names. */
export const sources: readonly Source[] = [
  ...newsSources.map(({ root, create }) => create(new URL(root), toolsOf())),
  createEmbedded(),
];

/** The voices of both languages. */
export const english = voiceOf(en);
export const ukrainian = voiceOf(uk);

/** A report of the data set unless `more` says otherwise. */
export function reportOf(day: Day, totals: Figures, more: Partial<Report> = {}): Report {
  return { source: "dataset", day, totals, ...more };
}

/** An archive that holds these reports. */
export function archiveOf(...reports: readonly Report[]): Archive {
  const archive = createArchive({ trust: TRUST, timeZone: "Europe/Kyiv" });
  archive.add(reports);
  return archive;
}

/** The summary of an archived day or stretch. */
export function summed(archive: Archive, from: Day, to: Day = from): Summary {
  const summary = summarize(archive, from, to);
  assert.ok(summary, `there is a report of ${to}`);
  return summary;
}

/** What a summary says of a category. */
export function changeOf(summary: Summary, category: string): Change | undefined {
  return summary.changes.find((change) => change.category === category);
}

/** The days that are part of the program. */
export { EMBEDDED };

/** The categories in the order in which `real` takes their totals. */
const COLUMNS =
  "personnel tanks afvs artillery mlrs airDefence aircraft helicopters uavs cruiseMissiles ships submarines vehicles specialEquipment groundRobots srbms".split(
    " ",
  );

/** A real report, its totals in the order of the catalogue; `undefined` where the report of the day had no such line. */
function real(day: Day, totals: readonly (number | undefined)[], more: Partial<Report> = {}): Report {
  const listed = COLUMNS.map((id, index) => [id, totals[index]] as const).filter(
    ([, total]) => total !== undefined,
  );
  return reportOf(day, Object.fromEntries(listed) as Figures, { qualifier: "about", ...more });
}

const none = undefined;

/** Real days of the data set on which something was out of the ordinary. */
export const REAL: readonly Report[] = [
  real("2022-04-30", [23_200, 1_008, 2_445, 436, 151, 77, 190, 155, 232, none, 8, none, 1_777, 32, none, 4], {
    direction: "Izyum",
  }),
  real("2022-05-01", [23_500, 1_026, 2_471, 451, 151, 80, 192, 155, 245, 84, 8, none, 1_796, 32], {
    direction: "Izyum",
  }),
  real(
    "2024-11-29",
    [738_660, 9_458, 19_339, 20_886, 1_255, 1_006, 369, 329, 19_750, 2_851, 28, 1, 30_272, 3_700],
  ),
  real(
    "2024-11-30",
    [740_400, 9_463, 19_355, 20_909, 1_253, 1_019, 369, 329, 19_792, 2_851, 28, 1, 30_431, 3_617],
  ),
  real(
    "2025-12-30",
    [1_206_910, 11_477, 23_841, 35_589, 1_582, 1_264, 434, 347, 96_932, 4_136, 28, 2, 72_010, 4_031],
  ),
  real(
    "2025-12-31",
    [1_207_910, 11_481, 23_845, 35_642, 1_586, 1_266, 434, 347, 97_684, 4_136, 28, 2, 72_247, 4_035],
  ),
  real(
    "2026-08-08",
    [1_456_610, 12_251, 25_099, 47_580, 2_009, 1_556, 439, 354, 449_606, 5_007, 35, 2, 131_417, 4_504, 2_162],
  ),
];

/** Days of the first months of the war, so close together that they often adjoin. */
export const someDay: fc.Arbitrary<Day> = fc.nat({ max: 60 }).map((count) => addDays(FIRST_DAY, count));

const someFigures = fc.dictionary(
  fc.constantFrom("personnel", "tanks", "afvs", "uavs", "ships", "laser systems"),
  fc.nat({ max: 2_000_000 }),
  { noNullPrototype: true },
);

/** Any report of a trusted source; its increments need not agree with its totals. */
export const someReport: fc.Arbitrary<Report> = fc.record(
  {
    source: fc.constantFrom(...TRUST),
    day: someDay,
    totals: someFigures,
    increments: someFigures,
    qualifier: fc.constantFrom("about", "more"),
    direction: fc.constantFrom("Izyum", "Kurakhove and Izyum"),
    prisoners: fc.nat({ max: 700 }),
  },
  { requiredKeys: ["source", "day", "totals"], noNullPrototype: true },
);

/** Any history: at most one report of each source for a day. */
export const someHistory: fc.Arbitrary<Report[]> = fc.uniqueArray(someReport, {
  selector: ({ source, day }) => `${source} ${day}`,
  maxLength: 40,
});

const someCharacter = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 0x24f }) },
  fc.integer({ min: 0x2000, max: 0x206f }),
  fc.integer({ min: 0, max: 0x10ffff }),
);

/** Any text at all: control characters, marks that turn the direction of writing, and halves of pairs included. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.array(someCharacter, { maxLength }).map((points) => String.fromCodePoint(...points));
}

/** A text as a person sees it: spaces that do not break look like any other. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

/** Everything a message says, piece by piece. */
export function textsOf(message: Message): string[] {
  const rows = (message.table ?? []).flatMap(({ label, value, change }) => [label, value, change ?? ""]);
  const texts = [message.title, ...(message.lines ?? []), ...rows, ...(message.notes ?? [])];
  const { text = "", standing } = message.source ?? {};
  const links = (message.links ?? []).map((link) => link.text);
  return [...texts, ...links, ...(standing ? [standing] : []), text].map(plain);
}

/** The rows of a message's table as a person reads them: `Tanks 3,432 +9`. */
export function rowsOf(message: Message): string[] {
  return (message.table ?? []).map(({ label, value, change }) =>
    plain([label, value, ...(change ? [change] : [])].join(" ")),
  );
}

/** What the bot told its operator. */
export interface Told {
  readonly facts: { readonly err?: unknown };
  readonly sentence: string;
}

/** The whole bot over a database of its own, which goes when the test ends. */
export async function botOf(
  t: Pick<TestContext, "after">,
  {
    reports = EMBEDDED,
    now = Date.parse("2023-05-21T09:00:00Z"),
  }: { reports?: readonly Report[]; now?: number } = {},
) {
  const { store } = await newStore(t);
  const told: Told[] = [];
  const tell = (facts: object, sentence: string) => void told.push({ facts, sentence });
  const log = { debug: tell, info: tell, warn: tell, error: tell };
  const archive = archiveOf(...reports);
  const parts = {
    commands,
    locales,
    languages: createChatLanguages(),
    archive,
    sources,
    store,
    log,
    now: () => now,
    timeZone: "Europe/Kyiv",
  };
  const bot = createBot(parts);

  /** Asks as a person types: `/losses tanks 2023-03-07`. */
  function ask(text: string, more: Partial<Request> = {}): Promise<Message> {
    const [name = "", ...words] = text.split(" ");
    return bot.answer({ command: name.replace(/^\//, ""), words: words.join(" "), language: "en", ...more });
  }

  return { ask, bot, store, told, archive };
}

/** A place in which the asker may do everything, unless `more` says otherwise. */
export function placeOf(more: Partial<Place> = {}): Place {
  return {
    platform: "telegram",
    channel: "-1001",
    server: "-1001",
    isPrivate: false,
    features: [],
    mayManage: () => Promise.resolve(true),
    ...more,
  };
}
