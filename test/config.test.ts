import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { parseEnv } from "node:util";
import { exampleSettings, readSettings, SettingsFailure, secretsOf } from "../src/config.ts";
import { newsSources } from "../src/sources/index.ts";

const known = [
  { name: "first", root: "https://example.org/first/", files: true },
  { name: "second", root: "https://example.org/second/" },
] as const;

const NAMES =
  "DISCORD_TOKEN DISCORD_PUBLIC_KEY DISCORD_PICTURES_CHANNEL DISCORD_API DISCORD_RATE TELEGRAM_TOKEN TELEGRAM_API TELEGRAM_RATE TELEGRAM_REPEAT_UNKNOWN TELEGRAM_WEBHOOK_URL TELEGRAM_WEBHOOK_SECRET DATABASE_URL PICTURES_FOLDER POLL_CRON TIME_ZONE PORT HOST PUBLIC_URL TRUSTED_PROXIES OPERATOR_CHATS LOG_LEVEL SOURCES SOURCE_FIRST_URL SOURCE_SECOND_URL".split(
    " ",
  );

const read = (environment: Record<string, string | undefined>) => readSettings(environment, known);

/** The lines of the failure that these settings bring about. */
function problems(environment: Record<string, string>): string[] {
  try {
    read(environment);
  } catch (error) {
    assert.ok(error instanceof SettingsFailure);
    const [head, ...lines] = error.message.split("\n");
    assert.match(head ?? "", /\.env/);
    return lines.map((line) => line.trim());
  }
  return [];
}

test("without any setting everything has its default", () => {
  const { sources, ...settings } = read({});
  assert.deepEqual(settings, {
    DISCORD_TOKEN: undefined,
    DISCORD_PUBLIC_KEY: undefined,
    DISCORD_PICTURES_CHANNEL: undefined,
    DISCORD_API: "https://discord.com/api",
    DISCORD_RATE: 40,
    TELEGRAM_TOKEN: undefined,
    TELEGRAM_API: "https://api.telegram.org",
    TELEGRAM_RATE: 25,
    TELEGRAM_REPEAT_UNKNOWN: false,
    TELEGRAM_WEBHOOK_URL: undefined,
    TELEGRAM_WEBHOOK_SECRET: undefined,
    DATABASE_URL: "file:data/losses.db",
    PICTURES_FOLDER: "data/pictures",
    POLL_CRON: ["*/5 5-12 * * *", "*/30 0-4,13-23 * * *"],
    TIME_ZONE: "Europe/Kyiv",
    PORT: 8080,
    HOST: "127.0.0.1",
    PUBLIC_URL: undefined,
    TRUSTED_PROXIES: 0,
    OPERATOR_CHATS: [],
    LOG_LEVEL: "info",
  });
  assert.deepEqual(
    sources.map(({ name, root }) => [name, root.href]),
    known.map(({ name, root }) => [name, root]),
  );
});

test("empty or blank is the same as left out, save that an empty PORT means no server, and no folder none for pictures", () => {
  for (const blank of ["", "  ", "\t"]) {
    const empty = read(Object.fromEntries(NAMES.map((name) => [name, blank])));
    assert.deepEqual(empty, { ...read({}), PORT: undefined, PICTURES_FOLDER: undefined });
  }
});

test("what is set is read, white space around it apart", () => {
  const settings = read({
    DISCORD_TOKEN: " abc.def-1.ghi_2 ",
    TELEGRAM_TOKEN: "123:abc-DEF_4",
    TELEGRAM_API: "http://127.0.0.1:8081",
    TELEGRAM_RATE: "1",
    DATABASE_URL: "file:/var/lib/losses.db",
    POLL_CRON: " 0 * * * * ; 30 6 * * * ",
    TIME_ZONE: "America/New_York",
    PORT: " 0 ",
    PUBLIC_URL: "https://example.org/losses/",
    TRUSTED_PROXIES: "1",
    LOG_LEVEL: "silent",
    SOURCES: " second , first ",
  });
  assert.deepEqual(
    [settings.DISCORD_TOKEN, settings.TELEGRAM_TOKEN, settings.TELEGRAM_API, settings.TELEGRAM_RATE],
    ["abc.def-1.ghi_2", "123:abc-DEF_4", "http://127.0.0.1:8081", 1],
  );
  assert.deepEqual(settings.POLL_CRON, ["0 * * * *", "30 6 * * *"]);
  assert.deepEqual([settings.TIME_ZONE, settings.PORT], ["America/New_York", 0]);
  assert.deepEqual([settings.PUBLIC_URL, settings.TRUSTED_PROXIES], ["https://example.org/losses", 1]);
  assert.deepEqual(
    settings.sources.map(({ name }) => name),
    ["second", "first"],
  );
});

