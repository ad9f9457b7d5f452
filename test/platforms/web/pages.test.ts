import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { load } from "cheerio";
import fc from "fast-check";
import type { Day } from "../../../src/core/day.ts";
import { addDays, FIRST_DAY } from "../../../src/core/day.ts";
import { locales } from "../../../src/locales/index.ts";
import { COLORS } from "../../../src/pictures/look.ts";
import { openShelf } from "../../../src/platforms/web/shelf.ts";
import { anyText, EMBEDDED, plain, REAL, reportOf } from "../../reports.ts";
import { listenTo, openWorld } from "../contract.ts";
import { openWeb } from "./stage.ts";

type Options = Parameters<typeof openWeb>[1];

async function begin(t: TestContext, more: Options = {}) {
  const world = await openWorld(t, more?.reports ? { reports: more.reports } : {});
  const stage = await openWeb(world, more);
  stage.web.platform.start(world.bot, listenTo().events);
  return stage;
}

/** A history with a loss on each of the days up to the last embedded one. */
const LONG = Array.from({ length: 100 }, (_, index) =>
  reportOf(addDays("2023-02-11", index), { personnel: 140_000 + index * 700, tanks: 3_300 + index * 5 }),
);

test("the page of a day has its figures, whose claim they are, and its neighbours", async (t) => {
  const { page } = await begin(t);
  const document = await page("/2023-03-07");
  assert.equal(document("h1").text(), "Russian combat losses, 7 March 2023");
  assert.match(document(".claim").first().text(), /As claimed by the General Staff of Ukraine, approximate/);
  assert.equal(document(".lead").first().text().replace(/\s+/g, " ").trim(), "Personnel 154,830 +1,060");
  const rows = document("table.figures").first().find("tbody tr").toArray();
  const cells = rows.map((row) =>
    document(row)
      .children()
      .toArray()
      .map((cell) => document(cell).text()),
  );
  assert.deepEqual(cells[1]?.slice(0, 3), ["Tanks", "3,432", "+9"]);
  assert.equal(document('[rel="next"]').attr("href"), "/2023-03-15");
  assert.equal(document('[rel="up"]').attr("href"), "/2023-03");
  assert.match(document(".source").text(), /Source: General Staff .* 7 March 2023/);
  assert.match(document(".source").text(), /Not confirmed by a second source yet\./);
  assert.match(document(".story").text(), /could not be verified independently/);
  assert.match(document("footer").text(), /not called deaths/);
});

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

test("a host that is none is not repeated in addresses", async (t) => {
  const stage = await begin(t);
  const { request } = await import("node:http");
  const text = await new Promise<string>((resolve, reject) => {
    const asked = request(`${stage.server.address}/2023-03-07`, { headers: { host: 'a"b<c' } }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () => resolve(body));
    });
    asked.on("error", reject);
    asked.end();
  });
  assert.doesNotMatch(text, /a"b/);
  assert.doesNotMatch(text, /b<c/);
});

test("the language is that of the address, or else of the browser, and links keep to what was chosen", async (t) => {
  const { get, page } = await begin(t);
  for (const [path, header, tag] of [
    ["/2023-03-07", "uk-UA,uk;q=0.9,en;q=0.8", "uk"],
    ["/2023-03-07?lang=pl", "uk", "pl"],
    ["/2023-03-07", "ja", "en"],
    ["/2023-03-07?lang=nonsense", "de-AT", "de"],
  ] as const) {
    const answer = await get(path, { "accept-language": header });
    assert.equal(answer.headers.get("content-language"), tag, path);
    assert.match(answer.headers.get("vary") ?? "", /Accept-Language/i);
    assert.match(await answer.text(), new RegExp(`<html lang="${tag}">`));
  }
  const chosen = await page("/2023-03-07?lang=it");
  assert.equal(chosen('[rel="next"]').attr("href"), "/2023-03-15?lang=it");
});

test("every page has every language, under 60 kB with its style", async (t) => {
  const { get } = await begin(t, { reports: LONG });
  const style = openShelf().size("page.css");
  for (const { tag } of locales)
    for (const path of ["/2023-05-21", "/2023-04", "/tanks", "/personnel"]) {
      const answer = await get(`${path}?lang=${tag}`);
      assert.equal(answer.status, 200, `${tag} ${path}`);
      const { length } = new Uint8Array(await answer.arrayBuffer());
      assert.ok(length + style < 60_000, `${tag} ${path}: ${length + style}`);
    }
});

