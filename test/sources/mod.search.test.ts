import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { gather, type Harvest } from "../../src/core/source.ts";
import { createMod } from "../../src/sources/mod.ts";
import { type ModSite, siteOf } from "../fakes/sources/mod.ts";
import { lossesArticle, type ModArticle } from "../fakes/sources/mod-article.ts";
import { toolsOf } from "../fakes/tools.ts";
import { json } from "../fakes/web.ts";

/** Totals of no real day, told apart by their number of tanks. */
const some = (tanks: number) => ({ personnel: 1_400_000, tanks });

function harvestOf({ root }: ModSite, today: Day, since = today): Promise<Harvest> {
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

/** The eight articles of 2026-01-20 … 2026-08-22 that were not at the address that followed from their date. */
const oddities: readonly (readonly [Day, string])[] = [
  ["2026-03-09", "boiovi-vtraty-voroha-na-9-bereznia-2026-roku"],
  ["2026-04-02", "boiovi-vtraty-voroha-na-2-kvitnia-2026-roku"],
  ["2026-04-15", "boiovi-vtraty-voroha-na-15-kvitnia-2026-roku"],
  ["2026-04-20", "bojovi-vtrati-voroga-na-19-kvitnya-2026-roku-1"],
  ["2026-05-12", "bojovi-vtrati-voroga-na-12-travnya-2026-roku-1"],
  ["2026-06-01", "bojovi-vtrati-voroga-na-1-chervnya-2020-roku"],
  ["2026-06-02", "boiovi-vtraty-voroha-na-2-chervnia-2026-roku"],
  ["2026-08-16", "bojovi-vtrati-voroga-na-16-lipnya-2026-roku-1"],
];

for (const [day, slug] of oddities)
  test(`the report of ${day} is found in the listing although it is at ${slug}`, async (t) => {
    const yesterday = lossesArticle(addDays(day, -1), some(1));
    const site = await siteOf(t, yesterday, lossesArticle(day, some(2), { slug }));
    const { reports } = await harvestOf(site, day);
    assert.deepEqual(tanksByDay(reports), [[day, 2]]);
    assert.equal(reports[0]?.url, `${site.root.href}news/${slug}`);
    assert.deepEqual(site.asked.slice(1), ["listing"]);
    assert.equal(site.asked.length, 2);
  });

test("a report that is not published yet is no failure, and every address was tried", async (t) => {
  const site = await siteOf(t, lossesArticle("2026-11-29", some(1)));
  const { reports, refused } = await harvestOf(site, "2026-11-30");
  assert.deepEqual({ reports, refused }, { reports: [], refused: [] });
  assert.deepEqual(site.asked, [
    "bojovi-vtrati-voroga-na-30-listopada-2026-roku",
    "listing",
    "bojovi-vtrati-voroga-na-30-lystopada-2026-roku",
    "boiovi-vtraty-voroha-na-30-lystopada-2026-roku",
  ]);
});

const spellings: readonly (readonly [Day, string, number])[] = [
  ["2026-11-30", "bojovi-vtrati-voroga-na-30-lystopada-2026-roku", 3],
  ["2026-12-01", "bojovi-vtrati-voroga-na-1-hrudnya-2026-roku", 3],
  ["2026-12-01", "boiovi-vtraty-voroha-na-1-hrudnia-2026-roku", 4],
  ["2026-07-04", "boiovi-vtraty-voroha-na-4-lypnia-2026-roku", 3],
];

for (const [day, slug, requests] of spellings)
  test(`what the listing does not have yet is found at ${slug}`, async (t) => {
    const hidden = { content: null };
    const site = await siteOf(t, lossesArticle(day, some(1), { slug, more: hidden }));
    assert.deepEqual(tanksByDay((await harvestOf(site, day)).reports), [[day, 1]]);
    assert.equal(site.asked.length, requests);
    assert.equal(site.asked.at(-1), slug);
  });

test("before addresses followed from dates there is only the listing", async (t) => {
  const slug = "zagalni-bojovi-vtrati-voroga-na-19-sichnya-2026-roku-830-okupantiv";
  const site = await siteOf(t, lossesArticle("2026-01-19", some(1), { slug }));
  assert.deepEqual(tanksByDay((await harvestOf(site, "2026-01-19")).reports), [["2026-01-19", 1]]);
  assert.deepEqual(site.asked, ["listing"]);
});

test("the listing is read until it comes to days before `since`", async (t) => {
  const days = Array.from({ length: 30 }, (_, index) => addDays("2026-08-08", -index));
  const news = days.flatMap((day) => newsOf(4, `${day}T12:00:00Z`));
  const site = await siteOf(t, ...news, ...days.map((day, index) => lossesArticle(day, some(index))));
  const { reports } = await harvestOf(site, "2026-08-08", addDays("2026-08-08", -14));
  assert.deepEqual(
    reports.map(({ day }) => day),
    days.slice(0, 15),
  );
  assert.deepEqual(
    site.questions.map(({ from }) => from),
    [0, 50],
  );
});

test("the listing is read no further than four pages, and no further than it goes", async (t) => {
  const days = Array.from({ length: 250 }, (_, index) => addDays("2026-12-31", -index));
  const far = await siteOf(t, ...days.map((day, index) => lossesArticle(day, some(index))));
  assert.equal((await harvestOf(far, "2026-12-31", "2022-02-24")).reports.length, 200);
  assert.deepEqual(
    far.questions.map(({ from }) => from),
    [0, 50, 100, 150],
  );

  const near = await siteOf(t, ...days.slice(0, 60).map((day, index) => lossesArticle(day, some(index))));
  assert.equal((await harvestOf(near, "2026-12-31", "2022-02-24")).reports.length, 60);
  assert.deepEqual(
    near.questions.map(({ from }) => from),
    [0, 50, 61],
  );
});

test("a listing that sends less than it was asked for is read on where it stopped", async (t) => {
  const site = await siteOf(t, lossesArticle("2026-08-08", some(4)));
  const { title, slug, html: content, publishedAt } = lossesArticle("2026-08-07", some(1));
  site.breakListing(json({ hits: { hits: [{ _source: { title, slug, content, publishedAt } }] } }), 0);
  await harvestOf(site, "2026-08-08", "2022-02-24");
  assert.deepEqual(
    site.questions.map(({ from }) => from),
    [0, 1, 2],
  );
});
