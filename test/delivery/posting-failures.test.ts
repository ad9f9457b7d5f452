import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../../src/core/report.ts";
import { LAST_OF_2025, worldOf } from "./world.ts";

const HOUR = 3_600_000;
const ONCE = [LAST_OF_2025.en];

test("a channel that is gone is switched off, and the others get theirs", async (t) => {
  const world = await worldOf(t);
  const gone = [await world.onDiscord(), await world.onTelegram()];
  const others = [await world.onDiscord(), await world.onTelegram()];
  world.discord.removeChannel(gone[0] as string);
  world.telegram.block(Number(gone[1]));
  const bot = await world.start();
  await bot.tick();
  for (const channel of others) assert.deepEqual(world.titles(channel), ONCE);
  const off = await world.query<{ channel: string; off_reason: string }>(
    "select channel, off_reason from subscriptions where off_at is not null order by platform",
  );
  assert.deepEqual(
    off.map(({ channel, off_reason }) => ({ channel, off_reason })),
    [
      { channel: gone[0], off_reason: "the channel is deleted" },
      { channel: gone[1], off_reason: "the person has blocked the bot" },
    ],
  );
});

test("where the bot may not write, the subscription is kept and the next day is tried", async (t) => {
  const world = await worldOf(t);
  const [channel, chat] = [await world.onDiscord(), await world.onTelegram()];
  world.discord.forbid(channel, 50013);
  world.telegram.deleteChat(Number(chat));
  world.telegram.addChat({ id: -2001, type: "channel", botIsAdministrator: false });
  await world.subscribe({ platform: "telegram", channel: "-2001" });
  const bot = await world.start();
  await bot.tick();
  world.forward(HOUR);
  await bot.tick();
  assert.deepEqual(await world.states([channel, "-2001"]), ["failed", "failed"]);

  world.discord.allow(channel);
  world.telegram.setBotStatus(-2001, "administrator");
  const last = world.source.reports.at(-1) as Report;
  const totals = { ...last.totals, tanks: (last.totals["tanks"] ?? 0) + 3 };
  world.source.reports = [{ ...last, day: "2026-01-01", totals }];
  world.forward(24 * HOUR);
  await bot.tick();
  assert.deepEqual(world.titles(channel), ["Russian combat losses, 1 January 2026"]);
  assert.deepEqual(world.titles("-2001"), ["Russian combat losses, 1 January 2026"]);
});

test("checklist 20, 21: a 429 is waited for, as long as the network asks, and nothing is lost", async (t) => {
  const world = await worldOf(t);
  const [channel, chat] = [await world.onDiscord(), await world.onTelegram()];
  world.discord.fault({ method: "POST", channelId: channel }, { rateLimit: "shared", retryAfter: 100 });
  world.telegram.fault("sendMessage", { retryAfter: 90 });
  const bot = await world.start();
  await bot.tick();
  world.forward(89_000);
  await bot.tick();
  assert.deepEqual(await world.states([channel, chat]), ["later", "later"]);
  const attempts = world.telegram.requests.filter(({ method }) => method === "sendMessage");
  assert.equal(attempts.length, 1);
  // The REST client keeps its own time of the real wait; a new one has none.
  await bot.stop();
  const next = await world.start();
  world.forward(12_000);
  await next.tick();
  assert.deepEqual([world.titles(channel), world.titles(chat)], [ONCE, ONCE]);
});

test("checklist 20: on a 429 for the whole of Discord nothing more is sent there, and Telegram goes on", async (t) => {
  // Slowly: until the refusal has come, posts are sent.
  const world = await worldOf(t, { rate: 5 });
  const channels: string[] = [];
  for (let count = 0; count < 20; count++) channels.push(await world.onDiscord());
  const chat = await world.onTelegram();
  world.discord.fault({ method: "POST", path: /messages$/ }, { rateLimit: "global", retryAfter: 30 });
  const bot = await world.start();
  await bot.tick();
  world.forward(20_000);
  await bot.tick();
  const posts = world.discord.requests.filter(({ path }) => path.endsWith("/messages"));
  assert.ok(posts.length < channels.length, `${posts.length} posts were sent`);
  assert.deepEqual(world.titles(chat), ONCE);
  await bot.stop();
  world.forward(60_000);
  await (await world.start()).tick();
  for (const channel of channels) assert.deepEqual(world.titles(channel), ONCE, await world.state(channel));
});

test("checklist 5: a post to Telegram that may have arrived is recorded as unknown and never repeated", async (t) => {
  const world = await worldOf(t);
  const chats = [await world.onTelegram(), await world.onTelegram(), await world.onTelegram()];
  world.telegram.fault(
    ({ method, payload }) => method === "sendMessage" && `${payload["chat_id"]}` === chats[0],
    "reset-after",
  );
  world.telegram.fault(
    ({ method, payload }) => method === "sendMessage" && `${payload["chat_id"]}` === chats[1],
    "html",
  );
  const bot = await world.start();
  await bot.tick();
  for (const wait of [61_000, HOUR]) {
    world.forward(wait);
    await bot.tick();
  }
  await bot.stop();
  await (await world.start()).tick();
  assert.deepEqual(
    (await world.states(chats)).map((state, index) => [state, world.titles(chats[index] as string).length]),
    [
      ["unknown", 1],
      ["unknown", 0],
      ["sent", 1],
    ],
  );
  assert.equal(world.telegram.requests.filter(({ method }) => method === "sendMessage").length, 3);
});

test("checklist 5: a post to Discord that may have arrived is repeated under the same nonce and is there once", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(), await world.onDiscord(), await world.onDiscord()];
  const [after, before] = channels as [string, string];
  world.discord.fault({ method: "POST", channelId: after }, "reset-after");
  world.discord.fault({ method: "POST", channelId: before }, "reset-before");
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual([world.titles(after), world.titles(before)], [ONCE, []]);
  world.forward(61_000);
  await bot.tick();
  for (const channel of channels) {
    assert.deepEqual(world.titles(channel), ONCE);
    assert.equal(await world.state(channel), "sent");
  }
  const nonces = world.discord.requests
    .filter(({ path }) => path === `/channels/${after}/messages`)
    .map(({ body }) => (body as { nonce: string }).nonce);
  assert.equal(nonces.length, 2);
  assert.equal(new Set(nonces).size, 1);
});

test("the repetition happens when the clock ticks once a minute, however a tick is a little early or late", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  world.discord.fault({ method: "POST", channelId: channel }, "reset-before");
  const bot = await world.start();
  world.forward(50);
  await bot.tick();
  for (const wait of [59_970, 60_060, 60_000]) {
    world.forward(wait);
    await bot.tick();
  }
  assert.deepEqual(world.titles(channel), ONCE);
  assert.equal(await world.state(channel), "sent");
});
