import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createArchive } from "../../src/core/archive.ts";
import { anyText, EMBEDDED, REAL, reportOf } from "../reports.ts";
import { openApi } from "./api-server.ts";

const EMBEDDED_ATTRIBUTION = {
  claimedBy: "General Staff of the Armed Forces of Ukraine",
  claim:
    "Losses of the Russian army as claimed by the General Staff of the Armed Forces of Ukraine; approximate, not independently verified. A figure that is left out is absent and not zero. A day's loss is without corrections of earlier days, and absent where it is not known for that one day.",
  sources: [
    {
      name: "embedded",
      title: "press reports of 2022 and 2023",
      licence: "a few days of 2022 and 2023 that the bot always has, even with no network",
      url: null,
    },
  ],
};

const MARCH_7 = {
  date: "2023-03-07",
  warDay: 377,
  totals: { personnel: 154_830, tanks: 3_432, afvs: 6_714 },
  increments: { personnel: 1_060, tanks: 9, afvs: 11 },
  corrections: {},
  source: "embedded",
  url: null,
  confirmedBy: [],
};

/** A report as these tests look at it. */
interface Read {
  readonly date: string;
  readonly totals: Readonly<Record<string, number>>;
  readonly increments: Readonly<Record<string, number>>;
  readonly corrections: Readonly<Record<string, number>>;
  readonly [key: string]: unknown;
}

/** The answer to a question that failed. */
interface Failed {
  readonly error: { readonly code: string; readonly message: string; readonly days?: unknown };
}

test("the report of a day says what was lost, what the day added, and who says so", async (t) => {
  const { ask } = await openApi(t);
  const response = await ask("/api/reports/2023-03-07");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
  assert.deepEqual(await response.json(), { ...MARCH_7, attribution: EMBEDDED_ATTRIBUTION });
});

test("where no increment was published it is the difference to the day before, and nothing over a gap", async (t) => {
  const { ask } = await openApi(t);
  const read = async (day: string) => (await (await ask(`/api/reports/${day}`)).json()) as Read;
  assert.deepEqual((await read("2023-03-06")).increments, { personnel: 650, tanks: 9, afvs: 11 });
  assert.deepEqual((await read("2023-05-21")).increments, {});
});

test("the newest report is the newest one that there is by then", async (t) => {
  const { ask, archive } = await openApi(t);
  const newest = async () => ((await (await ask("/api/reports/latest")).json()) as Read).date;
  assert.equal(await newest(), "2023-05-21");
  archive.add([reportOf("2023-05-22", { tanks: 3_790 })]);
  assert.equal(await newest(), "2023-05-22");
});

test("a correction of earlier days stands beside the increment", async (t) => {
  const published = reportOf("2024-11-30", REAL[3]?.totals ?? {}, { increments: { specialEquipment: 5 } });
  const { ask } = await openApi(t, {
    reports: [...REAL.filter(({ day }) => day !== "2024-11-30"), published],
  });
  const read = (await (await ask("/api/reports/2024-11-30")).json()) as Read;
  assert.equal(read.totals["specialEquipment"], 3_617);
  assert.equal(read.increments["specialEquipment"], 5);
  assert.deepEqual(read.corrections, { specialEquipment: -88 });
  assert.equal(read.increments["mlrs"], -2, "a total may fall");
});

test("who confirms a report, its page and what was filled in from elsewhere are told", async (t) => {
  const { ask } = await openApi(t, {
    reports: [
      reportOf("2023-03-08", { personnel: 155_530 }, { url: "https://example.org/8" }),
      reportOf("2023-03-08", { personnel: 155_530, tanks: 3_441 }, { source: "embedded" }),
    ],
  });
  const read = (await (await ask("/api/reports/2023-03-08")).json()) as Read & {
    attribution: { sources: { name: string; licence: string }[] };
  };
  assert.deepEqual(
    [read["source"], read["url"], read["confirmedBy"]],
    ["dataset", "https://example.org/8", ["embedded"]],
  );
  assert.deepEqual(read.totals, { personnel: 155_530, tanks: 3_441 });
  assert.deepEqual(
    read.attribution.sources.map(({ name }) => name),
    ["dataset", "embedded"],
  );
  assert.match(read.attribution.sources[0]?.licence ?? "", /MIT/);
});

test("a stretch has its reports, oldest first, and nothing for a day without one", async (t) => {
  const { ask } = await openApi(t);
  const read = async (query: string) =>
    (await (await ask(`/api/reports${query}`)).json()) as { from: string; to: string; reports: Read[] };
  const days = async (query: string) => (await read(query)).reports.map(({ date }) => date);
  const march = await read("?from=2023-03-06&to=2023-03-15");
  assert.deepEqual(march.reports[1], MARCH_7);
  assert.deepEqual(await days("?from=2023-03-06&to=2023-03-15"), ["2023-03-06", "2023-03-07", "2023-03-15"]);
  assert.deepEqual(
    await days("?to=2023-03-16"),
    EMBEDDED.slice(2, 9).map(({ day }) => day),
  );
  assert.deepEqual(await days(""), ["2023-05-21"]);
  assert.deepEqual(await days("?from=2023-03-16"), ["2023-03-16", "2023-05-21"]);
  assert.deepEqual(await days("?from=2022-01-01&to=2022-12-31"), ["2022-10-05", "2022-10-06"]);
  assert.deepEqual(await days("?from=2030-01-01&to=2030-02-01"), []);
  assert.deepEqual(await days("?to=0000-01-01"), []);
  const { from, to } = await read("?to=2023-03-16");
  assert.deepEqual([from, to], ["2023-02-15", "2023-03-16"]);
});

