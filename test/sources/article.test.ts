import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Day } from "../../src/core/day.ts";
import { type Article, readArticle, readList } from "../../src/sources/article.ts";
import { anyText } from "../reports.ts";
import {
  newPage,
  OF_2022_04_12,
  OF_2022_04_30,
  OF_2022_05_31,
  OF_2022_07_08,
  OF_2022_07_31,
  OF_2023_09_14,
  OF_2026_01_18,
  OF_2026_04_12,
  ofJune2026,
  oldPage,
  pageOf,
  printed,
} from "./articles.ts";
import { someLine } from "./printed-figures.ts";

function read(html: string, around: Day): Article {
  const article = readArticle(html, around);
  assert.ok(article, "there is a report in it");
  return article;
}

/** What is the same in a page that has nothing out of the ordinary. */
const clean = { otherDays: [], unknown: [], refused: [] };

test("April 2022: no increments, and two lines of vehicles that are one sum", () => {
  assert.deepEqual(read(OF_2022_04_12, "2022-04-12"), {
    ...clean,
    day: "2022-04-12",
    qualifier: "about",
    totals: {
      personnel: 19600,
      tanks: 732,
      afvs: 1946,
      artillery: 349,
      mlrs: 111,
      airDefence: 63,
      aircraft: 157,
      helicopters: 140,
      uavs: 124,
      ships: 7,
      vehicles: 1482,
      specialEquipment: 25,
      srbms: 4,
    },
    increments: {},
  });
});

test("the last day of the two lines of vehicles: their changes are one sum too", () => {
  assert.deepEqual(read(OF_2022_04_30, "2022-04-30"), {
    ...clean,
    day: "2022-04-30",
    qualifier: "about",
    direction: "Izyum",
    totals: { personnel: 23200, tanks: 1008, uavs: 232, ships: 8, vehicles: 1777 },
    increments: { personnel: 200, tanks: 22, uavs: 4, ships: 0, vehicles: 6 },
  });
});

test("May 2022: the change is as printed, whatever the totals say, and the brigade's number is no figure", () => {
  assert.deepEqual(read(OF_2022_05_31, "2022-05-31"), {
    ...clean,
    day: "2022-05-31",
    qualifier: "about",
    direction: "Kryvyi Rih and Zaporizhzhia",
    totals: {
      personnel: 30500,
      tanks: 1358,
      cruiseMissiles: 120,
      ships: 13,
      vehicles: 2275,
      specialEquipment: 48,
    },
    increments: { personnel: 150, tanks: 9, cruiseMissiles: 2, ships: 0, vehicles: 11, specialEquipment: 0 },
  });
});

test("July 2022: three kinds of dash, a title with other numbers, the direction in the nominative", () => {
  const article = read(OF_2022_07_08, "2022-07-08");
  assert.equal(article.day, "2022-07-08");
  assert.equal(article.direction, "Краматорський");
  assert.deepEqual(
    Object.values(article.totals),
    [36900, 1637, 3811, 828, 247, 107, 217, 187, 669, 155, 15, 2685, 66],
  );
  assert.deepEqual(Object.values(article.increments), [250, 35, 14, 13, 0, 0, 0, 0, 2, 0, 0, 20, 0]);
  assert.deepEqual([article.refused, article.unknown, article.otherDays], [[], [], []]);
});

for (const [day, label, total, increment, category] of [
  ["2022-07-05", "бойових броньованих машин", 3772, 18, "afvs"],
  ["2022-07-07", "артилерійських систем", 815, 3, "artillery"],
] as const)
  test(`${day}: a change that the totals contradict is kept as printed`, () => {
    const { totals, increments } = read(pageOf(day, ...printed([[label, total, increment]])), day);
    assert.deepEqual([totals, increments], [{ [category]: total }, { [category]: increment }]);
  });

test("a line without a total is refused, and its category is absent", () => {
  const { totals, increments, refused } = read(OF_2022_07_31, "2022-07-31");
  assert.deepEqual(totals, { personnel: 40830, tanks: 1763 });
  assert.deepEqual(increments, { personnel: 160, tanks: 4 });
  assert.deepEqual(refused, [
    { row: "2022-07-31 “vehicles and fuel tanks ‒ (+2).”", reason: "the line has no total" },
  ]);
});

