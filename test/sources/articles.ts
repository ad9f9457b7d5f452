import type { Day } from "../../src/core/day.ts";

/** A line of a report: the label, the total, the "(+N)" and what follows. */
export type Row = readonly [label: string, total: number | undefined, increment?: number | undefined];

/** How the lines of a report are printed. */
export interface Print {
  /** Between the label and the number, spaces and all, line by line; the last one goes on. */
  readonly dashes?: readonly string[];
  /** Between groups of three digits. */
  readonly group?: string;
  /** Behind the parenthesis, or where it would be. */
  readonly unit?: string;
}

/** The number in groups of three. */
export function grouped(number: number, group = ""): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, group);
}

/** The lines as they are printed. The words before a number stand in its label behind a bar: "personnel|about ". */
export function printed(
  rows: readonly Row[],
  { dashes = [" ‒ "], group = "", unit = "" }: Print = {},
): string[] {
  return rows.map(([words, total, increment], index) => {
    const [label, exact = ""] = words.split("|");
    const dash = dashes[index] ?? dashes.at(-1);
    const sign = increment !== undefined && increment < 0 ? "-" : "+";
    const change =
      increment === undefined
        ? ""
        : ` (${sign}${grouped(Math.abs(increment), group)})`.slice(total === undefined ? 1 : 0);
    return `${label}${dash}${exact}${total === undefined ? "" : grouped(total, group)}${change}${unit}`;
  });
}

/** A page of the ministry as it was until 2024: each line a paragraph, amid the menus of the site. */
export function oldPage({
  title,
  published,
  lines,
}: {
  title: string;
  published: string;
  lines: readonly string[];
}): string {
  const paragraphs = lines.map((line) => `<p class="x">${line}</p>`).join("\n");
  return `<!DOCTYPE html><html><head><title>Site</title><style>p { margin: 24.02 }</style></head><body>
<ul class="menu"><li><a href="/">Home - 1</a></li><li>Contacts: 2</li></ul>
<div><h1>${title}</h1>
<span class="date">${published} |<span><b> ID: 12345 </b></span></span>
</div>
<div><div style="width: 119px;"><script>const tanks = "tanks - 5 (+5)";</script></div>
${paragraphs}
<p>&nbsp;</p>
</div><footer>1999 – 2022</footer></body></html>`;
}

/** A page of the ministry as it is since 2026: the lines in a list, with headings between them. */
export function newPage({ before, lines }: { before: string; lines: readonly string[] }): string {
  const items = lines.map((line) => `<li>${line}</li>`).join("\n");
  return `<html><head><title>Site</title></head><body><nav><a>News</a></nav><article>${before}
<ul>${items}</ul></article>
<aside><h2>More</h2><a href="#">Losses on 1 May 2026: 5</a></aside></body></html>`;
}

/** The first English reports: no increments, fuel tanks apart, Ukrainian units left in. */
export const OF_2022_04_12 = oldPage({
  title: "The total combat losses of the enemy from 24.02 to 12.04",
  published: "2022-04-12 06:00:00",
  lines: [
    "The total combat losses of the enemy from 24.02 to 12.04 were approximately:",
    ...printed([["personnel|about ", 19600]], { unit: " осіб," }),
    ...printed(
      [
        ["tanks", 732],
        ["APV", 1946],
        ["artillery systems", 349],
        ["MLRS", 111],
        ["Anti-aircraft warfare systems", 63],
        ["aircraft", 157],
        ["helicopters", 140],
        ["vehicles", 1406],
        ["boats / cutters", 7],
        ["fuel tanks", 76],
        ["UAV operational-tactical level", 124],
        ["special equipment", 25],
        ["mobile SRBM system", 4],
      ],
      { dashes: [" ‒ ", " ‒ ", " – "], unit: " од," },
    ),
    "Data are being updated.",
  ],
});

