import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { settings } from "../../commands/settings.ts";
import { type Locale, voiceOf } from "../../src/core/locale.ts";
import { Refusal } from "../../src/core/message.ts";
import { daysOption } from "../../src/core/option-days.ts";
import { parseValues, parseWords } from "../../src/core/option-parsing.ts";
import { quietOption, timeOption } from "../../src/core/option-times.ts";
import { zoneOption } from "../../src/core/option-zone.ts";
import { isTimeZone } from "../../src/core/time-zone.ts";
import { zoneName } from "../../src/core/zone-names.ts";
import { en } from "../../src/locales/en.ts";
import { locales } from "../../src/locales/index.ts";

const contextOf = (locale: Locale) =>
  ({ locales, voice: voiceOf(locale), today: "2023-05-21", newest: "2023-05-21" }) as const;
const context = contextOf(en);

/** What words mean behind `/settings`. */
const read = (words: string) =>
  parseWords({ ...context, command: "settings", options: settings.options }, words);

/** What a text means to an option, in short: `at 09:00`; nothing where it is refused. */
function timeOf(text: string): string | undefined {
  const found = timeOption.schema({ ...context, isNamed: true }).safeParse(text).data;
  return found && (found.kind === "arrival" ? "arrival" : `${found.kind} ${found.time}`);
}

function weekdayOf(text: string): number | undefined {
  const found = daysOption.schema(context).safeParse(text).data;
  return found?.kind === "weekly" ? found.weekday : undefined;
}

describe("times of the day", () => {
  test("are understood as they are written", () => {
    const said: readonly [string, readonly string[]][] = [
      [
        "at 09:00",
        [
          ..."9:00 09:00 9.00 0900 9h 9h00 9am 9a.m.".split(" "),
          ...["9 am", "9 AM", "9 o'clock", "at 9", "at 9am", "9 in the morning", "9:00 am"],
          ...["о 9", "о 9 ранку", "9 ранку", "9 год", "о 9 годині", "о 9:00", "о 09.00"],
          ...["9 Uhr", "um 9 Uhr", "um 9 Uhr morgens", "um 9", "9 Uhr 00"],
          ...["9 h", "à 9h", "à 9 heures", "9 heures du matin", "a las 9", "a las 9 de la mañana"],
          ...["alle 9", "alle ore 9", "alle 9 di mattina", "o 9 rano", "o godz. 9", "v 9 hodin", "v 9 ráno"],
        ],
      ],
      [
        "at 09:30",
        ["9.30", "9:30", "9h30", "9 h 30", "9 Uhr 30", "at 9:30 am", "о 9.30", "9 год 30", "à 9h30"],
      ],
      [
        "at 21:00",
        ["9 pm", "9pm", "9 p.m.", "21h", "21 Uhr", "о 9 вечора", "9 abends", "9 Uhr abends", "21 вечора"],
      ],
      ["at 13:00", ["1 pm", "1 дня", "о 1 дня", "13", "1 de la tarde", "o 1 po południu"]],
      [
        "at 12:00",
        [
          "noon",
          "at noon",
          "12 pm",
          "12 дня",
          "опівдні",
          "mittags",
          "midi",
          "à midi",
          "mezzogiorno",
          "v poledne",
        ],
      ],
      [
        "at 00:00",
        ["midnight", "12 am", "опівночі", "minuit", "Mitternacht", "0:00", "a medianoche", "o północy"],
      ],
      [
        "after 09:00",
        ["after 9", "not before 9 am", "після 9", "після 9 ранку", "не раніше 9", "ab 9 Uhr", "après 9h"],
      ],
      ["after 12:00", ["after noon", "після полудня", "nach 12 Uhr", "po południu", "après midi"]],
      ["arrival", ["on arrival", "одразу", "sofort", "à la parution", "a la parution", "hned"]],
    ];
    for (const [wanted, texts] of said) for (const text of texts) assert.equal(timeOf(text), wanted, text);
  });

  test("are refused where they are none", () => {
    for (const text of [
      "25:00",
      "9:60",
      "24h",
      "13 am",
      "9 bananas",
      "h",
      "am",
      "9 uhr uhr",
      "9:0",
      "",
      "at",
      "9 30 30",
    ])
      assert.equal(timeOf(text), undefined, text);
  });

  test("are completed while they are typed, however they are written", () => {
    const first = (typed: string) => timeOption.suggest?.(typed, context)[0];
    assert.deepEqual(first("6:45 pm"), { name: "18:45", value: "18:45" });
    assert.deepEqual(first("after 6 pm"), { name: "after 18:00", value: "after 18:00" });
    assert.deepEqual(first("7"), { name: "07:00", value: "07:00" });
  });

  test("a number alone is the number of a subscription, unless the name says otherwise", () => {
    assert.deepEqual(read("3"), { number: 3 });
    assert.throws(() => read("9"), Refusal);
    assert.deepEqual(read("time:9"), { time: { kind: "at", time: "09:00" } });
    assert.deepEqual(read("час:9"), { time: { kind: "at", time: "09:00" } });
    assert.deepEqual(
      parseValues({ ...context, command: "settings", options: settings.options }, { time: "9" }),
      {
        time: { kind: "at", time: "09:00" },
      },
    );
  });

  test("nothing that is typed throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        timeOf(text);
        weekdayOf(text);
        zoneOption.schema(context).safeParse(text);
        quietOption.schema(context).safeParse(text);
      }),
    );
  });
});