test("a day without a report is not found, and the answer says which days there are", async (t) => {
  const { ask } = await openApi(t);
  const failed = async (day: string) => {
    const response = await ask(`/api/reports/${day}`);
    assert.deepEqual([response.status, response.headers.get("cache-control")], [404, "no-store"]);
    return ((await response.json()) as Failed).error;
  };
  const ends = { first: "2022-10-05", newest: "2023-05-21" };
  assert.deepEqual(await failed("2023-03-10"), {
    code: "no-report",
    message: "There is no report of 2023-03-10: the nearest are of 2023-03-07 and 2023-03-15.",
    days: { ...ends, before: "2023-03-07", after: "2023-03-15" },
  });
  assert.equal(
    (await failed("2023-05-22")).message,
    "There is no report of 2023-05-22: the nearest is of 2023-05-21.",
  );
  assert.deepEqual((await failed("9999-12-31")).days, { ...ends, before: "2023-05-21", after: null });
  assert.deepEqual((await failed("0000-01-01")).days, { ...ends, before: null, after: "2022-10-05" });
});

test("a held report is nowhere to be seen, and a refused one neither", async (t) => {
  const archive = createArchive({ trust: ["mod", "dataset"], timeZone: "Europe/Kyiv" });
  const [before] = REAL.filter(({ day }) => day === "2025-12-30");
  archive.add(before ? [before] : []);
  const wrong = {
    ...before,
    source: "mod",
    day: "2025-12-31",
    totals: { ...before?.totals, tanks: 999 },
  } as const;
  archive.take([
    { report: { ...wrong, source: "mod" }, number: 1, keptAt: Date.parse("2025-12-31T06:00:00Z") },
  ]);
  assert.equal(archive.held().length, 1);
  const { ask } = await openApi(t, { archive, now: () => Date.parse("2025-12-31T09:00:00Z") });
  const paths = [
    "/api/reports/latest",
    "/api/reports/2025-12-31",
    "/api/reports?from=2025-12-01&to=2025-12-31",
    "/api/summary?when=2025-12-01..2025-12-31",
    "/api/summary?when=today",
    "/feed.json",
    "/feed.xml",
  ];
  const seen = async () =>
    (await Promise.all(paths.map(async (path) => (await ask(path)).text()))).filter((text) =>
      /\b999\b/.test(text),
    );
  assert.deepEqual(await seen(), []);
  archive.judge([{ source: "mod", day: "2025-12-31", number: 1, verdict: "refused" }]);
  assert.deepEqual(await seen(), []);
  archive.judge([{ source: "mod", day: "2025-12-31", number: 1, verdict: "accepted" }]);
  assert.equal((await seen()).length, paths.length);
});

test("what is no date, too long, the wrong way round or not a parameter is refused with what to do", async (t) => {
  const { ask } = await openApi(t);
  const refused = async (path: string) => {
    const response = await ask(path);
    assert.equal(response.status, 400, path);
    const { error } = (await response.json()) as Failed;
    assert.equal(error.code, "bad-request");
    return error.message;
  };
  assert.equal(
    await refused("/api/reports/2023-02-30"),
    "“2023-02-30” is no date: write one as YYYY-MM-DD, such as 2023-03-07.",
  );
  for (const path of [
    "7.3.2023",
    "2023-3-7",
    "20230307",
    "2023-03-07T00:00",
    "%E0%A4%A",
    "..%2f..%2fetc",
    "%00",
  ])
    assert.match(await refused(`/api/reports/${path}`), /is no date/);
  assert.equal(
    await refused("/api/reports?from=2022-02-25&to=2026-08-08"),
    "From 2022-02-25 to 2026-08-08 are 1626 days: ask for 366 at a time at the most.",
  );
  assert.equal(
    await refused("/api/reports?from=0000-01-01&to=9999-12-31"),
    "From 0000-01-01 to 9999-12-31 are 3652425 days: ask for 366 at a time at the most.",
  );
  assert.equal(
    await refused("/api/reports?from=2023-03-07&to=2023-03-06"),
    "2023-03-07 comes after 2023-03-06: give the earlier day as `from`.",
  );
  assert.equal(await refused("/api/reports?day=2023-03-07"), "There is no parameter “day”: use from, to.");
  assert.equal(await refused("/api/reports/latest?x"), "There is no parameter “x”: leave it out.");
  assert.match(await refused("/api/reports?from=2023-03-01&from=2023-03-02"), /no date/);
  assert.equal((await ask("/api/reports?from=2022-03-01&to=2023-03-01")).status, 200, "366 days");
});

test("no text, however hostile, is anything but a refusal that quotes little of it", async (t) => {
  const { ask } = await openApi(t);
  await fc.assert(
    fc.asyncProperty(
      anyText(60),
      fc.constantFrom("reports/", "reports?from=", "summary?when="),
      async (text, path) => {
        const asked = encodeURIComponent(text.toWellFormed());
        const response = await ask(`/api/${path}${asked}`);
        const body = await response.text();
        const known = [200, 400, 404];
        assert.ok(known.includes(response.status), `${response.status} ${asked}`);
        assert.ok(body.length < 10_000);
        assert.doesNotMatch(
          response.status === 200 ? "" : (JSON.parse(body) as Failed).error.message,
          /\p{Cc}|\p{Cf}/u,
        );
      },
    ),
    { numRuns: 60 },
  );
});
