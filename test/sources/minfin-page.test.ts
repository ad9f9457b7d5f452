import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day, FIRST_DAY } from "../../src/core/day.ts";
import { type DayReading, dayBlocks, readDay } from "../../src/sources/minfin-page.ts";
import { dayOf, type MinfinDay, type MinfinFigures, monthPage } from "../fakes/sources/minfin.ts";

const URL_OF_MONTH = "https://index.minfin.com.ua/ua/russian-invading/casualties/2023-11/";

/** What a page with this one day gives. */
function readOne(day: MinfinDay): DayReading {
  const [block, ...more] = dayBlocks(monthPage([day]));
  assert.ok(block?.day && block.whole && more.length === 0);
  return readDay(block.day, block.lines, URL_OF_MONTH);
}

/** What a day with these lines gives, beside two that are always read: personnel and aircraft. */
function readLines(...lines: readonly string[]): DayReading {
  const always = ["Особовий склад&nbsp;&mdash; близько 18000 осіб", "Літаки&nbsp;&mdash; 143"];
  return readOne({ date: "03.04.2022", lines: [...lines, ...always] });
}

const april: MinfinFigures = {
  totals: {
    tanks: 644,
    afvs: 1_830,
    aircraft: 143,
    helicopters: 134,
    artillery: 325,
    autos: 1_249,
    mlrs: 105,
    airDefence: 54,
    uavs: 89,
    cisterns: 76,
    ships: 7,
    specialEquipment: 24,
    srbms: 4,
    personnel: 18_000,
  },
  prisoners: 460,
};

const may: MinfinFigures = {
  totals: {
    tanks: 1_026,
    afvs: 2_471,
    artillery: 451,
    mlrs: 151,
    airDefence: 80,
    aircraft: 192,
    helicopters: 155,
    uavs: 245,
    cruiseMissiles: 84,
    ships: 8,
    vehicles: 1_796,
    specialEquipment: 32,
    personnel: 23_500,
  },
  increments: { tanks: 18, afvs: 26, aircraft: 2, helicopters: 0, vehicles: 19, personnel: 300 },
};

const november: MinfinFigures = {
  totals: {
    tanks: 5_538,
    afvs: 10_312,
    artillery: 7_908,
    mlrs: 910,
    airDefence: 600,
    aircraft: 323,
    helicopters: 324,
    uavs: 5_944,
    cruiseMissiles: 1_567,
    ships: 22,
    submarines: 1,
    vehicles: 10_348,
    specialEquipment: 1_121,
    personnel: 327_580,
  },
  increments: {
    tanks: 15,
    afvs: 27,
    artillery: 32,
    mlrs: 3,
    airDefence: 3,
    aircraft: 0,
    helicopters: 0,
    uavs: 39,
    cruiseMissiles: 2,
    ships: 0,
    submarines: 0,
    vehicles: 46,
    specialEquipment: 8,
    personnel: 1_140,
  },
};

const robots: MinfinFigures = {
  totals: {
    tanks: 12_251,
    afvs: 25_099,
    artillery: 47_580,
    mlrs: 2_009,
    airDefence: 1_556,
    aircraft: 439,
    helicopters: 354,
    uavs: 449_606,
    cruiseMissiles: 5_007,
    ships: 35,
    submarines: 2,
    vehicles: 131_417,
    specialEquipment: 4_504,
    groundRobots: 2_162,
    personnel: 1_456_610,
  },
};

for (const language of ["uk", "en"] as const) {
  test(`a day before the merger of vehicles gives their sum and the prisoners, and no increments (${language})`, () => {
    const { autos, cisterns, ...others } = april.totals;
    assert.deepEqual(readOne(dayOf("2022-04-03", { ...april, language })), {
      report: {
        source: "minfin",
        day: "2022-04-03",
        totals: { ...others, vehicles: 1_325 },
        qualifier: "about",
        prisoners: 460,
        url: URL_OF_MONTH,
      },
      refused: [],
      unknown: [],
    });
  });

  const eras: Readonly<Record<Day, MinfinFigures>> = {
    "2022-05-01": may,
    "2023-11-29": november,
    "2026-08-08": robots,
  };
  for (const [day, figures] of Object.entries(eras) as [Day, MinfinFigures][]) {
    test(`the lines of ${day} give all figures and the increments that are printed (${language})`, () => {
      assert.deepEqual(readOne(dayOf(day, { ...figures, language })), {
        report: {
          source: "minfin",
          day,
          totals: figures.totals,
          ...(figures.increments && { increments: figures.increments }),
          qualifier: "about",
          url: URL_OF_MONTH,
        },
        refused: [],
        unknown: [],
      });
    });
  }
}

