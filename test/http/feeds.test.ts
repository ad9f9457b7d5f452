import assert from "node:assert/strict";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { load } from "cheerio";
import { createArchive } from "../../src/core/archive.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { locales } from "../../src/locales/index.ts";
import { plain, REAL, reportOf } from "../reports.ts";
import { openApi } from "./api-server.ts";

/** An entry as a reader of feeds sees it. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly html: string;
  readonly published: string;
  readonly updated: string;
}

/** A feed as a reader of feeds sees it. */
interface Feed {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly rights: string;
  readonly updated: string;
  readonly entries: readonly Entry[];
}

/** Reads Atom with a parser that knows XML alone, and refuses what is none. */
function readAtom(xml: string): Feed {
  const page = load(xml, { xml: { xmlMode: true, decodeEntities: true } });
  assert.equal(page("parsererror").length, 0);
  assert.equal(page.root().children().length, 1);
  const feed = page("feed");
  return {
    id: feed.children("id").text(),
    title: feed.children("title").text(),
    language: feed.attr("xml:lang") ?? "",
    rights: feed.children("rights").text(),
    updated: feed.children("updated").text(),
    entries: page("feed > entry")
      .toArray()
      .map((element) => {
        const entry = page(element);
        return {
          id: entry.children("id").text(),
          // Of the type "html": what is in it is HTML once more.
          title: load(entry.children("title").text()).text(),
          link: entry.children("link").attr("href") ?? "",
          html: entry.children("content").text(),
          published: entry.children("published").text(),
          updated: entry.children("updated").text(),
        };
      }),
  };
}

async function opened(t: Parameters<typeof openApi>[0], more: Parameters<typeof openApi>[1] = {}) {
  const server = await openApi(t, more);
  const atom = async (query = "") => readAtom(await (await server.ask(`/feed.xml${query}`)).text());
  const json = async (query = "") =>
    (await (await server.ask(`/feed.json${query}`)).json()) as {
      readonly version: string;
      readonly language: string;
      readonly feed_url: string;
      readonly items: readonly Record<string, string>[];
      readonly [key: string]: unknown;
    };
  return { ...server, atom, json };
}

/** The text of a piece of HTML, a line for each paragraph. */
function linesOf(html: string): string[] {
  const page = load(html, null, false);
  return page("p, tr")
    .toArray()
    .map(
      (element) =>
        page(element)
          .children()
          .toArray()
          .filter(({ name }) => name === "td")
          .map((cell) => page(cell).text())
          .join(" ") || page(element).text(),
    )
    .map(plain);
}

test("the feed has every report once, newest first, in the words of a post", async (t) => {
  const { atom, address } = await opened(t);
  const { entries, ...feed } = await atom();
  assert.deepEqual([feed.title, feed.language], ["Russian combat losses, day by day", "en"]);
  assert.match(feed.rights, /^Press reports of 2022 and 2023: /);
  assert.deepEqual(
    entries.map(({ title }) => title.replace("Russian combat losses, ", "")),
    [
      "21 May 2023",
      "16 March 2023",
      "15 March 2023",
      "7 March 2023",
      "6 March 2023",
      "5 March 2023",
      "4 March 2023",
      "3 March 2023",
      "6 October 2022",
      "5 October 2022",
    ],
  );
  const march7 = entries[3] as Entry;
  assert.equal(march7.link, `${address}/2023-03-07`);
  assert.deepEqual(
    [march7.published, march7.updated],
    ["2023-03-07T00:00:00.000Z", "2023-03-07T00:00:00.000Z"],
  );
  assert.deepEqual(linesOf(march7.html).slice(0, 5), [
    "As claimed by the General Staff of Ukraine, approximate. Day 377 of the full-scale invasion.",
    "Personnel: 154,830 (+1,060)",
    "Armoured vehicles: 10,146 (+20)",
    "Tanks 3,432 +9",
    "AFVs 6,714 +11",
  ]);
  assert.match(
    march7.html,
    /Source: General Staff of the Armed Forces of Ukraine, as given by press reports/,
  );
});

