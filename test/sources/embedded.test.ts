import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST_DAY } from "../../src/core/day.ts";
import { gather } from "../../src/core/source.ts";
import { summarize } from "../../src/core/summary.ts";
import { createEmbedded } from "../../src/sources/embedded.ts";
import { archiveOf } from "../reports.ts";
import { sourceContract } from "./contract.ts";

sourceContract("embedded", () => ({ source: createEmbedded() }));

const { reports, refused, unknown } = await gather(createEmbedded(), FIRST_DAY, new AbortController().signal);

test("the days that are part of the program are all usable", () => {
  assert.deepEqual([refused, unknown], [[], []]);
  assert.equal(reports.length, 10);
});

test("7 March 2023 has the figures of that morning", () => {
  assert.deepEqual(
    reports.find(({ day }) => day === "2023-03-07"),
    {
      source: "embedded",
      day: "2023-03-07",
      totals: { personnel: 154830, tanks: 3432, afvs: 6714 },
      increments: { personnel: 1060, tanks: 9, afvs: 11 },
    },
  );
});

test("where the day before is there too, the published change and the difference agree", () => {
  const archive = archiveOf(...reports);
  for (const day of archive.days())
    for (const change of summarize(archive, day)?.changes ?? [])
      assert.equal(change.correction, undefined, `${day} ${change.category}`);
});

test("with no network it still answers, also when the bot is stopping", async () => {
  assert.equal((await gather(createEmbedded(), "2023-05-21", AbortSignal.abort())).reports.length, 1);
});