test("the chart stands beside its table, and says what it shows", async (t) => {
  const { page } = await begin(t, { reports: LONG });
  const document = await page("/2023-05-21");
  assert.match(
    document("svg").attr("aria-label") ?? "",
    /^Chart of Russian combat losses.* Newest: 700, 21 May 2023\./,
  );
  const rows = document(".chart tbody tr");
  assert.equal(rows.length, 90);
  assert.equal(rows.first().text().replace(/\s+/g, " ").trim(), "21 May 2023700700");
  assert.equal(rows.first().find("a").attr("href"), "/2023-05-21");
  const bars = (document(".bar").attr("d") ?? "").split("M").length - 1;
  assert.equal(bars + 1, 90, "a bar for each, the newest in the accent");
});

test("a month has what it added beside the month before, and leads to its days", async (t) => {
  const { page } = await begin(t, { reports: LONG });
  const document = await page("/2023-04");
  assert.equal(document("h1").text(), "Russian combat losses, April 2023");
  const first = document("table.figures").first().find("tbody tr").first().text().replace(/\s+/g, " ");
  assert.match(first, /^Personnel194,600\+21,000\+21,700700/);
  assert.equal(document(".links a").length, 30);
  assert.equal(document('[rel="prev"]').attr("href"), "/2023-03");
  assert.equal(document('[rel="next"]').attr("href"), "/2023-05");
});

test("a category has its newest figure, its highest days and its months", async (t) => {
  const { page } = await begin(t, { reports: LONG });
  const document = await page("/tanks");
  assert.equal(document("h1").text(), "Tanks");
  assert.equal(document(".lead").text().replace(/\s+/g, " ").trim(), "21 May 2023 3,795 +5");
  const chart = document(".chart").eq(1);
  assert.match(
    chart.find("svg").attr("aria-label") ?? "",
    / Tanks: losses by month\. Highest: 155, March 2023\. .* Not known in full: February 2023 and May 2023\.$/,
  );
  const columns = ["bar", "bar partial", "now partial"].map(
    (kind) => (chart.find(`path[class="${kind}"]`).attr("d") ?? "").split("M").length - 1,
  );
  assert.deepEqual(columns, [2, 1, 1], "March and April, the beginning of February, and the newest");
  const months = chart.find('a[href="/2023-04"]');
  assert.equal(months.closest("tr").find("td").text(), "150");
  assert.match(document('meta[property="og:image"]').attr("content") ?? "", /category=tanks/);
});

test("months and categories lead to their data too, in words that the API understands", async (t) => {
  const { page } = await begin(t, { reports: LONG });
  const data = async (path: string) => (await page(path))('link[type="application/json"]').attr("href");
  assert.equal(await data("/2023-04"), "/api/summary?when=2023-04");
  assert.equal(await data("/tanks"), "/api/summary?when=2023-05-21&category=tanks");
});

test("categories are found by every name, and what is none is told of with those that are", async (t) => {
  const { get, page } = await begin(t);
  for (const [name, path] of [
    ["танки", "/tanks"],
    ["Panzer", "/tanks"],
    ["Tanks", "/tanks"],
    ["personnel ", "/personnel"],
  ] as const) {
    const answer = await get(`/${encodeURIComponent(name)}`);
    assert.deepEqual([answer.status, answer.headers.get("location")], [301, path], name);
  }
  assert.equal((await get("/latest")).headers.get("location"), "/2023-05-21");
  assert.equal((await get("/latest?lang=uk")).headers.get("location"), "/2023-05-21?lang=uk");
  const lost = await get("/nonsense");
  assert.equal(lost.status, 404);
  const document = await page("/nonsense");
  assert.equal(document("h1").text(), "There is no such page");
  assert.ok(document('.links a[href="/tanks"]').length === 1);
  assert.equal(document('meta[name="robots"]').attr("content"), "noindex");
});