test("September 2023, as text: the first submarine has no change, and what stands below is no category", () => {
  assert.deepEqual(read(OF_2023_09_14, "2023-09-14"), {
    ...clean,
    day: "2023-09-14",
    qualifier: "about",
    totals: { personnel: 270970, tanks: 4599, uavs: 4697, ships: 20, submarines: 1, vehicles: 8458 },
    increments: { personnel: 620, tanks: 15, uavs: 47, ships: 1, vehicles: 14 },
  });
});

test("2026: headings between the lines, groups of three digits, ground robots, and the day before in the lead", () => {
  assert.deepEqual(read(ofJune2026(), "2026-06-16"), {
    ...clean,
    day: "2026-06-16",
    qualifier: "about",
    totals: {
      personnel: 1385420,
      tanks: 12026,
      afvs: 24768,
      artillery: 44118,
      mlrs: 1872,
      airDefence: 1427,
      aircraft: 436,
      helicopters: 353,
      uavs: 353541,
      cruiseMissiles: 4783,
      ships: 33,
      submarines: 2,
      vehicles: 107508,
      specialEquipment: 4300,
      groundRobots: 1667,
    },
    increments: {
      personnel: 1230,
      tanks: 1,
      afvs: 5,
      artillery: 36,
      mlrs: 2,
      airDefence: 7,
      uavs: 2062,
      cruiseMissiles: 50,
      vehicles: 417,
      specialEquipment: 4,
    },
  });
});

test("2026 in English: the label on the line, or in the heading before it", () => {
  assert.deepEqual(read(OF_2026_01_18, "2026-01-18"), {
    ...clean,
    day: "2026-01-18",
    qualifier: "about",
    totals: { personnel: 1226420, tanks: 11569 },
    increments: { personnel: 830, tanks: 2 },
  });
  assert.deepEqual(read(OF_2026_04_12, "2026-04-12"), {
    ...clean,
    day: "2026-04-12",
    qualifier: "about",
    totals: { personnel: 1311180 },
    increments: { personnel: 1070 },
  });
});

test("a category that nobody knows is kept under its own words and named, behind a heading of its own too", () => {
  const more = ["Лазерна зброя:", "лазерні установки Х-1 – 1 003 (+2) од.", "антигравітатори ‒ 4"];
  const { totals, increments, unknown, refused } = read(ofJune2026({ more }), "2026-06-16");
  assert.equal(totals["лазерні установки Х-1"], 1003);
  assert.equal(increments["лазерні установки Х-1"], 2);
  assert.equal(totals["антигравітатори"], 4);
  assert.deepEqual(unknown, ["антигравітатори", "лазерні установки Х-1"]);
  assert.deepEqual(refused, []);
  assert.equal(totals["groundRobots"], 1667);
});

test("a label that is a word of the program's own language is a category like any other", () => {
  const html = pageOf("2026-06-16", "tanks – 5", "constructor – 7", "toString – 8 (+1)");
  const { totals, increments, unknown } = read(html, "2026-06-16");
  assert.deepEqual(Object.entries(totals), [
    ["tanks", 5],
    ["constructor", 7],
    ["toString", 8],
  ]);
  assert.deepEqual(Object.entries(increments), [["toString", 1]]);
  assert.deepEqual(unknown, ["constructor", "toString"]);
});

const SOME = ["танків – 12 026 (+1)", "літаків – 436"];

for (const line of ["РСЗВ – 1 87 2 (+2)", "РСЗВ – 1872 (+2) або 1873", "РСЗВ 1872", "станом на 6 ранку"])
  test(`among the figures, “${line}” is refused by name and nothing is made of it`, () => {
    const html = pageOf("2026-06-16", SOME[0] ?? "", line, SOME[1] ?? "");
    const { totals, refused, unknown } = read(html, "2026-06-16");
    assert.deepEqual(totals, { tanks: 12026, aircraft: 436 });
    assert.deepEqual(
      refused.map(({ row }) => row),
      [`2026-06-16 “${line}”`],
    );
    assert.deepEqual(unknown, []);
  });

