import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { addDays, type Day, FIRST_DAY } from "../../src/core/day.ts";
import { gather, type Harvest, SourceFailure } from "../../src/core/source.ts";
import { createMinfin, MINFIN_ROOT } from "../../src/sources/minfin.ts";
import { dayOf, type FakeMinfin, type MinfinDay, monthPage, startMinfin } from "../fakes/sources/minfin.ts";
import { toolsOf } from "../fakes/tools.ts";
import {
  body,
  bomb,
  breakOff,
  endless,
  nowhere,
  type Reply,
  redirect,
  serve,
  silence,
  status,
} from "../fakes/web.ts";
import { sourceContract } from "./contract.ts";

/** Long enough for every fault that shows itself, and far below the source's own patience. */
const soon = () => AbortSignal.timeout(60_000);

/** Any whole day; what it counts is not the point. */
const someDay = (day: Day, tanks = 5_538) => dayOf(day, { totals: { personnel: 327_580, tanks } });

/** The last days of 2023-11 and the first of 2023-12, as the site lists them. */
const turn: readonly MinfinDay[] = [
  dayOf("2023-11-28", { totals: { personnel: 326_440, tanks: 5_523 } }),
  dayOf("2023-11-29", { totals: { personnel: 327_580, tanks: 5_538 }, increments: { tanks: 15 } }),
  dayOf("2023-12-01", { totals: { personnel: 329_500, tanks: 5_560 } }),
];

async function siteOf(t: TestContext, ...days: readonly MinfinDay[]): Promise<FakeMinfin> {
  const site = await startMinfin(...days);
  t.after(() => site.close());
  return site;
}

async function harvests(root: URL, since: Day, today: Day): Promise<Harvest[]> {
  const found: Harvest[] = [];
  for await (const harvest of createMinfin(root, toolsOf(today)).fetch(since, soon())) found.push(harvest);
  return found;
}

const daysOf = ({ reports }: Harvest) => reports.map(({ day }) => day);
const months = ({ asked }: FakeMinfin) => asked.map((path) => path.replace("/month.php?month=", ""));

/** Holds that the source fails with one sentence that names it and the address that it asked. */
async function assertFails(
  root: URL,
  { signal = soon(), said = /./, today = "2023-11-30", since = "2023-11-20" }: Partial<Failing> = {},
): Promise<void> {
  await assert.rejects(gather(createMinfin(root, toolsOf(today)), since, signal), (error) => {
    assert.ok(error instanceof SourceFailure, String(error));
    assert.ok(error.message.startsWith(`minfin: ${root.href}month.php?month=`), error.message);
    assert.match(error.message, /^[^\n]*[^.\n]\.$/);
    assert.match(error.message, said);
    return true;
  });
}

interface Failing {
  readonly signal: AbortSignal;
  readonly said: RegExp;
  readonly today: Day;
  readonly since: Day;
}

sourceContract("minfin", async () => {
  const site = await startMinfin(
    dayOf("2022-02-28", { totals: { tanks: 150, afvs: 816, personnel: 5_300 }, prisoners: 200 }),
    dayOf("2022-04-30", { totals: { tanks: 1_008, autos: 1_701, personnel: 23_200 } }),
    dayOf("2022-04-29", { totals: { tanks: 986, autos: 1_695, cisterns: 76, personnel: 23_000 } }),
    dayOf("2022-05-02", { totals: { tanks: 1_048, rafts: 3, personnel: 23_800 }, increments: { tanks: 22 } }),
    ...Array.from({ length: 3 }, (_, month) => someDay(`2022-0${month + 6}-11` as Day)),
  );
  return { source: createMinfin(site.root, toolsOf("2022-08-12")), close: site.close };
});

test("the pages for people are the site's own, in Ukrainian", () => {
  assert.equal(new URL(MINFIN_ROOT).protocol, "https:");
  assert.ok(MINFIN_ROOT.endsWith("/ua/russian-invading/casualties/"));
});

test("a day's report links to the page of its month", async (t) => {
  const site = await siteOf(t, ...turn);
  const { reports } = await gather(createMinfin(site.root, toolsOf("2023-12-01")), "2023-11-29", soon());
  assert.deepEqual(
    reports.map(({ url }) => url),
    [`${site.root}2023-12/`, `${site.root}2023-11/`],
  );
});

