import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { describe, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { createLog, type LogOptions } from "../../src/lib/log.ts";

const TELEGRAM = `1234567890:${"AAE-fake_token".padEnd(35, "x")}`;
const DISCORD = `${"MTAwMDAwMDAwMDAwMDAwMDAw"}.Gfake0.${"fake_token-".padEnd(38, "y")}`;
const INTERACTION = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4";

/** A log whose lines can be read. */
function logOf(more: Partial<LogOptions> = {}) {
  const written: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  const log = createLog({ level: "info", secrets: [], readable: false, output, ...more });
  /** The lines as a machine reads them. */
  const lines = () => written.map((line) => JSON.parse(line));
  return { log, lines, text: () => written.join("") };
}

/** Every place of a line where a library may have put a secret. */
function tellEverywhere(log: ReturnType<typeof createLog>, secret: string): void {
  log.info({}, `A sentence with ${secret} in it.`);
  log.info({ address: `https://example.org/bot${secret}/getMe` }, "In a fact.");
  log.info({ [secret]: 1 }, "In the name of a fact.");
  const cause = new Error(`inner ${secret}`, { cause: secret });
  log.warn({ err: new Error(`outer ${secret}`, { cause }) }, "In an error.");
  log.warn({ err: Object.assign(new Error("plain"), { code: secret }) }, "In the code of an error.");
  log.warn({ err: `only a text ${secret}` }, "In something thrown that is no error.");
  log.child({ part: secret }).info({}, "In what a child always says.");
}

test("a private chat is not named, and any other place is", () => {
  const { log, lines } = logOf();
  for (const channel of [
    "5000001",
    "5000001 7",
    "-1001000000001",
    "-100200 15",
    "223456789012345678",
    "printer",
  ])
    log.warn({ channel, server: channel }, "A post was not confirmed.");
  assert.deepEqual(
    lines().map(({ channel, server }) => [channel, server]),
    ["private", "private 7", "-1001000000001", "-100200 15", "223456789012345678", "printer"].map((one) => [
      one,
      one,
    ]),
  );
});

describe("secrets", () => {
  const shapes: Readonly<Record<string, string>> = {
    "a token of Telegram": TELEGRAM,
    "a token of Discord": DISCORD,
  };
  for (const readable of [false, true]) {
    const form = readable ? "for people" : "for machines";
    for (const [name, secret] of Object.entries(shapes))
      test(`${name} is hidden by its shape alone, in lines ${form}`, () => {
        const { log, text } = logOf({ readable });
        tellEverywhere(log, secret);
        assert.ok(!text().includes(secret));
        assert.match(text(), /\[hidden\]/);
      });

    test(`whatever the settings call a secret is hidden, in lines ${form}`, () => {
      const { log, text } = logOf({ readable, secrets: [undefined, "", "open-sesame", "1:x"] });
      tellEverywhere(log, "open-sesame");
      tellEverywhere(log, "1:x");
      assert.ok(!text().includes("open-sesame") && !text().includes("1:x"));
      assert.match(text(), /A sentence with \[hidden\] in it\./, "the rest stays");
    });
  }

  test("the tokens of interactions and webhooks are hidden in addresses", () => {
    const { log, text } = logOf();
    for (const path of [
      `webhooks/123/${INTERACTION}/messages/@original`,
      `interactions/123/${INTERACTION}/callback`,
    ])
      log.info({ path: `https://discord.com/api/v10/${path}` }, "Asked.");
    assert.ok(!text().includes(INTERACTION));
    assert.match(text(), /\/webhooks\/123\/\[hidden\]\/messages/);
  });

  test("ordinary texts, numbers and dates stay as they are", () => {
    const { log, lines } = logOf({ secrets: ["open-sesame"] });
    const facts = { chat: -1_001_234_567_890, at: "2023-03-07T09:00:00.000Z", channel: "-1001234567890:56" };
    log.info(facts, "Втрати: 154,830 (+590), https://example.org/a.b.c");
    const [{ chat, at, channel, msg }] = lines();
    assert.deepEqual({ chat, at, channel }, facts);
    assert.equal(msg, "Втрати: 154,830 (+590), https://example.org/a.b.c");
  });
});

describe("errors", () => {
  test("say what they are and where they come from, but not what a library hung on them", () => {
    const { log, lines } = logOf();
    const payload = { chat_id: 5, text: "private words" };
    const cause = Object.assign(new TypeError("inner"), { code: "ECONNRESET", on: { payload } });
    const error = Object.assign(new Error("outer", { cause }), { status: 502, response: payload });
    log.error({ err: error }, "It failed.");
    const [{ err }] = lines();
    assert.deepEqual([err.name, err.message, err.status], ["Error", "outer", 502]);
    assert.deepEqual(err.causes, ["TypeError ECONNRESET: inner"]);
    assert.match(err.stack, /log\.test\.ts/);
    assert.doesNotMatch(JSON.stringify(err), /private words|chat_id/);
  });

  test("may be anything that can be thrown, or none", () => {
    const { log, lines } = logOf();
    for (const err of ["text", 7, null, undefined, { odd: true }]) log.error({ err }, "It failed.");
    assert.equal(lines().length, 5);
    assert.equal(lines()[0].err, "text");
  });

  test("that are their own cause are told all the same", () => {
    const { log, lines } = logOf();
    const error = new Error("round");
    error.cause = new Error("and round", { cause: error });
    log.error({ err: error }, "It failed.");
    assert.equal(lines()[0]?.err?.message, "round");
  });
});

test("what is below the level is not written, and silent writes nothing", () => {
  const { log, lines } = logOf({ level: "warn" });
  log.debug({}, "Debug");
  log.info({}, "Info");
  log.warn({}, "Warn");
  log.error({}, "Error");
  assert.deepEqual(
    lines().map(({ msg }) => msg),
    ["Warn", "Error"],
  );
  const silent = logOf({ level: "silent" });
  silent.log.error({}, "Error");
  assert.equal(silent.text(), "");
});

test("lines for people have the time, the level and the sentence, on one line", () => {
  const { log, text } = logOf({ readable: true });
  log.warn({}, "The sentence.");
  assert.match(stripVTControlCharacters(text()), /^\[?\d\d:\d\d:\d\d\]? WARN: The sentence\.\n$/);
});
