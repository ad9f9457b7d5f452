import assert from "node:assert/strict";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "../../src/http/failure-schema.ts";
import { hookRoutes } from "../../src/http/hooks.ts";
import { startServer } from "../../src/http/server.ts";
import { watchRoutes } from "../../src/http/watch.ts";
import { createMetrics } from "../../src/lib/metrics.ts";
import { archiveOf, EMBEDDED, reportOf } from "../reports.ts";

const metrics = createMetrics();
const log = { debug() {}, info() {}, warn() {}, error() {} };
const place = { port: 0, host: "127.0.0.1", log };
const watched = (archive = archiveOf(), own = metrics, lacking: readonly string[] = []) => ({
  routes: [watchRoutes({ archive, metrics: own, missing: () => Promise.resolve(lacking) })],
});

test("/healthz tells the newest report, also one that came later", async (t) => {
  const archive = archiveOf(...EMBEDDED);
  const server = await startServer({ ...watched(archive), ...place });
  t.after(() => server.close());
  const ask = async () => (await fetch(`${server.address}/healthz`)).json();
  assert.deepEqual(await ask(), { status: "ok", newest: "2023-05-21" });
  archive.add([reportOf("2025-12-31", { tanks: 11_481 })]);
  assert.deepEqual(await ask(), { status: "ok", newest: "2025-12-31" });
});

test("an archive without a day is healthy too, and any other page is a 404", async (t) => {
  const server = await startServer({ ...watched(), ...place });
  t.after(() => server.close());
  const response = await fetch(`${server.address}/healthz`);
  assert.deepEqual([response.status, await response.json()], [200, { status: "ok", newest: null }]);
  assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
  assert.equal((await fetch(`${server.address}/`)).status, 404);
  assert.equal((await fetch(`${server.address}/healthz`, { method: "POST" })).status, 404);
});

