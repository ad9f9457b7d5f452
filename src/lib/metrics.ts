import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { within } from "./within.ts";

/** What is measured while the program runs, for Prometheus to read. Times are in seconds. */
export interface Metrics {
  /** From the publication of a report, or from when it was last found missing, until a source brought it. By source. */
  readonly arrivalLag: Histogram<"source">;
  /** From the publication of a report until its first post. By network. */
  readonly postingLag: Histogram<"platform">;
  /** How often each source was asked, by how that ended: `answered` or the kind of fault. */
  readonly asked: Counter<"source" | "outcome">;
  /** When each source last answered, of whatever process, in epoch seconds; when this one began where it never has. */
  readonly answeredAt: Gauge<"source">;
  /** How many reports are held because something speaks against them. */
  readonly held: Gauge;
  /** Ticks of the clock that went wrong, by how: `missed`, `overlap`, `failed` or `hung`. */
  readonly clockTroubles: Counter<"trouble">;
  /** Reports that sources brought, by what was made of them: `new` or `changed`. */
  readonly reports: Counter<"source" | "outcome">;
  /** The beginning of the day of the newest report (UTC), in epoch seconds. */
  readonly newest: Gauge;
  /** How long answers took to make, by how they ended: `answered`, `refused` as a question, or `failed` by our fault. What is no command of ours is `unknown`. */
  readonly answers: Histogram<"platform" | "command" | "outcome">;
  /** Posts that were tried, by how that ended: `sent`, or the decision about what went wrong. */
  readonly posts: Counter<"platform" | "outcome">;
  /** When the last post arrived, in epoch seconds. */
  readonly postedAt: Gauge<"platform">;
  /** Whether somebody is posted every report by itself: 1, or 0. */
  readonly everyDay: Gauge<"platform">;
  /** How many subscriptions are in force. */
  readonly subscriptions: Gauge<"platform">;
  /** How many posts are due and not sent. */
  readonly due: Gauge<"platform">;
  /** For how long the oldest of them has been due; 0 where none is. */
  readonly oldestDue: Gauge<"platform">;
  /** Whether a network is there: 1, or 0. */
  readonly up: Gauge<"platform">;
  /** Whether the database is there: 1, or 0. */
  readonly database: Gauge;
  /** Requests that networks counted as invalid within ten minutes. */
  readonly invalid: Gauge<"platform">;
  /** Does this before the metrics are read, each time. What takes seconds is not waited for. It must not reject. */
  beforeReading(look: () => void | Promise<void>): void;
  /** Measures the process too: its memory, its processor time, the delay of its event loop. */
  watchProcess(): void;
  /** Everything that is measured, in the text form of Prometheus, and the content type of that. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** From what is ready at once to what nobody waits for any more. */
const ANSWER_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 15];
/** Every so many milliseconds it is looked how late the event loop is. */
const LOOP_RESOLUTION = 50;

/** From seconds to the two hours after which a report is late. */
const LAG_BUCKETS = [5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200];

/**
 * For so many milliseconds is waited for what can only be looked up. Prometheus waits for ten seconds, and then has nothing of
 * all that is known: not even that the database does not answer.
 */
const PATIENCE = 5_000;

/** Metrics of their own: two bots in one process do not share them. */
export function createMetrics(patience = PATIENCE): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const looks: (() => void | Promise<void>)[] = [];
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
      help: "When a source last answered, or when the process began where it never has",
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
      help: "Ticks of the clock that were missed, came during the one before, failed, or did not come to an end",
      labelNames: ["trouble"],
      registers,
    }),
    reports: new Counter({
      name: "losses_reports_total",
      help: "Reports that sources brought, by what was made of them",
      labelNames: ["source", "outcome"],
      registers,
    }),
    newest: new Gauge({
      name: "losses_newest_report_timestamp_seconds",
      help: "The beginning of the day of the newest report, in UTC",
      registers,
    }),
    answers: new Histogram({
      name: "losses_answer_duration_seconds",
      help: "How long answers took to make",
      labelNames: ["platform", "command", "outcome"],
      buckets: ANSWER_BUCKETS,
      registers,
    }),
    posts: new Counter({
      name: "losses_posts_total",
      help: "Posts that were tried, by how that ended",
      labelNames: ["platform", "outcome"],
      registers,
    }),
    postedAt: new Gauge({
      name: "losses_posted_timestamp_seconds",
      help: "When the last post arrived at somebody who had subscribed",
      labelNames: ["platform"],
      registers,
    }),
    everyDay: new Gauge({
      name: "losses_posts_every_day",
      help: "Whether somebody is posted every report by itself, and not only digests or weekends together",
      labelNames: ["platform"],
      registers,
    }),
    subscriptions: new Gauge({
      name: "losses_subscriptions",
      help: "Subscriptions that are in force",
      labelNames: ["platform"],
      registers,
    }),
    due: new Gauge({
      name: "losses_outbox_due_posts",
      help: "Posts that are due and not sent",
      labelNames: ["platform"],
      registers,
    }),
    oldestDue: new Gauge({
      name: "losses_outbox_oldest_due_seconds",
      help: "For how long the oldest post that is not sent has been due",
      labelNames: ["platform"],
      registers,
    }),
    up: new Gauge({
      name: "losses_network_up",
      help: "Whether a network is there, or is for another process to be connected to",
      labelNames: ["platform"],
      registers,
    }),
    database: new Gauge({
      name: "losses_database_up",
      help: "Whether the database is there",
      registers,
    }),
    invalid: new Gauge({
      name: "losses_invalid_requests",
      help: "Requests that a network counted as invalid within ten minutes",
      labelNames: ["platform"],
      registers,
    }),
    beforeReading: (look) => void looks.push(look),
    watchProcess: () =>
      collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_RESOLUTION }),
    async text() {
      await within(patience, Promise.all(looks.map((look) => look())));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