describe("quiet hours", () => {
  test("are understood as they are written", () => {
    for (const text of [
      ..."22:00-07:00 22-7 22h-7h 10pm-7am 22:00–07:00 22.00-7.00 22..7".split(" "),
      ...[
        "22:00 07:00",
        "22:00 - 07:00",
        "from 22 to 7",
        "10 pm to 7 am",
        "between 10 pm and 7 am",
        "22 to 7",
      ],
      ...[
        "з 22 до 7",
        "від 22:00 до 07:00",
        "22 до 7",
        "з 10 вечора до 7 ранку",
        "od 22 do 7",
        "od 22:00 do 7:00",
      ],
      ...[
        "von 22 bis 7 Uhr",
        "22 Uhr bis 7 Uhr",
        "de 22h à 7h",
        "entre 22h et 7h",
        "de 22 a 7",
        "dalle 22 alle 7",
      ],
      ...["de las 22 a las 7", "tra le 22 e le 7"],
    ])
      assert.deepEqual(
        quietOption.schema(context).safeParse(text).data,
        { from: "22:00", to: "07:00" },
        text,
      );
    for (const text of ["22:00", "22-22", "from to", "22 to", "a-b"])
      assert.equal(quietOption.schema(context).safeParse(text).success, false, text);
  });

  test("begin and end in words too", () => {
    assert.deepEqual(quietOption.schema(context).parse("from midnight to noon"), {
      from: "00:00",
      to: "12:00",
    });
  });
});

describe("weekdays", () => {
  test("are understood declined, in the plural, with and without accents", () => {
    const said: readonly [number, readonly string[]][] = [
      [
        1,
        [
          "on Mondays",
          "щопонеділка",
          "по понеділках",
          "montags",
          "le lundi",
          "les lundis",
          "il lunedi",
          "v pondeli",
        ],
      ],
      [2, ["tues", "у вівторок", "по вівторках", "w wtorki", "dienstags", "každé úterý", "los martes"]],
      [
        3,
        [
          ...[
            "у середу",
            "в середу",
            "щосереди",
            "по середах",
            "кожної середи",
            "кожну середу",
            "щотижня у середу",
          ],
          ...[
            "w środę",
            "w środy",
            "co środę",
            "w srode",
            "mittwochs",
            "am Mittwoch",
            "jeden Mittwoch",
            "mi",
          ],
          ...["le mercredi", "chaque mercredi", "tous les mercredis", "el miercoles", "los miércoles"],
          ...["il mercoledì", "di mercoledi", "ogni mercoledì", "ve středu", "každou středu", "v stredu"],
          ...["weekly on Wednesday", "every Wednesday", "weds", "weekly: wednesday"],
        ],
      ],
      [4, ["четверга", "щочетверга", "w czwartki", "donnerstags", "giovedi", "ve čtvrtek"]],
      [
        5,
        [
          "у п'ятницю",
          "у п’ятницю",
          "в пятницю",
          "щоп'ятниці",
          "w piątek",
          "freitags",
          "les vendredis",
          "v patek",
        ],
      ],
      [
        6,
        [
          "у суботу",
          "по суботах",
          "w sobotę",
          "samstags",
          "sonnabends",
          "los sábados",
          "il sabato",
          "v sobotu",
        ],
      ],
      [7, ["у неділю", "щонеділі", "w niedzielę", "sonntags", "le dimanche", "la domenica", "v neděli"]],
    ];
    for (const [number, texts] of said) for (const text of texts) assert.equal(weekdayOf(text), number, text);
    assert.equal(weekdayOf("у"), undefined);
    assert.equal(weekdayOf("on on monday"), undefined);
  });

  test("are completed while they are typed, declined too", () => {
    assert.deepEqual(daysOption.suggest?.("у середу", context), [
      { name: "weekly: Wednesday", value: "weekly wednesday" },
    ]);
  });
});

