import assert from "node:assert/strict";
import { test } from "node:test";
import { createArrivals } from "../../src/delivery/arrivals.ts";
import { createMetrics } from "../../src/lib/metrics.ts";
import { listen } from "./world.ts";

const DAY = "2026-08-08";
/** When the day's report was published. */
const PUBLISHED = Date.parse("2026-08-08T03:40:00Z");

/** A process; those with the same memory share a store. */
function arrivals(memory = new Map<string, string | undefined>()) {
  const store = {
    recall: async (key: string) => memory.get(key),
    remember: async (key: string, value: string | undefined) => void memory.set(key, value),
  };
  const metrics = createMetrics();
  const { log, lines } = listen();
  /** How often a lag was measured, and all of them together in seconds. */
  async function measured(what: "arrivalLag" | "postingLag", label: string) {
    const { values } = await metrics[what].get();
    const own = values.filter(({ labels }) => Object.values(labels).includes(label));
    const of = (ending: string) => own.find(({ metricName }) => metricName?.endsWith(ending))?.value ?? 0;
    return { count: of("_count"), seconds: of("_sum") };
  }
  return { ...createArrivals({ log, metrics, store }), lines, measured };
}

test("from its publication, where the source tells it", async () => {
  const { came, lines, measured } = arrivals();
  await came(DAY, "mod", { published: PUBLISHED, missing: PUBLISHED - 300_000, now: PUBLISHED + 95_400 });
  assert.deepEqual(await measured("arrivalLag", "mod"), { count: 1, seconds: 95.4 });
  assert.equal(lines.length, 1);
  const [{ level, facts, sentence } = assert.fail()] = lines;
  assert.deepEqual([level, facts], ["info", { source: "mod", day: DAY, lag: 95, exact: true }]);
  assert.match(sentence, /\bmod\b.*2026-08-08.*\b95 s\b/);
});

test("else from when it was last found missing, which is the most it can be", async () => {
  const { came, lines, measured } = arrivals();
  await came(DAY, "dataset", { missing: PUBLISHED, now: PUBLISHED + 300_000 });
  assert.deepEqual(await measured("arrivalLag", "dataset"), { count: 1, seconds: 300 });
  assert.deepEqual(lines[0]?.facts, { source: "dataset", day: DAY, lag: 300, exact: false });
  assert.match(lines[0]?.sentence ?? "", /at most 300 s/);
});

test("“at most” and “within” both make a sentence", async () => {
  const { came, posted, lines } = arrivals();
  await came(DAY, "dataset", { missing: PUBLISHED, now: PUBLISHED + 300_000 });
  await posted(DAY, "telegram", PUBLISHED + 310_000);
  for (const { sentence } of lines) assert.match(sentence, /at most \d+ s after /);
});

test("nothing is measured where nobody can tell since when it was there", async () => {
  const { came, posted, lines, measured } = arrivals();
  await came(DAY, "dataset", { now: PUBLISHED });
  await came(DAY, "mod", { published: PUBLISHED + 1, now: PUBLISHED });
  await posted(DAY, "telegram", PUBLISHED + 1_000);
  assert.deepEqual(lines, []);
  for (const source of ["dataset", "mod"])
    assert.deepEqual(await measured("arrivalLag", source), { count: 0, seconds: 0 });
  assert.deepEqual(await measured("postingLag", "telegram"), { count: 0, seconds: 0 });
});

test("a report that came in the moment of its publication took no time", async () => {
  const { came, measured } = arrivals();
  await came(DAY, "mod", { published: PUBLISHED, now: PUBLISHED });
  assert.deepEqual(await measured("arrivalLag", "mod"), { count: 1, seconds: 0 });
});

