import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Message } from "../../src/core/message.ts";
import { botOf, plain, rowsOf, textsOf } from "../reports.ts";

const SUNDAY = Date.parse("2023-03-05T09:00:00Z");
const linesOf = (message: Message) => (message.lines ?? []).map(plain);

describe("/losses of stretches", () => {
  test("the weekend of 5 March 2023 is the reports of Saturday and Sunday", async (t) => {
    const { ask } = await botOf(t, { now: SUNDAY });
    for (const words of ["weekend", "2023-03-04..2023-03-05", "4-5 March 2023", "weekend full"]) {
      const message = await ask(`/losses ${words}`);
      assert.equal(message.title, "Russian combat losses, 4 March 2023 – 5 March 2023", words);
      assert.ok(linesOf(message).includes("Personnel: 153,120 (+1,750)"), linesOf(message).join("\n"));
      assert.ok(linesOf(message).includes("Armoured vehicles: 10,106 (+28)"));
      assert.deepEqual(rowsOf(message), ["Tanks 3,414 +9", "AFVs 6,692 +19"]);
      assert.ok(
        textsOf(message).includes("Personnel: 875 a day on average over 2 days; most on 5 March 2023, 930."),
      );
    }
  });

  test("in Ukrainian as well, typed in Ukrainian", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/losses 4-5 березня 2023", { language: "uk" });
    assert.ok(linesOf(message).includes("Бронетехніка: 10 106 (+28)"), linesOf(message).join("\n"));
    assert.ok(linesOf(message).includes("Особовий склад: 153 120 (+1 750)"));
  });

  test("a category and a stretch come in any order, named or not", async (t) => {
    const { ask } = await botOf(t);
    const one = await ask("/losses tanks 2023-03-04..2023-03-05");
    for (const words of [
      "2023-03-04..2023-03-05 tanks",
      "when:2023-03-04..2023-03-05 category:танки",
      "танки 4-5 March 2023",
    ])
      assert.deepEqual(await ask(`/losses ${words}`), one, words);
    assert.ok(linesOf(one).includes("Tanks: 3,414 (+9)"));
  });

  test("a stretch without a report is refused with what there is", async (t) => {
    const { ask } = await botOf(t);
    const message = await ask("/losses April 2023");
    assert.equal(message.failure, "question");
    assert.match(message.title, /no report from 1 April 2023 to 30 April 2023: .* 21 May 2023\.$/);
  });

  test("16 March 2023 adds 1,040 and is past 162,500", async (t) => {
    const message = await (await botOf(t)).ask("/losses 2023-03-16");
    assert.ok(linesOf(message).includes("Personnel: 162,560 (+1,040)"));
    assert.ok(textsOf(message).includes("Round numbers passed: Personnel 162,500."));
  });

  test("brief is the leading figures and the source alone", async (t) => {
    const message = await (await botOf(t)).ask("/losses 2023-03-07 brief");
    assert.deepEqual(linesOf(message), [
      "As claimed by the General Staff of Ukraine, approximate.",
      "Personnel: 154,830 (+1,060)",
      "Armoured vehicles: 10,146 (+20)",
    ]);
    assert.equal(message.table, undefined);
    assert.match(message.source?.text ?? "", /7 March 2023$/);
  });

  test("too many questions at once are put off, for whom they are too many", async (t) => {
    const { ask } = await botOf(t);
    const answers = [];
    for (let count = 0; count < 7; count++) answers.push(await ask("/losses", { person: "telegram:1" }));
    assert.deepEqual(
      answers.map(({ failure }) => failure),
      [undefined, undefined, undefined, undefined, undefined, "question", "question"],
    );
    assert.equal((await ask("/losses", { person: "telegram:2" })).failure, undefined);
    assert.equal((await ask("/losses")).failure, undefined);
  });

  test("hostile text in any option is answered with one sentence, and never repeated whole", async (t) => {
    const { ask, told } = await botOf(t);
    const hostile = [
      "<script>alert(1)</script>",
      "@everyone",
      "a".repeat(10_000),
      "\u0000\u202e\u0007",
      "٢٠٢٣",
      "; drop table",
      "constructor",
    ];
    for (const text of hostile)
      for (const [command, name] of [
        ["losses", "when"],
        ["losses", "category"],
        ["losses", "form"],
        ["compare", "a"],
        ["records", "category"],
        ["export", "when"],
        ["export", "format"],
      ] as const) {
        const answer = await ask(`/${command}`, { values: { [name]: text } });
        assert.equal(answer.failure, "question", `${command} ${name} ${text.slice(0, 20)}`);
        assert.ok(answer.title.length < 400 && !answer.title.includes("\n"), answer.title);
      }
    assert.deepEqual(told, []);
  });
});
