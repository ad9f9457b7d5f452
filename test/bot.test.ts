import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { commands } from "../commands/index.ts";
import type { Place } from "../src/core/place.ts";
import { StoreFailure } from "../src/core/store.ts";
import { anyText, botOf, placeOf, textsOf } from "./reports.ts";

const restricted = commands.filter((command) => command.restricted).map(({ name }) => name);

/** What people send when they mean harm. */
const HOSTILE = [
  "@everyone",
  "<@&1234567890>",
  "<script>alert(1)</script>",
  "**_`~|[x](https://example.org)",
  "{category}{n,plural,other{#}}",
  "a".repeat(10_000),
  "💥".repeat(10_000),
  "e\u0301".repeat(5_000),
  "x\u0000\u0007\u001b[31mred",
  "\u202eabc\u2066def\u200b\ufeff",
  "٢٠٢٣-٠٣-٠٧",
  "\ud800",
  "__proto__",
  "constructor",
  "'; drop table subscriptions; --",
];

/** The one text of a refusal. */
function refused(message: Awaited<ReturnType<Awaited<ReturnType<typeof botOf>>["ask"]>>): string {
  assert.deepEqual(Object.keys(message).sort(), ["failure", "title"]);
  assert.equal(message.failure, "question");
  assert.doesNotMatch(message.title, /\p{C}|undefined/u);
  return message.title;
}

/** What a refusal quotes of a person's words. */
function quoted(text: string): string {
  const found = /[“«]\/?(?<words>.*)[”»]/su.exec(text)?.groups?.["words"];
  assert.ok(found !== undefined, `something is quoted in: ${text}`);
  return found;
}

describe("bot: questions that are none", () => {
  test("an unknown command is named, and help is pointed to", async (t) => {
    const { ask } = await botOf(t);
    assert.equal(refused(await ask("/loses")), "There is no command “loses”: try /help to see them all.");
    assert.equal(
      refused(await ask("/loses", { language: "uk" })),
      "Команди «loses» немає: усі команди покаже /help.",
    );
  });

  test("words after a command that takes none are refused", async (t) => {
    const { ask } = await botOf(t);
    for (const [language, words] of [
      ["en", /“please”/],
      ["uk", /«please»/],
    ] as const)
      for (const name of ["help", "about"]) {
        const text = refused(await ask(`/${name} please`, { language }));
        assert.match(text, words);
        assert.ok(text.includes(`/${name}`));
      }
  });

  test("hostile text is quoted on one line in at most 40 characters", async (t) => {
    const { ask } = await botOf(t);
    for (const language of ["en", "uk"])
      for (const text of HOSTILE) {
        const answers = [
          await ask("", { command: text, language }),
          await ask("/losses", { words: text.replace(/\s/g, ""), language }),
          await ask("/losses", { values: { when: text }, language }),
          await ask("/losses", { values: Object.fromEntries([[text, "x"]]), language }),
          await ask("/about", { words: text, language }),
        ];
        for (const answer of answers) {
          const words = quoted(refused(answer));
          assert.ok(Array.from(words).length <= 40, words);
          assert.ok(answer.title.length <= 500, answer.title);
        }
      }
  });

  test("whatever is sent, an answer comes, and nobody's text is the bot's fault", async (t) => {
    const { ask, told } = await botOf(t);
    const anything = anyText(60);
    const command = fc.oneof(anything, fc.constantFrom(...commands.map(({ name }) => name)));
    const values = fc.dictionary(
      fc.oneof(anything, fc.constantFrom("category", "when", "language")),
      anything,
    );
    await fc.assert(
      fc.asyncProperty(command, anything, values, anything, async (name, words, fields, language) => {
        const answer = await ask("", { command: name, words, values: fields, language, place: placeOf() });
        assert.notEqual(answer.title, "");
        assert.notEqual(answer.failure, "bot");
        for (const text of textsOf(answer)) assert.doesNotMatch(text, /[\p{Cc}\p{Cs}]|undefined/u);
      }),
    );
    assert.deepEqual(told, []);
  });
});

