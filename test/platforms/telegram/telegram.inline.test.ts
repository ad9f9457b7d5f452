import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { renderHtml } from "../../../src/platforms/telegram/render.ts";
import type { Fault } from "../../fakes/telegram/faults.ts";
import type { InlineAnswer } from "../../fakes/telegram/records.ts";
import { commandOf, until } from "../contract.ts";
import { OTHER, PERSON, setUp } from "./harness.ts";
import { pages } from "./pages.ts";

/** A bot with pages. */
async function setUpInline(t: TestContext) {
  const world = await setUp(t, { more: pages });
  const { telegram } = world;

  /** The answer to a query, once there is one. */
  async function answered(queryId: string): Promise<InlineAnswer> {
    const find = () => telegram.inlineAnswers.find((answer) => answer.queryId === queryId);
    await until(() => find() !== undefined);
    return find() as InlineAnswer;
  }

  /** Asks, and waits for the answer. */
  function ask(query: string, languageCode = "en", userId = PERSON): Promise<InlineAnswer> {
    return answered(telegram.inquire({ userId, query, languageCode }));
  }

  return { ...world, ask, answered };
}

/** One that is up. */
async function begin(t: TestContext) {
  const world = await setUpInline(t);
  return { ...world, platform: await world.open() };
}

describe("an inline query", { concurrency: true }, () => {
  for (const language of ["en", "uk"])
    test(`without a command asks for losses: ${language}`, async (t) => {
      const { bot, ask, told } = await begin(t);
      const { offers, cacheTime, isPersonal } = await ask(" 2023-03-07 ", language);
      const message = await bot.answer({ command: "losses", words: "2023-03-07", language });
      assert.equal(message.failure, undefined);
      assert.equal(offers.length, 1);
      assert.equal(offers[0]?.html, renderHtml(message));
      assert.equal(offers[0]?.title, message.title);
      assert.match(offers[0]?.description ?? "", language === "uk" ? /\p{Script=Cyrillic}/u : /[a-z]{4}/);
      assert.equal(offers[0]?.linkPreviewDisabled, true);
      assert.deepEqual([cacheTime, isPersonal], [60, true]);
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });

  test("that is empty offers the newest report", async (t) => {
    const { bot, ask } = await begin(t);
    const { offers } = await ask("");
    assert.equal(offers[0]?.html, renderHtml(await bot.answer({ command: "losses", language: "en" })));
  });

  for (const query of ["second", "Second", "/second", "  SECOND "])
    test(`with a command asks that: ${JSON.stringify(query)}`, async (t) => {
      const { ask } = await begin(t);
      const { offers } = await ask(query);
      assert.deepEqual(
        offers.map(({ title, description, text }) => [title, description, text]),
        [["Second", "It leads back.", "Second\n\nIt leads back."]],
      );
      assert.deepEqual(offers[0]?.buttons, [], "nobody could be told apart who presses them");
    });

  test("that cannot be answered offers the sentence which says so, and is not remembered", async (t) => {
    const { bot, ask } = await begin(t);
    const words = "no such thing";
    const refusal = await bot.answer({ command: "losses", words, language: "uk" });
    assert.equal(refusal.failure, "question");
    const { offers, cacheTime } = await ask(words, "uk");
    assert.equal(offers.length, 1);
    assert.equal(offers[0]?.html, renderHtml(refusal));
    assert.ok(refusal.title.startsWith((offers[0]?.title ?? "").replace(/…$/, "")));
    assert.equal(cacheTime, 0);
  });

  for (const query of ["locked", "table", "subscribe"])
    test(`for what is not for everybody, or is a file, offers nothing: ${query}`, async (t) => {
      const { ask, subscribed } = await begin(t);
      assert.deepEqual((await ask(query)).offers, []);
      assert.deepEqual(await subscribed(), []);
    });

  const hostile: readonly string[] = [
    "<b>bold</b></a><a href='tg://user?id=1'>",
    "@everyone /unsubscribe",
    "constructor",
    "__proto__ toString",
    "\u202eright to left\u0000\u0007",
    "😀".repeat(128),
    "٢٠٢٣-٠٣-٠٧",
    "when:when:when: =",
    "x ".repeat(128),
    "\ud800",
    "\n\n",
  ];
  for (const query of hostile)
    test(`that is hostile is answered like any other: ${JSON.stringify(query.slice(0, 20))}`, async (t) => {
      const { ask, told } = await begin(t);
      const { offers } = await ask(query);
      assert.equal(offers.length, 1);
      const markup = (offers[0]?.entities ?? []).map(({ type }) => type);
      assert.ok(markup.every((type) => ["bold", "pre", "italic", "text_link"].includes(type)));
      assert.deepEqual([told("warn"), told("error")], [[], []]);
    });

  test("longer than Telegram's own are is not read", async (t) => {
    const { telegram, calls, open } = await begin(t);
    await open();
    const from = { id: PERSON, is_bot: false, first_name: "Person" };
    telegram.update({ inline_query: { id: "1", from, query: "x".repeat(257), offset: "" } });
    await until(() => calls("answerInlineQuery") === 1);
    const { payload } = telegram.requests.find(({ method }) => method === "answerInlineQuery") ?? {};
    assert.deepEqual(payload?.["results"], []);
  });
});

