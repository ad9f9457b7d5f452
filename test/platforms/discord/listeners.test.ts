import assert from "node:assert/strict";
import { test } from "node:test";
import { type Client, Events } from "discord.js";
import { liveOnGateway } from "../../../src/platforms/discord/gateway.ts";
import { createRequests } from "../../../src/platforms/discord/requests.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { openWorld, until } from "../contract.ts";
import { CALM, PATIENT, QUIET } from "./posting.ts";

const CHANNEL = "3000000000000000002";

function failing(): unknown {
  return Promise.reject(new Error("a listener failed"));
}

test("checklist 41: errors that discord.js reports, and listeners that fail, are logged and end nothing", async (t) => {
  const { store, log, bot, atEnd, logged } = await openWorld(t);
  const discord = await createFakeDiscord(PATIENT);
  atEnd(discord.close);
  discord.addGuild({ channels: [{ id: CHANNEL }] });
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
  for (const event of [Events.Error, Events.ShardError, Events.ShardReconnecting, Events.ShardDisconnect])
    assert.ok(client.listenerCount(event) > 0, event);
  client.emit(Events.Error, new Error("something of the library failed"));
  client.emit(Events.ShardError, new Error("the socket failed"), 0);
  // discord.js makes an error event of a promise that a listener rejects.
  client.once(Events.Debug, failing);
  client.emit(Events.Debug, "anything");
  await until(() => logged(40).length >= 3);
  assert.deepEqual(logged(50), []);
  const { embeds } = await discord.slash({ name: "help", channelId: CHANNEL }).answer();
  assert.match(embeds?.[0]?.title ?? "", /What you can ask/);
});