describe("bot: languages", () => {
  test("the language of a person's app chooses that of the answer", async (t) => {
    const { ask } = await botOf(t);
    for (const language of ["uk-UA", "uk", "UK"])
      assert.equal((await ask("/help", { language })).title, "Що можна спитати");
    for (const language of ["en-US", "en", "ja", undefined])
      assert.equal((await ask("/help", { language })).title, "What you can ask");
  });
});

describe("bot: restricted commands", () => {
  test("without a place they are refused", async (t) => {
    const { ask } = await botOf(t);
    for (const name of restricted)
      for (const language of ["en", "uk"])
        assert.ok(refused(await ask(`/${name}`, { language })).includes(`/${name}`));
  });

  test("without the right they are refused, and nothing is saved", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf({ mayManage: () => Promise.resolve(false) });
    for (const name of restricted) {
      assert.match(refused(await ask(`/${name}`, { place })), /administrator/);
      assert.match(refused(await ask(`/${name}`, { place, language: "uk" })), /адміністратор/);
    }
    assert.deepEqual(await store.subscriptions({ platform: "telegram", server: "-1001" }), []);
  });

  test("the right is not asked for where it is not needed", async (t) => {
    const { ask, told } = await botOf(t);
    const place: Place = placeOf({ mayManage: () => Promise.reject(new Error("the network is down")) });
    const words: Readonly<Record<string, string>> = { compare: " 2023-03-05 2023-03-07" };
    for (const { name } of commands.filter((command) => !command.restricted))
      assert.equal((await ask(`/${name}${words[name] ?? ""}`, { place })).failure, undefined, name);
    assert.deepEqual(told, []);
  });

  test("a right that cannot be found out is the bot's failure: nothing is saved, and the operator is told", async (t) => {
    const { ask, store, told } = await botOf(t);
    const place = placeOf({ mayManage: () => Promise.reject(new Error("the network is down")) });
    const answer = await ask("/subscribe", { place });
    assert.equal(answer.failure, "bot");
    assert.doesNotMatch(answer.title, /network is down/);
    assert.equal(told.length, 1);
    assert.deepEqual(await store.subscriptions({ platform: "telegram", server: "-1001" }), []);
  });
});

describe("bot: a store that fails", () => {
  test("the person gets one text that says what to do, and the operator one line with the reason", async (t) => {
    const { ask, store, told } = await botOf(t);
    await store.close();
    const answer = await ask("/subscribe", { place: placeOf() });
    const sentence =
      "I cannot save that just now and have changed nothing: please try again in a few minutes.";
    assert.deepEqual(answer, { title: sentence, failure: "bot" });
    assert.equal(told.length, 1);
    assert.ok(told[0]?.facts.err instanceof StoreFailure);
    assert.match(told[0].facts.err.message, /losses\.db/);

    const inUkrainian = await ask("/unsubscribe", { place: placeOf(), language: "uk" });
    assert.match(inUkrainian.title, /нічого не змінено/);
    assert.equal(told.length, 2);
  });

  test("of what only looks it is not said that it could not be saved", async (t) => {
    const { ask, store } = await botOf(t);
    await store.close();
    for (const line of ["/status", "/preview"])
      assert.match((await ask(line, { place: placeOf() })).title, /^Something went wrong on my side/, line);
  });

  test("figures are answered all the same", async (t) => {
    const { ask, store, told } = await botOf(t);
    await store.close();
    assert.equal((await ask("/losses 2023-03-07")).failure, undefined);
    assert.deepEqual(told, []);
  });
});

describe("bot: completion", () => {
  test("an option with a few values is completed from them, in the asker's language", async (t) => {
    const { bot } = await botOf(t);
    const suggest = (option: string, typed: string, language = "en") =>
      bot.suggest({ command: "losses", option, typed, language });
    assert.deepEqual(suggest("form", "br"), [{ name: "brief", value: "brief" }]);
    assert.deepEqual(suggest("form", "кор", "uk"), [{ name: "коротко", value: "brief" }]);
    assert.equal(suggest("form", "").length, 4);
    for (const option of ["constructor", "__proto__", "nothing"]) assert.deepEqual(suggest(option, ""), []);
  });
});
