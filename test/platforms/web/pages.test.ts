import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMS } from "../../../src/core/answer.ts";
import { ASKABLE } from "../../../src/core/category.ts";
import type { Day } from "../../../src/core/day.ts";
import { addDays, FIRST_DAY } from "../../../src/core/day.ts";
import { locales } from "../../../src/locales/index.ts";
import { COLORS } from "../../../src/pictures/look.ts";
import { openShelf } from "../../../src/platforms/web/shelf.ts";
import { HISTORY, LAST_DAY, NOW } from "../../bench/history.ts";
import { EMBEDDED, REAL, reportOf } from "../../reports.ts";
import { begin } from "./begun.ts";

/** The last days of a whole week and a whole month of that history. */
const LAST_WEEK = "2026-07-12";
const LAST_MONTH = "2026-06-30";

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

/** The largest previews: of every form together, of everything and of every category by its name; digests have the most to say. */
const PREVIEWS = [[], ASKABLE].flatMap((categories) =>
  ["", `&days=weekly&day=${LAST_WEEK}`, `&days=monthly&day=${LAST_MONTH}`].map((digest) => {
    const wishes = [...FORMS.map((form) => `form=${form}`), ...categories.map((id) => `category=${id}`)];
    return `/preview?${wishes.join("&")}${digest}`;
  }),
);

test("every page has every language, under 60 kB with its style and its script, after years of reports", async (t) => {
  const { get } = await begin(t, { reports: HISTORY, now: () => NOW });
  const shelf = openShelf();
  const month = LAST_DAY.slice(0, 7);
  const paths = [
    ...[`/${LAST_DAY}`, `/${month}`, "/2023-03", ...ASKABLE.map((id) => `/${id}`)],
    ...["/", ...PREVIEWS],
  ];
  for (const { tag } of locales)
    for (const path of paths) {
      const answer = await get(`${path}${path.includes("?") ? "&" : "?"}lang=${tag}`);
      assert.equal(answer.status, 200, `${tag} ${path}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const files = (["page.css", "page.js"] as const).filter((name) => bytes.includes(shelf.path(name)));
      const whole = files.reduce((sum, name) => sum + shelf.size(name), bytes.length);
      assert.ok(files.includes("page.css") && whole < 60_000, `${tag} ${path}: ${whole}`);
      const hasPosts = bytes.includes('class="sides"');
      assert.equal(hasPosts, path.startsWith("/preview"), path);
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

test("who asks for many days without a report is told what the bot tells them, and others are not", async (t) => {
  const { get } = await begin(t, { visitor: (context) => context.req.header("x-test") ?? "" });
  const ask = async (who: string) => (await get("/2023-04-01", { "x-test": who })).text();
  const said: string[] = [];
  for (let count = 0; count < 6; count++) said.push(await ask("one"));
  assert.match(said.at(-1) ?? "", /a lot of questions at once/);
  assert.match(said.at(-1) ?? "", /href="\/2023-03-16"/);
  assert.doesNotMatch(said.slice(0, 5).join(""), /a lot of questions at once/);
  assert.doesNotMatch(await ask("other"), /a lot of questions at once/);
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
