import type { Day } from "../../src/core/day.ts";
import type { Refused } from "../../src/core/source.ts";

/** A difference from the history that is understood: where it is, what is said there, and why. */
export interface Known {
  readonly file: string;
  readonly day: Day;
  readonly category: string;
  /** A wrong total, a wrong increment, or a total that is not there. */
  readonly kind: "total" | "increment" | "left out";
  /** What the file says; nothing where it is left out. */
  readonly says?: number;
  /** What the history has; nothing where it has ended. */
  readonly history?: number | undefined;
  readonly reason: string;
}

type Place = readonly [file: string, day: Day];
type Differing = readonly [category: string, says: number, history: number];

function differing(
  kind: "total" | "increment",
  [file, day]: Place,
  figures: readonly Differing[],
  reason: string,
): Known[] {
  return figures.map(([category, says, history]) => ({ file, day, category, kind, says, history, reason }));
}

function leftOut([file, day]: Place, categories: string, reason: string): Known[] {
  return categories.split(" ").map((category) => ({ file, day, category, kind: "left out", reason }));
}

const ORC = "orc-losses-slice.json";
const HALF = "before 2022-05-01 its one column of vehicles lacks the fuel tanks, so it is no total of both";
const IN_A_SENTENCE = "the newsroom tells it in a sentence above the list";
const PERSONNEL_ONLY = "only the line of personnel was kept of that page";
const WEAPONS =
  "tanks afvs artillery mlrs airDefence aircraft helicopters uavs cruiseMissiles ships submarines vehicles specialEquipment";

/**
 * Every difference that is understood. One that is named here and does not show is a failure as well.
 *
 * To add one: a line with its file and day, the figures on both sides, and the reason.
 */
export const KNOWN: readonly Known[] = [
  ...differing(
    "increment",
    ["mil.gov.ua-en-2022-04-30.html", "2022-04-30"],
    [["uavs", 4, 3]],
    "the English page misprints it; the Ukrainian text of the day has (+3)",
  ),
  ...differing(
    "increment",
    ["lviv.media-uk-2023-04-24.txt", "2023-04-24"],
    [["airDefence", 4, 0]],
    "a misprint: the total beside it is right, and was the same on the two days before",
  ),
  ...leftOut(["mil.gov.ua-en-2022-07-31.html", "2022-07-31"], "vehicles", "its line has no total"),
  ...leftOut(
    ["mil.gov.ua-en-2022-07-31.html", "2022-07-31"],
    "specialEquipment",
    "the page has no such line",
  ),
  ...leftOut(["radiosvoboda-uk-2024-07-20.txt", "2024-07-20"], "personnel", IN_A_SENTENCE),
  ...leftOut(["hromadske-uk-2024-10-27.txt", "2024-10-27"], "personnel", IN_A_SENTENCE),
  ...leftOut(["hromadske-uk-2024-11-23.txt", "2024-11-23"], "personnel", IN_A_SENTENCE),
  ...leftOut(["mod.gov.ua-en-2026-01-18.html", "2026-01-18"], WEAPONS, PERSONNEL_ONLY),
  ...leftOut(["mod.gov.ua-en-2026-04-12.html", "2026-04-12"], WEAPONS, PERSONNEL_ONLY),
  ...leftOut(["mod.gov.ua-uk-2026-06-16.html", "2026-06-16"], "groundRobots", "its line was not kept"),

  ...leftOut(["russianwarship-v2-bydate-2022-04-14.json", "2022-04-14"], "vehicles", HALF),
  ...leftOut([ORC, "2022-02-27"], "vehicles", HALF),
  ...leftOut([ORC, "2022-02-27"], "mlrs", "the file has null there"),
  ...differing(
    "total",
    [ORC, "2022-02-27"],
    [
      ["personnel", 4300, 4500],
      ["tanks", 146, 150],
      ["artillery", 49, 50],
    ],
    "the page it is of sums up the days to 26 February, and the history has these figures on that day",
  ),
  ...differing(
    "total",
    [ORC, "2022-02-27"],
    [["airDefence", 1, 0]],
    "of the same page; the history counts none until 28 February",
  ),
  ...leftOut([ORC, "2022-04-30"], "vehicles", HALF),
  ...leftOut([ORC, "2022-04-30"], "specialEquipment", "the file begins it on 2022-05-10"),
  ...leftOut([ORC, "2022-04-30"], "srbms", "the file has no such column"),
  ...differing(
    "total",
    [ORC, "2024-10-07"],
    [["personnel", 660470, 661630]],
    "it repeats the figure of 2024-10-06; the title of its own page says 1160 more",
  ),
  ...differing(
    "total",
    [ORC, "2025-10-03"],
    [["specialEquipment", 3979, 3970]],
    "its check refused a restatement to less until a day later",
  ),
  ...leftOut([ORC, "2026-08-22"], "groundRobots", "the file has no such column"),
];

/** A row or line that is known to be refused, and why. */
export interface Defect {
  readonly file: string;
  /** A part of what names it. */
  readonly row: string;
  readonly reason: string;
}

function onlyThere(file: string, days: string): Defect[] {
  const reason =
    "the slice of the other file lacks the day; its half is taken from the history, and this one compared";
  return days.split(" ").map((row) => ({ file, row, reason }));
}

/** Everything that is refused for a reason that is understood, one by one. */
export const DEFECTS: readonly Defect[] = [
  {
    file: "mil.gov.ua-en-2022-07-31.html",
    row: "vehicles and fuel tanks",
    reason: "the page has (+2) there and no total",
  },
  ...onlyThere(
    "petroivaniuk-equipment-slice.json",
    "2022-04-30 2022-10-12 2022-10-13 2023-09-14 2024-11-30 2026-05-03",
  ),
  ...onlyThere("petroivaniuk-personnel-slice.json", "2022-03-07 2022-04-28 2025-02-28"),
];

/** What was refused in a file, sorted: what the defects explain, what they do not, and the defects that were not met. */
export function sortRefused(
  file: string,
  refused: readonly Refused[],
): {
  readonly explained: readonly Defect[];
  readonly unforeseen: readonly Refused[];
  readonly gone: readonly Defect[];
} {
  const left = DEFECTS.filter((defect) => defect.file === file);
  const explained: Defect[] = [];
  const unforeseen: Refused[] = [];
  for (const one of refused) {
    const place = left.findIndex(({ row }) => one.row.includes(row));
    const [defect] = place < 0 ? [] : left.splice(place, 1);
    if (defect) explained.push(defect);
    else unforeseen.push(one);
  }
  return { explained, unforeseen, gone: left };
}
