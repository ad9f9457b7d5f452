import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { portApart } from "../../fakes/ports.ts";
import { hear } from "../../told.ts";
import { openWorld, until } from "../contract.ts";
import { CALM, PATIENT, postTo, QUIET } from "./posting.ts";

const CHANNEL = "3000000000000000002";

/** A bot that starts while nothing listens at its port. */
async function openAlone(t: TestContext) {
  const world = await openWorld(t);
  const port = await portApart();
  const root = `http://127.0.0.1:${port}/api`;
  const platform = createDiscord({
    token: "fake-discord-token",
    root,
    rate: 1_000,
    deadlines: CALM,
    ...world,
  });
  world.atEnd(() => platform.stop());
  return { ...world, port, platform };
}

/** Runs a script in a process of its own; what counts is that it ends by itself. */
async function run(script: string): Promise<{ ended: boolean; said: string }> {
  const path = (name: string) => JSON.stringify(import.meta.resolve(name));
  const code = `
    import { setTimeout as pause } from "node:timers/promises";
    const { createDiscord } = await import(${path("../../../src/platforms/discord/discord.ts")});
    const { createFakeDiscord } = await import(${path("../../fakes/discord/discord.ts")});
    const { openWorld, until } = await import(${path("../contract.ts")});
    const { CALM, PATIENT, postTo, QUIET } = await import(${path("./posting.ts")});
    const ends = [];
    const world = await openWorld({ after: (end) => ends.push(end) });
    const discord = await createFakeDiscord(PATIENT);
    discord.addGuild({ channels: [{ id: "${CHANNEL}" }] });
    const platform = createDiscord({ token: discord.token, root: discord.api, rate: 1000, deadlines: CALM, ...world });
    ${script}
    console.log("connected: " + discord.connected);
    await discord.close();
    for (const end of ends) await end();
    console.log("done");
  `;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--input-type=module-typescript", "--eval", code],
      // So that the test library does not take the script for one of its files.
      { timeout: 240_000, env: { ...process.env, NODE_TEST_CONTEXT: undefined } },
      (error, stdout, stderr) => {
        hear("what a process says", stdout + stderr);
        resolve({ ended: error === null, said: stdout + stderr });
      },
    );
  });
}

describe("a start and a stop", { concurrency: true }, () => {
  test("a network that is unreachable at the start is waited for", async (t) => {
    const { platform, bot, port, logged, atEnd } = await openAlone(t);
    platform.start(bot, QUIET);
    await until(() => logged(40).length > 0);
    const discord = await createFakeDiscord({ ...PATIENT, port });
    atEnd(discord.close);
    atEnd(() => platform.stop());
    discord.addGuild({ channels: [{ id: CHANNEL }] });
    await until(() => discord.connected === 1 && discord.commandWrites === 1);
    const { embeds } = await discord.slash({ name: "help", channelId: CHANNEL }).answer();
    assert.match(embeds?.[0]?.title ?? "", /What you can ask/);
    assert.deepEqual(logged(50), []);
    assert.ok(logged(40).length <= 3, "it says so, and not all the time");
  });

  test("a wrong token is told once, by the name of its setting, and nothing more is asked", async (t) => {
    const world = await openWorld(t);
    const discord = await createFakeDiscord();
    world.atEnd(discord.close);
    discord.addGuild({ channels: [{ id: CHANNEL }] });
    const token = "wrong-discord-token";
    const platform = createDiscord({ token, root: discord.api, rate: 1_000, ...world });
    world.atEnd(() => platform.stop());
    platform.start(world.bot, QUIET);
    await until(() => world.logged(40).length > 0);
    await pause(1_000);
    assert.equal(discord.requests.length, 1);
    assert.equal(world.logged(40).length, 1);
    assert.match(world.logged(50)[0] ?? "", /DISCORD_TOKEN/);
    assert.ok(!world.lines.join("").includes(token));
    // The other parts of the bot are as they were.
    assert.match((await world.bot.answer({ command: "losses" })).title, /losses/);
    await assert.rejects(platform.send(postTo(CHANNEL)), { decision: "halt" });
    await platform.stop();
  });

  test("a stop leaves nothing behind that keeps the process", async () => {
    const { ended, said } = await run(`
        platform.start(world.bot, QUIET);
        await until(() => discord.commandWrites === 1);
        await discord.slash({ name: "help", channelId: "${CHANNEL}" }).answer();
        await platform.send(postTo("${CHANNEL}"));
        await platform.stop();
        await until(() => discord.connected === 0);
      `);
    assert.match(said, /connected: 0\ndone/);
    assert.ok(ended, said);
  });

  test("a start that Discord's own trouble spoils is tried again, by one connection only", async () => {
    const { ended, said } = await run(`
        discord.fault({ path: "/gateway/bot" }, { html: 502 }, 4);
        discord.fault({ method: "UPGRADE" }, { status: 503 });
        platform.start(world.bot, QUIET);
        await until(() => discord.commandWrites === 1);
        await pause(700);
        console.log("identified: " + discord.identifies, "errors: " + world.logged(50));
        await platform.stop();
        await until(() => discord.connected === 0);
      `);
    assert.match(
      said,
      /identified: 1 errors: \nconnected: 0\ndone/,
      "what was given up must not come online",
    );
    assert.ok(ended, said);
  });

  test("a stop before the connection is made leaves nothing behind either", async () => {
    const { ended, said } = await run(`
        discord.fault({ path: "/gateway/bot" }, { delay: 300 });
        platform.start(world.bot, QUIET);
        await until(() => discord.requests.length > 0);
        await platform.stop();
        await pause(1_000);
      `);
    assert.match(said, /connected: 0\ndone/, "a stopped bot must not come online");
    assert.ok(ended, said);
  });

  test("a stop while the network is unreachable ends the waiting", async (t) => {
    const { platform, bot, logged } = await openAlone(t);
    platform.start(bot, QUIET);
    await until(() => logged(40).length > 0);
    const { length } = logged(40);
    await platform.stop();
    assert.equal(logged(40).length, length, "it does not try once more before");
  });
});