for (const line of [
  "Втрати ворога за 15 червня 2026 року: знищено 1 230 військових, 2 062 БПЛА.",
  "Total russian military losses on June 15, 2026: 1,230 personnel, 2,062 UAVs.",
  "Загальні бойові втрати противника з 24.02.22 по 16.06.26 орієнтовно склали:",
  "Russian enemy suffered the greatest losses (of the past day) in the Izyum direction (30th brigade).",
])
  test(`among the figures, a sentence of every report is no figure and not refused: ${line}`, () => {
    const { totals, refused } = read(pageOf("2026-06-16", SOME[0] ?? "", line, SOME[1] ?? ""), "2026-06-16");
    assert.deepEqual([totals, refused], [{ tanks: 12026, aircraft: 436 }, []]);
  });

test("a known line that cannot be read is refused at either end of the list too", () => {
  const html = pageOf("2026-06-16", "особового складу – 1 385 42 осіб", ...SOME, "спеціальна техніка 4 300");
  const { refused } = read(html, "2026-06-16");
  assert.deepEqual(
    refused.map(({ row }) => row),
    ["2026-06-16 “особового складу – 1 385 42 осіб”", "2026-06-16 “спеціальна техніка 4 300”"],
  );
});

test("a number without a label is refused with the label of its heading, or without one", () => {
  const lines = [...SOME, "Особовий склад:", "близько 1 385 42 осіб", "близько 7 осіб", "РСЗВ – 5"];
  const { totals, refused } = read(pageOf("2026-06-16", ...lines), "2026-06-16");
  assert.deepEqual(totals, { tanks: 12026, mlrs: 5, aircraft: 436 });
  assert.deepEqual(refused, [
    { row: "2026-06-16 “Особовий склад: близько 1 385 42 осіб”", reason: "its number cannot be read" },
    { row: "2026-06-16 “близько 7 осіб”", reason: "the line has no label" },
  ]);
});

test("a category that is there twice counts once, or not at all where the totals differ", () => {
  const same = read(pageOf("2026-06-16", ...SOME, "tanks: 12,026"), "2026-06-16");
  assert.deepEqual(
    [same.totals, same.increments, same.refused],
    [{ tanks: 12026, aircraft: 436 }, { tanks: 1 }, []],
  );
  const other = read(pageOf("2026-06-16", ...SOME, "танки – 12 027"), "2026-06-16");
  assert.deepEqual([other.totals, other.increments], [{ aircraft: 436 }, {}]);
  assert.deepEqual(
    other.refused.map(({ row }) => row),
    ["2026-06-16 “танки – 12 027”"],
  );
  const change = read(pageOf("2026-06-16", ...SOME, "танки – 12 026 (+2)"), "2026-06-16");
  assert.deepEqual(
    [change.totals["tanks"], change.increments["tanks"], change.refused.length],
    [12026, undefined, 1],
  );
});

test("one half of the vehicles is all of them from the merger on, and nothing before", () => {
  const half = ["танків – 1026", "автомобільної техніки – 1701 (+6)"];
  assert.deepEqual(read(pageOf("2022-05-01", ...half), "2022-05-01").totals, { tanks: 1026, vehicles: 1701 });
  for (const line of ["автомобільної техніки – 1701 (+6)", "цистерн з ПММ – 76"]) {
    const { totals, refused } = read(pageOf("2022-04-30", "танків – 1008", line), "2022-04-30");
    assert.deepEqual(totals, { tanks: 1008 });
    assert.deepEqual(
      refused.map(({ row }) => row),
      [`2022-04-30 “${line}”`],
    );
  }
});

