import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { labelBeforeNumber, readFigures, readLine } from "../../src/sources/figure-line.ts";
import { anyText } from "../reports.ts";
import { someLine } from "./printed-figures.ts";

const READ: readonly (readonly [line: string, ...figures: readonly object[]])[] = [
  ["tanks ‒ 732,", { label: "tanks", total: 732 }],
  ["танків – 12 026 (+1) од.", { label: "танків", total: 12026, increment: 1 }],
  ["БПЛА - 353\u202f541 (+2\u2009062)", { label: "БПЛА", total: 353541, increment: 2062 }],
  ["UAV: 1,226,420 (+1,830);", { label: "UAV", total: 1226420, increment: 1830 }],
  [
    "особового складу - ліквідовано близько 23200 (+200), ",
    { label: "особового складу", total: 23200, increment: 200, qualifier: "about" },
  ],
  [
    "personnel‒ \u00a0about 41350 (+180) persons were liquidated,",
    { label: "personnel", total: 41350, increment: 180, qualifier: "about" },
  ],
  [
    "approximately 1 311 180 (+1 070) persons.",
    { label: "", total: 1311180, increment: 1070, qualifier: "about" },
  ],
  [
    "Military personnel — aprx. 327580 people (+1140)",
    { label: "Military personnel", total: 327580, increment: 1140, qualifier: "about" },
  ],
  ["personnel ‒ more than 12000", { label: "personnel", total: 12000, qualifier: "more" }],
  ["особового складу – понад 12000 осіб", { label: "особового складу", total: 12000, qualifier: "more" }],
  ["більше 12000 осіб", { label: "", total: 12000, qualifier: "more" }],
  ["- танки – 8 257 (+7 одиниці за минулу добу)", { label: "танки", total: 8257, increment: 7 }],
  [
    "• БПЛА оперативно-тактичного рівня —2413 (+11) од.,",
    { label: "БПЛА оперативно-тактичного рівня", total: 2413, increment: 11 },
  ],
  [
    "автомобільної техніки та автоцистерн — 5753 (+23)од.",
    { label: "автомобільної техніки та автоцистерн", total: 5753, increment: 23 },
  ],
  ["спеціальної техніки — 339 (+0). од.", { label: "спеціальної техніки", total: 339, increment: 0 }],
  ["vehicles and fuel tanks ‒ (+2).", { label: "vehicles and fuel tanks", increment: 2 }],
  ["special equipment ‒ .", { label: "special equipment" }],
  ["танків – 4633 (-2)", { label: "танків", total: 4633, increment: -2 }],
  ["танків – 4633 (\u22122) од", { label: "танків", total: 4633, increment: -2 }],
  ["танків – 4633 (\uff0b2)", { label: "танків", total: 4633, increment: 2 }],
  ["танків – 4633 (-0)", { label: "танків", total: 4633, increment: 0 }],
  ["Танки — 644", { label: "Танки", total: 644 }],
  ["Кораблі (катери) — 7", { label: "Кораблі (катери)", total: 7 }],
  ["танків-5", { label: "танків", total: 5 }],
  ["засоби ППО-107(+1)", { label: "засоби ППО", total: 107, increment: 1 }],
  ["крилаті ракети Х-101 – 5 (+1)", { label: "крилаті ракети Х-101", total: 5, increment: 1 }],
  ["дрони Shahed-136 — 12", { label: "дрони Shahed-136", total: 12 }],
  ["засоби ППО, разом з ЗРК – 107 (+0)", { label: "засоби ППО, разом з ЗРК", total: 107, increment: 0 }],
  ["Втрати з 24.02 по 08.07 склали: танків – 1637 (+35)", { label: "танків", total: 1637, increment: 35 }],
  ["літаків – 0", { label: "літаків", total: 0 }],
  [
    "Втрати від 24.02 до 27.09 становлять: танків — 2306 (+16) од., засобів ППО —175 (+3)од., РСЗВ — 331 (+1). од. Найбільших втрат зазнав.",
    { label: "танків", total: 2306, increment: 16 },
    { label: "засобів ППО", total: 175, increment: 3 },
    { label: "РСЗВ", total: 331, increment: 1 },
  ],
];

for (const [line, ...figures] of READ)
  test(`read: ${line}`, () => assert.deepEqual(readLine(line), { figures, unread: [] }));

