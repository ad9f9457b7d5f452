import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeAction, encodeAction, LONGEST_CARRIED } from "../../src/core/action.ts";
import { ASKABLE } from "../../src/core/category.ts";
import { voiceOf } from "../../src/core/locale.ts";
import { lossesActions } from "../../src/core/losses-actions.ts";
import { locales } from "../../src/locales/index.ts";
import { anyText, archiveOf, EMBEDDED } from "../reports.ts";

test("a button carries its question and the language of the answer", () => {
  const data = encodeAction({ label: "7 March", line: "losses 2023-03-07 tanks" }, "uk");
  assert.deepEqual(decodeAction(data), { command: "losses", words: "2023-03-07 tanks", language: "uk" });
});

test("what is on no button of ours is nothing, whatever it is", () => {
  for (const data of [
    "",
    "q1",
    "q1 uk",
    "q2 uk losses",
    "q1 ukr losses",
    "q1 uk Losses",
    "q1 uk losses <b>",
    "q1 uk losses  x",
  ])
    assert.equal(decodeAction(data), undefined, data);
  assert.equal(decodeAction(`q1 uk losses ${"a".repeat(88)}`), undefined);
  fc.assert(
    fc.property(anyText(120), (text) => {
      const found = decodeAction(text);
      if (found) assert.match(`${found.command} ${found.words}`, /^[a-z]+ [A-Za-z0-9.:/_+ -]*$/);
    }),
  );
});

test("what fits only where more can be carried is short for every other network, or a mistake, and is read again", () => {
  const line = `settings ${"1".repeat(70)}`;
  assert.equal(
    decodeAction(encodeAction({ label: "x", line }, "uk", LONGEST_CARRIED))?.words,
    "1".repeat(70),
  );
  assert.throws(() => encodeAction({ label: "x", line }, "uk"), /shorten it/);
  const tanks = `chart ${"tanks ".repeat(9)}2024`;
  assert.equal(encodeAction({ label: "x", line: tanks }, "uk", LONGEST_CARRIED), `q1 uk ${tanks}`);
  assert.ok(encodeAction({ label: "x", line: tanks }, "uk").length <= 64);
});

test("a question that does not fit is a mistake that is told", () => {
  assert.throws(() => encodeAction({ label: "x", line: `losses ${"a".repeat(60)}` }, "en"), /shorten it/);
  assert.throws(() => encodeAction({ label: "x", line: "losses танки" }, "en"), /plain words/);
});

test("every button of an answer fits both networks, and asks what it says", () => {
  const archive = archiveOf(...EMBEDDED);
  const stretches = [
    { from: "2023-03-07", to: "2023-03-07" },
    { from: "2023-03-01", to: "2023-03-31" },
  ] as const;
  for (const locale of locales)
    for (const category of [undefined, ...ASKABLE])
      for (const period of stretches)
        for (const form of [undefined, "brief", "story", "card"])
          for (const action of lossesActions(archive, voiceOf(locale), period, { category, form }).flat()) {
            const data = encodeAction(action, locale.tag);
            assert.ok(new TextEncoder().encode(data).length <= 64, data);
            assert.ok(action.label.length <= 20, action.label);
            assert.match(decodeAction(data)?.command ?? "", /^(losses|chart)$/);
          }
});

test("the day before and after, the week, the month and one category follow from a day", () => {
  const voice = voiceOf(locales[0] as (typeof locales)[number]);
  const archive = archiveOf(...EMBEDDED);
  const lines = lossesActions(archive, voice, { from: "2023-03-06", to: "2023-03-06" }, {}).map((row) =>
    row.map(({ label, line }) => [label, line]),
  );
  assert.deepEqual(lines, [
    [
      ["◀ 5 Mar 2023", "losses 2023-03-05"],
      ["7 Mar 2023 ▶", "losses 2023-03-07"],
    ],
    [
      ["7 days", "losses 2023-02-28..2023-03-06"],
      ["30 days", "losses 2023-02-05..2023-03-06"],
    ],
    [
      ["Picture", "losses 2023-03-06 card"],
      ["Chart", "chart personnel 2023-02-05..2023-03-06"],
    ],
    [
      ["Personnel", "losses 2023-03-06 personnel"],
      ["Tanks", "losses 2023-03-06 tanks"],
    ],
  ]);
});
