import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createArchive } from "../../src/core/archive.ts";
import { addDays, FIRST_DAY } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { createArrivals } from "../../src/delivery/arrivals.ts";
import { createRound } from "../../src/delivery/round.ts";
import { createMetrics } from "../../src/lib/metrics.ts";
import { newsSources } from "../../src/sources/index.ts";
import { openStore } from "../../src/stores/index.ts";
import { rowsIn } from "../delivery/databases.ts";
import { equipmentRow, personnelRow, writeReports, writeRows } from "../delivery/dataset-files.ts";
import { addressOf, folderOf } from "../delivery/program.ts";
import { listen, realDay } from "../delivery/world.ts";
import { EQUIPMENT, PERSONNEL } from "../fakes/dataset.ts";
import { serveOrc } from "../fakes/sources/orc.ts";
import { body, json, nowhere, serve } from "../fakes/web.ts";
import { english, reportOf, TRUST } from "../reports.ts";

const day30 = realDay("2025-12-30");
const day31 = realDay("2025-12-31");

/** A folder of the program with one of two days in the format of the data set. */
async function history(t: Pick<TestContext, "after">) {
  const place = await folderOf(t);
  const data = join(place.folder, "history");
  await writeReports(data, day30, day31);
  return { ...place, data };
}

test("an import loads a folder, finds nothing new the second time, says what changed the third, and is there for questions", async (t) => {
  const { run, data } = await history(t);
  const first = await run(["import", data, "--alone"]);
  assert.deepEqual(first, {
    code: 0,
    stdout: "Read 2 reports, 2025-12-30 to 2025-12-31.\nNew: 2.\n",
    stderr: "Kept 2 of 2 reports\n",
  });
  const second = await run(["import", data, "--alone"]);
  assert.deepEqual(
    [second.code, second.stdout],
    [0, "Read 2 reports, 2025-12-30 to 2025-12-31.\nNothing is new.\nKnown already: 2.\n"],
  );
  await writeReports(data, day30, { ...day31, totals: { ...day31.totals, afvs: 23_846 } });
  const third = await run(["import", data, "--alone"]);
  assert.match(
    third.stdout,
    /^Changed: 2025-12-31: Armoured fighting vehicles 23,845 → 23,846\. The old version is kept\.$/m,
  );
  const { stdout } = await run(["ask", "/losses"]);
  assert.match(stdout, /AFVs +23,846 \(\+5\)/);
  assert.match(stdout, /^Russian combat losses, 31 December 2025\n/);
  assert.match(stdout, /Personnel: about 1,207,910 \(\+1,000\)/);
  assert.match(stdout, /Tanks +11,481 \(\+4\)/);
});

test("a bad row is named and the rest is loaded; a key that is not known is told", async (t) => {
  const { run, data } = await history(t);
  await writeRows(
    data,
    [
      { ...equipmentRow(day30), tank: "many" },
      { ...equipmentRow(day31), "laser systems": 3 },
    ],
    [personnelRow(day30), personnelRow(day31)],
  );
  const { code, stdout } = await run(["import", data, "--alone"]);
  assert.equal(code, 0);
  assert.match(stdout, /^Read 1 reports?, 2025-12-31 to 2025-12-31\.$/m);
  assert.match(
    stdout,
    /^Refused: 1, and everything else was kept:\n {2}2025-12-30: tank is many, which is no count of losses\.$/m,
  );
  assert.match(stdout, /^Not in the catalogue: “laser systems”\. It is kept under its own name\.$/m);
});

test("what cannot be read ends with 1 and a sentence, and nothing is loaded", async (t) => {
  const { run, folder } = await folderOf(t);
  const page = body("<!doctype html><title>Sign in</title>", { "content-type": "text/html" });
  const web = await serve({ [`/${EQUIPMENT}`]: page, [`/${PERSONNEL}`]: page });
  t.after(() => web.close());
  const places: readonly (readonly [string, RegExp])[] = [
    [join(folder, "nowhere"), /^dataset: file:.*nowhere\/russia_losses_\w+\.json cannot be used: .+\.\n$/],
    [web.root.href, /cannot be used: it answered with a web page where JSON was due\.\n$/],
    ["ftp://example.org/data/", /^ftp:\/\/example\.org\/data\/ names no folder.+\n$/],
  ];
  const ends = await Promise.all(places.map(([place]) => run(["import", place])));
  for (const [index, { code, stdout, stderr }] of ends.entries()) {
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, places[index]?.[1] as RegExp);
    assert.doesNotMatch(stderr, /^\s+at /m);
  }
});