test("both forms say the same, in every language, with ids of their own", async (t) => {
  const { atom, json } = await opened(t);
  const ids = new Set<string>();
  for (const { tag } of locales) {
    const [xml, parsed] = [await atom(`?lang=${tag}`), await json(`?lang=${tag}`)];
    assert.deepEqual(
      [parsed.version, parsed.language, xml.language],
      ["https://jsonfeed.org/version/1.1", tag, tag],
    );
    assert.deepEqual(
      parsed.items.map((item) => [
        item["id"],
        item["title"],
        item["content_html"],
        item["date_modified"],
        item["url"],
      ]),
      xml.entries.map((entry) => [entry.id, entry.title, entry.html, entry.updated, entry.link]),
    );
    for (const { id } of [xml, ...xml.entries]) {
      assert.match(id, /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      ids.add(id);
    }
  }
  assert.equal(ids.size, locales.length * 11);
});

test("ids stay the same for ever", async (t) => {
  const { atom } = await opened(t);
  const { id, entries } = await atom();
  assert.equal(id, "urn:uuid:39bc7c1f-bcb4-5079-9870-d5591612cf17");
  assert.equal(entries[0]?.id, "urn:uuid:e5c5298d-1374-5c80-b284-4e0f70583bad");
});

test("a corrected report is the same entry, updated when it was corrected", async (t) => {
  const archive = createArchive({ trust: ["dataset"], timeZone: "Europe/Kyiv" });
  const at = (instant: string, number: number, report: Report) =>
    archive.take([{ report, number, keptAt: Date.parse(instant) }]);
  const [day30, day31] = REAL.filter(({ day }) => day.startsWith("2025-12")) as [Report, Report];
  at("2025-12-30T05:40:00Z", 1, day30);
  at("2025-12-31T05:41:00Z", 1, day31);
  const { atom } = await opened(t, { archive, now: () => Date.parse("2026-01-02T09:00:00Z") });
  const [before] = (await atom()).entries;
  assert.deepEqual(
    [before?.published, before?.updated],
    ["2025-12-31T05:41:00.000Z", "2025-12-31T05:41:00.000Z"],
  );
  at("2026-01-02T08:00:00Z", 2, { ...day31, totals: { ...day31.totals, tanks: 11_480 } });
  const { entries, updated } = await atom();
  const [after] = entries;
  assert.deepEqual(
    [after?.id, after?.title, after?.published],
    [before?.id, before?.title, before?.published],
  );
  assert.equal(after?.updated, "2026-01-02T08:00:00.000Z");
  assert.equal(updated, "2026-01-02T08:00:00.000Z");
  assert.match(after?.html ?? "", /<td>11,480<\/td>/);
  assert.match(after?.html ?? "", /Corrected on 2 January 2026: Tanks from 11,481 to 11,480/);
  assert.equal(entries[1]?.updated, "2025-12-30T05:40:00.000Z", "the other stays as it was");
});

test("what was read long after its day has the day alone for a date", async (t) => {
  const archive = createArchive({ trust: ["dataset"], timeZone: "Europe/Kyiv" });
  archive.take([
    {
      report: reportOf("2023-03-07", { tanks: 3_432 }),
      number: 1,
      keptAt: Date.parse("2026-01-01T00:00:00Z"),
    },
  ]);
  const { atom } = await opened(t, { archive });
  const [entry] = (await atom()).entries;
  assert.deepEqual(
    [entry?.published, entry?.updated],
    ["2023-03-07T00:00:00.000Z", "2023-03-07T00:00:00.000Z"],
  );
});

test("a feed has thirty reports at the most, and an empty archive an empty feed", async (t) => {
  const days = Array.from({ length: 40 }, (_, index) => addDays("2023-01-01", index));
  const long = await opened(t, {
    reports: days.map((day, index) => reportOf(day, { tanks: 3_000 + index })),
  });
  const { entries } = await long.atom();
  assert.equal(entries.length, 30);
  assert.equal((await long.json()).items.length, 30);
  assert.match(entries[0]?.link ?? "", /2023-02-09$/);
  const empty = await opened(t, { reports: [] });
  assert.deepEqual((await empty.atom()).entries, []);
  assert.deepEqual((await empty.json()).items, []);
});

test("what a source writes is text, whatever it looks like, and the feed stays well formed", async (t) => {
  const hostile = `<script>alert("1")</script> & ]]> <![CDATA[ \u0000\u0008\u202e &amp; 'x'`;
  const day: Day = "2023-03-07";
  const { atom, json } = await opened(t, {
    reports: [reportOf(day, { personnel: 154_830, [hostile]: 5 }, { direction: hostile })],
  });
  for (const html of [(await atom()).entries[0]?.html, (await json()).items[0]?.["content_html"]]) {
    assert.ok(html);
    const page = load(html, null, false);
    assert.equal(page("script").length, 0);
    assert.deepEqual(
      new Set(
        page("*")
          .toArray()
          .map((element) => page(element).prop("tagName")?.toLowerCase()),
      ),
      new Set(["p", "table", "tbody", "tr", "td", "a"]),
    );
    assert.match(page.root().text(), /<script>/);
    assert.doesNotMatch(html, /[\p{Cc}\p{Cf}]/u);
  }
});

test("links lead to the public address where there is one, else to the one that was asked", async (t) => {
  const own = await opened(t, { address: "https://losses.example.org/bot" });
  const [entry] = (await own.atom()).entries;
  assert.equal(entry?.link, "https://losses.example.org/bot/2023-05-21");
  assert.equal((await own.json("?lang=uk")).feed_url, "https://losses.example.org/bot/feed.json?lang=uk");
  const asked = await opened(t);
  assert.equal((await asked.json()).feed_url, `${asked.address}/feed.json?lang=en`);
});

test("a host that was made up gets no markup into the feed", async (t) => {
  const { address } = await opened(t);
  const port = Number(new URL(address).port);
  for (const host of ['x"><script>', "a&b<c>", "user@example.org", "example.org/path?x=<a>", "<", ""])
    for (const path of ["/feed.xml", "/feed.json"]) {
      const socket = connect(port, "127.0.0.1");
      // Whoever ends the connection before it was answered is not answered.
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
      assert.match(head, /^HTTP\/1\.1 (?:200|400) /, host);
      assert.doesNotMatch(body, /<script>|<c>|<a>|user@/, host);
    }
});

test("a feed is given in its own media type, and marks of readers in its address change nothing", async (t) => {
  const { ask } = await opened(t);
  const xml = await ask("/feed.xml?utm_source=reader");
  assert.deepEqual(
    [xml.status, xml.headers.get("content-type")],
    [200, "application/atom+xml; charset=utf-8"],
  );
  const json = await ask("/feed.json");
  assert.deepEqual(
    [json.status, json.headers.get("content-type")],
    [200, "application/feed+json; charset=utf-8"],
  );
  assert.equal((await ask("/feed.xml?lang=xx")).status, 400);
});