describe("what is wrong", () => {
  /** The first for each setting is what the test of all at once takes. */
  const wrong: Readonly<Record<string, readonly string[]>> = {
    DISCORD_TOKEN: ["SECRET-discord token", '"a.b.c"', "Bot a.b.c", "a.b"],
    DISCORD_PUBLIC_KEY: ["SECRET", "0".repeat(63), "g".repeat(64)],
    DISCORD_PICTURES_CHANNEL: ["general", "#112233", "1".repeat(21)],
    DISCORD_API: ["SECRET.example", "ftp://example.org", "discord.com/api"],
    DISCORD_RATE: ["SECRET", "0", "51", "-1", "1.5", "1e1", "０"],
    TELEGRAM_TOKEN: ["SECRET telegram", "'1:a'", "bot1:a", "1:", ":a"],
    TELEGRAM_API: ["SECRET", "api.telegram.org", "file:///tmp"],
    TELEGRAM_RATE: ["SECRET", "31", "NaN", "Infinity"],
    TELEGRAM_WEBHOOK_URL: [
      "SECRET",
      "http://example.org/SECRET",
      "https://example.org",
      "https://example.org/",
      "https://example.org:8080/SECRET",
      "https://user:SECRET@example.org/telegram",
      "https://example.org/telegram?SECRET",
    ],
    TELEGRAM_WEBHOOK_SECRET: ["SECRET", "SECRET and white space", `SECRET${"a".repeat(256)}`],
    DATABASE_URL: [
      "SECRET",
      "mysql://user:SECRET@host/db",
      "postgres://user:a/SECRET@host/db",
      "file:",
      "data.db",
    ],
    POLL_CRON: ["SECRET", "* * * *", "61 * * * *", "* * * * *; SECRET", ";", "30 */5 5-12 * * *"],
    TIME_ZONE: ["SECRET", "Kyiv", "Europe/Nowhere"],
    PORT: ["SECRET", "65536", "-1", "80 80", "0x50"],
    PUBLIC_URL: [
      "SECRET",
      "losses.example.org",
      "https://bot:SECRET@example.org",
      "https://example.org/?key=SECRET",
      "file:///SECRET",
      "https://example.org/SECRET path",
      "https://example.org/SECRET//two",
    ],
    TRUSTED_PROXIES: ["SECRET", "-1", "11", "127.0.0.1"],
    LOG_LEVEL: ["SECRET", "INFO", "all"],
    SOURCES: ["SECRET", "first,SECRET", "first,,second", "First"],
    SOURCE_FIRST_URL: ["ftp://SECRET", "postgres://SECRET/db"],
    SOURCE_SECOND_URL: ["ftp://SECRET", "file:///SECRET", "file:SECRET", "SECRET"],
  };

  for (const [name, values] of Object.entries(wrong))
    for (const value of values)
      test(`${name}=${value}`, () => {
        const lines = problems({ [name]: value });
        assert.equal(lines.length, 1);
        assert.match(lines[0] ?? "", new RegExp(`^${name} .+\\.$`));
        assert.doesNotMatch((lines[0] ?? "").slice(name.length), /SECRET/);
      });

  test("all at once gives a line for each, and no value", () => {
    const all = Object.entries(wrong).map(([name, [value = ""]]) => [name, value]);
    const lines = problems(Object.fromEntries(all));
    assert.deepEqual(
      lines.map((line) => line.split(" ")[0]),
      Object.keys(wrong),
    );
    for (const line of lines) assert.doesNotMatch(line.replace(/^\w+/, ""), /SECRET/);
    for (const line of lines) assert.match(line, /must|may|does not/, "it says what to write instead");
  });
});

