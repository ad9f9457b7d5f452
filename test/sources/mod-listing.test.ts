import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { SourceFailure } from "../../src/core/source.ts";
import { readListing } from "../../src/sources/mod-listing.ts";
import { type ModSite, siteOf } from "../fakes/sources/mod.ts";
import { lossesArticle, type ModArticle } from "../fakes/sources/mod-article.ts";
import { toolsOf } from "../fakes/tools.ts";
import { json, type Reply } from "../fakes/web.ts";

/** The first figures of 2026-06-16. */
const totals = { personnel: 1_385_420, tanks: 12_026, afvs: 24_768 };
const increments = { personnel: 1_230, tanks: 1, afvs: 5 };
const report = lossesArticle("2026-06-16", totals, { increments });

function read(site: ModSite, from = 0) {
  return readListing(site.root, toolsOf(), from, AbortSignal.timeout(60_000));
}

/** What the listing makes of one article. */
async function readOne(t: Pick<TestContext, "after">, article: Partial<ModArticle>) {
  return read(await siteOf(t, { ...report, ...article }));
}

test("a report comes with its page, its figures and the time at which it was published", async (t) => {
  const site = await siteOf(t, report);
  const { listed, refused, count, oldest } = await read(site);
  assert.deepEqual(
    listed.map(({ url, publishedOn, published }) => [url.href, publishedOn, published]),
    [
      [
        `${site.root.href}news/bojovi-vtrati-voroga-na-16-chervnya-2026-roku`,
        "2026-06-16",
        Date.parse("2026-06-16T06:40:00+03:00"),
      ],
    ],
  );
  assert.equal(listed[0]?.article.day, "2026-06-16");
  assert.deepEqual(listed[0]?.article.totals, totals);
  assert.deepEqual(listed[0]?.article.increments, increments);
  assert.deepEqual({ refused, count, oldest }, { refused: [], count: 2, oldest: "2026-01-19" });
});

test("the listing is asked for fifty at a time, in the site's own name", async (t) => {
  const site = await siteOf(t, report);
  await read(site);
  await read(site, 1);
  const { origin } = site.root;
  const asking = { size: 50, origin, referer: `${origin}/` };
  assert.deepEqual(site.questions, [
    { from: 0, ...asking },
    { from: 1, ...asking },
  ]);
});

test("after the last article there is an empty page", async (t) => {
  assert.deepEqual(await read(await siteOf(t, report), 50), {
    listed: [],
    refused: [],
    count: 0,
    oldest: undefined,
  });
});

const instants: Readonly<Record<string, unknown>> = {
  "an instant of Greenwich": "2026-06-15T22:30:00.000Z",
  "an instant with a zone": "2026-06-16T01:30:00+03:00",
  "seconds since the epoch": 1_781_562_600,
  "milliseconds since the epoch": 1_781_562_600_000,
};

for (const [name, publishedAt] of Object.entries(instants))
  test(`a time of publication may be ${name}, and its day is that of Kyiv`, async (t) => {
    const [listed] = (await readOne(t, { publishedAt })).listed;
    assert.equal(listed?.published, Date.parse("2026-06-15T22:30:00Z"));
    assert.equal(listed?.publishedOn, "2026-06-16");
  });

test("a time of publication without a zone names a day, but no instant", async (t) => {
  for (const publishedAt of ["2026-06-16T06:40:00", "2026-06-16 06:40:00", "2026-06-16"]) {
    const [listed] = (await readOne(t, { publishedAt })).listed;
    assert.ok(listed);
    assert.equal(listed.publishedOn, "2026-06-16");
    assert.equal("published" in listed, false);
  }
});

const strangers: Readonly<Record<string, Partial<ModArticle>>> = {
  "an article without a slug": { more: { slug: null } },
  "an article whose slug leads elsewhere": { more: { slug: "../../admin" } },
  "an article without content": { more: { content: null } },
  "an article that was never published": { publishedAt: null },
  "an article published at the end of time": { publishedAt: Number.MAX_SAFE_INTEGER },
  "an article published on a day that does not exist": { publishedAt: "2026-02-30T06:40:00" },
  "an article in English": { more: { locale: "en" } },
  "news that is not about losses": { title: "Зміни в законі", slug: "zmini-v-zakoni" },
};

