import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { isAtMachine, isLoopback, isOwn } from "../../../src/platforms/web/visitors.ts";

/** What a question with these headers is taken for. */
async function taken(headers: Record<string, string>) {
  const app = new Hono();
  app.get("/", (context) => context.json({ machine: isAtMachine(context), own: isOwn(context) }));
  return (await app.request("/", { headers })).json() as Promise<{ machine: boolean; own: boolean }>;
}

test("only addresses of this machine are loopback", () => {
  for (const host of ["127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"])
    assert.ok(isLoopback(host), host);
  for (const host of ["0.0.0.0", "::", "192.168.1.2", "127.0.0.1.example", "localhost.example", ""])
    assert.ok(!isLoopback(host), host);
});

test("whoever is handed on, or found the page by another name, does not sit at the machine", async () => {
  const host = "127.0.0.1:8080";
  assert.deepEqual(await taken({ host }), { machine: true, own: true });
  assert.deepEqual(await taken({ host: "localhost:8080", origin: "http://localhost:8080" }), {
    machine: true,
    own: true,
  });
  for (const headers of [
    { host: "losses.example" },
    { host: "127.0.0.1.losses.example" },
    { host, "x-forwarded-for": "203.0.113.7" },
    { host, via: "1.1 proxy" },
    { host, origin: "https://losses.example" },
    { host, origin: "http://127.0.0.1:9090" },
    { host, origin: "null" },
  ] as Record<string, string>[])
    assert.equal((await taken(headers)).machine, false, JSON.stringify(headers));
});

test("what a page of somebody else makes a browser send is not our own", async () => {
  const host = "losses.example";
  for (const [headers, own] of [
    [{ host, origin: "https://losses.example" }, true],
    [{ host, "sec-fetch-site": "same-origin" }, true],
    [{ host, "sec-fetch-site": "none" }, true],
    [{ host, "sec-fetch-site": "cross-site" }, false],
    [{ host, "sec-fetch-site": "same-site", origin: "https://losses.example" }, false],
    [{ host, origin: "https://elsewhere.example" }, false],
    [{ host, origin: "null" }, false],
  ] as [Record<string, string>, boolean][])
    assert.equal((await taken(headers)).own, own, JSON.stringify(headers));
});
