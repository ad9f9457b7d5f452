import assert from "node:assert/strict";
import { test } from "node:test";
import { EMBEDDED, REAL, reportOf } from "../reports.ts";
import { openApi } from "./api-server.ts";
import { checkPublished, type Published } from "./published.ts";

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const pictures = {
  draw: async ({ name, alt }: { name: string; alt: string }) => ({ png, name, alt, key: "key" }),
};

/** What may be asked, by the path that is published for it. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  "/api/reports/latest": ["", "?x=1"],
  "/api/reports/{date}": ["2023-03-07", "2023-03-08", "2026-08-08", "today", "2024-11-30?x=1"],
  "/api/reports": [
    "",
    "?from=2022-04-01&to=2022-05-31",
    "?to=2023-03-07",
    "?from=2023-03-07&to=2023-03-01",
    "?from=2022-02-24",
    "?from=x",
  ],
  "/api/summary": [
    "",
    "?when=2023-03-07",
    "?when=2022-04-30..2022-05-01",
    "?when=2024-11-30&category=specialEquipment",
    "?when=2023",
    "?category=armour&when=2022-05-01",
    "?category=submarines&when=2023-03-07",
    "?when=2023-03-08",
    "?when=never",
    "?when=2023-03-15",
    "?when=2023-05-21",
    "?when=2026-08-08",
    "?when=2022-05-01",
  ],
  "/api/card.png": ["", "?when=2023-03-07&size=tall&theme=dark&lang=uk", "?size=huge", "?when=2023-03-08"],
  "/feed.xml": ["", "?lang=uk"],
  "/feed.json": ["", "?lang=xx", "?lang=Deutsch"],
};

test("what every path answers is what is published of it", async (t) => {
  const odd = reportOf(
    "2023-03-09",
    { "laser systems": 2, personnel: 1 },
    { source: "embedded", prisoners: 3 },
  );
  const { ask } = await openApi(t, { reports: [...REAL, odd, ...EMBEDDED], pictures });

  const document = (await (await ask("/api/openapi.json")).json()) as Published;
  assert.equal(document.openapi, "3.1.0");
  assert.deepEqual(Object.keys(document.paths).sort(), Object.keys(QUESTIONS).sort());
  for (const [path, questions] of Object.entries(QUESTIONS))
    for (const question of questions) {
      const asked = path.includes("{date}") ? path.replace("{date}", question) : `${path}${question}`;
      await checkPublished(document, path, await ask(asked));
    }
});

test("an archive without a report is published too", async (t) => {
  const { ask } = await openApi(t, { reports: [], pictures });
  const document = (await (await ask("/api/openapi.json")).json()) as Published;
  for (const path of Object.keys(QUESTIONS)) {
    const response = await ask(path.replace("{date}", "2023-03-07"));
    assert.equal(response.status, path.startsWith("/feed") ? 200 : 404, path);
    await checkPublished(document, path, response);
  }
});

test("the document names every parameter, and every reference in it leads to a schema", async (t) => {
  const { ask } = await openApi(t);
  const text = await (await ask("/api/openapi.json")).text();
  const document = JSON.parse(text) as Published;
  const named = Object.entries(document.paths).map(([path, { get }]) => [
    path,
    (get.parameters ?? []).map((parameter) => parameter.name).join(" "),
  ]);
  assert.deepEqual(Object.fromEntries(named), {
    "/api/reports/latest": "",
    "/api/reports/{date}": "date",
    "/api/reports": "from to",
    "/api/summary": "when category",
    "/api/card.png": "when category size theme lang",
    "/feed.xml": "lang",
    "/feed.json": "lang",
  });
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  assert.ok(references.length > 10);
  for (const name of references) assert.ok(document.components.schemas[name as string], name);
});

test("an answer that is not as published would be noticed", async (t) => {
  const { ask } = await openApi(t);
  const document = (await (await ask("/api/openapi.json")).json()) as Published;
  const report = (await (await ask("/api/reports/2023-03-07")).json()) as object;
  const answer = (body: object) => Response.json(body, { headers: { "content-type": "application/json" } });
  await checkPublished(document, "/api/reports/latest", answer(report));
  for (const wrong of [
    { more: 1 },
    { warDay: 1.5 },
    { totals: { tanks: "3432" } },
    { url: 1 },
    { source: null },
  ])
    await assert.rejects(checkPublished(document, "/api/reports/latest", answer({ ...report, ...wrong })));
});