test("/metrics tells what was measured by then, in the form that Prometheus reads", async (t) => {
  const own = createMetrics();
  const server = await startServer({ ...watched(archiveOf(), own), ...place });
  t.after(() => server.close());
  const ask = async () => {
    const response = await fetch(`${server.address}/metrics`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
    return response.text();
  };
  assert.match(await ask(), /^losses_reports_held 0$/m);
  own.held.set(1);
  own.asked.labels("mod", "late").inc();
  const text = await ask();
  assert.match(text, /^losses_reports_held 1$/m);
  assert.match(text, /^losses_source_asked_total\{source="mod",outcome="late"\} 1$/m);
  assert.equal((await fetch(`${server.address}/metrics`, { method: "POST" })).status, 404);
});

test("checklist 45: /readyz says whether everything is there, or what is missing", async (t) => {
  for (const [lacking, status, answer] of [
    [[], 200, { status: "ready" }],
    [["database", "discord"], 503, { status: "waiting", missing: ["database", "discord"] }],
  ] as const) {
    const server = await startServer({ ...watched(archiveOf(), metrics, lacking), ...place });
    t.after(() => server.close());
    const response = await fetch(`${server.address}/readyz`);
    assert.deepEqual([response.status, await response.json()], [status, answer]);
  }
});

test("a taken port is an error of the system", async (t) => {
  const server = await startServer({ ...watched(), ...place });
  t.after(() => server.close());
  const port = Number(new URL(server.address).port);
  await assert.rejects(startServer({ ...watched(), ...place, port }), { code: "EADDRINUSE" });
});

test("connections that are kept open do not hold up the end", async () => {
  const server = await startServer({ ...watched(), ...place });
  await (await fetch(`${server.address}/healthz`)).text();
  const idle = connect(Number(new URL(server.address).port), "127.0.0.1");
  idle.on("error", () => {});
  await new Promise((resolve) => idle.once("connect", resolve));
  // The server lets go of it: left alone it would stay for a minute.
  const [first] = await Promise.race([
    server.close().then(() => ["the end"]),
    pause(30_000, ["the wait"], { ref: false }),
  ]);
  assert.equal(first, "the end");
  idle.destroy();
});

test("the address is one that can be asked, on every address of the machine and on IPv6 too", async (t) => {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const hosts = ["0.0.0.0", ...(own.some(({ address }) => address === "::1") ? ["::1"] : [])];
  for (const host of hosts) {
    const server = await startServer({ ...watched(), port: 0, host, log });
    t.after(() => server.close());
    assert.ok(URL.canParse(server.address), server.address);
    assert.equal((await fetch(`${server.address}/healthz`)).status, 200);
  }
});

test("every answer carries the headers of security, also one that failed or was never there", async (t) => {
  const told: unknown[] = [];
  const server = await startServer({
    port: 0,
    host: "127.0.0.1",
    log: { ...log, error: (facts, sentence) => void told.push({ ...facts, sentence }) },
    routes: [
      (app) =>
        app
          .get("/own", (context) =>
            context.body("", { headers: { "content-security-policy": "default-src 'self'" } }),
          )
          .get("/broken/:secret", () => {
            throw new Error("broken");
          }),
    ],
  });
  t.after(() => server.close());
  for (const [path, status] of [
    ["/own", 200],
    ["/broken/secret?token=secret", 500],
    ["/none", 404],
  ] as const) {
    const response = await fetch(`${server.address}${path}`);
    assert.equal(response.status, status);
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal(response.headers.get("x-frame-options"), "DENY");
    assert.equal(response.headers.get("referrer-policy"), "no-referrer");
    assert.equal(response.headers.get("strict-transport-security"), null);
    const policy = response.headers.get("content-security-policy") ?? "";
    assert.match(
      policy,
      path === "/own" ? /^default-src 'self'$/ : /^default-src 'none'; .*frame-ancestors 'none'$/,
    );
  }
  assert.equal(told.length, 1);
  const [{ err, ...facts }] = told as [{ err: Error }];
  assert.equal(err.message, "broken");
  assert.deepEqual(facts, { path: "/broken/:secret", sentence: "An HTTP request could not be answered." });
  const failed = Failure.parse(await (await fetch(`${server.address}/broken/secret`)).json());
  assert.equal(failed.error.code, "fault");
  assert.doesNotMatch(failed.error.message, /broken/);
});

test("under a path it is found with the path and without, and so are the places where networks call", async (t) => {
  const hook = (path: string) => ({ path, answer: () => ({ status: 200, body: { path } }) as const });
  const hooks = [hook("/losses/telegram"), hook("/discord/interactions")];
  const server = await startServer({ ...place, base: "/losses", routes: [hookRoutes(hooks, "/losses")] });
  t.after(() => server.close());
  for (const [asked, path] of [
    ["/losses/telegram", "/losses/telegram"],
    ["/telegram", "/losses/telegram"],
    ["/losses/discord/interactions", "/discord/interactions"],
    ["/discord/interactions", "/discord/interactions"],
  ]) {
    const answer = await fetch(`${server.address}${asked}`, { method: "POST" });
    assert.deepEqual(await answer.json(), { path }, asked);
  }
  assert.equal((await fetch(`${server.address}/lossestelegram`, { method: "POST" })).status, 404);
});

test("a body of more than a megabyte is refused, told or not, and one of less is read", async (t) => {
  const server = await startServer({
    ...place,
    routes: [
      (app) =>
        app.post("/take", async (context) => context.json({ bytes: (await context.req.text()).length })),
    ],
  });
  t.after(() => server.close());
  const send = (body: string | ReadableStream) =>
    fetch(`${server.address}/take`, { method: "POST", body, duplex: "half" } as RequestInit);
  const streamed = (count: number) =>
    new ReadableStream({
      pull(controller) {
        if (count-- > 0) controller.enqueue(new Uint8Array(100_000));
        else controller.close();
      },
    });
  assert.deepEqual(await (await send("x".repeat(1_000_000))).json(), { bytes: 1_000_000 });
  assert.deepEqual(await (await send(streamed(9))).json(), { bytes: 900_000 });
  for (const body of ["x".repeat(1_000_001), streamed(11)]) {
    const response = await send(body);
    const { error } = Failure.parse(await response.json());
    assert.deepEqual([response.status, error.code], [413, "too-large"]);
  }
});

test("what is loaded for the first question to it answers that and all others, and is not loaded before", async (t) => {
  let loaded = 0;
  const server = await startServer({
    ...place,
    routes: [(app) => app.get("/own", (context) => context.text("own"))],
    others: async () => {
      loaded++;
      return [(app) => app.post("/other", async (context) => context.text(await context.req.text()))];
    },
  });
  t.after(() => server.close());
  const own = async () => (await fetch(`${server.address}/own`)).text();
  const other = async () => {
    const response = await fetch(`${server.address}/other`, { method: "POST", body: "said" });
    return [response.status, await response.text(), response.headers.get("x-content-type-options")];
  };
  assert.deepEqual([await own(), loaded], ["own", 0]);
  const answers = await Promise.all([other(), other()]);
  assert.deepEqual([...answers, await other()], Array(3).fill([200, "said", "nosniff"]));
  assert.equal((await fetch(`${server.address}/nothing`)).status, 404);
  assert.deepEqual([await own(), loaded], ["own", 1]);
});
