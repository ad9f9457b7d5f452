import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Archive } from "../core/archive.ts";
import type { Metrics } from "../lib/metrics.ts";

/** What the HTTP server tells of. */
export interface ServerParts {
  readonly archive: Archive;
  readonly metrics: Metrics;
  readonly port: number;
  readonly host: string;
}

/** A server that listens. */
export interface Server {
  /** Where it is found: `http://127.0.0.1:8080`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Starts the HTTP server. Rejects with the system's error when the port is taken. */
export async function startServer({ archive, metrics, port, host }: ServerParts): Promise<Server> {
  const app = new Hono();
  // For whatever watches the process: it is alive, and this is the newest report that it knows.
  app.get("/healthz", (context) => context.json({ status: "ok", newest: archive.latest()?.day ?? null }));
  app.get("/metrics", async (context) =>
    context.body(await metrics.text(), { headers: { "content-type": metrics.contentType } }),
  );

  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server: ServerType = serve({ fetch: app.fetch, port, hostname: host }, resolve);
  server.on("error", reject);
  const address = await promise;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
