import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { ASKABLE, categoryLabel, shortCategoryLabel } from "../../src/core/category.ts";
import { addDays, type Day, isDay } from "../../src/core/day.ts";
import type { Period } from "../../src/core/period.ts";
import { readWhen as readIn } from "../../src/core/when.ts";
import { intlNames, unaccented } from "../../src/core/when-names.ts";
import type { Clock } from "../../src/core/when-phrases.ts";
import { locales } from "../../src/locales/index.ts";
import { anyText, english, ukrainian } from "../reports.ts";
import { cases as bilingual, refused, WEDNESDAY } from "./when-cases.ts";
import { languageCases } from "./when-cases-languages.ts";

const cases = [...bilingual, ...languageCases];

/** What is read in all languages, in the order in which somebody is who speaks English. */
function readWhen(text: string, clock: Clock): Period | undefined {
  return readIn(text, clock, locales);
}

/** Late enough that no end of a stretch is still to come. */
const late = { today: "2027-06-30", newest: "2027-06-30" } as const;

const day = fc.integer({ min: 0, max: 1_800 }).map((count) => addDays("2022-02-24", count));

/** A day as `Intl` writes it. */
function written(locale: string, options: Intl.DateTimeFormatOptions): (day: Day) => string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return (day) => format.format(Date.parse(day));
}

/** A day put together from its parts: year, month and day as they stand in it, and the last two without zeros. */
function parts(make: (year: string, month: string, day: string, m: number, d: number) => string) {
  return (text: Day) => {
    const [year = "", month = "", day = ""] = text.split("-");
    return make(year, month, day, Number(month), Number(day));
  };
}

const ordinal = (count: number) => {
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(count);
  return count + ({ one: "st", two: "nd", few: "rd" }[rule as string] ?? "th");
};

const styles: Readonly<Record<string, (day: Day) => string>> = {
  iso: (day) => day,
  slashes: parts((year, month, day) => `${year}/${month}/${day}`),
  dotted: parts((year, month, day) => `${day}.${month}.${year}`),
  "dotted, without zeros": parts((year, _month, _day, m, d) => `${d}.${m}.${year}`),
  "dotted, with two digits": parts((year, month, day) => `${day}.${month}.${year.slice(2)}`),
  "slashes, day first": parts((year, _month, _day, m, d) => `${d}/${m}/${year}`),
  "the bot's English": english.day,
  "the bot's Ukrainian": ukrainian.day,
  "British, long": written("en-GB", { dateStyle: "long" }),
  "British, medium": written("en-GB", { dateStyle: "medium" }),
  "British, full": written("en-GB", { dateStyle: "full" }),
  "American, long": written("en-US", { dateStyle: "long" }),
  "American, medium": written("en-US", { dateStyle: "medium" }),
  "American, full": written("en-US", { dateStyle: "full" }),
  "English, ordinal": (day) =>
    `${ordinal(Number(day.slice(8)))} of ${written("en-GB", { month: "long" })(day)} ${day.slice(0, 4)}`,
  "Ukrainian, long": written("uk", { dateStyle: "long" }),
  "Ukrainian, medium": written("uk", { dateStyle: "medium" }),
  "Ukrainian, full": written("uk", { dateStyle: "full" }),
  "Ukrainian, with the word year": (day) =>
    `${written("uk", { day: "numeric", month: "long" })(day)} ${day.slice(0, 4)} року`,
};

const style = fc.constantFrom(...Object.keys(styles)).map((name) => styles[name] as (day: Day) => string);

const joins: readonly ((from: string, to: string) => string)[] = [
  (from, to) => `${from}..${to}`,
  (from, to) => `${from}...${to}`,
  (from, to) => `${from} - ${to}`,
  (from, to) => `${from}–${to}`,
  (from, to) => `${from} — ${to}`,
];
const englishJoins = [
  ...joins,
  (from: string, to: string) => `${from} to ${to}`,
  (from: string, to: string) => `from ${from} to ${to}`,
  (from: string, to: string) => `between ${from} and ${to}`,
];
const ukrainianJoins = [
  ...joins,
  (from: string, to: string) => `з ${from} по ${to}`,
  (from: string, to: string) => `від ${from} до ${to}`,
  (from: string, to: string) => `між ${from} та ${to}`,
];