test("the change of the vehicles is absent where one half prints none, and both are where a half has no total", () => {
  const one = pageOf("2022-04-30", "автомобільної техніки – 1701 (+6)", "цистерн з ПММ – 76");
  assert.deepEqual(
    [read(one, "2022-04-30").totals, read(one, "2022-04-30").increments],
    [{ vehicles: 1777 }, {}],
  );
  const none = pageOf("2022-05-02", "танків – 1008", "автомобільної техніки – 1701", "цистерн з ПММ – (+0)");
  assert.deepEqual(read(none, "2022-05-02").totals, { tanks: 1008 });
  const sum = pageOf("2022-05-02", "танків – 1008", "vehicles – 1701", "vehicles and fuel tanks – 1796");
  const { totals, refused } = read(sum, "2022-05-02");
  assert.deepEqual([totals, refused.length], [{ tanks: 1008 }, 1]);
});

test("a page without a known figure, or without a date, has no report; the figures can be had without the date", () => {
  for (const html of ["", "Дані уточнюються.", "<p>командні пункти – 5 (+1)</p>", "<h1>танків – 5</h1>"])
    assert.equal(readArticle(html, "2026-06-16"), undefined, html);
  assert.equal(readArticle(SOME.join("\n"), "2026-06-16"), undefined);
  assert.deepEqual(readList(SOME.join("\n"), "2026-06-16")?.totals, { tanks: 12026, aircraft: 436 });
  assert.equal(readArticle(pageOf("2022-07-31", "vehicles and fuel tanks ‒ (+2)"), "2022-07-31"), undefined);
});

test("what looks like a figure above or below the list is not in it", () => {
  const html = newPage({
    before: "<h1>Втрати на 16 червня 2026 року: танків – 7</h1><p>Переглядів: 5</p><p>Випуск – 12</p>",
    lines: SOME,
  }).replace("</article>", "<p>Переглядів: 777</p></article>");
  assert.deepEqual(read(html, "2026-06-16").totals, { tanks: 12026, aircraft: 436 });
});

test("a table, a cell of which is one line, and a line broken in the source are read as they are seen", () => {
  const html = pageOf(
    "2026-06-16",
    "<b>тан</b>ків <i>–</i>\n12<!-- x --> 026 <span>(+1)</span>",
    "<table><tr><td>РСЗВ –</td><td>1&thinsp;872</td></tr><tr><td>літаків&nbsp;– 436</td></tr></table>",
  );
  assert.deepEqual(read(html, "2026-06-16").totals, { tanks: 12026, mlrs: 1872, aircraft: 436 });
});

test("only a sentence of this form is a direction, and only a short one", () => {
  const say = (sentence: string) =>
    read(newPage({ before: "<h1>на 16 червня 2026 року</h1>", lines: [...SOME, sentence] }), "2026-06-16")
      .direction;
  assert.equal(
    say("Найбільших втрат противник зазнав на Бахмутському, Авдіївському та Лиманському напрямках."),
    "Бахмутський, Авдіївський та Лиманський",
  );
  assert.equal(
    say("Russian enemy suffered the greatest losses (of the past day) at the Bahmut direction."),
    "Bahmut",
  );
  assert.equal(say("Противник зазнав втрат на Бахмутському напрямку."), undefined);
  assert.equal(say(`Найбільших втрат противник зазнав на ${"Бахмутському ".repeat(30)}напрямку.`), undefined);
});

