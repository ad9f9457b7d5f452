import assert from "node:assert/strict";
import { test } from "node:test";
import { createMetrics } from "../../src/lib/metrics.ts";

/** The samples of a text in Prometheus's form, by name and labels. */
function samplesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const [, name = "", figure = ""] = /^(\S+(?:\{[^}]*\})?) (\S+)$/.exec(line) ?? assert.fail(line);
      return [name, Number(figure)];
    }),
  );
}

test("what is measured stands in the text under its name and labels", async () => {
  const metrics = createMetrics();
  metrics.arrivalLag.labels("mod").observe(45);
  metrics.arrivalLag.labels("mod").observe(400);
  metrics.postingLag.labels("telegram").observe(61);
  metrics.asked.labels("mod", "answered").inc();
  metrics.asked.labels("mod", "answered").inc();
  metrics.asked.labels("mod", "late").inc();
  metrics.answeredAt.labels("mod").set(1_786_160_400);
  metrics.held.set(2);
  const samples = samplesOf(await metrics.text());
  const expected: Readonly<Record<string, number>> = {
    'losses_report_arrival_lag_seconds_count{source="mod"}': 2,
    'losses_report_arrival_lag_seconds_sum{source="mod"}': 445,
    'losses_report_arrival_lag_seconds_bucket{le="30",source="mod"}': 0,
    'losses_report_arrival_lag_seconds_bucket{le="60",source="mod"}': 1,
    'losses_report_arrival_lag_seconds_bucket{le="600",source="mod"}': 2,
    'losses_report_posting_lag_seconds_count{platform="telegram"}': 1,
    'losses_report_posting_lag_seconds_bucket{le="60",platform="telegram"}': 0,
    'losses_source_asked_total{source="mod",outcome="answered"}': 2,
    'losses_source_asked_total{source="mod",outcome="late"}': 1,
    'losses_source_answered_timestamp_seconds{source="mod"}': 1_786_160_400,
    losses_reports_held: 2,
  };
  for (const [name, figure] of Object.entries(expected)) assert.equal(samples.get(name), figure, name);
});

test("what cannot be looked up in time keeps nothing else back", async () => {
  const metrics = createMetrics(1);
  metrics.beforeReading(() => new Promise(() => undefined));
  metrics.beforeReading(() => metrics.database.set(0));
  metrics.held.set(2);
  const samples = samplesOf(await metrics.text());
  assert.deepEqual([samples.get("losses_database_up"), samples.get("losses_reports_held")], [0, 2]);
});

test("every metric says what it is, and is there before anything was measured", async () => {
  const text = await createMetrics().text();
  const names = [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name, type]) => `${name} ${type}`);
  assert.deepEqual(names.sort(), [
    "losses_answer_duration_seconds histogram",
    "losses_clock_troubles_total counter",
    "losses_database_up gauge",
    "losses_invalid_requests gauge",
    "losses_network_up gauge",
    "losses_newest_report_timestamp_seconds gauge",
    "losses_outbox_due_posts gauge",
    "losses_outbox_oldest_due_seconds gauge",
    "losses_posted_timestamp_seconds gauge",
    "losses_posts_every_day gauge",
    "losses_posts_total counter",
    "losses_report_arrival_lag_seconds histogram",
    "losses_report_posting_lag_seconds histogram",
    "losses_reports_held gauge",
    "losses_reports_total counter",
    "losses_source_answered_timestamp_seconds gauge",
    "losses_source_asked_total counter",
    "losses_subscriptions gauge",
  ]);
  assert.equal([...text.matchAll(/^# HELP \S+ \S.+$/gm)].length, names.length);
  assert.equal(samplesOf(text).get("losses_reports_held"), 0);
});

test("two bots in one process do not share what they measure", async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.held.set(3);
  assert.equal(samplesOf(await one.text()).get("losses_reports_held"), 3);
  assert.equal(samplesOf(await other.text()).get("losses_reports_held"), 0);
  assert.match(one.contentType, /^text\/plain; version=/);
});
