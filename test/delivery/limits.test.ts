import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST_OF_2025, worldOf } from "./world.ts";

const ONCE = [LAST_OF_2025.en];

test("checklist 16: shortly before too many invalid requests Discord is left alone, and Telegram goes on", async (t) => {
  // Slowly: until a refusal has come, posts are sent.
  const world = await worldOf(t, { rate: 10 });
  const channels: string[] = [];
  for (let count = 0; count < 40; count++) channels.push(await world.onDiscord());
  for (const channel of channels) world.discord.forbid(channel, 50013);
  const chat = await world.onTelegram();
  // As a process left it that was refused very often a moment ago.
  await world.desk.remember("discord.invalid", JSON.stringify({ at: Date.now(), count: 4_740 }));
  const bot = await world.start();
  await bot.tick();
  const refused = world.discord.invalidRequests;
  assert.ok(refused >= 10 && refused < 40, `${refused} were refused`);
  world.forward(5 * 60_000);
  await bot.tick();
  assert.equal(world.discord.invalidRequests, refused);
  assert.deepEqual(world.titles(chat), ONCE);
  const states = new Set(await world.states(channels));
  assert.deepEqual([...states].sort(), ["failed", "later", "queued"]);
});

test("checklist 19: the longer of the two waits that Discord names is kept", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  const fault = { rateLimit: "shared", retryAfter: 15, bodyRetryAfter: 100 } as const;
  world.discord.fault({ method: "POST", channelId: channel }, fault);
  const bot = await world.start();
  await bot.tick();
  world.forward(99_000);
  await bot.tick();
  assert.equal(await world.state(channel), "later");
  // The REST client keeps its own time of the real wait; a new one has none.
  await bot.stop();
  world.forward(2_000);
  await (await world.start()).tick();
  assert.deepEqual(world.titles(channel), ONCE);
});

test("checklist 21: when three chats of Telegram are asked to wait at once, all do", async (t) => {
  const world = await worldOf(t);
  const chats: string[] = [];
  for (let count = 0; count < 60; count++) chats.push(await world.onTelegram());
  const calls = () => world.telegram.requests.filter(({ method }) => method === "sendMessage").length;
  world.telegram.fault("sendMessage", { retryAfter: 40 }, 3);
  const bot = await world.start();
  await bot.tick();
  const tried = calls();
  assert.ok(tried >= 3 && tried <= 13, `${tried} were tried`);
  world.forward(39_000);
  await bot.tick();
  assert.equal(calls(), tried);
  world.forward(2_000);
  await bot.tick();
  for (const chat of chats) assert.deepEqual(world.titles(chat), ONCE, await world.state(chat));
  assert.equal(calls(), 63);
});

test("checklist 21: where three chats of Telegram are asked to wait for long the operator is told, since nobody has a post meanwhile", async (t) => {
  const world = await worldOf(t);
  for (let count = 0; count < 30; count++) await world.onTelegram();
  world.telegram.fault("sendMessage", { retryAfter: 3_600 }, 3);
  const bot = await world.start();
  for (const _ of [1, 2]) await bot.tick();
  const errors = bot.lines.filter(({ level }) => level === "error").map(({ sentence }) => sentence);
  assert.equal(errors.length, 1, errors.join("\n"));
  assert.match(
    errors[0] as string,
    /^Telegram asks to slow down: nothing is posted to telegram before 2025-12-31 06:00/,
  );
});

test("checklist 21: where channels of one server are asked to wait, no other server waits with them", async (t) => {
  const world = await worldOf(t);
  const channels: string[] = [];
  for (let count = 0; count < 20; count++) channels.push(await world.onDiscord());
  const guildOf = (channel: string | undefined) => world.discord.channels.get(channel ?? "")?.guildId;
  const ofOne = channels.filter((channel) => guildOf(channel) === guildOf(channels[0]));
  const others = channels.filter((channel) => !ofOne.includes(channel));
  assert.deepEqual([ofOne.length, others.length], [10, 10]);
  for (const channelId of ofOne)
    world.discord.fault({ method: "POST", channelId }, { rateLimit: "user", retryAfter: 40 });
  await (await world.start()).tick();
  assert.deepEqual(
    await world.states(ofOne),
    ofOne.map(() => "later"),
  );
  for (const channel of others) assert.deepEqual(world.titles(channel), ONCE);
});

test("checklist 21: where one chat is asked to wait the others are not kept from theirs", async (t) => {
  const world = await worldOf(t);
  const chats = [await world.onTelegram(), await world.onTelegram(), await world.onTelegram()];
  world.telegram.fault(
    ({ method, payload }) => method === "sendMessage" && `${payload["chat_id"]}` === chats[0],
    { retryAfter: 40 },
  );
  await (await world.start()).tick();
  assert.deepEqual(await world.states(chats), ["later", "sent", "sent"]);
});
