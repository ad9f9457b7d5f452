import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { locales } from "../../src/locales/index.ts";
import { botOf, textsOf } from "../reports.ts";

describe("/privacy", () => {
  test("says what is kept, that nothing about people is, and how to erase it", async (t) => {
    const { ask } = await botOf(t);
    const said = textsOf(await ask("/privacy")).join("\n");
    assert.match(said, /ids of the server or chat and of its channels, the settings .+ the language/);
    assert.match(said, /for 60 days which post was sent/);
    assert.match(said, /Nothing about people: no names, no questions, no messages/);
    assert.match(said, /\/forget erases all of it at once/);
    assert.match(said, /off, for 90 days/);
  });

  test("says both spans and names the command in every language, to everybody", async (t) => {
    const { ask } = await botOf(t);
    for (const { tag } of locales) {
      const answer = await ask("/privacy", { language: tag });
      assert.equal(answer.failure, undefined);
      const said = textsOf(answer).join("\n");
      for (const fact of [/\b60\b/, /\b90\b/, /\/forget\b/, /Telegram/]) assert.match(said, fact, tag);
    }
  });
});
