import assert from "node:assert/strict";
import { test } from "node:test";
import type { Client } from "discord.js";
import { liveOnGateway } from "../../../src/platforms/discord/gateway.ts";
import { createRequests } from "../../../src/platforms/discord/requests.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { openWorld, until } from "../contract.ts";
import { CALM, PATIENT, QUIET } from "./posting.ts";

const GUILD = "2000000000000000002";
const CHANNEL = "3000000000000000002";
const ROLE = "5000000000000000002";
const ORNAMENTS = ["6000000000000000001", "6000000000000000002"];

test("of a server its channels and roles are kept in memory, and nothing of what only adorns it", async (t) => {
  const { store, log, bot, atEnd } = await openWorld(t);
  const discord = await createFakeDiscord(PATIENT);
  atEnd(discord.close);
  const roles = { [ROLE]: { mentionable: true } };
  discord.addGuild({ id: GUILD, roles, ornaments: ORNAMENTS, channels: [{ id: CHANNEL }] });
  const stopping = new AbortController();
  let client: Client | undefined;
  const life = liveOnGateway(bot, QUIET, {
    ...{ token: discord.token, root: discord.api, requests: createRequests(store, log), store, log },
    illustrate: () => Promise.resolve(undefined),
    deadlines: CALM,
    signal: stopping.signal,
    report: () => undefined,
    begun: (begun) => {
      client = begun;
    },
  });
  atEnd(async () => {
    stopping.abort();
    await life;
  });
  await until(() => discord.connected === 1 && discord.commandWrites === 1);
  const guild = client?.guilds.cache.get(GUILD);
  assert.ok(guild);
  assert.ok(guild.channels.cache.has(CHANNEL));
  assert.ok(guild.roles.cache.has(ROLE));
  const adorning = [guild.emojis, guild.stickers, guild.scheduledEvents].map(({ cache }) => cache.size);
  assert.deepEqual(adorning, [0, 0, 0]);
});