/** Every label that the site is known to have used, and what it stands for. */
const labels: Readonly<Record<string, string>> = {
  Танки: "tanks",
  ББМ: "afvs",
  Гармати: "artillery",
  "Артилерійські системи": "artillery",
  РСЗВ: "mlrs",
  "РСЗВ Град": "mlrs",
  "Засоби ППО": "airDefence",
  Гелікоптери: "helicopters",
  БПЛА: "uavs",
  "Крилаті ракети": "cruiseMissiles",
  "Кораблі (катери)": "ships",
  "Підводні човни": "submarines",
  "Автомобілі та автоцистерни": "vehicles",
  "Спеціальна техніка": "specialEquipment",
  "Наземні робототехнічні комплекси": "groundRobots",
  "Пускові установки ОТРК": "srbms",
  Tanks: "tanks",
  "Armored fighting vehicle": "afvs",
  "Artillery systems": "artillery",
  MLRS: "mlrs",
  "Anti-aircraft warfare": "airDefence",
  Helicopters: "helicopters",
  UAV: "uavs",
  "Cruise missiles": "cruiseMissiles",
  "Ships (boats)": "ships",
  Submarines: "submarines",
  "Cars and cisterns": "vehicles",
  "Special equipment": "specialEquipment",
  "Ground robotic systems": "groundRobots",
};

for (const [label, category] of Object.entries(labels)) {
  test(`“${label}” stands for ${category}`, () => {
    const { report, refused, unknown } = readLines(`${label}&nbsp;&mdash; 31 <small>(+2)</small>`);
    assert.deepEqual([refused, unknown], [[], []]);
    assert.deepEqual(report?.totals, { personnel: 18_000, aircraft: 143, [category]: 31 });
    assert.deepEqual(report?.increments, { [category]: 2 });
  });
}

test("an increment is read within <small> and without, of either sign, and zero is one", () => {
  const { report, refused } = readLines(
    "Танки&nbsp;&mdash; 644 (+12)",
    "ББМ&nbsp;&mdash; 1830<small>(+0)</small>",
    "Гармати&nbsp;&mdash; 325 <small>(-2)</small>",
    "РСЗВ&nbsp;&mdash; 105",
  );
  assert.deepEqual(refused, []);
  assert.deepEqual(report?.increments, { tanks: 12, afvs: 0, artillery: -2 });
  assert.equal(report?.totals["mlrs"], 105);
});

test("prisoners are told beside the figure of personnel, and never added to it", () => {
  const lines = [
    "Особовий склад&nbsp;&mdash; близько 18000 осіб, 460 <span>полонених</span> <small>(+300)</small>",
    "Military personnel&nbsp;&mdash; aprx. 18000 people, 460 POWs (+300)",
    "Особовий склад&nbsp;&mdash; близько 18000 осіб (460 полонених)",
  ];
  for (const line of lines) {
    const { report, refused } = readOne({ date: "03.04.2022", lines: [line, "Танки&nbsp;&mdash; 644"] });
    assert.deepEqual(refused, []);
    assert.deepEqual(report?.totals, { personnel: 18_000, tanks: 644 });
    assert.equal(report?.prisoners, 460);
    assert.equal(report?.qualifier, "about");
    assert.equal(report?.increments?.["personnel"], line.includes("300") ? 300 : undefined);
  }
});

test("a line that names prisoners in another way is refused, and the day with it", () => {
  for (const words of ["460 полонених і близько 18000 осіб", "близько 18,460 полонених"]) {
    const line = `Особовий склад&nbsp;&mdash; ${words}`;
    const { report, refused } = readOne({ date: "03.04.2022", lines: [line, "Танки&nbsp;&mdash; 644"] });
    assert.equal(report, undefined);
    assert.equal(refused[0]?.row, `2022-04-03 “Особовий склад — ${words}”`);
  }
});

