import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { botWords } from "../../../src/bot.ts";
import { decodeAction } from "../../../src/core/action.ts";
import { defineCommand } from "../../../src/core/command.ts";
import { phrases } from "../../../src/core/locale.ts";
import { anyText, english } from "../../reports.ts";
import { commandOf, until } from "../contract.ts";
import { SOON } from "./posting.ts";
import { countingCommand, EPHEMERAL, openStage, seen } from "./stage.ts";

const count = countingCommand("count");

/** What somebody may send in place of what a button carries. */
const HOSTILE: readonly string[] = [
  "",
  "q1",
  "q1 en",
  "q1 en ",
  "q1 EN count 1",
  "q1 en Count 1",
  "q1 en /count 1",
  "q1 en count  1",
  "q1 en count 1\n",
  "q1 en count **1**",
  "q1 en count @everyone",
  "q1 en count тисяча",
  `q1 en count ${"1".repeat(90)}`,
  `q1 en count ${"1 ".repeat(5_000)}`,
  "q2 en count 1",
  "menu|count|1",
  "x".repeat(100),
  "x".repeat(10_000),
  "__proto__",
  '{"command":"count"}',
  "\u0000\u202e\u{1f1fa}",
];

describe("a press that was made up", { concurrency: true }, () => {
  test("is acknowledged and does nothing where it carries no question", async (t) => {
    const { ask, press, logged } = await openStage(t, [count]);
    const message = await ask("count");
    for (const customId of HOSTILE) {
      assert.equal(decodeAction(customId), undefined, customId);
      const { type, pressed } = await press({ message, customId, forged: true });
      assert.deepEqual([type, pressed.followUps.length], [6, 0], customId);
    }
    assert.deepEqual([seen(message.payload).title, message.edits.length], ["en 0", 0]);
    assert.deepEqual(
      logged(30).filter((line) => /button/.test(line)),
      [],
    );
    assert.equal(logged(20).filter((line) => /button/.test(line)).length, HOSTILE.length);
  });

  test("checklist 33: does no harm, whatever it carries", async (t) => {
    const { ask, press, logged } = await openStage(t, [count]);
    const message = await ask("count");
    const text = fc.oneof(
      anyText(120),
      anyText(60).map((end) => `q1 en ${end}`),
      anyText(40).map((end) => `q1 en count ${end}`),
      fc.stringMatching(/^q1 [a-z]{2} [a-z]{1,12}( [a-zA-Z0-9.:-]{1,10}){0,4}$/),
    );
    let person = 0;
    await fc.assert(
      fc.asyncProperty(text, async (customId) => {
        person += 1;
        const other = await press({ message, customId, forged: true, userId: String(3_000 + person) });
        const mine = await press({ message, customId, forged: true });
        const known = decodeAction(customId) !== undefined;
        assert.equal(other.type, known ? 4 : 6);
        assert.ok([4, 6, 7].includes(mine.type));
      }),
      { numRuns: 100 },
    );
    assert.deepEqual(logged(40), []);
  });

  test("asks no more than its sender may: what is restricted is refused, and a name that does not exist", async (t) => {
    let runs = 0;
    const secret = defineCommand({
      name: "secret",
      restricted: true,
      options: {},
      words: phrases("secret", { description: "Restricted" }),
      run() {
        runs += 1;
        return { title: "Done" };
      },
    });
    const { ask, press, discord } = await openStage(t, [count, secret]);
    const message = await ask("count");
    const customId = "q1 en secret";
    const refused = await press({ message, customId, forged: true, memberPermissions: 0n });
    assert.deepEqual(
      [refused.type, refused.flags, seen(refused.data).title],
      [4, EPHEMERAL, english.say(botWords, "notAllowed", { command: "secret" })],
    );
    const unknown = await press({ message, customId: "q1 en weather", forged: true });
    assert.deepEqual(
      [unknown.flags, seen(unknown.data).title],
      [EPHEMERAL, english.say(botWords, "unknownCommand", { command: "weather" })],
    );
    const direct = discord.addChannel({ type: 1, recipientId: "1" }).id;
    for (const [index, where] of [
      { channelId: direct },
      { channelId: "6", guildId: "7", userInstalled: true, memberPermissions: 32n },
    ].entries()) {
      const userId = `200000000000000000${index + 5}`;
      const elsewhere = await ask("count", { ...where, userId });
      const pressed = await press({ message: elsewhere, customId, forged: true, ...where, userId });
      assert.equal(seen(pressed.data).title, english.say(botWords, "noPlace", { command: "secret" }));
    }
    assert.equal(runs, 0);
    assert.equal(message.edits.length, 0);
    const allowed = await press({ message, customId, forged: true, memberPermissions: 32n });
    assert.deepEqual(
      [allowed.type, allowed.flags, runs],
      [4, EPHEMERAL, 1],
      "nobody else sees what is set up",
    );
  });
});

describe("a press that comes too late", { concurrency: true }, () => {
  test("on a message that is deleted is nothing to worry an operator about", async (t) => {
    const leave = Promise.withResolvers<void>();
    const late = commandOf("late", async () => {
      await leave.promise;
      return { title: "At last" };
    });
    const { ask, press, discord, logged } = await openStage(t, [count, late], { deadlines: SOON });
    const message = await ask("count");
    // Deleted at the moment of the press, and while the answer is being found.
    const pressed = await press({ message, customId: "q1 en late", forged: true });
    assert.equal(pressed.type, 6);
    message.deleted = true;
    leave.resolve();
    await until(() => discord.requests.some(({ method, status }) => method === "PATCH" && status === 404));
    discord.press({ message, customId: "q1 en count 1", userId: "2000000000000000001", forged: true });
    await until(() => discord.requests.some(({ method, status }) => method === "POST" && status === 404));
    const next = await ask("count");
    await (await press({ message: next, customId: "q1 en count 1" })).pressed.answer();
    assert.equal(seen(next.payload).title, "en 1");
    assert.deepEqual(logged(40), []);
  });

  for (const code of [10062, 40060])
    test(`for Discord (${code}) is let go`, async (t) => {
      const { ask, press, discord, logged } = await openStage(t, [count]);
      const message = await ask("count");
      const fault = discord.fault({ method: "POST", path: /\/callback$/ }, { status: 404, body: { code } });
      discord.press({ message, customId: "q1 en count 1", userId: "2000000000000000001" });
      await until(() => fault.hits === 1);
      await pause(50);
      assert.equal((await press({ message, customId: "q1 en count 1" })).type, 7);
      assert.deepEqual(logged(40), []);
    });
});
