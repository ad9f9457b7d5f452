import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day, daysBetween, FIRST_DAY } from "../../src/core/day.ts";
import { gather, type Harvest, SourceFailure } from "../../src/core/source.ts";
import { createRussianwarship, RUSSIANWARSHIP_ROOT } from "../../src/sources/russianwarship.ts";
import { type Entry, serveRussianwarship } from "../fakes/sources/russianwarship.ts";
import { toolsOf } from "../fakes/tools.ts";
import { body, bomb, breakOff, json, nowhere, type Reply, status } from "../fakes/web.ts";
import { sourceContract } from "./contract.ts";

const KEYS =
  "personnel_units tanks armoured_fighting_vehicles artillery_systems mlrs aa_warfare_systems planes helicopters vehicles_fuel_tanks warships_cutters cruise_missiles uav_systems special_military_equip atgm_srbm_systems submarines".split(
    " ",
  );

/** The figures of one answer in the order of the API's keys. */
const figures = (...values: readonly number[]) =>
  Object.fromEntries(KEYS.map((key, index) => [key, values[index]]));

const entry = (date: Day, stats: Entry, increase: Entry, more: Entry = {}): Entry => ({
  date,
  day: daysBetween(FIRST_DAY, date) + 1,
  resource: `https://www.facebook.com/GeneralStaff.ua/posts/${date}`,
  war_status: { code: 1, alias: "in_progress" },
  stats,
  increase,
  ...more,
});

const april = entry(
  "2022-04-14",
  figures(19900, 753, 1968, 366, 122, 64, 160, 144, 1437, 7, 0, 134, 25, 4, 0),
  figures(100, 14, 4, 8, 7, 0, 2, 1, 8, 0, 0, 2, 0, 0, 0),
);
const october = entry(
  "2022-10-03",
  figures(60430, 2380, 4991, 1405, 338, 176, 265, 228, 3811, 15, 246, 1026, 131, 4, 0),
  figures(320, 3, 16, 0, 1, 0, 1, 1, 15, 0, 0, 11, 0, 0, 0),
);
const december30 = entry(
  "2025-12-30",
  figures(1206910, 11477, 23841, 35589, 1582, 1264, 434, 347, 72010, 28, 4136, 96932, 4031, 4, 2),
  figures(1220, 5, 4, 19, 1, 0, 0, 0, 119, 0, 0, 400, 1, 0, 0),
);
const december31 = entry(
  "2025-12-31",
  figures(1207910, 11481, 23845, 35642, 1586, 1266, 434, 347, 72247, 28, 4136, 97684, 4035, 4, 2),
  figures(1000, 4, 4, 33, 1, 0, 0, 0, 127, 0, 0, 552, 1, 0, 0),
);

const soon = () => AbortSignal.timeout(60_000);

/** What the source brings, and the paths behind its root that it asked for. */
async function fetchEntries(
  entries: readonly Entry[],
  since: Day = FIRST_DAY,
  replies: Readonly<Record<string, Reply>> = {},
): Promise<Harvest & { asked: readonly string[]; days: readonly Day[] }> {
  const web = await serveRussianwarship(entries, replies);
  try {
    const harvest = await gather(createRussianwarship(web.root, toolsOf()), since, soon());
    const asked = web.asked.map((path) => path.replace("/api/v2/statistics", ""));
    return { ...harvest, asked, days: harvest.reports.map(({ day }) => day) };
  } finally {
    await web.close();
  }
}

sourceContract("russianwarship", async () => {
  const web = await serveRussianwarship([april, october, december30, december31]);
  return { source: createRussianwarship(web.root, toolsOf()), close: web.close };
});