test("the root of a source that reads files may be a page, a file address or a path, and always ends with a slash", () => {
  for (const [text, href] of [
    ["http://127.0.0.1:9/x", "http://127.0.0.1:9/x/"],
    ["https://example.org/x/", "https://example.org/x/"],
    ["file:///var/x", "file:///var/x/"],
    ["file:../x", `${pathToFileURL("../x").href}/`],
    ["x", `${pathToFileURL("x").href}/`],
  ] as const) {
    const [first, second] = read({ SOURCE_FIRST_URL: text }).sources;
    assert.equal(first?.root.href, href);
    assert.equal(second?.root.href, "https://example.org/second/");
  }
});

test("the root of another source is on the web", () => {
  const [, second] = read({ SOURCE_SECOND_URL: "http://127.0.0.1:9/x" }).sources;
  assert.equal(second?.root.href, "http://127.0.0.1:9/x/");
});

describe("the example", () => {
  const example = exampleSettings(known);

  test("in the repository is the one that the program prints", () => {
    const file = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
    assert.equal(file, exampleSettings(newsSources));
  });

  test("names every setting once, with a sentence before it", () => {
    const settings = [...example.matchAll(/\n\n# (.+)\n#([A-Z_]+)=/g)];
    assert.deepEqual(
      settings.map(([, , name]) => name),
      NAMES,
    );
    for (const [, about] of settings) assert.match(about ?? "", /\.$/);
    const files = settings
      .filter(([, about]) => /file: addresses/.test(about ?? ""))
      .map(([, , name]) => name);
    assert.deepEqual(files, ["SOURCE_FIRST_URL"], "only where they are allowed");
  });

  test("changes nothing as it is, nor when every line is taken in", () => {
    assert.deepEqual(parseEnv(example), {});
    const taken = parseEnv(example.replace(/^#(?=[A-Z_]+=)/gm, ""));
    assert.deepEqual(Object.keys(taken).sort(), NAMES.toSorted());
    assert.deepEqual(read(taken), read({}));
  });
});

test("what needs the HTTP server, or another setting beside it, says so", () => {
  const webhook = { TELEGRAM_WEBHOOK_URL: "https://example.org/telegram" };
  assert.match(problems(webhook)[0] ?? "", /^TELEGRAM_WEBHOOK_SECRET must be set/);
  const secret = { TELEGRAM_WEBHOOK_SECRET: "0123456789abcdef" };
  assert.deepEqual(problems({ ...webhook, ...secret }), []);
  assert.match(problems({ ...webhook, ...secret, PORT: "" })[0] ?? "", /^PORT must .*TELEGRAM_WEBHOOK_URL/);
  assert.match(problems({ DISCORD_PUBLIC_KEY: "0".repeat(64), PORT: "" })[0] ?? "", /^PORT must .*DISCORD/);
});

test("tokens, and what a webhook is known by, are secrets", () => {
  const secret = {
    DISCORD_TOKEN: "abc.def.ghi",
    TELEGRAM_TOKEN: "123:abc",
    TELEGRAM_WEBHOOK_URL: "https://example.org/telegram",
    TELEGRAM_WEBHOOK_SECRET: "0123456789abcdef",
  };
  assert.deepEqual(secretsOf(read(secret)), Object.values(secret));
  assert.deepEqual(secretsOf(read({})), []);
});

test("the operator's channels are networks and ids, and anything else says what to write", () => {
  const { OPERATOR_CHATS } = read({ OPERATOR_CHATS: "telegram:-100123:7, discord:112233445566778899" });
  assert.deepEqual(OPERATOR_CHATS, [
    { platform: "telegram", channel: "-100123:7" },
    { platform: "discord", channel: "112233445566778899" },
  ]);
  for (const wrong of ["telegram", "telegram:@name", "slack:1", "discord:12:3"])
    assert.match(problems({ OPERATOR_CHATS: wrong })[0] ?? "", /OPERATOR_CHATS must be networks and ids/);
});
