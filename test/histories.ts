import fc from "fast-check";
import type { Archive } from "../src/core/archive.ts";
import { CATEGORIES, isGroup } from "../src/core/category.ts";
import { addDays, type Day } from "../src/core/day.ts";
import type { Report } from "../src/core/report.ts";
import { summarize } from "../src/core/summary.ts";
import { reportOf, someHistory, TRUST } from "./reports.ts";

/** The personnel totals of the data set, one report a day from 2023-01-30 to 2023-03-31, over the busiest weeks of that winter. */
const PERSONNEL = [
  126_650, 127_500, 128_420, 129_030, 129_870, 130_590, 131_290, 132_160, 133_190, 134_100, 135_010, 135_740,
  136_880, 137_780, 138_340, 139_080, 139_770, 140_460, 141_260, 142_270, 142_860, 143_680, 144_440, 145_060,
  145_850, 146_820, 147_470, 148_130, 148_690, 149_240, 149_890, 150_605, 151_370, 152_190, 153_120, 153_770,
  154_830, 155_530, 156_120, 156_990, 158_000, 159_090, 159_800, 160_540, 161_520, 162_560, 163_320, 164_200,
  164_910, 165_610, 166_570, 167_490, 168_150, 169_170, 169_890, 170_550, 171_160, 171_730, 172_340, 172_900,
  173_360,
] as const;

/** Real reports of personnel, one for each day from 2023-01-30 to 2023-03-31. */
export const WINTER: readonly Report[] = PERSONNEL.map((personnel, index) =>
  reportOf(addDays("2023-01-30", index), { personnel }),
);

/** Two real days of the data set with all fourteen categories of their time, the older first. */
export const MAY: readonly [Report, Report] = [
  reportOf("2023-05-20", {
    personnel: 202_430,
    tanks: 3_781,
    afvs: 7_382,
    artillery: 3_229,
    mlrs: 564,
    airDefence: 325,
    aircraft: 308,
    helicopters: 294,
    uavs: 2_801,
    cruiseMissiles: 1_011,
    ships: 18,
    vehicles: 6_103,
    specialEquipment: 423,
  }),
  reportOf("2023-05-21", {
    personnel: 203_160,
    tanks: 3_783,
    afvs: 7_398,
    artillery: 3_258,
    mlrs: 564,
    airDefence: 327,
    aircraft: 308,
    helicopters: 294,
    uavs: 2_822,
    cruiseMissiles: 1_011,
    ships: 18,
    vehicles: 6_115,
    specialEquipment: 425,
    srbms: 4,
  }),
];

/** The ids that a history of these makers can say something of: groups and a category that the catalogue lacks among them. */
export const IDS = [...CATEGORIES.map(({ id }) => id), "laser systems", "armour", "equipment"] as const;

const someReportOfAll = fc.record({
  source: fc.constantFrom(...TRUST),
  place: fc.nat({ max: 7 }),
  level: fc.nat({ max: 40 }),
  /** What the report does not list; mostly nothing, so that groups are complete. */
  without: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc.subarray(
      CATEGORIES.map(({ id }) => id),
      { maxLength: 2 },
    ),
  ),
  more: fc.constantFrom({}, {}, { "laser systems": 3 }),
  increments: fc.dictionary(
    fc.constantFrom("tanks", "afvs", "srbms", "cruiseMissiles"),
    fc.nat({ max: 40 }),
    {
      noNullPrototype: true,
    },
  ),
});

/** The days on whose reports categories begin and end, each a little after the first day of such a history. */
const BORDERS: readonly Day[] = ["2022-02-25", "2022-03-14", "2022-03-24", "2022-04-28", "2023-09-12"];

/** A few days of whole reports about a border of the catalogue, so that groups are summed while categories begin and end. */
const someBorder: fc.Arbitrary<Report[]> = fc
  .tuple(
    fc.constantFrom(...BORDERS),
    fc.uniqueArray(someReportOfAll, { selector: ({ source, place }) => `${source} ${place}`, maxLength: 12 }),
  )
  .map(([first, reports]) =>
    reports.map(({ source, place, level, without, more, increments }) => {
      const day = addDays(first, place);
      const listed = CATEGORIES.filter(
        ({ id, since = day, until = day }) =>
          since <= day && day <= until && !(without as string[]).includes(id),
      );
      const totals = Object.fromEntries(listed.map(({ id }, index) => [id, level + index]));
      return { source, day, totals: { ...totals, ...more }, increments };
    }),
  );

/** Reports of tanks and AFVs day after day with few gaps, long enough for weeks and months, and now and then restated. */
const someRun: fc.Arbitrary<Report[]> = fc
  .array(
    fc.record({
      tanks: fc.oneof({ weight: 12, arbitrary: fc.nat({ max: 9 }) }, fc.integer({ min: -30, max: 60 })),
      afvs: fc.nat({ max: 30 }),
      printed: fc.option(fc.nat({ max: 9 }), { freq: 6 }),
      given: fc.integer({ min: 0, max: 25 }),
    }),
    { maxLength: 110, size: "max" },
  )
  .map((steps) => {
    let totals = { tanks: 160, afvs: 300 };
    return steps.flatMap(({ tanks, afvs, printed, given }, index) => {
      totals = { tanks: Math.max(0, totals.tanks + tanks), afvs: totals.afvs + afvs };
      const more = printed === null ? {} : { increments: { tanks: printed } };
      return given === 0 ? [] : [reportOf(addDays("2022-06-01", index), totals, more)];
    });
  });

/** Any history: a thin one of two sources, one about a border of the catalogue, or a long run of days. */
export const anyHistory: fc.Arbitrary<Report[]> = fc.oneof(someHistory, someBorder, someRun);

/** What a summary says of a category or group: the slow way to the same facts. */
export function said(archive: Archive, id: string, from: Day, to: Day = from) {
  const summary = summarize(archive, from, to);
  if (isGroup(id)) return summary?.groups.find(({ group }) => group === id);
  return summary?.changes.find(({ category }) => category === id);
}