test("a day of today's form has its totals, its published increments and its page", async () => {
  const { reports, refused, unknown } = await fetchEntries([december31], "2025-12-31");
  assert.deepEqual([refused, unknown], [[], []]);
  const [report] = reports;
  assert.deepEqual(report, {
    source: "russianwarship",
    day: "2025-12-31",
    totals: {
      personnel: 1207910,
      tanks: 11481,
      afvs: 23845,
      artillery: 35642,
      mlrs: 1586,
      airDefence: 1266,
      aircraft: 434,
      helicopters: 347,
      uavs: 97684,
      cruiseMissiles: 4136,
      ships: 28,
      submarines: 2,
      vehicles: 72247,
      specialEquipment: 4035,
    },
    increments: {
      personnel: 1000,
      tanks: 4,
      afvs: 4,
      artillery: 33,
      mlrs: 1,
      airDefence: 0,
      aircraft: 0,
      helicopters: 0,
      uavs: 552,
      cruiseMissiles: 0,
      ships: 0,
      submarines: 0,
      vehicles: 127,
      specialEquipment: 1,
    },
    url: "https://www.facebook.com/GeneralStaff.ua/posts/2025-12-31",
  });
});

test("in April 2022 there are missile systems, and no vehicles, cruise missiles or submarines", async () => {
  const [report] = (await fetchEntries([april])).reports;
  const ids = Object.keys(report?.totals ?? {});
  assert.equal(report?.totals["srbms"], 4);
  for (const id of ["vehicles", "cruiseMissiles", "submarines"]) assert.ok(!ids.includes(id), id);
  assert.deepEqual(Object.keys(report?.increments ?? {}).sort(), ids.sort());
});

test("in October 2022 there are vehicles and cruise missiles, and no missile systems or submarines", async () => {
  const [report] = (await fetchEntries([october])).reports;
  assert.equal(report?.totals["vehicles"], 3811);
  assert.equal(report?.increments?.["vehicles"], 15);
  assert.equal(report?.totals["cruiseMissiles"], 246);
  assert.equal(report?.increments?.["cruiseMissiles"], 0);
  for (const id of ["srbms", "submarines"]) {
    assert.ok(!(id in (report?.totals ?? {})), id);
    assert.ok(!(id in (report?.increments ?? {})), id);
  }
});

test("missile systems are in the reports up to 30 April 2022, and vehicles from 1 May on", async () => {
  const ids = async (date: Day) => {
    const { reports } = await fetchEntries([{ ...april, date }]);
    return Object.keys(reports[0]?.totals ?? {}).filter((id) => id === "srbms" || id === "vehicles");
  };
  assert.deepEqual(await ids("2022-04-30"), ["srbms"]);
  assert.deepEqual(await ids("2022-05-01"), ["vehicles"]);
});

test("a zero is a figure once its category has begun, and a count before that is one too", async () => {
  const row = entry("2024-01-01", figures(360_010, 5_977, 0), {});
  const early = entry("2023-09-13", { personnel_units: 270_350, submarines: 1 }, {});
  const { reports } = await fetchEntries([row, early]);
  assert.equal(reports[0]?.totals["afvs"], 0);
  assert.equal(reports[1]?.totals["submarines"], 1);
});

test("a negative change is kept as it was published", async () => {
  const increase = { ...(december31["increase"] as Entry), special_military_equip: -9 };
  const { reports } = await fetchEntries([{ ...december31, increase }], "2025-12-31");
  assert.equal(reports[0]?.increments?.["specialEquipment"], -9);
});

test("without `increase` a report has totals alone", async () => {
  const { reports, refused } = await fetchEntries([{ ...december31, increase: undefined }], "2025-12-31");
  assert.deepEqual(refused, []);
  assert.ok(reports[0] && !("increments" in reports[0]));
});

test("an unknown key is kept under its own name with its change, and named once", async () => {
  const novel = (row: Entry, total: number) => ({
    ...row,
    stats: { ...(row["stats"] as Entry), ground_robots: total },
    increase: { ...(row["increase"] as Entry), ground_robots: 3 },
  });
  const { reports, unknown } = await fetchEntries([novel(december31, 1306), novel(december30, 1303)]);
  assert.deepEqual(
    reports.map(({ totals, increments }) => [totals["ground_robots"], increments?.["ground_robots"]]),
    [
      [1306, 3],
      [1303, 3],
    ],
  );
  assert.deepEqual(unknown, ["ground_robots"]);
});