test("a day without a report says why, and leads to the nearest", async (t) => {
  const { get, page } = await begin(t);
  for (const [path, why, links] of [
    ["/2023-04-01", /The archive has no report of 1 April 2023/, ["/2023-03-16", "/2023-05-21"]],
    ["/2029-01-01", /There is no report of 1 January 2029 yet/, ["/2023-05-21"]],
    ["/2021-12-31", /There are no reports before 24 February 2022/, [EMBEDDED[0]?.day]],
    [
      "/2023-04",
      /The archive has no report from 1 April 2023 to 30 April 2023/,
      ["/2023-03-16", "/2023-05-21"],
    ],
  ] as const) {
    assert.equal((await get(path)).status, 404, path);
    const document = await page(path);
    assert.match(document("main p").first().text(), why);
    const found = document(".links a")
      .toArray()
      .map((link) => link.attribs["href"]);
    for (const link of links)
      assert.ok(found.includes(`/${link}`.replace("//", "/")), `${path}: ${found.join(" ")}`);
  }
  for (const path of ["/2023-02-30", "/2023-13", "/0000-00-00"])
    assert.equal((await get(path)).status, 404, path);
});

test("an archive without a report is said, and a page is there once one has come", async (t) => {
  const stage = await begin(t, { reports: [] });
  assert.equal((await stage.get("/2023-03-07")).status, 404);
  assert.match((await stage.page("/tanks"))("main").text(), /There is no report yet/);
  assert.equal((await stage.get("/")).status, 200);
  stage.archive.add(REAL);
  assert.equal((await stage.get("/2025-12-31")).status, 200);
});

test("corrections, falls and gaps are told on the page as in an answer", async (t) => {
  const { page } = await begin(t, { reports: REAL });
  const document = await page("/2024-11-30");
  assert.match(document("main").text(), /Multiple rocket launchers: the total fell by 2/);
  const first = await page("/2026-08-08");
  assert.match(first(".claim").text(), /changes are since the report of 31 December 2025/);
});

test("a page that has not changed is not sent again", async (t) => {
  const stage = await begin(t);
  const tag = (await stage.get("/2023-03-07")).headers.get("etag") ?? "";
  assert.ok(tag);
  assert.equal((await stage.get("/2023-03-07", { "if-none-match": tag })).status, 304);
  stage.archive.add([reportOf("2023-03-07", { personnel: 154_831, tanks: 3_432 })]);
  assert.equal((await stage.get("/2023-03-07", { "if-none-match": tag })).status, 200);
});

test("whatever stands in an address or a report, no page repeats it as markup", async (t) => {
  const hostile = '"><script>alert(1)</script>';
  const stage = await begin(t, {
    reports: [
      reportOf("2023-03-07", { personnel: 5, [hostile]: 7 } as never, {
        url: `javascript:alert(1)`,
        direction: hostile,
      }),
    ],
  });
  const paths = [
    "/2023-03-07",
    `/${encodeURIComponent(hostile.slice(0, 30))}`,
    `/?ask=${encodeURIComponent(hostile)}`,
    `/preview?posts=${encodeURIComponent(hostile)}&days=${encodeURIComponent(hostile)}&day=${encodeURIComponent(hostile)}`,
    `/2023-03-07?lang=${encodeURIComponent(hostile)}`,
  ];
  for (const path of paths) {
    const text = await (await stage.get(path)).text();
    assert.doesNotMatch(text, /<script>|javascript:/, path);
  }
  const answer = await stage.post("/ask", { line: `/losses ${hostile}` });
  assert.doesNotMatch(await answer.text(), /<script>/);
  await fc.assert(
    fc.asyncProperty(anyText(40), async (text) => {
      const { status } = await stage.get(`/${encodeURIComponent(Buffer.from(text).toString())}`);
      assert.ok([200, 301, 302, 404].includes(status), String(status));
    }),
    { numRuns: 60 },
  );
});

test("the colours are those of the pictures", async (t) => {
  const stage = await begin(t);
  const css = await (await stage.get(openShelf().path("page.css"))).text();
  const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
  for (const [name, text] of [
    ["light", light],
    ["dark", dark],
  ] as const)
    for (const key of ["ground", "ink", "quiet", "accent", "rule", "faint", "wash", "gap"] as const)
      assert.ok(text.includes(`--${key}: ${COLORS[name][key].toLowerCase()}`), `${name} ${key}`);
});

test("the first day of all has a page", async (t) => {
  const first: Day = addDays(FIRST_DAY, 1);
  const { get } = await begin(t, { reports: [reportOf(first, { personnel: 2_800, tanks: 80 })] });
  for (const path of [`/${first}`, "/2022-02", "/tanks", "/armour"])
    assert.ok([200, 404].includes((await get(path)).status), path);
  assert.equal((await get(`/${first}`)).status, 200);
  assert.equal((await get("/2022-02")).status, 200);
});
