import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createArchive } from "../../src/core/archive.ts";
import type { Held } from "../../src/core/belief.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import { createLedger } from "../../src/core/ledger.ts";
import type { Report } from "../../src/core/report.ts";
import type { Version } from "../../src/core/version.ts";
import { REAL, reportOf } from "../reports.ts";

const TERMS = { trust: ["mod", "orc", "dataset"], timeZone: "Europe/Kyiv" };
const day30 = REAL.find(({ day }) => day === "2025-12-30") as Report;
const day31 = REAL.find(({ day }) => day === "2025-12-31") as Report;

/** A report as a source has it, with some totals changed. */
function by(source: string, report: Report, totals: Record<string, number> = {}): Report {
  return { ...report, source, totals: { ...report.totals, ...totals } };
}

/** A version that came on the morning of its day, or so many days later. */
function came(report: Report, number = 1, daysLater = 0): Version {
  return { report, number, keptAt: Date.parse(`${report.day}T06:00:00Z`) + daysLater * 86_400_000 };
}

function ledgerOf(...versions: readonly Version[]) {
  const ledger = createLedger(TERMS);
  ledger.enter(versions);
  return ledger;
}

const named = (held: readonly Held[]) =>
  held.map(({ version, doubts }) => [
    version.report.source,
    version.report.day,
    doubts.map(({ kind }) => kind),
  ]);
const tanks = 1_148;

test("a wrong figure is held, and what is known stays shown", () => {
  const ledger = ledgerOf(came(by("mod", day30)), came(by("mod", day31, { tanks })));
  assert.equal(ledger.shown("2025-12-31"), undefined);
  assert.equal(ledger.shown("2025-12-30")?.totals["tanks"], 11_477);
  assert.deepEqual(named(ledger.held()), [["mod", "2025-12-31", ["fall"]]]);
});

test("a less trusted source that has the day right is shown instead, and the held one is not quoted", () => {
  const ledger = ledgerOf(came(by("mod", day30)), came(by("mod", day31, { tanks })), came(by("orc", day31)));
  const shown = ledger.shown("2025-12-31");
  assert.deepEqual([shown?.source, shown?.totals["tanks"], shown?.disagreements], ["orc", 11_481, []]);
  assert.deepEqual(named(ledger.held()), [["mod", "2025-12-31", ["fall"]]]);
});

test("a second source that says the same lets both through", () => {
  const ledger = ledgerOf(came(by("mod", day30)), came(by("mod", day31, { tanks })));
  ledger.enter([came(by("orc", day31, { tanks }))]);
  assert.deepEqual(named(ledger.held()), []);
  const shown = ledger.shown("2025-12-31");
  assert.deepEqual([shown?.source, shown?.totals["tanks"], shown?.confirmedBy], ["mod", tanks, ["orc"]]);
});

test("the operator lets a held report through, or refuses it, and may decide anew", () => {
  const ledger = ledgerOf(came(by("mod", day30)), came(by("mod", day31, { tanks })));
  const verdict = { source: "mod", day: day31.day, number: 1 };
  assert.ok(ledger.judge([{ ...verdict, verdict: "accepted" }]));
  assert.ok(!ledger.judge([{ ...verdict, verdict: "accepted" }]));
  assert.equal(ledger.shown("2025-12-31")?.totals["tanks"], tanks);
  ledger.judge([{ ...verdict, verdict: "refused" }]);
  assert.equal(ledger.shown("2025-12-31"), undefined);
  assert.deepEqual(ledger.held(), []);
});

test("a restatement that is held leaves the version before it shown, until it is confirmed", () => {
  const ledger = ledgerOf(
    came(by("mod", day30)),
    came(by("mod", day31)),
    came(by("mod", day31, { tanks }), 2),
  );
  assert.equal(ledger.shown("2025-12-31")?.totals["tanks"], 11_481);
  assert.equal(ledger.shown("2025-12-31")?.restated, undefined);
  assert.deepEqual(named(ledger.held()), [["mod", "2025-12-31", ["fall"]]]);
  ledger.enter([came(by("orc", day31, { tanks }))]);
  assert.equal(ledger.shown("2025-12-31")?.totals["tanks"], tanks);
});

test("a held version is forgotten once its source has mended it", () => {
  const ledger = ledgerOf(
    came(by("mod", day30)),
    came(by("mod", day31, { tanks })),
    came(by("mod", day31), 2),
  );
  assert.equal(ledger.shown("2025-12-31")?.totals["tanks"], 11_481);
  assert.deepEqual(ledger.held(), []);
});

