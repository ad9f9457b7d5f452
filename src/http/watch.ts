import type { Archive } from "../core/archive.ts";
import type { Metrics } from "../lib/metrics.ts";
import type { Routes } from "./server.ts";

/** Which of the networks that are turned on are there at this moment, by name. */
export type Ready = () => Readonly<Record<string, boolean>>;

/** What those who watch are told of. */
export interface WatchParts {
  readonly archive: Archive;
  readonly metrics: Metrics;
  readonly ready?: Ready;
}

/**
 * For whatever watches the process: `/healthz`, whether it is alive and its newest report; `/readyz`, whether every network
 * is there, 503 while one is not; and `/metrics` for Prometheus. A network that is away is no reason to start again.
 */
export function watchRoutes({ archive, metrics, ready = () => ({}) }: WatchParts): Routes {
  return (app) => {
    app.get("/healthz", (context) => context.json({ status: "ok", newest: archive.latest()?.day ?? null }));
    app.get("/readyz", (context) => {
      const networks = ready();
      const all = Object.values(networks).every(Boolean);
      return context.json({ status: all ? "ready" : "waiting", networks }, all ? 200 : 503);
    });
    app.get("/metrics", async (context) =>
      context.body(await metrics.text(), { headers: { "content-type": metrics.contentType } }),
    );
  };
}