test("one of the two files may be named, or nothing where the settings say", async (t) => {
  const { run, data, folder } = await history(t);
  const second = { SOURCE_DATASET_URL: `file:${data}`, DATABASE_URL: `file:${join(folder, "second.db")}` };
  const ends = await Promise.all([
    run(["import", "--alone", join(data, EQUIPMENT)]),
    run(["import", "--alone"], second),
  ]);
  for (const { code, stdout } of ends) {
    assert.equal(code, 0);
    assert.match(stdout, /^New: 2\.$/m);
  }
});

test("the other sources that cannot be reached are a line each, and end nothing", async (t) => {
  const { run, data } = await history(t);
  const closed = nowhere().href;
  const settings = {
    SOURCES: newsSources.map(({ name }) => name).join(","),
    ...Object.fromEntries(newsSources.map(({ name }) => [`SOURCE_${name.toUpperCase()}_URL`, closed])),
  };
  const { code, stdout, stderr } = await run(["import", data], settings);
  assert.deepEqual([code, stderr], [0, "Kept 2 of 2 reports\n"]);
  const [read, added, ...others] = stdout.trimEnd().split("\n");
  assert.deepEqual([read, added], ["Read 2 reports, 2025-12-30 to 2025-12-31.", "New: 2."]);
  const names = newsSources.map(({ name }) => name).filter((name) => name !== "dataset");
  assert.deepEqual(others.map((line) => line.split(" ")[0]).sort(), names.sort());
  for (const line of others)
    assert.match(line, /^(\w+) could not be read\. \1: http:\S+ cannot be used: .+\.$/);
});

test("the other sources are compared, and their reports are there for questions", async (t) => {
  const { run, data, database } = await history(t);
  const site = await serveOrc(
    json([
      { date: "2025-12-31", personnel: 1_207_910, tanks: 11_418 },
      { date: "2025-12-30", personnel: 1_206_910, tanks: 11_477 },
    ]),
  );
  t.after(() => site.close());
  const settings = { SOURCES: "dataset,orc", SOURCE_ORC_URL: site.root.href };
  const { code, stdout } = await run(["import", data], settings);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /^Compared with orc: 2 days, 2025-12-30 to 2025-12-31; 1 figure differs on 1 day\.\n {2}2025-12-31: Tanks 11,418, here 11,481 \(−63\)\.$/m,
  );
  const kept = rowsIn<{ source: string }>(database, "select source from reports order by source");
  assert.deepEqual(
    kept.map(({ source }) => source),
    ["dataset", "dataset", "orc", "orc"],
  );
});

test("the whole war is loaded from a file", async (t) => {
  const { run, folder } = await folderOf(t);
  const data = join(folder, "history");
  const days = Array.from({ length: 1_600 }, (_, index): Report => {
    const totals = Object.keys(day31.totals).map(
      (id, row) => [id, 800 + row * 100 + index * (row + 2)] as const,
    );
    return reportOf(addDays(FIRST_DAY, index), Object.fromEntries(totals));
  });
  await writeReports(data, ...days);
  const began = performance.now();
  const { code, stdout } = await run(["import", "--alone"], { SOURCE_DATASET_URL: addressOf(data) });
  t.diagnostic(`It took ${Math.round(performance.now() - began)} ms, the start of the program included.`);
  assert.equal(code, 0);
  assert.match(stdout, /^Read 1,600 reports, 2022-02-24 to 2026-07-12\.\nNew: 1,600\.$/m);
});

test("a process that runs meanwhile takes in what was imported", async (t) => {
  const { run, data, database } = await history(t);
  const store = await openStore(`file:${database}`);
  t.after(() => store.close());
  const archive = createArchive({ trust: TRUST, timeZone: "Europe/Kyiv" });
  const { log } = listen();
  const metrics = createMetrics();
  const shared = { archive, store, log, metrics, voice: english, now: Date.now, timeZone: "Europe/Kyiv" };
  const round = createRound({ ...shared, sources: [], arrivals: createArrivals({ log, metrics, store }) });
  await round.refresh();
  await run(["import", data, "--alone"]);
  await round.refresh();
  assert.deepEqual(archive.days(), ["2025-12-30", "2025-12-31"]);
});