/** The last day of the two lines of vehicles. */
export const OF_2022_04_30 = oldPage({
  title: "The total combat losses of the enemy from 24.02 to 30.04",
  published: "2022-04-30 06:45:00",
  lines: [
    "The total combat losses of the enemy from 24.02 to 30.04 were approximately:",
    ...printed([["personnel|about ", 23200, 200]], { unit: " persons were liquidated," }),
    ...printed(
      [
        ["tanks", 1008, 22],
        ["vehicles", 1701, 6],
        ["boats / cutters", 8, 0],
        ["fuel tanks", 76, 0],
        ["UAV operational-tactical level", 232, 4],
      ],
      { unit: "." },
    ),
    "Russian enemy suffered the greatest losses (of the past day) in the Izyum direction.",
  ],
});

/** An English report whose printed change of the vehicles is 11 while the total rose by 17, and whose brigade has a number. */
export const OF_2022_05_31 = oldPage({
  title: "The total combat losses of the enemy from 24.02 to 31.05",
  published: "2022-05-31 07:10:00",
  lines: [
    "The total combat losses of the enemy from 24.02 to 31.05 were approximately:",
    ...printed([["особового складу / personnel|about ", 30500, 150]], {
      dashes: ["‒ &nbsp;"],
      unit: " persons were liquidated,",
    }),
    ...printed(
      [
        ["tanks", 1358, 9],
        ["cruise missiles", 120, 2],
        ["warships / boats", 13, 0],
        ["vehicles and fuel tanks", 2275, 11],
        ["special equipment", 48, 0],
      ],
      { unit: "," },
    ),
    "Russian enemy suffered the greatest losses (of the past day) at the Kryvyi Rih and Zaporizhzhia directions (30th brigade of the 2nd Army).",
    "Data are being updated",
  ],
});

/** A Ukrainian report with three kinds of dash; its title is a sentence with other numbers. */
export const OF_2022_07_08 = oldPage({
  title: "Ворог втратив понад 1637 танків, знищено \nмайже 3811 броньованих машин – Генеральний штаб",
  published: "08 липня 2022, 09:25",
  lines: [
    "Загальні бойові втрати противника з 24.02 по 08.07 орієнтовно склали:",
    ...printed([["особового складу|близько ", 36900, 250]], { dashes: [" - "], unit: " осіб ліквідовано," }),
    ...printed(
      [
        ["танків", 1637, 35],
        ["бойових броньованих машин", 3811, 14],
        ["артилерійських систем", 828, 13],
        ["РСЗВ", 247, 0],
        ["засоби ППО", 107, 0],
        ["літаків", 217, 0],
        ["гелікоптерів", 187, 0],
        ["БПЛА оперативно-тактичного рівня", 669, 2],
        ["крилаті ракети", 155, 0],
        ["кораблі /катери", 15, 0],
        ["автомобільної техніки та автоцистерн", 2685, 20],
        ["спеціальна техніка", 66, 0],
      ],
      { dashes: [" ‒ ", " – ", " - ", " ‒ ", " – ", " - "], unit: " од," },
    ),
    "Найбільших втрат противник зазнав на Краматорському напрямку.",
    "Дані уточнюються.",
    "<em>Генеральний штаб ЗСУ</em>",
  ],
});

/** A report whose last line lacks its total. */
export const OF_2022_07_31 = oldPage({
  title: "The total combat losses of the enemy from 24.02 to 31.07",
  published: "2022-07-31 09:25:00",
  lines: [
    "The total combat losses of the enemy from 24.02 to 31.07 were approximately:",
    ...printed(
      [
        ["personnel|about ", 40830, 160],
        ["tanks", 1763, 4],
        ["vehicles and fuel tanks", undefined, 2],
      ],
      { unit: "." },
    ),
  ],
});

