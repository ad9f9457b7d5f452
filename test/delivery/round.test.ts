import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createArchive } from "../../src/core/archive.ts";
import type { Report } from "../../src/core/report.ts";
import { type Harvest, type Source, SourceFailure } from "../../src/core/source.ts";
import { recallState } from "../../src/core/source-state.ts";
import type { Store } from "../../src/core/store.ts";
import { createArrivals } from "../../src/delivery/arrivals.ts";
import { createRound } from "../../src/delivery/round.ts";
import { createMetrics } from "../../src/lib/metrics.ts";
import { createDataset } from "../../src/sources/dataset.ts";
import { openStore } from "../../src/stores/index.ts";
import { serveRows } from "../fakes/dataset.ts";
import { toolsOf } from "../fakes/tools.ts";
import { nowhere } from "../fakes/web.ts";
import { english, reportOf } from "../reports.ts";
import { newDatabase } from "./databases.ts";
import { equipmentRow, personnelRow } from "./dataset-files.ts";
import { listen, realDay, sourceOf } from "./world.ts";

const HALF_AN_HOUR = 30 * 60_000;
const signal = () => AbortSignal.timeout(60_000);
const day30 = realDay("2025-12-30");
const day31 = realDay("2025-12-31");

/** Rounds over one database; each stands for a process of its own. */
async function desk(t: Pick<TestContext, "after">) {
  const database = await newDatabase();
  const stores: Store[] = [];
  t.after(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });
  let clock = Date.parse("2025-12-31T05:00:00Z");
  return {
    forward(milliseconds: number) {
      clock += milliseconds;
    },
    async round(sources: readonly Source[]) {
      const store = await openStore(database.address);
      stores.push(store);
      const { log, lines } = listen();
      const archive = createArchive({ trust: ["first", "second", "dataset"], timeZone: "Europe/Kyiv" });
      const metrics = createMetrics();
      const arrivals = createArrivals({ log, metrics, store });
      const round = createRound({
        sources,
        archive,
        store,
        log,
        metrics,
        arrivals,
        voice: english,
        now: () => clock,
        timeZone: "Europe/Kyiv",
      });
      const sentences = () => lines.map(({ sentence }) => sentence);
      async function addresses(): Promise<string[]> {
        const rows = await database.query<{ address: string }>("select address from reports");
        return rows.map(({ address }) => address);
      }
      return { ...round, store, archive, lines, sentences, addresses };
    },
  };
}

/** A source's answer that does not come before it is given up. */
async function* never(stop: AbortSignal): AsyncGenerator<Harvest> {
  stop.throwIfAborted();
  await new Promise((_resolve, reject) => stop.addEventListener("abort", () => reject(stop.reason)));
  yield { reports: [], refused: [], unknown: [] };
}

/** A source that fails until it is mended. */
function moody(name: string, reports: readonly Report[]) {
  const source = sourceOf(reports, name);
  const fetch = source.fetch.bind(source);
  const state = { broken: true };
  return Object.assign(source, {
    state,
    async *fetch(...given: Parameters<Source["fetch"]>) {
      if (state.broken) throw new SourceFailure(`${name}: it cannot be used.`);
      yield* fetch(...given);
    },
  });
}

test("a look keeps what is new, in the archive and in the database", async (t) => {
  const { round } = await desk(t);
  const one = await round([sourceOf([day30, day31])]);
  await one.look(signal());
  assert.deepEqual(one.archive.days(), ["2025-12-30", "2025-12-31"]);
  assert.deepEqual(
    (await one.store.reports()).map(({ report }) => report),
    [day30, day31],
  );
  assert.deepEqual(one.sentences(), ["dataset brought 2 new reports; the newest is of 2025-12-31."]);
  await one.look(signal());
  assert.equal(one.lines.length, 1);
  assert.equal((await one.store.reports()).length, 2);
});

test("a restatement is kept as a new version and told with what differs", async (t) => {
  const { round, forward } = await desk(t);
  const source = sourceOf([day30, day31]);
  const one = await round([source]);
  await one.look(signal());
  forward(HALF_AN_HOUR);
  source.reports = [day30, { ...day31, totals: { ...day31.totals, tanks: 11_482 } }];
  await one.look(signal());
  assert.equal(one.archive.on("2025-12-31")?.totals["tanks"], 11_482);
  const { facts, sentence } = one.lines.at(-1) as (typeof one.lines)[number];
  assert.equal(sentence, "dataset restated the report of 2025-12-31.");
  assert.deepEqual(facts["differences"], [{ category: "tanks", before: 11_481, after: 11_482 }]);
});

