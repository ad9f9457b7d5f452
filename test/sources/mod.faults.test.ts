import assert from "node:assert/strict";
import { test } from "node:test";
import { gather, type Harvest, SourceFailure } from "../../src/core/source.ts";
import { createMod } from "../../src/sources/mod.ts";
import { siteOf } from "../fakes/sources/mod.ts";
import { lossesArticle } from "../fakes/sources/mod-article.ts";
import { toolsOf } from "../fakes/tools.ts";
import { body, bomb, breakOff, json, nowhere, type Reply, redirect, silence, status } from "../fakes/web.ts";

const TODAY = "2026-08-08";
const YESTERDAY = "2026-08-07";
const totals = { personnel: 1_456_610, tanks: 12_251 };
const todays = lossesArticle(TODAY, totals);
const yesterdays = lossesArticle(YESTERDAY, { personnel: 1_455_000, tanks: 12_250 });
const otherSlug = "boiovi-vtraty-voroha-na-8-serpnia-2026-roku";

function harvestOf(root: URL, since = YESTERDAY, signal = AbortSignal.timeout(60_000)): Promise<Harvest> {
  return gather(createMod(root, toolsOf(TODAY)), since as typeof TODAY, signal);
}

const daysOf = ({ reports }: Harvest) => reports.map(({ day }) => day).sort();

/** Holds that the source fails with one sentence that names it and what it asked. */
async function assertFails(
  work: Promise<unknown>,
  address: string,
  pattern = /cannot be used/,
): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof SourceFailure, String(error));
    assert.ok(error.message.startsWith("mod: "), error.message);
    assert.ok(error.message.includes(address), error.message);
    assert.match(error.message, pattern);
    assert.match(error.message, /^[^\n]*[^.\n]\.$/);
    return true;
  });
}

const faults: Readonly<Record<string, Reply>> = {
  "a page where nothing is what was due": body("<!doctype html><title>Технічні роботи</title>", {
    "content-type": "text/html",
  }),
  "an answer that breaks off": breakOff('{"hits": {"hits": ['),
  "JSON cut in half": body('{"hits": {"hits": [{"_source"', { "content-type": "application/json" }),
  "bytes that are no UTF-8": body(Buffer.from("<h1>\xff\xfe</h1>", "latin1")),
  "a small body that decompresses into 50 MB": bomb(50_000_000),
  "status 403": status(403),
  "status 500": status(500),
  "a redirect to another host": redirect(new URL("https://mod.example/")),
};

for (const [name, reply] of Object.entries(faults)) {
  test(`listing: ${name} is a failure when today's report is not at an address`, async (t) => {
    const site = await siteOf(t, yesterdays);
    site.breakListing(reply);
    await assertFails(harvestOf(site.root), "lookup/search");
    assert.deepEqual(site.asked, [todays.slug, "listing", otherSlug], "the other address was tried too");
  });

  test(`listing: ${name} is only told when today's report is at its address`, async (t) => {
    const site = await siteOf(t, todays, yesterdays);
    site.breakListing(reply);
    const harvest = await harvestOf(site.root);
    assert.deepEqual(daysOf(harvest), [TODAY]);
    assert.deepEqual(
      harvest.refused.map(({ row }) => row),
      ["the listing"],
    );
    assert.match(harvest.refused[0]?.reason ?? "", /lookup\/search.*cannot be used: .*[^.]$/);
    assert.deepEqual(site.asked, [todays.slug, "listing"]);
  });

  test(`page: ${name} is a failure when the listing does not have today's report`, async (t) => {
    const site = await siteOf(t, yesterdays);
    site.breakPages(reply, todays.slug);
    await assertFails(harvestOf(site.root), todays.slug, /cannot be used|has changed its form/);
    assert.equal(site.asked[1], "listing", "the listing was tried");
  });

  test(`page: ${name} is only told when the listing has today's report`, async (t) => {
    const site = await siteOf(t, todays, yesterdays);
    site.breakPages(reply);
    const harvest = await harvestOf(site.root);
    assert.deepEqual(daysOf(harvest), [YESTERDAY, TODAY]);
    assert.deepEqual(
      harvest.refused.map(({ row }) => row),
      [`${site.root.href}news/${todays.slug}`],
    );
    assert.deepEqual(site.asked, [todays.slug, "listing"]);
  });

  test(`page and listing: ${name} is a failure`, async (t) => {
    const site = await siteOf(t, todays, yesterdays);
    site.breakPages(reply);
    site.breakListing(reply);
    await assertFails(harvestOf(site.root), todays.slug, /cannot be used|has changed its form/);
  });
}