test("a restatement is shown with the day on which it came and the figures that it changed", () => {
  const ledger = ledgerOf(
    came(by("mod", day30)),
    came(by("mod", day31)),
    came(by("mod", day31, { tanks: 11_482, groundRobots: 5 }), 2, 1),
  );
  assert.deepEqual(ledger.shown("2025-12-31")?.restated, {
    on: "2026-01-01",
    differences: [{ category: "tanks", before: 11_481, after: 11_482 }],
  });
});

test("what the source lacks is filled in from the next, and an ended or foreign category is not", () => {
  const { groundRobots, ...without } = (REAL.at(-1) as Report).totals;
  const day = "2026-08-08";
  const other = reportOf(day, { ...without, groundRobots: groundRobots as number, srbms: 4, lasers: 7 });
  const ledger = ledgerOf(came(reportOf(day, without, { source: "orc" }), 1, 30), came(other, 1, 30));
  const shown = ledger.shown(day);
  assert.equal(shown?.totals["groundRobots"], 2_162);
  assert.deepEqual(shown?.filled, { groundRobots: "dataset" });
  assert.ok(!("srbms" in (shown?.totals ?? {})) && !("lasers" in (shown?.totals ?? {})));
  assert.deepEqual(shown?.confirmedBy, ["dataset"]);
});

test("a disagreement on what was filled in is told, and who disagrees confirms nothing", () => {
  const { groundRobots: _none, ...without } = (REAL.at(-1) as Report).totals;
  const day = "2026-08-08";
  const says = (source: string, groundRobots: number) =>
    came(reportOf(day, { ...without, groundRobots }, { source }), 1, 30);
  const ledger = ledgerOf(
    came(reportOf(day, without, { source: "mod" }), 1, 30),
    says("orc", 2_162),
    says("dataset", 2_160),
  );
  const shown = ledger.shown(day);
  assert.deepEqual(shown?.filled, { groundRobots: "orc" });
  assert.deepEqual(shown?.confirmedBy, ["orc"]);
  assert.deepEqual(shown?.disagreements, [
    { source: "dataset", category: "groundRobots", total: 2_160, difference: -2 },
  ]);
});

test("an increment that another source prints beside the same total is the day's, beside another total it is not", () => {
  const printed = { ...by("dataset", day31), increments: { tanks: 3, uavs: 552 } };
  const shown = ledgerOf(came(by("orc", day31, { uavs: 97_600 })), came(printed)).shown("2025-12-31");
  assert.deepEqual(shown?.increments, { tanks: 3 });
  assert.deepEqual(shown?.disagreements, [
    { source: "dataset", category: "uavs", total: 97_684, difference: 84 },
  ]);
  assert.deepEqual(shown?.confirmedBy, []);
});

test("what comes more than a week after its day is history, and believed; a restatement of it is judged", () => {
  const wrong = by("mod", day31, { tanks });
  assert.deepEqual(named(ledgerOf(came(by("mod", day30)), came(wrong, 1, 8)).held()), []);
  assert.deepEqual(named(ledgerOf(came(by("mod", day30)), came(wrong, 1, 7)).held()).length, 1);
  const restated = ledgerOf(came(by("mod", day30)), came(by("mod", day31), 1, 8), came(wrong, 2, 300));
  assert.deepEqual(named(restated.held()).length, 1);
});

test("a wrong restatement of yesterday stays held after a restart, and today's right report shown", () => {
  const versions = [
    came(by("mod", day30)),
    came(by("mod", day31)),
    // Kept a moment later, and higher than what is known of the day after.
    { ...came(by("mod", day30, { aircraft: 440 }), 2, 1), keptAt: Date.parse("2025-12-31T09:00:00Z") },
  ];
  const restarted = ledgerOf(...versions.toReversed());
  for (const ledger of [ledgerOf(...versions), restarted]) {
    assert.equal(ledger.shown("2025-12-31")?.totals["aircraft"], 434);
    assert.equal(ledger.shown("2025-12-30")?.totals["aircraft"], 434);
    assert.deepEqual(named(ledger.held()), [["mod", "2025-12-30", ["ahead"]]]);
  }
});

test("a report of long ago that contradicts what is known of the days around it is held, whenever it comes", () => {
  const late = came(by("orc", day30, { tanks: 99_999 }), 1, 20);
  const ledger = ledgerOf(came(by("mod", day30)), came(by("mod", day31)), late);
  assert.deepEqual(named(ledger.held()), [["orc", "2025-12-30", ["ahead"]]]);
  assert.deepEqual(ledger.shown("2025-12-31")?.source, "mod");
});