const DATES: readonly (readonly [
  what: string,
  html: string,
  around: Day,
  day: Day | undefined,
  ...others: Day[],
])[] = [
  ["the header's", ofJune2026({ title: "Втрати" }), "2026-06-20", "2026-06-16"],
  ["the title's", ofJune2026({ header: "" }), "2026-06-20", "2026-06-16"],
  [
    "the header's before another of the title",
    ofJune2026({ header: "Загальні втрати противника з 24.02.22 по 15.06.26 орієнтовно склали:" }),
    "2026-06-20",
    "2026-06-15",
    "2026-06-16",
  ],
  [
    "the one that is looked for",
    ofJune2026({ header: "Загальні втрати противника з 24.02.22 по 15.06.26 орієнтовно склали:" }),
    "2026-06-16",
    "2026-06-16",
    "2026-06-15",
  ],
  [
    "the title's where the header's is older than the war",
    ofJune2026({ header: "Загальні втрати противника з 24.02.22 по 16.06.20 орієнтовно склали:" }),
    "2026-06-20",
    "2026-06-16",
    "2020-06-16",
  ],
  [
    "the title's where the header's does not exist",
    ofJune2026({ header: "Загальні втрати противника з 24.02.22 по 31.06.26 орієнтовно склали:" }),
    "2026-06-20",
    "2026-06-16",
  ],
  ["that of the year of the publication", OF_2022_07_08, "2026-07-08", "2022-07-08"],
  [
    "that of the nearest year",
    "танків – 5\nвтрати з 24.02 по 31.12\nлітаків – 6",
    "2023-01-01",
    "2022-12-31",
  ],
  ["that of the nearest year", "втрати від 24.02 до 01.01\nтанків – 5", "2022-12-31", "2023-01-01"],
  ["a four-digit year's", "losses from 24.02.2022 to 03.03.2023\ntanks – 5", "2026-01-01", "2023-03-03"],
  [
    "the publication's where there is no other",
    oldPage({ title: "Втрати", published: "2022-04-12 06:00:00", lines: SOME }),
    "2026-06-16",
    "2022-04-12",
  ],
  [
    "the publication's in words",
    oldPage({ title: "Втрати", published: "08 липня 2022, 09:25", lines: SOME }),
    "2026-06-16",
    "2022-07-08",
  ],
  [
    "none where only the day before is named",
    newPage({
      before: "<h1>Втрати за 15 червня 2026 року</h1><p>Losses on June 15, 2026: 7.</p>",
      lines: SOME,
    }),
    "2026-06-16",
    undefined,
  ],
  [
    "none where a word only sounds like a date",
    newPage({ before: "<h1>Losses, Monday, today, in May 2026, may 1,637 tanks</h1>", lines: ["tanks – 5"] }),
    "2026-06-16",
    undefined,
  ],
  [
    "the title's in digits",
    newPage({ before: "<h1>Втрати станом на 16.06.2026</h1>", lines: SOME }),
    "2026-06-20",
    "2026-06-16",
  ],
  [
    "the title's of the nearest year",
    newPage({ before: "<h1>Втрати на 31 грудня</h1>", lines: SOME }),
    "2026-01-02",
    "2025-12-31",
  ],
];

for (const [what, html, around, day, ...others] of DATES)
  test(`the day is ${what}: ${day} around ${around}`, () => {
    const article = readArticle(html, around);
    assert.deepEqual([article?.day, article?.otherDays], day ? [day, others] : [undefined, undefined]);
  });

test("the time of publication is the page's own, and one of another page that it names is not", () => {
  const stamp = (time: string, meta = "") =>
    read(
      `<head>${meta}</head><h1>Втрати на 16 червня 2026 року</h1><time datetime="${time}">x</time><p>танків – 5</p>`,
      "2026-06-16",
    ).published;
  assert.equal(stamp("2026-06-16T06:40:00+03:00"), Date.parse("2026-06-16T03:40:00Z"));
  assert.equal(stamp("2026-06-15T22:40:00Z"), Date.parse("2026-06-15T22:40:00Z"));
  assert.equal(stamp("2026-06-16T06:40:00"), undefined);
  assert.equal(stamp("2026-06-16"), undefined);
  assert.equal(stamp("2026-06-31T06:40:00Z"), undefined);
  assert.equal(stamp("2026-06-14T06:40:00Z"), undefined);
  const meta = '<meta property="article:published_time" content="2026-06-16T03:41:00.000Z">';
  assert.equal(stamp("2026-06-16T06:40:00+03:00", meta), Date.parse("2026-06-16T03:41:00Z"));
});

test("a date for machines tells the day, in Kyiv, where the page has no other", () => {
  const of = (time: string) =>
    readArticle(`<h1>Втрати</h1><time datetime="${time}">x</time><p>танків – 5</p>`, "2020-01-01")?.day;
  assert.equal(of("2026-06-15T22:40:00Z"), "2026-06-16");
  assert.equal(of("2026-06-16"), "2026-06-16");
  assert.equal(of("16 June"), undefined);
});

