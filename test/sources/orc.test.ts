import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day } from "../../src/core/day.ts";
import { Report } from "../../src/core/report.ts";
import { gather, SourceFailure } from "../../src/core/source.ts";
import { createOrc, ORC_ROOT } from "../../src/sources/orc.ts";
import { fetchOrc, type Row, serveOrc } from "../fakes/sources/orc.ts";
import { toolsOf } from "../fakes/tools.ts";
import { body, bomb, breakOff, json, nowhere, type Reply, status } from "../fakes/web.ts";
import { sourceContract } from "./contract.ts";

const absent = { submarines: null, specialEquipment: null, missiles: null };

/** Two days on each side of the border at which vehicles and fuel tanks were joined, and one of the newest form. */
const newest = {
  date: "2025-12-31",
  sourceUri: "https://mod.gov.ua/news/bojovi-vtrati-1207910",
  personnel: 1207910,
  tanks: 11481,
  afvs: 23845,
  artillery: 35642,
  airDefense: 1266,
  rocketSystems: 1586,
  unarmoredVehicles: 72247,
  fixedWingAircraft: 434,
  rotaryWingAircraft: 347,
  uavs: 97684,
  ships: 28,
  submarines: 2,
  specialEquipment: 4035,
  missiles: 4136,
};
const joined = {
  date: "2022-05-01",
  sourceUri: "https://www.mil.gov.ua/news/2022/05/01/vtrati-‒-23500/",
  personnel: 23500,
  tanks: 1026,
  unarmoredVehicles: 1796,
  ...absent,
};
const apart = {
  date: "2022-04-30",
  sourceUri: "https://www.mil.gov.ua/news/2022/04/30/vtrati-(23200)/",
  personnel: 23200,
  tanks: 1008,
  rocketSystems: 151,
  unarmoredVehicles: 1701,
  ...absent,
};

const soon = () => AbortSignal.timeout(60_000);

sourceContract("orc", async () => {
  const web = await serveOrc(json([newest, { date: "2025-01-01", tanks: 1 }, joined, apart]));
  return { source: createOrc(web.root, toolsOf()), close: web.close };
});

test("a row of the newest form is a report with all its categories and the ministry's page", async () => {
  assert.deepEqual(await fetchOrc([newest]), {
    reports: [
      {
        source: "orc",
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
        url: "https://mod.gov.ua/news/bojovi-vtrati-1207910",
      },
    ],
    refused: [],
    unknown: [],
  });
});

test("null is absent, and vehicles without their fuel tanks are no total of both", async () => {
  const { reports } = await fetchOrc([joined, apart]);
  assert.deepEqual(
    reports.map(({ totals }) => totals),
    [
      { personnel: 23500, tanks: 1026, vehicles: 1796 },
      { personnel: 23200, tanks: 1008, mlrs: 151 },
    ],
  );
});

test("the whole history is one request, for one file beside the root", async () => {
  assert.equal(new URL(ORC_ROOT).pathname.at(-1), "/");
  const web = await serveOrc(json([newest, joined]));
  await gather(createOrc(web.root, toolsOf()), "2022-02-24", soon());
  await web.close();
  assert.deepEqual(web.asked, ["/russian-losses.json"]);
});

for (const [address, url] of [
  ["https://www.mil.gov.ua/news/vtrati-‒-(1)/", "https://www.mil.gov.ua/news/vtrati-%E2%80%92-(1)/"],
  ["http://mod.gov.ua/news/1", "http://mod.gov.ua/news/1"],
  ["https://mod.gov.ua.example.com/news/1", undefined],
  ["https://mod-gov.ua/news/1", undefined],
  ["https://mod.gov.ua@example.com/", undefined],
  ["https://reader@mod.gov.ua/", undefined],
  ["https://:sesame@mod.gov.ua/", undefined],
  ["https://mod.gov.ua:8443/", undefined],
  ["javascript:alert('mod.gov.ua')", undefined],
  ["ftp://mod.gov.ua/news", undefined],
  ["mod.gov.ua/news/1", undefined],
  ["", undefined],
  [7, undefined],
  [null, undefined],
] as const)
  test(`the page ${JSON.stringify(address)} is linked as ${url ?? "nothing"}`, async () => {
    const { reports, refused, unknown } = await fetchOrc([{ ...newest, sourceUri: address }]);
    assert.equal(reports[0]?.url, url);
    assert.deepEqual([reports.length, refused, unknown], [1, [], []]);
  });

async function refusal(row: unknown): Promise<{ row: string; reason: string }> {
  const { reports, refused } = await fetchOrc([newest, row, apart]);
  assert.deepEqual(
    reports.map(({ day }) => day),
    ["2025-12-31", "2022-04-30"],
  );
  assert.equal(refused.length, 1);
  return refused[0] as { row: string; reason: string };
}