test("the history of one source is believed as it is, its falls included, and so is that of a second where it says the same", () => {
  const eve = by("dataset", day30);
  const fallen = by("dataset", day31, { aircraft: 433 });
  const ledger = ledgerOf(
    came(eve, 1, 300),
    came(fallen, 1, 300),
    came(by("orc", eve), 1, 301),
    came(by("orc", fallen), 1, 301),
  );
  assert.deepEqual(ledger.held(), []);
  assert.deepEqual(ledger.shown("2025-12-31")?.confirmedBy, ["dataset"]);
});

/** The falls of the history as two sources that the General Staff's pages feed have them. */
const FALLS: readonly [day: Day, category: string, before: number, after: number, elsewhere: number][] = [
  ["2022-10-13", "afvs", 5_181, 5_167, 5_167],
  ["2023-05-28", "tanks", 3_799, 3_797, 3_797],
  ["2023-10-03", "aircraft", 316, 315, 315],
  ["2024-03-13", "cruiseMissiles", 1_920, 1_919, 1_919],
  ["2024-08-05", "airDefence", 911, 910, 910],
  ["2024-10-03", "aircraft", 369, 368, 368],
  ["2024-11-30", "mlrs", 1_255, 1_253, 1_253],
  ["2024-11-30", "specialEquipment", 3_700, 3_617, 3_617],
  ["2025-04-22", "mlrs", 1_368, 1_367, 1_367],
  ["2025-05-04", "cruiseMissiles", 3_197, 3_196, 3_196],
  ["2025-10-03", "airDefence", 1_224, 1_222, 1_222],
  ["2025-10-03", "specialEquipment", 3_979, 3_970, 3_970],
  // One source's slip of the keyboard: the others have 37,874.
  ["2026-03-04", "artillery", 37_842, 37_832, 37_874],
];

for (const [day, category, before, after, elsewhere] of FALLS) {
  const real = after === elsewhere;
  test(`${day}: ${category} fell by ${before - after}; ${real ? "confirmed, it passes" : "contradicted, it is held"}`, () => {
    const eve = by("dataset", { ...day30, day: addDays(day, -1) }, { [category]: before });
    const rest = Object.fromEntries(Object.entries(eve.totals).map(([id, total]) => [id, total + 1]));
    const fallen = by("dataset", { ...eve, day }, { ...rest, [category]: after });
    const alone = ledgerOf(came(eve), came(fallen));
    const held = [["dataset", day, ["fall"]]];
    const fall = (ledger: typeof alone) =>
      named(ledger.held()).map(([source, on, doubts]) => [
        source,
        on,
        (doubts as string[]).filter((kind) => kind === "fall"),
      ]);
    assert.deepEqual(fall(alone), held);
    const both = ledgerOf(came(eve), came(fallen), came(by("orc", fallen, { [category]: elsewhere })));
    assert.deepEqual(
      fall(both).filter(([source]) => source === "dataset"),
      real ? [] : held,
    );
    assert.equal(both.shown(day)?.totals[category], elsewhere);
  });
}

const someSource = fc.constantFrom("mod", "orc", "dataset", "embedded");
const someVersion = fc
  .record({
    source: someSource,
    offset: fc.nat({ max: 6 }),
    totals: fc.record({
      personnel: fc.integer({ min: 1_200_000, max: 1_200_500 }),
      tanks: fc.oneof(fc.integer({ min: 11_400, max: 11_420 }), fc.constantFrom(11_300, 20_000, 20_001)),
      uavs: fc.integer({ min: 90_000, max: 90_900 }),
    }),
    numbers: fc.constantFrom(1, 2, 3),
    later: fc.nat({ max: 12 }),
  })
  .map(({ source, offset, totals, numbers, later }) =>
    came(reportOf(addDays("2025-12-20", offset), { ...day30.totals, ...totals }, { source }), numbers, later),
  );
const someVersions = fc.uniqueArray(someVersion, {
  selector: ({ report, number }) => `${report.source} ${report.day} ${number}`,
  maxLength: 25,
});

test("what is shown and what is held depends on what has come, and not on the order or the portions in which it was taken in", () => {
  fc.assert(
    fc.property(
      someVersions.chain((versions) =>
        fc.tuple(
          fc.constant(versions),
          fc.shuffledSubarray([...versions, ...versions], { minLength: versions.length * 2 }),
        ),
      ),
      ([versions, shuffled]) => {
        const together = createArchive(TERMS);
        together.take([...versions].sort((a, b) => a.keptAt - b.keptAt));
        const running = createArchive(TERMS);
        for (const version of [...versions].sort((a, b) => a.keptAt - b.keptAt)) running.take([version]);
        const restarted = createArchive(TERMS);
        restarted.take(shuffled);
        const contents = (archive: typeof restarted) => [
          archive.days().map((day) => archive.on(day)),
          archive
            .held()
            .map(({ version, doubts }) => [
              version.report.source,
              version.report.day,
              version.number,
              doubts,
            ]),
        ];
        assert.deepEqual(contents(restarted), contents(together));
        assert.deepEqual(contents(running), contents(together));
      },
    ),
  );
});