describe("time zones", () => {
  test("are understood by what people call them", () => {
    const said: readonly [string, readonly string[]][] = [
      [
        "Europe/Kyiv",
        [
          "Kyiv",
          "kiev",
          "Europe/Kyiv",
          "europe/kiev",
          "Київ",
          "за Києвом",
          "по Києву",
          "Kijów",
          "Kiew",
          "Львів",
          "EET",
          "Ukraine",
        ],
      ],
      ["Europe/Berlin", ["Berlin", "Берлін", "München", "munich", "Berlinie", "CET", "Deutschland"]],
      ["Europe/Warsaw", ["Warszawa", "warsaw", "Варшава", "Varsovie", "kraków"]],
      ["Europe/Prague", ["Praha", "Prag", "Прага"]],
      ["Europe/Rome", ["Roma", "Milano", "Рим"]],
      [
        "America/New_York",
        ["New York", "new_york", "America/New_York", "Нью-Йорк", "EST", "Washington", "Nueva York"],
      ],
      ["America/Los_Angeles", ["Los Angeles", "PST"]],
      ["Etc/UTC", ["UTC", "GMT", "utc+0"]],
      ["Etc/GMT-2", ["UTC+2", "utc +2", "GMT+2", "UTC+02:00", "Etc/GMT-2"]],
      ["Etc/GMT+5", ["UTC-5", "UTC−5"]],
      ["Australia/Lord_Howe", ["Lord Howe", "lord_howe"]],
    ];
    for (const [zone, texts] of said)
      for (const text of texts) assert.equal(zoneOption.schema(context).safeParse(text).data, zone, text);
    for (const text of ["Moon/Base", "UTC+15", "UTC-13", "Atlantis", "", "+2"])
      assert.equal(zoneOption.schema(context).safeParse(text).success, false, text);
  });

  test("are known to this program, and shown as people write them", () => {
    for (const { value, name } of zoneOption.suggest?.("", context) ?? []) {
      assert.ok(isTimeZone(value), value);
      assert.equal(zoneOption.schema(context).parse(name), value);
    }
    assert.deepEqual(["Etc/GMT-2", "Etc/GMT+5", "Etc/UTC", "America/New_York"].map(zoneName), [
      "UTC+2",
      "UTC−5",
      "UTC",
      "America/New York",
    ]);
    assert.deepEqual(zoneOption.suggest?.("Київ", context)[0], { name: "Europe/Kyiv", value: "Europe/Kyiv" });
  });
});

test("everything together is understood in the words of one sentence", () => {
  assert.deepEqual(read("щодня о 9 ранку за Києвом українською коротко"), {
    days: { kind: "daily", weekendTogether: false },
    time: { kind: "at", time: "09:00" },
    zone: "Europe/Kyiv",
    language: "uk",
    form: ["brief"],
  });
  assert.deepEqual(read("mittwochs ab 9 Uhr Berlin"), {
    days: { kind: "weekly", weekday: 3 },
    time: { kind: "after", time: "09:00" },
    zone: "Europe/Berlin",
  });
});

test("where everything is said already, one word more is refused in a sentence that is short enough", () => {
  const all = "number:2 language:uk form:brief category:tanks time:9 days:daily zone:Kyiv";
  for (const locale of locales)
    for (const word of ["x", "w".repeat(100)]) {
      const reading = { ...contextOf(locale), command: "settings", options: settings.options };
      assert.throws(
        () => parseWords(reading, `${all} ${word}`),
        (error) => error instanceof Refusal && [...error.message].length <= 200,
        locale.tag,
      );
    }
});