test("each month is asked for once, the newest first, and brought before the next is asked for", async (t) => {
  const site = await siteOf(t, ...turn, someDay("2023-10-31"));
  const source = createMinfin(site.root, toolsOf("2023-12-01"));
  const steps: [asked: number, days: Day[]][] = [];
  for await (const harvest of source.fetch("2023-10-31", soon()))
    steps.push([site.asked.length, daysOf(harvest)]);
  assert.deepEqual(steps, [
    [1, ["2023-12-01"]],
    [2, ["2023-11-29", "2023-11-28"]],
    [3, ["2023-10-31"]],
  ]);
  assert.deepEqual(months(site), ["2023-12", "2023-11", "2023-10"]);
});

test("a reader who wants the newest days costs one request, and one who has gone no more", async (t) => {
  const site = await siteOf(t, ...turn);
  const source = createMinfin(site.root, toolsOf("2023-12-01"));
  await gather(source, "2023-12-01", soon());
  assert.deepEqual(months(site), ["2023-12"]);
  for await (const _harvest of source.fetch("2023-11-01", soon())) break;
  assert.deepEqual(months(site), ["2023-12", "2023-12"]);
});

test("the whole history is asked for month by month from the first report on, and not before", async (t) => {
  const all = Array.from({ length: 14 }, (_, month) => addDays("2022-02-28", month * 31));
  const site = await siteOf(t, ...all.map((day) => someDay(day)));
  const found = await harvests(site.root, "2021-12-31", "2023-03-30");
  assert.deepEqual(months(site).at(0), "2023-03");
  assert.deepEqual(months(site).at(-1), "2022-02");
  assert.equal(site.asked.length, 14);
  assert.deepEqual(found.flatMap(daysOf).sort(), all.filter((day) => day < "2023-04-01").sort());
});

test("a month that has just begun has no day yet, and the month before shows that the pages are as they were", async (t) => {
  const site = await siteOf(t, ...turn.slice(0, 2));
  assert.deepEqual(await harvests(site.root, "2023-12-01", "2023-12-01"), [
    { reports: [], refused: [], unknown: [] },
    { reports: [], refused: [], unknown: [] },
  ]);
  assert.deepEqual(months(site), ["2023-12", "2023-11"]);
  assert.deepEqual((await harvests(site.root, "2023-11-29", "2023-12-01")).flatMap(daysOf), ["2023-11-29"]);
});

test("a month without a day between others is told, and the others come", async (t) => {
  const site = await siteOf(t, someDay("2023-12-01"), someDay("2023-10-31"));
  const found = await harvests(site.root, "2023-10-01", "2023-12-02");
  assert.deepEqual(found.map(daysOf), [["2023-12-01"], [], ["2023-10-31"]]);
  assert.deepEqual(found[1]?.refused, [{ row: "2023-11", reason: "its page has no day of that month" }]);
});

test("two months without a day mean that nothing can be seen", async (t) => {
  const site = await siteOf(t, someDay("2023-12-01"));
  await assertFails(site.root, { today: "2023-12-02", since: "2023-06-01", said: /has changed its form/ });
  assert.deepEqual(months(site), ["2023-12", "2023-11", "2023-10"]);
  await assertFails(site.root, { today: "2024-02-01", since: "2024-02-01", said: /has changed its form/ });
});

test("the month of the first report may have no day, since the site began its list later", async (t) => {
  const site = await siteOf(t, someDay("2022-03-02"));
  const found = await harvests(site.root, FIRST_DAY, "2022-03-05");
  assert.deepEqual(found.map(daysOf), [["2022-03-02"], []]);
  assert.deepEqual(found[1]?.refused, []);
});

test("what came before a failure is kept by who has it", async (t) => {
  const site = await siteOf(t, ...turn);
  const found: Harvest[] = [];
  const reading = (async () => {
    for await (const harvest of createMinfin(site.root, toolsOf("2023-12-01")).fetch("2023-11-01", soon())) {
      found.push(harvest);
      site.misbehave(status(500));
    }
  })();
  await assert.rejects(reading, SourceFailure);
  assert.deepEqual(found.flatMap(daysOf), ["2023-12-01"]);
});