test("more than is told from about, and a plain number from both", () => {
  const qualifier = (words: string) =>
    readOne({ date: "07.03.2022", lines: [`Особовий склад — ${words} осіб`, "Танки — 290"] }).report
      ?.qualifier;
  assert.equal(qualifier("понад 11000"), "more");
  assert.equal(qualifier("близько 11000"), "about");
  assert.equal(qualifier("11000"), undefined);
});

test("one half of the vehicles is no figure of vehicles", () => {
  for (const half of ["Автомобілі", "Цистерни з ППМ"]) {
    const { report, refused } = readLines(`${half}&nbsp;&mdash; 1249`);
    assert.deepEqual(report?.totals, { personnel: 18_000, aircraft: 143 });
    assert.deepEqual(refused, [
      { row: `2022-04-03 “${half}”`, reason: "the other half of the vehicles is not there" },
    ]);
  }
});

test("vehicles both apart and as a sum contradict each other", () => {
  const { report, refused } = readLines(
    "Автомобілі — 1249",
    "Цистерни з ППМ — 76",
    "Автомобілі та автоцистерни — 1300",
  );
  assert.ok(!("vehicles" in (report?.totals ?? {})));
  assert.equal(refused.length, 1);
});

test("halves of the vehicles are added up with their increments only where both print one", () => {
  const both = readLines("Автомобілі — 1249 (+9)", "Цистерни з ППМ — 76 (+1)").report;
  assert.deepEqual([both?.totals["vehicles"], both?.increments], [1_325, { vehicles: 10 }]);
  const one = readLines("Автомобілі — 1249 (+9)", "Цистерни з ППМ — 76").report;
  assert.deepEqual([one?.totals["vehicles"], one?.increments], [1_325, undefined]);
});

test("a label that nobody knows is kept under its own words and named once", () => {
  const { report, refused, unknown } = readLines(
    "<abbr>Лазерні</abbr> установки&nbsp;&mdash; 7 <small>(+1)</small>",
  );
  assert.deepEqual([refused, unknown], [[], ["Лазерні установки"]]);
  assert.equal(report?.totals["Лазерні установки"], 7);
  assert.deepEqual(report?.increments, { "Лазерні установки": 1 });
});

test("a line without a total, or with one that is no number, leaves its category absent and is told", () => {
  const lines = [
    "Танки&nbsp;&mdash; (+2)",
    "Танки&nbsp;&mdash; 3,4",
    "Танки&nbsp;&mdash; -5",
    "Танки&nbsp;&mdash;",
  ];
  for (const line of lines) {
    const { report, refused } = readLines(line);
    assert.deepEqual(report?.totals, { personnel: 18_000, aircraft: 143 }, line);
    assert.equal(refused.length, 1, line);
    assert.match(refused[0]?.row ?? "", /^2022-04-03 “Танки —.*”$/);
  }
});

test("numbers that the markup keeps apart are not read as one", () => {
  for (const line of ["Танки — 644<sup>1</sup>", "Танки — 644<br>12", "Танки — 644 <small>120</small>"]) {
    const { report, refused } = readLines(line);
    assert.ok(!("tanks" in (report?.totals ?? {})), line);
    assert.equal(refused.length, 1, line);
  }
});

test("a line without a number and without a category is no figure and no fault", () => {
  assert.deepEqual(readLines("Дані уточнюються").refused, []);
});

test("a category that a day has twice is absent, since nobody knows which figure is meant", () => {
  const { report, refused } = readLines("Танки — 644", "Tanks — 645");
  assert.deepEqual(report?.totals, { personnel: 18_000, aircraft: 143 });
  assert.equal(refused.length, 1);
});

test("a day without personnel, or with nothing else, is no report", () => {
  const personnel = "Особовий склад — близько 18000 осіб";
  for (const lines of [
    [],
    [personnel],
    ["Танки — 644", "Літаки — 143"],
    [personnel, personnel, "Танки — 644"],
  ]) {
    const { report, refused } = readOne({ date: "03.04.2022", lines });
    assert.equal(report, undefined);
    assert.equal(refused.at(-1)?.row, "2022-04-03");
  }
});

