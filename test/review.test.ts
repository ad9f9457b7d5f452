import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createArchive } from "../src/core/archive.ts";
import { Refusal } from "../src/core/message.ts";
import type { Report } from "../src/core/report.ts";
import { decideHeld, listHeld } from "../src/review.ts";
import { realDay } from "./delivery/world.ts";
import { botOf, english, TRUST } from "./reports.ts";

/** When the reports came: the morning of the second day. */
const CAME = Date.parse("2025-12-31T06:05:00Z");

const day30 = realDay("2025-12-30");
const day31 = realDay("2025-12-31");
/** A slip of the pen: a digit of the tanks is lost. */
const slip: Report = { ...day31, totals: { ...day31.totals, tanks: 1_148 }, url: "https://example.org/31" };

/** The version that is held. */
const HELD = { source: "dataset", day: "2025-12-31", number: 1 } as const;

/** A database with these reports, and reviews of it as they are at the moment. */
async function desk(t: Pick<TestContext, "after">, ...reports: readonly Report[]) {
  const { store } = await botOf(t);
  for (const report of reports) await store.keep([report], CAME);
  async function parts() {
    const lines: string[] = [];
    const archive = createArchive({ trust: TRUST, timeZone: "Europe/Kyiv" });
    archive.judge(await store.verdicts());
    archive.take(await store.reports());
    const print = (line: string) => void lines.push(line);
    return { archive, store, voice: english, now: () => CAME + 60_000, print, lines };
  }
  /** What the list says now. */
  async function list(): Promise<string[]> {
    const own = await parts();
    await listHeld(own);
    return own.lines;
  }
  return { store, parts, list };
}

test("nothing is held, and that is said", async (t) => {
  assert.deepEqual(await (await desk(t, day30, day31)).list(), ["No report is held."]);
});

test("what is held is listed with everything that speaks against it, and the commands to decide", async (t) => {
  const { list } = await desk(t, day30, { ...slip, otherDays: ["2025-12-30"] });
  assert.deepEqual(await list(), [
    "2025-12-31 from dataset, version 1, kept 2025-12-31 06:05 UTC, https://example.org/31",
    "  its page also carries the date 2025-12-30",
    "  the total of “Tanks” fell from 11,477 to 1,148",
    "  npm run review -- accept dataset 2025-12-31 1",
    "  npm run review -- refuse dataset 2025-12-31 1",
  ]);
});

test("several are listed from the oldest day on", async (t) => {
  const dates = (report: Report): Report => ({ ...report, otherDays: ["2025-12-29"] });
  const { list } = await desk(t, dates(day31), dates(day30));
  assert.deepEqual(
    (await list()).filter((line) => !line.startsWith(" ")).map((line) => line.slice(0, 10)),
    ["2025-12-30", "2025-12-31"],
  );
});

test("a report that is let through is shown from then on, and not held any more", async (t) => {
  const { parts, list } = await desk(t, day30, slip);
  const before = await parts();
  assert.equal(before.archive.latest()?.day, "2025-12-30");
  await decideHeld(before, "accepted", HELD);
  assert.deepEqual(before.lines, ["Version 1 of the report of 2025-12-31 from dataset is let through."]);
  assert.deepEqual(await list(), ["No report is held."]);
  assert.equal((await parts()).archive.on("2025-12-31")?.totals["tanks"], 1_148);
});

test("a report that is refused is neither held nor shown, but stays in the database", async (t) => {
  const { parts, list, store } = await desk(t, day30, slip);
  const before = await parts();
  await decideHeld(before, "refused", HELD);
  assert.match(
    before.lines.join("\n"),
    /^Version 1 of the report of 2025-12-31 from dataset is refused\. It stays /,
  );
  assert.deepEqual(await list(), [
    "No report is held.",
    "2025-12-31 from dataset, version 1, was refused",
    "  npm run review -- accept dataset 2025-12-31 1",
  ]);
  assert.equal((await parts()).archive.on("2025-12-31"), undefined);
  assert.equal((await store.reports()).length, 2);
});

test("a decision is on one version: the next restatement is judged again", async (t) => {
  const { parts, list, store } = await desk(t, day30, slip);
  await decideHeld(await parts(), "refused", HELD);
  await store.keep([{ ...slip, totals: { ...slip.totals, tanks: 1_149 } }], CAME + 120_000);
  assert.match((await list())[0] as string, /version 2, /);
  assert.deepEqual(await store.verdicts(), [
    { source: "dataset", day: "2025-12-31", number: 1, verdict: "refused" },
  ]);
  await store.keep([day31], CAME + 180_000);
  assert.equal((await list())[0], "No report is held.");
  assert.equal((await parts()).archive.on("2025-12-31")?.totals["tanks"], 11_481);
});

test("what is not held cannot be decided on, and the refusal says where to look", async (t) => {
  const { parts, store } = await desk(t, day30, slip);
  for (const [source, day, number] of [
    ["dataset", "2025-12-30", 1],
    ["mod", "2025-12-31", 1],
    ["dataset", "2025-12-31", 2],
    ["dataset", "2025-12-29", 1],
    ["", "2025-12-31", 1],
  ] as const)
    await assert.rejects(decideHeld(await parts(), "accepted", { source, day, number }), (error) => {
      assert.ok(error instanceof Refusal);
      assert.match(error.message, /is held: npm run review lists those that are\.$/);
      return true;
    });
  assert.deepEqual(await store.verdicts(), []);
});

test("a decision can be taken back: a refused version is let through after all", async (t) => {
  const { parts } = await desk(t, day30, slip);
  await decideHeld(await parts(), "refused", HELD);
  await decideHeld(await parts(), "accepted", HELD);
  assert.equal((await parts()).archive.on("2025-12-31")?.totals["tanks"], 1_148);
});
