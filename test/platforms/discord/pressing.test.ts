import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { REST, Routes } from "discord.js";
import { discordWords } from "../../../src/platforms/discord/words.ts";
import { english, ukrainian } from "../../reports.ts";
import { commandOf, until } from "../contract.ts";
import { SOON } from "./posting.ts";
import { ASKER, CHANNEL, countingCommand, EPHEMERAL, OTHER, openStage, seen } from "./stage.ts";

const count = countingCommand("count");

/** A command whose answers under buttons take until they are let go, on a stage on which they are announced soon. */
async function openSlow(t: TestContext) {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  return { ...(await openStage(t, [countingCommand("slow", { held })], { deadlines: SOON })), letGo };
}

describe("a button under an answer", { concurrency: true }, () => {
  test("puts its answer in the place of the message, with the buttons of that answer", async (t) => {
    const { ask, press, discord, logged } = await openStage(t, [count]);
    const message = await ask("count");
    assert.deepEqual(seen(message.payload), {
      title: "en 0",
      buttons: [["q1 en count 1", "q1 en count 99"]],
    });
    assert.equal((await press({ message, customId: "q1 en count 1" })).type, 7);
    assert.deepEqual(seen(message.payload), {
      title: "en 1",
      buttons: [["q1 en count 2", "q1 en count 99"], ["q1 en count 0"]],
    });
    await press({ message, customId: "q1 en count 2" });
    await press({ message, customId: "q1 en count 1" });
    await press({ message, customId: "q1 en count 0" });
    assert.equal(seen(message.payload).title, "en 0");
    assert.equal(seen(message.payload).buttons.length, 1, "no button of the message before is left");
    assert.deepEqual([message.edits.length, discord.messages.length], [4, 0]);
    assert.deepEqual(logged(40), []);
  });

  test("works in the bot's next life, in the language of the message", async (t) => {
    const { ask, press, platform, live } = await openStage(t, [count]);
    const message = await ask("count", { locale: "uk" });
    assert.deepEqual(seen(message.payload).buttons, [["q1 uk count 1", "q1 uk count 99"]]);
    await press({ message, customId: "q1 uk count 1", locale: "en-US" });
    assert.equal(seen(message.payload).title, "uk 1");
    await platform.stop();
    await live();
    await press({ message, customId: "q1 uk count 2", locale: "en-US" });
    assert.equal(seen(message.payload).title, "uk 2");
  });

  test("is for who asked: anybody else is told alone, in their language, and the message stays", async (t) => {
    const { ask, press, platform, live } = await openStage(t, [count]);
    const message = await ask("count");
    for (const [voice, locale] of [
      [english, "en-US"],
      [ukrainian, "uk"],
    ] as const) {
      const { type, flags, data } = await press({
        message,
        customId: "q1 en count 1",
        userId: OTHER,
        locale,
      });
      assert.deepEqual([type, flags], [4, EPHEMERAL]);
      assert.deepEqual(seen(data), {
        title: voice.say(discordWords, "notYours", { command: "count" }),
        buttons: [],
      });
      assert.match(seen(data).title, /\/count\.$/);
    }
    await press({ message, customId: "q1 en count 1" });
    await platform.stop();
    await live();
    // The message has been edited since, and another life does not know who asked but from Discord.
    assert.equal((await press({ message, customId: "q1 en count 2", userId: OTHER })).type, 4);
    assert.deepEqual([seen(message.payload).title, message.edits.length], ["en 1", 1]);
  });

  test("is for everybody under a post, for which nobody asked", async (t) => {
    const { press, discord } = await openStage(t, [count]);
    const rest = new REST({ version: "10", api: discord.api }).setToken(discord.token);
    t.after(() => {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    });
    const button = { type: 2, style: 2, label: "Next", custom_id: "q1 uk count 1" };
    const body = { embeds: [{ title: "Post" }], components: [{ type: 1, components: [button] }] };
    await rest.post(Routes.channelMessages(CHANNEL), { body });
    const [message] = discord.messages;
    assert.ok(message);
    for (const [index, userId] of [ASKER, OTHER, "2000000000000000003"].entries()) {
      const { type } = await press({ message, customId: `q1 uk count ${index + 1}`, userId });
      assert.deepEqual([type, seen(message.payload).title], [7, `uk ${index + 1}`]);
    }
  });

  test("is acknowledged where its answer takes long, and the message changes then", async (t) => {
    const { ask, press, logged, letGo } = await openSlow(t);
    const message = await ask("slow");
    // The first answer may have been announced as well.
    const { length } = message.edits;
    const { type, pressed } = await press({ message, customId: "q1 en slow 1" });
    assert.equal(type, 6);
    assert.equal(seen(message.payload).title, "en 0");
    letGo();
    assert.equal(seen(await pressed.answer()).title, "en 1");
    assert.deepEqual(seen(message.payload).buttons, [["q1 en slow 2", "q1 en slow 99"], ["q1 en slow 0"]]);
    assert.deepEqual([message.edits.length, pressed.followUps.length], [length + 1, 0]);
    assert.deepEqual(logged(40), []);
  });

  test("that has no answer says so to who pressed, and the message stays", async (t) => {
    const { ask, press } = await openStage(t, [count]);
    const message = await ask("count");
    const { type, flags, data } = await press({ message, customId: "q1 en count 99" });
    assert.deepEqual([type, flags, seen(data).title], [4, EPHEMERAL, "Nothing comes after that."]);
    assert.deepEqual([seen(message.payload).title, message.edits.length], ["en 0", 0]);
  });

  test("that has no answer says so to who pressed, where it took long too", async (t) => {
    const { ask, press, letGo } = await openSlow(t);
    const message = await ask("slow");
    const { length } = message.edits;
    const { type, pressed } = await press({ message, customId: "q1 en slow 99" });
    assert.equal(type, 6);
    letGo();
    await until(() => pressed.followUps.length > 0);
    const payload = pressed.followUps[0]?.payload ?? {};
    assert.equal("flags" in payload && payload.flags, EPHEMERAL);
    assert.equal(seen(payload).title, "Nothing comes after that.");
    assert.deepEqual([seen(message.payload).title, message.edits.length], ["en 0", length]);
  });

  test("of a command that fails is told alone, and the bot goes on", async (t) => {
    const broken = commandOf("broken", () => Promise.reject(new Error("broken on purpose")));
    const { ask, press } = await openStage(t, [count, broken]);
    const message = await ask("count");
    const { flags, data } = await press({ message, customId: "q1 en broken", forged: true });
    assert.equal(flags, EPHEMERAL);
    assert.match(seen(data).title, /^Something went wrong on my side/);
    assert.equal((await press({ message, customId: "q1 en count 1" })).type, 7);
  });

  test("counts as a question: who presses too often is asked to wait", async (t) => {
    const { ask, press } = await openStage(t, [count]);
    const message = await ask("count");
    const types = [];
    for (const number of [1, 2, 3, 4, 5, 5])
      types.push((await press({ message, customId: `q1 en count ${number}` })).type);
    assert.deepEqual(types, [7, 7, 7, 7, 4, 4]);
    assert.equal(seen(message.payload).title, "en 4");
    const elses = await ask("count", { userId: OTHER });
    assert.equal((await press({ message: elses, customId: "q1 en count 1", userId: OTHER })).type, 7);
  });

  test("pressed twice at once is answered twice with the same", async (t) => {
    const stages = { slow: await openSlow(t), count: await openStage(t, [count]) };
    for (const [name, { ask, press, logged }] of Object.entries(stages)) {
      const message = await ask(name);
      const { length } = message.edits;
      const request = { message, customId: `q1 en ${name} 1` };
      const presses = await Promise.all([press(request), press(request)]);
      stages.slow.letGo();
      await Promise.all(presses.map(({ pressed }) => pressed.answer()));
      assert.deepEqual([seen(message.payload).title, message.edits.length], ["en 1", length + 2]);
      assert.equal(seen(message.payload).buttons.flat().length, 3);
      assert.deepEqual(logged(40), []);
    }
  });

  test("works in direct messages, and where the bot is no member", async (t) => {
    const { ask, press, discord } = await openStage(t, [count]);
    const direct = discord.addChannel({ type: 1, recipientId: ASKER }).id;
    for (const [index, where] of [
      { channelId: direct },
      { channelId: "6", userInstalled: true },
      { channelId: "6", guildId: "7", userInstalled: true },
    ].entries()) {
      const userId = `200000000000000001${index}`;
      const message = await ask("count", { ...where, userId });
      const { type } = await press({ message, customId: "q1 en count 1", ...where, userId });
      assert.deepEqual([type, seen(message.payload).title], [7, "en 1"]);
      assert.equal((await press({ message, customId: "q1 en count 2", ...where, userId: OTHER })).type, 4);
    }
  });
});
