import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { test } from "node:test";
import { reportOf } from "../reports.ts";
import { openApi } from "./api-server.ts";

const PATHS = [
  "/api/reports/latest",
  "/api/reports/2023-03-07",
  "/api/reports?from=2023-03-01&to=2023-03-31",
  "/api/summary?when=2023-03-07",
  "/api/card.png?when=2023-03-07",
  "/api/openapi.json",
  "/feed.xml",
  "/feed.json?lang=uk",
];

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const pictures = {
  draw: async ({ name, alt }: { name: string; alt: string }) => ({ png, name, alt, key: name }),
};

test("whoever has an answer already is told so until it changes", async (t) => {
  const { ask, archive } = await openApi(t, { pictures });
  const tags = new Map<string, string>();
  for (const path of PATHS) {
    const first = await ask(path);
    const tag = first.headers.get("etag") ?? "";
    assert.match(tag, /^"[^"]+"$/, path);
    assert.match(first.headers.get("cache-control") ?? "", /^public, max-age=\d+$/, path);
    tags.set(path, tag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const again = await ask(path, { headers: { "if-none-match": known, origin: "https://example.org" } });
      assert.equal(again.status, 304, `${path} ${known}`);
      assert.equal(await again.text(), "");
      assert.equal(again.headers.get("etag"), tag);
      assert.equal(again.headers.get("cache-control"), first.headers.get("cache-control"));
      assert.equal(again.headers.get("access-control-allow-origin"), "*");
      assert.equal(again.headers.get("x-content-type-options"), "nosniff");
    }
    assert.equal((await ask(path, { headers: { "if-none-match": '"other"' } })).status, 200);
  }
  archive.add([reportOf("2023-03-07", { personnel: 154_840, tanks: 3_432, afvs: 6_714 })]);
  const changed: string[] = [];
  for (const [path, tag] of tags)
    if ((await ask(path, { headers: { "if-none-match": tag } })).status === 200) changed.push(path);
  assert.deepEqual(changed, [
    "/api/reports/2023-03-07",
    "/api/reports?from=2023-03-01&to=2023-03-31",
    "/api/summary?when=2023-03-07",
    "/feed.xml",
    "/feed.json?lang=uk",
  ]);
});

test("a HEAD says what a GET would, without the body", async (t) => {
  const { ask } = await openApi(t, { pictures });
  for (const path of [...PATHS, "/api/reports/2023-03-08", "/api/nothing"]) {
    const [head, get] = [await ask(path, { method: "HEAD" }), await ask(path)];
    assert.equal(head.status, get.status, path);
    assert.equal(await head.text(), "");
    for (const header of ["etag", "content-type", "cache-control"])
      assert.equal(head.headers.get(header), get.headers.get(header), `${path} ${header}`);
  }
});

test("programs of any origin may read everything, failures too", async (t) => {
  const { ask } = await openApi(t, { pictures });
  for (const path of [...PATHS, "/api/reports/never", "/api/nothing"]) {
    const { headers } = await ask(path, { headers: { origin: "https://example.org" } });
    assert.equal(headers.get("access-control-allow-origin"), "*", path);
    assert.equal(headers.get("access-control-allow-credentials"), null);
    assert.match(headers.get("access-control-expose-headers") ?? "", /ETag/);
    assert.equal(headers.get("cross-origin-resource-policy"), "cross-origin");
    const preflight = await ask(path, {
      method: "OPTIONS",
      headers: { origin: "https://example.org", "access-control-request-method": "GET" },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-methods"), "GET,HEAD,OPTIONS");
  }
});

test("that too much was sent may be read by programs of any origin too", async (t) => {
  const { address } = await openApi(t);
  for (const path of ["/api/reports/latest", "/api/nothing", "/feed.xml"]) {
    // Nothing of the body is sent, or the connection might be closed before all of it is.
    const asking = request(`${address}${path}`, {
      method: "POST",
      headers: { "content-length": 1_000_001, "x-forwarded-for": "203.0.113.1" },
    });
    asking.flushHeaders();
    const [{ statusCode, headers }] = (await once(asking, "response")) as [IncomingMessage];
    asking.destroy();
    assert.deepEqual([statusCode, headers["access-control-allow-origin"]], [413, "*"], path);
    assert.equal(headers["cross-origin-resource-policy"], "cross-origin");
  }
});

test("nothing can be written, and what is not there says where to look", async (t) => {
  const { ask } = await openApi(t);
  for (const path of ["/api/reports/2023-03-07", "/api/card.png", "/api/nothing", "/feed.xml", "/feed.json"])
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const response = await ask(path, { method });
      assert.deepEqual([response.status, response.headers.get("allow")], [405, "GET, HEAD, OPTIONS"], path);
      assert.deepEqual(await response.json(), {
        error: { code: "not-allowed", message: "This API is only read: use GET." },
      });
    }
  for (const path of ["/api", "/api/", "/api/reports/2023-03-07/tanks", "/api/Reports/latest"]) {
    const response = await ask(path);
    assert.equal(response.status, 404, path);
    assert.deepEqual(await response.json(), {
      error: { code: "not-found", message: "There is nothing here: /api/openapi.json lists what there is." },
    });
  }
});

test("one visitor gets so much, pictures less of it, and everybody else goes on", async (t) => {
  let now = Date.parse("2023-05-21T09:00:00Z");
  const { ask } = await openApi(t, { pictures, now: () => now });
  const as = (address: string) => ({ headers: { "x-forwarded-for": address } });
  const statuses = async (path: string, count: number, address: string) => {
    const all = await Promise.all(Array.from({ length: count }, () => ask(path, as(address))));
    const byStatus = Map.groupBy(all, ({ status }) => status);
    return Object.fromEntries([...byStatus].map(([status, some]) => [status, some.length]));
  };
  assert.deepEqual(await statuses("/api/card.png", 10, "203.0.113.1"), { 200: 8, 429: 2 });
  assert.deepEqual(await statuses("/api/reports/latest", 52, "203.0.113.1"), { 200: 50, 429: 2 });
  assert.deepEqual(await statuses("/feed.xml", 1, "203.0.113.1"), { 429: 1 });
  assert.deepEqual(await statuses("/feed.xml", 61, "203.0.113.2"), { 200: 60, 429: 1 });
  const refused = await ask("/api/nothing", as("203.0.113.2"));
  assert.deepEqual([refused.status, refused.headers.get("retry-after")], [429, "10"]);
  assert.equal(refused.headers.get("access-control-allow-origin"), "*");
  now += 10_000;
  assert.deepEqual(await statuses("/api/card.png", 1, "203.0.113.1"), { 200: 1 });
  assert.deepEqual(await statuses("/feed.xml", 60, "203.0.113.2"), { 200: 60 });
});

test("an answer that fails is noted without what was asked, and says nothing of why", async (t) => {
  const { ask, told } = await openApi(t);
  const response = await ask("/api/card.png?when=2023-03-07");
  assert.deepEqual([response.status, response.headers.get("cache-control")], [500, "no-store"]);
  assert.doesNotMatch(await response.text(), /drawn/);
  assert.deepEqual(
    told.map((facts) => "path" in facts && facts.path),
    ["/api/card.png"],
  );
});
