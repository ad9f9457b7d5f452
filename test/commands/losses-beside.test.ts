import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { MAY, WINTER } from "../histories.ts";
import { botOf, plain, reportOf } from "../reports.ts";

/** What is said under the figures on 31 March 2023, in the language that is asked in. */
async function notesOf(t: Parameters<typeof botOf>[0], reports: readonly Report[]) {
  const { ask } = await botOf(t, { reports, now: Date.parse("2023-03-31T09:00:00Z") });
  return async (words: string, language = "en") =>
    ((await ask(`/losses ${words}`, { language })).notes ?? []).map(plain);
}

describe("/losses beside the days before", () => {
  test("16 March 2023 is 22 % above the week before and 35 % above the month", async (t) => {
    const notes = await notesOf(t, WINTER);
    assert.deepEqual(await notes("2023-03-16"), [
      "Personnel: 22% above the mean of the 7 days before (856 a day), 35% above that of the 30 days before (773).",
      "Round numbers passed: Personnel 162,500.",
    ]);
    assert.deepEqual(await notes("2023-03-16", "uk"), [
      "Особовий склад: на 22% більше порівняно із середнім за 7 попередніх днів (856 на добу), на 35% більше порівняно із середнім за 30 попередніх днів (773).",
      "Подолано круглі числа: Особовий склад 162 500.",
    ]);
  });

  test("31 March 2023 is below both, and the lowest day of these two months", async (t) => {
    const notes = await notesOf(t, WINTER);
    assert.deepEqual(await notes("2023-03-31"), [
      "Personnel: 32% below the mean of the 7 days before (679 a day), 42% below that of the 30 days before (789).",
      "Personnel: the lowest day in the archive.",
    ]);
    assert.deepEqual(await notes("2023-03-31", "uk"), [
      "Особовий склад: на 32% менше порівняно із середнім за 7 попередніх днів (679 на добу), на 42% менше порівняно із середнім за 30 попередніх днів (789).",
      "Особовий склад: найменше за добу в усьому архіві.",
    ]);
  });

  test("21 May 2023 is 730 personnel and 84 pieces of equipment", async (t) => {
    const { ask } = await botOf(t, { reports: MAY });
    const linesOf = async (language: string) =>
      ((await ask("/losses 2023-05-21", { language })).lines ?? []).slice(1).map(plain);
    assert.deepEqual(await linesOf("en"), [
      "Personnel: 203,160 (+730)",
      "Armoured vehicles: 11,181 (+18)",
      "Equipment, all kinds: 26,323 (+84)",
    ]);
    assert.deepEqual(await linesOf("uk"), [
      "Особовий склад: 203 160 (+730)",
      "Бронетехніка: 11 181 (+18)",
      "Техніка, усі види: 26 323 (+84)",
    ]);
  });

  test("a week without any loss cannot be compared with, and the month is told alone", async (t) => {
    // Six in the first days of the month, none in its last week, and one on the day after.
    const reports = Array.from({ length: 32 }, (_, index) =>
      reportOf(addDays("2023-02-28", index), {
        helicopters: 280 + Math.min(index, 6) + Math.max(0, index - 30),
      }),
    );
    const notes = await notesOf(t, reports);
    assert.deepEqual(await notes("helicopters"), [
      "Helicopters: 400% above the mean of the 30 days before (0.2 a day).",
      "Helicopters: the highest day since 6 March 2023.",
    ]);
    assert.deepEqual(await notes("helicopters", "uk"), [
      "Гелікоптери: на 400% більше порівняно із середнім за 30 попередніх днів (0,2 на добу).",
      "Гелікоптери: найбільше за добу з 6 березня 2023 року.",
    ]);
    assert.ok(
      (await notes("helicopters 2023-03-30")).includes(
        "Helicopters: 100% below the mean of the 30 days before (0.2 a day).",
      ),
    );
  });

  test("so is where too few days of the week are known", async (t) => {
    const notes = await notesOf(
      t,
      WINTER.filter(({ day }) => day !== "2023-03-10" && day !== "2023-03-13"),
    );
    assert.deepEqual(await notes("2023-03-16 personnel"), [
      "Personnel: 36% above the mean of the 30 days before (763 a day).",
      "Round numbers passed: Personnel 162,500.",
    ]);
    assert.equal(
      (await notes("2023-03-16 personnel", "uk"))[0],
      "Особовий склад: на 36% більше порівняно із середнім за 30 попередніх днів (763 на добу).",
    );
  });

  test("a round number that a group passed is told to whom asks for the group, and not beside its members", async (t) => {
    const notes = await notesOf(t, [
      reportOf("2023-03-30", { personnel: 172_900, tanks: 3_580, afvs: 6_905 }),
      reportOf("2023-03-31", { personnel: 173_360, tanks: 3_590, afvs: 6_915 }),
    ]);
    assert.deepEqual(await notes("armour"), ["Round numbers passed: Armoured vehicles 10,500."]);
    assert.deepEqual(await notes("armour", "uk"), ["Подолано круглі числа: Бронетехніка 10 500."]);
    assert.deepEqual(await notes(""), []);
  });
});
