import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { z } from "zod";
import { commands } from "../../../commands/index.ts";
import { defineCommand } from "../../../src/core/command.ts";
import { phrases, voiceOf } from "../../../src/core/locale.ts";
import type { Choice, Option, OptionContext } from "../../../src/core/option.ts";
import { locales } from "../../../src/locales/index.ts";
import { anyText } from "../../reports.ts";
import { commandOf, until } from "../contract.ts";
import { ASKER, CHANNEL, openStage } from "./stage.ts";

const CALLBACK = { method: "POST", path: /\/callback$/ };

/** A command whose only option is completed as the test says. */
function completing(suggest: (typed: string, context: OptionContext) => readonly Choice[]) {
  const word: Option<string> = { schema: () => z.string(), expects: () => "a word", suggest };
  return defineCommand({
    name: "complete",
    options: { word },
    words: phrases("complete", { description: "Completes", "option.word": "A word" }),
    run: ({ options }) => ({ title: `Word ${options.word}` }),
  });
}

async function open(t: Parameters<typeof openStage>[0], suggest: Parameters<typeof completing>[0]) {
  const stage = await openStage(t, [completing(suggest), commandOf("alive", () => ({ title: "Alive" }))]);
  const type = (word: string, more: object = {}) =>
    stage.discord.autocomplete({
      name: "complete",
      channelId: CHANNEL,
      userId: ASKER,
      options: { word },
      focused: "word",
      ...more,
    });
  async function offered(word: string, more: object = {}) {
    const { type: kind, data } = await type(word, more).acknowledged;
    assert.equal(kind, 8);
    return data["choices"] as Choice[];
  }
  const alive = async () => assert.ok(await stage.ask("alive"));
  return { ...stage, type, offered, alive };
}

test("checklist 49: no option of any command offers more than Discord takes, in any language", () => {
  for (const locale of locales) {
    const context = { voice: voiceOf(locale), locales, today: "2023-05-21", newest: "2023-05-21" } as const;
    for (const { name, options } of commands)
      for (const [id, option] of Object.entries(options))
        for (const typed of ["", "a", "e", "2", "Europe", "Київ", "9 pm", "mercredi"]) {
          const choices = option.suggest?.(typed, context) ?? [];
          assert.ok(choices.length <= 25, `/${name} ${id}:${typed} offers ${choices.length}`);
          assert.equal(
            new Set(choices.map(({ value }) => value)).size,
            choices.length,
            `/${name} ${id}:${typed}`,
          );
        }
  }
});

