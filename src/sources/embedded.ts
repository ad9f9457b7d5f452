import { phrases } from "../core/locale.ts";
import type { Report } from "../core/report.ts";
import type { Source } from "../core/source.ts";

/** One day as the press of the time reported it. What was not reported is not here. */
type Clipping = Omit<Report, "source">;

const CLIPPINGS: readonly Clipping[] = [
  { day: "2022-10-05", totals: { personnel: 61_000, tanks: 2_435, afvs: 5_038 } },
  {
    day: "2022-10-06",
    totals: { personnel: 61_330, tanks: 2_449, afvs: 5_064 },
    direction: "Kramatorsk, Avdiivka and Kryvyi Rih",
  },
  { day: "2023-03-03", totals: { personnel: 151_370, tanks: 3_405, afvs: 6_673 } },
  {
    day: "2023-03-04",
    totals: { personnel: 152_190, tanks: 3_409, afvs: 6_683 },
    increments: { personnel: 820, tanks: 4, afvs: 10 },
  },
  {
    day: "2023-03-05",
    totals: { personnel: 153_120, tanks: 3_414, afvs: 6_692 },
    increments: { personnel: 930, tanks: 5, afvs: 9 },
  },
  { day: "2023-03-06", totals: { personnel: 153_770, tanks: 3_423, afvs: 6_703 } },
  {
    day: "2023-03-07",
    totals: { personnel: 154_830, tanks: 3_432, afvs: 6_714 },
    increments: { personnel: 1_060, tanks: 9, afvs: 11 },
  },
  { day: "2023-03-15", totals: { personnel: 161_520 } },
  {
    day: "2023-03-16",
    totals: { personnel: 162_560, tanks: 3_504, afvs: 6_810, artillery: 2_539 },
    increments: { personnel: 1_040 },
  },
  {
    day: "2023-05-21",
    totals: {
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
    },
  },
];

/** The reports that are part of the program, oldest first. */
export const EMBEDDED: readonly Report[] = CLIPPINGS.map((clipping) => ({ source: "embedded", ...clipping }));

const words = phrases("source.embedded", {
  title: "press reports of 2022 and 2023",
  about: "a few days of 2022 and 2023 that the bot always has, even with no network",
});

/** The days that are part of the program. They answer when nothing else can be had, and are never news. */
export function createEmbedded(): Source {
  return {
    name: "embedded",
    words,
    brings: "history",
    async *fetch(since) {
      yield { reports: EMBEDDED.filter(({ day }) => day >= since), refused: [], unknown: [] };
    },
  };
}
