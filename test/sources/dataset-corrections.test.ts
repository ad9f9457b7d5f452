import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { addDays, type Day } from "../../src/core/day.ts";
import { gather } from "../../src/core/source.ts";
import { summarize } from "../../src/core/summary.ts";
import { createDataset } from "../../src/sources/dataset.ts";
import { CORRECTIONS, EQUIPMENT, fetchRows, PERSONNEL, type Row } from "../fakes/dataset.ts";
import { toolsOf } from "../fakes/tools.ts";
import { body, json, type Reply, serve, status } from "../fakes/web.ts";
import { archiveOf } from "../reports.ts";

/** The category ids of the data set's keys. */
const ID: Readonly<Record<string, string>> = {
  personnel: "personnel",
  tank: "tanks",
  APC: "afvs",
  "field artillery": "artillery",
  MRL: "mlrs",
  "anti-aircraft warfare": "airDefence",
  aircraft: "aircraft",
  helicopter: "helicopters",
  drone: "uavs",
  "cruise missiles": "cruiseMissiles",
  "naval ship": "ships",
  "vehicles and fuel tanks": "vehicles",
  "special equipment": "specialEquipment",
};

/** What there is of a key: the total of the day before, that of the day, the correction, and what was published. */
type Figures = readonly [before: number, total: number, correction: number, published: number];

/** Every row of the correction file that there is, as far as it is not zero; the four figures of each key in their order. */
const history: Readonly<Record<string, Readonly<Record<string, Figures>>>> = Object.fromEntries(
  `
2022-10-13: APC 5181 5167 -25 11, field artillery 1507 1556 32 17, drone 1129 1182 20 33, naval ship 15 16 1 0
2023-05-27: aircraft 310 313 3 0, helicopter 296 298 2 0, tank 3799 3797 -5 3, APC 7442 7456 7 7, field artillery 3406 3425 8 11, MRL 572 574 2 0, drone 2941 2993 49 3, vehicles and fuel tanks 6172 6192 11 9, cruise missiles 1025 1056 31 0
2023-10-03: aircraft 316 315 -1 0, tank 4712 4732 5 15, drone 5061 5080 -1 20
2024-03-13: drone 8184 8205 -1 22, cruise missiles 1920 1919 -1 0
2024-05-05: APC 14156 14179 5 18, field artillery 12148 12212 43 21, MRL 1055 1057 1 1, special equipment 2001 2002 -3 4, vehicles and fuel tanks 16337 16418 44 37, cruise missiles 2127 2147 19 1
2024-05-25: drone 10401 10414 9 4
2024-05-29: cruise missiles 2221 2222 1 0
2024-06-22: drone 11260 11305 30 15
2024-06-23: cruise missiles 2302 2321 6 13
2024-07-15: drone 12108 12148 -1 41, cruise missiles 2397 2398 -1 2
2024-08-05: aircraft 363 365 2 0, drone 13103 13122 -5 24, anti-aircraft warfare 911 910 -1 0, vehicles and fuel tanks 22006 22094 20 68, cruise missiles 2412 2414 2 0
2024-09-04: cruise missiles 2578 2580 2 0
2024-09-10: cruise missiles 2588 2591 3 0
2024-09-22: cruise missiles 2593 2595 -2 4
2024-09-27: cruise missiles 2599 2608 9 0
2024-10-03: aircraft 369 368 -1 0, drone 16348 16393 2 43
2024-10-09: aircraft 368 369 1 0, drone 16686 16718 1 31
2024-10-22: cruise missiles 2624 2625 1 0
2024-11-02: drone 18088 18117 1 28
2024-11-30: APC 19339 19355 4 12, MRL 1255 1253 -4 2, anti-aircraft warfare 1006 1019 13 0, special equipment 3700 3617 -85 2, vehicles and fuel tanks 30272 30431 87 72
2024-12-15: cruise missiles 2861 2943 80 2
2025-01-07: cruise missiles 3006 3014 8 0
2025-02-28: APC 21196 21234 21 17, field artillery 23755 23847 38 54, MRL 1299 1303 3 1, anti-aircraft warfare 1086 1087 1 0, special equipment 3760 3763 -1 4, vehicles and fuel tanks 38842 38994 26 126, cruise missiles 3064 3085 21 0, personnel 871850 874560 1650 1060
2025-04-05: drone 31669 31778 4 105, cruise missiles 3123 3130 7 0
2025-04-22: APC 22273 22296 4 19, field artillery 26659 26689 4 26, MRL 1368 1367 -1 0, personnel 941770 943060 160 1130
2025-05-04: tank 10745 10758 2 11, APC 22369 22403 10 24, field artillery 27234 27327 41 52, drone 34665 34860 32 163, anti-aircraft warfare 1153 1155 1 1, vehicles and fuel tanks 47003 47141 9 129, cruise missiles 3197 3196 -1 0
2025-10-03: field artillery 33336 33413 64 13, MRL 1507 1514 6 1, drone 65823 66093 -3 273, anti-aircraft warfare 1224 1222 -2 0, special equipment 3979 3970 -9 0, vehicles and fuel tanks 63303 63325 -22 44, cruise missiles 3790 3793 3 0
2025-12-31: field artillery 35589 35642 20 33, MRL 1582 1586 3 1, drone 96932 97684 200 552, anti-aircraft warfare 1264 1266 2 0, special equipment 4031 4035 3 1, vehicles and fuel tanks 72010 72247 110 127
`
    .trim()
    .split("\n")
    .map((line) => [line.slice(0, 10), Object.fromEntries(line.slice(12).split(", ").map(keyAndFigures))]),
);