describe("cases", () => {
  for (const { about, clock, cases: listed } of cases)
    test(about, () => {
      for (const [text, from, to = from] of listed)
        assert.deepEqual(readWhen(text, clock), { from, to }, `${text} on ${clock.today}`);
    });

  test("there are a few hundred of them, none twice", () => {
    const texts = bilingual.flatMap(({ clock, cases: listed }) =>
      listed.map(([text]) => `${clock.today} ${clock.newest} ${text}`),
    );
    assert.ok(texts.length > 300, String(texts.length));
    assert.equal(new Set(texts).size, texts.length);
  });

  test("what they mean does not depend on capitals, spaces and a full stop", () => {
    for (const { clock, cases: listed } of cases)
      for (const [text, from, to = from] of listed)
        for (const other of [
          text.toUpperCase(),
          `\u00a0 ${text.replaceAll(" ", "  ")} `,
          text.trim().replace(/\.?$/, "."),
        ])
          assert.deepEqual(readWhen(other, clock), { from, to }, other);
  });
});

describe("days", () => {
  for (const [name, write] of Object.entries(styles))
    test(`any day is read from ${name}`, () => {
      fc.assert(
        fc.property(day, (wanted) => {
          assert.deepEqual(readWhen(write(wanted), late), { from: wanted, to: wanted }, write(wanted));
        }),
      );
    });

  test("a day without its year is the latest that is not after today", () => {
    const short = fc.constantFrom(
      parts((_year, month, day) => `${day}.${month}`),
      written("en-GB", { day: "numeric", month: "long" }),
      written("en-US", { day: "numeric", month: "long" }),
      written("en-GB", { day: "numeric", month: "short" }),
      written("uk", { day: "numeric", month: "long" }),
      written("uk", { day: "numeric", month: "short" }),
    );
    fc.assert(
      fc.property(day, fc.nat({ max: 364 }), short, (wanted, later, write) => {
        const today = addDays(wanted, later);
        fc.pre(wanted.slice(5) !== today.slice(5) || wanted === today);
        assert.deepEqual(readWhen(write(wanted), { today, newest: today }), { from: wanted, to: wanted });
      }),
    );
  });

  test("a weekday is the latest that is not after today, and last means before today", () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 6 }), fc.constantFrom("en", "uk"), (today, back, locale) => {
        const wanted = addDays(today, -back);
        const name = written(locale, { weekday: "long" })(wanted);
        const clock = { today, newest: today };
        assert.deepEqual(readWhen(name, clock), { from: wanted, to: wanted });
        const last = locale === "en" ? readWhen(`last ${name}`, clock) : readWhen(`минула ${name}`, clock);
        assert.equal(last?.from, back === 0 ? addDays(today, -7) : wanted);
      }),
    );
  });

  test("so many days ago are counted from today", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 999 }), (today, count) => {
        const wanted = addDays(today, -count);
        const clock = { today, newest: today };
        for (const text of [`${count} days ago`, `${count} днів тому`, `${count}d ago`])
          assert.deepEqual(readWhen(text, clock), { from: wanted, to: wanted });
      }),
    );
  });
});

