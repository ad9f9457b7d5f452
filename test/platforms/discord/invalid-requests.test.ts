import assert from "node:assert/strict";
import { test } from "node:test";
import type { Log } from "../../../src/core/log.ts";
import { createInvalidRequests } from "../../../src/platforms/discord/invalid-requests.ts";
import { CHANNEL, OTHER, openPosting } from "./posting.ts";

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const MINUTE = 60_000;

function memory() {
  const facts = new Map<string, string>();
  return {
    recall: (key: string) => Promise.resolve(facts.get(key)),
    remember(key: string, value: string) {
      facts.set(key, value);
      return Promise.resolve();
    },
  };
}

/** Lets promises that wait for nothing end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("checklist 16: at 5,000 invalid requests in ten minutes there is a pause until they are over", async () => {
  let now = 1_000_000_000_000;
  const invalid = createInvalidRequests(memory(), SILENT, () => now);
  for (let count = 0; count < 4_999; count++) invalid.add();
  assert.equal(await invalid.pause(), 0);
  now += 4 * MINUTE;
  invalid.add();
  const pause = await invalid.pause();
  assert.ok(pause > 5 * MINUTE && pause <= 6 * MINUTE + 10_000);
  now += pause;
  assert.equal(await invalid.pause(), 0, "the older ones are over");
});

test("checklist 16: the count survives a restart, and is rather too high than too low", async () => {
  let now = 1_000_000_000_000;
  const store = memory();
  const first = createInvalidRequests(store, SILENT, () => now);
  for (let count = 0; count < 4_990; count++) first.add();
  await settled();
  now += 9 * MINUTE;
  assert.ok((await createInvalidRequests(store, SILENT, () => now).pause()) > 0);
  now += 2 * MINUTE;
  assert.equal(await createInvalidRequests(store, SILENT, () => now).pause(), 0);
});

test("checklist 16: a crash loop adds up", async () => {
  const now = 1_000_000_000_000;
  const store = memory();
  let pauses = 0;
  for (let life = 0; life < 60; life++) {
    const invalid = createInvalidRequests(store, SILENT, () => now);
    for (let count = 0; count < 100; count++) invalid.add();
    await settled();
    if ((await invalid.pause()) > 0) pauses += 1;
  }
  assert.ok(pauses > 10);
});

test("checklist 16: the pause holds for every post, and makes no request", async (t) => {
  const { discord, store, live, failure, send } = await openPosting(t);
  discord.forbid(CHANNEL);
  await store.remember("discord.invalid", JSON.stringify({ at: Date.now(), count: 4_748 }));
  assert.equal((await failure(send())).decision, "forbidden");
  assert.equal((await failure(send())).decision, "forbidden");
  const asked = discord.requests.length;
  const paused = await failure(send(OTHER));
  assert.deepEqual([paused.decision, paused.reach], ["later", "network"]);
  assert.ok(paused.wait > 9 * MINUTE);
  assert.equal(discord.requests.length, asked);
  // A limit that all share is nobody's fault; and what the fake counts is what is counted here.
  assert.equal(discord.invalidRequests, 2);
  await live().stop();
});

test("checklist 17: a token that is refused to one client is used by no other, and the connection ends", async (t) => {
  const { discord, start, platform, fail, failure, send, logged } = await openPosting(t);
  await start();
  await fail({ status: 401, body: { code: 0, message: "401: Unauthorized" } });
  assert.equal(platform.ready(), false);
  const asked = discord.requests.length;
  assert.equal((await failure(send(OTHER))).decision, "halt");
  const end = Date.now() + 60_000;
  while (discord.connected > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual([discord.connected, discord.requests.length, discord.identifies], [0, asked, 1]);
  assert.equal(logged(50).length, 1);
});