test("a source that fails stops no other, and is told once until it works again", async (t) => {
  const { round, forward } = await desk(t);
  const broken = moody("first", [reportOf("2025-12-31", day31.totals, { source: "first" })]);
  const one = await round([broken, sourceOf([day31], "second")]);
  const failures = () =>
    one.sentences().filter((sentence) => sentence.startsWith("first could not be asked"));
  for (let count = 0; count < 3; count++) await one.look(signal());
  assert.equal(one.archive.on("2025-12-31")?.source, "dataset");
  assert.equal(failures().length, 1);
  broken.state.broken = false;
  await one.look(signal());
  assert.equal(one.archive.on("2025-12-31")?.source, "first");
  broken.state.broken = true;
  forward(HALF_AN_HOUR);
  for (let count = 0; count < 3; count++) await one.look(signal());
  assert.equal(failures().length, 2);
});

test("that no source can be reached is one line, and each is told by itself once another is back", async (t) => {
  const { round } = await desk(t);
  const unreachable = async () => createDataset(nowhere(), toolsOf());
  const named = (source: Source, name: string): Source => ({ ...source, name });
  const first = named(await unreachable(), "first");
  const second = moody("dataset", [day31]);
  const { fetch } = second;
  second.fetch = async function* (...given) {
    yield* (second.state.broken ? first : { fetch }).fetch(...given);
  };
  const one = await round([first, second]);
  for (let count = 0; count < 2; count++) await one.look(signal());
  assert.deepEqual(one.sentences(), [
    "No source can be reached; answers come from what is known. They are asked again by themselves.",
  ]);
  second.state.broken = false;
  await one.look(signal());
  const told = one.sentences().slice(1);
  assert.equal(told.length, 2);
  assert.ok(told.some((sentence) => sentence.startsWith("first could not be asked")));
  assert.ok(told.some((sentence) => sentence.startsWith("dataset brought 1 new report")));
});

test("a source that answers nothing is given up in time, told once, and keeps no other from being asked", async (t) => {
  const { round } = await desk(t);
  const wait = AbortSignal.timeout.bind(AbortSignal);
  t.mock.method(AbortSignal, "timeout", () => wait(50));
  const hanging: Source = {
    ...sourceOf([], "first"),
    fetch: (_since, stop) => never(stop),
  };
  const one = await round([hanging, sourceOf([day31])]);
  for (let count = 0; count < 2; count++) await one.look(new AbortController().signal);
  assert.equal(one.sentences().filter((sentence) => sentence.startsWith("first")).length, 1);
  assert.deepEqual(one.archive.days(), ["2025-12-31"]);
});

test("nothing is told of a look that the end of the program broke off", async (t) => {
  const { round } = await desk(t);
  const stopping = new AbortController();
  const source = createDataset(nowhere(), toolsOf());
  const one = await round([source]);
  stopping.abort();
  await one.look(stopping.signal);
  assert.deepEqual(one.lines, []);
});

test("unknown keys and refused rows are told once, and the rest of the data is kept", async (t) => {
  const { round } = await desk(t);
  const [good, bad] = [equipmentRow(day31), { ...equipmentRow(day30), tank: -3 }];
  const web = await serveRows(
    [bad, { ...good, "laser systems": 7 }],
    [personnelRow(day30), personnelRow(day31)],
  );
  t.after(() => web.close());
  const one = await round([createDataset(web.root, toolsOf())]);
  for (let count = 0; count < 3; count++) await one.look(signal());
  assert.deepEqual(one.archive.days(), ["2025-12-31"]);
  assert.equal(one.archive.on("2025-12-31")?.totals["laser systems"], 7);
  const warnings = one.lines.filter(({ level }) => level === "warn");
  assert.equal(warnings.length, 2);
  assert.deepEqual(warnings.map(({ facts }) => facts["key"] ?? facts["row"]).sort(), [
    "2025-12-30",
    "laser systems",
  ]);
});

test("a source that brings all in one answer is asked for everything at first and after a restart, else for the last seven days, and seldom once it has the day's report", async (t) => {
  const { round, forward } = await desk(t);
  const source = sourceOf([day31]);
  const asked: string[] = [];
  const fetch = source.fetch.bind(source);
  const noted: Source = {
    ...source,
    fetch(since, stop) {
      asked.push(since);
      return fetch(since, stop);
    },
  };
  const one = await round([noted]);
  await one.look(signal());
  await one.look(signal());
  assert.deepEqual(asked, ["2022-02-24"]);
  forward(HALF_AN_HOUR);
  await one.look(signal());
  const restarted = await round([noted]);
  await restarted.refresh();
  await restarted.look(signal());
  assert.deepEqual(asked, ["2022-02-24", "2025-12-24", "2022-02-24"]);
});

test("a refresh takes in what another process kept, and its restatements", async (t) => {
  const { round, forward } = await desk(t);
  const one = await round([]);
  const other = await round([sourceOf([day30])]);
  await other.look(signal());
  await one.refresh();
  assert.deepEqual(one.archive.days(), ["2025-12-30"]);
  forward(1_000);
  await other.store.keep(
    [day31, { ...day30, totals: { ...day30.totals, tanks: 1 } }],
    Date.parse("2025-12-31T06:00:00Z"),
  );
  await one.refresh();
  assert.deepEqual(one.archive.days(), ["2025-12-30", "2025-12-31"]);
  assert.equal(one.archive.on("2025-12-30")?.totals["tanks"], 1);
});

