import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeAction } from "../../../src/core/action.ts";
import type { Action, Message } from "../../../src/core/message.ts";
import { createMarkup, keyboardOf } from "../../../src/platforms/telegram/keyboard.ts";
import { anyText } from "../../reports.ts";
import { openWorld } from "../contract.ts";

const action = (label: string, line = "losses"): Action => ({ label, line });
const message = (actions: readonly (readonly Action[])[]): Message => ({ title: "Title", actions });

test("any labels make a keyboard that Telegram takes, and every button carries its question", () => {
  const line = fc.constantFrom(
    "losses",
    "losses 2023-03-06 tanks",
    "compare 2023-03-01..2023-03-07 2022-10-06",
  );
  const some = fc.record({ label: fc.oneof(anyText(60), fc.constant("")), line });
  fc.assert(
    fc.property(fc.array(fc.array(some, { maxLength: 20 }), { maxLength: 20 }), (actions) => {
      const rows = keyboardOf(message(actions), "uk");
      const buttons = rows.flat();
      assert.ok(buttons.length <= 100);
      for (const row of rows) assert.ok(row.length >= 1 && row.length <= 8);
      for (const { text, callback_data } of buttons) {
        assert.ok(text.trim() !== "" && text.length <= 30, text);
        assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\n]/u);
        assert.ok(Buffer.byteLength(callback_data) <= 64);
        const { command, words, language } = decodeAction(callback_data) ?? {};
        assert.equal(language, "uk");
        assert.ok(actions.flat().some((known) => known.line === `${command} ${words}`.trim()));
      }
    }),
  );
});

test("a row of more than eight goes on in the next, and what is over a hundred is left out", () => {
  const numbers = Array.from({ length: 120 }, (_, index) => action(`${index}`));
  const rows = keyboardOf(message([numbers.slice(0, 10), [], numbers.slice(10)]), "en");
  assert.deepEqual(
    rows.slice(0, 3).map((row) => row.length),
    [8, 2, 8],
  );
  assert.deepEqual(
    rows.flat().map(({ text }) => text),
    Array.from({ length: 100 }, (_, index) => `${index}`),
  );
});

test("a row whose labels a phone would cut goes on in others of about its length, in its order", () => {
  const rowsOf = (...labels: string[]) =>
    keyboardOf(message([labels.map((label) => action(label))]), "uk").map((row) =>
      row.map(({ text }) => text),
    );
  assert.deepEqual(rowsOf("Щодня", "Щомісяця", "Щотижня…"), [["Щодня", "Щомісяця", "Щотижня…"]]);
  assert.deepEqual(rowsOf("✓ Щойно вийде", "Не раніше 9:00", "На 9:00", "Часовий пояс…"), [
    ["✓ Щойно вийде", "Не раніше 9:00"],
    ["На 9:00", "Часовий пояс…"],
  ]);
  assert.deepEqual(rowsOf("Коротко", "✓ Повно", "Розповідь", "Картка", "Мова…"), [
    ["Коротко", "✓ Повно", "Розповідь"],
    ["Картка", "Мова…"],
  ]);
  assert.deepEqual(rowsOf("x".repeat(28), "y"), [["x".repeat(28)], ["y"]]);
  const table = [
    ["Артилерія", "РСЗВ", "Літаки", "БПЛА"],
    ["Танки", "x".repeat(20), "ББМ", "ППО"],
    ["Кораблі"],
  ];
  assert.deepEqual(
    keyboardOf(message(table.map((row) => row.map((label) => action(label)))), "uk").map(
      ({ length }) => length,
    ),
    [2, 2, 2, 2, 1],
    "rows of one length stay a table",
  );
  const label = fc.stringMatching(/^[a-z]{1,30}$/);
  fc.assert(
    fc.property(fc.array(fc.array(label, { maxLength: 8 }), { maxLength: 4 }), (labels) => {
      const buttons = keyboardOf(message(labels.map((row) => row.map((text) => action(text)))), "uk");
      const rows = buttons.map((row) => row.map(({ text }) => text));
      assert.deepEqual(rows.flat(), labels.flat());
      for (const row of rows.filter(({ length }) => length > 1))
        for (const text of row) assert.ok((text.length + 1) * row.length <= 48, row.join());
    }),
  );
});

test("a label is cut at 30 characters, and one that shows nothing makes no button", () => {
  const labels = ["x".repeat(40), "🏟".repeat(40), "\u200b \u0000", "Танки"];
  const rows = keyboardOf(message([labels.map((label) => action(label))]), "en");
  assert.deepEqual(
    rows.flat().map(({ text }) => text),
    [`${"x".repeat(29)}…`, `${"🏟".repeat(14)}…`, "Танки"],
  );
});

test("the buttons are in the language that the answer is in", async (t) => {
  const { bot, log } = await openWorld(t);
  const markup = createMarkup(bot, log);
  for (const [language, tag] of [
    ["uk", "uk"],
    ["uk-UA", "uk"],
    ["en-GB", "en"],
    ["zz", "en"],
    [undefined, "en"],
  ]) {
    const { reply_markup } = markup(message([[action("A")]]), language);
    assert.equal(reply_markup?.inline_keyboard[0]?.[0]?.callback_data, `q1 ${tag} losses`);
  }
  assert.deepEqual(markup({ title: "Title" }, "en"), {});
  assert.deepEqual(markup(message([[], [action("\u200b")]]), "en"), {});
});

test("an answer whose question does not go on a button goes without buttons, and the operator is told", async (t) => {
  const { bot, log, logged } = await openWorld(t);
  const markup = createMarkup(bot, log);
  assert.deepEqual(markup(message([[action("A"), action("B", `losses ${"x".repeat(80)}`)]]), "en"), {});
  assert.deepEqual(markup(message([[action("C", "losses танки")]]), "en"), {});
  assert.equal(logged(50).length, 2);
});
