import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays, type Day } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { botOf, plain, reportOf, rowsOf } from "../reports.ts";

/** A history from the first of January 2024 on, a Monday, with losses of 100 a day and what is different. */
function history(length: number, different: Readonly<Record<Day, number>> = {}): Report[] {
  const reports = [reportOf("2023-12-31", { personnel: 400_000 })];
  let personnel = 400_000;
  for (let index = 0; index < length; index++) {
    const day = addDays("2024-01-01", index);
    personnel += different[day] ?? 100;
    reports.push(reportOf(day, { personnel, tanks: 6_000 }));
  }
  return reports;
}

const botWith = (t: Parameters<typeof botOf>[0], reports: readonly Report[]) =>
  botOf(t, { reports, now: Date.parse(`${reports.at(-1)?.day}T09:00:00Z`) });

const linesOf = (lines: readonly string[] = []) => lines.map(plain);

describe("/records", () => {
  const different = { "2024-01-03": 900, "2024-01-20": 700, "2024-02-01": 900, "2024-02-14": 800 } as const;

  test("the five highest days, three weeks and three months, and where the newest stands", async (t) => {
    // Sunday 3 March: nine weeks in full, and January and February.
    const { ask } = await botWith(t, history(63, { ...different, "2024-03-03": 300 }));
    const message = await ask("/records");
    assert.equal(message.title, "Personnel: the highest losses");
    assert.deepEqual(linesOf(message.lines), [
      "As claimed by the General Staff of Ukraine, approximate.",
      "Days whose own loss is known: 63, 1 January 2024 to 3 March 2024.",
      "3 March 2024, the newest report: 300, the 5th highest of 63 days.",
    ]);
    assert.deepEqual(rowsOf(message), [
      "Days ",
      "3 January 2024 900",
      "1 February 2024 900",
      "14 February 2024 800",
      "20 January 2024 700",
      "3 March 2024 300",
      "Weeks beginning on ",
      "1 January 2024 1,500",
      "29 January 2024 1,500",
      "12 February 2024 1,400",
      "Months ",
      "January 2024 4,500",
      "February 2024 4,400",
      "March 2024 500 …",
    ]);
    assert.match(linesOf(message.notes).join("\n"), /^March 2024 is not over: 3 days of it are counted\./);
    assert.doesNotMatch(linesOf(message.notes).join("\n"), /The week/);
  });

  test("in Ukrainian", async (t) => {
    const { ask } = await botWith(t, history(64, { ...different, "2024-03-04": 750 }));
    const message = await ask("/records", { language: "uk" });
    assert.equal(message.title, "Особовий склад: найбільші втрати");
    assert.deepEqual(linesOf(message.lines).slice(1), [
      "Днів, втрати за які відомі: 64, від 1 січня 2024 року до 4 березня 2024 року.",
      "4 березня 2024 року, найновіше зведення: 750, 4-те місце за величиною з 64 днів.",
    ]);
    assert.ok(rowsOf(message).includes("Січень 2024 року 4 500"));
    assert.match(
      linesOf(message.notes).join("\n"),
      /^Березень 2024 року: місяць ще триває, враховано 4 дні\./,
    );
    const third = await botWith(t, history(64, { ...different, "2024-03-04": 850 }));
    assert.match(
      linesOf((await third.ask("/records", { language: "uk" })).lines).join("\n"),
      /850, 3-тє місце за величиною з 64 днів\./,
    );
  });

  test("a week that is not over is marked and named", async (t) => {
    const { ask } = await botWith(t, history(16, { "2024-01-15": 900, "2024-01-16": 900 }));
    const message = await ask("/records");
    assert.deepEqual(rowsOf(message).slice(6, 10), [
      "Weeks beginning on ",
      "15 January 2024 1,800 …",
      "1 January 2024 700",
      "8 January 2024 700",
    ]);
    assert.match(
      linesOf(message.notes).join("\n"),
      /The week that begins on 15 January 2024 is not over: 2 days of it are counted\./,
    );
    assert.match(linesOf(message.lines).join("\n"), /900, the highest of 16 days/);
  });

  test("a stretch of which days are missing is not said to go on", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/records");
    assert.deepEqual(rowsOf(message), [
      "Days ",
      "7 March 2023 1,060",
      "16 March 2023 1,040",
      "5 March 2023 930",
      "4 March 2023 820",
      "6 March 2023 650",
    ]);
    assert.deepEqual(message.notes, []);
    assert.match(
      linesOf(message.lines).join("\n"),
      /21 May 2023, the newest report: its own loss is not known\./,
    );
  });

  test("a category or group has records of its own", async (t) => {
    const { ask } = await botOf(t);
    const tanks = await ask("/records танки");
    assert.equal(tanks.title, "Tanks: the highest losses");
    assert.deepEqual(rowsOf(tanks).slice(0, 2), ["Days ", "6 October 2022 14"]);
    const armour = await ask("/records armour");
    assert.ok(rowsOf(armour).includes("7 March 2023 20"));
  });

  test("a day without a loss is none of the highest, and has no place among them", async (t) => {
    const reports = [28, 29, 29, 29].map((ships, index) => reportOf(addDays("2024-01-01", index), { ships }));
    const { ask } = await botOf(t, { reports });
    const message = await ask("/records ships");
    assert.deepEqual(rowsOf(message).slice(0, 3), ["Days ", "2 January 2024 1", "Weeks beginning on "]);
    assert.ok(linesOf(message.lines).includes("4 January 2024, the newest report: no new losses."));
  });

  test("the rows stay within what a phone shows, in both languages", async (t) => {
    const reports = history(64, { "2024-01-03": 12_345, "2024-03-04": 30_000 });
    const { ask } = await botWith(t, reports);
    for (const language of ["en", "uk"])
      for (const row of rowsOf(await ask("/records", { language }))) assert.ok(row.length <= 32, row);
  });

  test("where nothing is known it is refused", async (t) => {
    const { ask } = await botOf(t);
    const refusal = await ask("/records submarines");
    assert.deepEqual(
      [refusal.title, refusal.failure],
      ["The archive has no daily losses for “Submarines”: ask for another category.", "question"],
    );
    assert.equal(
      (await ask("/records submarines", { language: "uk" })).title,
      "В архіві немає втрат за добу в категорії «Підводні човни»: спитайте про іншу.",
    );
    const empty = await botOf(t, { reports: [] });
    assert.match((await empty.ask("/records")).title, /no report yet/);
  });
});