test("a page without a report at today's address is named with its date", async (t) => {
  const site = await siteOf(t, yesterdays, { ...todays, html: '<img src="table.webp" alt="">' });
  await assertFails(
    harvestOf(site.root),
    `${site.root.href}news/${todays.slug} of ${TODAY}`,
    /has changed its form/,
  );
  assert.deepEqual(site.asked, [todays.slug, "listing", otherSlug]);
});

test("what came before a failure is kept by whoever takes it piece by piece", async (t) => {
  const site = await siteOf(t, yesterdays);
  site.breakListing(status(500), 2);
  const days: string[] = [];
  const source = createMod(site.root, toolsOf(TODAY));
  await assertFails(
    (async () => {
      for await (const harvest of source.fetch("2022-02-24", AbortSignal.timeout(60_000)))
        days.push(...daysOf(harvest));
    })(),
    "lookup/search",
    /status 500/,
  );
  assert.deepEqual(days, [YESTERDAY]);
});

test("a broken listing is only told when today's report is at the other address", async (t) => {
  const site = await siteOf(t, { ...todays, slug: otherSlug });
  site.breakListing(status(503));
  const harvest = await harvestOf(site.root);
  assert.deepEqual(daysOf(harvest), [TODAY]);
  assert.deepEqual(
    harvest.refused.map(({ row }) => row),
    ["the listing"],
  );
});

test("a broken listing is not noticed when today's report is all that is wanted", async (t) => {
  const site = await siteOf(t, todays);
  site.breakListing(status(500));
  assert.deepEqual((await harvestOf(site.root, TODAY)).refused, []);
  assert.deepEqual(site.asked, [todays.slug]);
});

test("a site that refuses one page is asked for no other, but for its listing", async (t) => {
  const site = await siteOf(t, yesterdays);
  site.breakPages(status(403));
  await assertFails(harvestOf(site.root), todays.slug, /status 403/);
  assert.deepEqual(site.asked, [todays.slug, "listing"]);
});

test("a listing of strange things is a failure, and one strange thing on it is not", async (t) => {
  const site = await siteOf(t, yesterdays);
  site.breakListing(json({ hits: { hits: [1, 2] } }));
  await assertFails(harvestOf(site.root), "lookup/search", /has changed its form/);
});

test("a line without a figure is told with the day of its report", async (t) => {
  const html = todays.html.replace("12 251", "(+2)");
  assert.notEqual(html, todays.html);
  const site = await siteOf(t, { ...todays, html });
  const { reports, refused } = await harvestOf(site.root, TODAY);
  assert.deepEqual(
    reports.map(({ totals }) => totals),
    [{ personnel: 1_456_610 }],
  );
  assert.equal(refused.length, 1);
  assert.ok(refused[0]?.row.startsWith(`${TODAY} `), refused[0]?.row);
});

test("a site that is down is asked once", async (t) => {
  await assertFails(harvestOf(nowhere()), todays.slug);
  const site = await siteOf(t, todays);
  site.breakPages((_request, response) => void response.destroy());
  await assertFails(harvestOf(site.root), todays.slug);
  assert.deepEqual(site.asked, [todays.slug]);
});

test("a site that never answers is left at once when the bot stops", async (t) => {
  const site = await siteOf(t, todays);
  site.breakPages(silence());
  site.breakListing(silence());
  for (const stop of [AbortSignal.timeout(100), AbortSignal.abort()])
    await assertFails(harvestOf(site.root, YESTERDAY, stop), todays.slug);
  // Each was left at its first page, and not asked again.
  assert.deepEqual(site.asked, [todays.slug]);
});
