import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "../../src/core/day.ts";
import { newsSources } from "../../src/sources/index.ts";
import { serveRows } from "../fakes/dataset.ts";
import { dayOf, startMinfin } from "../fakes/sources/minfin.ts";
import { serveMod } from "../fakes/sources/mod.ts";
import { lossesArticle } from "../fakes/sources/mod-article.ts";
import { serveOrc } from "../fakes/sources/orc.ts";
import { serveRussianwarship } from "../fakes/sources/russianwarship.ts";
import { toolsOf } from "../fakes/tools.ts";
import { json } from "../fakes/web.ts";
import { type Opened, sourceContract } from "./contract.ts";

/** A server of this machine that has something for a source, and the day that it is there. */
interface Site extends Pick<Opened, "close"> {
  readonly root: URL;
  readonly today?: Day;
}

/** For each source of the list, a server that has at least two days for it. A source without a line here fails. */
const sites: Readonly<Record<string, () => Promise<Site>>> = {
  mod: async () => {
    const totals = { personnel: 1_381_380, tanks: 12_026, afvs: 24_726, uavs: 350_120 };
    const site = await serveMod(
      lossesArticle("2026-06-15", { ...totals, tanks: 12_025 }),
      lossesArticle("2026-06-16", totals, { increments: { tanks: 1 } }),
    );
    return { ...site, today: "2026-06-16" };
  },
  russianwarship: () =>
    serveRussianwarship([
      { date: "2025-12-30", stats: { personnel_units: 1_206_910, tanks: 11_477 }, increase: { tanks: 3 } },
      { date: "2025-12-31", stats: { personnel_units: 1_207_910, tanks: 11_481 }, increase: { tanks: 4 } },
    ]),
  orc: () =>
    serveOrc(
      json([
        { date: "2025-12-31", personnel: 1_207_910, tanks: 11_481 },
        { date: "2025-12-30", personnel: 1_206_910, tanks: 11_477 },
      ]),
    ),
  // It lists the whole war, month by month: so it must be young.
  minfin: async () => {
    const site = await startMinfin(
      dayOf("2022-02-28", { totals: { personnel: 5_300, tanks: 150 } }),
      dayOf("2022-03-01", { totals: { personnel: 5_710, tanks: 198 }, increments: { tanks: 48 } }),
    );
    return { ...site, today: "2022-03-02" };
  },
  dataset: () => {
    const dates = ["2022-04-30", "2022-05-01", "2026-05-03"];
    return serveRows(
      [
        { date: dates[0], tank: 1008, "military auto": 1701, "fuel tank": 76, "mobile SRBM system": 4 },
        { date: dates[1], tank: 1026, "vehicles and fuel tanks": 1796, "greatest losses direction": "Izyum" },
        { date: dates[2], tank: 11908, "ground robotic systems": 1306, newcomers: 5 },
        { date: "2026-05-04", tank: -1, newcomers: 6 },
      ],
      [23200, 23500, 1334030].map((personnel, index) => ({
        date: dates[index],
        personnel,
        "personnel*": "about",
      })),
    );
  },
};

for (const { name, create } of newsSources) {
  const open = sites[name];
  if (!open) test(`${name} has no server for the contract: add one above`, () => assert.fail());
  else
    sourceContract(name, async () => {
      const { root, today, close } = await open();
      return { source: create(root, toolsOf(today)), ...(close && { close }) };
    });
}

test("every source has a root of its own on the public web", () => {
  for (const { name, root } of newsSources) assert.equal(new URL(root).protocol, "https:", name);
  assert.equal(new Set(newsSources.map(({ root }) => root)).size, newsSources.length);
});

test("every root is a folder, so that what is beside it can be found", () => {
  for (const { name, root } of newsSources) assert.ok(root.endsWith("/"), name);
});

test("only the data set may be read from a folder of this machine", () => {
  assert.deepEqual(
    newsSources.filter(({ files }) => files).map(({ name }) => name),
    ["dataset"],
  );
});