function keyAndFigures(text: string): [key: string, Figures] {
  const [, key = "", ...figures] = /^(.+?) (\d+) (\d+) (-?\d+) (\d+)$/.exec(text) ?? [];
  const [before, total, correction, published] = figures.map(Number);
  return [key, [before, total, correction, published] as [number, number, number, number]];
}

/** The rows of the three files. */
type Files = Readonly<Record<"equipment" | "personnel" | "corrections", readonly Row[]>>;

/** The rows of the three files for a day and the one before it, with the correction under a date. */
function filesOf(day: Day, figures: Readonly<Record<string, Figures>>, date = day): Files {
  const { personnel = [154830, 154830], ...weapons } = figures;
  const pick = (index: 0 | 1 | 2) =>
    Object.fromEntries(Object.entries(weapons).map(([key, values]) => [key, values[index]]));
  const eve = addDays(day, -1);
  return {
    equipment: [
      { date: eve, ...pick(0) },
      { date: day, ...pick(1) },
    ],
    personnel: [
      { date: eve, personnel: personnel[0] },
      { date: day, personnel: personnel[1] },
    ],
    corrections: [
      { date, day: 1, ...pick(2), ...(figures["personnel"] && { personnel: figures["personnel"][2] }) },
    ],
  };
}

/** The increments of the day, by category id, when only that day is asked for. */
async function incrementsOn(day: Day, files: Files) {
  const { reports, refused } = await fetchRows(files.equipment, files.personnel, day, files.corrections);
  assert.deepEqual(refused, []);
  assert.deepEqual(
    reports.map((report) => report.day),
    [day],
  );
  return reports[0]?.increments;
}

for (const [date, figures] of Object.entries(history)) {
  // The one row of the file that stands under the date of the day before.
  const day = (date === "2023-05-27" ? "2023-05-28" : date) as Day;
  test(`the increments published on ${day} are the differences without the corrections`, async () => {
    const published = Object.entries(figures).map(([key, values]) => [ID[key], values[3]]);
    assert.deepEqual(
      await incrementsOn(day, filesOf(day, figures, date as Day)),
      Object.fromEntries(published),
    );
  });
}

test("the known history is 28 dates, and no increment in it is negative", () => {
  const figures = Object.values(history).flatMap((row) => Object.values(row));
  assert.equal(Object.keys(history).length, 28);
  for (const [before, total, correction, published] of figures) {
    assert.equal(before + correction + published, total);
    assert.ok(published >= 0);
  }
});

