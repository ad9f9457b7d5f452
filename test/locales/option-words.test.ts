import assert from "node:assert/strict";
import { test } from "node:test";
import { commands } from "../../commands/index.ts";
import { commandCalled, commandNames } from "../../src/core/command-names.ts";
import { type Locale, voiceOf } from "../../src/core/locale.ts";
import type { OptionContext } from "../../src/core/option.ts";
import { daysOption } from "../../src/core/option-days.ts";
import { inLanguages, namesFrom, optionNames } from "../../src/core/option-names.ts";
import { settingOptionWords } from "../../src/core/option-settings.ts";
import { quietOption, timeOption, timeOptionWords } from "../../src/core/option-times.ts";
import { settingOptions } from "../../src/core/setting-up.ts";
import { panelWords } from "../../src/core/settings-panel.ts";
import { plainWords } from "../../src/core/text.ts";
import { WEEKDAYS, weekdayNamed } from "../../src/core/weekday-words.ts";
import { locales } from "../../src/locales/index.ts";

const contextOf = (locale: Locale): OptionContext => ({
  voice: voiceOf(locale),
  locales,
  today: "2023-05-21",
  newest: "2023-05-21",
});

/** What a list of words means, by word. */
function meanings(
  keys: readonly string[],
  wordsOf: (key: string) => readonly string[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of keys)
    for (const word of new Set(wordsOf(key))) found.set(word, [...(found.get(word) ?? []), key]);
  return found;
}

/** The words that mean more than one thing. */
const ambiguous = (found: Map<string, string[]>) => [...found].filter(([, keys]) => keys.length > 1);

test("every command has names of its own in every language, which mean no other command, and is never hidden by one", () => {
  const ids = commands.map(({ name }) => name);
  assert.deepEqual(Object.keys(commandNames.english).sort(), ids.toSorted());
  const namesOf = (id: string) => [id, ...inLanguages(commandNames, id, locales).flatMap(namesFrom)];
  assert.deepEqual(ambiguous(meanings(ids, namesOf)), []);
  for (const id of ids)
    for (const name of namesOf(id).slice(1)) {
      assert.match(name, /^\p{Ll}+$/u);
      assert.equal(commandCalled(name, locales), id);
      assert.equal(commandCalled(name.toUpperCase().normalize("NFD"), locales), id);
    }
  for (const none of ["", "__proto__", "constructor", "втрат", "слава"])
    assert.equal(commandCalled(none, locales), undefined);
});

test("no name of an option means two options of one command, whichever the language", () => {
  for (const { name, options } of commands) {
    const ids = Object.keys(options);
    const found = meanings(ids, (id) => [id, ...inLanguages(optionNames, id, locales).flatMap(namesFrom)]);
    assert.deepEqual(ambiguous(found), [], name);
    // What is written before a colon is of letters alone, or it would not be read as a name.
    for (const written of found.keys()) assert.match(written, /^\p{L}+$/u, name);
  }
});

test("no word means both yes and no, two kinds of times, or two rhythms", () => {
  const switches = meanings(["yes", "no"], (key) =>
    inLanguages(settingOptionWords, key, locales).flatMap(namesFrom),
  );
  assert.deepEqual(ambiguous(switches), []);
  for (const keys of [
    ["arrival", "after", "at"],
    ["daily", "weekend", "weekly", "on", "monthly"],
  ]) {
    const found = meanings(keys, (key) => inLanguages(timeOptionWords, key, locales).flatMap(namesFrom));
    assert.deepEqual(ambiguous(found), []);
    assert.ok(!found.has(""));
  }
});

for (const locale of locales) {
  const context = contextOf(locale);

  test(`what is offered and what is named as an example is understood in ${locale.name}`, () => {
    for (const [name, option] of Object.entries(settingOptions)) {
      const takes = (text: string) => option.schema(context).safeParse(plainWords(text)).success;
      const quoted = option.expects(context).matchAll(/[“„«]\s?(?<text>[^”“»„]+?)\s?[”“»]/gu);
      for (const { groups } of quoted)
        assert.ok(takes(groups?.["text"] ?? ""), `${name}: ${groups?.["text"]}`);
      for (const { name: label, value } of option.suggest?.("", context) ?? [])
        for (const text of [label, value]) assert.ok(takes(text), `${name}: ${text}`);
    }
  });

  test(`a weekday is understood alone and after a word in ${locale.name}, the word alone is not`, () => {
    const leads = ["on", "weekly"].flatMap((key) =>
      inLanguages(timeOptionWords, key, [locale]).flatMap(namesFrom),
    );
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const weekday = context.voice.weekday(number);
      for (const text of [weekday, ...leads.map((lead) => `${lead} ${weekday}`)])
        assert.deepEqual(daysOption.schema(context).parse(text), { kind: "weekly", weekday: number }, text);
    }
    // "Di" is a word before a weekday in Italian, and one of the weekdays in German.
    for (const lead of inLanguages(timeOptionWords, "on", [locale]).flatMap(namesFrom))
      assert.equal(daysOption.schema(context).safeParse(lead).success, lead === "di", lead);
  });

  test(`times are understood with the words of ${locale.name}`, () => {
    const wordsOf = (key: "after" | "at") => namesFrom(context.voice.say(timeOptionWords, key));
    for (const kind of ["after", "at"] as const)
      for (const word of wordsOf(kind))
        assert.deepEqual(timeOption.schema(context).parse(`${word} 9:00`), { kind, time: "09:00" }, word);
    const [no = ""] = namesFrom(context.voice.say(settingOptionWords, "no"));
    assert.equal(quietOption.schema(context).parse(no), "no");
  });

  test(`the buttons of a subscription are short in ${locale.name}`, () => {
    for (const key of Object.keys(panelWords.english) as (keyof typeof panelWords.english)[])
      for (const weekday of WEEKDAYS) {
        const label = context.voice.say(panelWords, key, { number: 5, label: "", time: "18:00", weekday });
        assert.ok([...label].length <= 20, label);
      }
  });

  test(`the button of a weekly digest names its weekday in ${locale.name}`, () => {
    for (const [index, weekday] of WEEKDAYS.entries()) {
      const label = context.voice.say(panelWords, "weeklyOn", { weekday });
      // Some languages write the two in one word: “щоп’ятниці”.
      const named = label.split(" ").at(-1)?.toLowerCase().replace(/^що/u, "") ?? "";
      assert.equal(weekdayNamed(named, [locale]), index + 1, label);
    }
  });
}
