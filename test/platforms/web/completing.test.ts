import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { completions } from "../../../src/platforms/web/completing.ts";
import { anyText } from "../../reports.ts";
import { openWorld } from "../contract.ts";

test("a command is completed, then values of its options in the place of what is typed", async (t) => {
  const { bot } = await openWorld(t);
  const complete = (line: string, language = "en") => completions(bot, line, language);
  const cases = [
    ["/lo", "en", "/losses: ", "/losses "],
    ["los", "en", "/losses: ", "/losses "],
    ["/losses ta", "en", "Tanks", "/losses category:tanks "],
    ["/losses brief ta", "en", "Tanks", "/losses brief category:tanks "],
    ["/losses last m", "en", "last month", "/losses when:last month "],
    ["/losses tanks last m", "en", "last month", "/losses tanks when:last month "],
    ["/losses 7 March 2023", "en", "7 March 2023", "/losses when:2023-03-07..2023-03-07 "],
    ["/losses when:2023-03", "en", "1 March 2023 – 31 March 2023", "/losses when:2023-03-01..2023-03-31 "],
    ["/losses form:br", "en", "brief", "/losses form:brief "],
    ["/втр", "uk", "/losses: ", "/losses "],
    ["граф", "uk", "/chart: ", "/chart "],
    ["/втрати тан", "uk", "Танки", "/втрати категорія:tanks "],
    ["/losses тан", "uk", "Танки", "/losses категорія:tanks "],
    ["/losses категорія:др", "uk", "Безпілотники (БПЛА)", "/losses категорія:uavs "],
    ["/chart heat", "en", "heatmap", "/chart kind:heatmap "],
    ["/subscribe weekl", "en", "weekly: Monday", "/subscribe days:weekly monday "],
  ] as const;
  for (const [line, language, name, whole] of cases) {
    const [first] = complete(line, language);
    assert.ok(first?.name.startsWith(name), `${line}: ${first?.name}`);
    assert.equal(first?.line, whole);
  }
  assert.ok(complete("").length >= 16, "every command");
  const open = complete("/losses ");
  for (const line of ["/losses category:tanks ", "/losses when:latest ", "/losses form:brief "])
    assert.ok(
      open.some((choice) => choice.line === line),
      line,
    );
  assert.deepEqual(complete("/losses category:tanks zzz"), []);
  assert.ok(
    complete("/losses category:tanks ").every(({ line }) => !line.includes("category:tanks category:")),
  );
});

test("what is taken from the list is understood", async (t) => {
  const { bot } = await openWorld(t);
  for (const command of ["losses", "chart", "records", "export"])
    for (const { line } of completions(bot, `/${command} `, "uk")) {
      const [, words = ""] = line.split(/ (.*)/s);
      const { failure, title } = await bot.answer({ command, words, language: "uk" });
      // A day that has no report is understood too; an option that is not is named in quotes.
      assert.ok(failure === undefined || !/^«/.test(title), `${line}: ${title}`);
    }
});

test("any text at all is completed without a failure, to at most 25 lines", async (t) => {
  const { bot } = await openWorld(t);
  fc.assert(
    fc.property(
      fc.constantFrom("", "/losses ", "/subscribe ", "/chart tanks "),
      anyText(60),
      (start, text) => {
        assert.ok(completions(bot, start + text, "en").length <= 25);
      },
    ),
    { numRuns: 100 },
  );
});