test("a date that no report can have is no day", () => {
  const dates = ["30.02.2023", "2023-11-29", "29.11.23", "29.13.2023", "23.02.2022", "", "вчора"];
  const blocks = dayBlocks(monthPage(dates.map((date) => ({ date, lines: [] }))));
  assert.deepEqual(
    blocks.map(({ day }) => day),
    dates.map(() => undefined),
  );
  assert.deepEqual(
    blocks.map(({ row }) => row),
    dates.map((date) => date || "day 6 of the page"),
  );
});

const weapons = Object.keys(robots.totals).filter((id) => id !== "personnel");
const total = fc.oneof(fc.nat({ max: 2_000_000 }), fc.constantFrom(0, 1, 999, 1_000));
const someFigures: fc.Arbitrary<MinfinFigures> = fc.record({
  totals: fc
    .tuple(total, fc.dictionary(fc.constantFrom(...weapons), total, { minKeys: 1, noNullPrototype: true }))
    .map(([personnel, others]) => ({ personnel, ...others })),
  increments: fc.dictionary(fc.constantFrom(...weapons, "personnel"), fc.integer({ min: -90, max: 9_000 }), {
    noNullPrototype: true,
  }),
  language: fc.constantFrom("uk" as const, "en" as const),
});
const someDay = fc.nat({ max: 1_600 }).map((count) => addDays(FIRST_DAY, count));

test("figures listed as the site lists them come back as the same figures, in whatever order their lines stand", () => {
  const someDayInOrder = fc.record({ day: someDay, figures: someFigures }).chain(({ day, figures }) => {
    const listed = dayOf(day, figures);
    const shuffled = fc.shuffledSubarray([...listed.lines], { minLength: listed.lines.length });
    return shuffled.map((lines) => ({ day, figures, listed: { ...listed, lines } }));
  });
  fc.assert(
    fc.property(someDayInOrder, ({ day, figures: { totals, increments = {} }, listed }) => {
      const added = Object.fromEntries(Object.entries(increments).filter(([id]) => id in totals));
      assert.deepEqual(readOne(listed), {
        report: {
          source: "minfin",
          day,
          totals,
          ...(Object.keys(added).length > 0 && { increments: added }),
          qualifier: "about",
          url: URL_OF_MONTH,
        },
        refused: [],
        unknown: [],
      });
    }),
  );
});

test("a page that is cut anywhere says so, or brings only days that it has in full", () => {
  const days: readonly Day[] = ["2023-11-29", "2023-11-28"];
  const page = monthPage(days.map((day) => dayOf(day, november)));
  const full = new Map(dayBlocks(page).map(({ day, lines }) => [day, lines]));
  fc.assert(
    fc.property(fc.nat({ max: page.length }), (length) => {
      const blocks = dayBlocks(page.slice(0, length));
      if (blocks.some(({ whole }) => !whole)) return;
      for (const { day, lines } of blocks) {
        if (day && readDay(day, lines, URL_OF_MONTH).report) assert.deepEqual(lines, full.get(day));
      }
    }),
    { numRuns: 300 },
  );
});

test("whatever the lines hold, a figure is one that a line prints", () => {
  const words = fc.constantFrom(
    "Танки",
    "Особовий склад",
    "осіб",
    "—",
    "близько",
    "(+",
    ")",
    "<small>",
    "</small>",
    ",",
    " ",
  );
  const piece = fc.oneof(words, fc.nat({ max: 30_000 }).map(String), fc.string({ maxLength: 4 }));
  const line = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(" "));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const [block] = dayBlocks(monthPage([{ date: "29.11.2023", lines }]));
      const { report } = readDay("2023-11-29", block?.lines ?? [], URL_OF_MONTH);
      const printed = lines.join("|").replace(/[^\d|]/g, "");
      for (const figure of Object.values(report?.totals ?? {})) assert.ok(printed.includes(String(figure)));
    }),
  );
});
