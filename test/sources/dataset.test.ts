import assert from "node:assert/strict";
import { test } from "node:test";
import { summarize } from "../../src/core/summary.ts";
import { fetchDay, fetchRows, type Row } from "../fakes/dataset.ts";
import { archiveOf } from "../reports.ts";

const about = (personnel: number, more: Row = {}) => ({ personnel, "personnel*": "about", ...more });

const first = {
  aircraft: 10,
  helicopter: 7,
  tank: 80,
  APC: 516,
  "field artillery": 49,
  MRL: 4,
  "military auto": 100,
  "fuel tank": 60,
  drone: 0,
  "naval ship": 2,
  "anti-aircraft warfare": 0,
};
const beforeMerger = {
  aircraft: 190,
  helicopter: 155,
  tank: 1008,
  APC: 2445,
  "field artillery": 436,
  MRL: 151,
  "military auto": 1701,
  "fuel tank": 76,
  drone: 232,
  "naval ship": 8,
  "anti-aircraft warfare": 77,
  "special equipment": 32,
  "mobile SRBM system": 4,
  "greatest losses direction": "Izyum",
};
const afterMerger = {
  aircraft: 192,
  helicopter: 155,
  tank: 1026,
  APC: 2471,
  "field artillery": 451,
  MRL: 151,
  drone: 245,
  "naval ship": 8,
  "anti-aircraft warfare": 80,
  "special equipment": 32,
  "vehicles and fuel tanks": 1796,
  "cruise missiles": 84,
  "greatest losses direction": "Izyum",
};

test("the first day of the history has its eleven categories, and a zero is a figure", async () => {
  const { reports, refused, unknown } = await fetchDay("2022-02-25", first, about(2800, { POW: 0 }));
  assert.deepEqual([refused, unknown], [[], []]);
  assert.deepEqual(reports, [
    {
      source: "dataset",
      day: "2022-02-25",
      totals: {
        personnel: 2800,
        tanks: 80,
        afvs: 516,
        artillery: 49,
        mlrs: 4,
        airDefence: 0,
        aircraft: 10,
        helicopters: 7,
        uavs: 0,
        ships: 2,
        vehicles: 160,
      },
      qualifier: "about",
      prisoners: 0,
    },
  ]);
});

test("a day says prisoners, more than, and nothing of what it does not name", async () => {
  const row = {
    aircraft: 46,
    helicopter: 68,
    tank: 290,
    APC: 999,
    "field artillery": 117,
    MRL: 50,
    "military auto": 454,
    "fuel tank": 60,
    drone: 7,
    "naval ship": 3,
    "anti-aircraft warfare": 23,
  };
  const { reports } = await fetchDay("2022-03-07", row, { personnel: 11000, "personnel*": "more", POW: 259 });
  assert.equal(reports[0]?.qualifier, "more");
  assert.equal(reports[0]?.prisoners, 259);
  assert.equal(reports[0]?.totals["vehicles"], 514);
  assert.ok(!("specialEquipment" in (reports[0]?.totals ?? {})));
  assert.ok(!("direction" in (reports[0] ?? {})));
});

test("the last day of two vehicle columns gives their sum, the SRBM systems and the direction", async () => {
  const { reports, unknown } = await fetchDay("2022-04-30", beforeMerger, about(23200));
  assert.deepEqual(unknown, []);
  assert.deepEqual(reports[0], {
    source: "dataset",
    day: "2022-04-30",
    totals: {
      personnel: 23200,
      tanks: 1008,
      afvs: 2445,
      artillery: 436,
      mlrs: 151,
      airDefence: 77,
      aircraft: 190,
      helicopters: 155,
      uavs: 232,
      ships: 8,
      vehicles: 1777,
      specialEquipment: 32,
      srbms: 4,
    },
    qualifier: "about",
    direction: "Izyum",
  });
});

test("the first day of the joined column has vehicles and cruise missiles, and no SRBM systems", async () => {
  const { reports } = await fetchDay("2022-05-01", afterMerger, about(23500));
  assert.deepEqual(reports[0]?.totals, {
    personnel: 23500,
    tanks: 1026,
    afvs: 2471,
    artillery: 451,
    mlrs: 151,
    airDefence: 80,
    aircraft: 192,
    helicopters: 155,
    uavs: 245,
    cruiseMissiles: 84,
    ships: 8,
    vehicles: 1796,
    specialEquipment: 32,
  });
});

test("the border of 2022-05-01 reads as 19 vehicles lost, not as a jump", async () => {
  const { reports } = await fetchRows(
    [
      { date: "2022-04-30", ...beforeMerger },
      { date: "2022-05-01", ...afterMerger },
    ],
    [
      { date: "2022-04-30", ...about(23200) },
      { date: "2022-05-01", ...about(23500) },
    ],
  );
  const archive = archiveOf(...reports);
  const changes = new Map(
    summarize(archive, "2022-05-01")?.changes.map((change) => [change.category, change]),
  );
  assert.deepEqual(changes.get("vehicles"), { category: "vehicles", total: 1796, delta: 19 });
  assert.deepEqual(changes.get("cruiseMissiles"), { category: "cruiseMissiles", total: 84, begins: true });
  assert.equal(changes.get("personnel")?.delta, 300);
});

test("submarines begin on 2023-09-14", async () => {
  const row = {
    aircraft: 315,
    helicopter: 316,
    tank: 4599,
    APC: 8810,
    "field artillery": 5944,
    MRL: 769,
    drone: 4697,
    "naval ship": 20,
    submarines: 1,
    "anti-aircraft warfare": 517,
    "special equipment": 889,
    "vehicles and fuel tanks": 8458,
    "cruise missiles": 1455,
  };
  const { reports } = await fetchDay("2023-09-14", row, about(270970));
  assert.deepEqual(reports[0]?.totals, {
    personnel: 270970,
    tanks: 4599,
    afvs: 8810,
    artillery: 5944,
    mlrs: 769,
    airDefence: 517,
    aircraft: 315,
    helicopters: 316,
    uavs: 4697,
    cruiseMissiles: 1455,
    ships: 20,
    submarines: 1,
    vehicles: 8458,
    specialEquipment: 889,
  });
});

test("ground robots begin on 2026-05-03 with a count from the beginning of the war", async () => {
  const row = {
    aircraft: 435,
    helicopter: 352,
    tank: 11908,
    APC: 24503,
    "field artillery": 41193,
    MRL: 1765,
    "anti-aircraft warfare": 1357,
    "ground robotic systems": 1306,
    drone: 269813,
    "cruise missiles": 4579,
    "naval ship": 33,
    submarines: 2,
    "vehicles and fuel tanks": 93556,
    "special equipment": 4151,
  };
  const { reports } = await fetchDay("2026-05-03", row, about(1334030));
  const [report] = reports;
  assert.ok(report);
  assert.deepEqual(
    [report.totals["groundRobots"], report.totals["uavs"], report.totals["personnel"]],
    [1306, 269813, 1334030],
  );
  const archive = archiveOf({ ...report, day: "2026-05-02", totals: { personnel: 1332950 } }, report);
  const robots = summarize(archive, "2026-05-03")?.changes.find(
    ({ category }) => category === "groundRobots",
  );
  assert.deepEqual(robots, { category: "groundRobots", total: 1306, begins: true });
});
