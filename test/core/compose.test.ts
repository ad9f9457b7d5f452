import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { CATEGORIES, GROUPS } from "../../src/core/category.ts";
import { composeSummary, type Wording } from "../../src/core/compose.ts";
import type { Day } from "../../src/core/day.ts";
import { voiceOf } from "../../src/core/locale.ts";
import type { Message } from "../../src/core/message.ts";
import { summarize } from "../../src/core/summary.ts";
import { locales } from "../../src/locales/index.ts";
import {
  archiveOf,
  english,
  plain,
  REAL,
  reportOf,
  rowsOf,
  someHistory,
  sources,
  textsOf,
  ukrainian,
} from "../reports.ts";

const real = archiveOf(...REAL);

function composed(day: Day, wording: Partial<Wording> = {}, archive = real): Message {
  const summary = summarize(archive, day);
  assert.ok(summary, `there is a report of ${day}`);
  return composeSummary(summary, { voice: english, sources, ...wording });
}

/** The columns that a table takes on a phone: labels to the left, values to the right, one space between. */
function widthOf({ table = [] }: Message): number {
  const longest = (lengths: number[]) => Math.max(0, ...lengths);
  const figures = longest(table.map(({ label, value }) => label.length + 1 + value.length));
  return figures + 1 + longest(table.map(({ change = "" }) => change.length));
}