for (const resource of ["http://facebook.com/posts/1", "javascript:alert(1)", "facebook.com", "", 7, null])
  test(`the page ${JSON.stringify(resource)} is not linked`, async () => {
    const { reports, refused } = await fetchEntries([{ ...december31, resource }], "2025-12-31");
    assert.deepEqual([reports.length, reports[0]?.url, refused], [1, undefined, []]);
  });

test("asked for the newest day it asks once; for a later one it brings nothing", async () => {
  const newest = await fetchEntries([december30, december31], "2025-12-31");
  assert.deepEqual([newest.days, newest.asked], [["2025-12-31"], ["/latest"]]);
  const later = await fetchEntries([december30, december31], "2026-01-01");
  assert.deepEqual([later.days, later.asked], [[], ["/latest"]]);
});

test("asked for two days it asks for each by itself, the newest first", async () => {
  const { days, asked } = await fetchEntries([december30, december31], "2025-12-30");
  assert.deepEqual(days, ["2025-12-31", "2025-12-30"]);
  assert.deepEqual(asked, ["/latest", "/2025-12-30"]);
});

test("a day that is not there, or is answered with another, is no failure and no report", async () => {
  const missing = await fetchEntries([october, december31], "2025-12-30");
  assert.deepEqual([missing.days, missing.asked], [["2025-12-31"], ["/latest", "/2025-12-30"]]);
  const other = await fetchEntries([december31], "2025-12-30", {
    "statistics/2025-12-30": json({ data: december31 }),
  });
  assert.deepEqual([other.days, other.refused], [["2025-12-31"], []]);
});

/** So many days up to the last of 2025, newest first. */
function stretch(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const stats = figures(1207910 - 1000 * index, 11481 - index);
    return entry(addDays("2025-12-31", -index), stats, {});
  });
}

test("a longer stretch comes in pages of 50 days that end before the newest", async () => {
  const { days, asked } = await fetchEntries(stretch(130), "2025-08-30");
  assert.deepEqual(days.length, 124);
  const page = (offset: number) => `?offset=${offset}&limit=50&date_from=2025-08-30&date_to=2025-12-30`;
  assert.deepEqual(asked, ["/latest", page(0), page(50), page(100)]);
});

test("a stretch of 100 days ends with an empty page", async () => {
  const { days, asked } = await fetchEntries(stretch(101), addDays("2025-12-31", -100));
  assert.deepEqual([days.length, asked.length], [101, 4]);
});

test("in whatever order they are listed, all days from `since` on come, and none twice", async () => {
  const entries = stretch(140);
  const order = fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length });
  const property = fc.asyncProperty(order, fc.nat({ max: 139 }), async (shuffled, back) => {
    const since = addDays("2025-12-31", -back);
    const { days } = await fetchEntries(shuffled, since);
    assert.equal(days.length, back + 1);
    assert.deepEqual(
      days.toSorted(),
      entries
        .map(({ date }) => date)
        .filter((date) => String(date) >= since)
        .toSorted(),
    );
  });
  await fc.assert(property, { numRuns: 20 });
});

/** The answer to a page of the list, whatever is asked for. */
const listed = (...records: readonly unknown[]): Reply => json({ message: "", data: { records } });
const since = "2025-12-28";
const path = "statistics?offset=0&limit=50&date_from=2025-12-28&date_to=2025-12-30";

test("days that were not asked for, or came already, are left out of a page", async () => {
  const records = [december31, december30, october, december30];
  const { days, refused } = await fetchEntries([december31], since, { [path]: listed(...records) });
  assert.deepEqual([days, refused], [["2025-12-31", "2025-12-30"], []]);
});

