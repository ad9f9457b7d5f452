import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Message } from "../../src/core/message.ts";
import { recordsOf } from "../csv.ts";
import { botOf, plain, REAL, reportOf } from "../reports.ts";

const contentOf = ({ file }: Message) => String(file?.content);

describe("/export", () => {
  test("a stretch as a table: totals, losses of the day, source and licence in every row", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/export 2023-03-01..2023-03-07");
    assert.equal(message.title, "Reports as a CSV file");
    assert.equal(message.lines?.[0], "5 reports, 3 March 2023 to 7 March 2023.");
    assert.equal(message.file?.name, "losses-2023-03-03-2023-03-07.csv");
    assert.equal(message.file?.type, "text/csv; charset=utf-8");
    const rows = recordsOf(contentOf(message));
    assert.deepEqual(Object.keys(rows[0] ?? {}), [
      ...["date", "war_day", "source", "source_url", "confirmed_by"],
      ...["personnel_total", "personnel_day_loss", "tanks_total", "tanks_day_loss"],
      ...["afvs_total", "afvs_day_loss", "attribution", "licence", "note"],
    ]);
    assert.deepEqual(rows.at(-1), {
      date: "2023-03-07",
      war_day: "377",
      source: "embedded",
      source_url: "",
      confirmed_by: "",
      personnel_total: "154830",
      personnel_day_loss: "1060",
      tanks_total: "3432",
      tanks_day_loss: "9",
      afvs_total: "6714",
      afvs_day_loss: "11",
      attribution: "General Staff of the Armed Forces of Ukraine, as given by press reports of 2022 and 2023",
      licence: "a few days of 2022 and 2023 that the bot always has, even with no network",
      note: "",
    });
  });

  test("absent is empty and not zero, and a loss over a gap is no day's loss", async (t) => {
    const rows = recordsOf(contentOf(await (await botOf(t)).ask("/export")));
    assert.equal(rows.length, 10);
    const gap = rows.find(({ date }) => date === "2023-03-16");
    assert.deepEqual(
      [gap?.["personnel_day_loss"], gap?.["tanks_day_loss"], gap?.["ships_total"]],
      ["1040", "", ""],
    );
    const last = rows.at(-1);
    assert.deepEqual([last?.["personnel_total"], last?.["personnel_day_loss"]], ["203160", ""]);
  });

  test("as JSON, with whose claim it is and every licence at its top", async (t) => {
    const { ask } = await botOf(t, { reports: REAL, now: Date.parse("2026-08-08T09:00:00Z") });
    const message = await ask("/export 2024-11-29..2024-11-30 json");
    assert.deepEqual(
      [message.title, message.file?.name, message.file?.type],
      ["Reports as a JSON file", "losses-2024-11-29-2024-11-30.json", "application/json"],
    );
    const { days, ...head } = JSON.parse(contentOf(message));
    assert.equal(head.source, "General Staff of the Armed Forces of Ukraine");
    assert.match(head.claim, /claimed.*approximate, not independently verified/);
    assert.match(head.licence.join(), /Petro Ivaniuk, MIT licence/);
    assert.deepEqual(head.generated_from, [
      {
        source: "dataset",
        title: "the data set of PetroIvaniuk",
        url: "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
        days: 2,
      },
    ]);
    assert.deepEqual(
      days.map(({ date }: { date: string }) => date),
      ["2024-11-29", "2024-11-30"],
    );
    assert.deepEqual(days[0].day_losses, {});
    assert.equal(days[1].day_losses.specialEquipment, -83);
    assert.equal(days[1].totals.specialEquipment, 3_617);
    assert.equal("srbms" in days[1].totals, false);
    assert.equal(days[1].note, "personnel total called about");
  });

  test("what has to be known of a figure is in the note", async (t) => {
    const reports = [
      reportOf("2023-05-27", { personnel: 205_000, tanks: 3_799 }),
      reportOf(
        "2023-05-28",
        { personnel: 205_400, tanks: 3_797 },
        { increments: { tanks: 3 }, qualifier: "more" },
      ),
      reportOf("2023-05-28", { personnel: 205_410, ships: 18 }, { source: "embedded" }),
    ];
    const { ask } = await botOf(t, { reports, now: Date.parse("2023-05-28T09:00:00Z") });
    const [row] = recordsOf(contentOf(await ask("/export 2023-05-28")));
    assert.deepEqual(
      [row?.["tanks_total"], row?.["tanks_day_loss"], row?.["ships_total"]],
      ["3797", "3", "18"],
    );
    assert.equal(
      row?.["note"],
      "tanks was also corrected by -5; personnel total called more than; ships from embedded; embedded has personnel 205410",
    );
    assert.match(row?.["attribution"] ?? "", /PetroIvaniuk and press reports of 2022 and 2023$/);
    assert.match(row?.["licence"] ?? "", /MIT licence; a few days/);
  });

  test("the message says what is inside, what is not, and under which licences", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/export");
    assert.match(message.lines?.join("\n") ?? "", /empty field.*not the same as zero/);
    assert.match(message.lines?.join("\n") ?? "", /claimed by the General Staff/);
    assert.deepEqual(message.notes, ["219 days in between have no report and no row."]);
    assert.deepEqual(message.links, [
      {
        text: "Press reports of 2022 and 2023: a few days of 2022 and 2023 that the bot always has, even with no network",
      },
    ]);
    const inUkrainian = await ask("/export", { language: "uk" });
    assert.equal(inUkrainian.title, "Зведення у файлі CSV");
    assert.equal(
      plain(inUkrainian.lines?.[0] ?? ""),
      "10 зведень, від 5 жовтня 2022 року до 21 травня 2023 року.",
    );
    assert.deepEqual(inUkrainian.notes, ["За 219 днів між ними зведень немає, тож їх немає й у файлі."]);
    assert.deepEqual(inUkrainian.file, message.file);
    const one = await ask("/export 2023-03-07", { language: "uk" });
    assert.equal(one.lines?.[0], "Одне зведення, від 7 березня 2023 року.");
    assert.equal(one.file?.name, "losses-2023-03-07.csv");
  });

  test("where there is nothing to export it is refused", async (t) => {
    const { ask } = await botOf(t);
    assert.equal(
      (await ask("/export 2023-03-08")).title,
      "The archive has no report of 8 March 2023: ask for days between 5 October 2022 and 21 May 2023.",
    );
    const refusal = await ask("/export 2023-03-08..2023-03-10 csv", { language: "uk" });
    assert.deepEqual(
      [refusal.title, refusal.failure],
      [
        "В архіві немає зведень від 8 березня 2023 року до 10 березня 2023 року: спитайте про дні між 5 жовтня 2022 року і 21 травня 2023 року.",
        "question",
      ],
    );
    assert.equal((await ask("/export xml")).failure, "question");
    const empty = await botOf(t, { reports: [] });
    assert.match((await empty.ask("/export json")).title, /no report yet/);
  });
});
