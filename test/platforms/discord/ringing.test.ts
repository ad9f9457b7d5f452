import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Command } from "../../../src/core/command.ts";
import { commandOf } from "../contract.ts";
import { SOON } from "./posting.ts";
import { ASKER, CHANNEL, countingCommand, openStage } from "./stage.ts";

/** What rings for people and roles in a message that does not say whom it may ring for. */
const LOUD = "@everyone <@&4000000000000000001> <@2000000000000000009>";

const loud: Command = commandOf("loud", () => ({ title: LOUD, lines: [LOUD] }));

describe("checklist 34: an answer rings for nobody", { concurrency: true }, () => {
  test("when it comes at once, and when it is changed by a press of a button", async (t) => {
    const { ask, press } = await openStage(t, [loud, countingCommand("count")]);
    const message = await ask("loud");
    assert.deepEqual([message.payload.allowed_mentions, message.pinged], [{ parse: [] }, []]);
    const counted = await ask("count");
    const { pressed } = await press({ message: counted, customId: "q1 en count 1" });
    await pressed.answer();
    assert.deepEqual(counted.edits.at(-1)?.allowed_mentions, { parse: [] });
  });

  test("when it was announced first", async (t) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow = commandOf("slow", async () => {
      await promise;
      return { title: LOUD };
    });
    const { discord } = await openStage(t, [slow], { deadlines: SOON });
    const asked = discord.slash({ name: "slow", channelId: CHANNEL, userId: ASKER });
    assert.equal((await asked.acknowledged).type, 5);
    resolve();
    await asked.answer();
    assert.deepEqual(asked.original?.edits.at(-1)?.allowed_mentions, { parse: [] });
    assert.deepEqual(asked.original?.pinged, []);
  });
});
