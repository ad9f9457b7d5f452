import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PlatformEvents } from "../../../src/core/platform.ts";
import { until } from "../contract.ts";
import { CHANNEL, OTHER, openPosting, QUIET, SERVER } from "./posting.ts";

/** Events that are kept as lines. */
function recording() {
  const told: string[] = [];
  const name = (where: object) =>
    Object.entries(where)
      .filter(([key]) => key !== "platform")
      .flat()
      .join(" ");
  const events: PlatformEvents = {
    ...QUIET,
    removed: (where, reason) => {
      assert.match(reason, /\w \w/);
      told.push(`removed ${name(where)}`);
    },
    returned: (where) => told.push(`returned ${name(where)}`),
  };
  return { told, events };
}

describe("what Discord tells of the places that the bot is in", { concurrency: true }, () => {
  test("checklist 53: a server that is down for a while is as it was", async (t) => {
    const { discord, start } = await openPosting(t);
    const { told, events } = recording();
    await start(events);
    discord.setOutage(SERVER, true);
    discord.setOutage(SERVER, false);
    discord.removeGuild(SERVER);
    await until(() => told.length > 0);
    assert.deepEqual(told, [`removed server ${SERVER}`]);
  });

  test("checklist 53: a server without the bot is told of, and so is its coming back", async (t) => {
    const { discord, start } = await openPosting(t);
    const { told, events } = recording();
    await start(events);
    discord.removeGuild(SERVER);
    discord.addGuild({ id: SERVER });
    const fresh = discord.addGuild().id;
    await until(() => told.length === 3);
    assert.deepEqual(told, [
      `removed server ${SERVER}`,
      `returned server ${SERVER}`,
      `returned server ${fresh}`,
    ]);
  });

  test("the channels of a server are told of when it is there", async (t) => {
    const { discord, start } = await openPosting(t);
    const held = new Map<string, readonly string[]>();
    const { events } = recording();
    await start({ ...events, holds: ({ server }, channels) => void held.set(server, channels) });
    await until(() => held.has(SERVER));
    assert.ok(held.get(SERVER)?.includes(CHANNEL));
    const fresh = discord.addGuild({ channels: [{ id: "3000000000000000077" }] }).id;
    await until(() => held.has(fresh));
    assert.deepEqual(held.get(fresh), ["3000000000000000077"]);
  });

  test("a server that the bot is thrown out of while it is down is told of once", async (t) => {
    const { discord, start } = await openPosting(t);
    const { told, events } = recording();
    await start(events);
    discord.setOutage(SERVER, true);
    discord.removeGuild(SERVER);
    await until(() => told.length > 0);
    assert.deepEqual(told, [`removed server ${SERVER}`]);
  });

  test("checklist 56: channels and threads that are deleted are told of, be the bot a member of them or not", async (t) => {
    const { discord, start } = await openPosting(t);
    const thread = discord.addChannel({ guildId: SERVER, type: 11, parentId: CHANNEL }).id;
    const { told, events } = recording();
    await start(events);
    const later = discord.addChannel({ guildId: SERVER, type: 12, parentId: CHANNEL }).id;
    for (const channel of [thread, later, OTHER]) discord.removeChannel(channel);
    await until(() => told.length === 3);
    assert.deepEqual(told, [
      `removed channel ${thread} server ${SERVER}`,
      `removed channel ${later} server ${SERVER}`,
      `removed channel ${OTHER} server ${SERVER}`,
    ]);
  });

  test("a start tells of nothing, but of a server to which the bot came back while it was away", async (t) => {
    const { discord, start, platform, live, bot } = await openPosting(t);
    const first = recording();
    await start(first.events);
    assert.deepEqual(first.told, []);
    await until(() => discord.connected === 1);
    await platform.stop();
    discord.removeGuild(SERVER);
    discord.addGuild({ id: SERVER, joinedAt: Date.now() + 5_000 });
    const second = recording();
    const next = live();
    next.start(bot, second.events);
    await until(() => next.ready() && second.told.length > 0);
    assert.deepEqual(second.told, [`returned server ${SERVER}`]);
  });

  test("what happened while the connection was broken is told when it is back", async (t) => {
    const { discord, start } = await openPosting(t);
    const { told, events } = recording();
    await start(events);
    discord.dropGateway();
    discord.removeChannel(OTHER);
    await until(() => told.length > 0);
    assert.deepEqual(told, [`removed channel ${OTHER} server ${SERVER}`]);
  });
});
