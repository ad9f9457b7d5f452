import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What is measured while the program runs, for Prometheus to read. Times are in seconds. */
export interface Metrics {
  /** From the publication of a report, or from when it was last found missing, until a source brought it. By source. */
  readonly arrivalLag: Histogram<"source">;
  /** From the publication of a report until its first post. By network. */
  readonly postingLag: Histogram<"platform">;
  /** How often each source was asked, by how that ended: `answered` or the kind of fault. */
  readonly asked: Counter<"source" | "outcome">;
  /** When each source last answered, in epoch seconds. */
  readonly answeredAt: Gauge<"source">;
  /** How many reports are held because something speaks against them. */
  readonly held: Gauge;
  /** Ticks of the clock that went wrong, by how: `missed`, `overlap` or `failed`. */
  readonly clockTroubles: Counter<"trouble">;
  /** Everything that is measured, in the text form of Prometheus, and the content type of that. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** From seconds to the two hours after which a report is late. */
const LAG_BUCKETS = [5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200];

/** Metrics of their own: two bots in one process do not share them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    arrivalLag: new Histogram({
      name: "losses_report_arrival_lag_seconds",
      help: "From the publication of a report until a source brought it",
      labelNames: ["source"],
      buckets: LAG_BUCKETS,
      registers,
    }),
    postingLag: new Histogram({
      name: "losses_report_posting_lag_seconds",
      help: "From the publication of a report until its first post",
      labelNames: ["platform"],
      buckets: LAG_BUCKETS,
      registers,
    }),
    asked: new Counter({
      name: "losses_source_asked_total",
      help: "How often a source was asked, by how that ended",
      labelNames: ["source", "outcome"],
      registers,
    }),
    answeredAt: new Gauge({
      name: "losses_source_answered_timestamp_seconds",
      help: "When a source last answered",
      labelNames: ["source"],
      registers,
    }),
    held: new Gauge({
      name: "losses_reports_held",
      help: "Reports that are held because something speaks against them",
      registers,
    }),
    clockTroubles: new Counter({
      name: "losses_clock_troubles_total",
      help: "Ticks of the clock that were missed, came during the one before, or failed",
      labelNames: ["trouble"],
      registers,
    }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