/** The ways in which a post may be made of its lines. */
const LAYOUTS: Readonly<Record<string, (header: string, lines: readonly string[]) => string>> = {
  paragraphs: (header, lines) => [header, ...lines].map((line) => `<p>${line}</p>`).join("\n"),
  list: (header, lines) =>
    `<p>${header}</p><ul>${lines.map((line) => `<li><b>${line}</b></li>`).join("")}</ul>`,
  breaks: (header, lines) => `<div>${[header, ...lines].join("<br>\n")}</div>`,
  text: (header, lines) => [header, "", ...lines, "", "Генштаб"].join("\r\n"),
  paragraph: (header, lines) =>
    `<p>${header} ${lines.map((line) => line.replace(/^\P{L}+|[,;.]+$/gu, "")).join(", ")}.</p>`,
};

test("a whole post, in whatever layout and print, gives back its figures", () => {
  const post = fc.record({
    layout: fc.constantFrom(...Object.keys(LAYOUTS)),
    lines: fc.uniqueArray(someLine, { selector: ({ category }) => category, minLength: 1, maxLength: 16 }),
  });
  fc.assert(
    fc.property(post, ({ layout, lines }) => {
      const header = "Загальні бойові втрати противника з 24.02.22 по 16.06.26 орієнтовно склали:";
      const html = LAYOUTS[layout]?.(
        header,
        lines.map(({ line }) => line),
      );
      const article = read(html ?? "", "2026-06-16");
      const figures = lines.map(({ category, figure }) => [category, figure] as const);
      assert.deepEqual(article, {
        ...clean,
        day: "2026-06-16",
        totals: Object.fromEntries(figures.map(([category, { total }]) => [category, total])),
        increments: Object.fromEntries(
          figures.flatMap(([category, { increment }]) =>
            increment === undefined ? [] : [[category, increment]],
          ),
        ),
        ...figures
          .filter(([category, { qualifier }]) => category === "personnel" && qualifier)
          .map(([, { qualifier }]) => ({ qualifier }))[0],
      });
    }),
    { numRuns: 1_000 },
  );
});

test("no text at all makes it fail", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(anyText(30), fc.constantFrom("<p>", "</ul>", "<li>", "танків – 5", "з 24.02 по 16.06")),
      ),
      (parts) => {
        readArticle(parts.join(""), "2026-06-16");
      },
    ),
  ));

test("a page nested deeper than any stack is read", () => {
  const html = `${"<div>".repeat(20_000)}<p>з 24.02.22 по 16.06.26</p>танків – 5`;
  assert.deepEqual(read(html, "2026-06-16").totals, { tanks: 5 });
});

test("a known label with words in the place of its number is refused by name", () => {
  const html = `<p>Загальні бойові втрати противника з 24.02.22 по 16.06.26 орієнтовно склали:</p>
    <ul><li>танків - дванадцять тисяч</li><li>РСЗВ - 1 872 (+2)</li><li>засоби ППО ‒ 1 427 (+7)</li></ul>`;
  const article = readArticle(`<ul><li>літаків - 436</li></ul>${html}`, "2026-06-16");
  assert.ok(!("tanks" in (article?.totals ?? {})));
  assert.deepEqual(article?.refused, [
    { row: "2026-06-16 “танків - дванадцять тисяч”", reason: "the line has no number" },
  ]);
});

test("a page nested without end has no report, and stops nothing", () => {
  assert.equal(readArticle(`${"<div>".repeat(200_000)}<p>танків - 12 026</p>`, "2026-06-16"), undefined);
});

test("a figure above the first known label is kept under its own words, and told", () => {
  const html = `<h1>Бойові втрати ворога на 16 червня 2026 року</h1>
    <p>Загальні бойові втрати противника з 24.02.22 по 16.06.26 орієнтовно склали:</p>
    <ul><li>Особовий склад:</li><li>вояки ‒ близько 1 385 420 (+1 230) осіб</li><li>танків - 12 026 (+1)</li></ul>`;
  const article = readArticle(html, "2026-06-16");
  assert.deepEqual(article?.totals, { tanks: 12_026, вояки: 1_385_420 });
  assert.deepEqual(article?.unknown, ["вояки"]);
});
