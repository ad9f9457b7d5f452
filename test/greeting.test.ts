import assert from "node:assert/strict";
import { test } from "node:test";
import { type GreetingParts, greeting } from "../src/greeting.ts";
import { archiveOf, EMBEDDED, reportOf } from "./reports.ts";

/** What the program runs with when nothing is set, unless `more` says otherwise. */
function greet(more: Partial<GreetingParts> = {}): string {
  return greeting({
    archive: archiveOf(...EMBEDDED),
    embedded: "embedded",
    database: "file:data/losses.db",
    sources: [{ name: "dataset", root: new URL("https://example.org/data/") }],
    networks: [
      { title: "Discord", setting: "DISCORD_TOKEN", on: false },
      { title: "Telegram", setting: "TELEGRAM_TOKEN", on: true },
    ],
    server: "http://127.0.0.1:8080/healthz",
    conversation: false,
    ...more,
  });
}

test("the greeting says what the program has, what is on, and which setting turns on what is off", () => {
  assert.deepEqual(greet().split("\n"), [
    "losses-bot",
    `  Archive   the ${EMBEDDED.length} embedded days alone; the newest report is of 2023-05-21`,
    "  Sources   dataset: https://example.org/data/",
    "  Discord   off: set DISCORD_TOKEN to turn it on",
    "  Telegram  on, connecting",
    "  HTTP      http://127.0.0.1:8080/healthz",
    "",
    "Serving. Ctrl+C or SIGTERM ends it.",
    "",
  ]);
});

test("the page in a browser stands before everything else", () => {
  const [, first] = greet({ page: "http://127.0.0.1:8080/" }).split("\n");
  assert.equal(first, "  Page      http://127.0.0.1:8080/");
});

test("days that came from elsewhere are counted without the embedded ones", () => {
  const archive = archiveOf(
    ...EMBEDDED,
    reportOf("2023-05-22", { tanks: 1 }),
    reportOf("2023-05-21", { tanks: 1 }),
  );
  assert.match(
    greet({ archive }),
    /Archive {3}2 days from file:data\/losses\.db; the newest report is of 2023-05-22/,
  );
});

test("one day is one day", () => {
  const archive = archiveOf(...EMBEDDED, reportOf("2023-05-22", { tanks: 1 }));
  assert.match(greet({ archive }), /Archive {3}1 day from file:/);
});

test("an archive without a day is said", () => {
  const text = greet({ archive: archiveOf() });
  assert.match(text, /the newest report is of no day/);
});

test("where there is a terminal the greeting says how to ask and how to end", () => {
  assert.match(
    greet({ conversation: true }),
    /Ask here, for example \/losses 2023-03-07; .*Ctrl\+D .*Ctrl\+C/,
  );
});
