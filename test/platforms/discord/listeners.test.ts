import assert from "node:assert/strict";
import { test } from "node:test";
import { Events } from "discord.js";
import { until } from "../contract.ts";
import { clientOnGateway } from "./client-on-gateway.ts";

const CHANNEL = "3000000000000000002";

function failing(): unknown {
  return Promise.reject(new Error("a listener failed"));
}

test("checklist 41: errors that discord.js reports, and listeners that fail, are logged and end nothing", async (t) => {
  const { client, discord, logged } = await clientOnGateway(t, { channels: [{ id: CHANNEL }] });
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