test("a refresh takes in what was kept at the same instant as what it has seen", async (t) => {
  const { round } = await desk(t);
  const one = await round([]);
  const other = await round([]);
  const at = Date.parse("2025-12-31T05:00:00Z");
  await other.store.keep([day30], at);
  await one.refresh();
  await other.store.keep([day31], at);
  await one.refresh();
  assert.deepEqual(one.archive.days(), ["2025-12-30", "2025-12-31"]);
});

test("what was kept at once, as by an import, is read again for an hour and not for ever", async (t) => {
  const { round, forward } = await desk(t);
  const one = await round([]);
  await one.store.keep([day30, day31], Date.parse("2025-12-31T05:00:00Z"), "first");
  const read: number[] = [];
  const { reports } = one.store;
  one.store.reports = async (since) => {
    const found = await reports(since);
    read.push(found.length);
    return found;
  };
  await one.refresh();
  await one.refresh();
  forward(2 * HALF_AN_HOUR + 60_001);
  await one.refresh();
  await one.refresh();
  assert.deepEqual(read, [2, 2, 2, 0]);
  assert.ok(one.archive.by("dataset", "2025-12-31"));
});

test("a refresh takes in what another process dated before it had to wait for the database", async (t) => {
  const { round } = await desk(t);
  const one = await round([]);
  const other = await round([]);
  const at = Date.parse("2025-12-31T05:00:00Z");
  await other.store.keep([day31], at + 1);
  await one.refresh();
  await other.store.keep([day30], at);
  await one.refresh();
  assert.deepEqual(one.archive.days(), ["2025-12-30", "2025-12-31"]);
});

test("a report dated in the future is kept and held, so that a slip in a date holds nothing back", async (t) => {
  const { round } = await desk(t);
  const slip = reportOf("2052-12-31", day31.totals);
  const tomorrow = reportOf("2026-01-01", day31.totals);
  const one = await round([sourceOf([day31, tomorrow, slip])]);
  for (let count = 0; count < 3; count++) await one.look(signal());
  assert.deepEqual(one.archive.days(), ["2025-12-31"]);
  assert.equal((await one.store.reports()).length, 3);
  assert.deepEqual(
    one.lines.filter(({ level }) => level === "warn").map(({ facts }) => facts["day"]),
    ["2026-01-01", "2052-12-31"],
  );
});

test("what a source could not tell is asked for again, from the last day up to which it told everything", async (t) => {
  const { round, forward } = await desk(t);
  const asked: string[] = [];
  let breaks = false;
  const source: Source = {
    ...sourceOf([], "first"),
    async *fetch(since) {
      asked.push(since);
      yield {
        reports: [reportOf("2025-12-30", day30.totals, { source: "first" })],
        refused: [],
        unknown: [],
      };
      if (breaks) throw new SourceFailure("first: the second page cannot be used.");
    },
  };
  const { whole: _none, ...paged } = source;
  const one = await round([paged]);
  await one.look(signal());
  breaks = true;
  forward(20 * 24 * 60 * 60_000);
  await one.look(signal());
  breaks = false;
  forward(HALF_AN_HOUR);
  await one.look(signal());
  assert.deepEqual(asked, ["2025-12-24", "2025-12-30", "2025-12-30"]);
});

test("a clock that is set back keeps no source from being asked", async (t) => {
  const { round, forward } = await desk(t);
  let asked = 0;
  const source = sourceOf([day31]);
  const one = await round([
    {
      ...source,
      fetch: (...given) => {
        asked++;
        return source.fetch(...given);
      },
    },
  ]);
  await one.look(signal());
  forward(-5 * 60 * 60_000);
  await one.look(signal());
  assert.equal(asked, 2);
});

test("a report is kept with the address where it was read", async (t) => {
  const { round } = await desk(t);
  const web = await serveRows([equipmentRow(day31)], [personnelRow(day31)]);
  t.after(() => web.close());
  const one = await round([createDataset(web.root, toolsOf())]);
  await one.look(signal());
  assert.deepEqual(await one.addresses(), [web.root.href]);
});

test("what was kept of a source and cannot be read is told, and keeps it from nothing", async (t) => {
  for (const kept of ["", "{", "null", '{"askedAt":"yesterday"}']) {
    const { round } = await desk(t);
    const one = await round([sourceOf([day30, day31])]);
    await one.store.remember("source dataset", kept);
    await one.look(signal());
    assert.deepEqual(one.archive.days(), ["2025-12-30", "2025-12-31"], kept);
    const told = one.lines.filter(({ sentence }) =>
      /It cannot be read what was kept of how dataset/.test(sentence),
    );
    assert.deepEqual(
      told.map(({ level, facts }) => [level, facts]),
      [["warn", { source: "dataset" }]],
      kept,
    );
    assert.equal((await recallState(one.store, "dataset")).newest, "2025-12-31", kept);
  }
});
