import assert from "node:assert/strict";
import { test } from "node:test";
import { commands } from "../../../commands/index.ts";
import { defineCommand } from "../../../src/core/command.ts";
import { phrases } from "../../../src/core/locale.ts";
import { locales } from "../../../src/locales/index.ts";
import { menus } from "../../../src/platforms/telegram/menu.ts";

test("there is one menu for everybody and one for each language, each complete", () => {
  const made = menus(commands, locales);
  assert.deepEqual(
    made.map(({ language_code }) => language_code),
    [undefined, ...locales.map(({ tag }) => tag)],
  );
  for (const menu of made)
    assert.deepEqual(
      menu.commands.map(({ command }) => command),
      commands.map(({ name }) => name),
    );
  assert.deepEqual(made[0]?.commands, made[1]?.commands);
  assert.ok(!Object.hasOwn(made[0] ?? {}, "language_code"));
});

test("every entry keeps the limits of Telegram, and no real description is cut", () => {
  for (const { commands: entries } of menus(commands, locales))
    for (const { command, description } of entries) {
      assert.match(command, /^[a-z0-9_]{1,32}$/);
      assert.ok(description.length > 0 && description.length < 256);
    }
});

test("a description that is too long is cut, and not through a character", () => {
  const words = phrases("test.long", { description: `${"x".repeat(255)}😀 and more` });
  const long = defineCommand({ name: "long", options: {}, words, run: () => ({ title: "Long" }) });
  const description = menus([long], locales)[0]?.commands[0]?.description ?? "";
  assert.ok(description.length <= 256);
  assert.ok(description.isWellFormed(), "it ends with half a character");
});
