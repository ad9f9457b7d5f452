import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { Client } from "discord.js";
import { liveOnGateway } from "../../../src/platforms/discord/gateway.ts";
import { createRequests } from "../../../src/platforms/discord/requests.ts";
import { createFakeDiscord, type FakeDiscord } from "../../fakes/discord/discord.ts";
import { openWorld, until } from "../contract.ts";
import { CALM, PATIENT, QUIET } from "./posting.ts";

/** The client of discord.js as the bot has it on the gateway, in one server; it goes when the test ends. */
export async function clientOnGateway(t: TestContext, guild: Parameters<FakeDiscord["addGuild"]>[0]) {
  const { store, log, bot, atEnd, logged } = await openWorld(t);
  const discord = await createFakeDiscord(PATIENT);
  atEnd(discord.close);
  discord.addGuild(guild);
  const stopping = new AbortController();
  const clients: Client[] = [];
  const life = liveOnGateway(bot, QUIET, {
    ...{ token: discord.token, root: discord.api, requests: createRequests(store, log), store, log },
    illustrate: () => Promise.resolve(undefined),
    deadlines: CALM,
    signal: stopping.signal,
    report: () => undefined,
    begun: (client) => clients.push(client),
  });
  atEnd(async () => {
    stopping.abort();
    await life;
  });
  await until(() => discord.connected === 1 && discord.commandWrites === 1);
  const [client] = clients;
  assert.ok(client);
  return { client, discord, logged };
}