test("the first post of each network is measured, once, from the publication", async () => {
  const { came, posted, lines, measured } = arrivals();
  await came(DAY, "mod", { published: PUBLISHED, now: PUBLISHED + 60_000 });
  await posted(DAY, "telegram", PUBLISHED + 62_000);
  await posted(DAY, "telegram", PUBLISHED + 63_000);
  await posted(DAY, "discord", PUBLISHED + 70_500);
  await posted(DAY, "discord", PUBLISHED + 99_000);
  assert.deepEqual(await measured("postingLag", "telegram"), { count: 1, seconds: 62 });
  assert.deepEqual(await measured("postingLag", "discord"), { count: 1, seconds: 70.5 });
  assert.deepEqual(
    lines.slice(1).map(({ facts }) => facts),
    [
      { platform: "telegram", day: DAY, source: "mod", lag: 62, exact: true },
      { platform: "discord", day: DAY, source: "mod", lag: 71, exact: true },
    ],
  );
  assert.match(lines[1]?.sentence ?? "", /2026-08-08.*telegram.*\b62 s\b/);
});

test("each source's arrival counts, and a post counts from the first of them", async () => {
  const { came, posted, lines, measured } = arrivals();
  await came(DAY, "dataset", { missing: PUBLISHED - 60_000, now: PUBLISHED + 30_000 });
  await came(DAY, "mod", { published: PUBLISHED, now: PUBLISHED + 120_000 });
  await posted(DAY, "telegram", PUBLISHED + 40_000);
  assert.deepEqual(await measured("arrivalLag", "dataset"), { count: 1, seconds: 90 });
  assert.deepEqual(await measured("arrivalLag", "mod"), { count: 1, seconds: 120 });
  assert.deepEqual(await measured("postingLag", "telegram"), { count: 1, seconds: 100 });
  assert.deepEqual(lines.at(-1)?.facts, {
    platform: "telegram",
    day: DAY,
    source: "dataset",
    lag: 100,
    exact: false,
  });
});

test("days do not mix, and a post of a day that did not come by here is not measured", async () => {
  const { came, posted, measured } = arrivals();
  await came(DAY, "mod", { published: PUBLISHED, now: PUBLISHED + 1_000 });
  await posted("2026-08-07", "telegram", PUBLISHED + 2_000);
  assert.deepEqual(await measured("postingLag", "telegram"), { count: 0, seconds: 0 });
  await came("2026-08-09", "mod", { published: PUBLISHED + 86_400_000, now: PUBLISHED + 86_401_000 });
  await posted(DAY, "telegram", PUBLISHED + 3_000);
  await posted("2026-08-09", "telegram", PUBLISHED + 86_405_000);
  assert.deepEqual(await measured("postingLag", "telegram"), { count: 2, seconds: 8 });
});

test("the first post is measured by the process that posts, whichever asked the source, and by no later one", async () => {
  const memory = new Map<string, string | undefined>();
  await arrivals(memory).came(DAY, "mod", { published: PUBLISHED, now: PUBLISHED + 60_000 });
  const sender = arrivals(memory);
  await sender.posted(DAY, "telegram", PUBLISHED + 62_000);
  assert.deepEqual(await sender.measured("postingLag", "telegram"), { count: 1, seconds: 62 });
  const next = arrivals(memory);
  await next.posted(DAY, "telegram", PUBLISHED + 36_000_000);
  assert.deepEqual(await next.measured("postingLag", "telegram"), { count: 0, seconds: 0 });
});

test("a database that is away keeps nothing from being measured where it happened", async () => {
  const broken = () => Promise.reject(new Error("the database is away"));
  const metrics = createMetrics();
  const { came, posted } = createArrivals({
    log: listen().log,
    metrics,
    store: { recall: broken, remember: broken },
  });
  await came(DAY, "mod", { published: PUBLISHED, now: PUBLISHED + 60_000 });
  await posted(DAY, "telegram", PUBLISHED + 62_000);
  const { values } = await metrics.postingLag.get();
  assert.equal(values.find(({ metricName }) => metricName?.endsWith("_sum"))?.value, 62);
});

test("what is remembered and cannot be read ends nothing: it is as if nothing were", async () => {
  const { came, posted, lines } = arrivals(new Map([["arrival", "{"]]));
  await posted(DAY, "telegram", PUBLISHED + 1_000);
  assert.deepEqual(lines, []);
  await came(DAY, "mod", { published: PUBLISHED, now: PUBLISHED + 2_000 });
  await posted(DAY, "discord", PUBLISHED + 3_000);
  assert.deepEqual(
    lines.map(({ facts }) => facts["lag"]),
    [2, 3],
  );
});
