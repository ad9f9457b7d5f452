import type { Archive } from "../core/archive.ts";
import type { Metrics } from "../lib/metrics.ts";
import type { Routes } from "./server.ts";

/** What whoever watches the process is told from. */
export interface WatchParts {
  readonly archive: Archive;
  readonly metrics: Metrics;
  /** What is missing for serving everybody. */
  readonly missing: () => Promise<readonly string[]>;
}

/**
 * For whatever watches the process: `/healthz`, whether it is alive and its newest report; `/readyz`, whether it has all
 * that it needs, and 503 with what is missing; and `/metrics` for Prometheus.
 */
export function watchRoutes({ archive, metrics, missing }: WatchParts): Routes {
  return (app) => {
    app.get("/healthz", (context) => context.json({ status: "ok", newest: archive.latest()?.day ?? null }));
    app.get("/readyz", async (context) => {
      const lacking = await missing();
      return lacking.length === 0
        ? context.json({ status: "ready" })
        : context.json({ status: "waiting", missing: lacking }, 503);
    });
    app.get("/metrics", async (context) =>
      context.body(await metrics.text(), { headers: { "content-type": metrics.contentType } }),
    );
  };
}
