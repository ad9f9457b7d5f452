import assert from "node:assert/strict";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { test } from "node:test";
import { startServer } from "../../src/http/server.ts";
import { watchRoutes } from "../../src/http/watch.ts";
import { createMetrics } from "../../src/lib/metrics.ts";
import { archiveOf, EMBEDDED, reportOf } from "../reports.ts";

const metrics = createMetrics();
const place = { port: 0, host: "127.0.0.1" };
const watched = (archive = archiveOf(), own = metrics) => ({
  routes: [watchRoutes({ archive, metrics: own })],
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
  const began = performance.now();
  await server.close();
  assert.ok(performance.now() - began < 4_000);
  idle.destroy();
});

test("the address is one that can be asked, on every address of the machine and on IPv6 too", async (t) => {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const hosts = ["0.0.0.0", ...(own.some(({ address }) => address === "::1") ? ["::1"] : [])];
  for (const host of hosts) {
    const server = await startServer({ ...watched(), port: 0, host });
    t.after(() => server.close());
    assert.ok(URL.canParse(server.address), server.address);
    assert.equal((await fetch(`${server.address}/healthz`)).status, 200);
  }
});
