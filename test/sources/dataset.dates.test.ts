import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchDay, fetchRows } from "../fakes/dataset.ts";

const people = { personnel: 154830, "personnel*": "about" };
const date = "2023-03-07";

test("the rows are joined by date, whatever order they and their keys stand in", async () => {
  const day1 = { date: "2023-03-06", day: 376, tank: 3423, "vehicles and fuel tanks": 5307 };
  const day2 = { "vehicles and fuel tanks": 5323, tank: 3432, day: 377, date: "2023-03-07" };
  const people1 = { date: "2023-03-06", ...people, personnel: 153770 };
  const people2 = { "personnel*": "about", personnel: 154830, date: "2023-03-07" };
  const straight = await fetchRows([day1, day2], [people1, people2]);
  const crossed = await fetchRows([day2, day1], [people1, people2]);
  assert.deepEqual(straight, crossed);
  assert.deepEqual(
    straight.reports.map(({ day, totals }) => [day, totals]),
    [
      ["2023-03-06", { personnel: 153770, tanks: 3423, vehicles: 5307 }],
      ["2023-03-07", { personnel: 154830, tanks: 3432, vehicles: 5323 }],
    ],
  );
});

test("the number of the war day in a row is not believed: it is one too high in some", async () => {
  const { reports, refused } = await fetchDay(
    "2023-03-07",
    { day: 999, tank: 3432 },
    { day: "x", ...people },
  );
  assert.equal(reports[0]?.day, "2023-03-07");
  assert.deepEqual(refused, []);
});

test("only days of `since` and later are brought", async () => {
  const dates = ["2023-03-05", "2023-03-06", "2023-03-07"];
  const equipment = dates.map((date) => ({ date, tank: 1 }));
  const personnel = dates.map((date) => ({ date, ...people }));
  const days = async (since: "2023-03-05" | "2023-03-06" | "2023-03-08") =>
    (await fetchRows(equipment, personnel, since)).reports.map(({ day }) => day);
  assert.deepEqual(await days("2023-03-05"), dates);
  assert.deepEqual(await days("2023-03-06"), ["2023-03-06", "2023-03-07"]);
  assert.deepEqual(await days("2023-03-08"), []);
});

test("a date that only one file has is refused with the name of the file that has it", async () => {
  const { reports, refused } = await fetchRows(
    [
      { date, tank: 3432 },
      { date: "2023-03-08", tank: 3441 },
    ],
    [
      { date, ...people },
      { date: "2023-03-09", ...people },
    ],
  );
  assert.deepEqual(
    reports.map(({ day }) => day),
    [date],
  );
  assert.deepEqual(
    refused.map(({ row }) => row),
    ["2023-03-08", "2023-03-09"],
  );
  assert.match(refused[0]?.reason ?? "", /equipment/);
  assert.match(refused[1]?.reason ?? "", /personnel/);
});

test("a date that a file has twice is told, and the first row is used", async () => {
  const { reports, refused } = await fetchRows(
    [
      { date, tank: 3432 },
      { date, tank: 1 },
    ],
    [{ date, ...people }],
  );
  assert.deepEqual(
    reports.map(({ totals }) => totals["tanks"]),
    [3432],
  );
  assert.deepEqual(
    refused.map(({ row }) => row),
    [date],
  );
  assert.match(refused[0]?.reason ?? "", /twice/);
});

for (const wrong of [
  "2023-02-30",
  "2022-02-23",
  "07.03.2023",
  "2023-3-7",
  "2023-03-07T00:00:00Z",
  "",
  20230307,
]) {
  test(`a row dated ${JSON.stringify(wrong)} is refused and named, and the others go on`, async () => {
    const { reports, refused } = await fetchRows(
      [
        { date: wrong, tank: 1 },
        { date, tank: 3432 },
      ],
      [{ date, ...people }],
    );
    assert.deepEqual(
      reports.map(({ day }) => day),
      [date],
    );
    assert.equal(refused.length, 1);
    assert.ok(refused[0]?.row.includes(String(wrong)), refused[0]?.row);
  });
}

test("a row without a date is refused, and the others go on", async () => {
  const { reports, refused } = await fetchRows([{ tank: 1 }, { date, tank: 3432 }], [{ date, ...people }]);
  assert.deepEqual([reports.length, refused.length], [1, 1]);
});
