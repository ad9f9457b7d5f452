import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Message } from "../../src/core/message.ts";
import { botOf, plain, rowsOf } from "../reports.ts";

/** What stands above the table and in it, as a person reads it; without the sentence about whose claim it is. */
function figures(message: Message): string[] {
  return [...(message.lines ?? []).slice(1).map(plain), ...rowsOf(message)];
}

const notesOf = (message: Message) => (message.notes ?? []).map(plain).join("\n");

describe("/losses of the embedded days", () => {
  const days: Readonly<Record<string, string[]>> = {
    "2022-10-05": ["Personnel: 61,000", "Armoured vehicles: 7,473", "Tanks 2,435", "AFVs 5,038"],
    "2022-10-06": [
      "Personnel: 61,330 (+330)",
      "Armoured vehicles: 7,513 (+40)",
      "Tanks 2,449 +14",
      "AFVs 5,064 +26",
    ],
    "2023-03-03": [
      "There are no such figures for the day before: changes are since the report of 6 October 2022.",
      "Personnel: 151,370 (+90,040)",
      "Armoured vehicles: 10,078 (+2,565)",
      "Tanks 3,405 +956",
      "AFVs 6,673 +1,609",
    ],
    "2023-03-04": [
      "Personnel: 152,190 (+820)",
      "Armoured vehicles: 10,092 (+14)",
      "Tanks 3,409 +4",
      "AFVs 6,683 +10",
    ],
    "2023-03-05": [
      "Personnel: 153,120 (+930)",
      "Armoured vehicles: 10,106 (+14)",
      "Tanks 3,414 +5",
      "AFVs 6,692 +9",
    ],
    "2023-03-06": [
      "Personnel: 153,770 (+650)",
      "Armoured vehicles: 10,126 (+20)",
      "Tanks 3,423 +9",
      "AFVs 6,703 +11",
    ],
    "2023-03-07": [
      "Personnel: 154,830 (+1,060)",
      "Armoured vehicles: 10,146 (+20)",
      "Tanks 3,432 +9",
      "AFVs 6,714 +11",
    ],
    "2023-03-15": [
      "There are no such figures for the day before: changes are since the report of 7 March 2023.",
      "Personnel: 161,520 (+6,690)",
    ],
    "2023-03-16": [
      "Personnel: 162,560 (+1,040)",
      "Armoured vehicles: 10,314",
      "Tanks 3,504",
      "AFVs 6,810",
      "Artillery 2,539",
    ],
    "2023-05-21": [
      "There are no such figures for the day before: changes are since the report of 16 March 2023.",
      "Personnel: 203,160 (+40,600)",
      "Armoured vehicles: 11,181 (+867)",
      "Equipment, all kinds: 26,323",
      "Tanks 3,783 +279",
      "AFVs 7,398 +588",
      "Artillery 3,258 +719",
      "MLRS 564",
      "Air defence 327",
      "Aircraft 308",
      "Helicopters 294",
      "UAVs 2,822",
      "Cruise missiles 1,011",
      "Ships, boats 18",
      "Vehicles 6,115",
      "Special equip. 425",
      "SRBM systems 4",
    ],
  };

  test("every figure of every day is shown, with the day's loss where there is one", async (t) => {
    const { ask } = await botOf(t);
    for (const [day, expected] of Object.entries(days)) {
      const message = await ask(`/losses ${day}`);
      assert.deepEqual(figures(message), expected, day);
      assert.match(message.lines?.[0] ?? "", /claimed by the General Staff of Ukraine/);
      assert.match(message.source?.text ?? "", /General Staff.*press reports/);
    }
  });

  test("in Ukrainian the same figures are shown", async (t) => {
    const { ask } = await botOf(t);
    for (const [day, expected] of Object.entries(days)) {
      const numbers = (lines: string[]) =>
        lines.flatMap((line) => line.replace(/[ ,](?=\d{3})/g, "").match(/[+−]?\d+/g));
      assert.deepEqual(
        numbers(figures(await ask(`/losses ${day}`, { language: "uk" }))),
        numbers(expected),
        day,
      );
    }
    const message = await ask("/losses 2023-03-07", { language: "uk-UA" });
    assert.match(message.title, /^Бойові втрати російської армії, 7 березня 2023/);
    assert.deepEqual(figures(message), [
      "Особовий склад: 154 830 (+1 060)",
      "Бронетехніка: 10 146 (+20)",
      "Танки 3 432 +9",
      "ББМ 6 714 +11",
    ]);
    assert.match(plain(message.lines?.[0] ?? ""), /377/);
  });

  test("a day is told with its date and its number in the war", async (t) => {
    const message = await (await botOf(t)).ask("/losses 2023-03-07");
    assert.equal(message.title, "Russian combat losses, 7 March 2023");
    assert.match(message.lines?.[0] ?? "", /Day 377 /);
  });

  test("a whole day that is missing before is told above the figures, in either language", async (t) => {
    const { ask } = await botOf(t);
    assert.match(figures(await ask("/losses 2023-03-03"))[0] ?? "", /since the report of 6 October 2022\.$/);
    const inUkrainian = figures(await ask("/losses 2023-03-03", { language: "uk" }));
    assert.match(inUkrainian[0] ?? "", /6 жовтня 2022/);
    assert.match(inUkrainian.join("\n"), /\+90 040.*\+956.*\+1 609/s);

    const march = notesOf(await ask("/losses 2023-03-15"));
    assert.match(march, /Not in this report: Tanks \(last 3,432.*Armoured fighting vehicles \(last 6,714/);
  });

  test("where nothing can be measured, nothing is said of a change or of a beginning", async (t) => {
    const notes = notesOf(await (await botOf(t)).ask("/losses 2023-03-16"));
    assert.match(notes, /7 March 2023, [^:]*: Tanks \+72 and Armoured fighting vehicles \+96\./);
    assert.doesNotMatch(notes, /Artillery|first time|Personnel: /);
    assert.match(notes, /Round numbers passed: Personnel 162,500\./);
  });

  test("the directions of 6 October 2022 are told", async (t) => {
    const notes = notesOf(await (await botOf(t)).ask("/losses 2022-10-06"));
    assert.match(notes, /Kramatorsk, Avdiivka and Kryvyi Rih/);
  });
});
