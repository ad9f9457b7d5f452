import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createArchive } from "../../src/core/archive.ts";
import { createRound } from "../../src/delivery/round.ts";
import { openStore } from "../../src/stores/index.ts";
import { equipmentRow, personnelRow, writeReports, writeRows } from "../delivery/dataset-files.ts";
import { folderOf } from "../delivery/program.ts";
import { listen, realDay } from "../delivery/world.ts";
import { EQUIPMENT, PERSONNEL } from "../fakes/dataset.ts";
import { body, serve } from "../fakes/web.ts";
import { TRUST } from "../reports.ts";

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
  const first = await run(["import", data]);
  assert.deepEqual(first, {
    code: 0,
    stdout: "Read 2 reports, 2025-12-30 to 2025-12-31.\nNew: 2.\n",
    stderr: "",
  });
  const second = await run(["import", data]);
  assert.deepEqual(
    [second.code, second.stdout],
    [0, "Read 2 reports, 2025-12-30 to 2025-12-31.\nNothing is new.\nKnown already: 2.\n"],
  );
  await writeReports(data, day30, { ...day31, totals: { ...day31.totals, afvs: 23_846 } });
  const third = await run(["import", data]);
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
  const { code, stdout } = await run(["import", data]);
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
  const ends = await Promise.all([run(["import", join(data, EQUIPMENT)]), run(["import"], second)]);
  for (const { code, stdout } of ends) {
    assert.equal(code, 0);
    assert.match(stdout, /^New: 2\.$/m);
  }
});

test("a process that runs meanwhile takes in what was imported", async (t) => {
  const { run, data, database } = await history(t);
  const store = await openStore(`file:${database}`);
  t.after(() => store.close());
  const archive = createArchive(TRUST);
  const { log } = listen();
  const round = createRound({ sources: [], archive, store, log, now: Date.now, timeZone: "Europe/Kyiv" });
  await round.refresh();
  await run(["import", data]);
  await round.refresh();
  assert.deepEqual(archive.days(), ["2025-12-30", "2025-12-31"]);
});