test("a report that was held because an older one was wrong is shown when that one is restated", () => {
  const ledger = ledgerOf(came(by("mod", day30, { tanks: 11_490 })), came(by("mod", day31)));
  assert.deepEqual(named(ledger.held()), [["mod", "2025-12-31", ["fall"]]]);
  ledger.enter([came(by("mod", day30), 2, 1.5)]);
  assert.deepEqual(named(ledger.held()), []);
  assert.equal(ledger.shown("2025-12-31")?.totals["tanks"], 11_481);
});

test("a report that is held as a copy of the day before stays held when that day is restated", () => {
  const copy = { ...day30, day: day31.day, source: "mod" };
  const ledger = ledgerOf(came(by("mod", day30)), came(copy));
  ledger.enter([came(by("mod", day30, { tanks: 11_476 }), 2, 1.5)]);
  assert.deepEqual(named(ledger.held()), [["mod", "2025-12-31", ["unchanged"]]]);
  assert.equal(ledger.shown("2025-12-31"), undefined);
});

test("what a source has withdrawn confirms nothing", () => {
  const ledger = ledgerOf(
    came(by("orc", day30)),
    came(by("orc", day31, { tanks })),
    came(by("orc", day31), 2, 0.1),
  );
  ledger.enter([came(by("mod", day31, { tanks }), 1, 0.2)]);
  assert.deepEqual(named(ledger.held()), [["mod", "2025-12-31", ["fall"]]]);
  assert.equal(ledger.shown("2025-12-31")?.totals["tanks"], 11_481);
});

test("what came only after a version was replaced does not confirm it", () => {
  const ledger = ledgerOf(
    came(by("mod", day30)),
    came(by("mod", day31, { tanks })),
    came(by("mod", day31), 2, 0.1),
  );
  ledger.enter([came(by("orc", day31, { tanks }), 1, 0.2)]);
  assert.deepEqual(named(ledger.held()), [["orc", "2025-12-31", ["fall"]]]);
  assert.equal(ledger.shown("2025-12-31")?.restated, undefined);
});

test("a confirmed version that is replaced was shown all the same, and its day is told as corrected", () => {
  const ledger = ledgerOf(
    came(by("mod", day30)),
    came(by("mod", day31, { tanks })),
    came(by("orc", day31, { tanks }), 1, 0.1),
  );
  ledger.enter([came(by("mod", day31), 2, 0.2)]);
  assert.equal(ledger.shown("2025-12-31")?.totals["tanks"], 11_481);
  assert.equal(ledger.shown("2025-12-31")?.restated?.on, "2025-12-31");
});

test("it is told since when a report is known and since when its totals are what they are", () => {
  const at = (version: Version) => version.keptAt;
  const [orc, mod] = [came(by("orc", day31)), came(by("mod", day31), 1, 1)];
  const again = came({ ...by("mod", day31), url: "https://example.org/31" }, 2, 2);
  const restated = came(by("mod", day31, { tanks: 11_480 }), 3, 3);
  const kept = (...versions: readonly Version[]) =>
    ledgerOf(came(by("mod", day30)), ...versions).shown("2025-12-31")?.kept;
  assert.deepEqual(kept(orc), { first: at(orc), changed: at(orc) });
  assert.deepEqual(kept(orc, mod), { first: at(orc), changed: at(mod) });
  assert.deepEqual(
    kept(orc, mod, again),
    { first: at(orc), changed: at(mod) },
    "another address is no change",
  );
  assert.deepEqual(kept(orc, mod, again, restated), { first: at(orc), changed: at(restated) });
});

test("a figure that is filled in from another source and restated there changes the report", () => {
  const { tanks: _tanks, ...without } = day31.totals;
  const mod = came({ ...by("mod", day31), totals: without });
  const [orc, restated] = [came(by("orc", day31), 1, 1), came(by("orc", day31, { tanks: 11_480 }), 2, 2)];
  const ledger = ledgerOf(came(by("mod", day30)), mod, orc);
  assert.equal(ledger.shown("2025-12-31")?.kept?.changed, orc.keptAt);
  ledger.enter([restated]);
  assert.equal(ledger.shown("2025-12-31")?.kept?.changed, restated.keptAt);
});

test("what is part of the program was never kept", () => {
  const archive = createArchive(TERMS);
  archive.add([day31]);
  assert.equal(archive.on("2025-12-31")?.kept, undefined);
});
