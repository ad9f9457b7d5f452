import type { Archive } from "../core/archive.ts";
import type { Metrics } from "../lib/metrics.ts";
import type { Routes } from "./server.ts";

/** For whatever watches the process: `/healthz`, whether it is alive and its newest report, and `/metrics` for Prometheus. */
export function watchRoutes({ archive, metrics }: { archive: Archive; metrics: Metrics }): Routes {
  return (app) => {
    app.get("/healthz", (context) => context.json({ status: "ok", newest: archive.latest()?.day ?? null }));
    app.get("/metrics", async (context) =>
      context.body(await metrics.text(), { headers: { "content-type": metrics.contentType } }),
    );
  };
}
