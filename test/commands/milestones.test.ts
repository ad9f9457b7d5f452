import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { botOf, plain, reportOf } from "../reports.ts";

/** Forty days up to 9 February 2024: personnel rise by 1,000 a day, tanks by 10, helicopters by one. */
const steady: readonly Report[] = Array.from({ length: 40 }, (_, index) =>
  reportOf(addDays("2024-01-01", index), {
    personnel: 360_400 + 1_000 * index,
    tanks: 6_005 + 10 * index,
    helicopters: 300 + index,
  }),
);

const steadyBot = (t: Parameters<typeof botOf>[0]) =>
  botOf(t, { reports: steady, now: Date.parse("2024-02-09T09:00:00Z") });

const linesOf = (lines: readonly string[] = []) => lines.map(plain);

describe("/milestones", () => {
  test("round numbers passed lately, newest first, and the next at the pace of thirty days", async (t) => {
    const { ask } = await steadyBot(t);
    const message = await ask("/milestones");
    assert.equal(message.title, "Round numbers of losses");
    // Totals on 9 February: 399,400 and 6,395; steps of 10,000 and of 100.
    assert.deepEqual(linesOf(message.lines), [
      "As claimed by the General Staff of Ukraine, approximate.",
      "Passed, newest first:",
      "Personnel: past 390,000, report of 31 January 2024",
      "Tanks: past 6,300, report of 31 January 2024",
      "Personnel: past 380,000, report of 21 January 2024",
      "Tanks: past 6,200, report of 21 January 2024",
      "Personnel: past 370,000, report of 11 January 2024",
      "Tanks: past 6,100, report of 11 January 2024",
      "Next, if the days to come added as much as the last 30 did. This is an extrapolation from the report of 9 February 2024 and no forecast:",
      "Personnel: 400,000 around 10 February 2024, at 1,000 a day",
      "Tanks: 6,400 around 10 February 2024, at 10 a day",
    ]);
    assert.match(message.source?.text ?? "", /PetroIvaniuk, 9 February 2024$/);
  });

  test("in Ukrainian", async (t) => {
    const { ask } = await steadyBot(t);
    const message = await ask("/milestones танки", { language: "uk" });
    assert.equal(message.title, "Танки: круглі числа");
    assert.deepEqual(linesOf(message.lines).slice(1), [
      "Уже пройдено, спершу найновіші:",
      "Танки: 6 300, зведення від 31 січня 2024 року",
      "Танки: 6 200, зведення від 21 січня 2024 року",
      "Танки: 6 100, зведення від 11 січня 2024 року",
      "Наступні, якщо за добу додаватиметься стільки, скільки в середньому за останні 30 днів. Це екстраполяція від зведення, яке вийшло 9 лютого 2024 року, а не прогноз:",
      "Танки: 6 400 близько 10 лютого 2024 року, по 10 за добу",
    ]);
  });

  test("small categories are told of only when they are asked for", async (t) => {
    const { ask } = await steadyBot(t);
    assert.doesNotMatch(linesOf((await ask("/milestones")).lines).join("\n"), /Helicopters/);
    const asked = linesOf((await ask("/milestones helicopters")).lines);
    assert.ok(asked.includes("Helicopters: past 330, report of 31 January 2024"));
    assert.ok(asked.includes("Helicopters: 340 around 10 February 2024, at 1 a day"));
  });

  test("at most eight of each are named", async (t) => {
    const many = Array.from({ length: 40 }, (_, index) =>
      reportOf(addDays("2024-01-01", index), { personnel: 360_000 + 10_000 * index, tanks: 1_400 }),
    );
    const { ask } = await botOf(t, { reports: many, now: Date.parse("2024-02-09T09:00:00Z") });
    const lines = linesOf((await ask("/milestones")).lines);
    assert.equal(lines.filter((line) => line.includes(": past ")).length, 8);
    assert.equal(lines[2], "Personnel: past 740,000, report of 8 February 2024");
  });

  test("where too few days are known, only what was passed is told", async (t) => {
    const { ask } = await botOf(t);
    const lines = linesOf((await ask("/milestones")).lines);
    assert.ok(lines.includes("Personnel: past 162,500, report of 16 March 2023"));
    assert.equal(
      lines.at(-1),
      "Nothing can be said of the next ones: the losses of the last 30 days are not known or too few.",
    );
  });

  test("where there is nothing to tell it is refused", async (t) => {
    const { ask } = await botOf(t);
    const refusal = await ask("/milestones submarines");
    assert.deepEqual(
      [refusal.title, refusal.failure],
      [
        "There is no round number to tell of “Submarines”: leave the category out to see the others.",
        "question",
      ],
    );
    assert.equal(
      (await ask("/milestones submarines", { language: "uk" })).title,
      "У категорії «Підводні човни» круглих чисел ще немає: не вказуйте її, щоб побачити інші.",
    );
    const empty = await botOf(t, { reports: [] });
    assert.match((await empty.ask("/milestones")).title, /no report yet/);
  });
});
