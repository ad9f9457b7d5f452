import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { commands } from "../../commands/index.ts";
import { composeAnswer } from "../../src/core/answer.ts";
import { CATEGORIES } from "../../src/core/category.ts";
import { addDays, type Day } from "../../src/core/day.ts";
import { type Locale, voiceOf } from "../../src/core/locale.ts";
import type { Message } from "../../src/core/message.ts";
import { en } from "../../src/locales/en.ts";
import { locales } from "../../src/locales/index.ts";
import { uk } from "../../src/locales/uk.ts";
import { WINTER } from "../histories.ts";
import { archiveOf, botOf, EMBEDDED, placeOf, REAL, reportOf, sources } from "../reports.ts";
import { faultsOf } from "./faults.ts";

/** Every text of a message as it stands, with the spaces that do not break. */
function saidIn({ title, lines = [], table = [], notes = [], source, links = [], actions = [] }: Message) {
  const rows = table.flatMap(({ label, value, change = "" }) => [label, value, change]);
  const ends = [source?.text ?? "", source?.standing ?? "", ...links.map(({ text }) => text)];
  return [title, ...lines, ...rows, ...notes, ...ends, ...actions.flat().map(({ label }) => label)];
}

function assertWell(message: Message, locale: Locale, asked: string): void {
  for (const text of saidIn(message))
    assert.deepEqual(faultsOf(text, locale), [], `${locale.tag} ${asked}: ${text}`);
  // A list of commands or of examples is no sentence.
  for (const note of asked === "/help" ? [] : (message.notes ?? []))
    assert.match(note, /[.!?…]["”»“]?$/, `${locale.tag} ${asked} is cut short: ${note}`);
}

describe("faults of a text", () => {
  test("are found", () => {
    const found = (text: string, locale = en) => faultsOf(text, locale).length;
    for (const text of [
      "{a}",
      "a  b",
      "a , b",
      "a .",
      "it’s the the end",
      "1 tanks",
      "2 tank",
      "one drones",
      "it's",
      "(a",
    ])
      assert.equal(found(text), 1, text);
    for (const text of ["5 танки", "21 танків", "2\u00a0451 танків", "4,5 танків", "3.5 %", "«a"])
      assert.equal(found(text, uk), 1, text);
    for (const text of ["5 танків", "21 танк", "2\u00a0451 танк", "11 танків", "4,5 танка", "112 кораблів"])
      assert.equal(found(text, uk), 0, text);
  });
});

describe("sentences of every language", () => {
  const some = fc.record({
    start: fc.integer({ min: 0, max: 2_500 }),
    first: fc.integer({ min: 0, max: 1_500 }),
    losses: fc.array(fc.array(fc.integer({ min: -2, max: 130 }), { minLength: 16, maxLength: 16 }), {
      minLength: 2,
      maxLength: 5,
    }),
    printed: fc.array(fc.option(fc.nat({ max: 40 })), { minLength: 16, maxLength: 16 }),
    prisoners: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
    direction: fc.constantFrom(undefined, "Izyum", "Bakhmut and Avdiivka", "Kharkiv, Lyman and Kurakhove"),
  });

  test("a day or a stretch of any figures, in every form, is said without a fault", () => {
    fc.assert(
      fc.property(
        some,
        fc.constantFrom(...locales),
        ({ start, first, losses, printed, prisoners, direction }, locale) => {
          const begin = addDays("2022-02-26", first);
          const totals = CATEGORIES.map(() => start);
          const reports = [losses[0]?.map(() => 0) ?? [], ...losses].map((day, index) => {
            for (const [at, loss] of day.entries()) totals[at] = Math.max(0, (totals[at] ?? 0) + loss);
            const figures = (of: (at: number) => number | null | undefined) =>
              Object.fromEntries(
                CATEGORIES.flatMap(({ id }, at) => {
                  const count = of(at);
                  return count === null || count === undefined ? [] : [[id, count] as const];
                }),
              );
            return reportOf(
              addDays(begin, index),
              figures((at) => totals[at]),
              {
                increments: index === losses.length ? figures((at) => printed[at]) : {},
                qualifier: "about",
                ...(prisoners !== undefined && { prisoners }),
                ...(direction && { direction }),
              },
            );
          });
          const archive = archiveOf(...reports);
          const to = addDays(begin, losses.length);
          for (const from of [to, addDays(begin, 1)])
            for (const form of ["brief", "full", "story"] as const)
              for (const category of [undefined, "tanks", "uavs", "armour"]) {
                const wording = { voice: voiceOf(locale), sources, form, category, today: addDays(to, 2) };
                const message = composeAnswer(archive, { from, to }, wording);
                if (message) assertWell(message, locale, `${from}..${to} ${category ?? ""} ${form}`);
              }
        },
      ),
      { numRuns: 80 },
    );
  });

  test("since when a day is the highest is told with the year, and in Ukrainian with the right word", () => {
    const archive = archiveOf(...WINTER);
    const period = { from: "2023-03-07", to: "2023-03-07" } as const;
    for (const locale of locales) {
      const message = composeAnswer(archive, period, { voice: voiceOf(locale), sources, form: "full" });
      const since = voiceOf(locale).day("2023-02-11");
      assert.match(since, /2023/);
      const note = (message?.notes ?? []).find((text) => text.includes(since));
      assert.ok(note, `${locale.tag}: ${message?.notes}`);
      if (locale === uk) assert.equal(note, `Особовий склад: найбільше за добу з ${since}.`);
    }
  });

  const ASKED: Readonly<Record<string, readonly string[]>> = {
    compare: [
      "2023-03-04 2023-03-07",
      "2023-03 2023-02",
      "tanks 2023-03-05 2023-03-07",
      "",
      "2021-01-01 2023-03-07",
    ],
    records: ["", "tanks", "armour", "srbms", "nonsense"],
    milestones: ["", "tanks", "srbms"],
    export: ["", "2023-03 json", "2023-03-07", "2021-01-01", "2021-01-01..2021-02-01"],
    language: ["", "{tag}", "nonsense"],
    subscribe: ["", "{tag}", "nonsense"],
    about: ["", "more"],
  };
  const REFUSED = [
    "nonsense",
    "when:foo",
    "tnaks",
    "foo:bar",
    "2021-01-01",
    "2031-01-01",
    "2022-02-24",
    "2022-02-01..2022-02-03",
    "form:x",
    "submarines 2022-03-16",
  ];

  const HISTORIES = {
    "days of the program": EMBEDDED,
    "real days of other years": REAL,
    "a whole winter": WINTER,
  } as const;
  for (const [name, reports] of Object.entries(HISTORIES))
    test(`every command answers without a fault from ${name}`, async (t) => {
      const { ask, told, archive } = await botOf(t, { reports, now: Date.parse("2026-09-01T09:00:00Z") });
      const every = archive.days().filter((_, index) => index % 4 === 0 || reports.length < 20);
      const stretches = [
        "",
        "all",
        "story",
        "all story",
        "2023-03",
        "2023-03 story",
        "last week",
        ...REFUSED,
      ];
      const forms = (day: Day) => [day, `${day} brief`, `${day} story`, `tanks ${day} story`];
      for (const locale of locales)
        for (const command of commands) {
          const words =
            command.name === "losses"
              ? [...stretches, ...every.flatMap(forms)]
              : (ASKED[command.name] ?? [""]);
          for (const text of words) {
            const question = `/${command.name} ${text.replace("{tag}", locale.tag)}`.trim();
            for (const place of command.name === "losses"
              ? [{}]
              : [{}, { place: placeOf({ channel: `${locale.tag} ${question}` }) }])
              assertWell(await ask(question, { language: locale.tag, ...place }), locale, question);
          }
        }
      assert.deepEqual(told, []);
    });
});