for (const line of [
  "",
  " ",
  "•",
  "Особовий склад:",
  "Дані уточнюються.",
  "Разом переможемо! Наша сила - в правді!",
  "Russian enemy suffered the greatest losses (of the past day) in the Izyum direction.",
])
  test(`no figure and nothing lost: “${line}”`, () =>
    assert.deepEqual(readLine(line), { figures: [], unread: [] }));

for (const line of [
  "танків – 1 22 6",
  "танків – 12 0264",
  "танків – 1226 (+1 2)",
  "танків – 1,22",
  "танків – 1.226",
  "танків – 12.5",
  "танків – 1 226,420",
  "танків – 007",
  "танків – -5",
  "танків – +5",
  "танків -- 5",
  "танків: – 5",
  "танків – 5–6",
  "танків – 5 (6 пошкоджено)",
  "танків – 5 (+1) 2",
  "танків – 5 (+1",
  "танків – 99999999999999999999 (+1)",
  "танків – 5\u00b2",
  "танків 5",
  "танків – 5 бойових машин – 6",
  "танків-5 бойових машин-6",
  "Особовий склад — близько 18000 осіб, 460 полонених",
  "2022-04-12 06:00:00 | ID: 67225",
  "Total losses on April 11, 2026: 1,070 personnel, 2,081 UAVs.",
  "Втрати особового складу за добу – 1 230",
  "особового складу – 1 230 за минулу добу",
])
  test(`refused and not guessed: ${line}`, () =>
    assert.deepEqual(readLine(line), { figures: [], unread: [line.trim()] }));

test("in a paragraph of several figures the one that cannot be read is told, and the others are read", () => {
  const { figures, unread } = readLine(
    "танків – 1, 226 (+5), літаків – 217 (+0) од., РСЗВ – 247, БпЛА – 66 9 (+2).",
  );
  assert.deepEqual(figures, [
    { label: "літаків", total: 217, increment: 0 },
    { label: "РСЗВ", total: 247 },
  ]);
  assert.deepEqual(unread, ["танків – 1, 226 (+5),", "БпЛА – 66 9 (+2)."]);
});

test("what an unreadable number should be one of can be told", () => {
  assert.equal(labelBeforeNumber("танків – 1 22 6"), "танків");
  assert.equal(labelBeforeNumber("• особового складу близько 36900 (+250)"), "особового складу");
  assert.equal(labelBeforeNumber("vehicles ‒ (+2 3)"), "vehicles");
  assert.equal(labelBeforeNumber("about 1 22 6 persons"), "");
  assert.equal(labelBeforeNumber("За минулу добу, 26 жовтня"), undefined);
  assert.equal(labelBeforeNumber("Дані уточнюються."), undefined);
});

test("whatever way a figure is printed, it is read as it is", () =>
  fc.assert(
    fc.property(someLine, ({ line, figure }) => assert.deepEqual(readFigures(line), [figure])),
    { numRuns: 2_000 },
  ));

test("a second number anywhere behind a figure makes it none", () =>
  fc.assert(
    fc.property(someLine, fc.nat({ max: 99 }), ({ line }, number) =>
      assert.deepEqual(readFigures(`${line} та ${number}`), []),
    ),
  ));

test("every number that comes out of any text stands in it, digit by digit", () =>
  fc.assert(
    fc.property(fc.oneof(anyText(80), fc.stringMatching(/^[а-яa-z –(),.:+0-9-]{0,60}$/)), (text) => {
      const digits = text.replace(/\D/g, "");
      for (const { total, increment } of readFigures(text))
        for (const number of [total, increment])
          if (number !== undefined)
            assert.ok(digits.includes(String(Math.abs(number))), `${number} in ${text}`);
    }),
    { numRuns: 1_000 },
  ));

test("a line of a million characters is read in no time", () => {
  for (const piece of ["танків – 5 (+1), ", "( - 5 ", "- , ", "Х-1 ", "близько ", "(+5", "5 ", "a: 5. "]) {
    const before = process.cpuUsage();
    readLine(piece.repeat(1_000_000 / piece.length));
    // Its own work is counted, not that of others on the machine; reading it twice over for each letter would take hours.
    assert.ok(process.cpuUsage(before).user < 30_000_000, piece);
  }
});
