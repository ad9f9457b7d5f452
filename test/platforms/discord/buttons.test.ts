import assert from "node:assert/strict";
import { test } from "node:test";
import { ButtonStyle, ComponentType } from "discord.js";
import fc from "fast-check";
import { decodeAction } from "../../../src/core/action.ts";
import type { Action } from "../../../src/core/message.ts";
import { buttonRows, controlRows } from "../../../src/platforms/discord/buttons.ts";
import { checkMessage } from "../../fakes/discord/message-form.ts";
import { anyText } from "../../reports.ts";

const none = () => {};
const QUIET = { debug: none, info: none, warn: none, error: none };

function rowsOf(actions: readonly (readonly Action[])[]) {
  const errors: string[] = [];
  const log = { ...QUIET, error: (_facts: object, text: string) => errors.push(text) };
  return { rows: buttonRows({ title: "T", actions }, "uk", log), errors };
}

const labelsOf = (actions: readonly (readonly Action[])[]) =>
  rowsOf(actions).rows.map(({ components }) => components.map((button) => button.label));

test("a button says its label and carries its question and the language of the answer", () => {
  const { rows, errors } = rowsOf([[{ label: "6 березня", line: "losses 2023-03-06 tanks" }]]);
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: "6 березня",
    custom_id: "q1 uk losses 2023-03-06 tanks",
  };
  assert.deepEqual(rows, [{ type: ComponentType.ActionRow, components: [button] }]);
  assert.deepEqual(decodeAction(button.custom_id), {
    command: "losses",
    words: "2023-03-06 tanks",
    language: "uk",
  });
  assert.deepEqual(errors, []);
});

test("a message without questions has no rows", () => {
  assert.deepEqual(rowsOf([]).rows, []);
  assert.deepEqual(rowsOf([[], []]).rows, []);
});

test("what does not fit beside each other goes on in the next row, up to five rows", () => {
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => ({ label: `${from + index}`, line: `a ${from + index}` }));
  assert.deepEqual(labelsOf([many(7), many(1, 7)]), [["0", "1", "2", "3", "4"], ["5", "6"], ["7"]]);
  assert.deepEqual(
    labelsOf([many(40)]).map((row) => row.length),
    [5, 5, 5, 5, 5],
  );
});

test("one question has one button, whatever the buttons say, and none has an empty label", () => {
  const one = { label: "A", line: "a 1" };
  const actions = [[one, { label: "B", line: "a 1" }], [one], [{ label: " \u200b", line: "a 2" }]];
  assert.deepEqual(labelsOf(actions), [["A"]]);
});

test("a question that fits onto no button is left out and told of, and the others stay", () => {
  const { rows, errors } = rowsOf([
    [
      { label: "A", line: "losses тисяча" },
      { label: "B", line: `losses ${"1".repeat(90)}` },
      { label: "C", line: "losses" },
    ],
  ]);
  assert.deepEqual(
    rows.map(({ components }) => components.map(({ label }) => label)),
    [["C"]],
  );
  assert.equal(errors.length, 2);
});

test("a menu of roles has a row of its own before the buttons, and is left out where its question does not fit", () => {
  const errors: string[] = [];
  const log = { ...QUIET, error: (_facts: object, text: string) => errors.push(text) };
  const actions = Array.from({ length: 5 }, (_, row) => [{ label: `${row}`, line: `a ${row}` }]);
  const menu = { of: "roles", label: "A role", line: "settings number:1 role:" } as const;
  const rows = controlRows({ title: "T", actions, menu: { ...menu, picked: "1" } }, "uk", log);
  assert.equal(rows.length, 5, "with it there is one row of buttons less");
  assert.deepEqual(rows[0]?.components, [
    {
      type: ComponentType.RoleSelect,
      custom_id: "q1 uk settings number:1 role:",
      placeholder: "A role",
      default_values: [{ id: "1", type: "role" }],
    },
  ]);
  checkMessage({ embeds: [{ title: "T" }], components: rows }, []);
  const long = { ...menu, line: `settings ${"1".repeat(120)} role:` };
  assert.equal(controlRows({ title: "T", menu: long }, "uk", log).length, 0);
  assert.equal(errors.length, 1);
});

test("Discord takes the buttons, whatever they are made of", () => {
  const label = fc.oneof(anyText(10), anyText(300), fc.constant("🇺🇦".repeat(50)));
  const line = fc.oneof(fc.stringMatching(/^[a-c]( [0-3])?$/), anyText(80));
  const actions = fc.array(fc.array(fc.record({ label, line }), { maxLength: 12 }), { maxLength: 9 });
  fc.assert(
    fc.property(actions, (all) => {
      const { rows } = rowsOf(all);
      checkMessage({ embeds: [{ title: "T" }], components: rows }, []);
      for (const { components } of rows)
        for (const button of components) {
          assert.ok(button.label?.isWellFormed());
          assert.doesNotMatch(button.label ?? "", /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          assert.ok(decodeAction(button.custom_id));
        }
    }),
  );
});