for (const wrong of [3.4, -1, "154830", "", true, 1e99, 2 ** 53, [3432], { total: 3432 }])
  test(`a figure that is ${JSON.stringify(wrong)} refuses its day by date, and the other days go on`, async () => {
    const { row, reason } = await refusal({ ...joined, tanks: wrong });
    assert.equal(row, "2022-05-01");
    assert.match(reason, /^tanks is /);
    assert.match((await refusal({ ...joined, unarmoredVehicles: wrong })).reason, /^unarmoredVehicles is /);
  });

for (const [what, row, named] of [
  ["without figures of personnel", { ...joined, personnel: null }, "2022-05-01"],
  ["with personnel alone", { date: "2022-05-01", personnel: 23500 }, "2022-05-01"],
  ["of a day that was there already", { ...newest, tanks: 1 }, "2025-12-31"],
  ["without a date", { ...joined, date: undefined }, "number 2 of the file"],
  ["of no day", { ...joined, date: "2022-02-30" }, "2022-02-30"],
  ["with an empty date", { ...joined, date: "" }, "number 2 of the file"],
  ["of a day before the war", { ...joined, date: "2022-02-23" }, "2022-02-23"],
  ["with a figure twice, under different names", { ...joined, rocketSystems: 1, mlrs: 1 }, "2022-05-01"],
  ["with a column without a name", { ...joined, "": 1 }, "2022-05-01"],
  ["that is a number", 7, "number 2 of the file"],
] as const)
  test(`a row ${what} is refused by name, and the others are kept`, async () => {
    assert.equal((await refusal(row)).row, named);
  });

test("a new column of numbers is kept under its own name and named; one of words is only named", async () => {
  const { reports, unknown } = await fetchOrc([
    { ...newest, groundDrones: 900, constructor: 5, note: "late" },
  ]);
  assert.equal(reports[0]?.totals["groundDrones"], 900);
  assert.equal(Object.entries(reports[0]?.totals ?? {}).find(([key]) => key === "constructor")?.[1], 5);
  assert.deepEqual([...unknown].sort(), ["constructor", "groundDrones", "note"]);
});

const form = "has changed its form";
const faults: Readonly<Record<string, readonly [Reply, RegExp]>> = {
  "a web page with status 200": [body("<!doctype html><title>Maintenance</title>"), /a web page/],
  "JSON cut in half": [body('[{"date": "2025-12-31", "tan'), /not JSON, or only a part/],
  "bytes that are no UTF-8": [body(Buffer.from('[{"date":"\xff"}]', "latin1")), /UTF-8/],
  "a small body that decompresses into 50 MB": [bomb(50_000_000), /larger than/],
  "a connection that breaks in the body": [breakOff('[{"date":'), /broke off/],
  "a server error": [status(500), /status 500/],
  "a missing file": [status(404), /status 404/],
  "an object where a list is due": [json({ date: "2025-12-31" }), new RegExp(form)],
  "an empty list": [json([]), new RegExp(form)],
  "rows without a date": [json([{ day: "2025-12-31", tanks: 1 }, 7]), new RegExp(form)],
  "JSON that is null": [json(null), new RegExp(form)],
};

/** Holds that the source fails with one sentence that names it and the address it asked. */
async function assertFails(root: URL, said: RegExp): Promise<void> {
  await assert.rejects(gather(createOrc(root, toolsOf()), "2022-02-24", soon()), (error) => {
    assert.ok(error instanceof SourceFailure, String(error));
    assert.ok(error.message.startsWith(`orc: ${root.href}russian-losses.json `), error.message);
    assert.match(error.message, /^[^\n]*[^.\n]\.$/);
    assert.match(error.message, said);
    return true;
  });
}

for (const [name, [reply, said]] of Object.entries(faults))
  test(`${name} is a failure that names the source and the address`, async () => {
    const web = await serveOrc(reply);
    await assertFails(web.root, said).finally(web.close);
  });

test("a server that is down is a failure that names the source and the address", async () => {
  await assertFails(nowhere(), /ECONNREFUSED/);
});

test("whatever the rows hold, a day is either a usable report or refused by its date, and never lost", async () => {
  const value = fc.oneof(fc.nat(), fc.double(), fc.string(), fc.constantFrom(null, true, [], {}));
  const key = fc.oneof(fc.constantFrom(...Object.keys(newest)), fc.string({ maxLength: 5 }));
  const day = fc.nat({ max: 1_500 }).map((count): Day => addDays("2022-02-24", count));
  const rows = fc.uniqueArray(fc.tuple(day, fc.dictionary(key, value)), {
    selector: ([date]) => date,
    minLength: 1,
    maxLength: 8,
  });
  const property = fc.asyncProperty(rows, async (days) => {
    const written: Row[] = days.map(([date, row]) => ({ personnel: 1, tanks: 1, ...row, date }));
    const { reports, refused } = await fetchOrc(written);
    const told = [...reports.map((report) => report.day), ...refused.map(({ row }) => row)];
    assert.deepEqual(told.sort(), days.map(([date]) => date).sort());
    for (const report of reports) assert.deepEqual(Report.parse(report), report);
  });
  await fc.assert(property, { numRuns: 60 });
});