for (const [what, record, named] of [
  [
    "with a figure that is a word",
    { ...december30, stats: { personnel_units: 1, tanks: "many" } },
    "2025-12-30",
  ],
  ["with half a tank", { ...december30, stats: { personnel_units: 1, tanks: 0.5 } }, "2025-12-30"],
  ["with a count below zero", { ...december30, stats: { personnel_units: 1, tanks: -1 } }, "2025-12-30"],
  ["with a change that is a word", { ...december30, increase: { tanks: "none" } }, "2025-12-30"],
  ["without personnel", { ...december30, stats: { tanks: 1, mlrs: 1 } }, "2025-12-30"],
  ["without figures", { ...december30, stats: undefined }, "2025-12-30"],
  ["without a date", { ...december30, date: null }, "number 1 of the page"],
  ["of no day", { ...december30, date: "2025-02-30" }, "2025-02-30"],
] as const)
  test(`a day ${what} is refused by name, and the others are kept`, async () => {
    const other = { ...december30, date: "2025-12-29" };
    const { days, refused } = await fetchEntries([december31], since, { [path]: listed(record, other) });
    assert.deepEqual(days, ["2025-12-31", "2025-12-29"]);
    assert.deepEqual(
      refused.map(({ row }) => row),
      [named],
    );
  });

/** Holds that the source fails with one sentence that names it, after it has brought so many reports. */
async function assertFails(root: URL, asked: string, said: RegExp, before = 0): Promise<void> {
  let brought = 0;
  const work = async () => {
    for await (const { reports } of createRussianwarship(root, toolsOf()).fetch(since, soon()))
      brought += reports.length;
  };
  await assert.rejects(work(), (error) => {
    assert.ok(error instanceof SourceFailure, String(error));
    assert.ok(error.message.startsWith(`russianwarship: ${root.href}${asked} `), error.message);
    assert.match(error.message, /^[^\n]*[^.\n]\.$/);
    assert.match(error.message, said);
    return true;
  });
  assert.equal(brought, before);
}

const form = /has changed its form/;
const faults: Readonly<Record<string, readonly [Reply, RegExp]>> = {
  "a web page with status 200": [body("<!doctype html><title>Home</title>"), /a web page/],
  "JSON cut in half": [body('{"message": "The data were fetched", "da'), /not JSON, or only a part/],
  "bytes that are no UTF-8": [body(Buffer.from('{"data":"\xff"}', "latin1")), /UTF-8/],
  "a small body that decompresses into 50 MB": [bomb(50_000_000), /larger than/],
  "a connection that breaks in the body": [breakOff('{"message":'), /broke off/],
  "a server error": [status(500), /status 500/],
  "a path that is not there": [status(404), /status 404/],
  "an answer without data": [json({ message: "The data were fetched successfully." }), form],
  "data of another type": [json({ data: "2025-12-31" }), form],
  "data without a date": [json({ data: { records: [{ stats: {} }], stats: {} } }), form],
  "JSON that is null": [json(null), form],
};

for (const [name, [reply, said]] of Object.entries(faults))
  test(`${name} is a failure that names the source and the address, and keeps what came before`, async () => {
    const entries = [december30, december31];
    const first = await serveRussianwarship(entries, { "statistics/latest": reply });
    await assertFails(first.root, "statistics/latest", said).finally(first.close);
    const second = await serveRussianwarship(entries, { [path]: reply });
    await assertFails(second.root, path, said, 1).finally(second.close);
  });

test("a day of its own that is answered with an error is a failure, other than one that is missing", async () => {
  const fetching = fetchEntries([december31], "2025-12-30", { "statistics/2025-12-30": status(500) });
  await assert.rejects(fetching, SourceFailure);
});

test("pages that bring the same days for ever are left with a failure", async () => {
  const same = listed(...stretch(51).slice(1));
  const page = (offset: number) =>
    `statistics?offset=${offset}&limit=50&date_from=2022-02-24&date_to=2025-12-30`;
  const replies = { [page(0)]: same, [page(50)]: same };
  await assert.rejects(
    fetchEntries([december31], FIRST_DAY, replies),
    /^SourceFailure: russianwarship: .*repeats/,
  );
});

test("a server that is down is a failure that names the source and the address", async () => {
  await assertFails(nowhere(), "statistics/latest", /ECONNREFUSED/);
});

test("its root on the public web ends with a slash", () => {
  assert.equal(new URL(RUSSIANWARSHIP_ROOT).pathname, "/api/v2/");
});
