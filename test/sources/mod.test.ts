import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { gather, type Harvest } from "../../src/core/source.ts";
import { createMod, MOD_ROOT } from "../../src/sources/mod.ts";
import { type ModSite, serveMod, siteOf } from "../fakes/sources/mod.ts";
import { lossesArticle, type ModArticle } from "../fakes/sources/mod-article.ts";
import { toolsOf } from "../fakes/tools.ts";
import { REAL } from "../reports.ts";
import { sourceContract } from "./contract.ts";

/** The report of 2026-06-16, in which nothing was said of ground robots. */
const JUNE = {
  totals: {
    personnel: 1_385_420,
    tanks: 12_026,
    afvs: 24_768,
    artillery: 44_118,
    mlrs: 1_872,
    airDefence: 1_427,
    aircraft: 436,
    helicopters: 353,
    uavs: 353_541,
    cruiseMissiles: 4_783,
    ships: 33,
    submarines: 2,
    vehicles: 107_508,
    specialEquipment: 4_300,
  },
  increments: {
    personnel: 1_230,
    tanks: 1,
    afvs: 5,
    artillery: 36,
    mlrs: 2,
    airDefence: 7,
    uavs: 2_062,
    cruiseMissiles: 50,
    vehicles: 417,
    specialEquipment: 4,
  },
} as const;
const AUGUST = REAL.find(({ day }) => day === "2026-08-08")?.totals ?? {};

/** Totals of no real day, told apart by their number of tanks. */
const some = (tanks: number) => ({ personnel: 1_400_000, tanks });

function harvestOf({ root }: ModSite, today: Day, since: Day = today): Promise<Harvest> {
  return gather(createMod(root, toolsOf(today)), since, AbortSignal.timeout(60_000));
}

/** Day and number of tanks of each report, in the order of days. */
function tanksByDay(reports: readonly Report[]): (readonly [Day, number | undefined])[] {
  return reports.map(({ day, totals }) => [day, totals["tanks"]] as const).sort();
}

function newsOf(count: number, publishedAt: string): ModArticle[] {
  return Array.from({ length: count }, (_, index) => ({
    slug: `novina-${publishedAt.slice(0, 10)}-${index}`,
    title: "Новина",
    html: "<p>Текст новини.</p>",
    publishedAt,
  }));
}

sourceContract("mod", async () => {
  const site = await serveMod(
    lossesArticle("2026-06-14", some(12_020)),
    lossesArticle("2026-06-15", some(12_025), { slug: "post-39" }),
    lossesArticle("2026-06-16", JUNE.totals, JUNE),
  );
  return { source: createMod(site.root, toolsOf("2026-06-16")), close: site.close };
});

test("a day's report is found at its address with one request, and comes whole", async (t) => {
  const site = await siteOf(t, lossesArticle("2026-06-16", JUNE.totals, JUNE));
  const { reports, refused, unknown } = await harvestOf(site, "2026-06-16");
  assert.deepEqual(reports, [
    {
      source: "mod",
      day: "2026-06-16",
      totals: JUNE.totals,
      increments: JUNE.increments,
      qualifier: "about",
      url: `${site.root.href}news/bojovi-vtrati-voroga-na-16-chervnya-2026-roku`,
    },
  ]);
  assert.deepEqual({ refused, unknown }, { refused: [], unknown: [] });
  assert.deepEqual(site.asked, ["bojovi-vtrati-voroga-na-16-chervnya-2026-roku"]);
});

test("a report without increments has none, which is not the same as zero", async (t) => {
  const site = await siteOf(t, lossesArticle("2026-08-08", AUGUST));
  const [report] = (await harvestOf(site, "2026-08-08")).reports;
  assert.ok(report);
  assert.deepEqual(report.totals, AUGUST);
  assert.equal(Object.keys(report.totals).length, 15);
  for (const absent of ["increments", "direction", "otherDays", "prisoners"])
    assert.equal(absent in report, false, absent);
});

test("days before today come from the listing, and today's from its page", async (t) => {
  const today = lossesArticle("2026-08-08", AUGUST);
  const site = await siteOf(
    t,
    today,
    lossesArticle("2026-08-07", some(1)),
    lossesArticle("2026-08-06", some(2)),
    lossesArticle("2026-08-05", some(3)),
  );
  const { reports, published, refused } = await harvestOf(site, "2026-08-08", "2026-08-06");
  assert.deepEqual(tanksByDay(reports), [
    ["2026-08-06", 2],
    ["2026-08-07", 1],
    ["2026-08-08", AUGUST["tanks"]],
  ]);
  assert.equal(published?.["2026-08-07"], Date.parse("2026-08-07T03:40:00Z"));
  assert.deepEqual(refused, []);
  assert.deepEqual(site.asked, [today.slug, "listing"]);
});

test("what the page says counts, also where the listing has an older version of it", async (t) => {
  const today = lossesArticle("2026-08-08", some(2));
  const site = await siteOf(t, { ...today, more: { content: lossesArticle("2026-08-08", some(1)).html } });
  const { reports, refused } = await harvestOf(site, "2026-08-08", "2026-08-01");
  assert.deepEqual(tanksByDay(reports), [["2026-08-08", 2]]);
  assert.deepEqual(refused, []);
});

