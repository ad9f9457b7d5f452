import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { botOf, plain, reportOf, rowsOf } from "../reports.ts";

const linesOf = (lines: readonly string[] = []) => lines.map(plain);

describe("/compare", () => {
  test("two days stand side by side, and the difference is told", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/compare 2023-03-05 2023-03-07");
    assert.equal(message.title, "Losses compared");
    assert.deepEqual(linesOf(message.lines), [
      "As claimed by the General Staff of Ukraine, approximate.",
      "First column: 5 March 2023.",
      "Second column: 7 March 2023.",
      "The figures are the losses of each day.",
    ]);
    assert.deepEqual(rowsOf(message), ["Personnel 930 1,060", "Tanks 5 9", "AFVs 9 11", "Armour 14 20"]);
    assert.deepEqual(linesOf(message.notes), ["Personnel: 14% more in the second column than in the first."]);
    assert.match(
      message.source?.text ?? "",
      /press reports of 2022 and 2023, 5 March 2023 and 7 March 2023$/,
    );
  });

  test("in Ukrainian", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/compare 5 березня 2023 проти 7 березня 2023", { language: "uk" });
    assert.equal(message.title, "Порівняння втрат");
    assert.deepEqual(linesOf(message.lines).slice(1), [
      "Перший стовпець: 5 березня 2023 року.",
      "Другий стовпець: 7 березня 2023 року.",
      "Числа — втрати за добу.",
    ]);
    assert.deepEqual(rowsOf(message), [
      "Особовий склад 930 1 060",
      "Танки 5 9",
      "ББМ 9 11",
      "Бронетехніка 14 20",
    ]);
    assert.deepEqual(linesOf(message.notes), [
      "Особовий склад: у другому стовпці на 14% більше, ніж у першому.",
    ]);
  });

  test("which is first and which second follows the question, however it is worded", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/compare 2023-03-05 2023-03-07 tanks");
    assert.equal(message.title, "Tanks: losses compared");
    assert.deepEqual(rowsOf(message), ["Tanks 5 9"]);
    for (const words of [
      "tanks 2023-03-05 vs 2023-03-07",
      "2023-03-05 | 2023-03-07 tanks",
      "5 March 2023, 7 March 2023 tanks",
      "танки 5 березня 2023 і 7 березня 2023",
      "b:2023-03-07 category:tanks a:2023-03-05",
    ])
      assert.deepEqual(await ask(`/compare ${words}`), message, words);
    const values = { a: "2023-03-05", b: "2023-03-07", category: "tanks" };
    assert.deepEqual(await ask("/compare", { values }), message);
    assert.deepEqual(rowsOf(await ask("/compare 2023-03-07 2023-03-05 tanks")), ["Tanks 9 5"]);
  });

  test("two stretches of the same length are compared as they are", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/compare 2023-03-04..2023-03-05 2023-03-06..2023-03-07");
    assert.deepEqual(linesOf(message.lines).slice(1), [
      "First column: 4 March 2023 – 5 March 2023, 2 days.",
      "Second column: 6 March 2023 – 7 March 2023, 2 days.",
      "The figures are the losses over each stretch.",
    ]);
    assert.deepEqual(rowsOf(message), ["Personnel 1,750 1,710", "Tanks 9 18", "AFVs 19 22", "Armour 28 40"]);
    assert.deepEqual(linesOf(message.notes), [
      "Personnel: 2.3% less in the second column than in the first.",
    ]);
  });

  test("where one is longer than the other, the losses are told per day, and in all", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/compare 2023-03-04..2023-03-07 2023-03-07");
    assert.deepEqual(linesOf(message.lines).slice(3), [
      "The figures are losses per day on average, because they are not all of equally many days.",
      "Personnel in all: 3,460 in the first column and 1,060 in the second.",
    ]);
    // 27 tanks and 41 AFVs in four days.
    assert.deepEqual(rowsOf(message), ["Personnel 865 1,060", "Tanks 6.8 9", "AFVs 10 11", "Armour 17 20"]);
    const inUkrainian = await ask("/compare 2023-03-04..2023-03-07 2023-03-07", { language: "uk" });
    assert.ok(rowsOf(inUkrainian).includes("Танки 6,8 9"));
    assert.match(
      linesOf(inUkrainian.lines).join("\n"),
      /4 дні\.[\s\S]*3 460 у першому стовпці і 1 060 у другому/,
    );
  });

  test("a stretch ends with its last report, and what is measured over a gap is said to be", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/compare 2023-03-07 2023-03-16");
    assert.ok(rowsOf(message).includes("Tanks 9 8"), "72 tanks in nine days");
    assert.match(
      linesOf(message.notes).join("\n"),
      /Second column: counted from the report of 7 March 2023, the nearest that has it: Tanks, /,
    );
    const longer = await ask("/compare 2023-03-04..2023-03-31 2023-03-16 personnel");
    assert.match(linesOf(longer.lines).join("\n"), /4 March 2023 – 16 March 2023, 13 days/);
  });

  test("what one of the two lacks has a dash and is named", async (t) => {
    const reports = [
      reportOf("2024-05-01", { personnel: 1_000, tanks: 10 }),
      reportOf("2024-05-02", { personnel: 1_100, tanks: 12 }),
      reportOf("2024-05-03", { personnel: 1_200 }),
    ];
    const { ask } = await botOf(t, { reports, now: Date.parse("2024-05-03T09:00:00Z") });
    const message = await ask("/compare 2024-05-02 2024-05-03");
    assert.deepEqual(rowsOf(message), ["Personnel 100 100", "Tanks 2 –"]);
    assert.deepEqual(linesOf(message.notes), [
      "Personnel: the same in both columns.",
      "Second column: no loss is known of: Tanks.",
    ]);
    const inUkrainian = await ask("/compare 2024-05-02 2024-05-03", { language: "uk" });
    assert.deepEqual(linesOf(inUkrainian.notes), [
      "Особовий склад: в обох стовпцях однаково.",
      "Другий стовпець: втрати невідомі: Танки.",
    ]);
  });

  test("a correction is told, and is counted in a stretch and not in a day", async (t) => {
    const reports = [
      reportOf("2023-05-26", { tanks: 3_796 }),
      reportOf("2023-05-27", { tanks: 3_799 }, { increments: { tanks: 3 } }),
      reportOf("2023-05-28", { tanks: 3_797 }, { increments: { tanks: 3 } }),
      reportOf("2023-05-29", { tanks: 3_801 }, { increments: { tanks: 4 } }),
    ];
    const { ask } = await botOf(t, { reports, now: Date.parse("2023-05-29T09:00:00Z") });
    const days = await ask("/compare 2023-05-27 2023-05-28 tanks");
    assert.deepEqual(rowsOf(days), ["Tanks 3 3"]);
    assert.deepEqual(linesOf(days.notes), [
      "Tanks: the same in both columns.",
      "Second column: the totals were also corrected, which is not counted here: Tanks −5.",
    ]);
    const stretches = await ask("/compare 2023-05-27..2023-05-28 2023-05-28..2023-05-29 tanks");
    assert.deepEqual(rowsOf(stretches), ["Tanks 1 2"]);
    assert.match(linesOf(stretches.notes).join("\n"), /part of it corrects earlier days: Tanks −5\./);
    const fall = await ask("/compare 2023-05-28..2023-05-28 2023-05-28..2023-05-29 tanks", {
      language: "uk",
    });
    assert.match(linesOf(fall.notes).join("\n"), /уточнення попередніх даних: Танки −5\./);
  });

  test("what cannot be compared is refused with a sentence that says what to do", async (t) => {
    const { ask } = await botOf(t);
    const refusals: readonly [words: string, english: string, ukrainian: string][] = [
      [
        "",
        "Name two days or stretches to compare, such as /compare 2023-03-05 2023-03-07.",
        "Назвіть для порівняння два дні або два проміжки, наприклад /compare 2023-03-05 2023-03-07.",
      ],
      [
        "2023-03-05 2023-03-08",
        "There is no report of 8 March 2023: ask for the nearest, of 7 March 2023.",
        "Зведення від 8 березня 2023 року немає: спитайте про найближче, від 7 березня 2023 року.",
      ],
      [
        "2022-10-01..2022-10-04 2023-03-05",
        "There is no report from 1 October 2022 to 4 October 2022: ask for days around the nearest, of 5 October 2022.",
        "Зведень від 1 жовтня 2022 року до 4 жовтня 2022 року немає: спитайте про дні біля найближчого, від 5 жовтня 2022 року.",
      ],
      [
        "2023-03-05 2023-03-07 submarines",
        "No losses of “Submarines” are known of either of the two: leave the category out.",
        "Втрати в категорії «Підводні човни» ні за те, ні за інше невідомі: не вказуйте її.",
      ],
    ];
    for (const [words, inEnglish, inUkrainian] of refusals) {
      const message = await ask(`/compare ${words}`.trim());
      assert.deepEqual([message.title, message.failure], [inEnglish, "question"]);
      assert.equal((await ask(`/compare ${words}`.trim(), { language: "uk" })).title, inUkrainian);
    }
    assert.equal((await ask("/compare 2023-03-05")).failure, "question");
    const empty = await botOf(t, { reports: [] });
    assert.match((await empty.ask("/compare 2023-03-05 2023-03-07")).title, /no report yet/);
  });
});
