import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { CATEGORIES, categoryLabel, GROUPS, shortCategoryLabel } from "../../src/core/category.ts";
import { namesOf } from "../../src/core/category-names.ts";
import type { Day } from "../../src/core/day.ts";
import { Refusal } from "../../src/core/message.ts";
import { quote } from "../../src/core/option.ts";
import { categoryOption, languageOption, whenOption } from "../../src/core/option-kinds.ts";
import { parseValues, parseWords } from "../../src/core/option-parsing.ts";
import { locales } from "../../src/locales/index.ts";
import { anyText, english, someDay, ukrainian } from "../reports.ts";

const options = { category: categoryOption, when: whenOption };
const clock = { today: "2023-05-21", newest: "2023-05-21" } as const;
const context = { ...clock, voice: english, locales };
const reading = { ...context, command: "losses", options };
const one = (day: Day) => ({ from: day, to: day });
const ids = [...CATEGORIES.map(({ id }) => id), ...GROUPS];

describe("words", () => {
  test("options are understood in any order, by name or bare", () => {
    const category = fc.constantFrom(...ids);
    const shape = fc.record({
      name: fc.constantFrom("category:", "category=", ""),
      date: fc.constantFrom("when:", "when=", ""),
      dateFirst: fc.boolean(),
      gap: fc.constantFrom(" ", "   ", "\n", "\t"),
    });
    fc.assert(
      fc.property(category, someDay, shape, (id, when, { name, date, dateFirst, gap }) => {
        const words = [name + id, date + when];
        if (dateFirst) words.reverse();
        assert.deepEqual(parseWords(reading, words.join(gap)), { category: id, when: one(when) });
      }),
    );
  });

  test("an option that was not given is absent", () => {
    assert.deepEqual(parseWords(reading, ""), {});
    assert.deepEqual(parseWords(reading, "  \n "), {});
    assert.deepEqual(parseWords(reading, "2023-03-05"), { when: one("2023-03-05") });
    assert.deepEqual(parseWords(reading, "tanks"), { category: "tanks" });
  });

  test("whatever is typed, parsing ends in values or in a refusal", () => {
    fc.assert(
      fc.property(anyText(80), (words) => {
        try {
          assert.ok(Object.keys(parseWords(reading, words)).every((name) => name in options));
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error));
        }
      }),
    );
  });
});

describe("values", () => {
  test("named fields are parsed, spaces around them aside", () => {
    const values = { category: " Tanks ", when: " 2023-03-05 " };
    assert.deepEqual(parseValues(reading, values), { category: "tanks", when: one("2023-03-05") });
  });

  test("names that every object has are no options", () => {
    for (const name of ["constructor", "toString", "hasOwnProperty"])
      assert.throws(() => parseValues(reading, { [name]: "x" }), Refusal);
    assert.throws(
      () => parseValues(reading, JSON.parse('{"__proto__": "x"}') as Record<string, string>),
      Refusal,
    );
  });
});

describe("category option", () => {
  const parse = (voice: typeof english, text: string) =>
    categoryOption.schema({ ...context, voice }).safeParse(text).data;

  test("a category is found by its id and by its labels, in capitals or not", () => {
    for (const voice of [english, ukrainian])
      for (const id of ids)
        for (const text of [id, id.toUpperCase(), categoryLabel(voice, id), shortCategoryLabel(voice, id)])
          assert.equal(parse(voice, text), id, text);
  });

  test("what only resembles a category is none", () => {
    for (const text of ["", "tank s", "tanks+", "танкс", "constructor"])
      assert.equal(parse(english, text), undefined);
  });

  test("a category's label can be typed as it stands in the bot's own table", () => {
    for (const voice of [english, ukrainian])
      for (const id of ids) {
        const label = shortCategoryLabel(voice, id);
        assert.deepEqual(parseWords({ ...reading, voice }, label), { category: id }, label);
      }
  });
});