for (const [day, key, before, total, published] of [
  ["2022-05-31", "vehicles and fuel tanks", 2258, 2275, 11],
  ["2022-07-05", "APC", 3744, 3772, 18],
  ["2022-07-07", "field artillery", 806, 815, 3],
] as const)
  test(`the page of ${day} printed +${published} ${key} where the totals differ by ${total - before}`, async () => {
    const { equipment, personnel } = filesOf(day, { tank: [1349, 1358, 0, 9], [key]: [before, total, 0, 0] });
    const increments = await incrementsOn(day, { equipment, personnel, corrections: [] });
    assert.deepEqual(increments, { [ID[key] as string]: published });
  });

test("a correction shows in the summary beside the day's own loss", async () => {
  const files = filesOf("2024-11-30", history["2024-11-30"] ?? {});
  const { reports } = await fetchRows(files.equipment, files.personnel, undefined, files.corrections);
  const changes = summarize(archiveOf(...reports), "2024-11-30")?.changes;
  const { total, delta, correction } = changes?.find(({ category }) => category === "specialEquipment") ?? {};
  assert.deepEqual([total, delta, correction], [3617, 2, -85]);
});

const day = "2024-10-03";
const real = filesOf(day, {
  aircraft: [369, 368, -1, 0],
  drone: [16348, 16393, 2, 43],
  tank: [8887, 8893, 0, 6],
});

test("there is no increment for what the row does not list, or what it has as null, or what lacks one of the two totals", async () => {
  const corrections = [{ date: day, drone: 2, submarines: 0, MRL: 0, tank: null }];
  const equipment = real.equipment.map((row, index) => ({ ...row, ...(index === 1 && { MRL: 1214 }) }));
  assert.deepEqual(await incrementsOn(day, { ...real, equipment, corrections }), { uavs: 43 });
});

test("without the day before there is no increment, and no empty list of them", async () => {
  const { equipment, personnel, corrections } = real;
  const { reports } = await fetchRows(equipment.slice(1), personnel, day, corrections);
  assert.ok(reports[0] && !("increments" in reports[0]));
});

for (const [what, wrong] of [
  ["a key that is not known", { novelty: 1 }],
  ["a figure that is none", { tank: -1 }],
] as const)
  test(`the day before is measured from without a word of ${what} in it`, async () => {
    const equipment = real.equipment.map((row, index) => (index === 0 ? { ...row, ...wrong } : row));
    const harvest = await fetchRows(equipment, real.personnel, day, real.corrections);
    assert.deepEqual([harvest.reports.length, harvest.refused, harvest.unknown], [1, [], []]);
    assert.equal(harvest.reports[0]?.increments?.["uavs"], "tank" in wrong ? undefined : 43);
  });

test("a category that the catalogue lacks has increments under its own name", async () => {
  const [eve, itself] = real.equipment;
  const equipment = [
    { ...eve, "underwater drones": 5 },
    { ...itself, "underwater drones": 9, constructor: 9 },
  ];
  const corrections = real.corrections.map((row) => ({ ...row, "underwater drones": 1, constructor: 7 }));
  const increments = await incrementsOn(day, { ...real, equipment, corrections });
  assert.deepEqual(increments, { tanks: 6, aircraft: 0, uavs: 43, "underwater drones": 3 });
});

for (const [what, row, named] of [
  ["half a tank", { date: day, tank: 0.5 }, day],
  ["a figure in words", { date: day, tank: "none" }, day],
  ["no date", { tank: 1 }, "number 1"],
  ["a date that does not exist", { date: "2024-02-30", tank: 1 }, "number 1"],
  ["no form at all", 7, "number 1"],
] as const)
  test(`a correction with ${what} is refused, and those around it are used`, async () => {
    const other = { date: "2024-10-04", tank: 0 };
    const equipment = [...real.equipment, { date: "2024-10-04", tank: 8900 }];
    const personnel = [...real.personnel, { date: "2024-10-04", personnel: 154830 }];
    const { reports, refused } = await fetchRows(equipment, personnel, day, [row, other]);
    assert.deepEqual(
      reports.map(({ increments }) => increments),
      [undefined, { tanks: 7 }],
    );
    assert.deepEqual(
      refused.map((refusal) => refusal.row),
      [`${named} of the correction file`],
    );
  });

