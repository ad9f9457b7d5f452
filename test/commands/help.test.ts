import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { commands } from "../../commands/index.ts";
import { optionName } from "../../src/core/option-names.ts";
import { botOf, english, ukrainian } from "../reports.ts";

describe("/help", () => {
  test("names every command with its options and what it does, in the asker's language", async (t) => {
    const { ask } = await botOf(t);
    for (const language of ["en", "uk"]) {
      const { lines = [] } = await ask("/help", { language });
      const voice = language === "en" ? english : ukrainian;
      assert.equal(lines.length, commands.length);
      for (const { name, options } of commands) {
        const line = lines.find((text) => text.startsWith(`/${name}:`) || text.startsWith(`/${name} `));
        assert.ok(line, `/${name} is named`);
        for (const option of Object.keys(options))
          assert.ok(line.includes(`[${optionName(voice, option)}]`), line);
        assert.match(line, /: \p{Lu}/u);
        assert.equal(/\p{Script=Cyrillic}/u.test(line), language === "uk", line);
      }
    }
  });

  test("says which commands are an administrator's", async (t) => {
    const { lines = [] } = await (await botOf(t)).ask("/help");
    const theirs = lines
      .filter((line) => line.includes("administrators"))
      .map((line) => line.split(/[ :]/)[0]);
    const restricted = commands.filter((command) => command.restricted).map(({ name }) => `/${name}`);
    assert.deepEqual(theirs, restricted);
    assert.deepEqual(restricted, ["/subscribe", "/settings", "/unsubscribe", "/language", "/forget"]);
  });

  test("gives an example that works", async (t) => {
    const { ask } = await botOf(t);
    for (const language of ["en", "uk"]) {
      const { notes = [] } = await ask("/help", { language });
      const examples = notes.join("\n").match(/\/[a-z]+ [^ ,\n]+/g) ?? [];
      assert.ok(examples.length > 0, "there is an example");
      for (const example of examples) assert.equal((await ask(example, { language })).failure, undefined);
    }
  });
});