describe("composed summary", () => {
  test("personnel and sums stand above the table, the other categories in it", () => {
    const message = composed("2025-12-31");
    assert.equal(message.title, "Russian combat losses, 31 December 2025");
    assert.deepEqual(message.lines, [
      "As claimed by the General Staff of Ukraine, approximate. Day 1407 of the full-scale invasion.",
      "Personnel: about 1,207,910 (+1,000)",
      "Armoured vehicles: 35,326 (+8)",
      "Equipment, all kinds: 252,733 (+1,060)",
    ]);
    assert.deepEqual(rowsOf(message), [
      "Tanks 11,481 +4",
      "AFVs 23,845 +4",
      "Artillery 35,642 +53",
      "MLRS 1,586 +4",
      "Air defence 1,266 +2",
      "Aircraft 434 0",
      "Helicopters 347 0",
      "UAVs 97,684 +752",
      "Cruise missiles 4,136 0",
      "Ships, boats 28 0",
      "Submarines 2 0",
      "Vehicles 72,247 +237",
      "Special equip. 4,035 +4",
    ]);
  });

  test("the same figures are said in Ukrainian, with its own spaces and words", () => {
    const message = composed("2025-12-31", { voice: ukrainian });
    const lines = (message.lines ?? []).map(plain);
    assert.ok(lines.includes("Особовий склад: близько 1 207 910 (+1 000)"));
    assert.ok(lines.includes("Бронетехніка: 35 326 (+8)"));
    assert.ok(rowsOf(message).includes("БПЛА 97 684 +752"));
    assert.ok(rowsOf(message).includes("Кораблі, катери 28 0"));
  });

  test("a category that is not in the report is nowhere in the message", () => {
    const said = textsOf(composed("2025-12-31")).join("\n");
    assert.doesNotMatch(said, /Ground robots|SRBM/);
  });

  test("zero totals and zero changes are shown", () => {
    const archive = archiveOf(
      reportOf("2022-02-25", { uavs: 0 }),
      reportOf("2022-02-26", { uavs: 0, ships: 0 }),
    );
    assert.deepEqual(rowsOf(composed("2022-02-26", {}, archive)), ["UAVs 0 0", "Ships, boats 0"]);
  });

  test("a fall has a minus sign, and is told in a sentence", () => {
    const message = composed("2024-11-30");
    assert.ok(rowsOf(message).includes("Special equip. 3,617 −83"));
    assert.ok(rowsOf(message).includes("MLRS 1,253 −2"));
    const notes = (message.notes ?? []).join("\n");
    assert.match(notes, /Special equipment: .*fell by 83/);
    assert.match(notes, /Multiple rocket launchers: .*fell by 2\b/);
    const inUkrainian = (composed("2024-11-30", { voice: ukrainian }).notes ?? []).join("\n");
    assert.match(inUkrainian, /Спеціальна техніка: .*зменшилася на 83/);
  });

  test("a correction is told beside the loss of the day, and the loss is not changed by it", () => {
    const corrected = archiveOf(
      reportOf("2024-11-29", { specialEquipment: 3_700 }),
      reportOf("2024-11-30", { specialEquipment: 3_617 }, { increments: { specialEquipment: 2 } }),
    );
    const message = composed("2024-11-30", {}, corrected);
    assert.deepEqual(rowsOf(message), ["Special equip. 3,617 +2"]);
    assert.match((message.notes ?? []).join("\n"), /Special equipment: \+2 .* −85 /);
  });

  test("a category that begins has no change beside it, and a sentence that says why", () => {
    const message = composed("2022-05-01");
    assert.ok(rowsOf(message).includes("Cruise missiles 84"));
    const notes = (message.notes ?? []).join("\n");
    assert.match(notes, /Cruise missiles: reported for the first time/);
    assert.match(notes, /Short-range ballistic missile systems \(last 4, on 30 April 2022\)/);
    assert.match(notes, /Izyum/);
  });

  test("“more than” and “about” are said of personnel and of nothing else", () => {
    const more = archiveOf(reportOf("2022-03-07", { personnel: 11_000, tanks: 290 }, { qualifier: "more" }));
    const lines = composed("2022-03-07", {}, more).lines ?? [];
    assert.ok(lines.includes("Personnel: more than 11,000"));
    const inUkrainian = composed("2022-03-07", { voice: ukrainian }, more).lines ?? [];
    assert.ok(inUkrainian.map(plain).includes("Особовий склад: понад 11 000"));
    const about = textsOf(composed("2025-12-31")).filter((text) => text.includes("about "));
    assert.deepEqual(about, ["Personnel: about 1,207,910 (+1,000)"]);
  });

  test("prisoners are told where the report names their number, and not where it has a bare zero", () => {
    const prisoners = (number: number) =>
      composed(
        "2022-04-27",
        {},
        archiveOf(reportOf("2022-04-27", { personnel: 22_400 }, { prisoners: number })),
      );
    const noteOf = (number: number) =>
      (prisoners(number).notes ?? []).filter((note) => note.startsWith("Prisoners"));
    assert.deepEqual(noteOf(496), ["Prisoners of war named in the report: 496."]);
    assert.deepEqual(noteOf(0), []);
    assert.equal(
      (composed("2022-04-30").notes ?? []).some((note) => note.startsWith("Prisoners")),
      false,
    );
  });

  test("a source that is not in the list is named by its own name", () => {
    const archive = archiveOf(reportOf("2023-03-07", { tanks: 3_432 }, { source: "minfin" }));
    assert.match(composed("2023-03-07", {}, archive).source?.text ?? "", /minfin/);
  });

  test("the report's own page is linked, and else the home of its source", () => {
    const page = archiveOf(reportOf("2023-03-07", { tanks: 3_432 }, { url: "https://example.org/7" }));
    assert.equal(composed("2023-03-07", {}, page).source?.url, "https://example.org/7");
    assert.match(composed("2025-12-31").source?.url ?? "", /^https:\/\/github\.com\/PetroIvaniuk\//);
  });
});

describe("composed summary: every history", () => {
  const asked = [undefined, ...CATEGORIES.map(({ id }) => id), ...GROUPS];

  test("no message has a gap, a brace or a doubled full stop in it", () => {
    fc.assert(
      fc.property(someHistory, fc.constantFrom(...asked), (history, category) => {
        const archive = archiveOf(...history);
        for (const day of archive.days())
          for (const voice of [english, ukrainian])
            for (const text of textsOf(composed(day, { voice, category, today: "2022-06-01" }, archive)))
              assert.doesNotMatch(text, /[{}]|undefined|null|NaN|Infinity|\[object|\.\./);
      }),
      { numRuns: 60 },
    );
  });

  test("a table is no wider than the 30 columns of a phone", () => {
    // No day so far took more than four digits of anything, so this is the widest that 2026 can be.
    const newest = REAL.find(({ day }) => day === "2026-08-08");
    assert.ok(newest);
    const increments = Object.fromEntries(Object.keys(newest.totals).map((category) => [category, 9_999]));
    const widest = archiveOf({ ...newest, increments });
    for (const voice of locales.map(voiceOf)) {
      assert.ok(widthOf(composed("2025-12-31", { voice })) <= 30);
      assert.ok(widthOf(composed("2026-08-08", { voice }, widest)) <= 30);
    }
  });
});