describe("category option: everyday names and slips", () => {
  const found = (text: string) => categoryOption.schema(context).safeParse(text).data;

  test("everyday names are understood in either language, whatever the asker's", () => {
    const names = { uavs: "drones", tanks: "танк", armour: "armor", vehicles: "trucks", artillery: "арта" };
    for (const [id, name] of Object.entries(names)) assert.equal(found(name), id);
    for (const text of ["uav", "UAV", "бпла", "БпЛА", "дрони"]) assert.equal(found(text), "uavs", text);
  });

  test("what people call things in either language is the category that they mean", () => {
    const names: Readonly<Record<string, string>> = {
      personnel: "soldiers|troops|manpower|люди|солдати|жива сила|особовий склад|о/с",
      tanks: "tank|tanks|танк|танків",
      afvs: "apc|bmp|ifvs|ббм|бмп|бтр|бронетранспортери",
      artillery: "arty|howitzers|артилерія|арта|гармати|гаубиці",
      mlrs: "mlrs|grad|rocket launchers|рсзв|РСЗВ|град|гради",
      airDefence: "air defense|sam|aa|ппо|ППО|зрк|засоби ППО",
      aircraft: "planes|jets|літаки|авіація|винищувачі",
      helicopters: "helis|choppers|гелікоптери|вертольоти|вертоліт",
      uavs: "drones|uav|UAVs|shaheds|бпла|БпЛА|дрони|шахеди|безпілотники",
      cruiseMissiles: "missiles|cruise missiles|ракети|крилаті ракети",
      ships: "ships|boats|navy|кораблі|човни|катери|флот",
      submarines: "submarine|subs|підводні човни|підводний човен|підлодки",
      vehicles: "trucks|fuel tanks|автотехніка|авто|вантажівки|цистерни",
      specialEquipment: "special equipment|спецтехніка|спеціальна техніка",
      groundRobots: "ugv|robots|НРК|нрк|наземні роботи",
      srbms: "iskander|ballistic missiles|отрк|іскандери",
      armour: "armor|armour|armored vehicles|броня|бронетехніка|бронемашини",
      equipment: "equipment|weapons|техніка|вся техніка|зброя",
    };
    for (const [id, list] of Object.entries(names))
      for (const name of list.split("|")) assert.equal(found(name), id, name);
  });

  test("no everyday name means two categories, and none is a date", () => {
    const all = [...namesOf(locales).keys()];
    assert.equal(new Set(all).size, all.length);
    for (const name of all) assert.equal(whenOption.schema(context).safeParse(name).success, false, name);
  });

  test("for a misspelt name the nearest is named", () => {
    const refusal = (words: string) => {
      try {
        parseWords(reading, words);
      } catch (error) {
        assert.ok(error instanceof Refusal);
        return error.message;
      }
      return assert.fail("it was read");
    };
    assert.match(refusal("tnaks"), /perhaps you meant Tanks\.$/);
    assert.match(refusal("helicoptres 2023-03-07"), /perhaps you meant Helicopters\.$/);
    assert.match(refusal("гелікоптри"), /perhaps you meant Helicopters\.$/);
    assert.doesNotMatch(refusal("abracadabra"), /perhaps you meant/);
  });

  test("what is being typed is completed", () => {
    const values = (typed: string) =>
      (categoryOption.suggest?.(typed, context) ?? []).map(({ value }) => value);
    assert.deepEqual(values(""), ["all", ...ids]);
    assert.deepEqual(values("drone")[0], "uavs");
    assert.deepEqual(values("heli"), ["helicopters"]);
    assert.deepEqual(values("дро"), ["uavs"]);
    assert.deepEqual(values("«танки»")[0], "tanks");
    assert.deepEqual(values("усі")[0], "all");
    assert.deepEqual(values("x".repeat(500)), []);
  });
});

describe("when option", () => {
  test("a stretch is read from several words, with other options around it", () => {
    const options3 = { ...reading, command: "losses" };
    assert.deepEqual(parseWords(options3, "tanks last week"), {
      category: "tanks",
      when: { from: "2023-05-08", to: "2023-05-14" },
    });
    assert.deepEqual(parseWords(options3, "from 1 March 2023 to 7 March 2023 бпла"), {
      category: "uavs",
      when: { from: "2023-03-01", to: "2023-03-07" },
    });
  });

  test("what is offered can all be read, and what is typed and read comes first", () => {
    const offered = whenOption.suggest?.("", context) ?? [];
    assert.ok(offered.length > 10);
    for (const { value } of offered) assert.ok(whenOption.schema(context).safeParse(value).success, value);
    assert.deepEqual(whenOption.suggest?.("March 2023", context)[0]?.value, "2023-03-01..2023-03-31");
  });
});

describe("language option", () => {
  test("a language is found by its tag, its name and its usual names", () => {
    const parse = (text: string) => languageOption.schema(context).safeParse(text).data;
    for (const text of ["uk", "UK", "ua", "Українська", "українською", "ukrainian"])
      assert.equal(parse(text), "uk");
    for (const text of ["en", "English", "англійська"]) assert.equal(parse(text), "en");
    for (const text of ["", "ja", "ru", "english please"]) assert.equal(parse(text), undefined);
  });
});

describe("quote", () => {
  test("a quotation is one line of at most 30 characters without control characters", () => {
    fc.assert(
      fc.property(anyText(300), (text) => {
        const quoted = quote(text);
        assert.ok(Array.from(quoted).length <= 30);
        assert.doesNotMatch(quoted, /\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\p{Zl}|\p{Zp}/u);
      }),
    );
  });

  test("what is short and clean is quoted as it is, and a cut is marked", () => {
    assert.equal(quote("tanks"), "tanks");
    assert.equal(quote("<b>@everyone</b> *_`"), "<b>@everyone</b> *_`");
    assert.equal(quote("а".repeat(30)), "а".repeat(30));
    assert.equal(quote("а".repeat(31)), `${"а".repeat(29)}…`);
    assert.equal(quote("a\r\n\u202eb\u0000"), "a b");
    assert.equal(quote("💥".repeat(31)), `${"💥".repeat(29)}…`);
  });
});
