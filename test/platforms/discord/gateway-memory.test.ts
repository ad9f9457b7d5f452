import assert from "node:assert/strict";
import { test } from "node:test";
import { clientOnGateway } from "./client-on-gateway.ts";

const GUILD = "2000000000000000002";
const CHANNEL = "3000000000000000002";
const ROLE = "5000000000000000002";
const ORNAMENTS = ["6000000000000000001", "6000000000000000002"];

test("of a server its channels and roles are kept in memory, and nothing of what only adorns it", async (t) => {
  const roles = { [ROLE]: { mentionable: true } };
  const channels = [{ id: CHANNEL }];
  const { client } = await clientOnGateway(t, { id: GUILD, roles, ornaments: ORNAMENTS, channels });
  const guild = client.guilds.cache.get(GUILD);
  assert.ok(guild);
  assert.ok(guild.channels.cache.has(CHANNEL));
  assert.ok(guild.roles.cache.has(ROLE));
  const adorning = [guild.emojis, guild.stickers, guild.scheduledEvents].map(({ cache }) => cache.size);
  assert.deepEqual(adorning, [0, 0, 0]);
});
