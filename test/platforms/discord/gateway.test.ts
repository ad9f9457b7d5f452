import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { openWorld, until } from "../contract.ts";
import { calmDiscord, PATIENT, QUIET } from "./posting.ts";

const CHANNEL = "3000000000000000002";
/** discord.js waits 5 s before it identifies again. */
const PATIENCE = 60_000;

async function open(t: TestContext) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord(PATIENT);
  world.atEnd(discord.close);
  discord.addGuild({ channels: [{ id: CHANNEL }] });
  const platform = calmDiscord(world, discord);
  platform.start(world.bot, QUIET);
  await until(() => discord.connected === 1 && discord.commandWrites === 1);
  async function alive() {
    const { embeds } = await discord.slash({ name: "help", channelId: CHANNEL }).answer();
    assert.match(embeds?.[0]?.title ?? "", /What you can ask/);
  }
  return { ...world, discord, platform, alive };
}

describe("a gateway connection that is lost", { concurrency: true }, () => {
  for (const code of [undefined, 4000, 4009, 1001])
    test(`comes back after ${code === undefined ? "a break without a word" : `a close with ${code}`}`, async (t) => {
      const { discord, alive, logged, platform } = await open(t);
      discord.dropGateway(code);
      await until(() => discord.connected === 1, PATIENCE);
      await alive();
      await until(() => platform.ready());
      assert.equal(discord.commandWrites, 1);
      if (code === undefined || code === 4000) assert.equal(discord.identifies, 1, "the session was resumed");
      assert.deepEqual(logged(50), []);
    });

  test("comes back when Discord asks for it", async (t) => {
    const { discord, alive, logged } = await open(t);
    discord.askReconnect();
    await until(() => discord.resumes === 1, PATIENCE);
    await alive();
    assert.deepEqual(logged(50), []);
  });

  test("comes back when Discord has forgotten the session", async (t) => {
    const { discord, alive, logged } = await open(t);
    discord.forgetSessions();
    await until(() => discord.identifies === 2 && discord.connected === 1, PATIENCE);
    await alive();
    assert.deepEqual(logged(50), []);
  });

  test("brings what was asked meanwhile when it is back", async (t) => {
    const { discord } = await open(t);
    discord.dropGateway();
    const asked = discord.slash({ name: "help", channelId: CHANNEL });
    assert.match((await asked.answer()).embeds?.[0]?.title ?? "", /What you can ask/);
  });

  test("checklist 25: stays lost when the token is revoked, with one line for the operator", async (t) => {
    const { discord, platform, logged, lines } = await open(t);
    discord.revokeToken();
    await until(() => !platform.ready());
    const asked = discord.requests.length;
    await until(() => false, 2_500).catch(() => undefined);
    assert.equal(discord.requests.length, asked, "nothing more is asked with that token");
    assert.deepEqual([discord.connected, discord.identifies], [0, 1]);
    const errors = logged(50);
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? "", /DISCORD_TOKEN/);
    for (const line of lines) assert.ok(!line.includes(discord.token), line);
  });

  for (const code of [4010, 4011, 4012, 4013, 4014])
    test(`checklist 25: stays lost after a close with ${code}, with one line for the operator`, async (t) => {
      const { discord, platform, logged } = await open(t);
      discord.dropGateway(code);
      await until(() => logged(50).length > 0);
      await until(() => false, 2_500).catch(() => undefined);
      assert.deepEqual([discord.connected, discord.identifies, platform.ready()], [0, 1, false]);
      const errors = logged(50);
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? "", new RegExp(`code ${code}, because .*stays off until`));
    });
});