describe("stretches", () => {
  test("any two days are joined in each way, in whichever order", () => {
    fc.assert(
      fc.property(day, day, style, style, fc.nat(), (from, to, writeFrom, writeTo, choice) => {
        const texts = [writeFrom(from), writeTo(to)] as const;
        const cyrillic = /\p{Script=Cyrillic}/u.test(texts.join(""));
        fc.pre(!(cyrillic && /\p{Script=Latin}/u.test(texts.join(""))));
        const ways = cyrillic ? ukrainianJoins : englishJoins;
        const text = (ways[choice % ways.length] as (from: string, to: string) => string)(...texts);
        const [first, last] = from < to ? [from, to] : [to, from];
        assert.deepEqual(readWhen(text, late), { from: first, to: last }, text);
      }),
      { numRuns: 1_000 },
    );
  });

  test("any month of any year is read from its name and its number", () => {
    fc.assert(
      fc.property(day, (within) => {
        const from = `${within.slice(0, 7)}-01` as Day;
        const to = addDays(addDays(from, 32).slice(0, 8).concat("01") as Day, -1);
        const [year, month] = within.split("-");
        for (const text of [
          `${year}-${month}`,
          `${month}.${year}`,
          english.month(within),
          ukrainian.month(within),
          written("uk", { month: "long", year: "numeric" })(within),
          written("en", { month: "short", year: "numeric" })(within),
        ])
          assert.deepEqual(readWhen(text, late), { from, to }, text);
      }),
    );
  });

  test("the last days are as many as asked for, and end with the newest report", () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 999 }), (newest, late, count) => {
        const clock = { today: addDays(newest, late), newest };
        const wanted = { from: addDays(newest, 1 - count), to: newest };
        for (const text of [`last ${count} days`, `${count}d`, `останні ${count} днів`, `за ${count} днів`])
          assert.deepEqual(readWhen(text, clock), wanted);
      }),
    );
  });

  test("a stretch ends with the newest report unless it begins after it, and its ends are days in order", () => {
    const texts = cases.flatMap(({ cases: listed }) => listed.map(([text]) => text));
    fc.assert(
      fc.property(fc.constantFrom(...texts), day, fc.nat({ max: 400 }), (text, newest, later) => {
        const period = readWhen(text, { today: addDays(newest, later), newest });
        if (!period) return;
        assert.ok(isDay(period.from) && isDay(period.to));
        assert.ok(period.from <= period.to);
        assert.ok(period.to <= newest || period.from > newest);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("refusals", () => {
  test("what names no stretch as a whole is refused", () => {
    for (const text of refused) assert.equal(readWhen(text, WEDNESDAY), undefined, JSON.stringify(text));
  });

  test("no category is a date", () => {
    for (const voice of [english, ukrainian])
      for (const id of ASKABLE)
        for (const text of [id, categoryLabel(voice, id), shortCategoryLabel(voice, id)])
          assert.equal(readWhen(text, WEDNESDAY), undefined, text);
  });

  test("a date with a word more is refused", () => {
    fc.assert(
      fc.property(
        day,
        style,
        fc.constantFrom("tanks", "танки", "x", "0", "<b>", "!"),
        (wanted, write, word) => {
          assert.equal(readWhen(`${write(wanted)} ${word}`, late), undefined);
          assert.equal(readWhen(`${word} ${write(wanted)}`, late), undefined);
        },
      ),
    );
  });

  test("digits of other alphabets are refused in every style", () => {
    const zeros = fc.constantFrom(0x660, 0x6f0, 0x966, 0x9e6, 0xff10, 0x1d7ce);
    fc.assert(
      fc.property(day, style, zeros, (wanted, write, zero) => {
        const foreign = write(wanted).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
        assert.equal(readWhen(foreign, late), undefined, foreign);
      }),
    );
  });

  test("whatever is typed, the answer is a stretch or none", () => {
    const words =
      "7 2023 march may monday week days ago last this from to between and summer q1 all - .. , . березня вихідні тиждень тому минулого з по до від року".split(
        " ",
      );
    const sentence = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(fc.oneof(anyText(80), sentence), (text) => {
        const period = readWhen(text, WEDNESDAY);
        if (period) assert.ok(isDay(period.from) && isDay(period.to) && period.from <= period.to, text);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a long text is refused at once, and one that is just short enough takes no time either", () => {
    const pieces =
      "a|1|-|.|..| |to |1-|march |7 march |in |the |last |1 по |минулого |п'ять днів |двадцять |\u0000|<b>";
    const before = process.cpuUsage();
    for (const piece of pieces.split("|"))
      for (const length of [60, 99, 100, 10_000])
        readWhen(`${piece.repeat(length).slice(0, length - 1)}x`, WEDNESDAY);
    assert.ok(process.cpuUsage(before).user < 30_000_000);
  });
});

describe("names from Intl", () => {
  const wanted = { from: "2023-03-07", to: "2023-03-07" };

  const links: Readonly<Record<string, string>> = { pl: "", cs: "", de: "", fr: "", it: "", es: "de|del" };
  for (const [locale, link] of Object.entries(links))
    test(`days, months and weekdays are read as ${locale} writes them`, () => {
      const { read } = intlNames(locale, link);
      const named = (text: string) => read(unaccented(text), "2023-05-17")?.latest("2023-05-17");
      assert.deepEqual(named(written(locale, { dateStyle: "long" })("2023-03-07")), wanted);
      assert.deepEqual(named(written(locale, { day: "numeric", month: "long" })("2023-03-07")), wanted);
      assert.deepEqual(named(written(locale, { month: "long", year: "numeric" })("2023-03-07")), {
        from: "2023-03-01",
        to: "2023-03-31",
      });
      assert.deepEqual(named(written(locale, { dateStyle: "full" })("2023-03-07")), wanted);
      assert.deepEqual(named(written(locale, { weekday: "long" })("2023-05-12")), {
        from: "2023-05-12",
        to: "2023-05-12",
      });
      const yesterday = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-1, "day");
      assert.deepEqual(named(yesterday), { from: "2023-05-16", to: "2023-05-16" });
      for (const text of ["", "7", "2023", `7 ${yesterday}`, "x", "7 x 2023"])
        assert.equal(named(text), undefined, text);
    });
});