describe("an option that is being typed", { concurrency: true }, () => {
  test("is completed in the language of who types", async (t) => {
    const { offered, ask } = await open(t, (typed, { voice, newest }) => [
      { name: `${voice.locale.tag}: ${typed}, ${voice.day(newest)}`, value: `${typed}-1` },
    ]);
    assert.deepEqual(await offered("ta"), [{ name: "en: ta, 21 May 2023", value: "ta-1" }]);
    assert.deepEqual(await offered("та", { locale: "uk" }), [
      { name: "uk: та, 21 травня 2023 року", value: "та-1" },
    ]);
    assert.equal((await offered("")).length, 1);
    const chosen = await ask("complete", { options: { word: "ta-1" } });
    assert.equal(chosen.payload.embeds?.[0]?.title, "Word ta-1");
  });

  test("is completed in direct messages and where the bot is no member", async (t) => {
    const { offered, discord } = await open(t, (typed) => [{ name: typed, value: typed }]);
    const direct = discord.addChannel({ type: 1, recipientId: ASKER }).id;
    for (const where of [
      { channelId: direct },
      { channelId: "6", userInstalled: true },
      { channelId: "6", guildId: "7", userInstalled: true },
    ])
      assert.deepEqual(await offered("a", where), [{ name: "a", value: "a" }]);
  });

  test("checklist 49: gets 25 choices, and no more than that", async (t) => {
    const { offered, discord } = await open(t, (typed) =>
      Array.from({ length: Number(typed) }, (_, index) => ({ name: `Name ${index}`, value: `${index}` })),
    );
    for (const [made, left] of [
      [0, 0],
      [24, 24],
      [25, 25],
      [26, 25],
      [500, 25],
    ] as const) {
      const before = discord.requests.length;
      const choices = await offered(String(made));
      assert.equal(choices.length, left);
      assert.equal(discord.requests.length, before + 1, "nothing is asked of Discord for it");
      assert.deepEqual(
        choices.at(-1),
        left > 0 ? { name: `Name ${left - 1}`, value: `${left - 1}` } : undefined,
      );
    }
  });

  test("gets names that are cut between characters, and values whole or not at all", async (t) => {
    const { offered } = await open(t, () => [
      { name: "n".repeat(100), value: "v".repeat(100) },
      { name: "n".repeat(101), value: "1" },
      { name: "🇺🇦".repeat(60), value: "2" },
      { name: "a\n\u202eb\u0000c", value: "3" },
      { name: "Long", value: "v".repeat(101) },
      { name: " \u200b ", value: "4" },
      { name: "Empty", value: "" },
    ]);
    const choices = await offered("x");
    assert.deepEqual(
      choices.map(({ value }) => value),
      ["v".repeat(100), "1", "2", "3"],
    );
    for (const { name } of choices) assert.ok(name.length <= 100 && name.isWellFormed(), name);
    assert.equal(choices[0]?.name, "n".repeat(100));
    assert.ok(choices[1]?.name.endsWith("…"));
    assert.equal(choices[3]?.name, "a b c");
  });

  test("checklist 33: is completed whatever is typed, of which no more than 100 characters are looked at", async (t) => {
    const seen: string[] = [];
    const { type, alive, logged } = await open(t, (typed) => {
      seen.push(typed);
      return [{ name: typed, value: typed }];
    });
    const hostile = fc.oneof(
      anyText(200),
      anyText(50).map((text) => text.repeat(100).slice(0, 6_000)),
      fc.constantFrom(
        "@everyone **x** `y` <@1>",
        "\ud83c".repeat(3_000),
        "🇺🇦".repeat(1_500),
        "٢٠٢٣",
        "'; --",
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (typed) => {
        assert.equal((await type(typed).acknowledged).type, 8);
        assert.ok(Array.from(seen.at(-1) ?? "").length <= 100);
      }),
      { numRuns: 100 },
    );
    await alive();
    assert.deepEqual(logged(40), []);
  });

  test("is not completed where it, or its command, is not known", async (t) => {
    const { discord, alive } = await open(t, () => [{ name: "a", value: "a" }]);
    for (const focused of ["word", "step", "constructor", "__proto__"]) {
      const options = Object.fromEntries([[focused, "a"]]);
      const request = { name: "weather", options, focused, channelId: CHANNEL, unpublished: true as const };
      assert.deepEqual((await discord.autocomplete(request).acknowledged).data["choices"], []);
    }
    await alive();
  });

  test("that cannot be completed gets nothing, and the bot goes on", async (t) => {
    const { offered, alive, logged } = await open(t, () => {
      throw new Error("broken on purpose");
    });
    assert.deepEqual(await offered("a"), []);
    assert.equal(logged(50).length, 1);
    await alive();
  });

  test("is let go when Discord waits no more", async (t) => {
    const { type, discord, alive, logged } = await open(t, () => [{ name: "a", value: "a" }]);
    for (const code of [10062, 40060]) {
      const fault = discord.fault(CALLBACK, { status: 404, body: { code, message: "Unknown interaction" } });
      type("a").acknowledged.catch(() => undefined);
      await until(() => fault.hits === 1);
    }
    await pause(50);
    await alive();
    assert.deepEqual(logged(40), []);
  });

  test("leaves the bot running whatever Discord says", async (t) => {
    const { type, discord, alive, lines, logged } = await open(t, () => [{ name: "a", value: "a" }]);
    const faults = [
      { status: 403, body: { code: 50001 } },
      { status: 400, body: "no" },
      "reset-before",
    ] as const;
    for (const fault of faults) {
      const planned = discord.fault(CALLBACK, fault, 10);
      const { token, acknowledged } = type("a");
      acknowledged.catch(() => undefined);
      const before = logged(40).length;
      await until(() => planned.hits > 0 && logged(40).length > before);
      planned.clear();
      for (const line of lines) assert.ok(!line.includes(token) && !line.includes(discord.token), line);
    }
    await alive();
  });
});