test("of two corrections of a day the first is used, and the other is told", async () => {
  const corrections = [...real.corrections, { date: day, tank: 3 }];
  const { reports, refused } = await fetchRows(real.equipment, real.personnel, day, corrections);
  assert.equal(reports[0]?.increments?.["tanks"], 6);
  assert.match(refused[0]?.reason ?? "", /another/);
});

const unusable: Readonly<Record<string, Reply>> = {
  "that is missing": status(404),
  "that ends in an error": status(500),
  "that is a web page": body("<!doctype html><title>Maintenance</title>"),
  "that is cut in half": body('[{"date": "2024-10-03", "dr'),
  "that is no list": json({ corrections: [] }),
};

/** A server of the real day whose correction file is answered as `reply` says at the moment. */
async function changing(t: Pick<TestContext, "after">, first: Reply) {
  const state = { reply: first, today: "2024-10-03" as Day };
  const web = await serve({
    [`/${EQUIPMENT}`]: json(real.equipment),
    [`/${PERSONNEL}`]: json(real.personnel),
    [`/${CORRECTIONS}`]: (request, response) => state.reply(request, response),
  });
  t.after(() => web.close());
  const source = createDataset(web.root, { ...toolsOf(), today: () => state.today });
  const look = async () => {
    const { reports, refused } = await gather(source, day, AbortSignal.timeout(60_000));
    return { uavs: reports[0]?.increments?.["uavs"], rows: refused.map(({ row }) => row), reports, refused };
  };
  const asked = () => web.asked.filter((path) => path.endsWith(CORRECTIONS)).length;
  return { state, look, asked };
}

for (const [what, reply] of Object.entries(unusable))
  test(`a correction file ${what} keeps no report back, is told, and is tried again`, async (t) => {
    const { state, look, asked } = await changing(t, reply);
    const without = await look();
    assert.deepEqual([without.reports.length, without.uavs], [1, undefined]);
    assert.deepEqual(without.rows, ["the correction file"]);
    assert.match(without.refused[0]?.reason ?? "", /^it .*[^.]$/);
    state.reply = json(real.corrections);
    const again = await look();
    assert.deepEqual([again.uavs, again.rows, asked()], [43, [], 2]);
  });

test("the correction file is read once in a day", async (t) => {
  const { state, look, asked } = await changing(t, json(real.corrections));
  assert.equal((await look()).uavs, 43);
  assert.equal((await look()).uavs, 43);
  assert.equal(asked(), 1);
  state.today = "2024-10-04";
  state.reply = json([{ date: day, drone: 5 }]);
  assert.equal((await look()).uavs, 40);
  assert.equal(asked(), 2);
});

test("what was read on a day before still counts when the file cannot be read any more", async (t) => {
  const { state, look } = await changing(t, json(real.corrections));
  await look();
  state.today = "2024-10-04";
  state.reply = status(404);
  const { uavs, rows } = await look();
  assert.deepEqual([uavs, rows], [43, ["the correction file"]]);
});

test("a folder without a correction file has its reports all the same", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "dataset-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, EQUIPMENT), JSON.stringify(real.equipment));
  await writeFile(join(folder, PERSONNEL), JSON.stringify(real.personnel));
  const source = createDataset(pathToFileURL(`${folder}/`), toolsOf());
  const { reports, refused } = await gather(source, day, AbortSignal.timeout(60_000));
  assert.equal(reports.length, 1);
  assert.deepEqual(refused, [{ row: "the correction file", reason: "there is no such file" }]);
});

test("the total before, the published increment and the correction always add up to the total", async () => {
  const figure = fc.integer({ min: 0, max: 1_000_000 });
  const figures = fc.tuple(figure, figure, fc.integer({ min: -5_000, max: 5_000 }), fc.constant(0));
  const row = fc.dictionary(fc.constantFrom(...Object.keys(ID)), figures, { minKeys: 1 });
  const property = fc.asyncProperty(row, async (figuresByKey) => {
    const given: Row = { tank: [1, 2, 0, 0], ...figuresByKey };
    const increments = await incrementsOn(day, filesOf(day, given as Record<string, Figures>));
    for (const [key, [before, total, correction]] of Object.entries(given as Record<string, Figures>))
      assert.equal(before + (increments?.[ID[key] as string] ?? Number.NaN) + correction, total);
  });
  await fc.assert(property, { numRuns: 40 });
});
