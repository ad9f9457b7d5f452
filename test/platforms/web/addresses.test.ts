import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "cheerio";
import { addDays } from "../../../src/core/day.ts";
import { plain, reportOf } from "../../reports.ts";
import { begin } from "./begun.ts";

/** A history with a loss on each of the days up to the last embedded one. */
const LONG = Array.from({ length: 100 }, (_, index) =>
  reportOf(addDays("2023-02-11", index), { personnel: 140_000 + index * 700, tanks: 3_300 + index * 5 }),
);

test("a page says what it is to networks that unfold links, with whole addresses and the card", async (t) => {
  const stage = await begin(t);
  const document = await stage.page("/2023-03-07?lang=uk");
  const meta = (name: string) =>
    document(`meta[property="${name}"], meta[name="${name}"]`).attr("content") ?? "";
  assert.equal(meta("og:title"), document("h1").text());
  assert.match(
    plain(meta("og:description")),
    /^За твердженням Генерального штабу ЗСУ, орієнтовно\. .*154 830 \(\+1 060\)/,
  );
  assert.equal(meta("description"), meta("og:description"));
  const card = new URL(meta("og:image"));
  assert.equal(card.origin, stage.server.address);
  assert.equal(card.pathname, "/api/card.png");
  assert.deepEqual(Object.fromEntries(card.searchParams), { when: "2023-03-07", lang: "uk" });
  assert.equal(meta("twitter:card"), "summary_large_image");
  assert.equal(meta("twitter:image"), meta("og:image"));
  assert.ok(meta("og:image:alt"));
  assert.equal(document('link[rel="canonical"]').attr("href"), `${stage.server.address}/2023-03-07?lang=uk`);
  assert.equal(meta("og:locale"), "uk_UA");
  assert.equal(document('link[hreflang="x-default"]').attr("href"), `${stage.server.address}/2023-03-07`);
  assert.equal(document('link[hreflang="de"]').attr("href"), `${stage.server.address}/2023-03-07?lang=de`);
  assert.equal(document('link[type="application/json"]').attr("href"), "/api/reports/2023-03-07");
  assert.match(document('link[type="application/atom+xml"]').attr("href") ?? "", /^\/feed\.xml/);
});

test("the pages of no day show the card of the newest report beside their link", async (t) => {
  const stage = await begin(t);
  for (const path of ["/", "/preview?form=brief"]) {
    const document = await stage.page(path);
    const meta = (name: string) => document(`meta[property="${name}"]`).attr("content") ?? "";
    assert.equal(meta("og:title"), document("h1").text());
    const { origin, pathname, searchParams } = new URL(meta("og:image"));
    assert.deepEqual([origin, pathname], [stage.server.address, "/api/card.png"]);
    assert.equal(searchParams.get("when"), "2023-05-21");
    assert.equal(meta("og:image:alt"), "Russian combat losses, 21 May 2023");
    assert.equal(document('meta[name="twitter:card"]').attr("content"), "summary_large_image");
  }
});

test("whatever is not there is told on a page, and programs find what they look for", async (t) => {
  const stage = await begin(t);
  for (const path of [
    "/index.html",
    "/wp-admin/setup.php",
    "/a/b/c",
    "/files/page.0000000000.css",
    "/kept/",
  ]) {
    const answer = await stage.get(path);
    assert.equal(answer.status, 404, path);
    const document = load(await answer.text());
    assert.equal(document("h1").text(), "There is no such page", path);
    assert.equal(document("html").attr("lang"), "en");
  }
  assert.match(await (await stage.get("/robots.txt")).text(), /^User-agent: \*\nDisallow: \/ask\n/);
  const icon = await stage.get("/favicon.ico");
  const file = await stage.get(icon.headers.get("location") ?? "");
  assert.equal(file.headers.get("content-type"), "image/svg+xml");
  assert.equal((await fetch(`${stage.server.address}/2023-03-07`, { method: "HEAD" })).status, 200);
});

test("where others find the pages is said once it is set, whoever asks by whatever name", async (t) => {
  const { page } = await begin(t, { root: "https://losses.example.org" });
  const document = await page("/2023-03-07");
  assert.equal(document('link[rel="canonical"]').attr("href"), "https://losses.example.org/2023-03-07");
  assert.match(
    document('meta[property="og:image"]').attr("content") ?? "",
    /^https:\/\/losses\.example\.org\/api\//,
  );
});

test("under a path every link, form and file is below it, whether a proxy hands the path on or takes it away", async (t) => {
  const stage = await begin(t, { root: "https://example.org/losses", reports: LONG });
  const pages = [
    "/",
    "/preview?form=full&form=card",
    "/2023-05-21",
    "/2023-04?lang=uk",
    "/tanks",
    "/2029-01-01",
    "/nothing",
  ];
  const found = new Set<string>();
  for (const path of pages) {
    const document = await stage.page(`/losses${path}`);
    assert.equal((await stage.page(path))("title").text(), document("title").text(), path);
    for (const element of document("[href], [src], [action]").toArray()) {
      const { href, src, action } = element.attribs;
      const link = href ?? src ?? action ?? "";
      if (!/^(?:https?:|#)/.test(link)) found.add(link);
    }
    const canonical = document('link[rel="canonical"]').attr("href");
    if (canonical)
      assert.equal(canonical, `https://example.org/losses${path.replace(/preview.*/, "preview")}`);
  }
  const answer = load(await (await stage.post("/losses/ask", { line: "/export 2023-05-20 csv" })).text());
  found.add(answer("a[download]").attr("href") ?? "");
  for (const link of found) {
    assert.match(link, /^\/losses\//);
    // Those of the API are on the same server, and not on this stage.
    if (/^\/losses\/(?:api|feed)/.test(link)) continue;
    // The page of a day without a report leads to itself in other languages.
    if (/2029|nothing/.test(link)) continue;
    assert.equal((await stage.get(link)).status, 200, link);
    assert.equal((await stage.get(link.slice("/losses".length))).status, 200, link);
  }
  assert.equal(
    (await stage.get("/losses/latest?lang=uk")).headers.get("location"),
    "/losses/2023-05-21?lang=uk",
  );
  assert.equal((await stage.get("/losses/Panzer")).headers.get("location"), "/losses/tanks");
  assert.equal((await stage.get("/losses")).status, 200);
});