describe("of the queries of somebody who types", { concurrency: true }, () => {
  test("only the newest is answered, and others are not kept waiting", async (t) => {
    const { telegram, answered, calls, open } = await setUpInline(t);
    const typed = "second";
    const queries = Array.from(typed, (_, index) =>
      telegram.inquire({ userId: PERSON, query: typed.slice(0, index + 1), languageCode: "en" }),
    );
    const other = telegram.inquire({ userId: OTHER, query: "first", languageCode: "en" });
    // All come at once: how fast a person types, and how fast a machine asks, is another matter.
    await open();
    assert.equal((await answered(queries.at(-1) ?? "")).offers[0]?.title, "Second");
    assert.equal((await answered(other)).offers[0]?.title, "First");
    await pause(500);
    assert.equal(calls("answerInlineQuery"), 2);
  });

  test("one that is overtaken while it is answered is left", async (t) => {
    const held = Promise.withResolvers<{ title: string }>();
    const slow = commandOf("slow", () => held.promise);
    const { telegram, open } = await setUp(t, { more: [...pages, slow] });
    await open();
    telegram.inquire({ userId: PERSON, query: "slow" });
    await pause(800);
    telegram.inquire({ userId: PERSON, query: "second" });
    await until(() => telegram.inlineAnswers.length === 1);
    held.resolve({ title: "At last" });
    await pause(50);
    assert.deepEqual(
      telegram.inlineAnswers.map(({ offers }) => offers[0]?.title),
      ["Second"],
    );
  });

  test("more than five in ten seconds get nothing, which is not remembered; others are answered", async (t) => {
    const { ask, told } = await begin(t);
    for (let count = 0; count < 5; count++) assert.equal((await ask("second")).offers.length, 1);
    const refused = await ask("second");
    assert.deepEqual([refused.offers, refused.cacheTime], [[], 0]);
    assert.equal((await ask("second", "en", OTHER)).offers.length, 1);
    assert.deepEqual([told("warn"), told("error")], [[], []]);
  });
});

describe("an inline query that cannot be answered stops nothing", { concurrency: true }, () => {
  const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
  const faults: readonly (readonly [string, Fault, number])[] = [
    ["too old", { status: 400, body: { ok: false, error_code: 400, description: tooOld } }, 0],
    ["refused", { status: 400, body: { ok: false, error_code: 400, description: "Bad Request: no" } }, 1],
    ["met with 500", { status: 500 }, 1],
    ["cut off", "reset-before", 1],
  ];
  for (const [name, fault, warnings] of faults)
    test(name, async (t) => {
      const { telegram, ask, told, calls } = await begin(t);
      telegram.fault("answerInlineQuery", fault);
      telegram.inquire({ userId: PERSON, query: "second" });
      await until(() => calls("answerInlineQuery") === 1);
      assert.equal((await ask("first")).offers.length, 1);
      assert.equal(told("warn").length, warnings);
      assert.deepEqual(told("error"), []);
    });

  test("one that fails on our side offers to say so, and is not remembered", async (t) => {
    const { ask, told } = await begin(t);
    const { offers, cacheTime } = await ask("broken");
    assert.match(offers[0]?.title ?? "", /went wrong on my side/);
    assert.equal(cacheTime, 0);
    assert.equal(told("error").length, 1);
  });

  test("one that waits when the bot is stopped is dropped without a complaint", async (t) => {
    const { telegram, platform, told, calls } = await begin(t);
    const stopped = Promise.withResolvers<void>();
    // As soon as the query has come, and before anybody could have answered it.
    telegram.fault(
      ({ method }) => {
        if (method === "getUpdates") stopped.resolve(platform.stop());
        return false;
      },
      { status: 500 },
    );
    telegram.inquire({ userId: PERSON, query: "second" });
    await stopped.promise;
    assert.deepEqual([calls("answerInlineQuery"), told("warn")], [0, []]);
  });
});