for (const [name, article] of Object.entries(strangers))
  test(`${name} is passed over, and what stands beside it is not`, async (t) => {
    const other = lossesArticle("2026-06-15", totals);
    const site = await siteOf(t, { ...report, ...article }, other);
    const { listed, refused, count } = await read(site);
    assert.deepEqual(
      listed.map(({ article: { day } }) => day),
      ["2026-06-15"],
    );
    assert.deepEqual({ refused, count }, { refused: [], count: 3 });
  });

test("hits that are no articles at all are passed over one by one", async (t) => {
  const site = await siteOf(t);
  const { title, slug, html: content, publishedAt } = report;
  const hit = { _source: { title, slug, content, publishedAt } };
  site.breakListing(json({ hits: { hits: [null, 7, "text", {}, { _source: [] }, hit] } }));
  const { listed, count } = await read(site);
  assert.deepEqual(
    listed.map(({ article }) => article.day),
    ["2026-06-16"],
  );
  assert.equal(count, 6);
});

test("a review of losses that holds no report is passed over", async (t) => {
  const { listed, refused } = await readOne(t, {
    title: "Які втрати мав ворог за місяць",
    slug: "yaki-vtrati-mav-vorog",
    html: "<p>Огляд за червень.</p>",
  });
  assert.deepEqual({ listed, refused }, { listed: [], refused: [] });
});

test("an article whose title promises a report that it does not hold is told", async (t) => {
  const site = await siteOf(t, { ...report, html: '<img src="table.webp" alt="">' });
  assert.deepEqual((await read(site)).refused, [
    { row: `${site.root.href}news/${report.slug}`, reason: "it holds no report" },
  ]);
});

test("signs of markup in a title are text", async (t) => {
  const { listed } = await readOne(t, { title: `${report.title} <script>&amp;` });
  assert.equal(listed[0]?.article.day, "2026-06-16");
  assert.deepEqual(listed[0]?.article.totals, totals);
});

const forms: Readonly<Record<string, Reply>> = {
  "no hits": json({ took: 3 }),
  "hits that are no list": json({ hits: { hits: {} } }),
  "an error as JSON": json({ error: { type: "parsing_exception" }, status: 400 }),
  "an empty list": json({ hits: { hits: [] } }),
  "a list of something else": json({ hits: { hits: [{ _source: { heading: "news", text: "text" } }] } }),
  "JSON that is null": json(null),
};

for (const [name, reply] of Object.entries(forms))
  test(`an answer with ${name} is a failure: the listing has changed its form`, async (t) => {
    const site = await siteOf(t, report);
    site.breakListing(reply);
    await assert.rejects(read(site), (error) => {
      assert.ok(error instanceof SourceFailure, String(error));
      assert.ok(error.message.startsWith(`mod: ${site.root.href}lookup/search`), error.message);
      assert.match(error.message, /has changed its form: [^\n]*[^.\n]\.$/);
      assert.equal(error.fault, "form");
      return true;
    });
  });

test("the stand-in for the listing refuses what the site would refuse", async (t) => {
  const site = await siteOf(t, report);
  const address = new URL("lookup/search?search_type=dfs_query_then_fetch", site.root);
  const statusOf = async (init?: RequestInit) => (await fetch(address, init)).status;
  const question = JSON.stringify({ query: {} });
  const headers = { "content-type": "application/json" };
  assert.equal(await statusOf(), 405);
  assert.equal(await statusOf({ method: "POST", body: question }), 400);
  assert.equal(await statusOf({ method: "POST", body: "{}", headers }), 400);
  assert.equal(await statusOf({ method: "POST", body: "query", headers }), 400);
  assert.equal(await statusOf({ method: "POST", body: question, headers }), 200);
});