test("a day that is restated comes with its new figures", async (t) => {
  const site = await siteOf(t, ...turn);
  const source = createMinfin(site.root, toolsOf("2023-12-01"));
  const tanks = async () =>
    (await gather(source, "2023-11-28", soon())).reports.map(({ totals }) => totals["tanks"]);
  assert.deepEqual(await tanks(), [5_560, 5_538, 5_523]);
  site.put(dayOf("2023-11-29", { totals: { personnel: 327_580, tanks: 5_536 }, increments: { tanks: 13 } }));
  assert.deepEqual(await tanks(), [5_560, 5_536, 5_523]);
  assert.equal(site.unchanged, 1, "the page of 2023-12 had not changed");
});

test("days of another month are left to that month's page, and told", async (t) => {
  const mixed = monthPage([someDay("2023-11-29"), someDay("2023-05-28"), someDay("2023-10-31")]);
  const site = await siteOf(t);
  site.misbehave(body(mixed));
  assert.deepEqual(await harvests(site.root, "2023-11-01", "2023-11-30"), [
    {
      reports: [
        {
          source: "minfin",
          day: "2023-11-29",
          totals: { personnel: 327_580, tanks: 5_538 },
          qualifier: "about",
          url: `${site.root}2023-11/`,
        },
      ],
      refused: [
        { row: "2023-05-28", reason: "it is on the page of 2023-11" },
        { row: "2023-10-31", reason: "it is on the page of 2023-11" },
      ],
      unknown: [],
    },
  ]);
});

test("a server that gives one month whichever is asked for does not bring its days twice", async (t) => {
  const site = await siteOf(t);
  site.misbehave(body(monthPage([someDay("2023-11-29")])));
  const found: Harvest[] = [];
  const source = createMinfin(site.root, toolsOf("2023-11-30"));
  await assert.rejects(async () => {
    for await (const harvest of source.fetch("2023-10-01", soon())) found.push(harvest);
  }, SourceFailure);
  assert.deepEqual(found.flatMap(daysOf), ["2023-11-29"]);
});

const page = monthPage([someDay("2023-11-29"), someDay("2023-11-28")]);
const faults: Readonly<Record<string, Reply>> = {
  "a page that is missing": status(404),
  "a page that is forbidden": status(403),
  "a server error": status(500),
  "a page of another kind": body("<!doctype html><title>Maintenance</title><p>Back at 14:00.</p>"),
  "a page whose days are not in a list": body(
    "<div class='gold'>29.11.2023 <p>Танки&nbsp;&mdash; 5538</p></div>",
  ),
  "days without lines": body(page.replace(/<li>.*?<\/li>/g, "")),
  "days without dates": body(page.replaceAll("span", "b")),
  "an empty page": body(""),
  "JSON where a page is due": body('{"error": "rate limited"}', { "content-type": "application/json" }),
  "a page that is cut within a day": body(page.slice(0, page.lastIndexOf("осіб"))),
  "bytes that are no UTF-8": body(Buffer.from(page.replace("Танки", "\xd2"), "latin1")),
  "a small body that decompresses into 50 MB": bomb(50_000_000),
  "a body that never ends": endless(),
  "a connection that breaks in the body": breakOff(page.slice(0, 300)),
  "parts that are nested too deeply": body(`<ul><li class='gold'>${"<div>".repeat(9_000)}`),
  "parts without an end": body("<ul><li class='gold'>".repeat(200_000)),
};

for (const [name, reply] of Object.entries(faults)) {
  test(`${name} is a failure that names the source and the address`, async (t) => {
    const site = await siteOf(t);
    site.misbehave(reply);
    await assertFails(site.root);
  });
}

test("a server that is down is a failure, and so is one that does not answer before the bot stops", async (t) => {
  await assertFails(nowhere());
  const site = await siteOf(t);
  site.misbehave(silence());
  await assertFails(site.root, { signal: AbortSignal.timeout(100) });
  await assertFails(site.root, { signal: AbortSignal.abort() });
});

test("a redirect to another host is a failure, and that host is not asked", async (t) => {
  const other = await serve({});
  t.after(() => other.close());
  const site = await siteOf(t);
  site.misbehave(redirect(other.root));
  await assertFails(site.root);
  assert.deepEqual(other.asked, []);
});
