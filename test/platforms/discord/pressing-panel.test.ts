import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { botWords } from "../../../src/bot.ts";
import { type Command, defineCommand } from "../../../src/core/command.ts";
import { permissionBits } from "../../fakes/discord/limits.ts";
import { english } from "../../reports.ts";
import { SOON } from "./posting.ts";
import { ASKER, CHANNEL, countingCommand, EPHEMERAL, openStage, seen } from "./stage.ts";

const { manageGuild } = permissionBits;
const panel: Command = defineCommand({ ...countingCommand("panel"), restricted: true });
const mine: Command = defineCommand({ ...countingCommand("mine"), alone: true });

describe("a panel that only its asker sees", { concurrency: true }, () => {
  for (const command of [panel, mine])
    test(`is shown to the asker alone, and goes on in its place: /${command.name}`, async (t) => {
      const { press, discord, logged } = await openStage(t, [panel, mine]);
      const { name } = command;
      const asked = discord.slash({
        name,
        channelId: CHANNEL,
        userId: ASKER,
        memberPermissions: manageGuild,
      });
      assert.equal((await asked.acknowledged).flags, EPHEMERAL);
      await asked.answer();
      const message = asked.original;
      assert.ok(message);
      for (const number of [1, 2]) {
        const { type, pressed } = await press({
          message,
          customId: `q1 en ${name} ${number}`,
          memberPermissions: manageGuild,
        });
        assert.deepEqual([type, pressed.followUps.length], [7, 0]);
        assert.equal(seen(message.payload).title, `en ${number}`);
      }
      assert.equal((message.payload.flags ?? 0) & EPHEMERAL, EPHEMERAL);
      assert.deepEqual(logged(40), []);
    });

  test("checklist 43: goes on in its place when the answer takes long", async (t) => {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const slow = defineCommand({ ...countingCommand("slow", { held }), restricted: true });
    const { press, discord } = await openStage(t, [slow], { deadlines: SOON });
    const asked = discord.slash({ name: "slow", channelId: CHANNEL, memberPermissions: manageGuild });
    await asked.answer();
    const message = asked.original;
    assert.ok(message);
    const { type, pressed } = await press({
      message,
      customId: "q1 en slow 1",
      userId: "2000000000000000001",
      memberPermissions: manageGuild,
    });
    assert.equal(type, 6);
    letGo();
    await pressed.answer();
    assert.deepEqual([seen(message.payload).title, pressed.followUps.length], ["en 1", 0]);
  });

  test("checklist 33: asks for the permission again at every press", async (t) => {
    const { press, discord } = await openStage(t, [panel]);
    const asked = discord.slash({
      name: "panel",
      channelId: CHANNEL,
      userId: ASKER,
      memberPermissions: manageGuild,
    });
    await asked.answer();
    const message = asked.original;
    assert.ok(message);
    const { type, flags, data } = await press({ message, customId: "q1 en panel 1", memberPermissions: 0n });
    assert.deepEqual([type, flags], [4, EPHEMERAL]);
    assert.equal(seen(data).title, english.say(botWords, "notAllowed", { command: "panel" }));
    assert.equal(seen(message.payload).title, "en 0");
  });

  test("is never put in the place of what everybody sees", async (t) => {
    const opening = countingCommand("open");
    const { ask, press } = await openStage(t, [opening, mine]);
    const message = await ask("open");
    const { type, flags } = await press({ message, customId: "q1 en mine 1", forged: true });
    assert.deepEqual([type, flags], [4, EPHEMERAL]);
    assert.equal(seen(message.payload).title, "en 0");
  });
});