/** The first report with submarines, as text without markup. */
export const OF_2023_09_14 = [
  "🔥 Загальні бойові #втрати противника з 24.02.22 по 14.09.23 орієнтовно склали:",
  "",
  ...printed(
    [
      ["• особового складу|ліквідовано близько ", 270970, 620],
      ["• танків", 4599, 15],
      ["• БпЛА оперативно-тактичного рівня", 4697, 47],
      ["• кораблі/катери", 20, 1],
      ["• підводні човни", 1],
      ["• автомобільної техніки та автоцистерн", 8458, 14],
    ],
    { dashes: [" — "], unit: " од" },
  ),
  "",
  "Генштаб",
  "Річниця - 1000 днів",
].join("\n");

const ROWS_OF_2026_06_16: readonly Row[] = [
  ["військовослужбовці|близько ", 1385420, 1230],
  ["танків", 12026, 1],
  ["бойові броньовані машини", 24768, 5],
  ["автомобільної техніки та автоцистерн", 107508, 417],
  ["спеціальна техніка", 4300, 4],
  ["артилерійські системи", 44118, 36],
  ["РСЗВ", 1872, 2],
  ["засоби ППО", 1427, 7],
  ["літаків", 436],
  ["гелікоптерів", 353],
  ["БПЛА оперативно-тактичного рівня", 353541, 2062],
  ["крилатих ракет", 4783, 50],
  ["кораблів / катерів", 33],
  ["підводних човнів", 2],
  ["наземні робототехнічні комплекси", 1667],
];

/** Where the headings of 2026 stand: before the row of that index. */
const HEADINGS = new Map([
  [0, "Особовий склад:"],
  [1, "Бронетехніка і автомобілі:"],
  [5, "Артилерія і ППО:"],
  [8, "Повітряні цілі:"],
  [12, "Флот:"],
  [14, "Наземні роботи:"],
]);

/** A report of 2026: headings, groups of three digits, mixed dashes, no parenthesis for no change. `header` and `title` are what they are unless others are given. */
export function ofJune2026({
  title = "Бойові втрати ворога на 16 червня 2026 року",
  header = "Загальні бойові втрати противника з 24.02.22 по 16.06.26 орієнтовно склали:",
  more = [],
}: {
  title?: string;
  header?: string;
  more?: readonly string[];
} = {}): string {
  const lines = printed(ROWS_OF_2026_06_16, { dashes: [" ‒ ", " - ", " ‒ ", "&nbsp;– "], group: "&nbsp;" });
  return newPage({
    before: `<h1>${title}</h1>
<p><strong>Втрати ворога за 15 червня 2026 року:</strong> знищено 1 230 російських військових, 2 062 БПЛА.</p>
<figure><img alt=""><figcaption>${header}</figcaption></figure>`,
    lines: [...lines.flatMap((line, index) => [HEADINGS.get(index) ?? [], line].flat()), ...more],
  });
}

/** The English report of January 2026. */
export const OF_2026_01_18 = newPage({
  before:
    "<h1>The estimated combat losses of the enemy as of January 18, 2026</h1><p>18 January, 2026, 7:00 AM EEST</p>",
  lines: ["personnel: about 1 226 420 (+830) persons;", "tanks: 11 569 (+2);"],
});

/** The English report of April 2026: the line of personnel has no label of its own. */
export const OF_2026_04_12 = newPage({
  before: `<h1>Total russian combat losses in Ukraine as of April 12, 2026</h1><p>12 April, 2026, 7:32 AM EEST</p>
<p>Total russian military losses on April 11, 2026: 1,070 personnel, 2,081 UAVs.</p><p>Personnel:</p>`,
  lines: ["approximately 1 311 180 (+1 070) persons."],
});

/** A small page: a title without a date, a header, and these lines as a list. */
export function pageOf(day: Day, ...lines: readonly string[]): string {
  const [year = "", month, date] = day.split("-");
  return newPage({
    before: `<h1>Втрати</h1><p>Загальні бойові втрати противника з 24.02.22 по ${date}.${month}.${year.slice(2)} склали:</p>`,
    lines,
  });
}