test("every answer is handed on before the next one is asked for", async (t) => {
  const site = await siteOf(
    t,
    lossesArticle("2026-08-08", AUGUST),
    ...newsOf(60, "2026-08-07T12:00:00Z"),
    lossesArticle("2026-08-07", some(1)),
  );
  const steps: [number, readonly Day[]][] = [];
  const source = createMod(site.root, toolsOf("2026-08-08"));
  for await (const { reports } of source.fetch("2026-08-01", AbortSignal.timeout(60_000)))
    steps.push([site.asked.length, reports.map(({ day }) => day)]);
  assert.deepEqual(steps, [
    [1, ["2026-08-08"]],
    [2, []],
    [3, ["2026-08-07"]],
  ]);
});

test("another day's report at today's address is that day's, and today's is looked for elsewhere", async (t) => {
  const atTodays = { ...lossesArticle("2026-08-07", some(1)), slug: lossesArticle("2026-08-08", {}).slug };
  const site = await siteOf(t, atTodays);
  const { reports, refused } = await harvestOf(site, "2026-08-08", "2026-08-01");
  assert.deepEqual(tanksByDay(reports), [["2026-08-07", 1]]);
  assert.equal(reports[0]?.url, `${site.root.href}news/${atTodays.slug}`);
  assert.deepEqual(refused, []);
  assert.deepEqual(site.asked.slice(1), ["listing", "boiovi-vtraty-voroha-na-8-serpnia-2026-roku"]);

  assert.deepEqual((await harvestOf(site, "2026-08-08")).reports, [], "it is older than what was asked for");

  site.publish(lossesArticle("2026-08-08", AUGUST, { slug: "post-40" }));
  const later = await harvestOf(site, "2026-08-08", "2026-08-01");
  assert.deepEqual(tanksByDay(later.reports), [
    ["2026-08-07", 1],
    ["2026-08-08", AUGUST["tanks"]],
  ]);
});

test("a day has its own article where another one carries its date by mistake, and the other is told", async (t) => {
  const own = lossesArticle("2026-08-07", some(1));
  const mistaken = lossesArticle("2026-08-07", some(2), {
    slug: lossesArticle("2026-08-08", {}).slug,
    publishedAt: "2026-08-08T03:40:00Z",
  });
  const site = await siteOf(t, own, mistaken);
  for (const today of ["2026-08-08", "2026-08-09"] as const) {
    const { reports, refused } = await harvestOf(site, today, "2026-08-01");
    assert.deepEqual(tanksByDay(reports), [["2026-08-07", 1]]);
    const [ours, others] = [own, mistaken].map(({ slug }) => `${site.root.href}news/${slug}`);
    assert.ok(ours && others);
    assert.ok(refused.length >= 1);
    for (const { row, reason } of refused) {
      assert.equal(row, others);
      assert.match(reason, /2026-08-07/);
      assert.ok(reason.includes(ours), reason);
    }
  }
});

test("dates that disagree within a page are all told", async (t) => {
  const { html } = lossesArticle("2026-08-07", AUGUST);
  const site = await siteOf(t, lossesArticle("2026-08-08", AUGUST, { html }));
  const { reports } = await harvestOf(site, "2026-08-08", "2026-08-01");
  assert.equal(reports.length, 1);
  assert.deepEqual([reports[0]?.day, ...(reports[0]?.otherDays ?? [])].sort(), ["2026-08-07", "2026-08-08"]);
});

test("an address whose article was exchanged brings the new one; one that was not is not sent again", async (t) => {
  const site = await siteOf(t, lossesArticle("2026-08-08", some(1)));
  const source = createMod(site.root, toolsOf("2026-08-08"));
  const tanks = async () =>
    tanksByDay((await gather(source, "2026-08-08", AbortSignal.timeout(60_000))).reports);
  assert.deepEqual(await tanks(), [["2026-08-08", 1]]);
  assert.deepEqual(await tanks(), [["2026-08-08", 1]]);
  assert.equal(site.unchanged, 1);
  site.publish(lossesArticle("2026-08-08", some(2)));
  assert.deepEqual(await tanks(), [["2026-08-08", 2]]);
  assert.deepEqual([site.asked.length, site.unchanged], [3, 1]);
});

test("days to come are not asked for", async (t) => {
  const site = await siteOf(t, lossesArticle("2026-08-08", AUGUST));
  assert.deepEqual((await harvestOf(site, "2026-08-07", "2026-08-08")).reports, []);
  assert.deepEqual(site.asked, []);
});

test("its root is the Ministry's site, and people are told the licence", () => {
  const { words, home, brings } = createMod(new URL(MOD_ROOT), toolsOf());
  assert.equal(home, MOD_ROOT);
  assert.equal(brings, "news");
  assert.match(words.english.about, /CC BY 4\.0/);
});
